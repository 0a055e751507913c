"""Languages: the scores, how far they can be trusted, how fast customers are answered, and what
came of it."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import dimension, language_name, t
from dashboard.panels import courses, findings, languages, leave_for, note, standings, titled
from dashboard.panels.fairness import figures
from dashboard.panels.tables import volume_table
from dashboard.panels.view import answer, leave_for_period, view
from scoring.analysis.comparable import comparable
from scoring.analysis.comparison import means, standing
from scoring.analysis.outcomes import outcomes
from scoring.analysis.trends import trend
from scoring.analysis.volume import volumes

seen = view("languages")
known = pl.col("language").is_not_null()
alike = comparable(
    seen.measurements.filter(known), session.rubric(), "language", seen.scores.filter(known)
)
found = standing(alike.scores, "language")
by_language = volumes(seen.scores.filter(known), seen.measurements, ["language"])
members = by_language["language"].to_list()
came = outcomes(seen.measurements, session.rubric(), "language")
top = st.container()
measure = standings.measure_choice("languages")
with top:
    answer(
        seen,
        findings.standing_finding(found, "language", measure, language_name),
        findings.assessed_finding(by_language),
        languages.mismatch_finding(came),
        t("languages-alike", count=len(alike.standards)),
    )

left, right = st.columns([5, 6])
with left, st.container(border=True, height="stretch"):
    titled(t("overview-heat"))
    cell = standings.heat_map(found, "language", members, language_name)
    note(t("heat-note"))
with right, st.container(border=True, height="stretch"):
    titled(t("languages-table"))
    picked = volume_table(by_language, "language", language_name)
    note(t("languages-table-note"))
asked = languages.outcome_card(came)
with st.container(border=True):
    titled(t("languages-dots"))
    clicked = standings.standing_dots(
        found, means(alike.scores), "language", measure, language_name
    )
    note(t("dots-note"))
with st.container(border=True):
    step = seen.step(len(members))
    titled(t("languages-trends", measure=dimension(measure), step=t(f"trends-{step}")))
    trends = trend(alike.scores, step, ["language"], [measure])
    moment = courses.group_trends(trends, "language", members, measure, language_name)
alone = seen.measurements.filter(known)
mixed = figures.mix_cards(alike.scores, alone, "language", measure, language_name)
if moment:
    leave_for_period(seen, step, moment[1], lang=[moment[0]])
if code := (cell["name"] if cell else picked or asked or clicked or mixed):
    leave_for("conversations", lang=[code])
