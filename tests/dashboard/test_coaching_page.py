"""The Coaching page: what it would win, examples, plans, and whether they worked."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from dashboard import charts, ledger, session
from dashboard.access import Person, Role
from dashboard.ledger import Ledger, coaching, members
from dashboard.ledger.coaching import SESSION, TASK, Step
from dashboard.locale import t, written_in
from dashboard.panels.coaching import Subject
from dashboard.panels.coaching import plans as coaching_plans
from dashboard.panels.coaching.effect import finding
from dashboard.panels.coaching.topics import answer, first_topics
from dashboard.panels.coaching.words import excerpt, unnamed
from dashboard.session import growth
from dashboard.workspace import VARIABLE, Workspace
from scoring.analysis.coaching_effect import CoachingEffect, Side
from tests.dashboard.test_charts import trend
from tests.dashboard.test_pages import assert_whole, visited

AGENT, STANDARD = "Daniel Brooks", "effect.resolved"
"""Who of the sample has most to win, and in what."""

TODAY = datetime.now(UTC).date()


@pytest.fixture
def own(sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """The ledger of a copy of the sample, on which the dashboard stands."""
    shutil.copytree(sample_workspace.path, tmp_path / "sample")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "sample"))
    return ledger.opened(Workspace(tmp_path / "sample").ledger)


def planned(
    book: Ledger,
    agent: str = AGENT,
    starts: date = TODAY,
    due: date = TODAY + timedelta(days=28),
    *steps: Step,
) -> int:
    return coaching.plan(
        book, members.alone(book), agent, STANDARD, "Solve it.", starts, due, steps
    )


def texts(app: object) -> str:
    kinds = ("markdown", "caption", "text", "title", "warning")
    return "\n".join(one.value for kind in kinds for one in getattr(app, kind)).replace("\\", "")


def won(*rows: tuple[str, str, float, bool]) -> pl.DataFrame:
    """Topics: ``won(("Ada", "attitude.greeting", 0.8, True))``."""
    frame = pl.DataFrame(rows, ["agent_id", "standard", "win", "clear"], orient="row")
    return frame.with_columns(low=pl.col("win") - 0.5, high=pl.col("win") + 0.5)


@pytest.mark.usefixtures("sample")
def test_what_clearly_wins_most_is_named_and_leads_to_its_agents() -> None:
    with visited("coaching", period="all") as app:
        assert_whole(app)
        assert "Everybody: coaching would clearly win most in Resolved (+" in texts(app)
        assert app.dataframe[0].value["agent_id"].to_list()[0] == AGENT
        assert len(app.get("vega_lite_chart")) == 1
    with visited("coaching", period="all", standard=STANDARD, group="Americas") as app:
        assert_whole(app)
        assert app.dataframe[0].value["name"].to_list()[0] == AGENT
        assert t("coaching-pick-agent") in texts(app)


def test_a_win_that_is_nothing_is_not_named_however_clear() -> None:
    nothing = won(("Ada", "attitude.greeting", 0.004, True), ("Ada", STANDARD, 0.8, False))
    assert "nothing clear" in answer(Subject("Ada"), nothing)
    assert first_topics(nothing)["standard"].to_list() == [STANDARD]
    told = answer(Subject("Ada"), won(("Ada", "attitude.greeting", 0.6, True)))
    assert told.startswith("Ada: coaching would clearly win most in Greeting (+0.60)")
    assert "nothing can be said" in answer(Subject("Ada"), nothing.clear())


@pytest.mark.usefixtures("sample")
def test_an_agents_miss_stands_beside_a_colleague_who_is_not_named() -> None:
    with visited("coaching", period="all", name=AGENT, standard=STANDARD) as app:
        assert_whole(app)
        told = texts(app)
        assert "Missed" in told
        assert "Met" in told
        assert t("coaching-strong") in told
        others = [name for name in app.selectbox(key="coaching whom").options if name != AGENT]
        assert [name for name in others if name in told] == []


@pytest.mark.usefixtures("sample")
def test_no_period_and_no_name_of_nobody_breaks_the_page() -> None:
    with visited("coaching", period="4w", name="Nobody", part="elsewhere") as app:
        assert_whole(app)
        assert app.selectbox(key="coaching whom").value == Subject()


def test_a_good_example_is_kept_once(own: Ledger) -> None:
    with visited("coaching", period="all", name=AGENT, standard=STANDARD) as app:
        note = next(area for area in app.text_area if "note on" in str(area.key))
        note.set_value("Asks <b>back</b>")
        app.button(key="keep example").click().run()
        assert_whole(app)
        [kept] = coaching.practices(own)
        assert (kept.standard, kept.note) == (STANDARD, "Asks <b>back</b>")
        assert t("coaching-practice-there") in texts(app)
        assert [one for one in app.button if one.key == "keep example"] == []


def test_coaching_is_planned_with_its_sessions_and_tasks(own: Ledger) -> None:
    name = f"{AGENT} {STANDARD}"
    with visited("coaching", period="all", name=AGENT, standard=STANDARD) as app:
        assert app.button(key="keep plan").disabled
        app.text_area(key=f"goal of {name}").set_value("Solve it.").run()
        for kind, text in ((SESSION, "Listen together"), (TASK, "Ask back")):
            app.segmented_control(key=f"kind of step of {name}").set_value(kind)
            app.text_input(key=f"text of step of {name}").set_value(text)
            next(one for one in app.button if one.label == t("coaching-step-add")).click().run()
        assert "Ask back" in texts(app)
        app.button(key="keep plan").click().run()
        assert_whole(app)
        [plan] = coaching.plans(own)
        assert (plan.agent_id, plan.goal, plan.starts_on) == (AGENT, "Solve it.", TODAY)
        steps = coaching.steps(own, plan.id)
        assert [(one.kind, one.text) for one in steps] == [
            (SESSION, "Listen together"),
            (TASK, "Ask back"),
        ]
        assert app.query_params["plan"] == str(plan.id)
        assert "One plan is running, none is overdue, one is not acknowledged" in texts(app)


def test_a_form_is_kept_as_one_plan_however_often_it_is_pressed(own: Ledger) -> None:
    name = f"{AGENT} {STANDARD}"
    with visited("coaching", period="all", name=AGENT, standard=STANDARD) as app:
        app.text_area(key=f"goal of {name}").set_value("Solve it.").run()
        elsewhere = planned(own)
        app.button(key="keep plan").click().run()
        assert_whole(app)
        assert t("coaching-planned", agent=AGENT) in texts(app)
        assert [plan.id for plan in coaching.plans(own)] == [elsewhere]
        coaching.end(own, members.alone(own), elsewhere)
        app.button(key="keep plan").click().run()
        assert_whole(app)
        assert "plan" in app.query_params
    assert len(coaching.plans(own)) == 2


@pytest.mark.usefixtures("sample")
def test_of_whom_nothing_can_be_said_no_empty_table_is_shown() -> None:
    newest = session.extent().newest
    assert newest is not None
    told = growth.topics(("agent_id",), newest - timedelta(days=28), newest)["agent_id"]
    silent = next(name for name in session.extent().agents if name not in set(told))
    with visited("coaching", period="4w", name=silent, ui="zh") as app:
        assert_whole(app)
        assert "暂时无法判断" in texts(app)
        assert len(app.dataframe) == 0


def test_a_plan_that_is_due_before_it_starts_is_not_kept(own: Ledger) -> None:
    name = f"{AGENT} {STANDARD}"
    with visited("coaching", period="all", name=AGENT, standard=STANDARD) as app:
        app.text_area(key=f"goal of {name}").set_value("Solve it.")
        app.date_input(key=f"end of {name}").set_value(TODAY - timedelta(days=1)).run()
        assert app.button(key="keep plan").disabled
    assert coaching.plans(own) == []


def test_a_session_is_held_and_the_plan_goes_on_and_ends(own: Ledger) -> None:
    plan = planned(own, AGENT, TODAY, TODAY, Step(SESSION, "Listen", TODAY - timedelta(days=1)))
    [step] = coaching.steps(own, plan)
    with visited("coaching", part="plans", plan=str(plan)) as app:
        assert t("coaching-step-late") in texts(app)
        app.text_area(key=f"what came of {step.id}").set_value("Heard *it*")
        app.button(key=f"done {step.id}").click().run()
        assert coaching.steps(own, plan)[0].note == "Heard *it*"
        assert "Heard *it*" in [one.value for one in app.text]
        app.text_input(key=f"text of step of plan {plan}").set_value("Look back")
        next(one for one in app.button if one.label == t("coaching-step-add")).click().run()
        assert len(coaching.steps(own, plan)) == 2
        app.button(key=f"end plan {plan}").click().run()
        assert_whole(app)
        assert "Ended on" in texts(app)
        assert [one for one in app.button if "end plan" in (one.key or "")] == []


def test_plans_are_overdue_unless_they_ended(own: Ledger) -> None:
    before = TODAY - timedelta(days=30)
    late, ended = (planned(own, name, before, before) for name in ("Ada", "Bob"))
    planned(own, "Cid", TODAY + timedelta(days=1))
    coaching.end(own, members.alone(own), ended)
    every = {plan.agent_id: coaching_plans.state(plan) for plan in coaching.plans(own)}
    assert every == {"Ada": "overdue", "Bob": "ended", "Cid": "planned"}
    told = coaching_plans.answer(coaching.plans(own))
    assert told.startswith("2 plans are running, one is overdue, 2 are not acknowledged")
    with visited("coaching", part="plans", plan=str(late), ui="zh") as app:
        assert_whole(app)
        assert "已逾期" in app.dataframe[0].value["state"].to_list()


@pytest.mark.usefixtures("sample")
def test_without_plans_the_way_to_one_is_shown() -> None:
    with visited("coaching", part="plans") as app:
        assert_whole(app)
        assert t("coaching-no-plans") in texts(app)


def test_before_and_after_stand_beside_agents_who_were_not_coached(own: Ledger) -> None:
    plan = planned(own, AGENT, date(2026, 6, 15), date(2026, 7, 15))
    with visited("coaching", part="plans", plan=str(plan)) as app:
        assert_whole(app)
        assert "no effect shown yet" in texts(app)
        assert len(app.get("vega_lite_chart")) == 1
        assert "beside" in texts(app)


def test_whoever_else_was_coached_by_then_is_nobody_to_compare_with(
    own: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = planned(own, AGENT, date(2026, 5, 1), date(2026, 5, 30))
    coaching.end(own, members.alone(own), first)
    planned(own, AGENT, date(2026, 6, 15), date(2026, 7, 15))
    planned(own, "Emily Carter", date(2026, 7, 1), date(2026, 7, 30))
    planned(own, "Mei Lin", date(2026, 8, 29), date(2026, 8, 30))
    asked: list[tuple[dict[str, datetime], set[str]]] = []

    def told(values: pl.LazyFrame, coached: dict[str, datetime], _days: int) -> CoachingEffect:
        asked.append((coached, set(values.collect()["agent_id"])))
        return CoachingEffect(Side(), Side())

    monkeypatch.setattr(growth, "coaching_effect", told)
    plan = next(one for one in coaching.plans(own) if one.starts_on == date(2026, 6, 15))
    growth.effect(plan, 28)
    growth.effect(plan, 28, together=True)
    (alone, beside), (every, all_) = asked
    assert alone == {AGENT: datetime(2026, 6, 15, tzinfo=UTC)}
    assert "Emily Carter" not in beside
    assert "Mei Lin" in beside
    assert every[AGENT] == datetime(2026, 5, 1, tzinfo=UTC)
    assert set(every) == {AGENT, "Emily Carter", "Mei Lin"}
    assert set(every) <= all_


def test_those_who_see_one_team_see_its_plans_only(
    own: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (AGENT, "Mei Lin"):
        planned(own, name)
    trainer = Person(9, "t@x.org", "Tia", Role.TRAINER, teams=("Americas",))
    monkeypatch.setattr("dashboard.session.person", lambda: trainer)
    assert [plan.agent_id for plan in growth.plans()] == [AGENT]
    assert growth.began(AGENT)["measure"].to_list() == ["effect"]
    reader = Person(9, "r@x.org", "Rea", Role.READER)
    monkeypatch.setattr("dashboard.session.person", lambda: reader)
    assert growth.began(AGENT).is_empty()


def test_the_trend_of_an_agent_shows_when_coaching_began(own: Ledger) -> None:
    planned(own, AGENT, date(2026, 6, 15), date(2026, 7, 15))
    with visited("agent", period="all", name=AGENT) as app:
        assert_whole(app)
        assert t("coaching-trend-note") in texts(app)
    events = pl.DataFrame({"period": [date(2026, 3, 16)], "hint": ["Coaching began"]})
    assert trend(events=events)["layer"][-1]["mark"]["type"] == "rule"
    assert trend(events=events.clear())["layer"][-1]["mark"]["type"] == "text"


SIDE = Side(2, 80, 50.0, 45.0, 55.0, 60.0, 55.0, 65.0)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ((6.2, 2.1, 10.3, True), "rose by 6.2 (2.1 to 10.3) more than in comparable agents"),
        ((-6.2, -10.3, -2.1, True), "came out 6.2 (2.1 to 10.3) below those"),
        ((1.2, -3.0, 5.4, False), "no effect shown yet. The difference to comparable"),
    ],
)
def test_an_effect_is_said_only_where_it_is_shown(
    told: tuple[float, float, float, bool], sentence: str
) -> None:
    effect, low, high, shown = told
    found = CoachingEffect(SIDE, SIDE, 55.0, effect, low, high, shown=shown)
    assert sentence in finding(found, "Ada")


def test_why_an_effect_cannot_be_told_is_said() -> None:
    assert "It takes 10 conversations" in finding(CoachingEffect(Side(), SIDE), "Ada")
    assert "fewer than 6 agents" in finding(CoachingEffect(SIDE, Side()), "Ada")
    with written_in("zh"):
        assert "暂时无法判断" in finding(CoachingEffect(SIDE, Side()), "Ada")


def said(*speakers: str) -> pl.DataFrame:
    """A course: ``said("customer", "agent")``."""
    return pl.DataFrame(
        {
            "position": range(len(speakers)),
            "speaker": speakers,
            "author": ["Ann Lee" if one == "agent" else "Will" for one in speakers],
            "text": [
                "I am Ann, Annabel. Ann Lee" if one == "agent" else "Ann?" for one in speakers
            ],
        }
    )


def test_an_excerpt_holds_the_neighbours_and_a_word_of_the_agent() -> None:
    course = said(*["customer"] * 6, "agent", "customer", "customer")
    assert excerpt(course, 6)["position"].to_list() == [4, 5, 6, 7, 8]
    assert excerpt(course, 1)["position"].to_list() == [0, 1, 2, 3, 4, 5, 6]
    assert excerpt(course, None).height == 9
    assert excerpt(course, 99).height == 9
    assert excerpt(said("customer"), 0).height == 1


def test_a_colleague_is_not_named_in_their_own_words_either() -> None:
    course = unnamed(said("customer", "agent"), "Ann Lee")
    assert course["author"].to_list() == ["Will", None]
    assert course["text"].to_list() == ["Ann?", "I am •••, Annabel. •••••••"]


def test_colours_of_wins_follow_the_theme_and_a_click_names_the_standard() -> None:
    figures = pl.DataFrame(
        [{"name": STANDARD, "label": "Resolved", "win": 1.4, "low": 0.5, "high": 2.3}]
    ).with_columns(role=pl.lit("effect"), hint=pl.lit("hint"))
    spec = charts.wins(figures).to_dict()
    assert spec["params"][0]["name"] == charts.PICKED
    assert json.dumps(list(charts.ROLES)) in json.dumps(spec)
    low, high = spec["layer"][-1]["encoding"]["x"]["scale"]["domain"]
    assert low <= 0
    assert high > 2.3


def test_where_the_coached_were_expected_is_a_diamond() -> None:
    figures = pl.DataFrame(
        [{"name": "a", "label": "Ada, after", "mean": 60.0, "low": 55.0, "high": 65.0}]
    ).with_columns(expected=pl.lit(57.0), role=pl.lit("ink"), hint=pl.lit("hint"))
    spec = charts.before_after(figures, (50, 70)).to_dict()
    shapes = [layer["mark"].get("shape") for layer in spec["layer"]]
    assert "diamond" in shapes
