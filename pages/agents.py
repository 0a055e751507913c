"""Agents and teams: everyone's scores, how sure they are, who differs, and why."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import dimension, t
from dashboard.panels import fairness, findings, note, standings, titled
from dashboard.panels.behind import leave_to
from dashboard.panels.fairness import figures
from dashboard.panels.tables import standing_table
from dashboard.panels.view import answer, view
from scoring.analysis import FEW, MEASURES
from scoring.analysis.fairness import fairness as compared
from scoring.analysis.trends import trend
from scoring.analysis.volume import volumes

seen = view("agents")
top = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    group = fairness.whom(seen)
    like = fairness.like_choice("agents")
    measure = standings.measure_choice("agents")
    measure = fairness.standard_choice("agents") or measure
    enough_only = st.toggle(
        t("agents-enough"), key="agents-enough", help=t("agents-enough-help", few=FEW)
    )
    fairness.least_setting()
known = pl.col(group).is_not_null()
told = seen.by_agent() if group == fairness.GROUPS[0] else seen
scores, measurements = told.scores.filter(known), told.measurements.filter(known)
least, rubric = fairness.least(), session.rubric()
found = compared(scores, measurements, rubric, group, measure, like=like, least=least)
with top:
    finding = findings.standing_finding(found.standing, group, measure=measure, named=str)
    answer(seen, finding, fairness.rank_finding(found, str), fairness.mix_finding(found))

by_group = volumes(scores, measurements, [group])
if enough_only:
    by_group = by_group.filter(pl.col("conversations") >= FEW)
order = found.order.filter(found.order.is_in(by_group[group].implode()))
if order.is_empty():
    note(t("agents-none"))
    st.stop()
picked = figures.cards(found, str, order)
if measure in MEASURES:
    with st.container(border=True):
        titled(t(f"fairness-table-{group}"))
        trends = trend(scores, seen.step(by_group.height), [group], [measure])
        listed = standing_table(
            found.standing, trends, by_group, group, named=str, order=order, measure=measure
        )
        note(t("fairness-table-note", measure=dimension(measure), few=FEW))
        picked = listed or picked
if picked:
    leave_to(group, picked)
