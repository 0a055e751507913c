"""Audit log: each look at a transcript, each change, and whatever was denied."""

import streamlit as st

from dashboard.locale import t
from dashboard.panels import audit as panel
from dashboard.panels import note, say

answer = st.container()
sought = panel.asked()
with answer:
    say(panel.answer(sought))
panel.table(sought)
panel.download(sought)
note(t("audit-only-added"))
