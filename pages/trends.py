"""Trends: what moved, since when, by how much, and how sure that is."""

import streamlit as st

from dashboard import session
from dashboard.locale import t
from dashboard.panels import leave_for, note, titled
from dashboard.panels import trends as choice
from dashboard.panels.trends import chart, rhythm, tables
from dashboard.panels.trends.words import answer as finding
from dashboard.panels.view import answer, view
from dashboard.session import trends
from scoring.analysis.followed import followed
from scoring.analysis.periods import valued

everybody = view("trends")
top = st.container()
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    whom, measure = choice.subject(), choice.measure()
    seen = everybody.only(whom.mine())
    step = choice.step((seen or everybody).step())
if seen is None:
    note(t("trends-nothing", whose=whom.name()))
    st.stop()

rubric, measured = session.rubric(), trends.measured()
values = valued(everybody.scores, everybody.measurements, rubric, measure).collect().lazy()
mine = values.filter(whom.mine())
found = followed(mine, measure, step, measured)
with top:
    answer(seen, finding(found, whom))
if found.course.is_empty():
    note(t("trends-no-values"))
    st.stop()

with st.container(border=True):
    titled(t("trends-chart", measure=choice.measure_title(measure), whose=whom.name()))
    clicked = chart.control_chart(found, trends.saved_rubrics())
before = tables.a_year_before(seen.chosen, whom, measure, step, mine)
left, right = st.columns([3, 2]) if before.height else (st.container(), st.container())
with left, st.container(border=True, height="stretch"):
    titled(t("trends-rhythm"))
    hour = rhythm.week(mine, measure)
if before.height:
    with right, st.container(border=True, height="stretch"):
        titled(t("trends-year"))
        tables.year_table(before, measure, step, whom)
with st.container(border=True):
    titled(t("trends-states", measure=choice.measure_title(measure)))
    picked = tables.side_by_side(values, whom, measure, step, measured)

if clicked:
    chart.conversations(found, whom, seen, clicked)
if hour:
    leave_for("conversations", **whom.params(), **hour, **choice.behind(measure))
if picked:
    choice.about(picked)
    st.rerun()
