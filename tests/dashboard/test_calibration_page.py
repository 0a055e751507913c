"""Calibration: people judge blindly, nobody sees anything before it is closed, then they talk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import orjson
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, login, session
from dashboard.access import Person, Role
from dashboard.ledger import calibrations, disputes, judgements, members, reviews, samples
from dashboard.ledger.reviews import Said, Task
from dashboard.locale import t
from dashboard.panels.calibration.blind import asked, blinded
from dashboard.panels.queue import review as queue_review
from dashboard.session import agreed, growth, rated
from dashboard.session import people as told_of
from scoring.measure import FACTS
from scoring.scorecard import MET, MISSED, PARTLY
from scoring.standards import standards
from tests.dashboard.test_pages import APP, assert_whole, visited
from tests.dashboard.test_queue_page import press

TALKED_OF = ("attitude.greeting", "effect.remedy")


@pytest.fixture
def people(house: ledger.Ledger) -> dict[str, Person]:
    by = members.alone(house)

    def add(name: str, role: Role) -> Person:
        return members.add(house, by, Person(0, f"{name}@shop.example", name, role))

    return {
        "local": by,
        "Rita": add("Rita", Role.REVIEWER),
        "Rolf": add("Rolf", Role.REVIEWER),
    }


@pytest.fixture
def names(house: ledger.Ledger) -> list[str]:
    """Ten conversations of named agents."""
    known = session.scores().filter(pl.col("agent_id").is_not_null())
    return known.sort("conversation_id").head(10).collect()["conversation_id"].to_list()


def opened(book: ledger.Ledger, people: Mapping[str, Person], names: list[str]) -> int:
    numbers = [one.id for one in people.values()]
    return calibrations.start(book, people["local"], "October", names, numbers)


def judge(
    book: ledger.Ledger, by: Person, number: int, name: str, verdicts: Mapping[str, str]
) -> None:
    draft = reviews.begin(book, by, Task(name, None, "en", "chat", calibration_id=number), 0)
    said = {standard: Said(verdict, "I saw it so.") for standard, verdict in verdicts.items()}
    reviews.submit(book, by, replace(draft, said=said), {})


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Callable[[Person], None]:
    """From now on somebody is the one who looks."""
    return lambda person: monkeypatch.setattr(login, "person", lambda: person)


def words(app: AppTest) -> str:
    every = (*app.markdown, *app.caption, *app.warning, *app.text)
    return "\n".join(element.value for element in every)


def told_of_progress(app: AppTest) -> list[str]:
    return [one.proto.text for one in app.get("progress")]


def with_eyes_of(person: Person, page: str, **params: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state[login.EYES] = person.login
    app.run()
    for name, value in params.items():
        app.query_params[name] = value
    return app.switch_page(f"../pages/{page}.py").run()


def test_a_blind_conversation_does_not_tell_whose_it_is(names: list[str]) -> None:
    for name in names:
        stored = session.conversation(name)
        agent = stored["agent_id"].item()
        first = agent.split()[0]
        assert first in orjson.dumps(stored.to_dicts(), default=str).decode()
        told = orjson.dumps(blinded(stored).to_dicts(), default=str).decode()
        assert agent not in told
        assert f" {first}." not in told
        assert len(blinded(stored)["messages"].item()) == len(stored["messages"].item())


def test_a_name_within_a_word_is_no_name(names: list[str]) -> None:
    stored = session.conversation(names[0])
    said = pl.element().struct.with_fields(
        pl.lit("An Ann, in Annapolis").alias("text"), pl.lit("Ann Li").alias("author")
    )
    told = blinded(stored.with_columns(pl.col("messages").list.eval(said)))
    assert {one["text"] for one in told["messages"].item()} == {"An […], in Annapolis"}


def test_who_judges_blindly_is_told_nothing(
    house: ledger.Ledger,
    people: dict[str, Person],
    names: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = opened(house, people, names)
    for name in names:
        judge(house, people["Rita"], number, name, dict.fromkeys(asked(), MISSED))
    drawn: list[Any] = []
    monkeypatch.setattr(
        queue_review, "transcript", lambda said, marks, **_: drawn.append((said, marks))
    )
    agent = session.conversation(names[0])["agent_id"].item()
    with visited("calibration", id=str(number)) as app:
        assert_whole(app)
        told = words(app)
        assert t("calibration-asked") in told
        assert agent not in told
        assert not any("agree" in (one.key or "") for one in app.button)
        said, marks = drawn[-1]
        assert marks == []
        assert said["author"].null_count() == said.height
        assert agent not in "\n".join(said["text"])
        # The verdict of the other one is on no line: every line still asks.
        lines = [one for one in app.button if (one.key or "").startswith("line ")]
        assert len(lines) == len(asked())
        assert all("?" in one.label for one in lines)
    assert agreed.together(calibrations.every(house)[0]).is_empty()


def test_a_clock_is_not_asked() -> None:
    assert "efficiency.first_response" not in asked()
    assert "effect.satisfaction" not in asked()
    assert {"attitude.greeting", "effect.accuracy"} < set(asked()) < set(standards())


def test_who_has_judged_goes_on_to_the_next_conversation(
    house: ledger.Ledger, people: dict[str, Person], names: list[str]
) -> None:
    number = opened(house, people, names[:2])
    me, first = people["local"], names[0]
    draft = reviews.begin(house, me, Task(first, None, None, None, calibration_id=number), 0)
    said = {name: Said(MET) for name in asked()[1:]}
    reviews.save(house, me, replace(draft, said=said))
    with visited("calibration", id=str(number)) as app:
        assert told_of_progress(app) == [t("calibration-place", place=1, count=2)]
        press(app, f"answer {PARTLY}")
        press(app, "submit")
        assert_whole(app)
        assert told_of_progress(app) == [t("calibration-place", place=2, count=2)]
    told = judgements.judgements(house)
    assert set(told["standard"]) == set(asked())
    assert set(told["machine"]) == {""}
    assert dict(told.select("standard", "verdict").iter_rows())[asked()[0]] == PARTLY


def test_a_closed_session_is_talked_about_and_counts_for_nobody(
    house: ledger.Ledger, people: dict[str, Person], names: list[str]
) -> None:
    number = opened(house, people, names)
    before = session.scores(whole=True).collect()
    for place, name in enumerate(names):
        good = MET if place % 2 else MISSED
        judge(house, people["Rita"], number, name, dict.fromkeys(TALKED_OF, good))
        judge(house, people["Rolf"], number, name, {TALKED_OF[0]: good, TALKED_OF[1]: PARTLY})
    with visited("calibration") as app:
        assert t("calibration-close-note", missing=10) in words(app)
        app.button(key=f"close {number}").click().run()
        assert_whole(app)
        found = agreed.history().row(0, named=True)
        assert (found["n"], found["conversations"], found["alike"]) == (20, 10, 0.5)
        assert "50%" in words(app)
        assert "20 cases on 10 conversations" in words(app)
        listed = next(one.value for one in app.dataframe if "widest" in one.value)
        assert listed.shape[0] == 10
        assert set(listed["widest"]) == {50}
    assert session.scores().collect().equals(before)
    assert agreed.against_program().is_empty()


def test_a_session_is_opened_for_those_who_can_judge(
    house: ledger.Ledger, people: dict[str, Person], names: list[str]
) -> None:
    with visited("calibration") as app:
        start = next(one for one in app.button if one.label == t("calibration-open"))
        assert start.disabled
        app.text_input(key="calibration name").set_value("November").run()
        app.segmented_control(key="calibration pick").set_value("ids").run()
        app.text_area(key="calibration ids").set_value(f"{names[0]}, nobody {names[1]}").run()
        assert t("calibration-ids-unknown", ids="nobody") in words(app)
        start = next(one for one in app.button if one.label == t("calibration-open"))
        start.click().run()
        assert_whole(app)
    [made] = calibrations.every(house)
    assert (made.name, sorted(made.conversations)) == ("November", sorted(names[:2]))
    assert set(made.reviewers) == {one.id for one in people.values()}


def test_a_reviewer_sees_their_own_progress_only(
    house: ledger.Ledger, people: dict[str, Person], names: list[str]
) -> None:
    number = opened(house, people, names)
    app = with_eyes_of(people["Rita"], "calibration")
    assert_whole(app)
    assert not [one for one in app.expander if one.label == t("calibration-new")]
    assert told_of_progress(app) == [
        t("calibration-progress", who=t("calibration-you"), done=0, count=10)
    ]
    assert app.button(key=f"judge {number}")
    assert not [one for one in app.button if one.key == f"close {number}"]


BARE = (*FACTS, "month", "ended_at", "language", "messages", "matter")
"""What is known of a conversation whatever anybody thinks of it."""


def thought_in(frame: pl.LazyFrame, names: list[str]) -> set[str]:
    """The columns in which it is said what is thought of these conversations."""
    found = frame.filter(pl.col("conversation_id").is_in(names)).collect()
    assert found.height == len(names)
    told = {name for name in found.columns if found[name].null_count() < len(names)}
    return told - {*BARE, "topic", "customer_from", "agent_from", "handle_seconds"}


def test_until_it_is_judged_nobody_is_told_what_is_thought_of_a_blind_conversation(
    house: ledger.Ledger,
    people: dict[str, Person],
    names: list[str],
    look: Callable[[Person], None],
) -> None:
    me, rita, rolf = people["local"], people["Rita"], people["Rolf"]
    # What others have looked at lies in the caches.
    session.scores().collect()
    said = reviews.begin(house, me, Task(names[0], "Anna", "en", "chat"), 0)
    reviews.submit(house, me, said, {"attitude.greeting": reviews.Judged(MISSED, 0.0)})
    about = Task(names[0], None, "en", "chat")
    disputes.dispute(house, me, about, "attitude.greeting", MISSED, MET, "It was there.")
    number = calibrations.start(house, me, "October", names[:3], [rita.id, rolf.id])

    look(rita)
    assert session.blind() == set(names[:3])
    for frame in (session.scores(), session.measurements()):
        assert thought_in(frame, names[:3]) == set()
        assert thought_in(frame, names[3:]) != set()
    for raw in (True, False):
        assert thought_in(session.measurement(names[0], raw=raw).lazy(), names[:1]) == set()
    assert all(frame.is_empty() for frame in told_of.reviewed(names[0]))
    assert told_of.finished().is_empty()
    assert agreed.visible_disputes().is_empty()
    with pytest.raises(LookupError):
        rated.expectation(names[0])
    # What is drawn and closed is everybody's: it does not depend on who does it.
    assert "overall" in thought_in(session.scores(whole=True), names[:3])
    assert told_of.finished(whole=True).height == 1

    look(me)
    assert session.blind() == frozenset()
    assert told_of.reviewed(names[0])[0].height == 1

    judge(house, rita, number, names[0], {"attitude.greeting": MET})
    look(rita)
    assert session.blind() == set(names[1:3])
    assert "overall" in thought_in(session.scores(), names[:1])
    assert told_of.reviewed(names[0])[0].height == agreed.visible_disputes().height == 1
    calibrations.close(house, me, number)
    assert session.blind() == frozenset()
    assert "overall" in thought_in(session.scores(), names[1:3])


def test_coaching_shows_nobody_a_verdict_they_are_blind_on(
    house: ledger.Ledger, people: dict[str, Person]
) -> None:
    me = people["local"]
    agent, standard = "Daniel Brooks", "effect.resolved"

    def shown() -> set[str]:
        pairs = growth.pairs(agent, standard, None, None, 3)
        return {*pairs["own"].drop_nulls(), *pairs["colleague"].drop_nulls()}

    before = shown()
    calibrations.start(house, me, "October", sorted(before), [me.id, people["Rita"].id])
    assert len(before) > 1
    assert shown().isdisjoint(before)


def test_a_blind_conversation_is_named_and_not_shown(
    house: ledger.Ledger, people: dict[str, Person], names: list[str]
) -> None:
    opened(house, people, names[:2])
    for page in ("conversation", "queue"):
        app = with_eyes_of(people["Rita"], page, id=names[0])
        assert_whole(app)
        assert t("conversation-blind") in words(app).replace("\\", "")
        assert len(app.button) == 0
    app = with_eyes_of(people["Rita"], "conversations", period="all", q=names[0])
    assert_whole(app)
    assert t("conversations-blind", count=1) in words(app)
    row = app.dataframe[0].value.iloc[0]
    assert row[["overall", "attitude", "assessed"]].isna().all()


def test_the_queue_passes_over_what_is_to_be_judged_blindly_first(
    house: ledger.Ledger, people: dict[str, Person], names: list[str]
) -> None:
    opened(house, people, names[:1])
    plan = samples.save(house, people["local"], "All", {}, cycle="month", due_days=7)
    drawn = [samples.Drawn(name, None, "", 0.5, ()) for name in names[:2]]
    samples.draw(house, people["local"], plan, "2026-03", drawn)
    app = with_eyes_of(people["Rita"], "queue")
    assert_whole(app)
    claimed = samples.items(house).filter(pl.col("claimed_by").is_not_null())
    assert claimed["conversation_id"].to_list() == [names[1]]
