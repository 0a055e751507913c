"""Every figure of every page leads on: to the conversations behind it, or to where these are."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import AttributeDictionary

from dashboard import lake, ledger
from dashboard.charts import PICKED
from dashboard.ledger import calibrations, coaching
from dashboard.session import flow
from dashboard.workspace import VARIABLE, Workspace
from scoring.conversations import CONVERSATION
from tests.dashboard.test_pages import PAGES, ROOT, assert_whole, visited
from tests.dashboard.test_rehearsal import rehearsed

STANDS: Mapping[str, str] = {
    "audit.py table": "what people did",
    "expected.py _course": "one conversation, on its own page",
    "expected.py _given": "one conversation, on its own page",
    "expected.py _predicted": "one conversation, on its own page",
    "expected.py _reasons": "one conversation, on its own page",
    "importing/outcome.py _brought": "what was refused: rows of files that are no conversations",
    "importing/outcome.py _by_file": "files, of which some rows are no conversations",
    "importing/problems.py problems": "rows of files that are no conversations",
    "privacy.py _forgotten": "customers who were forgotten",
    "calendars.py preview": "hours that are set",
    "importing/mapping.py mapping": "rows of a file that is not in yet",
    "calibration/new.py _listed": "conversations that are to be judged blindly",
    "judged/__init__.py agreement": "how people and the program agree",
    "judged/setting.py thresholds": "thresholds that are proposed",
    "members.py rights": "rights",
    "quality.py earlier": "models",
    "reviewed.py _scores": "one conversation, on its own page",
    "rubric/versions.py compared": "rubrics",
    "samples/plan.py preview": "what a plan would draw",
    "standard.py _thresholds": "thresholds",
    "timeline.py _draw": "one conversation, on its own page",
    "trainings.py _offers": "courses",
    "trainings.py _table": "exams",
    "trust.py matters": "labelled texts that are no conversations of the house",
}
"""What leads nowhere: where it is drawn, and what it is of."""

SHOWN = {"calibration-history", "calibration severities", "trust-dots", "trust-table"}
"""Figures whose click shows something else below: nothing new where there is one session alone, or
where no labelled text was judged wrongly."""

DRAWS = {"table", "chart", "metric", "dataframe", "altair_chart", "data_editor"}
"""Calls that draw figures."""

DOORS = ("panels/taken.py", "panels/figure.py")
"""Where figures are drawn for all others."""

LINKED = {"cards.py _card": "the card that draws it has the link"}


def drawn(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """The calls of a module that draw a figure, each with the function it stands in."""
    name = path.relative_to(ROOT / "dashboard" / "panels").as_posix()
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                    whose = call.func.value
                    of_frame = isinstance(whose, ast.Name) and whose.id in ("taken", "st")
                    if call.func.attr in DRAWS and (of_frame or call.func.attr == "metric"):
                        yield f"{name} {function.name}", call


def test_what_is_drawn_can_be_clicked_or_it_is_said_why_not() -> None:
    still = set()
    for path in (ROOT / "dashboard" / "panels").rglob("*.py"):
        if not path.as_posix().endswith(DOORS):
            for place, call in drawn(path):
                if "on_select" not in {option.arg for option in call.keywords}:
                    still.add(place)
    assert still - LINKED.keys() == STANDS.keys()


def test_pages_leave_the_drawing_to_panels() -> None:
    for page in PAGES:
        tree = ast.parse((ROOT / "pages" / f"{page}.py").read_text("utf-8"))
        called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not called & (DRAWS - {"table"}), page


@pytest.fixture(scope="module")
def at_work(sample_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample, with people at work."""
    return rehearsed(sample_workspace, tmp_path_factory.mktemp("clicks"))


class Clicking:
    """Draws the figures of a page; the one that is ``aimed`` at is clicked, at a mark or at the
    cell of a column."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.aimed: tuple[int, str] | None = None
        self.figures: list[tuple[str, list[str]]] = []
        self.led: list[str] = []
        self._frame, self._chart = st.dataframe, st.altair_chart
        patch.setattr(st, "dataframe", self.dataframe)
        patch.setattr(st, "altair_chart", self.altair_chart)
        patch.setattr(st, "switch_page", self.leave)
        patch.setattr(st, "rerun", self.again)

    def leave(self, page: Path, query_params: Mapping[str, Any] | None = None) -> None:
        self.led.append(f"{Path(page).stem} {dict(query_params or {})}")
        st.stop()

    def again(self, **_options: Any) -> None:
        self.led.append("again")
        st.stop()

    def dataframe(self, rows: pl.DataFrame, **options: Any) -> Any:
        shown = self._frame(rows, **options)
        if options.get("on_select", "ignore") != "rerun":
            return shown
        by_cell = "single-cell" in options.get("selection_mode", ())
        clicked = self._clicked(str(options.get("key")), _some(rows.columns) if by_cell else [""])
        row = min(1, rows.height - 1)
        told: dict[str, Any] = {"rows": [], "columns": [], "cells": []}
        if clicked is not None and row >= 0:
            told |= {"cells": [(row, clicked)]} if clicked else {"rows": [row]}
        return _event(told)

    def altair_chart(self, chart: Any, **options: Any) -> Any:
        shown = self._chart(chart, **options)
        if options.get("on_select", "ignore") != "rerun":
            return shown
        spec = chart.to_dict()
        [fields] = [one["select"]["fields"] for one in spec["params"] if one["name"] == PICKED]
        rows = [row for rows in spec["datasets"].values() for row in rows if fields[0] in row]
        known = [row for row in rows if all(row.get(field) is not None for field in fields)]
        clicked = self._clicked(str(options.get("key")), [""])
        mark = [{field: known[-1][field] for field in fields}] if clicked is not None else []
        return _event({PICKED: mark} if mark else {})

    def _clicked(self, key: str, columns: list[str]) -> str | None:
        place = len(self.figures)
        self.figures.append((key, columns))
        return self.aimed[1] if self.aimed and self.aimed[0] == place else None


def _some(columns: list[str]) -> list[str]:
    """The first column, which is the row's name, and some of its figures."""
    return list(dict.fromkeys([columns[0], columns[1], columns[-1]]))


def _event(selection: dict[str, Any]) -> Any:
    return AttributeDictionary({"selection": AttributeDictionary(selection)})


def said(app: AppTest) -> list[str]:
    """All that a page says."""
    return [str(one.value) for one in (*app.markdown, *app.caption, *app.text, *app.title)]


def of_states(place: Workspace) -> Iterator[tuple[str, dict[str, str], dict[str, Any]]]:
    """The pages with figures: name, address, and what is chosen on them."""
    one = lake.scan(place.conversations, CONVERSATION).head(1).collect()
    book = ledger.opened(place.ledger)
    closed = [str(each.id) for each in calibrations.every(book) if each.closed_at]
    assert closed
    plan = coaching.plans(book)[0]
    agent = plan.agent_id
    yield "overview", {}, {}
    yield "agents", {}, {}
    yield "agents", {}, {"agents-standard": "process.same_language"}
    yield "agent", {"name": agent}, {}
    yield "languages", {}, {}
    yield "conversations", {}, {}
    yield "standards", {}, {}
    yield "ratings", {}, {}
    yield "trust", {}, {}
    yield "trends", {}, {}
    yield "topics", {}, {}
    yield "causes", {}, {"causes flow asked": True}
    yield "workload", {}, {}
    yield "report", {}, {}
    yield "alerts", {}, {}
    yield "samples", {}, {}
    yield "calibration", {}, {}
    yield "disputes", {}, {}
    yield "coaching", {}, {}
    yield "coaching", {"agent": agent}, {}
    yield "coaching", {"part": "plans"}, {}
    yield "coaching", {"standard": plan.standard}, {}
    yield "appraisal", {}, {}
    for part in ("scores", "examples", "appraisals"):
        yield "me", {}, {"me part": part, "me agent": agent}
    yield "conversation", {"id": one["conversation_id"].item()}, {}


PLACES = range(28)


@pytest.mark.parametrize("place", PLACES)
def test_a_click_on_a_figure_leads_on(
    place: int, at_work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(at_work.path))
    # The flow of a few is drawn as that of many is.
    monkeypatch.setattr(flow, "SAMPLE", 40)
    states = list(of_states(at_work))
    assert len(states) <= len(PLACES)
    if place >= len(states):
        pytest.skip("There are no more pages.")
    page, address, chosen = states[place]
    with visited(page, period="all", **address) as app:
        for name, value in chosen.items():
            app.session_state[name] = value
        app.run()
        assert_whole(app)
        before = said(app)
        clicking = Clicking(monkeypatch)
        app.run()
        figures = list(clicking.figures)
        for number, (key, columns) in enumerate(figures):
            for column in columns:
                clicking.aimed, clicking.figures, clicking.led = (number, column), [], []
                app.run()
                assert_whole(app)
                leads = clicking.led or key in SHOWN or said(app) != before
                assert leads, f"{page}: {key} {column}"
                if not clicking.led:
                    clicking.aimed = None
                    app.run()
