"""One agent: against their own period before, against the others, and where to look."""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import filters, panels, session
from dashboard.locale import standard_title, t
from dashboard.panels import cards, courses, findings, judged, standings, tables
from dashboard.panels.behind import leave_to
from dashboard.panels.coaching.plans import began_told
from dashboard.panels.fairness import figures
from dashboard.panels.view import answer, leave_for_trend, view
from dashboard.search.behind import of_measure
from dashboard.session.growth import began
from scoring.analysis.attention import best, weakest
from scoring.analysis.comparison import beyond_chance, changes, means, standing
from scoring.analysis.standards import against_others, extremes
from scoring.analysis.trends import trend
from scoring.standards import DIMENSIONS

LISTED = 5
"""Standards and conversations of each kind that are shown."""

# The browser's Back brings the page without its parameters.
name = st.query_params.get("name") or str(st.session_state.get("agent-seen", ""))
if not name:
    panels.leave_for("agents")
st.session_state["agent-seen"] = st.query_params["name"] = name
# The others to compare with are everybody, whomever the header's choice names.
everybody = view("agents", replace(filters.shown(), agents=())).by_agent()
panels.link(t("agent-back"), "agents", "arrow_back")
st.title(panels.exactly(name), anchor=False)
mine = pl.col("agent_id") == name
seen = everybody.only(mine)
if seen is None:
    panels.nothing_of(name)
    st.stop()

of_dimension = pl.col("measure").is_in(DIMENSIONS)
against = standing(everybody.scores, "agent_id").filter(mine, of_dimension)
step = seen.step()
trends = trend(seen.scores, step, measures=DIMENSIONS)
answer(seen, findings.against_others_finding(name, against), agent=[name])
if count := seen.shared:
    panels.note(t("agent-shared", count=count))
cards.score_cards(
    means(seen.scores, measures=DIMENSIONS),
    beyond_chance(changes(seen.scores, seen.before, measures=DIMENSIONS)),
    trends,
    against,
    agent=[name],
)
with st.container(border=True):
    panels.titled(t(f"trends-{step}"))
    others = trend(everybody.scores.filter(~mine), step, measures=DIMENSIONS)
    coached = began(name)
    clicked = courses.dimension_trends(trends, others, began_told(coached))
    panels.note(t("agent-trends-note"))
    if coached.height:
        panels.note(t("coaching-trend-note"))
panels.link(t("coaching-to-coaching"), "coaching", "school", name=name)
mixed = figures.own_card(everybody.scores, everybody.measurements, name)

left, right = st.columns(2)
with left, st.container(border=True, height="stretch"):
    panels.titled(t("agent-standards"))
    compared = against_others(everybody.measurements, session.rubric(), "agent_id", name)
    standard = standings.standard_dots(extremes(compared, LISTED), judged.marked(standard_title))
    panels.note(t("agent-standards-note"))
    judged.legend()
with right, st.container(border=True, height="stretch"):
    panels.titled(t("agent-weakest"))
    tables.conversations_table(weakest(seen.scores, LISTED), "weakest")
    panels.titled(t("agent-best"))
    tables.conversations_table(best(seen.scores, LISTED), "best")
if clicked:
    leave_for_trend(seen, step, clicked, agent=[name])
if mixed:
    leave_to("agent_id", mixed)
if standard:
    panels.leave_for("conversations", agent=[name], **of_measure(standard))
