"""Causes: what goes with satisfied customers and settled matters, and where conversations stall."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import t
from dashboard.panels import causes as panel
from dashboard.panels import leave_for, note, titled
from dashboard.panels.causes import flow
from dashboard.panels.view import answer, view
from dashboard.search.behind import of_measure
from dashboard.session import flow as flows
from scoring.analysis.causes import MESSAGES, causes
from scoring.analysis.flow import bottlenecks

seen = view("causes")
rubric = session.rubric()
top = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    outcome = panel.outcome_choice(seen.scores.select(pl.col("rating").count()).collect().item())
    found = causes(seen.measurements, rubric, outcome)
    language = panel.language_choice(found)
stalls = bottlenecks(seen.measurements, rubric)
with top:
    answer(seen, panel.finding(found, language), flow.stall_finding(stalls))

traits, standard, cell = found.of(language), None, None
with st.container(border=True):
    titled(t("causes-traits", outcome=panel.outcome_name(outcome)))
    if traits.is_empty():
        note(t("causes-traits-few"))
    else:
        standard = panel.trait_dots(traits)
    note(t("causes-traits-note"))
    if found.looked_at < found.known:
        note(t("causes-drawn", count=found.looked_at, all=found.known))
    note(t(f"causes-parts-{outcome.replace('.', '-').replace('_', '-')}"))
with st.container(border=True):
    titled(t("causes-languages"))
    cell = panel.by_language(found)
with st.container(border=True):
    titled(t("causes-stalls"))
    stalled = flow.stalls_table(stalls)
    note(t("causes-stalls-note"))
with st.container(border=True):
    titled(t("causes-flow"))
    step = None
    if flow.asked():
        with st.spinner(t("causes-flow-reading")):
            told = flows.of(seen.scores)
        step = flow.flow_chart(told)
if cell:
    where = {"lang": [cell["column"]]}
    standard = cell["name"]
else:
    where = {"lang": [language]} if language and standard else {}
if step:
    leave_for("conversations", among=step)
if stalled:
    leave_for("conversations", **stalled)
if standard:
    judged = {} if standard == MESSAGES else of_measure(standard)
    leave_for("conversations", **where, **judged)
