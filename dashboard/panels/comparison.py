"""Charts of groups and periods: figures worded and handed to :mod:`dashboard.charts`."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import NOTHING, dimension, number, t
from dashboard.locale import date as day
from dashboard.panels import dimension_title, note
from scoring.analysis import FEW, MEASURES
from scoring.standards import DIMENSIONS

MOST_ROWS = 40
"""Rows of a chart of names: more, and it is no picture any longer."""

_SMALL = 8
"""Trends side by side."""


def dimension_trends(trends: pl.DataFrame, others: pl.DataFrame | None = None) -> None:
    """The four dimensions over time (:func:`scoring.analysis.trends.trend`); ``others`` as a dashed
    line to compare with."""
    if _too_short(trends):
        return
    bounds, stretch = _bounds(trends), _stretch(trends)
    for column, name in zip(st.columns(len(DIMENSIONS)), DIMENSIONS, strict=True):
        mine = trends.filter(pl.col("measure") == name)
        with column:
            st.markdown(f"**{dimension_title(name, dimension(name))}**")
            if mine.is_empty():
                note(t("card-not-assessed"))
                continue
            st.altair_chart(
                charts.trend(
                    _worded(mine),
                    name,
                    bounds=bounds,
                    stretch=stretch,
                    formats=_formats(),
                    others=None if others is None else others.filter(pl.col("measure") == name),
                    height=120,
                ),
                alt=_course(dimension(name), mine),
            )


def group_trends(
    trends: pl.DataFrame, group: str, members: list[str], measure: str, named: Callable[[str], str]
) -> None:
    """One measure over time for each of a few groups."""
    shown = trends.filter(pl.col("measure") == measure, pl.col(group).is_in(members[:_SMALL]))
    if _too_short(shown):
        return
    bounds, stretch = _bounds(shown), _stretch(shown)
    for start in range(0, min(len(members), _SMALL), 4):
        for column, member in zip(st.columns(4), members[start : start + 4], strict=False):
            mine = shown.filter(pl.col(group) == member)
            with column:
                st.markdown(f"**{dimension_title('', named(member))}**")
                if mine.is_empty():
                    note(t("card-not-assessed"))
                    continue
                st.altair_chart(
                    charts.trend(
                        _worded(mine),
                        _role(measure),
                        bounds=bounds,
                        stretch=stretch,
                        formats=_formats(),
                        height=110,
                    ),
                    alt=_course(named(member), mine),
                )


def standing_dots(
    standing: pl.DataFrame, group: str, order: str, named: Callable[[str], str]
) -> str | None:
    """Every group's five scores with their intervals, against the mean of all, sorted by one.

    Gives the group that was clicked.
    """
    rows = standing.filter(pl.col("measure") == order).sort("mean", descending=True)[group]
    if rows.len() > MOST_ROWS:
        half = MOST_ROWS // 2
        note(t("dots-cut", half=half, count=rows.len()))
        rows = pl.concat([rows.head(half), rows.tail(half)])
    shown = standing.join(rows.to_frame(group), on=group, how="right", maintain_order="right")
    bounds, picked = _bounds(standing), None
    measures = (order, *(name for name in MEASURES if name != order))
    # The first has the names beside it, and so needs more room.
    for place, (column, name) in enumerate(
        zip(st.columns([1.7, 1, 1, 1, 1]), measures, strict=True)
    ):
        mine = shown.filter(pl.col("measure") == name)
        with column:
            st.markdown(f"**{dimension_title(name, dimension(name))}**")
            if mine.is_empty():
                note(t("card-not-assessed"))
                continue
            everybody = standing.filter(pl.col("measure") == name)
            picked = picked or _clicked(
                charts.dots(
                    _dots(rows, mine, group, named),
                    (everybody["mean"] * everybody["n"]).sum() / everybody["n"].sum(),
                    bounds=bounds,
                    selectable=True,
                    named=place == 0,
                ),
                f"dots-{group}-{name}",
                t("dots-alt", measure=dimension(name)),
            )
    return picked["name"] if picked else None


def standard_dots(against: pl.DataFrame, titled: Callable[[str], str]) -> str | None:
    """Standards as differences from others, with their margins. Gives the one clicked."""
    rows = against.select(
        pl.col("measure").alias("name"),
        pl.col("measure").map_elements(titled, pl.String).alias("label"),
        pl.col("difference").alias("mean"),
        (pl.col("difference") - pl.col("margin")).alias("low"),
        (pl.col("difference") + pl.col("margin")).alias("high"),
        _stance(),
        _hints(against, _difference_hint, titled, "measure"),
    )
    widest = max(5.0, float(rows.select(pl.max_horizontal(
        pl.col("low").abs(), pl.col("high").abs()).max()).item() or 0))  # fmt: skip
    picked = _clicked(
        charts.dots(rows, 0, bounds=(-widest, widest), form="+.0f", selectable=True),
        "standards",
        t("standards-alt"),
    )
    return picked["name"] if picked else None


def heat_map(
    standing: pl.DataFrame, group: str, members: list[str], named: Callable[[str], str]
) -> dict[str, Any] | None:
    """Groups × dimensions: differences from all others. Gives the cell clicked: ``name`` (the
    group) and ``column`` (the dimension)."""
    known = {(row[group], row["measure"]): row for row in standing.iter_rows(named=True)}
    cells = [
        _cell(known.get((member, name)), member, name, named(member))
        for member in members[:MOST_ROWS]
        for name in DIMENSIONS
    ]
    figures = pl.DataFrame(cells, schema_overrides={"difference": pl.Float64})
    return _clicked(charts.heat(figures, selectable=True), f"heat-{group}", t("heat-alt"))


def volume_bars(volume: pl.DataFrame) -> None:
    """Conversations by period (:func:`scoring.analysis.volume.volume`)."""
    if volume.height < 2:
        note(t("trend-short"))
        return
    hints = [
        t("volume-hint", period=day(row["period"]), count=row["conversations"])
        for row in volume.iter_rows(named=True)
    ]
    figures = volume.with_columns(pl.Series("hint", hints, pl.String))
    st.altair_chart(
        charts.volume(figures, stretch=_stretch(volume), formats=_formats()), alt=t("volume-title")
    )


def _clicked(chart: Any, key: str, description: str) -> dict[str, Any] | None:
    event: Any = st.altair_chart(chart, on_select="rerun", key=key, alt=description)
    found = event.selection.get(charts.PICKED) if event.selection else None
    return found[0] if found else None


def _dots(
    rows: pl.Series, mine: pl.DataFrame, group: str, named: Callable[[str], str]
) -> pl.DataFrame:
    # A row a group even where this measure is missing, so that the rows of all charts line up.
    figures = rows.to_frame(group).join(mine, on=group, how="left", maintain_order="left")
    return figures.select(
        pl.col(group).alias("name"),
        pl.col(group).map_elements(named, pl.String).alias("label"),
        "mean",
        "low",
        "high",
        _stance(),
        _hints(figures, _standing_hint, named, group),
    )


def _stance() -> pl.Expr:
    """Better or worse only where that is clear."""
    clear = pl.col("clear").fill_null(False)
    return (
        pl.when(clear & (pl.col("difference") > 0))
        .then(pl.lit("better"))
        .when(clear)
        .then(pl.lit("worse"))
        .otherwise(pl.lit("muted"))
        .alias("role")
    )


def _hints(
    rows: pl.DataFrame,
    worded: Callable[[str, dict[str, Any]], str],
    named: Callable[[str], str],
    column: str,
) -> pl.Series:
    texts = [worded(named(row[column]), row) for row in rows.iter_rows(named=True)]
    return pl.Series("hint", texts, pl.String)


def _standing_hint(name: str, row: dict[str, Any]) -> str:
    if row["mean"] is None:
        return name
    values = {key: number(row[key], 1) for key in ("mean", "low", "high")}
    return t("standing-hint", name=name, count=row["n"], **values)


def _difference_hint(name: str, row: dict[str, Any]) -> str:
    return t(
        "difference-hint",
        name=name,
        difference=number(row["difference"], 1, signed=True),
        margin=number(row["margin"], 1),
        count=row["n"],
    )


def _cell(row: dict[str, Any] | None, member: str, measure: str, label: str) -> dict[str, Any]:
    told = row is not None and row["margin"] is not None and min(row["n"], row["n_before"]) >= FEW
    cell = {"name": member, "label": label, "column": measure, "heading": dimension(measure)}
    if row is None or not told:
        hint = t("card-not-assessed") if row is None else t("cell-few", count=row["n"])
        text = NOTHING if row is None else t("few")
        return cell | {"difference": None, "text": text, "clear": False, "hint": hint}
    return cell | {
        "difference": row["difference"],
        "text": number(row["difference"], 1, signed=True),
        "clear": row["clear"],
        "hint": _difference_hint(f"{label}, {dimension(measure)}", row),
    }


def _worded(trends: pl.DataFrame) -> pl.DataFrame:
    def worded(name: str, row: dict[str, Any]) -> str:
        values = {key: number(row[key], 1) for key in ("mean", "low", "high")}
        return t("trend-hint", period=name, count=row["n"], **values)

    return trends.select(
        "period", "mean", "low", "high", _hints(trends, worded, lambda period: day(period), "period")  # pyright: ignore
    )


def _course(name: str, mine: pl.DataFrame) -> str:
    first, last = (number(mine["mean"][place], 1) for place in (0, -1))
    return t("trend-alt", name=name, first=first, last=last)


def _too_short(trends: pl.DataFrame) -> bool:
    short = trends["period"].n_unique() < 2
    if short:
        note(t("trend-short"))
    return short


def _stretch(figures: pl.DataFrame) -> tuple[date, date]:
    first, last = figures["period"].min(), figures["period"].max()
    return first, last  # pyright: ignore[reportReturnType]


def _bounds(figures: pl.DataFrame) -> tuple[float, float]:
    """Full tens a little beyond the means; an interval that is wider leaves the picture."""
    means = figures.filter(pl.col("n") >= FEW)["mean"]
    if means.is_empty():
        return 0, 100
    low, high = float(means.min()), float(means.max())  # pyright: ignore[reportArgumentType]
    return max(0.0, (low - 5) // 10 * 10), min(100.0, -(-(high + 3) // 10) * 10)


def _role(measure: str) -> str:
    return measure if measure in DIMENSIONS else "ink"


def _formats() -> dict[str, str]:
    return {kind: t(f"axis-{kind}") for kind in ("day", "month", "year")}
