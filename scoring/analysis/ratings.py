"""What ratings and predicted ratings say together: only a few customers rate, and not just any.

A rating that taught a model is predicted too well by it, and may not be held against what was
learned from it. A learned model predicts whatever taught it as one that had not seen it did
(cross-fitting; Zrnic and Candès, PNAS 2024; :class:`scoring.satisfaction.model.Model`), and the
parts were taught by nobody's ratings: here every ``predicted_rating`` is taken as honest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import optimize, stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.satisfaction.learning import COVERED
from scoring.satisfaction.parts import LEAST, MOST

Numbers = NDArray[np.float64]

DRIFT_FROM = 20
"""Ratings newer than the model from which it can be said to be out of date,"""
DRIFT_WITHIN, DRIFT_BEYOND = COVERED - 0.1, 0.25
"""if clearly fewer lie within their interval, or are clearly further off in the mean."""

_HEAVIEST = 10.0
"""Times the mean weight that a rating can stand for at most."""

_HELD = 1.0
"""How strongly the chances to rate are held together: as if each influence were drawn from a normal
distribution of this precision."""


def standing(measurements: pl.LazyFrame | pl.DataFrame, by: Sequence[str] = ()) -> pl.DataFrame:
    """How satisfied customers were: one row a group of ``by`` (or one for all), ``*by,
    conversations, rated, rated_mean, rated_low, rated_high, expected_mean, expected_low,
    expected_high, weight, corrected_mean, corrected_low, corrected_high``.

    * ``rated_mean``: of those who rated, with its 95 % interval by Student's t (Student 1908).
    * ``expected_mean``: of all, from predictions, put right by how far they miss the ratings:
      prediction-powered inference (Angelopoulos et al., Science 2023), predictions counting with
      the ``weight`` 0–1 at which the interval is narrowest (PPI++; Angelopoulos, Duchi and Zrnic,
      2023). Right if whoever rates is like the rest.
    * ``corrected_mean``: the same with every rating counted by how rarely the like of it is given
      (:func:`_weights`): augmented inverse-probability weighting (Robins, Rotnitzky and Zhao, JASA
      1994) with normalised weights, its interval by the influence function, with as many degrees of
      freedom as there are effective ratings (Kish 1965). Right if who rates depends on nothing but
      the prediction, language, channel and length, and some of every kind do.

    Means and intervals are null below FEW ratings; a conversation without a prediction counts as
    if it had the group's mean one. Of ratings that taught: see this module.
    """
    needed = dict.fromkeys([*by, "channel", "language", "messages"])
    numbers = pl.col("rating", "predicted_rating").cast(pl.Float64)
    known = measurements.lazy().select(*needed, numbers).collect()
    predicted = pl.col("predicted_rating")
    mean = predicted.mean()
    whole = known.with_columns(
        predicted.fill_null(mean.over(by) if by else mean).fill_null(0.0),
        pl.when(pl.col("rating").is_not_null()).then(pl.Series("weight", _weights(known))),
    ).lazy()
    grouped = whole.group_by(by).agg(_FIGURES) if by else whole.select(_FIGURES)
    found = grouped.sort(by, nulls_last=True).collect() if by else grouped.collect()
    return found.select(*by, "conversations", "rated", *_means(found))


def _figures() -> dict[str, pl.Expr]:
    """What is added up of a group: ``predicted_rating`` without gaps, ``weight``
    (:func:`_weights`) only where there is a rating."""
    y, f, w = pl.col("rating"), pl.col("predicted_rating"), pl.col("weight")
    of_rated, of_rest = (f.filter(who) for who in (y.is_not_null(), y.is_null()))
    n, rest, every = (count.cast(pl.Float64) for count in (y.count(), y.null_count(), pl.len()))
    together = pl.cov(y.drop_nulls(), of_rated)
    usual = (together / f.var() * rest / every).fill_nan(0.0).fill_null(0.0).clip(0, 1)
    left = (n - 1) / (n - 2) * (y.var() - 2 * usual * together + usual**2 * of_rated.var())

    total = w.sum()
    mean_y, mean_f = (w * y).sum() / total, (w * f).sum() / total
    spread = (w * (f - mean_f) ** 2).sum()
    slope = ((w * (y - mean_y) * (f - mean_f)).sum() / spread).fill_nan(0.0).clip(0, 1)
    missed = w / total * every * (y - mean_y - slope * (f - mean_f))
    influence = slope * (f - f.mean()) + missed.fill_null(0.0)
    return {
        "conversations": every.cast(pl.Int64),
        "rated": n.cast(pl.Int64),
        "rated_mean": y.mean(),
        "rated_error": y.std() / n.sqrt(),
        "rated_freedom": n - 1.0,
        "weight": usual,
        "expected_mean": y.mean() + usual * (of_rest.mean().fill_null(0.0) - of_rated.mean()),
        "expected_error": (left / n + usual**2 * (of_rest.var() / rest).fill_null(0.0)).sqrt(),
        "expected_freedom": n - 2.0,
        "corrected_mean": mean_y + slope * (f.mean() - mean_f),
        "corrected_error": ((influence**2).sum() / every**2 * n / (n - 2)).sqrt(),
        "corrected_freedom": (total**2 / (w**2).sum() - 2.0).clip(1.0),
    }


_FIGURES = [figure.alias(name) for name, figure in _figures().items()]


def _means(found: pl.DataFrame) -> list[pl.Series]:
    """Means of groups with their intervals, on the scale; null where ratings are few."""
    enough = (found["rated"] >= FEW).to_numpy()
    told: dict[str, Numbers] = {}
    for name in ("rated", "expected", "corrected"):
        mean, error, freedom = (
            found[f"{name}_{part}"].cast(pl.Float64).to_numpy()
            for part in ("mean", "error", "freedom")
        )
        reach = stats.t.ppf(0.5 + CONFIDENCE / 2, np.maximum(freedom, 1.0)) * error
        ends = {"mean": mean, "low": mean - reach, "high": mean + reach}
        told |= {f"{name}_{end}": np.clip(value, LEAST, MOST) for end, value in ends.items()}
        if name == "expected":
            told["weight"] = found["weight"].to_numpy()
    return [
        pl.Series(name, np.where(enough, value, np.nan)).fill_nan(None)
        for name, value in told.items()
    ]


def _weights(known: pl.DataFrame) -> Numbers:
    """For how many conversations each would stand if it were rated: the inverse of its chance to
    be, times the share of rated ones (stabilised; Robins, Hernán and Brumback, Epidemiology 2000),
    cut off at the top (Lee, Lessler and Stuart, PLoS ONE 2011).

    Chances by logistic regression with a ridge (Le Cessie and Van Houwelingen, Applied Statistics
    1992) on what is known of every conversation: predicted rating and its square (the pleased and
    the angry rate), whether there is one, messages, language and channel.
    """
    rated = known["rating"].is_not_null().to_numpy()
    share = rated.mean() if len(rated) else 0.0
    if not 0 < share < 1:
        return np.ones(len(rated))
    rating, length = pl.col("predicted_rating"), pl.col("messages").cast(pl.Float64).log1p()
    scaled = (rating - rating.mean()) / rating.std()
    numbers = known.select(
        scaled.alias("scaled"),
        (scaled**2).alias("squared"),
        ((length - length.mean()) / length.std()).alias("length"),
        rating.is_null().cast(pl.Float64).alias("untold"),
    )
    kinds = known.select("language", "channel").to_dummies()
    plain = pl.concat([numbers, kinds], how="horizontal").cast(pl.Float64)
    traits = plain.fill_nan(None).fill_null(0.0).to_numpy()
    traits = np.column_stack([np.ones(len(traits)), traits - traits.mean(axis=0)])
    held = np.r_[0.0, np.full(traits.shape[1] - 1, _HELD)] / len(traits)

    def loss(effects: Numbers) -> tuple[float, Numbers]:
        chance = traits @ effects
        value = np.logaddexp(0, chance).mean() - chance[rated].sum() / len(traits)
        slope = traits.T @ (_logistic(chance) - rated) / len(traits)
        return value + held @ effects**2 / 2, slope + held * effects

    def bend(effects: Numbers) -> Numbers:
        chance = _logistic(traits @ effects)
        return (traits.T * (chance * (1 - chance))) @ traits / len(traits) + np.diag(held)

    start = np.r_[np.log(share / (1 - share)), np.zeros(traits.shape[1] - 1)]
    effects = optimize.minimize(loss, start, jac=True, hess=bend, method="trust-exact").x
    return np.minimum(share / _logistic(traits @ effects), _HEAVIEST)


def _logistic(value: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-value))


@dataclass(frozen=True)
class Drift:
    """``ratings`` newer than the model: the mean ``difference`` rating − prediction with its 95 %
    interval, the share ``within`` the predicted interval with its own; ``drifted`` says that the
    model is out of date. Null where there are too few to tell."""

    ratings: int
    difference: float | None = None
    difference_low: float | None = None
    difference_high: float | None = None
    within: float | None = None
    within_low: float | None = None
    within_high: float | None = None
    drifted: bool = False


def drift(measurements: pl.LazyFrame | pl.DataFrame, about: Mapping[str, Any]) -> Drift:
    """Do predictions still fit the ratings of conversations that began after the model was learned
    (``about["learned_at"]``)?

    The difference has an interval by Student's t (1908), the share one by Wilson (JASA 1927). It
    drifted if there are at least DRIFT_FROM such ratings and the whole interval lies below
    DRIFT_WITHIN, or beyond DRIFT_BEYOND points on either side.
    """
    missed = pl.col("rating") - pl.col("predicted_rating")
    learned = datetime.fromisoformat(about["learned_at"])
    newer = (
        measurements.lazy()
        .filter(pl.col("started_at") > pl.lit(learned), missed.is_not_null())
        .select(
            missed.cast(pl.Float64).alias("missed"),
            pl.col("rating").is_between("predicted_low", "predicted_high").alias("within"),
        )
        .collect()
    )
    n = newer.height
    if n < FEW:
        return Drift(n)
    mean, error = float(newer["missed"].to_numpy().mean()), stats.sem(newer["missed"].to_numpy())
    reach = float(stats.t.ppf(0.5 + CONFIDENCE / 2, n - 1) * error)
    inside = int(newer["within"].sum())
    share = stats.binomtest(inside, n).proportion_ci(CONFIDENCE, method="wilson")
    drifted = n >= DRIFT_FROM and (share.high < DRIFT_WITHIN or abs(mean) - reach > DRIFT_BEYOND)
    ends = float(share.low), float(share.high)
    return Drift(n, mean, mean - reach, mean + reach, inside / n, *ends, drifted)
