"""Control charts: does a figure vary as it always does, or is there something to find out?"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.analysis.periods import Kind

LEAST = 8
"""Periods that it takes before limits are told: from fewer they are little more than a guess."""

RULES = ("beyond", "two_of_three", "four_of_five", "eight_in_a_row")
"""The rules of Western Electric (Statistical Quality Control Handbook, 1956), 1 to 4: a point
beyond three sigma; two of three beyond two, four of five beyond one, eight in a row beyond none,
each time on one side of the centre line. On a stable course the first calls out one point in 370,
all four together one in 92 (Champ and Woodall, Technometrics 29, 1987)."""

D2 = 1.128
"""The mean range of two normal values, in sigmas: limits are 3 / D2 = 2.66 mean ranges away."""

_NEEDED = ((1, 1, 3.0), (2, 3, 2.0), (4, 5, 1.0), (8, 8, 0.0))
"""Of each rule: how many of how many points beyond how many sigmas."""

_ENDS = {Kind.SCORE: (0.0, 100.0), Kind.SHARE: (0.0, 1.0), Kind.COUNT: (0.0, np.inf)}

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Chosen = NDArray[np.bool_]

_READ = ("value", "n", "judged", "stretch", "level")


def control(series: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    """A course (:func:`scoring.analysis.periods.series` of one group, with ``stretch`` and
    ``level``) with its control chart: ``centre, low, high`` (null: fewer than LEAST judged periods
    in the stretch), ``rule`` (the strongest of RULES that the period breaks, null: none) and
    ``side`` (1 above, -1 below the centre, 0 none).

    Scores, counts and logarithms of waits: individuals and moving range (Wheeler, Understanding
    Variation, 1993), the limits 2.66 mean moving ranges from the centre. Shares: p′ (Laney, Quality
    Engineering 14, 2002), in which the limits follow how many conversations a period has and how
    much more than by chance of few the periods vary.

    ``stretch`` numbers what was measured alike: nothing is told from one about another. ``level``
    numbers levels between change points: each has a centre of its own, and neither moving ranges
    nor rules go across them. Periods that are not judged have limits and count in nothing.
    """
    x, n, judged, stretch, level = (series[name].to_numpy() for name in _READ)
    centre, sigma, rule, side = charted(x, n.astype(np.float64), judged, stretch, level, kind)
    low, high = np.clip((centre - 3 * sigma, centre + 3 * sigma), *_ENDS.get(kind, (-np.inf, None)))
    limits = {"centre": centre, "low": low, "high": high}
    return series.with_columns(
        *(pl.Series(name, told).fill_nan(None) for name, told in limits.items()),
        pl.Series("rule", [RULES[place - 1] if place else None for place in rule], pl.String),
        pl.Series("side", side),
    )


def charted(  # noqa: PLR0917 - the columns of a course
    x: Numbers, n: Numbers, judged: Chosen, stretch: Places, level: Places, kind: Kind
) -> tuple[Numbers, Numbers, Places, Places]:
    """The centre and the sigma of every period (NaN: no limits), the number of the first of RULES
    that it breaks (0: none), and on which side; see :func:`control`."""
    centre, sigma = np.full(len(x), np.nan), np.full(len(x), np.nan)
    for one in np.unique(stretch):
        here = stretch == one
        if (here & judged).sum() >= LEAST:
            found = shares if kind == Kind.SHARE else individuals
            centre[here], sigma[here] = found(x[here], n[here], level[here], judged[here])
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(sigma > 0, (x - centre) / sigma, 0.0)
    rule, side = np.zeros(len(x), np.int64), np.zeros(len(x), np.int64)
    for one in np.unique(level[judged]):
        mine = (level == one) & judged
        rule[mine], side[mine] = broken(z[mine])
    return centre, sigma, rule, side


def individuals(x: Numbers, _n: Numbers, level: Places, judged: Chosen) -> tuple[Numbers, Numbers]:
    """The centre of each level and the sigma of all, by the mean moving range."""
    centre = np.full(len(x), np.nan)
    for one in np.unique(level[judged]):
        centre[level == one] = x[(level == one) & judged].mean()
    return centre, np.full(len(x), _mean_range(x[judged], level[judged]) / D2)


def shares(x: Numbers, n: Numbers, level: Places, judged: Chosen) -> tuple[Numbers, Numbers]:
    """The share of each level, and the sigma of each period: what chance makes of so many
    conversations, times by how much periods vary beyond it (Laney's sigma z)."""
    centre = np.full(len(x), np.nan)
    for one in np.unique(level[judged]):
        mine = (level == one) & judged
        centre[level == one] = (x[mine] * n[mine]).sum() / n[mine].sum()
    by_chance = np.sqrt(centre * (1 - centre) / np.maximum(n, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.where(by_chance > 0, (x - centre) / by_chance, 0.0)
    return centre, by_chance * _mean_range(z[judged], level[judged]) / D2


def broken(z: Numbers) -> tuple[Places, Places]:
    """Of points in order, in sigmas from the centre: the number of the first of RULES that is
    completed there (0: none) and on which side."""
    rule, side = np.zeros(len(z), np.int64), np.zeros(len(z), np.int64)
    for place in range(len(_NEEDED) - 1, -1, -1):
        for sign in (1, -1):
            hit = completed(sign * z, place)
            rule[hit], side[hit] = place + 1, sign
    return rule, side


def completed(z: Numbers, rule: int) -> Chosen:
    """Where a rule (its place in RULES) is completed above the centre."""
    many, of, beyond = _NEEDED[rule]
    out = z > beyond
    # In a course shorter than the window, what came before it is beyond nothing.
    past = np.lib.stride_tricks.sliding_window_view(np.r_[np.zeros(of - 1), out], of)
    return out & (past.sum(axis=1) >= many)


def _mean_range(x: Numbers, level: Places) -> float:
    """The mean distance of neighbours of one level; NaN where there are none."""
    ranges = np.abs(np.diff(x))[np.diff(level) == 0]
    return float(ranges.mean()) if len(ranges) else np.nan
