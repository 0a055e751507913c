"""Looking at other pages through a rubric that is only tried."""

import streamlit as st

from dashboard.locale import t
from dashboard.panels import exactly, leave_for, link
from dashboard.panels.faults import doing
from dashboard.session import trial
from scoring.rubric import Rubric


def banner(page: str) -> None:
    """Have a page see the rubric on trial, and say so above it, with the way back; nothing while
    there is none. To be drawn before anything else of the page."""
    tried, seen = trial.opened(page)
    if not tried:
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", gap="small", key="trial banner"
    ):
        said = t("rubric-trial-seen" if seen else "rubric-trial-not-here")
        icon = ":material/visibility:" if seen else ":material/visibility_off:"
        st.markdown(f"{icon} {exactly(said)}", width="stretch")
        link(t("rubric-trial-change"), "rubric", "tune")
        st.button(
            t("rubric-trial-end"), icon=":material/close:", on_click=doing(_end), key="trial end"
        )


def offer(tried: Rubric) -> None:
    """Draw the way to see the other pages through a rubric."""
    if st.button(t("rubric-trial-begin"), icon=":material/visibility:", key="trial begin"):
        trial.look_through(tried)
        leave_for("overview")


def _end() -> None:
    trial.look_through(None)
