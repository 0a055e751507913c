"""More than chance? Groups' means by how many conversations they are of, and the limits between
which chance would leave nearly all of them."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import FEW

LIMITS = (0.95, 0.998)
"""Shares of groups that chance leaves within the inner and the outer limits."""

NAMED = 6
"""Groups outside that are named, the furthest first; where many more lie outside, the limits say
little."""

_TAIL = 0.1
"""Of the groups at either end, so many are taken to be no further out than the rest."""
_POINTS = 60


@dataclass(frozen=True)
class Funnel:
    """``groups`` with ``z`` and ``outside`` (the share of LIMITS beyond which a mean lies, null
    within) and ``named``; ``limits``: ``n, inner_low, inner_high, outer_low, outer_high``; the
    ``middle``; and ``apart``, by how many points groups differ anyway (a standard deviation, to
    which the limits allow), 0 where chance explains it all."""

    groups: pl.DataFrame
    limits: pl.DataFrame
    middle: float
    apart: float


def funnel(told: pl.DataFrame) -> Funnel | None:
    """The funnel of one measure (Spiegelhalter, Statistics in Medicine 2005); None with fewer than
    two groups of FEW conversations. ``told``: rows of a group each with ``n, mean, error``
    (:func:`scoring.analysis.ranking.unsure`, :func:`scoring.analysis.standardised.standing`).

    ``n`` is counted anew in conversations of the usual spread, as many as would leave the mean as
    sure as it is. Where groups differ more than chance explains as a rule, not by exception, the
    limits are wider by that spread (additive over-dispersion), told from z-scores of which the
    outer tenths are drawn in, lest exceptions hide themselves.
    """
    enough = told.filter(pl.col("n") >= FEW, pl.col("mean").is_not_null(), pl.col("error") > 0)
    if enough.height < 2:
        return None
    mean, error, n = (enough[name].cast(pl.Float64).to_numpy() for name in ("mean", "error", "n"))
    usual = float(np.average(error**2 * n, weights=n))
    worth = usual / error**2
    middle = float(np.average(mean, weights=worth))
    spread = _spread(mean - middle, error)
    z = (mean - middle) / np.sqrt(error**2 + spread)
    inner, outer = (float(stats.norm.ppf(0.5 + share / 2)) for share in LIMITS)
    far = pl.col("z").abs()
    groups = enough.with_columns(
        pl.Series("n", worth), pl.Series("conversations", enough["n"]), pl.Series("z", z)
    ).with_columns(
        pl.when(far > outer).then(LIMITS[1]).when(far > inner).then(LIMITS[0]).alias("outside"),
        ((far > inner) & (far.rank("ordinal", descending=True) <= NAMED)).alias("named"),
    )
    at = np.geomspace(worth.min() * 0.8, worth.max() * 1.15, _POINTS)
    reach = np.sqrt(usual / at + spread)
    ends = {"inner": inner, "outer": outer}
    limits = pl.DataFrame(
        {"n": at}
        | {
            f"{name}_{end}": np.clip(middle + side * far_out * reach, 0, 100)
            for name, far_out in ends.items()
            for end, side in (("low", -1), ("high", 1))
        }
    )
    return Funnel(groups, limits, middle, float(np.sqrt(spread)))


def _spread(apart: np.ndarray, error: np.ndarray) -> float:
    """The variance by which groups differ as a rule (DerSimonian and Laird 1986, of z-scores with
    their outer tenths drawn in)."""
    z = apart / error
    z = np.clip(z, *np.quantile(z, [_TAIL, 1 - _TAIL]))
    weight, groups = error**-2, len(z)
    more = (z @ z - (groups - 1)) / (weight.sum() - weight @ weight / weight.sum())
    return max(0.0, float(more))
