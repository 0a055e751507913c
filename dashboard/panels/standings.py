"""Groups and standards compared: worded and handed to :mod:`dashboard.charts`."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import NOTHING, dimension, in_words, number, t
from dashboard.panels import dimension_title, note, taken
from dashboard.panels.behind import Behind
from dashboard.panels.courses import hints, score_bounds
from dashboard.panels.findings import measure_name
from dashboard.search.behind import of_measure
from scoring.analysis import FEW, MEASURES
from scoring.standards import DIMENSIONS

MOST_ROWS = 40
"""Rows of a chart of names: more, and it is no picture any longer."""


def measure_choice(page: str) -> str:
    """Which of the five scores a page sorts by and speaks of."""
    return st.segmented_control(
        t("agents-measure"),
        ["overall", *DIMENSIONS],
        default="overall",
        required=True,
        format_func=dimension,
        key=f"{page}-measure",
        label_visibility="collapsed",
    )  # pyright: ignore[reportReturnType]


def standing_dots(
    standing: pl.DataFrame,
    means: pl.DataFrame,
    group: str,
    order: str,
    named: Callable[[str], str],
    *,
    rows: pl.Series | None = None,
) -> Behind | None:
    """Every group's five scores with their intervals (:func:`scoring.analysis.comparison.standing`)
    against those of all (``means``), the one that ``order`` names first, or that standard alone.
    Gives the figure that was clicked.

    ``rows``: the groups in their order, as far as it can be told; by the mean unless given.
    """
    if rows is not None:
        rows = _cut(rows, "dots-cut-rows")
    else:
        highest = standing.filter(pl.col("measure") == order).sort("mean", descending=True)
        rows = _cut(highest[group], "dots-cut")
    shown = standing.join(rows.to_frame(group), on=group, how="right", maintain_order="right")
    bounds, picked = score_bounds(standing, least=1), None
    reference = dict(means.select("measure", "mean").iter_rows())
    others = (name for name in MEASURES if name != order and order in MEASURES)
    measures = (order, *others)
    # The first has the names beside it, and so needs more room.
    for place, (column, name) in enumerate(
        zip(st.columns([1.7, *[1] * (len(measures) - 1)]), measures, strict=True)
    ):
        mine = shown.filter(pl.col("measure") == name)
        with column:
            st.markdown(f"**{dimension_title(name, measure_name(name))}**")
            if mine.is_empty():
                note(t("card-not-assessed"))
                continue
            clicked = _clicked(
                charts.dots(
                    _dots(rows, mine, group, named),
                    reference[name],
                    bounds=bounds,
                    selectable=True,
                    named=place == 0,
                ),
                f"dots-{group}-{name}",
                t("dots-alt", measure=measure_name(name)),
            )
            picked = Behind(clicked["name"], of_measure(name)) if clicked else picked
    return picked


def _cut(rows: pl.Series, said: str) -> pl.Series:
    """The first and the last of more than MOST_ROWS, and the word that it is so."""
    if rows.len() <= MOST_ROWS:
        return rows
    half = MOST_ROWS // 2
    note(t(said, half=half, count=rows.len()))
    return pl.concat([rows.head(half), rows.tail(half)])


def standard_dots(against: pl.DataFrame, titled: Callable[[str], str]) -> str | None:
    """Standards as differences from others, with their margins. Gives the one clicked."""
    rows = against.select(
        pl.col("measure").alias("name"),
        in_words(against["measure"], titled).alias("label"),
        pl.col("difference").alias("mean"),
        (pl.col("difference") - pl.col("margin")).alias("low"),
        (pl.col("difference") + pl.col("margin")).alias("high"),
        _stance(),
        hints(against, _difference_hint, titled, "measure"),
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
) -> Behind | None:
    """Groups × dimensions: differences from all others. Gives the cell clicked."""
    known = {(row[group], row["measure"]): row for row in standing.iter_rows(named=True)}
    cells = [
        _cell(known.get((member, name)), member, name, named(member))
        for member in members[:MOST_ROWS]
        for name in DIMENSIONS
    ]
    figures = pl.DataFrame(cells, schema_overrides={"difference": pl.Float64})
    cell = _clicked(charts.heat(figures, selectable=True), f"heat-{group}", t("heat-alt"))
    return Behind(cell["name"], of_measure(cell["column"])) if cell else None


def _clicked(chart: Any, key: str, description: str) -> dict[str, Any] | None:
    event: Any = taken.chart(chart, on_select="rerun", key=key, alt=description)
    found = event.selection.get(charts.PICKED) if event.selection else None
    return found[0] if found else None


def _dots(
    rows: pl.Series, mine: pl.DataFrame, group: str, named: Callable[[str], str]
) -> pl.DataFrame:
    # A row a group even where this measure is missing, so that the rows of all charts line up.
    figures = rows.to_frame(group).join(mine, on=group, how="left", maintain_order="left")
    return figures.select(
        pl.col(group).alias("name"),
        in_words(figures[group], named).alias("label"),
        "mean",
        "low",
        "high",
        _stance(),
        hints(figures, _standing_hint, named, group),
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
