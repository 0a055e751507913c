"""Reviews: drafts are kept at every change, and nobody writes over what another window wrote."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from dashboard.access import DeniedError
from dashboard.ledger import audit, calibrations, judgements, members, reviews, samples
from dashboard.ledger.reviews import (
    CalibrationClosedError,
    Judged,
    Note,
    OutdatedError,
    Said,
    Task,
)
from dashboard.ledger.samples import ItemGoneError
from dashboard.ledger.tables import Review, ReviewNote, ReviewVerdict

ALONE = Task("c1", "anna", "en", "chat")


def count(book, table):
    with book() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_a_draft_is_kept_at_every_change(book, staff):
    draft = reviews.begin(book, staff.reviewer, ALONE, 3)
    assert (draft.version, dict(draft.said), draft.notes, draft.submitted_at) == (0, {}, (), None)
    said = {"greets": Said("missed", "Not a word.", "attitude"), "custom.1": Said("partly")}
    draft = reviews.save(book, staff.reviewer, replace(draft, said=said, comment="你好", seconds=9))
    draft = reviews.save(
        book,
        staff.reviewer,
        replace(draft, said={"greets": Said("met")}, notes=(Note(2, "Good!", True), Note(0, "Hm"))),
    )
    again = reviews.begin(book, staff.reviewer, ALONE, 4)
    assert again == draft
    assert again.version == 2
    assert again.said == {"greets": Said("met")}
    assert again.notes == (Note(2, "Good!", True), Note(0, "Hm"))
    assert (again.comment, again.seconds) == ("你好", 9)
    assert judgements.reviews(book).is_empty()


def test_a_submitted_review_tells_what_both_said(book, staff):
    draft = reviews.begin(book, staff.reviewer, ALONE, 3)
    said = {"greets": Said("missed", "Not a word.", "attitude"), "custom.1": Said("met")}
    judged = {"greets": Judged("met", 1.0), "thanks": Judged("partly", 0.5), "ends": Judged("met")}
    draft = replace(draft, said=said, comment="So so.", seconds=90.5, notes=(Note(1, "Here"),))
    reviews.submit(book, staff.reviewer, draft, judged)
    (review,) = judgements.reviews(book).iter_rows(named=True)
    assert (review["conversation_id"], review["agent_id"]) == ("c1", "anna")
    assert (review["language"], review["channel"]) == ("en", "chat")
    assert (review["reviewer_id"], review["rubric_version"]) == (staff.reviewer.id, 3)
    assert (review["comment"], review["seconds"], review["probability"]) == ("So so.", 90.5, None)
    assert timedelta() <= datetime.now(UTC) - review["submitted_at"] < timedelta(minutes=1)
    columns = ["standard", "verdict", "machine", "value", "reason", "root_cause"]
    assert sorted(judgements.judgements(book, "c1").select(columns).rows()) == [
        ("custom.1", "met", "", None, "", None),
        ("ends", "met", "met", None, "", None),
        ("greets", "missed", "met", 1.0, "Not a word.", "attitude"),
        ("thanks", "partly", "partly", 0.5, "", None),
    ]
    assert judgements.notes(book, "c1").select("position", "text", "pinned").rows() == [
        (1, "Here", False)
    ]


def test_two_windows_do_not_write_over_each_other(book, staff):
    first = reviews.begin(book, staff.reviewer, ALONE, 1)
    second = reviews.begin(book, staff.reviewer, ALONE, 1)
    assert first == second
    reviews.save(book, staff.reviewer, replace(first, comment="first"))
    for late in (reviews.save, reviews.withdraw):
        with pytest.raises(OutdatedError):
            late(book, staff.reviewer, replace(second, comment="second"))
    with pytest.raises(OutdatedError):
        reviews.submit(book, staff.reviewer, replace(second, comment="second"), {})
    assert reviews.begin(book, staff.reviewer, ALONE, 1).comment == "first"


def test_of_many_windows_that_save_at_once_one_wins(book, staff):
    draft = reviews.begin(book, staff.reviewer, ALONE, 1)

    def save(number):
        own = {f"standard{place}": Said("met", str(number)) for place in range(20)}
        try:
            reviews.save(book, staff.reviewer, replace(draft, said=own, comment=str(number)))
        except OutdatedError:
            return None
        return number

    with ThreadPoolExecutor(8) as pool:
        (winner,) = [one for one in pool.map(save, range(8)) if one is not None]
    kept = reviews.begin(book, staff.reviewer, ALONE, 1)
    assert (kept.version, kept.comment) == (1, str(winner))
    assert {one.reason for one in kept.said.values()} == {str(winner)}
    assert count(book, ReviewVerdict) == 20


def test_a_review_is_submitted_once(book, staff, together):
    draft = reviews.begin(book, staff.reviewer, ALONE, 1)
    told = together(
        lambda: reviews.submit(book, staff.reviewer, draft, {"greets": Judged("met")}),
        lambda: reviews.submit(book, staff.reviewer, draft, {"greets": Judged("missed")}),
    )
    assert sorted(type(one).__name__ for one in told) == ["NoneType", "OutdatedError"]
    verdict = "missed" if told[1] is None else "met"
    assert judgements.judgements(book)["verdict"].to_list() == [verdict]
    entries = audit.entries(book, staff.administrator).filter(action="review submitted")
    assert entries.height == 1


def test_a_submitted_review_is_never_changed(book, staff, queue):
    (item,) = queue(1)
    task = Task("c0", "anna", "en", "chat", item)
    samples.claim(book, staff.reviewer, item)
    reviews.submit(book, staff.reviewer, reviews.begin(book, staff.reviewer, task, 1), {})
    again = reviews.begin(book, staff.reviewer, task, 1)
    assert again.submitted_at is not None
    for change in (reviews.save, reviews.withdraw):
        with pytest.raises(OutdatedError):
            change(book, staff.reviewer, again)


def test_many_windows_that_begin_at_once_begin_one_draft(book, staff, queue):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    for task in (ALONE, Task("c0", "anna", "en", "chat", item)):
        with ThreadPoolExecutor(8) as pool:
            begun = pool.map(lambda _: reviews.begin(book, staff.reviewer, task, 1), range(8))  # noqa: B023
            assert len({draft.id for draft in begun}) == 1
    assert count(book, Review) == 2
    entries = audit.entries(book, staff.administrator).filter(action="review begun")
    assert entries.height == 2


def test_a_conversation_on_its_own_may_be_reviewed_again_and_by_others(book, staff):
    for by in (staff.reviewer, staff.reviewer, staff.second_reviewer):
        reviews.submit(book, by, reviews.begin(book, by, ALONE, 1), {"greets": Judged("met")})
    who = judgements.reviews(book)["reviewer_id"].to_list()
    assert who == [staff.reviewer.id, staff.reviewer.id, staff.second_reviewer.id]


def test_nobody_reviews_an_item_that_is_not_theirs(book, staff, queue):
    (item,) = queue(1)
    task = Task("c0", "anna", "en", "chat", item)
    with pytest.raises(ItemGoneError):
        reviews.begin(book, staff.reviewer, task, 1)
    samples.claim(book, staff.reviewer, item)
    with pytest.raises(ItemGoneError):
        reviews.begin(book, staff.second_reviewer, task, 1)
    assert count(book, Review) == 0


def test_nobody_touches_the_draft_of_another(book, staff):
    draft = reviews.begin(book, staff.reviewer, ALONE, 1)
    for change in (reviews.save, reviews.withdraw):
        with pytest.raises(OutdatedError):
            change(book, staff.second_reviewer, replace(draft, comment="Mine!"))
    assert reviews.begin(book, staff.reviewer, ALONE, 1) == draft


def test_a_withdrawn_draft_leaves_nothing_behind(book, staff):
    draft = reviews.begin(book, staff.reviewer, ALONE, 1)
    written = replace(draft, said={"greets": Said("met")}, notes=(Note(0, "Hm"),))
    reviews.withdraw(book, staff.reviewer, reviews.save(book, staff.reviewer, written))
    assert [count(book, table) for table in (Review, ReviewVerdict, ReviewNote)] == [0, 0, 0]
    with pytest.raises(OutdatedError):
        reviews.save(book, staff.reviewer, draft)
    entries = audit.entries(book, staff.administrator)["action"].to_list()
    assert entries[:2] == ["review withdrawn", "review begun"]


def test_a_calibration_takes_reviews_of_its_own_while_it_is_open(book, staff):
    reviewers = [staff.reviewer.id]
    session = calibrations.start(book, staff.supervisor, "November", ["c1"], reviewers)
    task = Task("c1", "anna", "en", "chat", calibration_id=session)
    draft = reviews.begin(book, staff.reviewer, task, 1)
    for by, other in (
        (staff.second_reviewer, task),
        (staff.reviewer, replace(task, conversation_id="c2")),
    ):
        with pytest.raises(CalibrationClosedError):
            reviews.begin(book, by, other, 1)
    draft = reviews.save(book, staff.reviewer, replace(draft, comment="In time"))
    calibrations.close(book, staff.supervisor, session)
    for late in (
        lambda: reviews.save(book, staff.reviewer, replace(draft, comment="Too late")),
        lambda: reviews.submit(book, staff.reviewer, draft, {}),
        lambda: reviews.withdraw(book, staff.reviewer, draft),
    ):
        with pytest.raises(CalibrationClosedError):
            late()
    assert reviews.begin(book, staff.reviewer, task, 1).comment == "In time"
    assert judgements.reviews(book).is_empty()


def test_reviews_are_for_those_who_may(book, staff):
    draft = reviews.begin(book, staff.reviewer, ALONE, 1)
    for by in (staff.agent, staff.trainer, staff.administrator):
        with pytest.raises(DeniedError):
            reviews.begin(book, by, ALONE, 1)
        with pytest.raises(DeniedError):
            reviews.save(book, by, draft)
        with pytest.raises(DeniedError):
            reviews.submit(book, by, draft, {})
    assert count(book, Review) == 1


def test_what_a_removed_member_had_begun_is_anybodys_again(book, staff, queue):
    (item,) = queue(1)
    assert samples.next_item(book, staff.reviewer) == item
    reviews.begin(book, staff.reviewer, Task("c0", "anna", "de", "chat", item_id=item), 1)
    assert samples.next_item(book, staff.second_reviewer) is None
    members.remove(book, members.alone(book), staff.reviewer)
    assert samples.next_item(book, staff.second_reviewer) == item


def test_a_draft_thrown_away_leaves_its_number_to_no_other(book, staff):
    thrown = reviews.begin(book, staff.reviewer, ALONE, 1)
    reviews.withdraw(book, staff.reviewer, thrown)
    other = reviews.begin(book, staff.reviewer, replace(ALONE, conversation_id="c2"), 1)
    assert other.id != thrown.id
    with pytest.raises(OutdatedError):
        reviews.save(book, staff.reviewer, replace(thrown, comment="for c1"))
