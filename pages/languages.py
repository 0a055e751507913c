"""Languages and markets: the scores, how far they can be trusted, how fast customers are answered,
and what came of it."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import dimension, t
from dashboard.panels import courses, findings, languages, note, standings, titled
from dashboard.panels.behind import leave_to
from dashboard.panels.fairness import figures
from dashboard.panels.tables import volume_table
from dashboard.panels.view import answer, leave_for_period, view
from dashboard.search.behind import PARAMETERS, of_measure
from scoring.analysis.comparable import comparable
from scoring.analysis.comparison import means, standing
from scoring.analysis.outcomes import outcomes
from scoring.analysis.trends import trend
from scoring.analysis.volume import volumes

seen = view("languages")
top = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    group, measure = languages.group_choice(seen), standings.measure_choice("languages")
named, known = languages.named(group), pl.col(group).is_not_null()
alone = seen.measurements.filter(known)
alike = comparable(alone, session.rubric(), group, seen.scores.filter(known))
found = standing(alike.scores, group)
by_group = volumes(seen.scores.filter(known), seen.measurements, [group])
members = by_group[group].to_list()
came = outcomes(seen.measurements, session.rubric(), group)
with top:
    answer(
        seen,
        findings.standing_finding(found, group, measure, named),
        findings.assessed_finding(by_group, group, named),
        languages.mismatch_finding(came, group),
        t(f"languages-alike-{group}", count=len(alike.standards)),
    )

left, right = st.columns([5, 6])
with left, st.container(border=True, height="stretch"):
    titled(t(f"languages-heat-{group}"))
    cell = standings.heat_map(found, group, members, named)
    note(t("heat-note"))
with right, st.container(border=True, height="stretch"):
    titled(t("languages-table"))
    picked = volume_table(by_group, group, named)
    note(t("languages-table-note"))
asked = languages.outcome_card(came, group)
with st.container(border=True):
    titled(t("languages-dots"))
    clicked = standings.standing_dots(found, means(alike.scores), group, measure, named)
    note(t("dots-note"))
with st.container(border=True):
    step = seen.step(len(members))
    titled(t("languages-trends", measure=dimension(measure), step=t(f"trends-{step}")))
    trends = trend(alike.scores, step, [group], [measure])
    moment = courses.group_trends(trends, group, members, measure, named)
mixed = figures.mix_cards(alike.scores, alone, group, measure, named)
if moment:
    whose = {PARAMETERS[group]: [moment[0]]}
    leave_for_period(seen, step, moment[1], **whose, **of_measure(measure))
if figure := cell or picked or asked or clicked or mixed:
    leave_to(group, figure)
