"""The rubric's page: tried without harm, compared, saved by those who may, every version kept."""

import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, login, session
from dashboard.access import Person, Role
from dashboard.ledger import audit, members, rubrics
from dashboard.locale import number, standard_title, t
from dashboard.panels.rubric import trial as panel
from dashboard.session import trial
from dashboard.workspace import VARIABLE, Workspace
from scoring.analysis.whatif import AFTER, changes, differences
from scoring.rubric import changed, content_of, default, presets
from scoring.scorecard import scores
from tests.dashboard.test_pages import APP, assert_whole, visited

WAIT = "efficiency.first_response"
STRICT = changed(default(), {"standards": {WAIT: {"met": 1, "partly": 1}}})


@pytest.fixture
def house(
    sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ledger.Ledger:
    """The ledger of a copy of the sample, on which the dashboard stands."""
    shutil.copytree(sample_workspace.path, tmp_path / "house")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "house"))
    return ledger.opened(session.workspace().ledger)


def words(app: AppTest) -> str:
    every = (*app.markdown, *app.caption, *app.warning)
    return "\n".join(element.value for element in every)


def press(app: AppTest, label: str, place: int = 0) -> None:
    [one for one in app.button if one.label == label][place].click().run()
    assert_whole(app)


def fill(app: AppTest, label: str, value: Any) -> None:
    every = (*app.number_input, *app.text_input)
    next(one for one in every if one.label == label).set_value(value)


def with_eyes_of(person: Person) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state[login.EYES] = person.login
    app.run()
    app.query_params["period"] = "all"
    app = app.switch_page("../pages/rubric.py").run()
    assert_whole(app)
    return app


def overall(app: AppTest) -> str:
    return next(one.value for one in app.metric if t("dimension-overall") in one.label)


@pytest.mark.usefixtures("sample")
def test_a_rubric_that_is_tried_shows_at_once_what_it_makes_of_the_scores() -> None:
    with visited("rubric", period="all") as app:
        assert t("rubric-answer-default") in words(app)
        assert t("rubric-unchanged") in words(app)
        assert not app.metric
        fill(app, t("standards-met"), 1.0)
        fill(app, t("standards-partly"), 1.0)
        press(app, t("rubric-try"))
        measured = session.measurements().collect()
        expected = scores(measured.lazy(), STRICT).collect()["overall"].mean()
        assert isinstance(expected, float)
        assert overall(app) == number(expected, 1)
        flips = app.dataframe[0].value
        assert flips.columns.to_list() == ["standard", "worse", "better"]
        assert flips["standard"].to_list() == [standard_title(WAIT)]
        assert flips["better"].to_list() == [0]
        # Whoever looks at another page sees what they saw before.
        app.switch_page("../pages/overview.py").run()
        assert session.rubric() == default()


@pytest.mark.usefixtures("sample")
def test_what_is_tried_can_be_taken_back_one_by_one_or_at_once() -> None:
    with visited("rubric", period="all") as app:
        app.number_input(key="weight effect").set_value(4.0).run()
        press(app, t("rubric-preset-take"), 1)
        assert app.number_input(key="weight effect").value == 4.0
        count = len(list(changes(default(), changed(default(), presets()["amazon"])))) + 1
        assert t("rubric-changes", count=count) in words(app)
        press(app, t("rubric-undo"))
        assert app.number_input(key="weight effect").value == 1.0
        assert t("rubric-changes", count=count - 1) in words(app)
        press(app, t("rubric-anew"))
        assert t("rubric-unchanged") in words(app)


@pytest.mark.usefixtures("sample")
def test_a_team_is_asked_for_something_of_its_own() -> None:
    with visited("rubric", period="all") as app:
        team = session.extent().teams[0]
        app.selectbox(key="rubric where").set_value(("team", team)).run()
        fill(app, t("standards-met"), 1.0)
        press(app, t("rubric-try"))
        assert t("rubric-team", name=team) in words(app)
        moved = differences(
            trial.outcome(
                default(),
                changed(default(), {"standards": {WAIT: {"team": {team: {"met": 1}}}}}),
                "of a test",
                lambda frame: frame.filter(pl.col("team") != team),
            ).sums
        )
        assert moved["difference"].to_list() == [0.0] * moved.height


@pytest.mark.usefixtures("sample")
def test_what_makes_no_sense_is_told_and_not_taken() -> None:
    with visited("rubric", period="all") as app:
        fill(app, t("standards-met"), 9999.0)
        press(app, t("rubric-try"))
        assert t("rubric-contradiction", what=standard_title(WAIT)) in words(app)
        assert t("rubric-unchanged") in words(app)
        for name in ("attitude", "efficiency", "effect", "process"):
            app.number_input(key=f"weight {name}").set_value(0.0).run()
        assert t("rubric-no-weight") in words(app)
        assert app.number_input(key="weight process").value == 1.0


@pytest.mark.usefixtures("sample")
def test_only_what_changed_is_computed_and_comes_out_as_if_all_were() -> None:
    told = trial.outcome(default(), STRICT, "all of a test", lambda frame: frame)
    measured = session.measurements().collect().lazy()
    for name, side in (("before", default()), ("after", STRICT)):
        whole = scores(measured, side).collect()
        for measure in ("efficiency", "process", "overall"):
            total = told.sums.filter(measure=measure)[name].sum()
            assert total == pytest.approx(whole[measure].sum(), rel=1e-6)
    moved = trial.flipped(default(), STRICT, WAIT, lambda frame: frame, 10**6)
    assert moved.height == told.flips["n"].sum() > 0
    assert (moved["verdict"] != moved["verdict" + AFTER]).all()


def test_a_rubric_is_put_in_force_with_a_name_and_a_reason_and_noted(house: ledger.Ledger) -> None:
    with visited("rubric", period="all") as app:
        app.number_input(key="weight effect").set_value(4.0).run()
        press(app, t("rubric-save"))
        assert t("rubric-lacking") in words(app)
        assert rubrics.current(house) is None
        fill(app, t("rubric-name"), "Results *first*")
        fill(app, t("rubric-reason"), "Agreed in March.")
        press(app, t("rubric-save"))
        current = rubrics.current(house)
        assert current is not None
        assert (current.name, current.reason) == ("Results *first*", "Agreed in March.")
        assert session.rubric().dimensions["effect"] == 4.0
        assert t("rubric-unchanged") in words(app)
        assert app.number_input(key="weight effect").value == 4.0
    noted = audit.entries(house, members.alone(house))
    assert noted.filter(subject="Results *first*")["action"].to_list() == ["rubric saved"]


def test_every_version_is_kept_compared_and_taken_up_again(house: ledger.Ledger) -> None:
    by = members.alone(house)
    rubrics.save(house, by, "Strict", "a trial", content_of(STRICT))
    rubrics.save(house, by, "Mild", "too strict", content_of(default()))
    with visited("rubric", period="all") as app:
        app.segmented_control(key="rubric part").set_value("versions").run()
        assert_whole(app)
        [table] = [one.value for one in app.dataframe if len(one.value.columns) == 5]
        assert table[t("rubric-column-number")].to_list() == [2, 1, 0]
        count = len(list(changes(default(), STRICT)))
        assert table[t("rubric-column-changes")].to_list() == [count, count, 0]
        assert t("rubric-save-title") not in words(app)
        app.selectbox(key="rubric older").set_value(2).run()
        app.selectbox(key="rubric newer").set_value(1).run()
        assert_whole(app)
        assert overall(app)
        fill(app, t("rubric-reason"), "After all.")
        press(app, t("rubric-save"))
    assert [one.name for one in rubrics.history(house)] == ["Strict", "Mild", "Strict"]
    assert trial.in_force() == STRICT


def test_whoever_compares_tries_and_only_who_calibrates_saves(house: ledger.Ledger) -> None:
    by = members.alone(house)
    for role, saves in ((Role.READER, False), (Role.REVIEWER, False), (Role.SUPERVISOR, True)):
        person = members.add(house, by, Person(0, f"{role}@shop.example", role, role))
        app = with_eyes_of(person)
        app.number_input(key="weight effect").set_value(4.0).run()
        assert_whole(app)
        assert overall(app)
        assert (t("rubric-save") in [one.label for one in app.button]) == saves
        assert (t("rubric-save-denied") in words(app)) != saves
    assert rubrics.current(house) is None


@pytest.mark.usefixtures("sample")
def test_a_rubric_on_trial_is_seen_by_its_reader_on_pages_that_look_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # There are no other pages to lead to.
    monkeypatch.setattr(panel, "link", lambda *told: None)

    def page() -> None:
        import streamlit as st  # noqa: PLC0415

        from dashboard import session  # noqa: PLC0415
        from dashboard.panels.rubric import trial as panel  # noqa: PLC0415

        panel.banner(st.session_state["page"])
        st.text(session.rubric().terms["efficiency.first_response"].met)
        st.text(session.scores().select("overall").mean().collect().item())

    def seen(name: str) -> tuple[str, str]:
        app.session_state["page"] = name
        app.run()
        assert not app.exception
        return app.text[0].value, app.text[1].value

    app = AppTest.from_function(page, default_timeout=60)
    usual = seen("overview")
    assert not app.button
    app.session_state["rubric on trial"] = trial.written(STRICT)
    through = seen("overview")
    assert through[0] == "1.0"
    assert float(through[1]) < float(usual[1])
    assert t("rubric-trial-seen") in words(app)
    # What follows from verdicts there is kept, for everybody.
    assert seen("appraisal") == usual
    assert t("rubric-trial-not-here") in words(app)
    assert seen("rubric") == usual
    assert session.rubric() == default()
    app.button(key="trial end").click()
    assert seen("overview") == usual
    assert not app.button
