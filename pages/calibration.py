"""Calibration: reviewers judge the same conversations without seeing each other, then talk."""

import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.ledger import calibrations
from dashboard.locale import t
from dashboard.panels import calibration as panel
from dashboard.panels import empty_state, nothing_yet, say
from dashboard.panels.calibration.blind import judging
from dashboard.panels.calibration.new import new_session
from dashboard.panels.calibration.talk import talk
from dashboard.panels.queue import desk as desks
from dashboard.session import agreed

if session.empty():
    nothing_yet()
    st.stop()

sessions = calibrations.every(session.book())
if desks.just_submitted():
    st.toast(t("review-submitted"), icon=":material/done_all:")
named = st.query_params.get(panel.PAGE_ID)
for one in sessions:
    if str(one.id) == named and (left := panel.todo(one)) and judging(one, left):
        st.stop()

say(panel.answer(sessions))
if session.may(Right.CALIBRATE):
    with st.expander(t("calibration-new"), icon=":material/add:", expanded=not sessions):
        new_session()
elif not sessions:
    empty_state(t("calibration-ask"), t("page-queue"), "queue", {})
for one in sessions:
    if one.closed_at is None:
        panel.running(one)
if closed := [one for one in sessions if one.closed_at is not None]:
    clicked = panel.history(agreed.history())
    talk(panel.chosen(closed, clicked))
