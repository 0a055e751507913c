"""The formula of appraisals: set with a live result, kept for all, and told in words."""

from dataclasses import replace

import streamlit as st

from dashboard import session
from dashboard.ledger import settings
from dashboard.locale import dimension, number, percent, t
from dashboard.panels import note
from scoring.analysis import FEW, MEASURES
from scoring.analysis.formula import COMPONENTS, HUMAN, Formula, content_of, formula_of

_IN_A_ROW = 4

_HUNDRED = 100
"""Weights are shown in hundredths: whole numbers, of which the usual ones add up to a hundred."""


def kept() -> Formula:
    """The formula that is set."""
    return _settled(formula_of(settings.get(session.book(), settings.APPRAISAL)))


def editor(before: Formula) -> Formula:
    """Draw what can be set, beginning with the formula that is kept; gives the one shown, which
    holds for all once it is kept."""
    weights = _weights(before)
    formula = _settled(replace(_rules(before, weights.get(HUMAN, 0.0)), weights=weights))
    if not formula.weights:
        st.warning(t("appraisal-no-weights"), icon=":material/edit:")
        return before
    note(told(formula))
    if formula != before:
        note(t("appraisal-unkept"))
        if st.button(t("appraisal-keep"), icon=":material/check:", type="primary"):
            told_so = content_of(formula)
            settings.put(session.book(), session.person(), settings.APPRAISAL, told_so)
            st.rerun()
    return formula


def told(formula: Formula) -> str:
    """A formula in a sentence or two."""
    whole = sum(formula.weights.values())
    parts = [
        t("appraisal-part", name=component(name), share=percent(formula.weights[name] / whole))
        for name in COMPONENTS
        if formula.weights.get(name)
    ]
    said = [t("appraisal-told", parts=t("list-comma").join(parts))]
    if formula.breach and formula.breaches:
        points, most = formula.breach, formula.breaches
        said.append(t("appraisal-told-breach", points=_plain(points), most=_plain(most)))
    if formula.weights.get(HUMAN):
        said.append(t("appraisal-told-reviews", count=formula.reviews))
    return " ".join(said)


def component(name: str) -> str:
    """What a formula can weigh, in the reader's words."""
    return dimension(name) if name in MEASURES else t(f"appraisal-{name.replace('_', '-')}")


def _weights(before: Formula) -> dict[str, float]:
    found: dict[str, float] = {}
    columns = st.columns(_IN_A_ROW)
    for place, name in enumerate(COMPONENTS):
        weight = columns[place % _IN_A_ROW].number_input(
            t("appraisal-weight", name=component(name)),
            0,
            _HUNDRED * _HUNDRED,
            round(before.weights.get(name, 0.0) * _HUNDRED),
            5,
            key=f"weight of {name}",
        )
        if weight:
            found[name] = weight / _HUNDRED
    return found


def _rules(before: Formula, reviewed: float) -> Formula:
    breach, breaches, reviews = st.columns([1, 1, 2])
    return replace(
        before,
        breach=breach.number_input(
            t("appraisal-breach"), 0.0, 100.0, before.breach, 1.0, format="%g", key="breach"
        ),
        breaches=breaches.number_input(
            t("appraisal-breaches"), 0.0, 100.0, before.breaches, 1.0, format="%g", key="breaches"
        ),
        reviews=reviews.number_input(
            t("appraisal-reviews"),
            FEW,
            1000,
            before.reviews,
            key="least reviews",
            disabled=not reviewed,
            help=t("appraisal-reviews-help", few=FEW),
        ),
    )


def _plain(points: float) -> str:
    return number(points, 0 if points.is_integer() else 1)


def _settled(formula: Formula) -> Formula:
    """Without what weighs nothing, and with as many reviews as it takes to say anything at all
    (:func:`scoring.analysis.estimates.means`)."""
    weights = {name: weight for name, weight in formula.weights.items() if weight > 0}
    return replace(formula, weights=weights, reviews=max(formula.reviews, FEW))
