"""Library: examples to learn from, and courses with their certificates."""

import streamlit as st

from dashboard import session
from dashboard.locale import t
from dashboard.panels import nothing_yet
from dashboard.panels.library import practices
from dashboard.panels.trainings import courses

PRACTICES, COURSES = "practices", "courses"

if session.empty():
    nothing_yet()
    st.stop()
part = st.segmented_control(
    t("library-part"),
    [PRACTICES, COURSES],
    default=COURSES if st.query_params.get("part") == COURSES else PRACTICES,
    required=True,
    format_func=lambda name: t(f"library-part-{name}"),
    key="library part",
    label_visibility="collapsed",
)
if part == COURSES:
    courses()
else:
    practices()
