"""Tables in which a row leads to its page."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard.locale import NOTHING, channel_name, dimension, duration, in_words, language_name, t
from dashboard.panels import leave_for, taken
from dashboard.panels.behind import Behind
from dashboard.search.behind import of_column, of_measure
from scoring.analysis import FEW, MEASURES

_ROW = 30
_NUMBER = "%.0f"


def standing_table(
    standing: pl.DataFrame,
    trends: pl.DataFrame,
    volumes: pl.DataFrame,
    group: str,
    *,
    named: Callable[[str], str],
    order: pl.Series,
    measure: str,
) -> Behind | None:
    """Every group's conversations, scores with margins and course; gives what was clicked.

    ``standing``: :func:`scoring.analysis.comparison.standing`; ``trends``: of one
    ``measure``; ``volumes``: :func:`scoring.analysis.volume.volumes`; ``order``: the groups in
    their order, as far as it can be told.
    """
    rows = (
        order.to_frame(group)
        .join(volumes.select(group, "conversations"), on=group, maintain_order="left")
        .join(_wide(standing, group), on=group, how="left", maintain_order="left")
        .join(_courses(trends, group), on=group, how="left", maintain_order="left")
    )
    columns: dict[str, Any] = {
        "label": st.column_config.TextColumn(t(f"column-{group}"), pinned=True, width=130),
        "conversations": st.column_config.NumberColumn(
            t("column-conversations"), format="localized"
        ),
        "course": st.column_config.LineChartColumn(t("column-course"), color="gray", width=90),
    }
    for name in MEASURES:
        columns[name] = st.column_config.NumberColumn(dimension(name), format=_NUMBER)
        columns[f"{name}:margin"] = st.column_config.NumberColumn(
            "±", format="%.0f", width=44, help=t("column-margin-help", measure=dimension(name))
        )
    shown = ["label", "conversations", "overall", "overall:margin", "course"]
    shown += [part for name in MEASURES[:-1] for part in (name, f"{name}:margin")]
    named_rows = rows.with_columns(in_words(rows[group], named).alias("label"))
    place = _picked(named_rows.select(shown), columns, f"standing-{group}", NOTHING)
    return _behind(place, rows[group], {"course": of_measure(measure)})


def volume_table(volumes: pl.DataFrame, group: str, named: Callable[[str], str]) -> Behind | None:
    """How many, how fast and how much of it was judged; gives what was clicked."""
    rows = volumes.select(
        in_words(volumes[group], named).alias("label"),
        "conversations",
        pl.Series("first", [duration(x) for x in volumes["first_reply_seconds"]], pl.String),
        pl.Series("reply", [duration(x) for x in volumes["reply_seconds"]], pl.String),
        (pl.col("assessed_share") * 100).alias("assessed"),
        "critical",
    )
    columns = {
        "label": st.column_config.TextColumn(t(f"column-{group}"), pinned=True),
        "conversations": st.column_config.NumberColumn(
            t("column-conversations"), format="localized"
        ),
        "first": st.column_config.TextColumn(t("column-first-reply"), help=t("column-median-help")),
        "reply": st.column_config.TextColumn(t("column-reply"), help=t("column-median-help")),
        "assessed": st.column_config.NumberColumn(
            t("column-assessed"), format="%.0f %%", help=t("column-assessed-help")
        ),
        "critical": st.column_config.NumberColumn(t("column-critical"), format="localized"),
    }
    place = _picked(rows, columns, f"volume-{group}", "")
    return _behind(place, volumes[group], {})


def conversations_table(scores: pl.DataFrame, key: str) -> None:
    """A few conversations; a row leads to the conversation."""
    rows = scores.select(
        pl.col("started_at").dt.date().alias("date"),
        in_words(scores["language"], language_name),
        in_words(scores["channel"], channel_name),
        pl.col("overall"),
        pl.when("critical").then(pl.lit("▲ " + t("column-critical-yes"))).alias("critical"),
    )
    columns = {
        "date": st.column_config.DateColumn(t("column-date")),
        "language": st.column_config.TextColumn(t("column-language")),
        "channel": st.column_config.TextColumn(t("column-channel")),
        "overall": st.column_config.NumberColumn(dimension("overall"), format=_NUMBER),
        "critical": st.column_config.TextColumn(t("column-critical")),
    }
    if not scores["critical"].any():
        rows = rows.drop("critical")
    place = _picked(rows, columns, key, "")
    if place is not None:
        leave_for("conversation", id=scores["conversation_id"][place[0]])


def _behind(
    place: tuple[int, str] | None, members: pl.Series, others: Mapping[str, Mapping[str, Any]]
) -> Behind | None:
    if place is None:
        return None
    row, column = place
    return Behind(members[row], of_column(column, others))


def _picked(
    rows: pl.DataFrame, columns: dict[str, Any], key: str, placeholder: str
) -> tuple[int, str] | None:
    event: Any = taken.table(
        rows,
        column_config=columns,
        hide_index=True,
        row_height=_ROW,
        height="content" if rows.height <= 20 else "auto",
        on_select="rerun",
        selection_mode=taken.CELLS,
        placeholder=placeholder,
        key=key,
    )
    return taken.picked(event, rows.height)


def _wide(standing: pl.DataFrame, group: str) -> pl.DataFrame:
    """A row a group: every measure's mean and the half of its interval; null where few."""
    told = standing.with_columns(
        pl.when(pl.col("n") >= FEW).then(pl.col(name)).alias(name)
        for name in ("mean", "low", "high")
    ).with_columns(
        pl.max_horizontal(pl.col("high") - pl.col("mean"), pl.col("mean") - pl.col("low")).alias(
            "margin"
        )
    )
    parts = [
        told.filter(pl.col("measure") == name).select(
            group, pl.col("mean").alias(name), pl.col("margin").alias(f"{name}:margin")
        )
        for name in MEASURES
    ]
    wide = parts[-1]
    for part in parts[:-1]:
        wide = wide.join(part, on=group, how="left", maintain_order="left")
    return wide


def _courses(trends: pl.DataFrame, group: str) -> pl.DataFrame:
    return trends.group_by(group).agg(pl.col("mean").alias("course"))
