"""How good a model of ratings is, and what goes with the ratings: figures to show beside it."""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.stats import rankdata

from scoring.satisfaction.material import Material, Numbers
from scoring.satisfaction.traits import TRAITS

FEWEST = 20
"""Ratings below which nothing is learned and no correlation is told."""

OF_LANGUAGE = 100
"""Ratings of a language from which it gets an interval of its own."""

_DRIVERS = 20
"""Traits that are told of as going with the ratings."""


def widths(missed: Numbers, languages: pl.Series, share: float) -> dict[str, float]:
    """By language, and under "" for any, the distance within which this ``share`` of ratings lie
    (conformal prediction with cross-validated residuals: Barber et al., Annals of Statistics
    2021)."""
    own = {
        language: missed[(languages == language).to_numpy()]
        for language in sorted(set(languages) - {""})
    }
    return {"": _quantile(missed, share)} | {
        language: _quantile(of, share) for language, of in own.items() if len(of) >= OF_LANGUAGE
    }


def _quantile(missed: Numbers, share: float) -> float:
    rank = min(int(np.ceil((len(missed) + 1) * share)), len(missed))
    return float(np.sort(missed)[rank - 1])


def quality(
    told: Material,
    ratings: Numbers,
    predicted: Numbers,
    apart: list[tuple[NDArray[np.intp], NDArray[np.intp]]],
    share: float,
) -> list[dict[str, Any]]:
    """How good the predictions are, over all and by language: of how many ratings, rank
    correlation (theirs and that of the parts alone), mean distance, and how many ratings lie
    within an interval for this ``share`` of them that was drawn without them (``apart``: rows that
    taught and rows that were tested)."""
    languages = told.conversations["language"].fill_null("")
    within = np.zeros(len(predicted), bool)
    missed = np.abs(ratings - predicted)
    for train, test in apart:
        known = widths(missed[train], languages[train], share)
        width = [known.get(language, known[""]) for language in languages[test]]
        within[test] = missed[test] <= np.array(width) + 1e-9
    parts = told.conversations["expected"].to_numpy()
    rows = {"": np.ones(len(predicted), bool)} | {
        language: (languages == language).to_numpy() for language in sorted(set(languages) - {""})
    }
    return [
        {
            "language": language,
            "ratings": int(of.sum()),
            "correlation": _correlation(predicted[of], ratings[of]),
            "by_parts": _correlation(parts[of], ratings[of]),
            "distance": float(missed[of].mean()),
            "of_mean": float(np.abs(ratings[of] - ratings[of].mean()).mean()),
            "covered": float(within[of].mean()),
        }
        for language, of in rows.items()
    ]


def drivers(told: Material, ratings: Numbers) -> list[dict[str, Any]]:
    """What goes with the ratings: each trait's rank correlation with them and its 95 % interval
    (Fisher's transformation with the variance of Bonett and Wright, Psychometrika 2000), the
    strongest first."""
    found = []
    for place, name in enumerate(TRAITS):
        known = ~np.isnan(told.traits[:, place])
        r = _correlation(told.traits[known, place], ratings[known])
        count = int(known.sum())
        if r is None or abs(r) >= 1:
            continue
        reach = 1.96 * np.sqrt((1 + r**2 / 2) / (count - 3))
        low, high = (float(np.tanh(np.arctanh(r) + side * reach)) for side in (-1, 1))
        found.append({"trait": name, "ratings": count, "correlation": r, "low": low, "high": high})
    return sorted(found, key=lambda one: -abs(one["correlation"]))[:_DRIVERS]


def _correlation(one: Numbers, other: Numbers) -> float | None:
    """Spearman's rank correlation; nothing where either never changes."""
    if len(one) < FEWEST or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.corrcoef(rankdata(one), rankdata(other))[0, 1])
