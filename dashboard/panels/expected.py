"""What rating is to be expected of one conversation, where it was lost, and what moved it."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import number, percent, t
from dashboard.locale.ratings import reason_name
from dashboard.panels import note, taken, titled
from dashboard.session.rated import Expectation

MOST_REASONS = 10
"""Reasons drawn: the others move next to nothing."""


def expected(scores: Mapping[str, Any], told: Expectation) -> None:
    """Draw the card: the customer's own rating if there is one, the predicted one apart from it,
    its course along the conversation and its reasons."""
    with st.container(border=True):
        titled(t("expected-title"))
        with st.container(horizontal=True):
            _given(scores["rating"])
            _predicted(scores)
        if scores["predicted_rating"] is None:
            note(t("expected-none"))
            return
        note(_known_from(scores, told))
        _course(told.course.drop_nulls("predicted_rating"))
        _reasons(told.reasons.head(MOST_REASONS))


def _given(rating: float | None) -> None:
    if rating is not None:
        stars = number(rating, 1).removesuffix(".0")
        st.metric(t("expected-given"), t("unit-stars", stars=stars))


def _predicted(scores: Mapping[str, Any]) -> None:
    if scores["predicted_rating"] is None:
        return
    low, high = (number(scores[f"predicted_{end}"], 1) for end in ("low", "high"))
    st.metric(
        t("expected-predicted"),
        number(scores["predicted_rating"], 1),
        delta_description=t("expected-interval", low=low, high=high),
        help=t("expected-interval-help"),
    )
    if scores["predicted_solved"] is not None:
        st.metric(t("expected-solved"), percent(scores["predicted_solved"]))


def _known_from(scores: Mapping[str, Any], told: Expectation) -> str:
    known = t("expected-learned" if told.learned else "expected-by-parts")
    if scores["rating"] is None:
        return known
    return f"{known} {t('expected-seen' if told.learned else 'expected-given-wins')}"


def _course(course: pl.DataFrame) -> None:
    """The rating expected after each message, the steepest fall marked."""
    if course.height < 2:
        note(t("expected-short"))
        return
    points = course.select(
        (pl.col("position") + 1).alias("message"),
        pl.col("predicted_rating").alias("rating"),
        pl.col("predicted_low").alias("low"),
        pl.col("predicted_high").alias("high"),
        pl.col("predicted_rating").diff().alias("step"),
    )
    hints = [
        t("expected-hint", message=row["message"], low=number(row["low"], 1),
          high=number(row["high"], 1), rating=number(row["rating"], 1))
        for row in points.iter_rows(named=True)
    ]  # fmt: skip
    fall, sentence = _fall(points)
    chart = charts.expected_course(points.with_columns(pl.Series("hint", hints)), fall)
    taken.chart(chart, width="stretch", alt=t("expected-alt"))
    note(sentence)


def _fall(points: pl.DataFrame) -> tuple[pl.DataFrame, str]:
    """The two messages between which the rating fell most, for the chart, and that in words."""
    at = points["step"].arg_min()
    label = pl.lit(None, pl.String).alias("label")
    if at is None or round(points["step"][at], 1) >= 0:
        return points.clear().with_columns(label), t("expected-never-fell")
    message = points["message"][at]
    named = pl.when(pl.col("message") == message).then(pl.lit(t("expected-at", message=message)))
    fell = number(-points["step"][at], 1)
    pair = points.slice(at - 1, 2).with_columns(named.alias("label"))
    return pair, t("expected-fell", message=message, points=fell)


def _reasons(reasons: pl.DataFrame) -> None:
    """What moved the prediction, as bars; words in them are a stranger's and stand as text."""
    if reasons.is_empty():
        return
    rows = [
        {
            "label": reason_name(row["kind"], row["name"], row["voice"]),
            "points": row["points"],
            "text": number(row["points"], 2, signed=True),
            "role": "better" if row["points"] > 0 else "worse",
        }
        for row in reasons.iter_rows(named=True)
    ]
    shown = pl.DataFrame(rows).with_columns(
        pl.concat_str("label", pl.lit(" "), "text").alias("hint")
    )
    with st.expander(t("expected-why")):
        taken.chart(charts.moved(shown), width="stretch", alt=t("expected-why-alt"))
        note(t("expected-why-note"))
