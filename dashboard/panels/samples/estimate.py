"""What reviews of a sample say of all conversations of its cycle, beside what the program says."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard.locale import number, t
from dashboard.panels import note, say, titled
from dashboard.panels.figure import figure
from dashboard.search.behind import EVERY, of_days, of_measure
from scoring.analysis import FEW
from scoring.analysis.samples import DIFFERENCE, PERSON, PROGRAM, estimates


def estimate(
    reviewed: pl.DataFrame,
    frame: pl.DataFrame,
    within: tuple[str, ...],
    drawn: Mapping[str, Any],
) -> None:
    """Draw people's mean overall score with its interval, and the program's on the same and on all
    conversations.

    ``reviewed``: :func:`scoring.analysis.samples.estimates`; ``frame``: all conversations that
    could have been drawn, with ``overall``; ``drawn``: what of the list of conversations shows
    those reviewed.
    """
    with st.container(border=True):
        titled(t("samples-estimate"))
        count = reviewed["person"].drop_nulls().len()
        if count < FEW:
            say(t("samples-estimate-few", count=count, few=FEW))
            return
        told = {row["who"]: row for row in estimates(reviewed, within).iter_rows(named=True)}
        say(_sentence(told[DIFFERENCE]))
        every = frame["overall"].mean()
        people, program, all_ = st.columns(3)
        plain: dict[str, Any] = {"delta_color": "off", "delta_arrow": "off", "border": False}
        with people:
            figure(
                t("samples-estimate-people"),
                number(told[PERSON]["mean"], 1),
                _interval(told[PERSON]),
                help=t("samples-estimate-people-help", count=count),
                behind=drawn,
                **plain,
            )
        with program:
            figure(
                t("samples-estimate-program"),
                number(told[PROGRAM]["mean"], 1),
                _interval(told[PROGRAM]),
                help=t("samples-estimate-program-help"),
                behind=drawn,
                **plain,
            )
        days = frame["started_at"].dt.date()
        with all_:
            figure(
                t("samples-estimate-all"),
                number(every if isinstance(every, float) else None, 1),
                t("samples-estimate-all-count", count=frame["overall"].drop_nulls().len()),
                help=t("samples-estimate-all-help"),
                behind=EVERY | of_days(days.min(), days.max()) | of_measure("overall"),  # pyright: ignore
                **plain,
            )
        note(t("samples-estimate-note"))


def _sentence(row: dict[str, float | None]) -> str:
    low, high, mean = row["low"], row["high"], row["mean"] or 0.0
    if low is None or high is None:
        return t("samples-difference-alike")
    kind = "none" if low <= 0 <= high else "lower" if mean < 0 else "higher"
    return t(
        f"samples-difference-{kind}",
        points=number(abs(mean), 1),
        low=number(min(abs(low), abs(high)) if kind != "none" else low, 1),
        high=number(max(abs(low), abs(high)) if kind != "none" else high, 1),
    )


def _interval(row: dict[str, float | None]) -> str:
    if row["low"] is None:
        return t("samples-estimate-unsure")
    return t("card-interval", low=number(row["low"], 1), high=number(row["high"], 1))
