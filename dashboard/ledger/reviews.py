"""What reviewers said of conversations: drafts, saved at every change, and submitted reviews."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dashboard.access import Person, Right, require_agent
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting, demand, writing
from dashboard.ledger.drafts import Draft, Judged, Note, Said, Task
from dashboard.ledger.samples import ItemGoneError
from dashboard.ledger.tables import (
    Calibration,
    Review,
    ReviewNote,
    ReviewVerdict,
    SampleItem,
)

ROOT_CAUSES = ("knowledge", "skill", "attitude", "process", "system", "customer", "machine")
"""Why a standard was missed, or (``machine``) why the program's verdict was wrong."""


class OutdatedError(Exception):
    """The review was changed or submitted elsewhere in the meantime: nothing was written."""


class CalibrationClosedError(Exception):
    """The calibration is closed, or not for this reviewer, or not of this conversation."""


def begin(ledger: Ledger, by: Person, task: Task, rubric_version: int) -> Draft:
    """One's review of a task: a new draft, or what there is of it.

    Raises :class:`dashboard.ledger.samples.ItemGoneError` where somebody else has the item, and
    :class:`CalibrationClosedError`.
    """
    found = _mine(ledger, by, task)
    if found is not None:
        return found
    try:
        with acting(ledger, by, Right.REVIEW, "review begun", task.conversation_id) as session:
            require_agent(by, Right.REVIEW, task.agent_id)
            _check(session, by, task)
            session.add(made := _new(by, task, rubric_version))
            session.flush()
            return Draft(made.id, made.version, {}, (), made.comment, made.seconds, None)
    except IntegrityError:
        # Another window of the same reviewer was faster.
        found = _mine(ledger, by, task)
    if found is None:
        raise ItemGoneError
    return found


def save(ledger: Ledger, by: Person, draft: Draft) -> Draft:
    """Keep a draft; gives it with its new version. Raises :class:`OutdatedError`."""
    demand(ledger, by, Right.REVIEW, "review saved", draft.id)
    with writing(ledger) as session:
        _write(session, by, draft)
    return replace(draft, version=draft.version + 1)


def submit(ledger: Ledger, by: Person, draft: Draft, judged: Mapping[str, Judged]) -> None:
    """Submit a review: with every standard that the program judged and on which nothing was said,
    its reviewer agrees. Raises :class:`OutdatedError`."""
    said = {name: Said(one.verdict) for name, one in judged.items()} | dict(draft.said)
    with acting(ledger, by, Right.REVIEW, "review submitted", draft.id) as session:
        review = _write(session, by, replace(draft, said=said), judged)
        require_agent(by, Right.REVIEW, review.agent_id)
        review.submitted_at = datetime.now(UTC)
        if review.item_id is not None:
            session.get_one(SampleItem, review.item_id).done_at = review.submitted_at


def withdraw(ledger: Ledger, by: Person, draft: Draft) -> None:
    """Throw a draft away. Raises :class:`OutdatedError`."""
    with acting(ledger, by, Right.REVIEW, "review withdrawn", draft.id) as session:
        session.delete(_open(session, by, draft))


def _mine(ledger: Ledger, by: Person, task: Task) -> Draft | None:
    query = select(Review).where(
        Review.reviewer_id == by.id,
        Review.conversation_id == task.conversation_id,
        Review.item_id == task.item_id if task.item_id is not None else Review.item_id.is_(None),
        Review.calibration_id == task.calibration_id
        if task.calibration_id is not None
        else Review.calibration_id.is_(None),
    )
    if task.item_id is None and task.calibration_id is None:
        # Of a conversation reviewed on its own, a submitted review is followed by a new one.
        query = query.where(Review.submitted_at.is_(None))
    with ledger() as session:
        found = session.scalars(query.order_by(Review.id)).first()
        return _draft(session, found) if found is not None else None


def _check(session: Session, by: Person, task: Task) -> None:
    if task.item_id is not None:
        item = session.get_one(SampleItem, task.item_id, with_for_update=True)
        if item.claimed_by != by.id or item.replaced_reason is not None:
            raise ItemGoneError
        # Whoever saw the claim as lapsed a moment ago has to look again.
        item.claimed_at = datetime.now(UTC)
    if task.calibration_id is not None:
        calibration = _running(session, task.calibration_id)
        if by.id not in calibration.reviewers:
            raise CalibrationClosedError
        if task.conversation_id not in calibration.conversations:
            raise CalibrationClosedError


def _new(by: Person, task: Task, rubric_version: int) -> Review:
    return Review(
        item_id=task.item_id,
        calibration_id=task.calibration_id,
        conversation_id=task.conversation_id,
        agent_id=task.agent_id,
        language=task.language,
        channel=task.channel,
        reviewer_id=by.id,
        started_at=datetime.now(UTC),
        submitted_at=None,
        seconds=0.0,
        comment="",
        rubric_version=rubric_version,
        version=0,
    )


def _draft(session: Session, review: Review) -> Draft:
    verdicts = session.scalars(
        select(ReviewVerdict).where(ReviewVerdict.review_id == review.id).order_by(ReviewVerdict.id)
    )
    notes = session.scalars(
        select(ReviewNote).where(ReviewNote.review_id == review.id).order_by(ReviewNote.id)
    )
    return Draft(
        review.id,
        review.version,
        {one.standard: Said(one.verdict, one.reason, one.root_cause) for one in verdicts},
        tuple(Note(one.position, one.text, one.pinned) for one in notes),
        review.comment,
        review.seconds,
        review.submitted_at,
    )


def _open(session: Session, by: Person, draft: Draft) -> Review:
    """One's own review, unchanged since it was read and not submitted."""
    review = session.get(Review, draft.id, with_for_update=True)
    if review is None or review.reviewer_id != by.id or review.submitted_at is not None:
        raise OutdatedError
    if review.version != draft.version:
        raise OutdatedError
    if review.calibration_id is not None:
        _running(session, review.calibration_id)
    return review


def _running(session: Session, calibration_id: int) -> Calibration:
    """A calibration that nobody closes until this transaction is through."""
    found = session.get_one(Calibration, calibration_id, with_for_update={"read": True})
    if found.closed_at is not None:
        raise CalibrationClosedError
    return found


def _write(
    session: Session, by: Person, draft: Draft, judged: Mapping[str, Judged] | None = None
) -> Review:
    review = _open(session, by, draft)
    review.comment, review.seconds = draft.comment, draft.seconds
    # Counted also where only verdicts or notes changed: those lie in tables of their own.
    review.version = draft.version + 1
    session.execute(delete(ReviewVerdict).where(ReviewVerdict.review_id == review.id))
    session.execute(delete(ReviewNote).where(ReviewNote.review_id == review.id))
    machine = judged or {}
    own = {"review_id": review.id}
    verdicts = [
        own
        | vars(one)
        | {
            "standard": name,
            "machine": machine[name].verdict if name in machine else "",
            "value": machine[name].value if name in machine else None,
        }
        for name, one in draft.said.items()
    ]
    for table, rows in (
        (ReviewVerdict, verdicts),
        (ReviewNote, [own | vars(one) for one in draft.notes]),
    ):
        if rows:
            session.execute(insert(table), rows)
    return review
