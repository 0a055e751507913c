"""What became of disputes: how often a verdict was changed, and how long it took."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts, session
from dashboard.ledger import members
from dashboard.locale import NOTHING, duration, in_words, number, percent, t
from dashboard.panels import leave_for, note, taken, titled
from dashboard.panels.among import DISPUTED, said
from dashboard.panels.figure import figure
from dashboard.panels.judged import title_of
from dashboard.search.behind import EVERY
from scoring.analysis.disputes import overdue, took, upheld

_MOST = 15
"""Rows of a picture."""


def cards(every: pl.DataFrame) -> None:
    """Draw open, overdue, upheld and the time to a decision (``every``:
    :data:`dashboard.ledger.disputes.DISPUTE`)."""
    late, times, all_ = overdue(every, datetime.now(UTC)), took(every), upheld(every)
    behind = {name: EVERY | {"among": said(DISPUTED, name)} for name in ("open", "late", "decided")}
    first, second, third, fourth = st.columns(4)
    with first:
        open_ = number(every["decision"].null_count())
        figure(t("disputes-open"), open_, behind=behind["open"])
    with second:
        figure(t("disputes-late"), number(late), behind=behind["late"])
    row = all_.row(0, named=True) if all_.height else None
    with third:
        figure(
            t("disputes-upheld"),
            NOTHING if row is None else percent(row["share"]),
            None if row is None else _span(row),
            delta_color="off",
            delta_arrow="off",
            help=t("disputes-upheld-help"),
            behind=behind["decided"],
        )
    time = times.row(0, named=True)
    with fourth:
        figure(
            t("disputes-time"),
            duration(time["median_seconds"]),
            t("disputes-time-late", count=time["n"], late=time["late"]) if time["n"] else None,
            delta_color="off",
            delta_arrow="off",
            help=t("disputes-time-help"),
            behind=behind["decided"],
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
            pl.col(by).cast(pl.String).fill_null("0").alias("name"),
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
        chart = charts.agreement(rows, low=0.0)
        event: Any = taken.chart(chart, on_select="rerun", key=f"upheld by {by}")
        if clicked := taken.mark(event):
            among = said(DISPUTED, "decided", by, clicked)
            leave_for("conversations", **EVERY, among=among)
        if found.height > _MOST:
            note(t("disputes-cut", shown=_MOST, count=found.height))
        note(t("disputes-shares-note"))


def _span(row: dict[str, Any]) -> str:
    low, high = percent(row["low"]), percent(row["high"])
    return t("disputes-span", low=low, high=high, count=row["n"])
