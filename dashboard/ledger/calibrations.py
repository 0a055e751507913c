"""Blind sessions: reviewers judge the same conversations, each alone, then talk about it."""

from datetime import UTC, datetime

from sqlalchemy import select

from dashboard.access import Person, Right
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting
from dashboard.ledger.tables import Calibration, Review


def start(
    ledger: Ledger, by: Person, name: str, conversations: list[str], reviewers: list[int]
) -> int:
    """Open a session; gives its number."""
    about = {"conversations": conversations, "reviewers": reviewers}
    with acting(ledger, by, Right.CALIBRATE, "calibration opened", name, **about) as session:
        made = Calibration(
            name=name,
            conversations=conversations,
            reviewers=reviewers,
            opened_at=datetime.now(UTC),
            opened_by=by.id,
            closed_at=None,
        )
        session.add(made)
        session.flush()
        return made.id


def close(ledger: Ledger, by: Person, calibration_id: int) -> None:
    """Close a session: from now on everybody sees what everybody said."""
    with acting(ledger, by, Right.CALIBRATE, "calibration closed", calibration_id) as session:
        found = session.get_one(Calibration, calibration_id, with_for_update=True)
        found.closed_at = found.closed_at or datetime.now(UTC)


def unjudged(ledger: Ledger, reviewer_id: int) -> frozenset[str]:
    """The conversations that a reviewer has still to judge in open sessions."""
    running = select(Calibration).where(Calibration.closed_at.is_(None))
    judged = select(Review.calibration_id, Review.conversation_id).where(
        Review.reviewer_id == reviewer_id,
        Review.calibration_id.in_(running.with_only_columns(Calibration.id)),
        Review.submitted_at.is_not(None),
    )
    with ledger() as session:
        asked = {
            (one.id, name)
            for one in session.scalars(running)
            if reviewer_id in one.reviewers
            for name in one.conversations
        }
        done = {tuple(row) for row in session.execute(judged)} if asked else set()
    return frozenset(name for _, name in asked - done)


def every(ledger: Ledger) -> list[Calibration]:
    """All sessions, the last one first."""
    with ledger() as session:
        return list(session.scalars(select(Calibration).order_by(Calibration.id.desc())))
