"""Who ranks where, and how sure that is: never a league table inside the noise.

A group of few conversations is as likely first or last as it is few. So each mean is told drawn
towards that of all by as much as it is unsure, and a rank is told as the interval of all ranks that
the figures leave open.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import optimize, stats

from scoring.analysis import CONFIDENCE, FEW, MEASURES
from scoring.analysis.standardised import reached

Numbers = NDArray[np.float64]

LEAST = 30
"""Conversations from which a group is ranked, unless the house sets another number."""

GROUPS = 4
"""Groups it takes to tell how far groups lie apart (Morris 1983)."""

_SHRUNKEN = ("shrunken", "shrunken_low", "shrunken_high")
_RANKS = ("rank_low", "rank_high", "ranked")
_NEVER = 1e-9
"""A standard error below which figures are equal but for rounding."""


def unsure(means: pl.DataFrame) -> pl.DataFrame:
    """Means (:func:`scoring.analysis.comparison.means`) with the ``error`` and ``freedom`` of each.

    Its spread is told from the group's own conversations and FEW more with the spread usual within
    groups, as ten that were all alike are not sure to stay so. ``low`` and ``high`` are Student's
    with these; those of standards, of which most points are 0 or 100, Wilson's (JASA 1927) for
    shares, with the spread there is in the place of the binomial one.
    """
    own = (pl.col("n") - 1) * pl.col("sd").fill_null(0) ** 2
    usual = own.sum().over("measure") / (pl.col("n") - 1).sum().clip(1).over("measure")
    freedom = (pl.col("n") - 1 + FEW).alias("freedom")
    told = means.with_columns(
        ((own + FEW * usual) / freedom / pl.col("n")).sqrt().alias("error"),
        freedom,
        usual.alias("usual"),
    )
    reach = pl.Series("reach", reached(told["freedom"]))
    of_scores = pl.col("measure").is_in(MEASURES)
    low, high = (
        pl.when(of_scores).then((pl.col("mean") + side * reach * pl.col("error")).clip(0, 100))
        for side in (-1, 1)
    )
    z2 = stats.norm.ppf(0.5 + CONFIDENCE / 2) ** 2
    mean, middle = (
        pl.col("mean") / 100,
        (pl.col("n") * pl.col("mean")).sum().over("measure")
        / pl.col("n").sum().over("measure")
        / 100,
    )
    # As many plain yes-or-no conversations as would be as sure.
    n = pl.col("n") * (middle * (1 - middle) * 10_000 / pl.col("usual")).clip(1, 100)
    centre = (mean + z2 / 2 / n) / (1 + z2 / n)
    half = (z2 * (mean * (1 - mean) / n + z2 / 4 / n**2)).sqrt() / (1 + z2 / n)
    return told.with_columns(
        low.otherwise((centre - half).clip(0, 1) * 100).alias("low"),
        high.otherwise((centre + half).clip(0, 1) * 100).alias("high"),
    ).drop("usual")


def ranking(told: pl.DataFrame, least: int = LEAST) -> pl.DataFrame:
    """Figures of groups with their shrunken means and their ranks.

    ``told``: one row a group and measure with ``measure, n, mean, error, freedom``
    (:func:`unsure`, :func:`scoring.analysis.standardised.standing`). What is added:

    * ``shrunken, shrunken_low, shrunken_high``: parametric empirical Bayes with its 95 % interval
      (Morris, JASA 1983), groups' true means normal around one, as far apart as Paule and Mandel
      (1982) find; null with fewer than GROUPS.
    * ``rank_low, rank_high``: the best and worst rank that groups may have, of the ``ranked`` with
      ``least`` conversations or more; null for others. All of them hold together with 95 %
      confidence: only who is told apart in a test of all pairs (Welch 1947, Holm 1979) is counted
      above or below (Mogstad, Romano, Shaikh and Wilhelm, Review of Economic Studies 2024). Of
      equal groups, at most one time in twenty is any told apart at all.
    """
    parts = [_ranked(part, least) for part in told.partition_by("measure", maintain_order=True)]
    return pl.concat(parts) if parts else _ranked(told, least)


def _ranked(told: pl.DataFrame, least: int) -> pl.DataFrame:
    mean, error, freedom, n = (
        told[name].cast(pl.Float64).to_numpy() for name in ("mean", "error", "freedom", "n")
    )
    known = np.isfinite(mean) & np.isfinite(error)
    error = np.maximum(error, _NEVER)
    figures = np.full((3, len(told)), np.nan)
    if known.sum() >= GROUPS:
        figures[:, known] = shrunken(mean[known], error[known])
    enough = known & (n >= least)
    ranks = np.full((3, len(told)), np.nan)
    if enough.any():
        ranks[:2, enough] = _ranks(mean[enough], error[enough], freedom[enough])
        ranks[2, enough] = enough.sum()
    return told.with_columns(
        *(
            pl.Series(name, row).fill_nan(None)
            for name, row in zip(_SHRUNKEN, figures, strict=True)
        ),
        *(
            pl.Series(name, row).fill_nan(None).cast(pl.Int64)
            for name, row in zip(_RANKS, ranks, strict=True)
        ),
    )


def shrunken(mean: Numbers, error: Numbers) -> Numbers:
    """Means drawn together, and the ends of their intervals (3 × groups, within 0–100)."""
    groups, chance = len(mean), error**2
    apart = spread(mean, chance)
    weight = 1 / (chance + apart)
    middle = weight @ mean / weight.sum()
    # How far groups lie apart is itself told from few: less is drawn, and the interval is wider.
    pull = (groups - 3) / (groups - 1) * chance * weight
    guessed = 2 / (groups - 3) * pull**2 * (mean - middle) ** 2
    guessed *= (np.average(chance, weights=weight) + apart) * weight
    unsure_ = chance * (1 - (1 - weight / weight.sum()) * pull) + guessed
    told = mean + pull * (middle - mean)
    reach = stats.norm.ppf(0.5 + CONFIDENCE / 2) * np.sqrt(unsure_)
    return np.clip(np.stack([told, told - reach, told + reach]), 0, 100)


def spread(mean: Numbers, chance: Numbers) -> float:
    """The variance of groups' true means beyond chance (Paule and Mandel 1982): the one by which
    they lie as far apart as they should."""

    def too_far(apart: float) -> float:
        weight = 1 / (chance + apart)
        return float(weight @ (mean - weight @ mean / weight.sum()) ** 2 - (len(mean) - 1))

    if len(mean) < 2 or too_far(0.0) <= 0:
        return 0.0
    return float(optimize.brentq(too_far, 0.0, float(np.var(mean, ddof=1)) * len(mean)))  # pyright: ignore


def _ranks(mean: Numbers, error: Numbers, freedom: Numbers) -> Numbers:
    """The best and worst rank of each (2 × groups)."""
    above = _told_apart(mean, error, freedom) * np.sign(mean[:, None] - mean)
    return np.stack([1 + (above < 0).sum(axis=1), len(mean) - (above > 0).sum(axis=1)])


def _told_apart(mean: Numbers, error: Numbers, freedom: Numbers) -> NDArray[np.bool_]:
    """Which pairs differ, of all together (groups × groups)."""
    one, other = np.triu_indices(len(mean), 1)
    chance = error**2
    both = chance[one] + chance[other]
    df = both**2 / (chance[one] ** 2 / freedom[one] + chance[other] ** 2 / freedom[other])
    p = 2 * stats.t.sf(np.abs(mean[one] - mean[other]) / np.sqrt(both), df)
    order = np.argsort(p, kind="stable")
    # Down from the surest, until the first that chance would explain (Holm 1979).
    holds = np.cumprod(p[order] * np.arange(len(p), 0, -1) < 1 - CONFIDENCE).astype(bool)
    apart = np.zeros((len(mean), len(mean)), bool)
    apart[one[order[holds]], other[order[holds]]] = True
    return apart | apart.T
