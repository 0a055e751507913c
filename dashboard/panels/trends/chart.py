"""A figure's control chart, drawn, and the way to the conversations behind a point."""

import math
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import date as day
from dashboard.locale import duration, t
from dashboard.panels import note, taken
from dashboard.panels.trends import Subject, behind, measure_title
from dashboard.panels.trends.words import change_values, good, period, rule_told, told
from dashboard.panels.view import View, leave_for_period
from scoring.analysis.breaks import breaks
from scoring.analysis.followed import Followed
from scoring.analysis.periods import Kind
from scoring.standards import DIMENSIONS, standards

_TICKS = (1, 5, 15, 60, 300, 900, 3_600, 14_400, 43_200, 86_400, 259_200, 604_800, 2_592_000)
"""Seconds at which an axis of waits may be labelled."""

_FORMS = {Kind.SCORE: ".0f", Kind.SHARE: ".0%", Kind.COUNT: ",.0f", Kind.WAIT: ""}

_ROOM = 0.08
"""Beyond the lowest and the highest of what is drawn, as part of the picture."""


def control_chart(found: Followed, rubrics: pl.DataFrame) -> date | None:
    """Draw a figure, with marks where it was measured otherwise and where one of the ``rubrics``
    (``at, name``) was saved, and what it means; gives the period that was clicked."""
    marks = breaks(found.course, rubrics, found.step)
    figures = _figures(found)
    bounds = _bounds(figures, found.kind)
    ticks = {one: duration(one) for one in _TICKS if bounds[0] <= one <= bounds[1]}
    ends: Any = figures.select(pl.col("period").min(), pl.col("period").max().alias("last")).row(0)
    chart = charts.control(
        figures,
        _marks(marks),
        role=_role(found.measure),
        bounds=bounds,
        stretch=ends,
        formats={kind: t(f"axis-{kind}") for kind in ("day", "month", "year")},
        form=_FORMS[found.kind],
        ticks=ticks if found.kind == Kind.WAIT else None,
    )
    event: Any = taken.chart(
        chart, on_select="rerun", key="trends chart", alt=measure_title(found.measure)
    )
    _legend(found, marks)
    picked = event.selection.get(charts.PICKED) if event.selection else None
    return date.fromisoformat(picked[0]["name"]) if picked else None


def _legend(found: Followed, marks: pl.DataFrame) -> None:
    """Every change of the level, the last one first: when, how much, how sure; and what the lines,
    points and marks of the chart mean."""
    with st.container(gap="xsmall"):
        for place in reversed(range(found.changes.height)):
            note(t("trends-change", **change_values(found, place)))
        note(t("trends-legend" if found.judged.height else "trends-legend-few"))
        for what in ("measuring", "rubric"):
            if what in marks["what"]:
                note(t(f"trends-legend-{what}"))


def conversations(found: Followed, whom: Subject, seen: View, first: date) -> None:
    """Leave for the conversations of a period: of a share, those it counts, if there are any; else
    the worst in it first."""
    [value] = found.course.filter(period=first)["value"]
    narrowed = behind(found.measure) if value or found.kind != Kind.SHARE else {}
    leave_for_period(seen, found.step, first, **whom.params(), **narrowed)


def _role(measure: str) -> str:
    dimension = standards()[measure].dimension if measure in standards() else measure
    return dimension if dimension in DIMENSIONS else "ink"


def _figures(found: Followed) -> pl.DataFrame:
    drawn = [pl.col(name) for name in ("value", "centre", "low", "high")]
    if found.kind == Kind.WAIT:
        drawn = [one.exp() for one in drawn]
    toward = pl.col("side") * good(found.measure)
    out = pl.col("rule").is_not_null()
    role = (
        pl.when(out & (toward < 0))
        .then(pl.lit("worse"))
        .when(out & (toward > 0))
        .then(pl.lit("better"))
        .when(out | pl.col("judged"))
        .then(pl.lit("ink"))
        .otherwise(pl.lit("muted"))
    )
    shape = (
        pl.when(out)
        .then(pl.when(pl.col("side") > 0).then(pl.lit("above")).otherwise(pl.lit("below")))
        .otherwise(pl.when("judged").then(pl.lit("point")).otherwise(pl.lit("unjudged")))
    )
    hints = [_hint(found, row) for row in found.course.iter_rows(named=True)]
    return found.course.select(
        pl.col("period").cast(pl.String).alias("name"),
        "period",
        *drawn,
        "stretch",
        role.alias("role"),
        shape.alias("shape"),
        pl.Series("hint", hints, pl.String),
    )


def _hint(found: Followed, row: dict[str, Any]) -> str:
    value = told(found.kind, row["value"])
    when = period(found.step, row["period"])
    said = t("trends-hint", period=when, value=value, count=row["n"])
    if row["centre"] is None or not row["judged"]:
        return f"{said} · {t('trends-hint-unjudged')}"
    ends = {name: told(found.kind, row[name]) for name in ("low", "high")}
    limits = t("trends-hint-limits", **ends)
    return f"{said} · {limits}" + (f" · {rule_told(row)}" if row["rule"] else "")


def _marks(marks: pl.DataFrame) -> pl.DataFrame:
    rows = marks.iter_rows(named=True)
    hints = [t(f"trends-mark-{row['what']}", day=day(row["at"]), name=row["name"]) for row in rows]
    labels = [t(f"trends-mark-{what}-short") for what in marks["what"]]
    # A rubric saved within a period stands at its day.
    return marks.select(
        pl.col("at").alias("period"),
        "what",
        pl.Series("label", labels, pl.String),
        pl.Series("hint", hints, pl.String),
    )


def _bounds(figures: pl.DataFrame, kind: Kind) -> tuple[float, float]:
    every = figures.select(pl.concat_list("value", "low", "high").explode()).to_series()
    low, high = (float(end or 0.0) for end in (every.min(), every.max()))  # pyright: ignore
    if kind == Kind.WAIT:
        return low / (1 + _ROOM), high * (1 + _ROOM)
    room = max((high - low) * _ROOM, 0.01 if kind == Kind.SHARE else 1.0)
    top = {Kind.SCORE: 100.0, Kind.SHARE: 1.0}.get(kind, math.inf)
    return max(low - room, 0.0), min(high + room, top)
