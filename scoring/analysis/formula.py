"""The formula by which agents are appraised: what counts how much."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from math import isfinite
from typing import Any

from scoring.analysis import MEASURES

HUMAN = "human"
"""The score of people's reviews."""

COMPONENTS = (HUMAN, *MEASURES, "rating", "predicted_rating")
"""What a formula can weigh: people's reviews, the machine's dimensions and overall score, ratings
given and predicted (1–5, taken as 0–100)."""


@dataclass(frozen=True)
class Formula:
    """``weights`` of COMPONENTS, in any unit; ``breach``: points taken off for each conversation
    with a critical breach, at most ``breaches`` in all; ``reviews``: how many an agent must have
    had to be assessed, if reviews weigh anything."""

    weights: Mapping[str, float] = field(default_factory=lambda: {HUMAN: 0.5, "overall": 0.5})
    breach: float = 5.0
    breaches: float = 20.0
    reviews: int = 10


def formula_of(content: Any) -> Formula:
    """A formula from plain values (:func:`content_of`); what is not named is as in ``Formula()``.

    :raises ValueError: a sentence naming the key and what was expected.
    """
    known = content_of(Formula())
    if not isinstance(content, dict):
        raise ValueError(f"A formula is a table of {', '.join(known)}; found {content!r}.")
    if unknown := [key for key in content if key not in known]:
        raise ValueError(f"A formula has no {unknown[0]!r}; it knows {', '.join(known)}.")
    told = known | content
    weights = told["weights"]
    if not isinstance(weights, dict):
        raise ValueError(f"The weights of a formula are a table; found {weights!r}.")
    if unknown := [key for key in weights if key not in COMPONENTS]:
        raise ValueError(
            f"A formula cannot weigh {unknown[0]!r}; it can weigh {', '.join(COMPONENTS)}."
        )
    numbers = {name: _number(value, f"the weight of {name}") for name, value in weights.items()}
    if not any(numbers.values()):
        raise ValueError("A formula needs at least one weight above 0.")
    reviews = _number(told["reviews"], "reviews")
    if not reviews.is_integer():
        raise ValueError(f"A formula expects a whole number for reviews; found {reviews!r}.")
    breach, breaches = (_number(told[name], name) for name in ("breach", "breaches"))
    return Formula(numbers, breach, breaches, int(reviews))


def content_of(formula: Formula) -> dict[str, Any]:
    """A formula as plain values."""
    return asdict(formula)


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"A formula expects a number for {name}; found {value!r}.")
    if value < 0:
        raise ValueError(f"A formula expects 0 or more for {name}; found {value!r}.")
    return float(value)
