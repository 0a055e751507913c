"""The drawn course of one conversation: who waited how long, and how the customer's mood went."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import duration, language_name, number, t
from dashboard.panels import taken
from scoring.analysis.course import Times, times, waits

_UNITS = ((172_800, 86_400, "days"), (7_200, 3_600, "hours"), (120, 60, "minutes"))
"""From how many seconds on time is told in which unit, and its seconds."""

_BARS = pl.Schema(
    {
        "begin": pl.Float64,
        "end": pl.Float64,
        "role": pl.String,
        "hint": pl.String,
        "label": pl.String,
    }
)


def timeline(said: pl.DataFrame, language: str | None) -> None:
    """Draw the course (:func:`scoring.analysis.course.course`) of a conversation in ``language``;
    what cannot be drawn is told in words."""
    took = times(said)
    customer = said.filter(pl.col("speaker") == "customer")
    read = customer["polarity"].drop_nulls().len()
    waited = waits(said)
    with st.container(border=True):
        st.markdown(f"##### {_time_told(said, took)}")
        # One message makes no line, and waits need a stretch of time to lie on.
        moods = customer if read > 1 else customer.clear()
        if not took.whole:
            waited = waited.clear()
        if not (waited.is_empty() and moods.is_empty()):
            _draw(said, waited, moods, took.whole)
        if took.whole is None:
            by_number = "" if moods.is_empty() else t("conversation-by-number")
            st.caption(f"{t('conversation-time-unknown')} {by_number}")
        st.caption(_mood_told(customer, read, language))


def _time_told(said: pl.DataFrame, took: Times) -> str:
    speakers = set(said["speaker"])
    if "customer" in speakers and "agent" not in speakers:
        return t("conversation-time-unanswered")
    if took.whole is None:
        return t("conversation-mood")
    if said["wait_seconds"].is_null().all():
        return t("conversation-time-nobody")
    return t(
        "conversation-time",
        waited=duration(took.waited),
        whole=duration(took.whole),
        late=took.late,
    )


def _mood_told(customer: pl.DataFrame, read: int, language: str | None) -> str:
    if customer.is_empty():
        return t("conversation-mood-silent")
    if read == 0:
        if language is None:
            return t("conversation-mood-unknown")
        return t("conversation-mood-unassessed", language=language_name(language))
    if read == 1:
        mood = customer["sentiment"].drop_nulls()[0]
        return t("conversation-mood-short", mood=t(f"mood-{mood}"))
    if read < customer.height:
        return t("conversation-mood-partly", unread=customer.height - read)
    return t("conversation-mood-read", count=read)


def _draw(
    said: pl.DataFrame, waited: pl.DataFrame, moods: pl.DataFrame, whole: float | None
) -> None:
    seconds, unit = next(
        ((seconds, t(f"conversation-axis-{name}")) for least, seconds, name in _UNITS
         if whole and whole >= least),
        (1, t("conversation-axis-seconds")),
    )  # fmt: skip
    at = pl.col("elapsed_seconds") / seconds if whole else pl.col("position") + 1.0
    names = ("unhappy", "neutral", "happy", "reply")
    chart = charts.course(
        _bars(waited, seconds),
        moods.select(
            at.alias("at"),
            "polarity",
            pl.Series("hint", [_mood_hint(row) for row in moods.iter_rows(named=True)], pl.String),
        ),
        begin=0.0 if whole else 1.0,
        end=whole / seconds if whole else float(said.height),
        unit=unit if whole else "",
        words=[t(f"conversation-{name}") for name in names],
    )
    taken.chart(chart, width="stretch")


def _bars(waited: pl.DataFrame, seconds: float) -> pl.DataFrame:
    """The waits as bars: what was within the limit, and what came on top."""
    longest = waited.filter("late")["wait_seconds"].max()
    bars: list[tuple[Any, ...]] = []
    for wait in waited.iter_rows(named=True):
        limit = duration(wait["limit_seconds"])
        told = duration(wait["wait_seconds"])
        hint = t("conversation-waited-late", wait=told, limit=limit)
        label = t("conversation-wait-label", wait=told, limit=limit)
        parts: list[tuple[float, float, str, str | None]]
        parts = [(wait["begin"], wait["due"], "muted", None)]
        if wait["late"]:
            parts.append((wait["due"], wait["end"], "worse", label))
        else:
            hint = t("conversation-waited", wait=told)
        bars += [
            (begin / seconds, end / seconds, role, hint,
             text if wait["wait_seconds"] == longest else None)
            for begin, end, role, text in parts
        ]  # fmt: skip
    return pl.DataFrame(bars, schema=_BARS, orient="row")


def _mood_hint(row: Mapping[str, Any]) -> str | None:
    if row["polarity"] is None:
        return None
    time = row["timestamp"]
    return t(
        "conversation-mood-hint",
        time=f"{time:%H:%M}" if time else number(row["position"] + 1),
        mood=t(f"mood-{row['sentiment']}"),
        polarity=number(row["polarity"], 2, signed=True),
    )
