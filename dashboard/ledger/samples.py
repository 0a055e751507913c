"""Which conversations were drawn for review, by which plan, and how far their review is."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, and_, case, delete, exists, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dashboard.access import Person, Right, require_agent
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting, demand, writing
from dashboard.ledger.tables import Review, SampleItem, SamplePlan

ITEM = pl.Schema(
    {
        "item_id": pl.Int64,
        "plan_id": pl.Int64,
        "cycle": pl.String,
        "conversation_id": pl.String,
        "agent_id": pl.String,
        "stratum": pl.String,
        "probability": pl.Float64,
        "reasons": pl.List(pl.String),
        "due_at": pl.Datetime("us", "UTC"),
        "claimed_by": pl.Int64,
        "state": pl.String,
        "replaced_reason": pl.String,
    }
)
"""``state``: open, done, overdue or replaced; those who hold an open one are ``claimed_by``."""

HELD = timedelta(minutes=30)
"""How long an item stays with whoever opened it; after that it is anybody's again."""

OPEN, DONE, OVERDUE, REPLACED = "open", "done", "overdue", "replaced"


@dataclass(frozen=True)
class Drawn:
    """A conversation to be reviewed, with its chance to be drawn."""

    conversation_id: str
    agent_id: str | None
    stratum: str
    probability: float
    reasons: tuple[str, ...]


class ItemGoneError(Exception):
    """Somebody else has reviewed or replaced the item, or is at it."""


class DrawnError(Exception):
    """What is to take an item's place is in the sample of the cycle already."""


class EndedError(Exception):
    """The plan was ended: nothing more is drawn by it."""


def save(
    ledger: Ledger, by: Person, name: str, plan: dict[str, Any], *, cycle: str, due_days: int
) -> int:
    """A new plan (``cycle``: week or month); gives its number."""
    about = {"plan": plan, "cycle": cycle, "due_days": due_days}
    with acting(ledger, by, Right.PLAN, "sample plan made", name, **about) as session:
        made = SamplePlan(
            name=name,
            plan=plan,
            cycle=cycle,
            due_days=due_days,
            created_at=datetime.now(UTC),
            created_by=by.id,
            ended_at=None,
        )
        session.add(made)
        session.flush()
        return made.id


def end(ledger: Ledger, by: Person, plan_id: int) -> None:
    """Draw no more by a plan; what was drawn stays."""
    with acting(ledger, by, Right.PLAN, "sample plan ended", plan_id) as session:
        session.get_one(SamplePlan, plan_id).ended_at = datetime.now(UTC)


def plans(ledger: Ledger) -> list[SamplePlan]:
    """Every plan, the last one first."""
    with ledger() as session:
        return list(session.scalars(select(SamplePlan).order_by(SamplePlan.id.desc())))


def draw(ledger: Ledger, by: Person, plan_id: int, cycle: str, drawn: list[Drawn]) -> int:
    """Keep what was drawn for a cycle; gives how many of it are new: drawn twice, it is there
    once. Raises :class:`EndedError`."""
    about = {"cycle": cycle, "count": len(drawn)}
    with acting(ledger, by, Right.PLAN, "sample drawn", plan_id, **about) as session:
        for one in drawn:
            require_agent(by, Right.PLAN, one.agent_id)
        plan = session.get_one(SamplePlan, plan_id, with_for_update=True)
        if plan.ended_at is not None:
            raise EndedError
        drawn_before = select(SampleItem.conversation_id).where(
            SampleItem.plan_id == plan_id, SampleItem.cycle == cycle
        )
        known = set(session.scalars(drawn_before))
        new = {
            one.conversation_id: _item(plan, cycle, one)
            for one in drawn
            if one.conversation_id not in known
        }
        session.add_all(new.values())
        return len(new)


def items(ledger: Ledger, plan_id: int | None = None, cycle: str | None = None) -> pl.DataFrame:
    """What was drawn (ITEM), in the order of the draw."""
    query = _listed().order_by(SampleItem.id)
    if plan_id is not None:
        query = query.where(SampleItem.plan_id == plan_id)
    if cycle is not None:
        query = query.where(SampleItem.cycle == cycle)
    with ledger() as session:
        rows = [tuple(row) for row in session.execute(query)]
    return pl.DataFrame(rows, schema=ITEM, orient="row")


def claim(ledger: Ledger, by: Person, item_id: int) -> None:
    """Take an open item for oneself, or keep it; raises :class:`ItemGoneError`."""
    with acting(ledger, by, Right.REVIEW, "item claimed", item_id) as session:
        item = session.get_one(SampleItem, item_id, with_for_update=True)
        require_agent(by, Right.REVIEW, item.agent_id)
        if not _free(session, item, by):
            raise ItemGoneError
        item.claimed_by, item.claimed_at = by.id, datetime.now(UTC)


def next_item(ledger: Ledger, by: Person) -> int | None:
    """Take the item that is due first and nobody is at; one's own begun ones come first. None when
    nothing waits. Who is limited to some teams gets what is of their agents."""
    demand(ledger, by, Right.REVIEW, "item claimed")
    now = datetime.now(UTC)
    mine = SampleItem.claimed_by == by.id
    first = (
        select(SampleItem)
        .where(_waiting())
        .order_by(SampleItem.due_at, SampleItem.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if by.scope().teams:
        first = first.where(SampleItem.agent_id.in_(by.agents))
    with writing(ledger) as session:
        item = session.scalar(first.where(mine)) or session.scalar(first.where(_unheld(now)))
        if item is None:
            return None
        item.claimed_by, item.claimed_at = by.id, now
        return item.id


def replace(
    ledger: Ledger, by: Person, item_id: int, reason: str, instead: Drawn | None
) -> int | None:
    """Give up an item that cannot be judged, with the reason, and with one's draft of it;
    ``instead`` takes its place, with its number as the answer. Raises :class:`ItemGoneError` and
    :class:`DrawnError`."""
    about = {"reason": reason, "instead": instead.conversation_id if instead else None}
    with acting(ledger, by, Right.REVIEW, "item replaced", item_id, **about) as session:
        # The draft before its item, as who submits takes them: neither waits for the other.
        session.execute(select(Review.id).where(Review.item_id == item_id).with_for_update())
        item = session.get_one(SampleItem, item_id, with_for_update=True)
        require_agent(by, Right.REVIEW, item.agent_id)
        if not _free(session, item, by):
            raise ItemGoneError
        session.execute(delete(Review).where(Review.item_id == item_id))
        item.replaced_reason = reason
        if instead is None:
            return None
        plan = session.get_one(SamplePlan, item.plan_id)
        new = _item(plan, item.cycle, instead)
        new.due_at = item.due_at
        session.add(new)
        try:
            session.flush()
        except IntegrityError:
            raise DrawnError from None
        item.replaced_by = new.id
        return new.id


def _item(plan: SamplePlan, cycle: str, drawn: Drawn) -> SampleItem:
    now = datetime.now(UTC)
    return SampleItem(
        plan_id=plan.id,
        cycle=cycle,
        conversation_id=drawn.conversation_id,
        agent_id=drawn.agent_id,
        stratum=drawn.stratum,
        probability=drawn.probability,
        reasons=list(drawn.reasons),
        drawn_at=now,
        due_at=now + timedelta(days=plan.due_days),
        claimed_by=None,
        claimed_at=None,
        replaced_by=None,
        replaced_reason=None,
    )


def _waiting() -> ColumnElement[bool]:
    return and_(SampleItem.replaced_reason.is_(None), SampleItem.done_at.is_(None))


def _unheld(now: datetime) -> ColumnElement[bool]:
    """Nobody has begun it, and nobody opened it a moment ago."""
    begun = exists().where(Review.item_id == SampleItem.id)
    lapsed = or_(SampleItem.claimed_at.is_(None), SampleItem.claimed_at < now - HELD)
    return and_(~begun, lapsed)


def _free(session: Session, item: SampleItem, by: Person) -> bool:
    mine = SampleItem.claimed_by == by.id
    query = select(SampleItem.id).where(
        SampleItem.id == item.id, _waiting(), or_(mine, _unheld(datetime.now(UTC)))
    )
    return session.scalar(query) is not None


def _listed() -> Any:
    late = SampleItem.due_at < datetime.now(UTC)
    state = case(
        (SampleItem.replaced_reason.is_not(None), REPLACED),
        (SampleItem.done_at.is_not(None), DONE),
        (late, OVERDUE),
        else_=OPEN,
    )
    return select(
        SampleItem.id,
        SampleItem.plan_id,
        SampleItem.cycle,
        SampleItem.conversation_id,
        SampleItem.agent_id,
        SampleItem.stratum,
        SampleItem.probability,
        SampleItem.reasons,
        SampleItem.due_at,
        SampleItem.claimed_by,
        state,
        SampleItem.replaced_reason,
    )
