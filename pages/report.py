"""Report: what happened in a period, in words, to read here and to take away."""

import streamlit as st

from dashboard import session
from dashboard.panels import nothing_yet
from dashboard.panels import report as panel
from dashboard.panels.report.choosing import choice
from dashboard.panels.report.forms import forms
from dashboard.panels.report.shown import shown

if session.empty():
    nothing_yet()
    st.stop()
chosen = choice()
if chosen is None:
    panel.nothing_dated()
    st.stop()
report = panel.report(chosen)
with st.container(border=True):
    forms(report, chosen)
shown(report)
