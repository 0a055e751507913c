"""Ratings given and expected: worded and handed to :mod:`dashboard.charts`."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts, session
from dashboard.locale import NOTHING, channel_name, in_words, language_name, moment, number, t
from dashboard.locale import percent as share
from dashboard.locale.ratings import trait_name
from dashboard.panels import leave_for, note, taken, titled
from dashboard.panels.figure import figure
from dashboard.search.behind import EVERY
from dashboard.session import rated
from scoring.analysis import FEW

MOST_TRAITS = 12
"""Traits drawn: further ones hardly go with the ratings."""

About = Mapping[str, Any]


def answer(standing: Mapping[str, Any]) -> str:
    """How many were rated and how, and apart from that what is expected of all."""
    count, rated = standing["conversations"], standing["rated"]
    told = t("ratings-answer", count=count, rated=rated, share=share(rated / count, 1))
    if standing["rated_mean"] is None:
        return f"{told} {t('ratings-answer-few', few=FEW)}"
    given = t("ratings-answer-given", mean=number(standing["rated_mean"], 2))
    return f"{told} {given} {t('ratings-answer-expected', **_ends(standing, 'expected'))}"


def means(standing: Mapping[str, Any]) -> None:
    """The mean of the ratings given, and apart from it those estimated over all conversations."""
    if standing["rated_mean"] is None:
        return
    kinds = {"rated": "rating", "expected": "predicted_rating", "corrected": "predicted_rating"}
    for column, (kind, by) in zip(st.columns(len(kinds)), kinds.items(), strict=True):
        ends = _ends(standing, kind)
        with column:
            figure(
                t(f"ratings-{kind}"),
                ends["mean"],
                delta_description=t("expected-interval", low=ends["low"], high=ends["high"]),
                help=t(f"ratings-{kind}-help"),
                behind={**EVERY, "by": by},
            )


def calibration(bands: pl.DataFrame) -> float | None:
    """What customers gave, by what is predicted; gives the band clicked. ``bands``: the standing
    (:func:`scoring.analysis.ratings.standing`) by :func:`dashboard.rated.band`."""
    known = bands.drop_nulls([rated.BAND, "rated_mean"])
    if known.is_empty():
        note(t("ratings-calibration-few", few=FEW))
        return None
    hints = [
        t("ratings-calibration-hint", band=number(row[rated.BAND], 1), count=row["rated"],
          **_ends(row, "rated"))
        for row in known.iter_rows(named=True)
    ]  # fmt: skip
    chart = charts.calibration(
        known.select(
            pl.col(rated.BAND).alias("name"),
            pl.col(rated.BAND).alias("predicted"),
            pl.col("rated_mean").alias("mean"),
            pl.col("rated_low").alias("low"),
            pl.col("rated_high").alias("high"),
            "rated",
            pl.Series("hint", hints, pl.String),
        ),
        words=(t("expected-predicted"), t("ratings-rated")),
    )
    event: Any = taken.chart(
        chart, on_select="rerun", key="ratings-bands", alt=t("ratings-calibration-alt")
    )
    note(t("ratings-calibration-note"))
    return taken.mark(event)


def of_band(band: float) -> None:
    """The rated conversations of a band, those furthest from their prediction first; a row leads
    to its page."""
    missed = (pl.col("rating") - pl.col("predicted_rating")).abs()
    rows = (
        session.measurements()
        .filter(rated.band() == band, pl.col("rating").is_not_null())
        .sort(missed, "conversation_id", descending=[True, False])
        .select("conversation_id", *_SHOWN)
        .collect()
    )
    column = st.column_config
    with st.container(border=True):
        titled(t("ratings-of-band", band=number(band, 1), count=rows.height))
        event: Any = taken.table(
            rows.select(
                in_words(rows["started_at"], moment),
                in_words(rows["language"], language_name),
                in_words(rows["channel"], channel_name),
                "agent_id",
                "rating",
                "predicted_rating",
            ),
            column_config={
                "started_at": column.TextColumn(t("conversations-when")),
                "language": column.TextColumn(t("conversations-language")),
                "channel": column.TextColumn(t("filter-channel")),
                "agent_id": column.TextColumn(t("filter-agent")),
                "rating": column.NumberColumn(t("expected-given"), format="%.1f"),
                "predicted_rating": column.NumberColumn(t("expected-predicted"), format="%.1f"),
            },
            hide_index=True,
            row_height=30,
            placeholder=NOTHING,
            on_select="rerun",
            selection_mode="single-row",
            key=f"of band {band}",
        )
    if event.selection.rows:
        leave_for("conversation", id=rows["conversation_id"][event.selection.rows[0]])


_SHOWN = ("started_at", "language", "channel", "agent_id", "rating", "predicted_rating")


def drivers(about: About) -> str | None:
    """What goes with the ratings, the strongest first; gives the trait clicked."""
    if not about["drivers"]:
        note(t("ratings-drivers-none"))
        return None
    rows = [
        {
            "name": one["trait"],
            "label": trait_name(one["trait"]),
            "mean": one["correlation"],
            "low": one["low"],
            "high": one["high"],
            "role": "better" if one["low"] > 0 else "worse" if one["high"] < 0 else "muted",
            "hint": t(
                "ratings-drivers-hint",
                name=trait_name(one["trait"]),
                count=one["ratings"],
                **{end: number(one[end], 2, signed=True) for end in ("correlation", "low", "high")},
            ),
        }
        for one in about["drivers"][:MOST_TRAITS]
    ]
    shown = pl.DataFrame(rows)
    widest = shown.select(pl.max_horizontal(pl.col("low", "high").abs()).max()).item()
    chart, said = charts.drivers(shown, reach=widest * 1.05), t("ratings-drivers-alt")
    event: Any = taken.chart(chart, on_select="rerun", key="ratings drivers", alt=said)
    note(t("ratings-drivers-note"))
    return taken.mark(event)


def _ends(standing: Mapping[str, Any], kind: str) -> dict[str, str]:
    return {end: number(standing[f"{kind}_{end}"], 2) for end in ("mean", "low", "high")}
