"""What each standard has in the overall score, added up: all that coaching topics are told from."""

from collections.abc import Sequence

import polars as pl

from scoring.analysis.predictions import MIX
from scoring.rubric import Rubric
from scoring.scorecard import limit, told_points
from scoring.standards import DIMENSIONS, standards

SUMS = ("judged", "points", "squares", "weight", "weighted", "weights")
"""What is added up of a standard; see :func:`sums_of`."""


def sums_of(measurements: pl.LazyFrame, rubric: Rubric, by: Sequence[str]) -> pl.DataFrame:
    """What is added up, a row each of ``by``, agent and MIX: ``conversations`` with an overall
    score and, for each standard (``<standard>:<sum>``), those ``judged``, ``points`` and their
    ``squares``, its ``weight`` in the overall score, ``weighted`` points, and squared
    ``weights``."""
    keys = list(dict.fromkeys([*by, "agent_id", *MIX]))
    known = measurements.filter(pl.col("agent_id").is_not_null()).select(
        *keys,
        *(
            points.cast(pl.Float32).alias(name)
            for name, points in told_points(measurements, rubric).items()
        ),
    )
    sums = [
        pl.sum_horizontal(
            *(
                pl.col(name).is_not_null() * limit(standards()[name], rubric, "weight")
                for name in standards()
                if _of(name) == one
            )
        ).alias(one)
        for one in DIMENSIONS
    ]
    heavy = {
        one: (pl.col(one) > 0) * pl.lit(rubric.dimensions[one], pl.Float32) for one in DIMENSIONS
    }
    total = pl.sum_horizontal(*heavy.values())
    # A unit of weight in a dimension, as part of the overall score.
    units = [
        pl.when(weight > 0).then(weight / pl.col(one) / total).alias(one)
        for one, weight in heavy.items()
    ]
    counted = pl.any_horizontal(pl.col(*DIMENSIONS).is_not_null()).sum().cast(pl.Int64)
    return (
        known.with_columns(sums)
        .with_columns(units)
        .group_by(keys)
        .agg(
            counted.alias("conversations"),
            *(figure for name in standards() for figure in _figures(name)),
        )
        # The order of groups, and so the last digits of sums, are the same at every look.
        .sort(keys, nulls_last=True)
        .with_columns(
            pl.col(f"{name}:{sum_}") * limit(standards()[name], rubric, "weight") ** power
            for name in standards()
            for sum_, power in {"weight": 1, "weighted": 1, "weights": 2}.items()
        )
        .collect()
    )


def _figures(name: str) -> list[pl.Expr]:
    told, unit = pl.col(name), pl.col(_of(name))
    part = unit * told.is_not_null()
    figures = (
        told.count(),
        told.sum(),
        (told * told).sum(),
        part.sum(),
        (unit * told).sum(),
        (unit * part).sum(),
    )
    return [figure.alias(f"{name}:{sum_}") for figure, sum_ in zip(figures, SUMS, strict=True)]


def _of(standard: str) -> str:
    return standard.partition(".")[0]
