"""Rubric: the one in force, what another would make of the conversations, and all versions."""

import streamlit as st

from dashboard import filters, session
from dashboard.locale import t
from dashboard.panels import nothing_chosen, nothing_yet, rubric, say
from dashboard.panels.rubric import outcome, saving, trying, versions
from dashboard.panels.rubric.trial import offer
from dashboard.session import trial
from scoring.analysis.whatif import changes

if session.empty():
    nothing_yet()
    st.stop()
say(rubric.answer())
part = st.segmented_control(
    t("rubric-part"),
    ["try", "versions"],
    default="try",
    required=True,
    format_func=lambda one: t(f"rubric-part-{one}"),
    key="rubric part",
    label_visibility="collapsed",
)
name = ""
if part == "versions":
    before, after, name = versions.compared()
    moved = versions.listed(before, after)
else:
    before, after = trial.in_force(), trial.draft()
    trying.dimensions(after)
    left, right = st.columns([3, 2])
    with left:
        trying.standard(after)
        trying.hours(after)
    with right:
        trying.marketplaces()
    moved = trying.moved(before, after)
if moved:
    chosen = filters.shown()
    found = trial.outcome(before, after, repr(chosen), chosen.now)
    if found.sums.is_empty():
        nothing_chosen("rubric")
    else:
        outcome.drawn(before, after, found, chosen)
    differing = list(changes(trial.in_force(), after))
    if differing:
        offer(after)
    title = t("rubric-again", name=name) if name else t("rubric-save-title")
    saving.save(after, differing, title, name)
