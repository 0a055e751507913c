"""Members: who works with the dashboard, as what, and how they come in."""

import streamlit as st

from dashboard import session
from dashboard.ledger import members
from dashboard.locale import t
from dashboard.panels import members as panel
from dashboard.panels import note, say, titled

known = members.every(session.book())
say(panel.answer(known))
panel.warnings(known)
picked = None
if known:
    picked = panel.table(known)
    note(t("members-pick"))
with st.container(border=True):
    titled(t("members-change-title") if picked else t("members-add-title"))
    if picked is None:
        panel.adding()
    else:
        panel.changing(picked)
with st.container(border=True):
    titled(t("members-rights"))
    panel.rights()
with st.container(border=True):
    titled(t("members-entering"))
    panel.entering()
