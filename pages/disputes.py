"""Disputes: what agents question in verdicts on them, and how it is decided."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import t
from dashboard.panels import disputes as panel
from dashboard.panels import empty_state, nothing_yet, say, titled
from dashboard.panels.disputes.figures import cards, upheld_by
from dashboard.session import agreed

if session.empty():
    nothing_yet()
    st.stop()

every = agreed.visible_disputes()
say(panel.answer(every))
panel.deadline()
if every.is_empty():
    empty_state(t("disputes-none"), t("page-conversations"), "conversations", {})
    st.stop()
cards(every)
panel.waiting(every)
if not every.filter(pl.col("decision").is_not_null()).is_empty():
    upheld_by(every)
    with st.container(border=True):
        titled(t("disputes-decided"))
        panel.decided(every)
