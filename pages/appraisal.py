"""Appraisal: each agent's month or quarter in one figure, by a formula of the house's own."""

import streamlit as st

from dashboard import session
from dashboard.locale import t
from dashboard.panels import appraisal as panel
from dashboard.panels import leave_for, link, note, nothing_yet, say, titled
from dashboard.panels.appraisal import formula as formulas
from dashboard.panels.appraisal.files import downloads
from dashboard.session import appraisal

if session.empty():
    nothing_yet()
    st.stop()

top = st.container(gap="xsmall")
period = panel.chosen()
if period is None:
    note(t("appraisal-no-period"))
    st.stop()
before = formulas.kept()
with st.expander(t("appraisal-formula"), icon=":material/function:"):
    formula = formulas.editor(before)
figures, kept = appraisal.summed_up(period, formula), appraisal.closed(period)
with top:
    say(panel.answer(period, figures, kept))

picked = None
for number, (said, rule, together) in enumerate(panel.closings(kept)):
    with st.container(border=True):
        titled(t("appraisal-as-closed"), ":material/lock:")
        panel.about(said, rule)
        closed = appraisal.as_closed(together)
        remarks = panel.remarks(closed, rule)
        picked = panel.table(closed, remarks, f"closed {number}", period) or picked
        with st.container(horizontal=True):
            downloads(period, closed, remarks, number)
if not figures.is_empty():
    with st.container(border=True):
        titled(t("appraisal-open-rest") if kept else t("appraisal-open"))
        remarks = panel.remarks(figures, formula)
        picked = panel.table(figures, remarks, "open", period) or picked
        if cycles := appraisal.drawn_for(period):
            note(t("appraisal-drawn-for", cycles=t("list-comma").join(cycles)))
        note(t("appraisal-note"))
        with st.container(horizontal=True, vertical_alignment="center"):
            downloads(period, figures, remarks, "open")
            panel.closing(period, figures, formula, settled=formula == before)
        if not figures["enough"].all():
            link(t("appraisal-draw"), "samples", "casino")
if picked:
    leave_for("agent", name=picked)
