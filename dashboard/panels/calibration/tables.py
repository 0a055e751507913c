"""Tables of a closed session: agreement by standard and by pair, severity, adjusted scores."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import NOTHING, dimension, in_words, number, t
from dashboard.panels import leave_for, note, taken, titled
from dashboard.panels.judged import title_of


def standards(found: pl.DataFrame) -> str | None:
    """Draw how alike all judge (:func:`scoring.analysis.calibration.reliability`), the lowest
    first; gives the standard picked."""
    every = found.sort(
        pl.col("standard").is_not_null(), "alpha", nulls_last=True, maintain_order=True
    )
    column = st.column_config
    with st.container(border=True):
        titled(t("calibration-standards"))
        event: Any = taken.table(
            every.select(
                in_words(every["standard"], _title),
                "n",
                (pl.col("alike") * 100).alias("alike"),
                "alpha",
                _with_interval(every),
            ),
            hide_index=True,
            row_height=30,
            placeholder=t("few"),
            on_select="rerun",
            selection_mode=taken.CELLS,
            key="calibration standards",
            column_config={
                "standard": column.TextColumn(t("standards-column-standard"), width=170),
                "n": column.NumberColumn(t("calibration-n"), help=t("calibration-n-help")),
                "alike": column.NumberColumn(
                    t("calibration-alike"), format="%.0f %%", help=t("calibration-alike-help")
                ),
                "alpha": column.NumberColumn(
                    "α", format="%.2f", help=t("calibration-alpha-help"), width=60
                ),
                "interval": column.TextColumn(t("calibration-interval")),
            },
        )
        note(t("calibration-standards-note"))
    place = taken.picked(event, every.height)
    return every["standard"][place[0]] if place else None


def pairs(found: pl.DataFrame, names: Mapping[str, str]) -> tuple[str, ...]:
    """Draw how alike every two reviewers judge (:func:`scoring.analysis.calibration.pairs`), over
    all standards; gives the two picked."""
    every = found.filter(pl.col("standard").is_null()).sort("kappa", nulls_last=True)
    column = st.column_config
    with st.container(border=True):
        titled(t("calibration-pairs"))
        event: Any = taken.table(
            every.select(
                in_words(every["reviewer"], lambda one: names.get(one, one)),
                in_words(every["other"], lambda one: names.get(one, one)),
                "n",
                (pl.col("alike") * 100).alias("alike"),
                "kappa",
                _with_interval(every),
            ),
            hide_index=True,
            row_height=30,
            height="content" if every.height <= 10 else "auto",
            placeholder=t("few"),
            on_select="rerun",
            selection_mode=taken.CELLS,
            key="calibration pairs",
            column_config={
                "reviewer": column.TextColumn(t("calibration-reviewer")),
                "other": column.TextColumn(t("calibration-other")),
                "n": column.NumberColumn(t("calibration-n"), help=t("calibration-n-help")),
                "alike": column.NumberColumn(t("calibration-alike"), format="%.0f %%"),
                "kappa": column.NumberColumn(
                    "κ", format="%.2f", help=t("calibration-kappa-help"), width=60
                ),
                "interval": column.TextColumn(t("calibration-interval")),
            },
        )
    place = taken.picked(event, every.height)
    return every.select("reviewer", "other").row(place[0]) if place else ()


def severities(found: pl.DataFrame, names: Mapping[str, str]) -> str | None:
    """Draw how strict everybody is (:func:`scoring.analysis.severity.severities`); gives the
    reviewer clicked."""
    with st.container(border=True):
        titled(t("calibration-severity"))
        known = found.filter(pl.col("severity").is_not_null())
        if known.is_empty():
            note(t("calibration-severity-few"))
            return None
        rows = known.select(
            pl.col("reviewer").alias("name"),
            in_words(known["reviewer"], lambda one: names.get(one, one)).alias("label"),
            pl.col("severity").alias("mean"),
            pl.col("low").fill_null(pl.col("severity")),
            pl.col("high").fill_null(pl.col("severity")),
            pl.when("clear").then(pl.lit("ink")).otherwise(pl.lit("muted")).alias("role"),
            pl.Series(
                "hint",
                [_severity_hint(row, names) for row in known.iter_rows(named=True)],
                pl.String,
            ),
        )
        reach = rows.select(pl.max_horizontal(pl.col("low", "high").abs()).max()).item()
        widest = max(5.0, reach)
        chart = charts.dots(rows, 0, bounds=(-widest, widest), form="+.0f", selectable=True)
        key = "calibration severities"
        event: Any = taken.chart(chart, on_select="rerun", key=key, alt=t("calibration-severity"))
        note(t("calibration-severity-note"))
        return taken.mark(event)


def scores(found: pl.DataFrame, names: Mapping[str, str]) -> None:
    """Draw everybody's scores, and as they would be without what is clear of who judged; nothing
    where nothing is. A row leads to its conversation."""
    if found["severity"].is_null().all():
        return
    column = st.column_config
    with st.container(border=True):
        titled(t("calibration-scores"))
        event: Any = taken.table(
            found.select(
                "conversation_id",
                in_words(found["reviewer"], lambda one: names.get(one, one)),
                "overall",
                "adjusted",
            ),
            hide_index=True,
            row_height=30,
            height="content" if found.height <= 10 else 320,
            placeholder=NOTHING,
            on_select="rerun",
            selection_mode=taken.CELLS,
            key="calibration scores",
            column_config={
                "conversation_id": column.TextColumn(t("page-conversation")),
                "reviewer": column.TextColumn(t("calibration-reviewer")),
                "overall": column.NumberColumn(dimension("overall"), format="%.0f"),
                "adjusted": column.NumberColumn(t("calibration-adjusted"), format="%.0f"),
            },
        )
        note(t("calibration-scores-note"))
    if place := taken.picked(event, found.height):
        leave_for("conversation", id=found["conversation_id"][place[0]])


def _severity_hint(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    values = {name: number(row[name], 1, signed=True) for name in ("severity", "low", "high")}
    who = names.get(row["reviewer"], row["reviewer"])
    return t("calibration-severity-hint", who=who, count=row["n"], **values)


def _with_interval(rows: pl.DataFrame) -> pl.Series:
    told = [_interval(row) for row in rows.iter_rows(named=True)]
    return pl.Series("interval", told, pl.String)


def _interval(row: Mapping[str, Any]) -> str:
    if row["low"] is None:
        return NOTHING
    return f"{number(row['low'], 2)} – {number(row['high'], 2)}"


def _title(standard: str | None) -> str:
    """What a standard is called; all together where it is null."""
    return t("calibration-all") if standard is None else title_of(standard)
