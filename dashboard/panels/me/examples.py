"""An agent's strong and weak standards, and what shows them: misses in words, and their best."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import date, in_words, language_name, number, standard_title, t
from dashboard.panels import MARKS, exactly, link, note, standings, taken, titled
from dashboard.panels.tables import conversations_table
from dashboard.panels.view import View
from dashboard.session import me
from scoring.analysis import FEW
from scoring.analysis.attention import best, weakest
from scoring.analysis.standards import extremes, kept

LISTED = 5
"""Standards of each kind, and conversations, that are shown."""


def standards(seen: View, agent: str) -> str | None:
    """Draw the strongest and weakest standards against colleagues; where too few of them have like
    conversations, one's own points. Gives the one clicked."""
    against = me.standards_beside(agent, (seen.chosen.since, seen.chosen.until))
    shown = extremes(against, LISTED)
    if not shown.is_empty():
        clicked = standings.standard_dots(shown, standard_title)
        note(t("me-standards-note"))
        return clicked
    own = points(seen)
    if own.is_empty():
        note(t("finding-few"))
        return None
    note(t("me-standards-alone"))
    ends = own if own.height <= 2 * LISTED else pl.concat([own.head(LISTED), own.tail(LISTED)])
    return _table(ends.reverse())


def examples(seen: View, agent: str) -> None:
    """Draw misses in words, and the conversations that are worth a look."""
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch"):
        titled(t("me-misses"))
        misses(seen, agent)
    with right, st.container(border=True, height="stretch"):
        titled(t("agent-weakest"))
        conversations_table(weakest(seen.scores, LISTED), "weakest")
        titled(t("me-best"))
        conversations_table(best(seen.scores, LISTED), "best")


def misses(seen: View, agent: str) -> None:
    """Draw conversations in which a standard of choice was missed, with the words that show it."""
    lacking = points(seen).filter(pl.col("mean") < 100)
    if lacking.is_empty():
        note(t("me-misses-none"))
        return
    told = {row["measure"]: row for row in lacking.iter_rows(named=True)}
    standard: str = st.selectbox(
        t("me-misses-of"),
        list(told),
        format_func=lambda name: t(
            "me-misses-points",
            standard=standard_title(name),
            points=number(told[name]["mean"]),
            count=told[name]["n"],
        ),
        key="me standard",
    )  # pyright: ignore[reportAssignmentType]
    span = (seen.chosen.since, seen.chosen.until)
    for row in me.misses(agent, standard, span, LISTED).iter_rows(named=True):
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center"):
                day = None if row["started_at"] is None else row["started_at"].date()
                said = f"{date(day)} · {language_name(row['language'])}"
                st.markdown(f"{MARKS[standard.partition('.')[0]]} {exactly(said)}", width="stretch")
                link(t("page-conversation"), "conversation", "forum", id=row["conversation_id"])
            if row["words"] is None:
                note(t("me-misses-nowhere"))
            else:
                st.text(t("me-said", who=t(f"role-{row['speaker']}"), words=row["words"]))


def points(seen: View) -> pl.DataFrame:
    """Points of one's own standards (:func:`scoring.analysis.standards.kept`) that were judged
    often enough, the lowest first."""
    mine = seen.measurements.join(seen.scores.select("conversation_id"), on="conversation_id")
    return kept(mine, session.rubric()).filter(pl.col("n") >= FEW).sort("mean", "measure")


def _table(own: pl.DataFrame) -> str | None:
    column = st.column_config
    half = pl.max_horizontal(pl.col("high") - pl.col("mean"), pl.col("mean") - pl.col("low"))
    picked = taken.table(
        own.select(
            in_words(own["measure"], standard_title),
            "mean",
            pl.when(half > 0).then(half).alias("margin"),
            "n",
        ),
        hide_index=True,
        row_height=30,
        height="content",
        on_select="rerun",
        selection_mode="single-row",
        key="me points",
        column_config={
            "measure": column.TextColumn(t("standards-column-standard"), width=220),
            "mean": column.NumberColumn(t("me-points"), format="%.0f"),
            "margin": column.NumberColumn("±", format="%.0f", width=44),
            "n": column.NumberColumn(t("column-conversations"), format="localized"),
        },
    )
    places = picked["selection"]["rows"]
    return own["measure"][places[0]] if places else None
