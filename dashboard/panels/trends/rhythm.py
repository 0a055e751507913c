"""The rhythm of the week, drawn."""

import math
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import number, t
from dashboard.panels import note, taken
from dashboard.panels.trends.words import told
from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.periods import Kind, kind
from scoring.analysis.rhythm import HOURS, Rhythm, rhythm

_DAYS = range(1, 8)

_DOUBLE = 10.0
"""How far twice as much is drawn from the mean, where figures are held against it as ratios."""


def week(values: pl.LazyFrame, measure: str) -> dict[str, Any] | None:
    """Draw the rhythm of a figure by its values (:func:`scoring.analysis.periods.valued`); gives
    the ``weekday`` and ``hour`` clicked."""
    sort = kind(measure)
    found = rhythm(values, sort)
    picked = rhythm_heat(found, sort)
    rhythm_told(found, sort)
    return picked


def rhythm_told(found: Rhythm, sort: Kind) -> None:
    """Say whether there is a rhythm beyond chance, where it is highest and lowest, and what the
    picture means."""
    with st.container(gap="xsmall"):
        note(_of(found.weekday, "weekday", found.p_weekday, sort))
        note(_of(found.hour, "hour", found.p_hour, sort))
        note(t("trends-rhythm-note"))


def _of(rows: pl.DataFrame, by: str, p: float | None, sort: Kind) -> str:
    if p is None:
        return t(f"trends-rhythm-{by}-few")
    if p >= 1 - CONFIDENCE:
        return t(f"trends-rhythm-{by}-none")
    known = rows.filter("told").sort("value")
    least, most = known.row(0, named=True), known.row(-1, named=True)
    return t(
        f"trends-rhythm-{by}",
        most=_place(by, most[by]),
        least=_place(by, least[by]),
        high=_told(sort, most["value"]),
        low=_told(sort, least["value"]),
        share=number(max(p, 0.001) * 100, 1),
    )


def rhythm_heat(found: Rhythm, sort: Kind) -> dict[str, Any] | None:
    """Draw the hours of the week; gives the ``weekday`` and ``hour`` clicked."""
    cells = {(row["weekday"], row["hour"]): row for row in found.cells.iter_rows(named=True)}
    if found.mean is None:
        note(t("trends-rhythm-empty"))
        return None
    places = [(weekday, hour) for weekday in _DAYS for hour in range(HOURS)]
    figures = [
        _cell(cells.get(place), *place, sort) | _apart(cells.get(place), found.mean, sort)
        for place in places
    ]
    frame = pl.DataFrame(figures, schema_overrides={"difference": pl.Float64})
    event: Any = taken.chart(
        charts.week(frame),
        on_select="rerun",
        key="trends rhythm",
        alt=t("trends-rhythm"),
    )
    picked = event.selection.get(charts.PICKED) if event.selection else None
    if not picked:
        return None
    return {name: int(picked[0][name]) for name in ("weekday", "hour")}


def _cell(row: dict[str, Any] | None, weekday: int, hour: int, sort: Kind) -> dict[str, Any]:
    place = f"{t(f'trends-weekday-{weekday}')} {_hour(hour)}"
    count = row["n"] if row else 0
    hint = t("trends-cell-few", place=place, count=count)
    if row is not None and _told_of(row, sort):
        hint = t("trends-cell", place=place, value=_told(sort, row["value"]), count=count)
    return {
        "weekday": weekday,
        "label": t(f"trends-weekday-{weekday}"),
        "hour": hour,
        "heading": f"{hour:02}",
        "hint": hint,
    }


def _apart(row: dict[str, Any] | None, mean: float, sort: Kind) -> dict[str, float | None]:
    """How far from the mean a cell is coloured: points, or doublings for counts and waits."""
    if row is None or not _told_of(row, sort):
        return {"difference": None}
    value = row["value"]
    if sort == Kind.COUNT:
        return {"difference": _DOUBLE * math.log2(max(value, mean / 8) / mean)}
    if sort == Kind.WAIT:
        return {"difference": _DOUBLE * (value - mean) / math.log(2)}
    return {"difference": (value - mean) * (100 if sort == Kind.SHARE else 1)}


def _told_of(row: dict[str, Any], sort: Kind) -> bool:
    """Of counts, every hour tells something: also that there was nothing."""
    return sort == Kind.COUNT or row["n"] >= FEW


def _told(sort: Kind, value: float) -> str:
    return number(value, 1) if sort == Kind.COUNT else told(sort, value)


def _place(by: str, value: int) -> str:
    return t(f"trends-weekday-{value}") if by == "weekday" else _hour(value)


def _hour(hour: int) -> str:
    return f"{hour:02}:00"
