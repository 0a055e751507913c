"""Alerts: what was found without being looked for, by which rules, and who is told."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import session
from dashboard.alerts.wishes import wishes
from dashboard.ledger.alerts import waiting
from dashboard.locale import t
from dashboard.panels import alerts, nothing_yet, say
from dashboard.panels.alerts import channels, rules

if session.empty():
    nothing_yet()
    st.stop()

wanted = wishes(session.book())
say(alerts.answer(wanted, waiting(session.book(), datetime.now(UTC))))
alerts.look()
found, by_rules, out, manners = st.tabs(
    [t("alerts-tab-found"), t("alerts-tab-rules"), t("alerts-tab-out"), t("alerts-tab-manners")]
)
with found:
    alerts.history()
with by_rules:
    rules.rules(wanted)
with out:
    channels.channels(wanted)
with manners:
    channels.manners(wanted)
