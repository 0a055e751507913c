"""What became of disputes: how often a verdict was changed, and how long it took."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts, session
from dashboard.ledger import members
from dashboard.locale import NOTHING, duration, in_words, number, percent, t
from dashboard.panels import note, taken, titled
from dashboard.panels.judged import title_of
from scoring.analysis.disputes import overdue, took, upheld

_MOST = 15
"""Rows of a picture."""


def cards(every: pl.DataFrame) -> None:
    """Draw open, overdue, upheld and the time to a decision (``every``:
    :data:`dashboard.ledger.disputes.DISPUTE`)."""
    late, times, all_ = overdue(every, datetime.now(UTC)), took(every), upheld(every)
    columns = st.columns(4)
    columns[0].metric(t("disputes-open"), number(every["decision"].null_count()), border=True)
    columns[1].metric(t("disputes-late"), number(late), border=True)
    row = all_.row(0, named=True) if all_.height else None
    columns[2].metric(
        t("disputes-upheld"),
        NOTHING if row is None else percent(row["share"]),
        None if row is None else _span(row),
        delta_color="off",
        delta_arrow="off",
        help=t("disputes-upheld-help"),
        border=True,
    )
    time = times.row(0, named=True)
    columns[3].metric(
        t("disputes-time"),
        duration(time["median_seconds"]),
        t("disputes-time-late", count=time["n"], late=time["late"]) if time["n"] else None,
        delta_color="off",
        delta_arrow="off",
        help=t("disputes-time-help"),
        border=True,
    )


def upheld_by(every: pl.DataFrame) -> None:
    """Draw the share of changed verdicts by standard and by who gave them."""
    names = members.names(session.book())

    def who(reviewer: int | None) -> str:
        return t("disputes-program") if reviewer is None else names.get(reviewer, NOTHING)

    left, right = st.columns(2)
    with left:
        _shares(every, "standard", title_of)
    with right:
        _shares(every, "reviewer_id", who)


def _shares(every: pl.DataFrame, by: str, named: Callable[[Any], str]) -> None:
    found = upheld(every, by)
    with st.container(border=True):
        titled(t(f"disputes-by-{by.replace('_', '-')}"))
        if found.is_empty():
            note(t("disputes-none-decided"))
            return
        shown = found.head(_MOST)
        labels = in_words(shown[by], named).to_list()
        rows = shown.select(
            pl.int_range(pl.len()).cast(pl.String).alias("name"),
            pl.Series(
                "label",
                [f"{label} ({n})" for label, n in zip(labels, shown["n"], strict=True)],
                pl.String,
            ),
            pl.col("share").alias("mean"),
            "low",
            "high",
            pl.lit(None, pl.Float64).alias("aim"),
            pl.lit(None, pl.Float64).alias("ceiling"),
            pl.lit("ink").alias("role"),
            pl.Series(
                "hint",
                [
                    t("disputes-hint", name=label, upheld=row["upheld"], span=_span(row))
                    for label, row in zip(labels, shown.iter_rows(named=True), strict=True)
                ],
                pl.String,
            ),
        )
        taken.chart(charts.agreement(rows, low=0.0), key=f"upheld by {by}")
        if found.height > _MOST:
            note(t("disputes-cut", shown=_MOST, count=found.height))
        note(t("disputes-shares-note"))


def _span(row: dict[str, Any]) -> str:
    low, high = percent(row["low"]), percent(row["high"])
    return t("disputes-span", low=low, high=high, count=row["n"])
