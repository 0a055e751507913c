"""Workload: when customers come, who is there, and what agents have on their hands."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import dimension, t
from dashboard.panels import leave_for, standings, titled, workload
from dashboard.panels.among import OPEN, said
from dashboard.panels.behind import leave_to
from dashboard.panels.trends.rhythm import rhythm_heat, rhythm_told
from dashboard.panels.view import answer, view
from dashboard.panels.workload import maps
from dashboard.panels.workload.table import agents_table
from dashboard.search.behind import of_measure
from scoring.analysis import workload as loads
from scoring.analysis.comparison import means
from scoring.analysis.load import against_load
from scoring.analysis.periods import Kind
from scoring.analysis.rhythm import rhythm
from scoring.analysis.staffing import DAYS, staffing

seen = view("workload")
top = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    measure = standings.measure_choice("workload")
    days = maps.days_choice()
credited = seen.by_agent().scores
counts = loads.counted(credited)
of_week = rhythm(seen.scores.select("started_at", pl.lit(1.0).alias("value")), Kind.COUNT)
cells = staffing(seen.measurements, session.rubric(), DAYS[days])
load = loads.workload(seen.measurements)
against = against_load(load.sittings.lazy(), seen.scores, measure)
with top:
    answer(
        seen,
        workload.volume_finding(of_week, counts),
        workload.staffing_finding(cells),
        workload.load_finding(load, against, measure),
    )

with st.container(border=True):
    titled(t("workload-staffing"))
    place = maps.staffing_map(cells)
left, right = st.columns([3, 2])
with left, st.container(border=True, height="stretch"):
    titled(t("workload-week"))
    hour = rhythm_heat(of_week, Kind.COUNT)
    rhythm_told(of_week, Kind.COUNT)
with right, st.container(border=True, height="stretch"):
    titled(t("workload-against-title", measure=dimension(measure)))
    open_ = workload.against_load_dots(against, measure)
with st.container(border=True):
    titled(t("workload-agents"))
    agent = agents_table(counts, load, means(credited, ["agent_id"], [measure]), measure)
    workload.agents_note(load)
if place or hour:
    leave_for("conversations", **(place or hour or {}))
if open_:
    leave_for("conversations", among=said(OPEN, open_), **of_measure(measure))
if agent:
    leave_to("agent_id", agent)
