"""What each standard has in the overall score, added up: all that coaching topics are told from."""

from collections.abc import Collection, Sequence

import polars as pl

from scoring.rubric import Rubric
from scoring.scorecard import limit, told_points
from scoring.standards import DIMENSIONS, standards

SUMS = ("judged", "points", "squares", "weight", "weighted", "weights")
"""What is added up of a standard; see :func:`sums_of`."""

_WEIGHT = ":own weight"


def sums_of(
    measurements: pl.LazyFrame, rubric: Rubric, by: Sequence[str], wanted: Collection[str] = SUMS
) -> pl.DataFrame:
    """What is added up of the conversations of known agents, a row each of ``by`` (one for all if
    it is empty): ``conversations`` with an overall score and, for each standard
    (``<standard>:<sum>``), what is ``wanted`` of SUMS: those ``judged``, ``points`` and their
    ``squares``, its ``weight`` in the overall score, ``weighted`` points, and squared
    ``weights``."""
    weights = {name: limit(one, rubric, "weight") for name, one in standards().items()}
    # Weights that are the same everywhere are none of the rows'.
    varied = [name for name, weight in weights.items() if weight.meta.root_names()]
    known = measurements.filter(pl.col("agent_id").is_not_null()).select(
        *by,
        *(
            points.cast(pl.Float32).alias(name)
            for name, points in told_points(measurements, rubric).items()
        ),
        *(weights[name].alias(name + _WEIGHT) for name in varied),
    )
    weights |= {name: pl.col(name + _WEIGHT) for name in varied}
    heavy = {
        one: pl.sum_horizontal(
            pl.col(name).is_not_null() * weight
            for name, weight in weights.items()
            if _of(name) == one
        )
        for one in DIMENSIONS
    }
    shares = {
        one: (pl.col(one) > 0) * pl.lit(rubric.dimensions[one], pl.Float32) for one in DIMENSIONS
    }
    total = pl.sum_horizontal(*shares.values())
    # A unit of weight in a dimension, as part of the overall score.
    units = [
        pl.when(share > 0).then(share / pl.col(one) / total).alias(one)
        for one, share in shares.items()
    ]
    counted = pl.any_horizontal(pl.col(*DIMENSIONS).is_not_null()).sum().cast(pl.Int64)
    figures = (
        counted.alias("conversations"),
        *(
            figure.alias(f"{name}:{sum_}")
            for name, weight in weights.items()
            for sum_, figure in _figures(name, weight).items()
            if sum_ in wanted
        ),
    )
    rows = known.with_columns(**heavy).with_columns(units)
    if not by:
        return rows.select(figures).collect()
    # The order of groups is the same at every look.
    return rows.group_by(by).agg(figures).sort(by, nulls_last=True).collect()


def _figures(name: str, weight: pl.Expr) -> dict[str, pl.Expr]:
    told = pl.col(name)
    unit = pl.col(_of(name)) * weight
    part = unit * told.is_not_null()
    return {
        "judged": told.count(),
        "points": told.sum(),
        "squares": (told * told).sum(),
        "weight": part.sum(),
        "weighted": (unit * told).sum(),
        "weights": (unit * part).sum(),
    }


def _of(standard: str) -> str:
    return standard.partition(".")[0]
