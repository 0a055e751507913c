"""Calibration: people judge blindly, nobody sees anything before it is closed, then they talk."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, login, session
from dashboard.access import Person, Role
from dashboard.ledger import calibrations, judgements, members, reviews
from dashboard.ledger.reviews import Said, Task
from dashboard.locale import t
from dashboard.panels.calibration.blind import asked, blinded
from dashboard.panels.queue import review as queue_review
from dashboard.session import agreed
from dashboard.workspace import VARIABLE, Workspace
from scoring.scorecard import MET, MISSED, PARTLY
from scoring.standards import standards
from tests.dashboard.test_pages import APP, assert_whole, visited

TALKED_OF = ("attitude.greeting", "effect.remedy")


@pytest.fixture
def house(
    sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ledger.Ledger:
    """The ledger of a copy of the sample, on which the dashboard stands."""
    shutil.copytree(sample_workspace.path, tmp_path / "house")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "house"))
    return ledger.opened(session.workspace().ledger)


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
        app.button(key=f"answer {PARTLY}").click().run()
        app.button(key="submit").click().run()
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
    before = session.scores().collect()
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
