"""The Appraisal page: a formula is tried and kept, a period closed for good and taken along."""

from io import BytesIO
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, session
from dashboard.access import DeniedError, Person, Role
from dashboard.ledger import appraisals, audit, members, reviews, samples, settings
from dashboard.ledger.appraisals import ClosedError
from dashboard.ledger.reviews import Judged, Task
from dashboard.locale import t, written_in
from dashboard.panels.appraisal import period_name, remarks
from dashboard.panels.appraisal.files import COLUMNS, exporting
from dashboard.panels.appraisal.formula import component, told
from dashboard.panels.samples import made
from dashboard.session import appraisal, people
from dashboard.spreadsheets import as_workbook, safe_csv
from dashboard.workspace import Workspace
from scoring.analysis import FEW
from scoring.analysis.formula import COMPONENTS, Formula, formula_of
from scoring.analysis.plans import Plan, content_of
from scoring.analysis.sampling import drawn
from tests.dashboard.test_pages import LANGUAGES, assert_whole, visited
from tests.dashboard.test_samples_page import reviewed, words

MONTH, QUARTER = "2026-08", "2026-Q3"
ADA = "Zhang Wei"


def sampled(book: ledger.Ledger, agent: str, count: int, *, quota: int = FEW) -> None:
    """Of what a plan draws of everybody, people review ``count`` conversations of one agent."""
    by, plan = members.alone(book), Plan(quota)
    number = samples.save(book, by, "Monthly", content_of(plan), cycle="month", due_days=7)
    samples.draw(book, by, number, MONTH, made(drawn(people.drawable("month", MONTH), plan, MONTH)))
    items = samples.items(book, number).filter(pl.col("agent_id") == agent)
    reviewed(book, items.head(count))


def button(app: AppTest, key: str) -> AppTest:
    [one] = [one for one in app.button if one.label == t(key)]
    return one.click().run()


def shown(app: AppTest, agent: str) -> dict[str, Any]:
    [row] = app.dataframe[0].value.query("agent_id == @agent").to_dict("records")
    return row


PROGRAM = Formula({"overall": 1.0}, breach=0.0)


def test_whoever_was_not_reviewed_enough_is_not_assessed(house: ledger.Ledger) -> None:
    sampled(house, ADA, FEW - 1)
    with visited("appraisal") as app:
        assert_whole(app)
        assert t("appraisal-few-reviews", count=FEW - 1, least=FEW) == shown(app, ADA)["remark"]
        assert pl.Series([shown(app, ADA)["total"]]).is_nan().all()
        assert "nobody can be assessed" in words(app)


def test_reviews_are_weighed_by_the_chance_of_their_draw(house: ledger.Ledger) -> None:
    sampled(house, ADA, FEW)
    [row] = appraisal.summed_up(MONTH, Formula()).filter(agent_id=ADA).to_dicts()
    assert (row["reviews"], row["enough"], row["missing"]) == (FEW, True, [])
    scored = people.finished().filter(pl.col("agent_id") == ADA)
    stands_for = 1 / pl.col("probability")
    weighed = (pl.col("overall") * stands_for).sum() / stands_for.sum()
    by_chance = scored.select(weighed).item()
    assert row["human"] == pytest.approx(by_chance)
    assert row["human_low"] < row["human"] < row["human_high"]
    assert appraisal.drawn_for(QUARTER) == [MONTH]
    assert appraisal.drawn_for("2026-07") == []
    # The reviews are of August: July knows nothing of them, the quarter does.
    assert appraisal.summed_up("2026-07", Formula()).filter(agent_id=ADA)["reviews"].item() == 0
    assert appraisal.summed_up(QUARTER, Formula()).filter(agent_id=ADA)["reviews"].item() == FEW


def test_reviews_of_what_no_plan_drew_do_not_count(house: ledger.Ledger) -> None:
    by = members.alone(house)
    mine = session.scores().filter(pl.col("agent_id") == ADA).collect()
    task = Task(mine["conversation_id"][0], ADA, "zh", "chat")
    draft = reviews.begin(house, by, task, 0)
    reviews.submit(house, by, draft, {"attitude.greeting": Judged("missed", 0.0)})
    assert people.finished().height == 1
    assert appraisal.estimated(session.scores()).is_empty()


def test_a_formula_is_tried_before_it_is_kept(house: ledger.Ledger) -> None:
    with visited("appraisal") as app:
        app.number_input(key="weight of human").set_value(0).run()
        assert_whole(app)
        assert t("appraisal-unkept") in words(app)
        row = shown(app, ADA)
        breaches = min(20.0, 5.0 * row["critical"])
        assert row["total"] == pytest.approx(row["machine"] - breaches)
        assert settings.get(house, settings.APPRAISAL) == {}
        # What is only tried out closes nothing.
        assert t("appraisal-close-unkept") in words(app)
        button(app, "appraisal-keep")
        assert_whole(app)
        kept = formula_of(settings.get(house, settings.APPRAISAL))
        assert (kept.weights, kept.reviews) == ({"overall": 0.5}, FEW)
        assert t("appraisal-unkept") not in words(app)


def test_a_formula_without_weights_is_refused(house: ledger.Ledger) -> None:
    with visited("appraisal") as app:
        for name in ("human", "overall"):
            app.number_input(key=f"weight of {name}").set_value(0)
        app.run()
        assert_whole(app)
        assert t("appraisal-no-weights") in words(app)
        assert not [one for one in app.button if one.label == t("appraisal-keep")]


def test_a_closed_period_stays_as_it_was(house: ledger.Ledger) -> None:
    settings.put(house, members.alone(house), settings.APPRAISAL, {"weights": {"overall": 1}})
    with visited("appraisal") as app:
        before = shown(app, ADA)
        button(app, "appraisal-close-sure")
        assert_whole(app)
        assert t("appraisal-as-closed") in words(app)
        assert len(appraisals.closed(house, MONTH)) == len(app.dataframe[0].value)
        # Neither reviews nor another formula change it any more.
        sampled(house, ADA, FEW)
        settings.put(house, members.alone(house), settings.APPRAISAL, {"weights": {"effect": 1}})
        app.run()
        assert_whole(app)
        assert shown(app, ADA)["total"] == before["total"]
        assert len(app.dataframe) == 1
        assert not [one for one in app.button if one.label == t("appraisal-close-sure")]
    [one] = [one for one in appraisals.closed(house) if one.agent_id == ADA]
    assert formula_of(one.formula).weights == {"overall": 1}
    assert set(one.versions) == {"rubric", "measuring"}


def test_nobody_closes_a_period_twice(house: ledger.Ledger) -> None:
    figures = appraisal.summed_up(MONTH, PROGRAM)
    appraisal.close(MONTH, figures, PROGRAM)
    with pytest.raises(ClosedError):
        appraisal.close(MONTH, figures, PROGRAM)
    assert appraisal.summed_up(MONTH, PROGRAM).is_empty()
    assert appraisal.as_closed(appraisal.closed(MONTH)).equals(figures)


def test_agents_whose_conversations_come_later_can_be_closed_later(house: ledger.Ledger) -> None:
    figures = appraisal.summed_up(MONTH, PROGRAM)
    appraisal.close(MONTH, figures.filter(pl.col("agent_id") != ADA), PROGRAM)
    assert appraisal.summed_up(MONTH, PROGRAM)["agent_id"].to_list() == [ADA]
    with visited("appraisal") as app:
        assert_whole(app)
        assert t("appraisal-open-rest") in words(app)
        assert [len(table.value) for table in app.dataframe] == [figures.height - 1, 1]


def test_a_running_period_is_not_closed(
    house: ledger.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appraisal, "over", lambda period: False)
    settings.put(house, members.alone(house), settings.APPRAISAL, {"weights": {"overall": 1}})
    with visited("appraisal") as app:
        assert_whole(app)
        assert "The period is not over" in words(app)
        assert not [one for one in app.button if one.label == t("appraisal-close-sure")]


def test_months_and_quarters_are_those_of_the_data(house: ledger.Ledger) -> None:
    assert appraisal.periods("month") == [f"2026-0{month}" for month in range(8, 2, -1)]
    assert appraisal.periods("quarter") == ["2026-Q3", "2026-Q2", "2026-Q1"]
    with visited("appraisal") as app:
        app.button_group(key="kind of period").set_value("quarter").run()
        assert_whole(app)
        assert period_name(QUARTER) in words(app)


def test_who_may_not_appraise_gets_no_figures(
    house: ledger.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Person(0, "ada@shop.example", "Ada", Role.AGENT, ADA)
    ada = members.add(house, members.alone(house), reader)
    appraisal.close(MONTH, appraisal.summed_up(MONTH, PROGRAM), PROGRAM)
    monkeypatch.setattr(session, "person", lambda: ada)
    with pytest.raises(DeniedError):
        appraisal.summed_up(MONTH, PROGRAM)
    with pytest.raises(DeniedError):
        appraisal.close("2026-07", pl.DataFrame(schema=appraisal.FIGURE), PROGRAM)
    # Of what is closed, agents see their own.
    assert [one.agent_id for one in appraisal.closed()] == [ADA]


def test_a_team_s_supervisor_sees_what_was_closed_of_the_team(
    house: ledger.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief = Person(0, "sue@shop.example", "Sue", Role.SUPERVISOR, teams=("Asia",))
    sue = members.add(house, members.alone(house), chief)
    appraisal.close(MONTH, appraisal.summed_up(MONTH, PROGRAM), PROGRAM)
    every = len(appraisal.closed())
    monkeypatch.setattr(session, "person", lambda: sue)
    mine = {one.agent_id for one in appraisal.closed()}
    assert ADA in mine
    assert 0 < len(mine) < every
    assert mine <= set(session.extent().agents)


NASTY = "=cmd|' /C calc'!A0"


def rows() -> pl.DataFrame:
    told_of = dict.fromkeys(COLUMNS) | {"agent_id": NASTY, "total": 71.25, "reviews": 12}
    return pl.DataFrame([told_of], schema_overrides={"remark": pl.String})


def test_no_name_is_a_formula_in_a_file() -> None:
    assert pl.read_csv(BytesIO(safe_csv(rows())))["agent_id"].item() == f"'{NASTY}"
    book = pl.read_excel(BytesIO(as_workbook(rows())))
    assert (book["agent_id"].item(), book["total"].item()) == (NASTY, 71.25)


def test_who_takes_a_file_along_is_noted(house: ledger.Ledger) -> None:
    by = members.alone(house)
    for code in LANGUAGES:
        with written_in(code):
            made_of = exporting(house, by, MONTH, rows(), safe_csv)
            heading = t("appraisal-column-total")
        # Made later, where nobody's language is known.
        assert heading in pl.read_csv(BytesIO(made_of())).columns
    actions = audit.entries(house, by)["action"].to_list()
    assert actions.count("appraisal exported") == len(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_formulas_and_remarks_can_be_told(code: str) -> None:
    every = Formula(dict.fromkeys(COMPONENTS, 1.0), breach=2.5)
    row = {"conversations": FEW, "reviews": 10, "total": 80.0, "missing": ["rating", "human"]}
    cases = [
        row,
        row | {"reviews": 4},
        row | {"conversations": 1},
        row | {"total": None},
        row | {"missing": []},
    ]
    with written_in(code):
        assert all(component(name) in told(every) for name in COMPONENTS)
        assert "2.5" in told(every)
        said = remarks(pl.DataFrame(cases), every).to_list()
    assert len(set(said)) == len(cases)
    assert said[-1] == ""


def test_an_empty_workspace_says_what_to_do(empty: Workspace) -> None:
    with visited("appraisal") as app:
        assert_whole(app)
        assert t("empty-nothing-yet") in words(app)
