"""Blind sessions are opened and closed."""

import pytest

from dashboard.access import DeniedError
from dashboard.ledger import audit, calibrations, judgements, reviews
from dashboard.ledger.reviews import CalibrationClosedError, Judged, Task


def test_a_session_is_opened_and_closed(book, staff):
    both = [staff.reviewer.id, staff.second_reviewer.id]
    first = calibrations.start(book, staff.supervisor, "October", ["c1", "c2"], both)
    second = calibrations.start(book, staff.supervisor, "November", ["c3"], both)
    calibrations.close(book, staff.supervisor, first)
    november, october = calibrations.every(book)
    assert (november.id, november.name, november.closed_at) == (second, "November", None)
    assert (october.conversations, october.reviewers) == (["c1", "c2"], both)
    assert october.opened_by == staff.supervisor.id
    assert october.closed_at is not None


def test_a_session_stays_closed_when_it_was(book, staff):
    session = calibrations.start(book, staff.supervisor, "October", ["c1"], [])
    closed = []
    for by in (staff.supervisor, staff.second_supervisor):
        calibrations.close(book, by, session)
        closed.append(calibrations.every(book)[0].closed_at)
    assert closed[0] == closed[1]


def test_each_reviewer_judges_each_conversation_once(book, staff):
    both = [staff.reviewer, staff.second_reviewer]
    numbers = [one.id for one in both]
    session = calibrations.start(book, staff.supervisor, "October", ["c1", "c2"], numbers)
    for by in both:
        for name in ("c1", "c2"):
            task = Task(name, "anna", "en", "chat", calibration_id=session)
            draft = reviews.begin(book, by, task, 1)
            reviews.submit(book, by, draft, {"greets": Judged("met")})
            assert reviews.begin(book, by, task, 1).id == draft.id
    told = judgements.judgements(book)
    assert set(told["calibration_id"]) == {session}
    assert told.select("conversation_id", "reviewer_id").n_unique() == told.height == 4


def test_nothing_comes_in_once_a_session_is_closed(book, staff, together):
    session = calibrations.start(book, staff.supervisor, "October", ["c1"], [staff.reviewer.id])
    task = Task("c1", "anna", "en", "chat", calibration_id=session)
    draft = reviews.begin(book, staff.reviewer, task, 1)
    closed, submitted = together(
        lambda: calibrations.close(book, staff.supervisor, session),
        lambda: reviews.submit(book, staff.reviewer, draft, {}),
    )
    assert closed is None
    (kept,) = calibrations.every(book)
    if isinstance(submitted, CalibrationClosedError):
        assert judgements.reviews(book).is_empty()
    else:
        (review,) = judgements.reviews(book).iter_rows(named=True)
        assert kept.closed_at is not None
        assert review["submitted_at"] < kept.closed_at


def test_sessions_are_opened_and_closed_by_those_who_may(book, staff):
    session = calibrations.start(book, staff.supervisor, "October", ["c1"], [])
    for by in (staff.reviewer, staff.trainer, staff.agent):
        with pytest.raises(DeniedError):
            calibrations.start(book, by, "Mine", [], [])
        with pytest.raises(DeniedError):
            calibrations.close(book, by, session)
    assert [one.closed_at for one in calibrations.every(book)] == [None]
    denied = audit.entries(book, staff.administrator).filter(action=audit.DENIED)
    assert denied.height == 6


def test_what_a_reviewer_has_still_to_judge_blindly(book, staff):
    rita, rolf = staff.reviewer, staff.second_reviewer
    first = calibrations.start(book, staff.supervisor, "A", ["c1", "c2"], [rita.id])
    second = calibrations.start(book, staff.supervisor, "B", ["c2", "c3"], [rita.id, rolf.id])

    def judge(number, name, by=rita, *, whole=True):
        draft = reviews.begin(book, by, Task(name, "anna", "en", "chat", None, number), 0)
        if whole:
            reviews.submit(book, by, draft, {})

    assert calibrations.unjudged(book, rita.id) == {"c1", "c2", "c3"}
    assert calibrations.unjudged(book, rolf.id) == {"c2", "c3"}
    assert calibrations.unjudged(book, staff.supervisor.id) == frozenset()
    judge(first, "c1")
    judge(first, "c2")
    judge(second, "c3", rolf)
    judge(second, "c3", whole=False)
    assert calibrations.unjudged(book, rita.id) == {"c2", "c3"}
    assert calibrations.unjudged(book, rolf.id) == {"c2"}
    calibrations.close(book, staff.supervisor, second)
    assert calibrations.unjudged(book, rita.id) == frozenset()
