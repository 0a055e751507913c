"""Ranks held against ranks: correlations, and what of them is left beside others."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import stats

from scoring.analysis import CONFIDENCE

LEAST = 30
"""Conversations of which a trait and the outcome are known, from which it is looked at."""

FOR_EACH = 10
"""Conversations for each trait from which their parts are told apart (Harrell, Regression Modeling
Strategies, 2015)."""

_HELD = 10.0
"""Conversations that say that no trait goes with anything."""

_NEARLY = 0.999
"""The strongest correlation that there is an interval of."""

Numbers = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Sums:
    """Products of the standardised ranks of ``n`` conversations: of traits with one another, and
    with the outcome."""

    traits: Numbers
    outcome: Numbers
    n: int


def standardised(counts: Codes) -> Numbers:
    """The rank of each value, of which there are so many, with mean 0 and variance 1 over all; ties
    share theirs. 0 where all are alike."""
    ranks = np.cumsum(counts) - (counts - 1) / 2
    n = max(int(counts.sum()), 1)
    mean = (ranks * counts).sum() / n
    spread = np.sqrt(((ranks - mean) ** 2 * counts).sum() / n)
    return (ranks - mean) / spread if spread > 0 else np.zeros(len(ranks))


def fisher(correlation: pl.Series, n: pl.Series) -> tuple[Numbers, Numbers]:
    """Correlations on Fisher's scale, and their standard errors there."""
    r = np.clip(correlation.cast(pl.Float64).to_numpy(), -_NEARLY, _NEARLY)
    return np.arctanh(r), np.sqrt((1 + r**2 / 2) / (n.to_numpy() - 3.0))


def beside(plain: pl.DataFrame, sums: Sums) -> pl.DataFrame:
    """The traits with ``part`` and ``part_error``, the coefficients beside all others; null where
    there are too few conversations."""
    spread = np.sqrt(np.diag(sums.traits) / max(sums.n, 1))
    told = (plain["n"] >= LEAST).to_numpy() & plain["correlation"].is_not_null().to_numpy()
    told &= spread > 0
    part, error = np.full(plain.height, np.nan), np.full(plain.height, np.nan)
    k, n = int(told.sum()), sums.n
    if k and n >= FOR_EACH * k:
        scale = spread[told]
        related = sums.traits[np.ix_(told, told)] / n / np.outer(scale, scale)
        pulled = sums.outcome[told] / n / scale
        inverse = np.linalg.inv(related + np.eye(k) * _HELD / n)
        part[told] = effects = inverse @ pulled
        left = max(1 - 2 * effects @ pulled + effects @ related @ effects, 0.0)
        error[told] = np.sqrt(left / (n - k - 1) * np.diag(inverse))
    return plain.with_columns(
        pl.Series("part", part).fill_nan(None), pl.Series("part_error", error).fill_nan(None)
    )


def beyond_chance(p: Numbers, groups: Codes) -> NDArray[np.bool_]:
    """Which p-values are told beyond the chance of looking at all of their group (Benjamini and
    Hochberg 1995); never those that are not there."""
    clear = np.zeros(len(p), bool)
    for group in np.unique(groups):
        mine = (groups == group) & ~np.isnan(p)
        clear[mine] = stats.false_discovery_control(p[mine]) < 1 - CONFIDENCE
    return clear
