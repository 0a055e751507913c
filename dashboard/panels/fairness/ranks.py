"""Ranks as sure as they are, and the funnel of what is more than chance."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import NOTHING, in_words, number, t
from dashboard.panels import note, taken, titled
from dashboard.panels.behind import Behind
from dashboard.panels.fairness import rank_words
from dashboard.panels.findings import measure_name
from dashboard.search.behind import of_column, of_measure
from scoring.analysis import FEW
from scoring.analysis.fairness import Fairness
from scoring.analysis.funnel import LIMITS, Funnel, funnel

_ROWS = 12
"""Rows of the table drawn at once: as high as the funnel beside it."""


def table(found: Fairness, named: Callable[[str], str], order: pl.Series) -> Behind | None:
    """Draw every group's mean, drawn together, with its rank, and its difference as it stands and
    among like conversations, in ``order``; gives what was picked."""
    rows = order.to_frame(found.group).join(
        found.ranks, on=found.group, how="left", maintain_order="left"
    )
    rows = rows.with_columns((pl.col("compared") * pl.col("conversations")).alias("alike"))
    words = [rank_words(row) for row in rows.iter_rows(named=True)]
    shown = rows.select(
        in_words(rows[found.group], named).alias("label"),
        pl.col("conversations"),
        "shrunken",
        ((pl.col("shrunken_high") - pl.col("shrunken_low")) / 2).alias("shrunken_margin"),
        pl.Series("rank", words, pl.String),
        *(
            pl.when(pl.col(count) >= FEW).then(pl.col(name)).alias(name)
            for side, count in (("raw", "conversations"), ("adjusted", "alike"))
            for name in (side, f"{side}_margin")
        ),
        (pl.col("compared") * 100).alias("compared"),
    )
    column = st.column_config
    margin: Any = column.NumberColumn("±", format="%.1f", width=44)
    event: Any = taken.table(
        shown,
        column_config={
            "label": column.TextColumn(t(f"column-{found.group}"), pinned=True, width=120),
            "conversations": column.NumberColumn(t("column-conversations"), format="localized"),
            "rank": column.TextColumn(t("fairness-column-rank"), help=t("fairness-rank-help")),
            "compared": column.NumberColumn(
                t("fairness-column-compared"), format="%.0f %%", help=t("fairness-compared-help")
            ),
            **{
                name: column.NumberColumn(
                    t(f"fairness-column-{name}"), format=form, help=t(f"fairness-{name}-help")
                )
                for name, form in (("shrunken", "%.1f"), ("raw", "%+.1f"), ("adjusted", "%+.1f"))
            },
            **dict.fromkeys(("shrunken_margin", "raw_margin", "adjusted_margin"), margin),
        },
        hide_index=True,
        row_height=30,
        height="content" if rows.height <= _ROWS else 30 * (_ROWS + 1),
        on_select="rerun",
        selection_mode=taken.CELLS,
        placeholder=NOTHING,
        key=f"ranks-{found.group}",
    )
    place = taken.picked(event, rows.height)
    if place is None:
        return None
    row, column = place
    of_figures = dict.fromkeys(shown.columns[2:], of_measure(found.measure))
    return Behind(rows[found.group][row], of_column(column, of_figures))


def funnel_picture(found: Fairness, named: Callable[[str], str]) -> Behind | None:
    """Draw which groups lie outside what chance leaves; gives the one clicked."""
    titled(t("fairness-funnel", measure=measure_name(found.measure)))
    told = funnel(found.ranks)
    if told is None:
        note(t("fairness-funnel-few"))
        return None
    groups = told.groups
    hints = [_hint(named(row[found.group]), row) for row in groups.iter_rows(named=True)]
    is_above = pl.when(pl.col("z") > 0).then(pl.lit("better")).otherwise(pl.lit("worse"))
    points = groups.select(
        pl.col(found.group).alias("name"),
        pl.when("named").then(in_words(groups[found.group], named)).alias("label"),
        *("n", "mean"),
        pl.when(pl.col("outside") == LIMITS[1])
        .then(is_above)
        .otherwise(pl.lit("muted"))
        .alias("role"),
        pl.Series("hint", hints, pl.String),
    )
    event: Any = taken.chart(
        charts.funnel(points, told.limits, told.middle, title=t("fairness-funnel-axis")),
        on_select="rerun",
        key=f"funnel-{found.group}-{found.measure}-{found.like}",
        alt=t("fairness-funnel-alt"),
    )
    note(_funnel_note(told))
    clicked = taken.mark(event)
    return Behind(clicked, of_measure(found.measure)) if clicked else None


def _hint(name: str, row: dict[str, Any]) -> str:
    values = {"mean": number(row["mean"], 1), "count": row["conversations"]}
    return t("fairness-funnel-hint", name=name, **values)


def _funnel_note(told: Funnel) -> str:
    outside = told.groups.filter(pl.col("outside") == LIMITS[1]).height
    said = t("fairness-funnel-outside", outside=outside, count=told.groups.height)
    key = "fairness-funnel-apart" if told.apart > 0 else "fairness-funnel-chance"
    return said + " " + t(key, apart=number(told.apart, 1))
