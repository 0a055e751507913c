"""The pages of causes, workload and languages: what they say, and where a click leads."""

from datetime import UTC, datetime
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import charts
from dashboard.locale import standard_title, t, written_in
from dashboard.panels import causes as panel
from dashboard.panels import workload as words
from dashboard.panels.causes import flow as ways
from dashboard.panels.languages import mismatch_finding
from scoring.analysis.causes import PARTS
from scoring.analysis.load import AgainstLoad
from scoring.analysis.periods import Kind
from scoring.analysis.rhythm import rhythm
from tests.dashboard.test_pages import LANGUAGES, assert_whole, visited


def said(app: AppTest) -> str:
    return " ".join(text.value for text in (*app.markdown, *app.caption))


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("outcome", list(PARTS))
def test_what_goes_with_every_outcome_is_told_and_what_is_left_out(code: str, outcome: str) -> None:
    with visited("causes", ui=code, period="all") as app:
        app.segmented_control(key="causes outcome").set_value(outcome).run()
        assert_whole(app)
        text = said(app)
        assert panel.outcome_name(outcome) in text
        key = outcome.replace(".", "-").replace("_", "-")
        assert t(f"causes-parts-{key}") in text


@pytest.mark.usefixtures("sample")
def test_one_language_can_be_looked_at_alone() -> None:
    with visited("causes", period="all") as app:
        app.segmented_control(key="causes outcome").set_value("effect.resolved").run()
        app.selectbox(key="causes language").set_value("en").run()
        assert_whole(app)
        assert "no proof of a reason" in said(app)


@pytest.mark.usefixtures("sample")
def test_the_way_of_conversations_is_drawn_when_asked_for() -> None:
    with visited("causes", period="4w") as app:
        assert "Faint arcs" not in said(app)
        app.toggle(key="causes flow asked").set_value(True).run()
        assert_whole(app)
        assert "Most time goes by between" in said(app)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_workload_of_everybody_is_told(code: str) -> None:
    with visited("workload", ui=code, period="all") as app:
        assert_whole(app)
        table = app.dataframe[0].value
        counts = table["conversations"].to_list()
        assert counts == sorted(counts, reverse=True)
        assert len(set(table["agent_id"])) == len(counts)
        assert table["occupancy"].dropna().between(0, 100).all()
        app.segmented_control(key="workload days").set_value("weekend").run()
        assert_whole(app)


@pytest.mark.usefixtures("sample")
def test_outcomes_stand_beside_the_trust_in_the_judgement_of_each_language() -> None:
    with visited("languages", period="all") as app:
        assert_whole(app)
        [table] = [one.value for one in app.dataframe if "trust" in one.value.columns]
        assert len(table) == 17
        assert table["trust"].str[0].isin(list("✓≈✗○")).all()
        assert t("languages-mismatch-none-language") in said(app)


def test_a_language_answered_in_another_is_named_with_how_sure_that_is() -> None:
    ends = {"mismatch": 0.4, "mismatch_low": 0.25, "mismatch_high": 0.55, "language_of": 40}
    told = mismatch_finding(pl.DataFrame([{"language": "th"} | ends]), "language")
    assert told.startswith("Thai: 40.0%")
    few = pl.DataFrame([{"language": "th"} | ends | {"language_of": 4}])
    assert mismatch_finding(few, "language") == t("languages-mismatch-none-language")


@pytest.mark.parametrize("code", LANGUAGES)
def test_load_that_makes_no_difference_and_load_that_does_are_told_apart(code: str) -> None:
    levels = pl.DataFrame({"open": [1, 2], "n": [50, 50], "difference": [0.0, -3.0],
                           "low": [0.0, -5.0], "high": [0.0, -1.0]})  # fmt: skip
    clear = AgainstLoad(levels, 8, -3.0, -5.0, -1.0, 0.001)
    unclear = AgainstLoad(levels, 8, -3.0, -7.0, 1.0, 0.2)
    few = AgainstLoad(levels, 2)
    with written_in(code):
        told = {words._slope(one, "overall") for one in (clear, unclear, few)}
        assert len(told) == 3
        assert t("workload-slope-few", agents=2, least=5) in told


def test_volumes_of_a_few_conversations_are_told_in_words() -> None:
    at = [datetime(2026, 3, 2, 9, tzinfo=UTC)] * 3
    week = rhythm(pl.LazyFrame({"started_at": at, "value": [1.0] * 3}), Kind.COUNT)
    counts = pl.DataFrame({"conversations": [3]})
    assert words.volume_finding(week, counts) == t("workload-volume-few", count=3)


def test_a_stage_that_most_conversations_stall_at_is_named() -> None:
    row: dict[str, Any] = {"standard": "efficiency.handovers", "judged": 40, "missed": 30}
    shares = {"share": 0.75, "low": 0.6, "high": 0.86, "median": 3.0}
    told = ways.stall_finding(pl.DataFrame([row | shares]))
    assert standard_title("efficiency.handovers") in told
    assert "30 of 40" in told
    none = pl.DataFrame([row | shares | {"missed": 0}])
    assert ways.stall_finding(none) == t("causes-stalls-none")


def associations() -> dict:
    traits = pl.DataFrame(
        {
            "name": ["a", "b"],
            "label": ["Empathy", "Waits"],
            "mean": [0.4, -0.1],
            "low": [0.3, -0.2],
            "high": [0.5, 0.0],
            "role": ["better", "muted"],
            "hint": ["Empathy: +0.4", "Waits: −0.1"],
        }
    )
    return charts.associations(traits, reach=0.6, named=True).to_dict()


def flow() -> dict:
    stages = pl.DataFrame({"name": ["ask", "close"], "label": ["Asks", "Closes"], "place": [0, 1],
                           "share": [1.0, 0.5], "hint": ["all", "half"]})  # fmt: skip
    steps = pl.DataFrame(
        {
            "name": ["ask>close", "close>ask"],
            "begin": [0, 1],
            "end": [1, 0],
            "share": [0.5, 0.1],
            "back": [False, True],
            "role": ["efficiency", "ink"],
            "text": ["2 min", None],
            "hint": ["on", "back"],
        }
    )
    return charts.flow(stages, steps).to_dict()


def staffing() -> dict:
    cells = pl.DataFrame({"name": ["de", "de"], "label": ["German", "German"], "hour": [0, 1],
                          "heading": ["00", "01"], "role": ["worse", "muted"], "tint": [0.8, 0.1],
                          "text": ["0", "2"], "hint": ["late", "fine"]})  # fmt: skip
    return charts.staffing(cells).to_dict()


@pytest.mark.parametrize(
    "spec", [associations(), flow(), staffing()], ids=["associations", "flow", "staffing"]
)
def test_a_picture_can_be_clicked_chooses_no_colour_and_has_hints(spec: dict) -> None:
    told = str({key: value for key, value in spec.items() if key != "datasets"})
    assert "'field': 'hint'" in told
    assert charts.PICKED in told
    assert "#" not in told


def test_what_turns_back_is_drawn_below() -> None:
    spec = flow()
    points = [row for rows in spec["datasets"].values() for row in rows if "order" in row]
    rises = {
        name: {row["y"] for row in points if row["name"] == name}
        for name in ("ask>close", "close>ask")
    }
    assert min(rises["ask>close"]) > -1e-9
    assert max(rises["close>ask"]) < 1e-9
