"""Ratings: what customers gave, what all of them would have given, and how far that is known."""

import streamlit as st

from dashboard import session
from dashboard.locale import t
from dashboard.panels import learning as learn
from dashboard.panels import leave_for, mix, nothing_yet, quality, say, titled
from dashboard.panels import ratings as panel
from dashboard.panels.behind import leave_to
from dashboard.search.behind import EVERY
from dashboard.session import rated
from scoring.satisfaction import targets

if session.empty():
    nothing_yet()
    st.stop()

standing = rated.satisfied().row(0, named=True)
models = rated.learned(targets.RATING)
about = models[0] if models else None
say(panel.answer(standing))
panel.means(standing)
learn.card(about, rated.learned(targets.SOLVED_TARGET), rated.teaching())
language = trait = None
left, right = st.columns(2)
with left, st.container(border=True, height="stretch"):
    titled(t("ratings-calibration"))
    band = panel.calibration(rated.satisfied(rated.BAND))
with right, st.container(border=True, height="stretch"):
    titled(t("ratings-drivers") if about else t("ratings-quality"))
    if about is None:
        language = quality.by_parts(rated.ordering())
    else:
        trait = panel.drivers(about)
if band is not None:
    panel.of_band(band)
if about is not None:
    with st.container(border=True):
        titled(t("ratings-quality"))
        language = quality.by_language(about, rated.ordering())
    with st.container(border=True):
        titled(t("ratings-earlier"))
        quality.earlier(models)
with st.container(border=True):
    titled(t("ratings-mix"))
    by = mix.chosen()
    agent = mix.differences(rated.leaking(by), by)
if trait:
    leave_for("conversations", **EVERY, by="rating")
if agent:
    leave_to("agent_id", agent)
if language:
    leave_to("language", language)
