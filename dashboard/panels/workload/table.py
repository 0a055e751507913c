"""The workload of every agent, in a table."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard.locale import NOTHING, dimension, duration, t
from dashboard.panels import taken
from dashboard.panels.behind import Behind
from dashboard.search.behind import of_measure
from scoring.analysis import FEW
from scoring.analysis.rhythm import HOURS
from scoring.analysis.workload import Workload

_ROW = 30


def agents_table(
    counts: pl.DataFrame, load: Workload, scores: pl.DataFrame, measure: str
) -> Behind | None:
    """Draw everybody's volume (:func:`scoring.analysis.workload.counted`), load and score
    (``scores``: :func:`scoring.analysis.comparison.means` by agent), the most conversations first:
    no league table. Gives what was picked."""
    mine = scores.filter(pl.col("measure") == measure, pl.col("n") >= FEW).select(
        "agent_id",
        "mean",
        pl.max_horizontal(pl.col("high") - pl.col("mean"), pl.col("mean") - pl.col("low")).alias(
            "margin"
        ),
    )
    rows = (
        counts.join(load.agents, on="agent_id", how="left", maintain_order="left")
        .join(_day(load.hours), on="agent_id", how="left", maintain_order="left")
        .join(mine, on="agent_id", how="left", maintain_order="left")
    )
    shown = rows.select(
        "agent_id",
        "conversations",
        pl.when(pl.col("days") > 0).then(pl.col("conversations") / pl.col("days")).alias("per_day"),
        pl.Series("handle", [duration(x) for x in rows["handle_seconds"]], pl.String),
        "mean_open",
        "most_open",
        pl.col("occupancy") * 100,
        "day",
        "mean",
        "margin",
    )
    column = st.column_config
    event: Any = taken.table(
        shown,
        hide_index=True,
        row_height=_ROW,
        height="content" if shown.height <= 20 else "auto",
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key="workload agents",
        column_config={
            "agent_id": column.TextColumn(t("column-agent_id"), pinned=True, width=130),
            "conversations": column.NumberColumn(t("column-conversations"), format="localized"),
            "per_day": column.NumberColumn(
                t("workload-per-day"), format="%.1f", help=t("workload-per-day-help")
            ),
            "handle": column.TextColumn(t("workload-handle"), help=t("workload-handle-help")),
            "mean_open": column.NumberColumn(
                t("workload-mean-open"), format="%.1f", help=t("workload-mean-open-help")
            ),
            "most_open": column.NumberColumn(t("workload-most-open"), format="%d"),
            "occupancy": column.NumberColumn(
                t("workload-occupancy"), format="%.0f %%", help=t("workload-occupancy-help")
            ),
            "day": column.BarChartColumn(
                t("workload-day"), color="gray", y_min=0, y_max=100, help=t("workload-day-help")
            ),
            "mean": column.NumberColumn(dimension(measure), format="%.0f"),
            "margin": column.NumberColumn(
                "±",
                format="%.0f",
                width=44,
                help=t("column-margin-help", measure=dimension(measure)),
            ),
        },
    )
    place = taken.picked(event, rows.height)
    if place is None:
        return None
    told = {name: {} for name in shown.columns[1:]} | dict.fromkeys(
        ("mean", "margin"), of_measure(measure)
    )
    return Behind(rows["agent_id"][place[0]], told.get(place[1]))


def _day(hours: pl.DataFrame) -> pl.DataFrame:
    """Each agent's occupancy in per cent, hour by hour."""
    every = hours.select(pl.col("agent_id").unique(maintain_order=True)).join(
        pl.DataFrame({"hour": range(HOURS)}, {"hour": hours.schema["hour"]}), how="cross"
    )
    told = every.join(hours, on=["agent_id", "hour"], how="left", maintain_order="left")
    return told.group_by("agent_id", maintain_order=True).agg(
        (pl.col("occupancy") * 100).fill_null(0).alias("day")
    )
