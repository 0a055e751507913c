"""Agents: everyone's scores, how sure they are, and who differs."""

import polars as pl
import streamlit as st

from dashboard.locale import dimension, t
from dashboard.panels import findings, leave_for, note, standings, titled
from dashboard.panels.tables import standing_table
from dashboard.panels.view import answer, view
from scoring.analysis import FEW
from scoring.analysis.comparison import means, standing
from scoring.analysis.trends import trend
from scoring.analysis.volume import volumes

seen = view("agents")
known = pl.col("agent_id").is_not_null()
found = standing(seen.scores, "agent_id")
top = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    measure = standings.measure_choice("agents")
    enough_only = st.toggle(
        t("agents-enough"), key="agents-enough", help=t("agents-enough-help", few=FEW)
    )
with top:
    answer(
        seen,
        findings.standing_finding(found, "agent_id", measure=measure, named=str),
    )


by_agent = volumes(seen.scores.filter(known), seen.measurements, ["agent_id"])
if enough_only:
    by_agent = by_agent.filter(pl.col("conversations") >= FEW)
shown = found.filter(pl.col("agent_id").is_in(by_agent["agent_id"].implode()))
if shown.is_empty():
    note(t("agents-none"))
    st.stop()
with st.container(border=True):
    titled(t("agents-dots"))
    clicked = standings.standing_dots(
        shown, means(seen.scores.filter(known)), "agent_id", measure, str
    )
    note(t("dots-note"))
with st.container(border=True):
    titled(t("agents-table"))
    trends = trend(seen.scores.filter(known), seen.step(by_agent.height), ["agent_id"], [measure])
    picked = standing_table(shown, trends, by_agent, "agent_id", measure=measure, named=str)
    note(t("agents-table-note", measure=dimension(measure), few=FEW))
if name := picked or clicked:
    leave_for("agent", name=name)
