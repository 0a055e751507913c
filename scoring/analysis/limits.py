"""Whether a period is worse than all that was usual before it."""

from datetime import date

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis.changepoints import changes, levels
from scoring.analysis.control import LEAST, charted
from scoring.analysis.periods import Kind

_COURSE = ("value", "n", "judged", "stretch", "level")

_EFFICIENCY = 0.605
"""Of the mean moving range: how much of a degree of freedom each period brings."""

_ROUNDING = 1e-9


def beyond(course: pl.DataFrame, told: Kind, period: date) -> dict[str, float]:
    """``value, centre, limit`` and ``n`` of a period that lies beyond its limit on the bad side
    (scores below, all else above); empty for any other.

    ``course`` is of one group, with ``stretch`` (:func:`scoring.analysis.breaks.stretches`). Centre
    and sigma are those of :func:`scoring.analysis.control.control`, of the judged periods before
    alone, so that a bad period does not widen its own limits. Known from few periods, three sigma
    would call out a steady course far too often: the limit is as much further away as makes it one
    period in 740 again (two-stage limits of Hillier, Journal of Quality Technology 1, 1969, with
    the degrees of freedom of a mean moving range after Cryer and Ryan, ibid. 22, 1990).
    """
    known = course.filter("judged", pl.col("period") <= period)
    if known.height <= LEAST or known["period"][-1] != period:
        return {}
    before = known.with_columns((pl.col("period") != period).alias("judged"))
    before = levels(before, changes(before))
    x, n, judged, stretch, level = (before[name].to_numpy() for name in _COURSE)
    centres, sigmas, _, _ = charted(x, n * 1.0, judged, stretch, level, told)
    centre, sigma = centres[-1], sigmas[-1]
    # Where periods do not vary at all there is no limit, only rounding.
    if not sigma > _ROUNDING:
        return {}
    mine = (stretch == stretch[-1]) & judged
    freedom = _EFFICIENCY * (mine.sum() - len(np.unique(level[mine])))
    unsure = np.sqrt(1 + 1 / (mine & (level == level[-1])).sum())
    reach = stats.t.isf(stats.norm.sf(3), freedom) * unsure * sigma
    limit_ = centre - reach if told == Kind.SCORE else centre + reach
    bad = x[-1] < limit_ if told == Kind.SCORE else x[-1] > limit_
    figures = {"value": x[-1], "centre": centre, "limit": limit_, "n": n[-1]}
    return {name: float(value) for name, value in figures.items()} if bad else {}
