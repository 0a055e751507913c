"""The Trends page: what moved, since when, and how sure that is."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import polars as pl
import pytest

from dashboard import charts, lake, ledger
from dashboard.ledger import members, rubrics
from dashboard.locale import t, written_in
from dashboard.panels import view
from dashboard.panels.trends import Subject, chart, measure_title
from dashboard.panels.trends.words import answer, difference, period, told
from dashboard.workspace import VARIABLE, Workspace
from scoring.analysis.changepoints import changes, levels
from scoring.analysis.control import control
from scoring.analysis.followed import Followed
from scoring.analysis.periods import FOLLOWED, Kind, kind
from tests.dashboard.test_pages import LANGUAGES, assert_whole, visited
from tests.simulations.control import course

MONDAY = date(2026, 1, 5)


def texts(app: object) -> str:
    kinds = ("markdown", "caption")
    return "\n".join(one.value for kind in kinds for one in getattr(app, kind)).replace("\\", "")


def followed(values: np.ndarray, measure: str = "overall") -> Followed:
    drawn = course(values)
    found = changes(drawn)
    return Followed(measure, "week", control(levels(drawn, found), kind(measure)), found)


def noise(*steps: tuple[float, int]) -> np.ndarray:
    rng = np.random.default_rng(3)
    return np.concatenate([rng.normal(level, 1, count) for level, count in steps])


@pytest.mark.usefixtures("sample")
def test_the_page_says_what_moved_and_whose_it_is() -> None:
    with visited("trends", period="all") as app:
        assert_whole(app)
        assert "Overall, All conversations:" in texts(app)
        assert len(app.get("vega_lite_chart")) == 2
        assert app.dataframe[0].value["label"].to_list() == ["Europe", "Asia", "Americas"]
    with visited("trends", period="all", of="team", name="Asia", measure="first_reply") as app:
        assert_whole(app)
        assert "First reply (median), Team Asia:" in texts(app)


@pytest.mark.usefixtures("sample")
def test_the_address_keeps_the_choice_and_an_odd_one_is_passed_over() -> None:
    with visited("trends", of="team", name="Nowhere", measure="beauty", step="hour") as app:
        assert_whole(app)
        assert app.selectbox(key="trends of").value == Subject()
        assert app.selectbox(key="trends measure").value == "overall"
        app.selectbox(key="trends measure").set_value("volume").run()
        app.segmented_control(key="trends step").set_value("month").run()
        app.selectbox(key="trends of").set_value(Subject("language", "de")).run()
        assert_whole(app)
        asked = {name: app.query_params[name] for name in ("measure", "step", "of", "name")}
        assert asked == {"measure": "volume", "step": "month", "of": "language", "name": "de"}
        assert "Number of conversations, German:" in texts(app)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("measure", ["critical", "volume", "effect.accuracy"])
def test_a_choice_with_few_conversations_is_told_in_words(measure: str) -> None:
    with visited("trends", period="4w", of="language", name="ko", measure=measure) as app:
        assert_whole(app)
        assert "to say" in texts(app) or t("trends-no-values") in texts(app)


@pytest.fixture
def own(sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A copy of the sample, on which the dashboard stands."""
    shutil.copytree(sample_workspace.path, tmp_path / "sample")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "sample"))
    return Workspace(tmp_path / "sample")


def test_breaks_are_marked_and_never_told_as_a_change(own: Workspace) -> None:
    def older(rows: pl.LazyFrame) -> pl.DataFrame:
        early = pl.col("started_at").dt.date() < date(2026, 5, 4)
        return (
            rows.filter(early)
            .select("conversation_id", "month", pl.lit("older").alias("measured_by"))
            .collect()
        )

    lake.amend(own.measurements, older)
    book = ledger.opened(own.ledger)
    rubrics.save(book, members.alone(book), "Stricter", "Because", {})
    with visited("trends", period="all") as app:
        assert_whole(app)
        assert t("trends-legend-measuring") in texts(app)
        # The rubric was saved long after the last conversation.
        assert t("trends-legend-rubric") not in texts(app)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_figure_and_every_ending_has_its_words(code: str) -> None:
    with written_in(code):
        assert all(measure_title(measure) for measure in FOLLOWED)
        for step in ("day", "week", "month", "quarter"):
            assert "2026" in period(step, date(2026, 4, 1))
        for found in (
            followed(noise((80, 20))),
            followed(noise((80, 12), (90, 8))),
            followed(noise((80, 12), (90, 12), (70, 12))),
            followed(noise((80, 5))),
            followed(np.r_[noise((80, 20)), 95.0]),
            followed(np.full(12, 0.5), "resolved"),
        ):
            assert answer(found, Subject())


def test_the_answer_says_since_when_by_how_much_and_how_sure() -> None:
    with written_in("en"):
        said = answer(followed(noise((80, 12), (90, 8))), Subject("agent", "Ada"))
        assert said.startswith("Overall, Ada: rose from 79.")
        assert "as of week of 30 Mar 2026" in said
        assert "in 0.1 % of stable courses at most" in said
        assert "stable. No change is shown in 20 periods" in answer(
            followed(noise((80, 20))), Subject()
        )
        above = answer(followed(np.r_[noise((80, 20)), 95.0]), Subject())
        assert "week of 25 May 2026 (above the limits)" in above
        assert "too little to say" in answer(followed(noise((80, 5))), Subject())


def test_differences_are_told_in_the_units_of_their_figures() -> None:
    with written_in("en"):
        assert difference(Kind.SCORE, -4.06) == "−4.1"
        assert difference(Kind.SHARE, 0.051) == "+5.1 points"
        assert difference(Kind.WAIT, np.log(1.5)) == "+50 %"
        assert difference(Kind.COUNT, -12.4, signed=False) == "12"
        assert told(Kind.WAIT, np.log(180)) == "3 min"
        assert told(Kind.SHARE, 0.105) == "10.5%"


def drawn(values: np.ndarray, measure: str = "overall") -> dict[str, Any]:
    found = followed(values, measure)
    ends = (MONDAY, MONDAY + timedelta(weeks=len(values) - 1))
    return charts.control(
        chart._figures(found),  # pyright: ignore[reportPrivateUsage]
        pl.DataFrame(
            {"period": [MONDAY], "what": ["rubric"], "label": ["rubric"], "hint": ["Saved"]}
        ),
        role="ink",
        bounds=(1, 100),
        stretch=ends,
        formats={"day": "%-d %b", "month": "%b", "year": "%Y"},
        form=".0f",
        ticks={60: "1 min"} if kind(measure) == Kind.WAIT else None,
    ).to_dict()


def test_points_out_of_the_ordinary_are_red_where_that_is_worse() -> None:
    with written_in("en"):
        low, high = np.r_[noise((80, 20)), 60.0], np.r_[noise((80, 20)), 95.0]
        for values, role, shape in ((low, "worse", "below"), (high, "better", "above")):
            figures = chart._figures(followed(values))  # pyright: ignore
            assert figures["role"][-1] == role
            assert figures["shape"][-1] == shape
            assert t(f"trends-rule-beyond-{shape}") in figures["hint"][-1]
        text = json.dumps(drawn(low))
        assert "triangle-down" in text
        assert "Saved" in text
        assert '"log"' in json.dumps(drawn(noise((4, 20)), "first_reply"))


def test_a_click_asks_for_the_conversations_of_that_period_and_group(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: dict[str, Any] = {}

    def left(page: str, **choices: Any) -> None:
        asked.clear()
        asked.update(choices, page=page)

    monkeypatch.setattr(view, "leave_for", left)
    seen: Any = SimpleNamespace(chosen=SimpleNamespace(since=MONDAY, until=date(2026, 2, 10)))
    ada, first = Subject("agent", "Ada"), date(2026, 2, 9)
    chart.conversations(followed(noise((80, 20))), ada, seen, first)
    assert asked == {
        "page": "conversations",
        "agent": ["Ada"],
        # The worst in that score come first.
        "by": "overall",
        "since": "2026-02-09",
        # The choice in the header ends before the week does.
        "until": "2026-02-10",
    }
    missed = followed(np.full(20, 0.5), "attitude.greeting")
    chart.conversations(missed, Subject("language", "de"), seen, first)
    assert asked["lang"] == ["de"]
    assert asked["standard"] == "attitude.greeting"
    chart.conversations(followed(np.full(20, 0.5), "critical"), Subject(), seen, first)
    assert asked["only"] == ["critical"]
