"""Disputes: agents question verdicts on themselves, others decide, and everybody learns of it."""

from dataclasses import replace
from datetime import timedelta

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, session
from dashboard.access import Person, Role
from dashboard.ledger import disputes, judgements, members, reviews, settings
from dashboard.ledger.reviews import Judged, Said, Task
from dashboard.ledger.tables import Dispute
from dashboard.locale import standard_title, t
from dashboard.session import agreed
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE
from tests.dashboard.test_calibration_page import with_eyes_of, words
from tests.dashboard.test_pages import assert_whole, visited

GREETING = "attitude.greeting"
HOSTILE = "I said it ![x](http://evil.example/x.png) <b>twice</b>"


@pytest.fixture
def task(house: ledger.Ledger) -> Task:
    """A conversation whose agent did not greet, by the program."""
    missed = session.measurements().filter(
        pl.col(GREETING) == 0, pl.col("agent_id").is_not_null(), pl.col("language") == "en"
    )
    columns = ("conversation_id", "agent_id", "language", "channel")
    return Task(*missed.select(columns).sort("conversation_id").head(1).collect().row(0))


@pytest.fixture
def people(house: ledger.Ledger, task: Task) -> dict[str, Person]:
    by = members.alone(house)

    def add(name: str, role: Role, agent: str | None = None) -> Person:
        return members.add(house, by, Person(0, f"{name}@shop.example", name, role, agent))

    return {
        "agent": add("Anna", Role.AGENT, task.agent_id),
        "supervisor": add("Sue", Role.SUPERVISOR),
        "other": add("Sam", Role.SUPERVISOR),
    }


def disputed(book: ledger.Ledger, by: Person, task: Task, review_id: int | None = None) -> int:
    return disputes.dispute(book, by, task, GREETING, MISSED, MET, HOSTILE, review_id)


def reviewed(book: ledger.Ledger, by: Person, task: Task) -> int:
    """A review that says as the program does: the greeting was missed."""
    draft = reviews.begin(book, by, task, 0)
    judged = {GREETING: Judged(MISSED, 0.0)}
    reviews.submit(book, by, replace(draft, said={GREETING: Said(MISSED)}), judged)
    return draft.id


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def test_an_agent_disputes_a_verdict_once(
    house: ledger.Ledger, people: dict[str, Person], task: Task
) -> None:
    name = task.conversation_id
    app = with_eyes_of(people["agent"], "conversation", id=name)
    assert_whole(app)
    choice = app.selectbox(key=f"dispute of {name}")
    choice.set_value(GREETING).run()
    assert t("dispute-by-program") in words(app)
    press(app, t("dispute-keep"))
    assert t("dispute-lacking") in words(app)
    app.segmented_control(key=f"expected {name} {GREETING}").set_value(MET)
    app.text_area(key=f"why {name} {GREETING}").set_value(HOSTILE)
    press(app, t("dispute-keep"))
    assert_whole(app)
    [one] = disputes.every(house)
    assert (one.standard, one.verdict, one.expected) == (GREETING, MISSED, MET)
    assert (one.comment, one.review_id) == (HOSTILE, None)
    assert t("dispute-title") in words(app)
    assert "<b>" not in words(app)
    offered = app.selectbox(key=f"dispute of {name}").options
    assert not [label for label in offered if label.startswith(f"{standard_title(GREETING)}:")]


def test_a_verdict_of_a_review_is_disputed_as_the_reviewers(
    house: ledger.Ledger, people: dict[str, Person], task: Task
) -> None:
    number = reviewed(house, people["supervisor"], task)
    name = task.conversation_id
    app = with_eyes_of(people["agent"], "conversation", id=name)
    app.selectbox(key=f"dispute of {name}").set_value(GREETING).run()
    assert t("dispute-by-reviewer") in words(app)
    app.segmented_control(key=f"expected {name} {GREETING}").set_value(MET)
    app.text_area(key=f"why {name} {GREETING}").set_value("See above.")
    press(app, t("dispute-keep"))
    assert [one.review_id for one in disputes.every(house)] == [number]


def test_who_is_no_agent_cannot_dispute(people: dict[str, Person], task: Task) -> None:
    app = with_eyes_of(people["supervisor"], "conversation", id=task.conversation_id)
    assert_whole(app)
    assert not [one for one in app.expander if one.label == t("dispute-new")]


def test_a_dispute_is_decided_with_a_reason(
    house: ledger.Ledger, people: dict[str, Person], task: Task
) -> None:
    number = disputed(house, people["agent"], task)
    with house.begin() as changing:
        changing.get_one(Dispute, number).due_at -= timedelta(days=9)
    app = with_eyes_of(people["supervisor"], "disputes")
    assert_whole(app)
    assert "1 of them overdue" in words(app)
    app.segmented_control(key=f"decision {number}").set_value(MET)
    press(app, t("disputes-keep"))
    assert t("disputes-lacking") in words(app)
    app.text_input(key=f"decision comment {number}").set_value("It stands in the second line.")
    press(app, t("disputes-keep"))
    assert_whole(app)
    [one] = disputes.every(house)
    assert (one.decision, one.decided_by) == (MET, people["supervisor"].id)
    corrected = judgements.corrections(house)
    assert corrected.select("standard", "verdict").rows() == [(GREETING, MET)]
    assert [card.value for card in app.metric][:3] == ["0", "0", "100%"]


def test_who_gave_the_verdict_does_not_decide(
    house: ledger.Ledger, people: dict[str, Person], task: Task
) -> None:
    review = reviewed(house, people["supervisor"], task)
    number = disputed(house, people["agent"], task, review)
    app = with_eyes_of(people["supervisor"], "disputes")
    assert t("disputes-own-review") in words(app)
    assert not [one for one in app.button if one.label == t("disputes-keep")]
    app = with_eyes_of(people["other"], "disputes")
    assert app.segmented_control(key=f"decision {number}")


def test_a_decision_stands_in_the_place_of_the_review_that_was_disputed(
    house: ledger.Ledger, people: dict[str, Person], task: Task
) -> None:
    review = reviewed(house, people["supervisor"], task)
    number = disputed(house, people["agent"], task, review)
    row = {"machine": MISSED, "person": MISSED, "reviewer": people["supervisor"].id}
    assert agreed.against_program().select(*row).to_dicts() == [row]
    disputes.decide(house, people["other"], number, NOT_APPLICABLE, "Nobody was there.")
    row |= {"person": NOT_APPLICABLE, "reviewer": people["other"].id}
    told = agreed.against_program()
    assert told.select(*row).to_dicts() == [row]
    assert told.select("language", "channel", "value").row(0) == ("en", task.channel, 0.0)


def test_the_deadline_is_set_by_who_decides(
    house: ledger.Ledger, people: dict[str, Person]
) -> None:
    app = with_eyes_of(people["supervisor"], "disputes")
    app.number_input[0].set_value(3)
    press(app, t("disputes-days-keep"))
    assert settings.get(house, settings.DISPUTES)["days"] == 3


def test_without_disputes_the_page_says_how_they_come(house: ledger.Ledger) -> None:
    with visited("disputes") as app:
        assert_whole(app)
        assert t("disputes-none") in words(app)
