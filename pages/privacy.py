"""Personal data: what is masked before it is kept, for how long it stays, and who is forgotten."""

import streamlit as st

from dashboard.locale import t
from dashboard.panels import note, privacy, say, titled

say(privacy.answer())
with st.container(border=True):
    titled(t("privacy-mode"))
    privacy.mode()
with st.container(border=True):
    titled(t("privacy-kept"))
    privacy.months()
with st.container(border=True):
    titled(t("privacy-forget"))
    privacy.forgetting()
with st.container(border=True):
    titled(t("privacy-key"))
    note(t("privacy-key-note"))
    note(t("privacy-backup-note"))
    st.code(t("privacy-backup-command"), language=None)
