"""The list of conversations that were found, as a table in which a row leads to its page."""

import polars as pl
import streamlit as st

from dashboard.locale import channel_name, dimension, in_words, language_name, moment, t
from dashboard.panels import taken
from scoring.standards import DIMENSIONS


def table(rows: pl.DataFrame) -> int | None:
    """Draw conversations (scores with ``unanswered`` and ``words``); the row that is picked."""
    critical, unanswered = (t(f"conversations-flag-{name}") for name in ("critical", "unanswered"))
    stars = pl.format("{} ★", pl.col("rating").round(1).cast(pl.String).str.strip_suffix(".0"))
    shown = rows.select(
        in_words(rows["started_at"], moment).alias("when"),
        pl.concat_list(
            pl.when("critical").then(pl.lit(critical)),
            pl.when("unanswered").then(pl.lit(unanswered)),
            pl.when(pl.col("rating").is_not_null()).then(stars),
        )
        .list.drop_nulls()
        .alias("flags"),
        "words",
        pl.col("overall").round(0),
        "assessed",
        pl.col(DIMENSIONS).round(0),
        "agent_id",
        in_words(rows["language"], language_name),
        in_words(rows["channel"], channel_name),
    )
    flags = shown["flags"].explode(empty_as_null=False).unique()
    ratings = sorted(set(flags) - {critical, unanswered})
    column = st.column_config
    picked = taken.table(
        shown,
        hide_index=True,
        height="content",
        row_height=30,
        placeholder="–",
        on_select="rerun",
        selection_mode=taken.CELLS,
        column_config={
            "when": column.TextColumn(t("conversations-when")),
            "flags": column.MultiselectColumn(
                t("conversations-flags"),
                options=[critical, unanswered, *ratings],
                color=["red", "yellow", *["gray"] * len(ratings)],
                width=100,
            ),
            "words": column.TextColumn(t("conversations-words"), width=170),
            "overall": column.NumberColumn(dimension("overall"), format="%d", width=58),
            "assessed": column.NumberColumn(
                t("conversations-judged"), help=t("conversations-judged-help"), width=54
            ),
            **{
                name: column.NumberColumn(dimension(name), format="%d", width=64)
                for name in DIMENSIONS
            },
            "agent_id": column.TextColumn(t("filter-agent")),
            "language": column.TextColumn(t("conversations-language")),
            "channel": column.TextColumn(t("filter-channel")),
        },
        key="found",
    )
    place = taken.picked(picked, shown.height)
    return place[0] if place else None
