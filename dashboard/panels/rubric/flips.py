"""Verdicts that another rubric changes: how many on each standard, and in which conversations."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.filters import Filters
from dashboard.locale import in_words, language_name, moment, standard_title, t, unit_value, verdict
from dashboard.panels import leave_for, note, taken, titled
from dashboard.session import trial
from scoring.analysis.whatif import AFTER
from scoring.rubric import Rubric
from scoring.scorecard import MET, MISSED, PARTLY

_LISTED = 100
"""Conversations whose verdict changes that are listed."""


def counts(flips: pl.DataFrame) -> str | None:
    """Draw how many verdicts change; the standard picked."""
    titled(t("rubric-flips"))
    if flips.is_empty():
        note(t("rubric-flips-none"))
        return None
    order = {MISSED: 0, PARTLY: 1, MET: 2}
    rank = [pl.col(name).replace_strict(order) for name in ("verdict", "verdict" + AFTER)]
    told = (
        flips.group_by("standard")
        .agg(
            pl.col("n").filter(rank[1] < rank[0]).sum().alias("worse"),
            pl.col("n").filter(rank[1] > rank[0]).sum().alias("better"),
            pl.col("n").sum(),
        )
        .sort("n", "standard", descending=[True, False])
    )
    column = st.column_config
    picked = taken.table(
        told.select(in_words(told["standard"], standard_title), "worse", "better"),
        hide_index=True,
        height="content",
        row_height=30,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key="rubric flips",
        column_config={
            "standard": column.TextColumn(t("standards-column-standard")),
            "worse": column.NumberColumn(t("rubric-flips-worse"), format="localized"),
            "better": column.NumberColumn(t("rubric-flips-better"), format="localized"),
        },
    )
    if session.may(Right.READ):
        note(t("rubric-flips-note"))
    place = taken.picked(picked, told.height)
    return told["standard"][place[0]] if place else None


def conversations(before: Rubric, after: Rubric, standard: str, chosen: Filters) -> None:
    """Draw those in which the verdict on a standard changes; a row leads to its page."""
    rows = trial.flipped(before, after, standard, chosen.now, _LISTED)
    titled(t("rubric-flipped", standard=standard_title(standard)))
    column = st.column_config
    shown = rows.select(
        in_words(rows["started_at"], moment).alias("when"),
        "conversation_id",
        "agent_id",
        in_words(rows["language"], language_name),
        in_words(rows["value"], lambda value: unit_value(standard, value)),
        in_words(rows["verdict"], verdict),
        in_words(rows["verdict" + AFTER], verdict),
    )
    picked = taken.table(
        shown,
        hide_index=True,
        height="auto",
        row_height=30,
        placeholder="–",
        on_select="rerun",
        selection_mode="single-row",
        key=f"rubric flipped {standard}",
        column_config={
            "when": column.TextColumn(t("conversations-when")),
            "conversation_id": column.TextColumn(t("rubric-column-conversation")),
            "agent_id": column.TextColumn(t("filter-agent")),
            "language": column.TextColumn(t("conversations-language")),
            "value": column.TextColumn(t("rubric-column-value")),
            "verdict": column.TextColumn(t("rubric-column-before")),
            "verdict" + AFTER: column.TextColumn(t("rubric-column-after")),
        },
    )
    note(t("rubric-flipped-note", count=rows.height, most=_LISTED))
    if places := picked["selection"]["rows"]:
        leave_for("conversation", id=rows["conversation_id"][places[0]])
