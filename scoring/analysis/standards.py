"""How well each standard is kept, by whom."""

from collections.abc import Sequence

import polars as pl

from scoring.analysis import FEW
from scoring.analysis.comparison import beyond_chance, means, one_against_rest
from scoring.credit import WEIGHT
from scoring.rubric import Rubric
from scoring.scorecard import told_points
from scoring.standards import standards


def kept(measurements: pl.LazyFrame, rubric: Rubric, by: Sequence[str] = ()) -> pl.DataFrame:
    """Points (0–100) of every standard by group: ``*by, measure`` (the standard)``, n, mean, low,
    high, sd``; see :func:`scoring.analysis.comparison.means`."""
    return means(_points(measurements, rubric, by), by, list(standards()))


def against_others(
    measurements: pl.LazyFrame, rubric: Rubric, group: str, member: str
) -> pl.DataFrame:
    """Points of every standard of one member of a group against all others; see
    :func:`scoring.analysis.comparison.one_against_rest`."""
    told = _points(measurements, rubric, [group])
    return one_against_rest(told, group, member, list(standards()))


def extremes(against: pl.DataFrame, count: int) -> pl.DataFrame:
    """The strongest and the weakest standards of one group (:func:`against_others`), at most
    ``count`` of each, best first, with ``clear`` beyond the chance of looking at all standards.

    Without those that either side has few of, and without those that do not differ at all.
    """
    told = beyond_chance(against).filter(
        pl.min_horizontal("n", "n_before") >= FEW, pl.col("difference") != 0
    )
    ordered = told.sort("difference", descending=True)
    strong = ordered.filter(pl.col("difference") > 0).head(count)
    return pl.concat([strong, ordered.filter(pl.col("difference") < 0).tail(count)])


def _points(measurements: pl.LazyFrame, rubric: Rubric, by: Sequence[str]) -> pl.LazyFrame:
    judged = told_points(measurements, rubric)
    weight = [WEIGHT] if WEIGHT in measurements.collect_schema() else []
    told = (points.alias(name) for name, points in judged.items())
    return measurements.select(*by, *weight, *told)
