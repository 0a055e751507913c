"""What agents question in verdicts on them, and how it was decided."""

from datetime import UTC, datetime, timedelta

import polars as pl
from sqlalchemy import and_, case, select
from sqlalchemy.exc import IntegrityError

from dashboard.access import Person, Right, require_agent
from dashboard.ledger import Ledger, settings
from dashboard.ledger.audit import acting
from dashboard.ledger.reviews import Task
from dashboard.ledger.tables import Dispute, Review, ReviewVerdict, SampleItem

DISPUTE = pl.Schema(
    {
        "dispute_id": pl.Int64,
        "conversation_id": pl.String,
        "agent_id": pl.String,
        "language": pl.String,
        "standard": pl.String,
        "review_id": pl.Int64,
        "reviewer_id": pl.Int64,
        "verdict": pl.String,
        "expected": pl.String,
        "opened_at": pl.Datetime("us", "UTC"),
        "due_at": pl.Datetime("us", "UTC"),
        "decided_by": pl.Int64,
        "decided_at": pl.Datetime("us", "UTC"),
        "decision": pl.String,
        "channel": pl.String,
        "machine": pl.String,
        "value": pl.Float64,
        "probability": pl.Float64,
    }
)
"""``reviewer_id`` gave the verdict, null where it was the program. ``machine`` is what the program
said, ``value`` what it had measured (null where no review tells)."""


class NotTheirsError(Exception):
    """Agents dispute verdicts on their own conversations alone."""


class DisputedError(Exception):
    """The verdict was disputed before: once is all there is."""


class DecidedError(Exception):
    """Somebody has decided the dispute already."""


class OwnReviewError(Exception):
    """A dispute is decided by another person than the reviewer and the one who disputes."""


def dispute(  # noqa: PLR0917 - what is disputed, and what is said of it
    ledger: Ledger,
    by: Person,
    about: Task,
    standard: str,
    verdict: str,
    expected: str,
    comment: str,
    review_id: int | None = None,
) -> int:
    """Question a verdict; gives the number of the dispute."""
    told = {"conversation_id": about.conversation_id, "verdict": verdict, "expected": expected}
    days = settings.get(ledger, settings.DISPUTES)["days"]
    try:
        with acting(ledger, by, Right.DISPUTE, "dispute opened", standard, **told) as session:
            if not by.alone and (by.agent_id is None or by.agent_id != about.agent_id):
                raise NotTheirsError
            now = datetime.now(UTC)
            made = Dispute(
                conversation_id=about.conversation_id,
                agent_id=about.agent_id,
                language=about.language,
                standard=standard,
                review_id=review_id,
                verdict=verdict,
                expected=expected,
                comment=comment,
                opened_by=by.id,
                opened_at=now,
                due_at=now + timedelta(days=days),
                decision_comment="",
            )
            session.add(made)
            session.flush()
            return made.id
    except IntegrityError:
        raise DisputedError from None


def decide(ledger: Ledger, by: Person, dispute_id: int, decision: str, comment: str) -> None:
    """Say which verdict holds. Raises :class:`DecidedError` and :class:`OwnReviewError`."""
    told = {"decision": decision}
    with acting(ledger, by, Right.DECIDE, "dispute decided", dispute_id, **told) as session:
        found = session.get_one(Dispute, dispute_id, with_for_update=True)
        require_agent(by, Right.DECIDE, found.agent_id)
        if found.decision is not None:
            raise DecidedError
        review = None if found.review_id is None else session.get_one(Review, found.review_id)
        concerned = {found.opened_by, None if review is None else review.reviewer_id}
        if by.id in concerned and not by.alone:
            raise OwnReviewError
        found.decision, found.decision_comment = decision, comment
        found.decided_by, found.decided_at = by.id, datetime.now(UTC)


def every(ledger: Ledger, agent_id: str | None = None) -> list[Dispute]:
    """All disputes, or an agent's: open ones first by their deadline, then the last decided."""
    query = select(Dispute)
    if agent_id is not None:
        query = query.where(Dispute.agent_id == agent_id)
    with ledger() as session:
        found = list(session.scalars(query))
    waiting = sorted((one for one in found if one.decision is None), key=lambda one: one.due_at)
    decided = [one for one in found if one.decision is not None]
    return waiting + sorted(decided, key=lambda one: one.decided_at or one.due_at, reverse=True)


def frame(ledger: Ledger) -> pl.DataFrame:
    """All disputes (DISPUTE), in the order in which they were opened."""
    query = (
        select(
            Dispute.id,
            Dispute.conversation_id,
            Dispute.agent_id,
            Dispute.language,
            Dispute.standard,
            Dispute.review_id,
            Review.reviewer_id,
            Dispute.verdict,
            Dispute.expected,
            Dispute.opened_at,
            Dispute.due_at,
            Dispute.decided_by,
            Dispute.decided_at,
            Dispute.decision,
            Review.channel,
            case((Dispute.review_id.is_(None), Dispute.verdict), else_=ReviewVerdict.machine),
            ReviewVerdict.value,
            SampleItem.probability,
        )
        .outerjoin(Review, Review.id == Dispute.review_id)
        .outerjoin(
            ReviewVerdict,
            and_(ReviewVerdict.review_id == Review.id, ReviewVerdict.standard == Dispute.standard),
        )
        .outerjoin(SampleItem, SampleItem.id == Review.item_id)
        .order_by(Dispute.id)
    )
    with ledger() as session:
        rows = [tuple(row) for row in session.execute(query)]
    return pl.DataFrame(rows, schema=DISPUTE, orient="row")
