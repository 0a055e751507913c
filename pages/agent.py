"""One agent: against their own period before, against the others, and where to look."""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import filters, session
from dashboard.locale import standard_title, t
from dashboard.panels import cards, comparison, empty_state, exactly, findings, leave_for, link, note
from dashboard.panels import say, titled
from dashboard.panels.tables import conversations_table
from dashboard.panels.view import extent_note, view
from scoring.analysis.attention import best, weakest
from scoring.analysis.comparison import against_rest, beyond_chance, changes, means
from scoring.analysis.standards import against_others, extremes
from scoring.analysis.trends import trend
from scoring.standards import DIMENSIONS

LISTED = 5
"""Standards and conversations of each kind that are shown."""

name = st.query_params.get("name", "")
# The others to compare with are everybody, whomever the header's choice names.
chosen = replace(filters.shown(), agents=())
link(t("agent-back"), "agents", "arrow_back")
st.title(exactly(name), anchor=False)
everybody = view("agents", chosen)
mine = pl.col("agent_id") == name
seen = replace(everybody, scores=everybody.scores.filter(mine), before=everybody.before.filter(mine))
if seen.scores.head(1).collect().is_empty():
    empty_state(t("agent-nothing", agent=name), t("agent-back"), "agents", chosen.params())
    st.stop()

against = beyond_chance(
    against_rest(everybody.scores, "agent_id", DIMENSIONS).filter(mine).drop("agent_id")
)
step = seen.step()
trends = trend(seen.scores, step, measures=DIMENSIONS)
say(findings.against_others_finding(name, against))
extent_note(seen)
cards.score_cards(
    means(seen.scores, measures=DIMENSIONS),
    beyond_chance(changes(seen.scores, seen.before, measures=DIMENSIONS)),
    trends,
    against,
)
with st.container(border=True):
    titled(t("agent-trends"))
    others = trend(everybody.scores.filter(~mine), step, measures=DIMENSIONS)
    comparison.dimension_trends(trends, others)
    note(t("agent-trends-note"))

left, right = st.columns(2)
with left, st.container(border=True, height="stretch"):
    titled(t("agent-standards"))
    compared = against_others(everybody.measurements, session.rubric(), "agent_id").filter(mine)
    standard = comparison.standard_dots(extremes(compared, LISTED), standard_title)
    note(t("agent-standards-note"))
with right, st.container(border=True, height="stretch"):
    titled(t("agent-weakest"))
    conversations_table(weakest(seen.scores, LISTED), "weakest")
    titled(t("agent-best"))
    conversations_table(best(seen.scores, LISTED), "best")
if standard:
    leave_for("conversations", agent=[name], standard=standard)
