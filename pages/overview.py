"""Overview: how it is going, what changed, and what needs a look now."""

import polars as pl
import streamlit as st

from dashboard.locale import language_name, t
from dashboard.panels import attention, cards, comparison, findings, leave_for, note, say, titled
from dashboard.panels.view import extent_note, view
from scoring.analysis import attention as urgent
from scoring.analysis.comparison import beyond_chance, changes, means, standing
from scoring.analysis.trends import trend
from scoring.analysis.volume import volume, volumes
from scoring.standards import DIMENSIONS

seen = view("overview")
changed = beyond_chance(changes(seen.scores, seen.before, measures=DIMENSIONS))
trends = trend(seen.scores, seen.step(), measures=DIMENSIONS)
by_language = volumes(seen.scores, seen.measurements, ["language"])

say(findings.change_finding(changed))
extent_note(seen)
cards.score_cards(means(seen.scores, measures=DIMENSIONS), changed, trends)

left, right = st.columns([2, 1])
with left, st.container(border=True, height="stretch"):
    titled(t("overview-trends"))
    comparison.dimension_trends(trends)
with right, st.container(border=True, height="stretch", gap="xsmall"):
    titled(t("overview-attention"))
    entries = attention.attention(
        critical=urgent.breaches(seen.scores).height,
        unanswered=urgent.unanswered(seen.measurements),
        falls=urgent.falls(seen.scores, seen.before),
        volumes=by_language,
        undated=seen.undated,
    )
    attention.attention_list(entries)

left, right = st.columns([3, 2])
with left, st.container(border=True, height="stretch"):
    titled(t("overview-heat"))
    members = by_language["language"].drop_nulls().to_list()
    cell = comparison.heat_map(standing(seen.scores, "language"), "language", members, language_name)
    note(t("heat-note"))
with right, st.container(border=True, height="stretch"):
    titled(t("volume-title"))
    comparison.volume_bars(volume(seen.scores, seen.step()))
if cell:
    leave_for("conversations", lang=[cell["name"]])
