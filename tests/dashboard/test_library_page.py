"""The Library page: examples found by their words, and how far agents are in courses."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from dashboard import lake, ledger
from dashboard.access import Person
from dashboard.ledger import Ledger, coaching, members, trainings
from dashboard.ledger.coaching import Practice
from dashboard.ledger.trainings import Content
from dashboard.locale import date as day
from dashboard.locale import t
from dashboard.panels.trainings import state_told
from dashboard.session import library
from dashboard.workspace import VARIABLE, Workspace
from scoring.conversations import CONVERSATION
from tests.dashboard.test_coaching_page import texts
from tests.dashboard.test_pages import assert_whole, visited

TODAY = datetime.now(UTC).date()
HOSTILE = "![x](http://evil.example/x.png) <b>back</b>"


@pytest.fixture
def own(sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """The ledger of a copy of the sample, on which the dashboard stands."""
    shutil.copytree(sample_workspace.path, tmp_path / "sample")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "sample"))
    return ledger.opened(Workspace(tmp_path / "sample").ledger)


@pytest.fixture
def by(own: Ledger) -> Person:
    return members.alone(own)


@pytest.fixture
def kept(own: Ledger, by: Person, sample_workspace: Workspace) -> pl.DataFrame:
    """Two examples in the library, of an English and a Chinese conversation."""
    every = lake.scan(sample_workspace.measurements, pl.Schema({"language": pl.String}))
    ids = [
        every.filter(pl.col("language") == code)
        .sort("conversation_id")
        .head(1)
        .collect()["conversation_id"]
        .item()
        for code in ("en", "zh")
    ]
    coaching.keep(own, by, Practice(ids[0], 1, "attitude.greeting", "en", HOSTILE))
    coaching.keep(own, by, Practice(ids[1], None, "effect.resolved", "zh", ""))
    return (
        lake.scan(sample_workspace.conversations, CONVERSATION)
        .filter(pl.col("conversation_id").is_in(ids))
        .collect()
    )


@pytest.mark.usefixtures("sample")
def test_an_empty_library_tells_where_examples_come_from() -> None:
    with visited("library") as app:
        assert_whole(app)
        assert t("library-none") in texts(app)


@pytest.mark.usefixtures("kept")
def test_examples_are_found_by_note_standard_language_and_words() -> None:
    with visited("library") as app:
        assert_whole(app)
        assert "2 examples to learn from." in texts(app)
        assert HOSTILE in [one.value for one in app.text]
        words = library.practices().filter(language="zh")["text"].item()
        for sought in ("BACK</B>", "greeting", words[-4:]):
            app.text_input(key="library search").set_value(sought).run()
            assert_whole(app)
            assert "one of which fits" in texts(app)
        app.text_input(key="library search").set_value("no such words").run()
        assert t("library-nothing-fits") in texts(app)
        app.text_input(key="library search").set_value("")
        app.multiselect(key="library languages").set_value(["zh"]).run()
        assert "one of which fits" in texts(app)
        app.multiselect(key="library standards").set_value(["attitude.greeting"]).run()
        assert "none of which fits" in texts(app)


def test_an_example_holds_the_words_of_its_message_or_of_all(kept: pl.DataFrame) -> None:
    found = library.practices()
    messages = {row["conversation_id"]: row["messages"] for row in kept.to_dicts()}
    english, chinese = (found.filter(language=code).row(0, named=True) for code in ("en", "zh"))
    at = {one["position"]: one["text"] for one in messages[english["conversation_id"]]}
    assert english["text"] == at[1]
    assert all(one["text"] in chinese["text"] for one in messages[chinese["conversation_id"]])


def test_an_example_is_removed(own: Ledger, kept: pl.DataFrame) -> None:
    assert kept.height == 2
    last = coaching.practices(own)[0].id
    with visited("library") as app:
        app.button(key=f"remove {last}").click().run()
        assert_whole(app)
        assert "One example to learn from." in texts(app)
    assert [one.language for one in coaching.practices(own)] == ["en"]


def test_a_conversation_that_is_gone_is_told(own: Ledger, by: Person) -> None:
    coaching.keep(own, by, Practice("gone", 0, "attitude.greeting", "en", "note"))
    with visited("library", ui="zh") as app:
        assert_whole(app)
        assert t("coaching-gone") in texts(app)


def course(book: Ledger, by: Person, practice_days: int = 10, valid_days: int | None = 365) -> int:
    return trainings.offer(
        book,
        by,
        Content("Refunds", "Rules", None, practice_days=practice_days, valid_days=valid_days),
    )


def state(today: date = TODAY) -> tuple[str, date | None]:
    [row] = library.trained(today).to_dicts()
    return row["state"], row["until"]


def test_an_agent_goes_through_theory_practice_and_certificate(own: Ledger, by: Person) -> None:
    number = course(own, by)
    begin = TODAY - timedelta(days=4)
    assert library.trained(TODAY).is_empty()
    trainings.examined(own, by, number, "Ada", begin, 59)
    assert state() == ("failed", None)
    trainings.examined(own, by, number, "Ada", begin, 61)
    assert state() == ("passed", None)
    trainings.practised(own, by, number, "Ada", begin, passed=True, note="")
    over = begin + timedelta(days=10)
    assert state() == ("practice", over)
    assert state(over)[0] == "practised"
    trainings.certified(own, by, number, "Ada", over)
    end = over + timedelta(days=365)
    assert state(over) == ("certified", end)
    assert state(end - timedelta(days=library.SOON))[0] == "expiring"
    assert state(end)[0] == "expiring"
    assert state(end + timedelta(days=1))[0] == "expired"
    assert library.trained(TODAY)["score"].item() == 61


def test_a_certificate_that_holds_counts_although_an_exam_was_failed_since(
    own: Ledger, by: Person
) -> None:
    number = course(own, by, practice_days=0, valid_days=None)
    trainings.examined(own, by, number, "Ada", TODAY, 80)
    trainings.certified(own, by, number, "Ada", TODAY)
    trainings.examined(own, by, number, "Ada", TODAY, 20)
    assert state() == ("certified", None)


def test_practice_that_was_not_passed_is_told(own: Ledger, by: Person) -> None:
    number = course(own, by)
    begin = TODAY - timedelta(days=10)
    trainings.examined(own, by, number, "Ada", begin, 80)
    trainings.practised(own, by, number, "Ada", begin, passed=False, note="")
    assert state()[0] == "not practised"
    assert state_told("not practised", None, "–") == "practice not passed"
    assert state_told("passed", 61.0, "–") == "exam passed (61)"
    assert state_told("certified", None, "–") == "certified"


def test_a_course_is_offered_and_its_steps_are_recorded_in_order(own: Ledger, by: Person) -> None:
    with visited("library", part="courses") as app:
        assert t("training-none") in texts(app)
        app.text_input(key="course name").set_value("Refunds")
        app.number_input(key="course practice").set_value(5)
        next(one for one in app.button if one.label == t("training-offer-yes")).click().run()
        assert_whole(app)
        [offered] = trainings.courses(own)
        assert (offered.name, offered.pass_mark, offered.practice_days) == ("Refunds", 60, 5)

        app.segmented_control(key="training step").set_value("certificate").run()
        app.selectbox(key="training agent").set_value("Mei Lin")
        next(one for one in app.button if one.label == t("training-save")).click().run()
        assert t("training-not-yet-certificate", agent="Mei Lin") in texts(app)
        assert trainings.records(own) == []

        app.segmented_control(key="training step").set_value("theory").run()
        app.selectbox(key="training agent").set_value("Mei Lin")
        app.number_input(key="training score").set_value(75.0)
        next(one for one in app.button if one.label == t("training-save")).click().run()
        assert_whole(app)
        assert "exam passed (75)" in app.dataframe[0].value["state"].to_list()

        app.segmented_control(key="training step").set_value("practice").run()
        app.selectbox(key="training agent").set_value("Mei Lin")
        next(one for one in app.button if one.label == t("training-save")).click().run()
        assert_whole(app)
        assert "practice passed" in app.dataframe[0].value["state"].to_list()

        app.segmented_control(key="training step").set_value("certificate").run()
        app.selectbox(key="training agent").set_value("Mei Lin")
        next(one for one in app.button if one.label == t("training-save")).click().run()
        assert_whole(app)
        until = day(TODAY + timedelta(days=5))
        assert t("training-practising", agent="Mei Lin", until=until) in texts(app)
        assert [one.step for one in trainings.records(own)] == ["practice", "theory"]


def test_what_expires_soon_comes_first(own: Ledger, by: Person) -> None:
    number = course(own, by, practice_days=0)
    for name, before in (("Ada", 10), ("Bob", 350)):
        trainings.examined(own, by, number, name, TODAY - timedelta(days=before), 90)
        trainings.certified(own, by, number, name, TODAY - timedelta(days=before))
    with visited("library", part="courses") as app:
        assert_whole(app)
        assert "2 certificates hold, one of them expires soon" in texts(app)
        assert app.dataframe[0].value["agent_id"].to_list() == ["Bob", "Ada"]
