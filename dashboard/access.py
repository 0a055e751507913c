"""Who may see and do what: the one place that says so.

Rights are asked where something is done, not only where it is offered: everything that changes the
ledger names the right it takes (:func:`dashboard.ledger.audit.acting`), and everything that is read
of conversations goes through :func:`visible`.
"""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from scoring.credit import answered


class Role(StrEnum):
    """What somebody is to the programme; each person has one."""

    ADMINISTRATOR = "administrator"
    SUPERVISOR = "supervisor"
    REVIEWER = "reviewer"
    TRAINER = "trainer"
    AGENT = "agent"
    READER = "reader"


class Right(StrEnum):
    """What a role may do."""

    COMPARE = "compare"
    """See figures and conversations of others than oneself."""
    READ = "read"
    """Read transcripts: of everybody one sees, or one's own."""
    IMPORT = "import"
    """Bring conversations in, and have models learn from them."""
    MANAGE = "manage"
    """Say who has which role, and set what holds for all."""
    AUDIT = "audit"
    """Read who looked at and changed what."""
    PLAN = "plan"
    """Draw samples for review."""
    REVIEW = "review"
    """Judge conversations."""
    CALIBRATE = "calibrate"
    """Open and close blind sessions in which reviewers judge the same conversations."""
    DISPUTE = "dispute"
    """Question a verdict on one's own conversation."""
    DECIDE = "decide"
    """Decide what was disputed."""
    COACH = "coach"
    """Plan coaching, keep examples, record trainings."""
    BE_COACHED = "be coached"
    """Acknowledge one's own coaching and do its tasks."""
    APPRAISE = "appraise"
    """Set the formula of appraisals and close them."""
    WARN = "warn"
    """Set what gives an alert, and where alerts are sent."""
    UNSEAL = "unseal"
    """Open the sealed original of a masked conversation that one may read."""


_LOOK = frozenset({Right.COMPARE, Right.READ})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMINISTRATOR: _LOOK | {Right.IMPORT, Right.MANAGE, Right.AUDIT, Right.WARN, Right.UNSEAL},
    Role.SUPERVISOR: _LOOK
    | {Right.IMPORT, Right.PLAN, Right.REVIEW, Right.CALIBRATE, Right.DECIDE, Right.APPRAISE}
    | {Right.WARN, Right.UNSEAL},
    Role.REVIEWER: _LOOK | {Right.PLAN, Right.REVIEW},
    Role.TRAINER: _LOOK | {Right.COACH},
    Role.AGENT: frozenset({Right.READ, Right.DISPUTE, Right.BE_COACHED}),
    Role.READER: frozenset({Right.COMPARE}),
}


PAGES: dict[str, Right] = {
    "overview": Right.COMPARE,
    "agents": Right.COMPARE,
    "agent": Right.COMPARE,
    "languages": Right.COMPARE,
    "trends": Right.COMPARE,
    "topics": Right.COMPARE,
    "causes": Right.COMPARE,
    "workload": Right.COMPARE,
    "report": Right.COMPARE,
    "me": Right.BE_COACHED,
    "conversations": Right.READ,
    "conversation": Right.READ,
    "standards": Right.COMPARE,
    "rubric": Right.COMPARE,
    "ratings": Right.COMPARE,
    "trust": Right.COMPARE,
    "queue": Right.REVIEW,
    "samples": Right.PLAN,
    "calibration": Right.REVIEW,
    "disputes": Right.DECIDE,
    "coaching": Right.COACH,
    "library": Right.COACH,
    "appraisal": Right.APPRAISE,
    "import": Right.IMPORT,
    "privacy": Right.MANAGE,
    "alerts": Right.WARN,
    "hours": Right.MANAGE,
    "members": Right.MANAGE,
    "audit": Right.AUDIT,
}
"""The right that each page takes; without it the page is not there. What a page shows and does asks
for rights of its own."""


class DeniedError(Exception):
    """Somebody tried what they have no right to, or not with this agent; ``right`` says which it
    would have taken."""

    def __init__(self, person: "Person", right: Right, agent_id: str | None = None) -> None:
        of = "" if agent_id is None else f" of {agent_id}"
        super().__init__(f"{person.login} ({person.role}) has no right to {right}{of}.")
        self.person, self.right = person, right


@dataclass(frozen=True)
class Scope:
    """Which conversations somebody sees: of everybody, or ``alone`` their own; of ``teams`` only,
    unless empty."""

    agent_id: str | None = None
    alone: bool = False
    teams: tuple[str, ...] = ()


EVERYTHING = Scope()


@dataclass(frozen=True)
class Person:
    """Somebody who works with the dashboard. ``agent_id``: whose conversations are their own;
    ``teams``: the only ones they see, all if empty, and ``agents`` those who have conversations
    there. ``alone`` is who needs no login, since nobody else gets at the dashboard: they may do
    everything. ``behind``: the login of whoever looks with this person's eyes, if it is not they
    themselves."""

    id: int
    login: str
    name: str
    role: Role
    agent_id: str | None = None
    teams: tuple[str, ...] = ()
    alone: bool = False
    behind: str | None = None
    agents: Set[str] = frozenset()

    def may(self, right: Right) -> bool:
        """Whether they have a right."""
        return self.alone or right in RIGHTS[self.role]

    def scope(self) -> Scope:
        """Which conversations they see."""
        if self.may(Right.COMPARE):
            return Scope(teams=self.teams)
        return Scope(self.agent_id, alone=True)


def require(person: Person, right: Right) -> None:
    """Raises :class:`DeniedError` unless the person has the right."""
    if not person.may(right):
        raise DeniedError(person, right)


def require_agent(person: Person, right: Right, agent_id: str | None) -> None:
    """Raises :class:`DeniedError` where somebody has a right to act on agents of some teams, and
    this one is none of them. Where no agent is concerned, nobody of another team is."""
    limited = bool(person.scope().teams)
    if limited and agent_id is not None and agent_id not in person.agents:
        raise DeniedError(person, right, agent_id)


def visible(frame: pl.LazyFrame, scope: Scope) -> pl.LazyFrame:
    """The rows (with ``agent_id`` and ``team``) within a scope. A conversation is of those who
    answered in it too, as far as the frame tells: by ``agents`` or by its ``messages``."""
    if scope.alone:
        return frame.filter(_own(frame.collect_schema(), scope.agent_id))
    if scope.teams:
        return frame.filter(pl.col("team").is_in(list(scope.teams)))
    return frame


def _own(there: pl.Schema, agent_id: str | None) -> pl.Expr:
    if agent_id is None:
        return pl.lit(False)
    if "agents" in there:
        return answered([agent_id])
    own = pl.col("agent_id") == agent_id
    if "messages" not in there or not isinstance(there["messages"], pl.List):
        return own
    message = pl.element().struct
    wrote = (message.field("role") == "agent") & (message.field("author") == agent_id)
    return own.fill_null(False) | pl.col("messages").list.eval(wrote).list.any().fill_null(False)
