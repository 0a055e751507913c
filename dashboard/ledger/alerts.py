"""What rules found: kept once, sent once to each channel, and seen by somebody."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select, text, true
from sqlalchemy.orm import Session

from dashboard.access import DeniedError, Person, Right
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting, demand, writing
from dashboard.ledger.tables import Alert
from scoring.analysis.alerts import Finding

FRESH = timedelta(days=7)
"""How long an alert that reached nobody is worth sending."""

TAKEN = timedelta(minutes=15)
"""How long an alert stays with whoever sends it; after that another one tries."""


def keep(ledger: Ledger, found: Sequence[Finding], at: datetime) -> int:
    """Keep what is new of what was found; gives how many alerts that are.

    Of findings about single conversations, those are new that no alert of the same rule and group
    told of. Whoever keeps at the same time waits, and then finds everything known.
    """
    if not found:
        return 0
    with writing(ledger) as session:
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("LOCK TABLE alerts IN SHARE ROW EXCLUSIVE MODE"))
        untold = [left for one in found if (left := _untold(session, one)) is not None]
        keys = [one.key for one in untold]
        known = set(session.scalars(select(Alert.key).where(Alert.key.in_(keys))))
        new = {one.key: one for one in untold if one.key not in known}
        session.add_all(_alert(one, at) for one in new.values())
        return len(new)


def recent(ledger: Ledger, by: Person, limit: int = 100) -> list[Alert]:
    """The latest alerts that somebody may see, the last one first. Raises
    :class:`dashboard.access.DeniedError`."""
    demand(ledger, by, Right.COMPARE, "figures read")
    query = select(Alert).where(_of(by)).order_by(Alert.id.desc()).limit(limit)
    with ledger() as session:
        return list(session.scalars(query))


def unseen(ledger: Ledger, by: Person) -> list[Alert]:
    """The alerts that somebody may see and nobody has, the last one first. Raises
    :class:`dashboard.access.DeniedError`."""
    demand(ledger, by, Right.COMPARE, "figures read")
    query = select(Alert).where(_of(by), Alert.seen_at.is_(None)).order_by(Alert.id.desc())
    with ledger() as session:
        return list(session.scalars(query))


def see(ledger: Ledger, by: Person, ids: Collection[int]) -> None:
    """Note that somebody has seen alerts; who did first stays. Raises
    :class:`dashboard.access.DeniedError` for alerts of teams that they do not see."""
    named = ", ".join(map(str, sorted(ids)))
    with acting(ledger, by, Right.COMPARE, "alert seen", named) as session:
        mine = list(session.scalars(select(Alert).where(Alert.id.in_(ids), _of(by))))
        if len(mine) < len(set(ids)):
            raise DeniedError(by, Right.COMPARE)
        for one in mine:
            if one.seen_at is None:
                one.seen_at, one.seen_by = datetime.now(UTC), by.id


def waiting(ledger: Ledger, at: datetime) -> int:
    """How many alerts are still to be sent."""
    with ledger() as session:
        return len(list(session.scalars(select(Alert.id).where(_unsent(at)))))


def take(ledger: Ledger, at: datetime) -> list[Alert]:
    """Take every alert that is still to be sent and that nobody is sending, the first one first;
    to be followed by :func:`told`."""
    free = or_(Alert.taken_at.is_(None), Alert.taken_at < at - TAKEN)
    query = select(Alert).where(_unsent(at), free).order_by(Alert.id)
    with writing(ledger) as session:
        mine = list(session.scalars(query.with_for_update(skip_locked=True)))
        for one in mine:
            one.taken_at = at
        return mine


def told(
    ledger: Ledger, ids: Collection[int], at: datetime, reached: Collection[str], failed: str | None
) -> None:
    """Note which channels were reached with alerts that were taken, and why others were not."""
    with writing(ledger) as session:
        for one in session.scalars(select(Alert).where(Alert.id.in_(ids)).with_for_update()):
            one.sent_to = sorted({*one.sent_to, *reached})
            one.taken_at, one.failed = None, failed
            one.sent_at = None if failed else at


def _unsent(at: datetime) -> ColumnElement[bool]:
    return and_(Alert.sent_at.is_(None), Alert.found_at > at - FRESH)


def _of(by: Person) -> ColumnElement[bool]:
    """Alerts about conversations that somebody sees all of."""
    teams = by.scope().teams
    if not teams:
        return true()
    team = and_(Alert.of == "team", Alert.member.in_(teams))
    agent = and_(Alert.of == "agent_id", Alert.member.in_(by.agents))
    return or_(team, agent)


def _untold(session: Session, one: Finding) -> Finding | None:
    """What is new of a finding about single conversations; None if nothing is."""
    if not one.conversations:
        return one
    same = select(Alert.conversations).where(Alert.rule == one.rule, Alert.of == one.group)
    before = {name for ids in session.scalars(same) for name in ids}
    left = tuple(name for name in one.conversations if name not in before)
    return replace(one, conversations=left, count=len(left)) if left else None


def _alert(one: Finding, at: datetime) -> Alert:
    return Alert(
        key=one.key,
        found_at=at,
        rule=one.rule,
        of=one.group,
        member=one.member,
        measure=one.measure,
        since=one.since,
        until=one.until,
        figures=one.figures,
        count=one.count,
        conversations=list(one.conversations),
        sent_to=[],
    )
