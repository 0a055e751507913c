"""Why a verdict is what it is: a sentence of what was measured and what the rubric asks for."""

import math

from dashboard.locale import language_name, t, unit_value
from scoring.rubric import Terms
from scoring.scorecard import PARTLY
from scoring.standards import standards


def reason(name: str, value: float, verdict: str, terms: Terms) -> str:
    """Why a judged standard got its verdict: "waited 11 min, limit 3 min"."""
    standard = standards()[name]
    told = unit_value(standard, value)
    limit = unit_value(standard, terms.met)
    if standard.unit == "yes_no":
        # The answer is named as the standard's promise wants it: no number says more.
        return t("reason-half" if 0 < value < 1 else "reason-done" if value else "reason-not-done")
    if standard.unit == "seconds":
        key = "reason-endless" if math.isinf(value) else "reason-waited"
        text = t(key, value=told, limit=limit)
    elif standard.unit == "count" and terms.met == 0:
        return t("reason-never-wanted", count=int(value))
    elif standard.unit == "polarity":
        text = t("reason-polarity", value=told, limit=limit)
    else:
        key = "reason-at-least" if standard.better == "higher" else "reason-at-most"
        text = t(key, value=told, limit=limit)
    if verdict == PARTLY:
        key = "reason-partly-from" if standard.better == "higher" else "reason-partly-to"
        text = t(key, reason=text, limit=unit_value(standard, terms.partly))
    return text


def reason_not_assessed(name: str, language: str | None) -> str:
    """Why a standard could not be assessed in a conversation in ``language`` (a code)."""
    standard = standards()[name]
    unit = standard.unit
    if standard.by_people:
        return t("reason-people")
    if standard.finding().among:
        return t("reason-no-history")
    if unit == "seconds":
        return t("reason-no-times")
    if language is None:
        return t("reason-no-language")
    key = "reason-no-mood" if unit == "polarity" else "reason-no-words"
    return t(key, language=language_name(language))
