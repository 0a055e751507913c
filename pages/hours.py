"""Business hours: when each team is there, and what that makes of the days to come."""

import streamlit as st

from dashboard import session
from dashboard.panels import calendars as panel
from dashboard.panels import say

told = session.hours()
say(panel.answer(told))
panel.waiting()
whose = panel.whose(told)
left, right = st.columns([3, 2])
with left:
    asked = panel.asked(whose, told.teams.get(whose) if whose else told.default)
with right:
    panel.preview(asked)
