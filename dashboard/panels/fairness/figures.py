"""The cards of a fair comparison: dots, ranks, funnel, waterfall."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import t
from dashboard.panels import fairness as words
from dashboard.panels import note, standings, titled
from dashboard.panels.behind import Behind
from dashboard.panels.fairness import ranks, waterfall
from dashboard.panels.findings import measure_name
from scoring.analysis.fairness import Fairness, fairness


def cards(found: Fairness, named: Callable[[str], str], order: pl.Series) -> Behind | None:
    """Draw them all, with the groups in ``order``; gives what was clicked or picked."""
    words.reversal_links(found, named)
    with st.container(border=True):
        titled(t("fairness-dots-like" if found.like else "agents-dots"))
        shown = found.standing.filter(pl.col(found.group).is_in(order.implode()))
        level, group, measure = found.level, found.group, found.measure
        clicked = standings.standing_dots(shown, level, group, measure, named, rows=order)
        note(t("dots-note"))
    with st.container(border=True):
        titled(t("fairness-ranks", measure=measure_name(measure)))
        picked = ranks.table(found, named, order)
        note(t("fairness-ranks-note") + " " + words.alike_in(found))
    return _pair(found, named) or picked or clicked


def mix_cards(
    scores: pl.LazyFrame,
    measurements: pl.LazyFrame,
    group: str,
    measure: str,
    named: Callable[[str], str],
) -> Behind | None:
    """Draw what of the groups' differences is chance and what the mix of conversations; gives what
    was clicked."""
    found = fairness(scores, measurements, session.rubric(), group, measure, least=words.least())
    words.reversal_links(found, named)
    return _pair(found, named)


def own_card(scores: pl.LazyFrame, measurements: pl.LazyFrame, name: str) -> Behind | None:
    """Draw what of one agent's difference from the others is the mix of conversations, in a score
    or standard of choice; gives the bar that was clicked."""
    with st.container(border=True):
        titled(t("fairness-waterfall-title"))
        with st.container(horizontal=True, vertical_alignment="center"):
            measure = standings.measure_choice("agent")
            measure = words.standard_choice("agent") or measure
        group, least = words.GROUPS[0], words.least()
        found = fairness(scores, measurements, session.rubric(), group, measure, least=least)
        return waterfall.drawn(found, name, name)


def _pair(found: Fairness, named: Callable[[str], str]) -> Behind | None:
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch"):
        clicked = ranks.funnel_picture(found, named)
    with right, st.container(border=True, height="stretch"):
        titled(t("fairness-waterfall-title"))
        return waterfall.chosen(found, named) or clicked
