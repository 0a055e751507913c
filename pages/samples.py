"""Samples: which conversations people shall review, how far they are, and what it tells of all."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import samples
from dashboard.locale import t
from dashboard.panels import empty_state, note, nothing_yet, say
from dashboard.panels import samples as panel
from dashboard.panels.samples.estimate import estimate
from dashboard.panels.samples.plan import new_plan
from dashboard.session import people
from scoring.analysis.plans import plan_of
from scoring.analysis.samples import quotas

if session.empty():
    nothing_yet()
    st.stop()

if not people.cycles("week"):
    say(t("samples-no-times"))
    st.stop()
plans = samples.plans(session.book())
say(panel.answer(plans, people.sampled()))
with st.expander(t("samples-new"), icon=":material/add:", expanded=not plans):
    new_plan()
if not plans:
    st.stop()

plan, cycle = panel.chosen(plans)
items = people.sampled(plan.id, cycle)
if items.is_empty():
    note(t("samples-nothing-drawn"))
    st.stop()
reviews = people.finished().join(items, on="item_id", how="semi")
panel.progress(items, reviews)
frame = people.drawable(plan.cycle, cycle)
reviewed = (
    items.filter(pl.col("state") == samples.DONE)
    .join(reviews.select("item_id", pl.col("overall").alias("person")), on="item_id")
    .join(frame.select("conversation_id", pl.col("overall").alias("program")), on="conversation_id")
)
estimate(reviewed, frame, quotas(plan_of(plan.plan)), panel.behind(items, samples.DONE))
panel.table(items, reviews)
if not items.filter(pl.col("state").is_in([samples.OPEN, samples.OVERDUE])).is_empty():
    empty_state(t("samples-go-on"), t("page-queue"), "queue", {})
