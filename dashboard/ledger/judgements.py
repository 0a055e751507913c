"""What people have judged so far, as frames: submitted reviews, their verdicts, and corrections."""

from typing import Any

import polars as pl
from sqlalchemy import false, func, literal, select, union_all

from dashboard.ledger import Ledger
from dashboard.ledger.tables import Dispute, Review, ReviewNote, ReviewVerdict, SampleItem

REVIEW = pl.Schema(
    {
        "review_id": pl.Int64,
        "item_id": pl.Int64,
        "calibration_id": pl.Int64,
        "conversation_id": pl.String,
        "agent_id": pl.String,
        "language": pl.String,
        "channel": pl.String,
        "reviewer_id": pl.Int64,
        "submitted_at": pl.Datetime("us", "UTC"),
        "seconds": pl.Float64,
        "comment": pl.String,
        "rubric_version": pl.Int64,
        "probability": pl.Float64,
    }
)
"""``probability``: the chance of the conversation to be drawn; null unless it was."""

JUDGEMENT = pl.Schema(
    {
        name: REVIEW[name]
        for name in (
            "review_id",
            "calibration_id",
            "conversation_id",
            "agent_id",
            "language",
            "channel",
            "reviewer_id",
            "submitted_at",
            "probability",
        )
    }
    | {
        "standard": pl.String,
        "verdict": pl.String,
        "machine": pl.String,
        "value": pl.Float64,
        "reason": pl.String,
        "root_cause": pl.String,
    }
)
"""``machine`` is what the program had said then, empty where it was not asked."""

CORRECTION = pl.Schema(
    {
        "conversation_id": pl.String,
        "standard": pl.String,
        "verdict": pl.String,
        "at": pl.Datetime("us", "UTC"),
    }
)

NOTE = pl.Schema(
    {
        "review_id": pl.Int64,
        "conversation_id": pl.String,
        "position": pl.Int64,
        "text": pl.String,
        "pinned": pl.Boolean,
        "reviewer_id": pl.Int64,
        "submitted_at": pl.Datetime("us", "UTC"),
    }
)


def version(ledger: Ledger) -> str:
    """Changes with every review that is submitted and every dispute that is decided."""
    submitted = select(func.count(), func.max(Review.submitted_at)).where(
        Review.submitted_at.is_not(None)
    )
    decided = select(func.count(), func.max(Dispute.decided_at)).where(
        Dispute.decided_at.is_not(None)
    )
    with ledger() as session:
        return "/".join(
            str(row) for query in (submitted, decided) for row in session.execute(query)
        )


def reviews(ledger: Ledger, conversation_id: str | None = None) -> pl.DataFrame:
    """Submitted reviews (REVIEW), in the order of their submission."""
    columns = [getattr(Review, name) for name in REVIEW if name not in ("review_id", "probability")]
    query = _submitted(select(Review.id, *columns, SampleItem.probability), conversation_id)
    return _frame(ledger, query, REVIEW)


def judgements(ledger: Ledger, conversation_id: str | None = None) -> pl.DataFrame:
    """The verdicts of submitted reviews (JUDGEMENT), calibrations among them."""
    of_review = ("calibration_id", "conversation_id", "agent_id", "language", "channel")
    of_verdict = ("standard", "verdict", "machine", "value", "reason", "root_cause")
    columns = [
        Review.id,
        *(getattr(Review, name) for name in of_review),
        Review.reviewer_id,
        Review.submitted_at,
        SampleItem.probability,
        *(getattr(ReviewVerdict, name) for name in of_verdict),
    ]
    query = _submitted(select(*columns).join(ReviewVerdict), conversation_id)
    return _frame(ledger, query.order_by(ReviewVerdict.id), JUDGEMENT)


def corrections(ledger: Ledger) -> pl.DataFrame:
    """Where a person's verdict stands in the place of the program's (CORRECTION): what was decided
    of a dispute, which is final, else what was said last in a review that was no calibration."""
    said = (
        select(
            Review.conversation_id,
            ReviewVerdict.standard,
            ReviewVerdict.verdict,
            Review.submitted_at.label("at"),
            Review.id.label("number"),
            (ReviewVerdict.verdict == ReviewVerdict.machine).label("agrees"),
            literal(0).label("final"),
        )
        .join(ReviewVerdict)
        .where(Review.submitted_at.is_not(None), Review.calibration_id.is_(None))
    )
    decided = select(
        Dispute.conversation_id,
        Dispute.standard,
        Dispute.decision,
        Dispute.decided_at,
        literal(0),
        false(),
        literal(1),
    ).where(Dispute.decision.is_not(None))
    every = union_all(said, decided).subquery()
    place = func.row_number().over(
        partition_by=(every.c.conversation_id, every.c.standard),
        order_by=(every.c.final.desc(), every.c.at.desc(), every.c.number.desc()),
    )
    ranked = select(every, place.label("place")).subquery()
    # Who agrees with the program leaves its verdict to the rubric, which may change.
    last = select(*(ranked.c[name] for name in CORRECTION)).where(
        ranked.c.place == 1, ~ranked.c.agrees
    )
    return _frame(ledger, last.order_by(ranked.c.at, ranked.c.number), CORRECTION)


def notes(ledger: Ledger, conversation_id: str | None = None) -> pl.DataFrame:
    """Comments at messages in submitted reviews (NOTE)."""
    columns = [
        ReviewNote.review_id,
        Review.conversation_id,
        ReviewNote.position,
        ReviewNote.text,
        ReviewNote.pinned,
        Review.reviewer_id,
        Review.submitted_at,
    ]
    query = _submitted(select(*columns).join(ReviewNote), conversation_id)
    return _frame(ledger, query.order_by(ReviewNote.id), NOTE)


def _submitted(query: Any, conversation_id: str | None) -> Any:
    found = (
        query.outerjoin(SampleItem, SampleItem.id == Review.item_id)
        .where(Review.submitted_at.is_not(None))
        .order_by(Review.submitted_at, Review.id)
    )
    return (
        found if conversation_id is None else found.where(Review.conversation_id == conversation_id)
    )


def _frame(ledger: Ledger, query: Any, schema: pl.Schema) -> pl.DataFrame:
    with ledger() as session:
        rows = [tuple(row) for row in session.execute(query)]
    return pl.DataFrame(rows, schema=schema, orient="row")
