"""Agents question verdicts on their own conversations, once; somebody else decides, once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from dashboard.access import DeniedError
from dashboard.ledger import audit, disputes, members, reviews, settings
from dashboard.ledger.disputes import (
    DecidedError,
    DisputedError,
    NotTheirsError,
    OwnReviewError,
)
from dashboard.ledger.reviews import Task

ABOUT = Task("c1", "anna", "en", "chat")


@pytest.fixture
def opened(book, staff):
    """Has Anna dispute a verdict."""

    def of(standard="greets", about=ABOUT, review_id=None):
        return disputes.dispute(
            book, staff.agent, about, standard, "missed", "met", "I did greet.", review_id
        )

    return of


def test_a_dispute_is_kept_with_its_deadline(book, staff, opened):
    settings.put(book, staff.supervisor, settings.DISPUTES, {"days": 3})
    number = opened()
    (kept,) = disputes.every(book, "anna")
    assert (kept.id, kept.conversation_id, kept.standard) == (number, "c1", "greets")
    assert (kept.verdict, kept.expected, kept.comment) == ("missed", "met", "I did greet.")
    assert (kept.opened_by, kept.language, kept.decision) == (staff.agent.id, "en", None)
    assert kept.due_at - kept.opened_at == timedelta(days=3)
    assert disputes.every(book, "ben") == []


def test_a_verdict_is_disputed_once(book, opened):
    first = opened()
    for _ in range(2):
        with pytest.raises(DisputedError):
            opened()
    assert opened("thanks") != first
    assert opened(about=replace(ABOUT, conversation_id="c2")) != first
    assert len(disputes.every(book)) == 3


def test_of_many_clicks_at_once_one_opens_a_dispute(book, opened):
    def click(_):
        try:
            return opened()
        except DisputedError:
            return None

    with ThreadPoolExecutor(6) as pool:
        assert len([one for one in pool.map(click, range(6)) if one is not None]) == 1
    assert len(disputes.every(book)) == 1


def test_agents_dispute_what_is_theirs(book, staff):
    def of(by, about):
        return disputes.dispute(book, by, about, "greets", "missed", "met", "")

    for by, about in ((staff.second_agent, ABOUT), (staff.agent, replace(ABOUT, agent_id=None))):
        with pytest.raises(NotTheirsError):
            of(by, about)
    for by in (staff.reviewer, staff.supervisor):
        with pytest.raises(DeniedError):
            of(by, ABOUT)
    assert disputes.every(book) == []
    assert of(members.alone(book), ABOUT) > 0


def test_a_dispute_is_decided_with_a_comment(book, staff, opened):
    number = opened()
    disputes.decide(book, staff.supervisor, number, "partly", "Half a greeting.")
    (kept,) = disputes.every(book)
    assert (kept.decision, kept.decision_comment) == ("partly", "Half a greeting.")
    assert kept.decided_by == staff.supervisor.id
    assert kept.decided_at is not None
    (entry,) = audit.entries(book, staff.administrator).filter(action="dispute decided").rows()
    assert entry[-1] == '{"decision":"partly"}'


def test_a_dispute_is_decided_once(book, staff, opened, together):
    number = opened()
    told = together(
        lambda: disputes.decide(book, staff.supervisor, number, "met", ""),
        lambda: disputes.decide(book, staff.second_supervisor, number, "missed", ""),
    )
    late = [isinstance(one, DecidedError) for one in told]
    assert sorted(late) == [False, True]
    assert [one.decision for one in disputes.every(book)] == ["missed" if late[0] else "met"]


def test_nobody_decides_on_their_own_review(book, staff, opened):
    draft = reviews.begin(book, staff.supervisor, ABOUT, 1)
    reviews.submit(book, staff.supervisor, draft, {})
    number = opened(review_id=draft.id)
    with pytest.raises(OwnReviewError):
        disputes.decide(book, staff.supervisor, number, "missed", "I said so.")
    with pytest.raises(DeniedError):
        disputes.decide(book, staff.reviewer, number, "missed", "")
    assert [one.decision for one in disputes.every(book)] == [None]
    disputes.decide(book, staff.second_supervisor, number, "met", "")


def test_open_disputes_come_first_by_their_deadline(book, staff, opened):
    settings.put(book, staff.supervisor, settings.DISPUTES, {"days": 9})
    late, decided, last = (opened(name) for name in ("greets", "thanks", "ends"))
    settings.put(book, staff.supervisor, settings.DISPUTES, {"days": 1})
    soon = opened("empathises")
    for number in (decided, last):
        disputes.decide(book, staff.supervisor, number, "met", "")
    assert [one.id for one in disputes.every(book)] == [soon, late, last, decided]
