"""Figures over time: worded and handed to :mod:`dashboard.charts`."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import date as day
from dashboard.locale import dimension, number, t
from dashboard.panels import dimension_title, exactly, note, taken
from scoring.analysis import FEW
from scoring.analysis.trends import STEPS
from scoring.standards import DIMENSIONS

MOST_TRENDS = 8
"""Trends of groups side by side."""

_NAME = pl.col("period").cast(pl.String).alias("name")
"""By what a period that is clicked is told."""

_IN_A_ROW = 4
_WIDTHS = (1.25, 1, 1, 1)
"""Of the trends in a row: only the first has its axis beside it."""


def dimension_trends(
    trends: pl.DataFrame,
    others: pl.DataFrame | None = None,
    events: pl.DataFrame | None = None,
) -> tuple[str, date] | None:
    """The four dimensions over time (:func:`scoring.analysis.trends.trend`); ``others`` as a dashed
    line to compare with, ``events`` (``measure, period, hint``) of that time as upright lines.
    Gives the dimension and the period that were clicked, the period by its first day."""
    if _too_short(trends):
        return None
    picked = None
    bounds, stretch = score_bounds(trends), _stretch(trends)
    for place, (column, name) in enumerate(zip(st.columns(_WIDTHS), DIMENSIONS, strict=True)):
        mine = trends.filter(pl.col("measure") == name)
        theirs = None if others is None else others.filter(pl.col("measure") == name)
        marked = pl.col("period").is_between(*stretch) & (pl.col("measure") == name)
        marks = None if events is None else events.filter(marked)
        with column:
            st.markdown(f"**{dimension_title(name, dimension(name))}**")
            subject, is_first = dimension(name), place == 0
            first = _draw(
                mine,
                name,
                subject,
                bounds,
                stretch,
                others=theirs,
                events=marks,
                labelled=is_first,
            )
            picked = picked if first is None else (name, first)
    return picked


def group_trends(
    trends: pl.DataFrame, group: str, members: list[str], measure: str, named: Callable[[str], str]
) -> tuple[str, date] | None:
    """One measure over time for each of a few groups; gives the group and the period that were
    clicked."""
    shown = trends.filter(pl.col("measure") == measure, pl.col(group).is_in(members[:MOST_TRENDS]))
    if _too_short(shown):
        return None
    picked = None
    bounds, stretch = score_bounds(shown), _stretch(shown)
    for start in range(0, min(len(members), MOST_TRENDS), _IN_A_ROW):
        of_row = members[start : start + _IN_A_ROW]
        for place, (column, member) in enumerate(zip(st.columns(_WIDTHS), of_row, strict=False)):
            mine = shown.filter(pl.col(group) == member)
            with column:
                st.markdown(f"**{exactly(named(member))}**")
                first = _draw(
                    mine, _role(measure), named(member), bounds, stretch, labelled=place == 0
                )
                picked = picked if first is None else (member, first)
    return picked


def _draw(
    mine: pl.DataFrame,
    role: str,
    subject: str,
    bounds: tuple[float, float],
    stretch: tuple[date, date],
    *,
    labelled: bool,
    others: pl.DataFrame | None = None,
    events: pl.DataFrame | None = None,
) -> date | None:
    """One small trend, or the word that there is none to show; gives the period clicked."""
    if mine.is_empty():
        note(t("card-not-assessed"))
        return None
    event: Any = taken.chart(
        charts.trend(
            _worded(mine),
            role,
            bounds=bounds,
            stretch=stretch,
            formats=_formats(),
            others=others,
            events=events,
            labelled=labelled,
        ),
        alt=_course(subject, mine),
        on_select="rerun",
        key=f"trend of {subject}",
    )
    return _picked(event)


def volume_bars(volume: pl.DataFrame, step: str) -> date | None:
    """Conversations by period (:func:`scoring.analysis.volume.volume`) of one ``step``; gives the
    period clicked, by its first day."""
    if volume.height < 2:
        note(t("trend-short"))
        return None
    hints = [
        t("volume-hint", period=day(row["period"]), count=row["conversations"])
        for row in volume.iter_rows(named=True)
    ]
    until = pl.col("period").dt.offset_by(STEPS[step]).alias("until")
    figures = volume.with_columns(until, _NAME, pl.Series("hint", hints, pl.String))
    stretch = (_stretch(volume)[0], figures["until"][-1])
    chart = charts.volume(figures, stretch=stretch, formats=_formats())
    event: Any = taken.chart(chart, alt=t("volume-title"), on_select="rerun", key="volume")
    return _picked(event)


def hints(
    rows: pl.DataFrame,
    worded: Callable[[str, dict[str, Any]], str],
    named: Callable[[Any], str],
    column: str,
) -> pl.Series:
    """``hint``: a sentence a row, of what ``column`` is called and of the row."""
    texts = [worded(named(row[column]), row) for row in rows.iter_rows(named=True)]
    return pl.Series("hint", texts, pl.String)


def score_bounds(figures: pl.DataFrame, least: int = FEW) -> tuple[float, float]:
    """Full tens a little beyond the means of ``least`` conversations or more; an interval that is
    wider, or a mean of fewer, leaves the picture."""
    means = figures.filter(pl.col("n") >= least)["mean"]
    if means.is_empty():
        return 0, 100
    low, high = float(means.min()), float(means.max())  # pyright: ignore[reportArgumentType]
    return max(0.0, (low - 5) // 10 * 10), min(100.0, -(-(high + 3) // 10) * 10)


def _worded(trends: pl.DataFrame) -> pl.DataFrame:
    def worded(name: str, row: dict[str, Any]) -> str:
        values = {key: number(row[key], 1) for key in ("mean", "low", "high")}
        return t("trend-hint", period=name, count=row["n"], **values)

    told = hints(trends, worded, day, "period")
    return trends.select(_NAME, "period", "mean", "low", "high", told)


def _course(name: str, mine: pl.DataFrame) -> str:
    first, last = (number(mine["mean"][place], 1) for place in (0, -1))
    return t("trend-alt", name=name, first=first, last=last)


def _picked(event: Any) -> date | None:
    picked = event.selection.get(charts.PICKED) if event.selection else None
    return date.fromisoformat(picked[0]["name"]) if picked else None


def _too_short(trends: pl.DataFrame) -> bool:
    short = trends["period"].n_unique() < 2
    if short:
        note(t("trend-short"))
    return short


def _stretch(figures: pl.DataFrame) -> tuple[date, date]:
    first, last = figures["period"].min(), figures["period"].max()
    return first, last  # pyright: ignore[reportReturnType]


def _role(measure: str) -> str:
    return measure if measure in DIMENSIONS else "ink"


def _formats() -> dict[str, str]:
    return {kind: t(f"axis-{kind}") for kind in ("day", "month", "year")}
