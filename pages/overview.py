"""Overview: how it is going, what changed, and what needs a look now."""

import streamlit as st

from dashboard import session
from dashboard.locale import language_name, t
from dashboard.panels import (
    alerts,
    attention,
    cards,
    courses,
    findings,
    note,
    standings,
    titled,
)
from dashboard.panels.behind import leave_to
from dashboard.panels.view import answer, height, leave_for_period, leave_for_trend, view
from scoring.analysis import attention as urgent
from scoring.analysis.comparable import comparable
from scoring.analysis.comparison import beyond_chance, changes, means, standing
from scoring.analysis.trends import trend
from scoring.analysis.volume import volume, volumes
from scoring.standards import DIMENSIONS

seen = view("overview")
changed = beyond_chance(changes(seen.scores, seen.before, measures=DIMENSIONS))
step = seen.step()
trends = trend(seen.scores, step, measures=DIMENSIONS)
by_language = volumes(seen.scores, seen.measurements, ["language"])

answer(seen, findings.change_finding(changed))
cards.score_cards(means(seen.scores, measures=DIMENSIONS), changed, trends)

left, right = st.columns([5, 3])
with left, st.container(border=True, height="stretch"):
    titled(t(f"trends-{step}"))
    clicked = courses.dimension_trends(trends)
with right, st.container(border=True, height="stretch", gap="xsmall"):
    titled(t("overview-attention"))
    entries = attention.attention(
        critical=urgent.breaches(seen.scores).height,
        unanswered=urgent.unanswered(seen.measurements),
        falls=urgent.falls(seen.scores, seen.before),
        volumes=by_language,
        undated=height(seen.undated),
    )
    told = alerts.open_alerts()
    attention.attention_list(entries, besides=told)

left, right = st.columns([3, 2])
with left, st.container(border=True, height="stretch"):
    titled(t("overview-heat"))
    members = by_language["language"].drop_nulls().to_list()
    alike = comparable(seen.measurements, session.rubric(), "language", seen.scores)
    found = standing(alike.scores, "language")
    cell = standings.heat_map(found, "language", members, language_name)
    note(t("heat-note"))
with right, st.container(border=True, height="stretch"):
    titled(t(f"volume-{step}"))
    counted = courses.volume_bars(volume(seen.scores, step), step)
if clicked:
    leave_for_trend(seen, step, clicked)
if counted:
    leave_for_period(seen, step, counted)
if cell:
    leave_to("language", cell)
