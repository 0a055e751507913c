"""What people judged, and where their word stands in the place of the program's."""

from dataclasses import replace

import pytest

from dashboard.ledger import calibrations, disputes, judgements, reviews, samples
from dashboard.ledger.reviews import Judged, Note, Said, Task

TASK = Task("c1", "anna", "en", "chat")
MACHINE = {"greets": Judged("met", 1.0), "thanks": Judged("missed", 0.0)}


@pytest.fixture
def review(book, staff):
    """Submits a review with what somebody said."""

    def of(by=None, task=TASK, **said):
        person = by or staff.reviewer
        draft = reviews.begin(book, person, task, 1)
        own = {name.replace("_", "."): Said(verdict) for name, verdict in said.items()}
        reviews.submit(book, person, replace(draft, said=own), MACHINE)
        return draft.id

    return of


@pytest.fixture
def corrected(book):
    columns = ["conversation_id", "standard", "verdict"]
    return lambda: sorted(judgements.corrections(book).select(columns).rows())


def test_nothing_is_said_of_an_empty_ledger(book):
    assert judgements.reviews(book).schema == judgements.REVIEW
    assert judgements.judgements(book).schema == judgements.JUDGEMENT
    assert judgements.corrections(book).schema == judgements.CORRECTION
    assert judgements.notes(book).schema == judgements.NOTE
    assert judgements.reviews(book).is_empty()
    assert judgements.corrections(book).is_empty()


def test_a_person_who_differs_corrects_the_program(review, corrected):
    review(greets="partly", custom_1="met")
    assert corrected() == [("c1", "custom.1", "met"), ("c1", "greets", "partly")]


def test_the_last_word_holds(review, corrected, staff):
    review(greets="partly")
    review(staff.second_reviewer, greets="missed", thanks="met")
    assert corrected() == [("c1", "greets", "missed"), ("c1", "thanks", "met")]


def test_who_agrees_later_leaves_the_verdict_to_the_program(review, corrected, staff):
    review(greets="partly", thanks="met")
    review(staff.second_reviewer, thanks="partly")
    assert corrected() == [("c1", "thanks", "partly")]


def test_a_correction_is_of_one_conversation(review, corrected):
    review(greets="partly")
    review(task=replace(TASK, conversation_id="c2"))
    assert corrected() == [("c1", "greets", "partly")]


def test_a_draft_corrects_nothing(book, staff, corrected):
    draft = reviews.begin(book, staff.reviewer, TASK, 1)
    reviews.save(book, staff.reviewer, replace(draft, said={"greets": Said("missed")}))
    assert corrected() == []


def test_a_calibration_corrects_nothing_and_takes_nothing_back(book, staff, review, corrected):
    review(greets="missed")
    reviewers = [staff.second_reviewer.id]
    session = calibrations.start(book, staff.supervisor, "November", ["c1"], reviewers)
    review(staff.second_reviewer, replace(TASK, calibration_id=session), thanks="met")
    assert corrected() == [("c1", "greets", "missed")]
    told = judgements.judgements(book).filter(standard="thanks")
    assert told.select("calibration_id", "verdict").rows() == [(None, "missed"), (session, "met")]


def test_what_was_decided_of_a_dispute_holds(book, staff, review, corrected):
    number = review(greets="missed")
    of_person = disputes.dispute(
        book, staff.agent, TASK, "greets", "missed", "met", "I did", number
    )
    of_program = disputes.dispute(book, staff.agent, TASK, "thanks", "missed", "met", "I did")
    assert corrected() == [("c1", "greets", "missed")]
    disputes.decide(book, staff.supervisor, of_person, "met", "So it is.")
    disputes.decide(book, staff.supervisor, of_program, "missed", "No.")
    assert corrected() == [("c1", "greets", "met"), ("c1", "thanks", "missed")]
    review(staff.second_reviewer, greets="partly", thanks="met")
    assert corrected() == [("c1", "greets", "met"), ("c1", "thanks", "missed")], "It is final."


def test_reviews_of_a_sample_carry_their_chance(book, staff, queue, review):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    review(task=Task("c0", "anna", "de", "email", item))
    review()
    assert judgements.reviews(book)["probability"].to_list() == [0.5, None]
    assert judgements.reviews(book)["item_id"].to_list() == [item, None]
    assert judgements.reviews(book, "c0").height == 1
    assert set(judgements.judgements(book, "c0")["probability"]) == {0.5}
    assert judgements.judgements(book).height == 2 * judgements.judgements(book, "c1").height


def test_comments_are_found_with_their_review(book, staff):
    for by, text in ((staff.reviewer, "Warm"), (staff.second_reviewer, "Cold 🥶")):
        draft = replace(reviews.begin(book, by, TASK, 1), notes=(Note(3, text, True),))
        reviews.submit(book, by, draft, MACHINE)
    columns = ["conversation_id", "position", "text", "pinned", "reviewer_id"]
    assert judgements.notes(book).select(columns).rows() == [
        ("c1", 3, "Warm", True, staff.reviewer.id),
        ("c1", 3, "Cold 🥶", True, staff.second_reviewer.id),
    ]
    assert judgements.notes(book, "c2").is_empty()


def test_the_version_changes_with_every_word_and_with_nothing_else(book, staff, review):
    seen = [judgements.version(book)]
    draft = reviews.begin(book, staff.second_reviewer, TASK, 1)
    reviews.save(book, staff.second_reviewer, draft)
    assert judgements.version(book) == seen[0]
    review()
    seen.append(judgements.version(book))
    number = disputes.dispute(book, staff.agent, TASK, "thanks", "missed", "met", "I did")
    assert judgements.version(book) == seen[1]
    disputes.decide(book, staff.supervisor, number, "met", "")
    seen.append(judgements.version(book))
    assert len(set(seen)) == 3
