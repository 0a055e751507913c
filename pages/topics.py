"""Topics: what customers ask, how often and how well it is served, what is new and what rises."""

import polars as pl
import streamlit as st

from dashboard.locale import t
from dashboard.panels import empty_state, titled, topics
from dashboard.panels.topics import detail, learning
from dashboard.panels.topics.questions import asked
from dashboard.panels.view import answer, height, view
from dashboard.session import topics as known
from scoring.analysis.topics import moved, quality

seen = view("topics")
if known.known() is None:
    learning.none_yet()
    st.stop()
rows = topics.joined(quality(seen.scores, seen.measurements), moved(seen.scores, seen.before))
if rows.is_empty():
    empty_state(t("topics-nothing-chosen"), t("empty-show-all"), "topics", {"period": "all"})
    learning.card()
    st.stop()
answer(seen, *topics.answer(rows, height(seen.scores)))

left, right = st.columns([5, 7])
with left, st.container(border=True, height="stretch"):
    titled(t("topics-chart"))
    clicked = topics.picture(rows)
with right, st.container(border=True, height="stretch"):
    titled(t("topics-table"))
    picked = topics.table(rows)
chosen = topics.chosen(rows, clicked, picked)
row = rows.row(by_predicate=pl.col("topic") == chosen, named=True)
mine = seen.only(pl.col("topic") == chosen)
if mine is not None:
    with st.container(border=True):
        detail.figures(row, mine)
        detail.naming(chosen, [number for number in rows["topic"] if number != chosen])
    with st.container(border=True):
        asked(mine.scores, chosen)
learning.card()
