"""Standards: what is asked of a conversation, and how well it is kept."""

import streamlit as st

from dashboard import filters, session
from dashboard.access import Right
from dashboard.panels import say
from dashboard.panels.judged import setting as judged_setting
from dashboard.panels.standard import about, answer, catalogue, shown
from scoring.analysis.standards import kept

points = kept(filters.shown().now(session.measurements()), session.rubric())
say(answer(points))
left, right = st.columns([6, 5])
with left:
    catalogue(points)
    if session.may(Right.CALIBRATE):
        judged_setting.thresholds()
        judged_setting.people_only()
        judged_setting.own()
with right:
    about(shown(), points)
