"""Score cards: a dimension's mean, how it changed and how sure that is, and its course."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard.locale import dimension, number, t
from dashboard.panels import dimension_title, link, note
from scoring.analysis import FEW
from scoring.standards import DIMENSIONS


def score_cards(
    means: pl.DataFrame,
    changed: pl.DataFrame,
    trends: pl.DataFrame,
    against: pl.DataFrame | None = None,
    **choices: Any,
) -> None:
    """A card a dimension, each with the way to the conversations it is the mean of, the worst
    first; ``choices`` are further parameters of their list.

    ``changed`` is against the period before, ``against`` against other agents (both with the
    columns of :func:`scoring.analysis.comparison.changes`), ``trends`` the course of the means.
    """
    for column, name in zip(st.columns(len(DIMENSIONS)), DIMENSIONS, strict=True):
        with column, st.container(border=True, height="stretch", gap="xsmall"):
            _card(
                name,
                _row(means, name) | _row(changed, name),
                trends.filter(pl.col("measure") == name)["mean"].to_list(),
            )
            if against is not None:
                note(_against(_row(against, name)))
            link(t("card-conversations"), "conversations", "forum", **choices, by=name)


def _card(name: str, row: Mapping[str, Any], course: list[float]) -> None:
    told = row["n"] >= FEW
    is_compared = told and row["n_before"] >= FEW and row["margin"] is not None
    worse = bool(is_compared and row["clear"] and row["difference"] < 0)
    st.metric(
        dimension_title(name, dimension(name)),
        number(row["mean"]) if told else t("few") if row["n"] else t("card-not-assessed"),
        number(row["difference"], 1, signed=True) if is_compared else None,
        # Gray unless a fall is clear: no hue for good news, green is a dimension.
        delta_color="red" if worse else "gray",
        delta_arrow="off" if not is_compared else "down" if row["difference"] < 0 else "up",
        delta_description=_certainty(row, is_compared=bool(is_compared)) if told else None,
        chart_data=course if told and len(course) > 1 else None,
        help=_help(row, is_compared=bool(is_compared)),
    )


def _certainty(row: Mapping[str, Any], *, is_compared: bool) -> str:
    if is_compared:
        return t("card-margin", margin=number(row["margin"], 1))
    return t("card-interval", low=number(row["low"]), high=number(row["high"]))


def _help(row: Mapping[str, Any], *, is_compared: bool) -> str:
    said = t("card-count", count=row["n"])
    if is_compared:
        return (
            said
            + " "
            + t("card-compared", before=number(row["mean_before"]), count=row["n_before"])
        )
    return said + " " + t("card-not-compared")


def _against(row: Mapping[str, Any]) -> str:
    if row["n"] < FEW or row["n_before"] < FEW or row["margin"] is None:
        return t("card-others-few")
    return t(
        "card-others-clear" if row["clear"] else "card-others",
        difference=number(row["difference"], 1, signed=True),
        margin=number(row["margin"], 1),
    )


def _row(frame: pl.DataFrame, name: str) -> dict[str, Any]:
    found = frame.filter(pl.col("measure") == name)
    if found.is_empty():
        return {"n": 0, "n_before": 0, "mean": None, "margin": None, "clear": False}
    return found.row(0, named=True)
