"""Measurements judged by a rubric: verdicts and scores. Computed when looked at, never stored."""

from collections.abc import Collection

import polars as pl

from scoring.measure import FACTS
from scoring.rubric import Rubric
from scoring.satisfaction import PREDICTED
from scoring.scorecard.credited import OTHERS, by_agent
from scoring.scorecard.grades import (
    MET,
    MISSED,
    NOT_APPLICABLE,
    NOT_ASSESSED,
    PARTLY,
    grade,
    graded,
    limit,
    points,
    told_points,
    verdict,
    verdicts,
)
from scoring.scorecard.people import BY_A_PERSON, left_to_people, reviewed, said
from scoring.scorecard.weighing import overall, positive
from scoring.standards import DIMENSIONS, Standard, standards

__all__ = [
    "MET",
    "MISSED",
    "NOT_APPLICABLE",
    "NOT_ASSESSED",
    "PARTLY",
    "by_agent",
    "grade",
    "graded",
    "left_to_people",
    "limit",
    "overall",
    "points",
    "reviewed",
    "scores",
    "told_points",
    "verdict",
    "verdicts",
]


def scores(
    measurements: pl.LazyFrame,
    rubric: Rubric,
    only: Collection[str] | None = None,
    corrections: pl.DataFrame | None = None,
    also: Collection[str] = (),
) -> pl.LazyFrame:
    """One row a conversation: its facts, ``language``, ``messages``, what is PREDICTED, the columns
    ``also`` of the measurements, the four dimensions and ``overall`` (0–100), ``critical`` (a
    critical standard was missed), ``assessed`` and ``unassessed`` (how many standards were judged,
    how many could not be).

    A dimension is the weighted mean of its standards that were judged: 100 for met, 50 for partly,
    0 for missed; ``overall`` the weighted mean of the dimensions. Null where nothing was judged.
    ``only`` names the standards to judge by, all unless given. ``corrections`` (``conversation_id,
    standard, verdict``, at most one a conversation and standard) stand in the place of the
    program's verdicts. Of measurements that are :func:`graded` no value is judged anew. Those
    :func:`by_agent` are judged by what counts for the agent.
    """
    catalogue = {
        name: standard for name, standard in standards().items() if only is None or name in only
    }
    judged = told_points(measurements, rubric, catalogue)
    if corrections is not None and not corrections.is_empty():
        given = said(corrections)
        measurements = measurements.join(
            given.lazy(), on="conversation_id", how="left", maintain_order="left"
        )
        for name in judged.keys() & {column.removesuffix(BY_A_PERSON) for column in given.columns}:
            own = pl.col(name + BY_A_PERSON)
            judged[name] = (
                pl.when(own.is_not_null()).then(own.fill_nan(None)).otherwise(judged[name])
            )
    if OTHERS in measurements.collect_schema().names():
        for name, number in judged.items():
            judged[name] = pl.when(~pl.col(OTHERS).list.contains(name)).then(number)
    dimensions = [_dimension(name, catalogue, judged, rubric) for name in DIMENSIONS]
    critical = [judged[name] == 0 for name, standard in catalogue.items() if standard.critical]
    return measurements.select(
        *FACTS,
        "language",
        "messages",
        *PREDICTED,
        *also,
        *dimensions,
        pl.any_horizontal(pl.lit(False), *critical).fill_null(False).alias("critical"),
        pl.sum_horizontal(pl.lit(0), *(number.is_not_null() for number in judged.values()))
        .cast(pl.Int32)
        .alias("assessed"),
        pl.sum_horizontal(pl.lit(0), *(pl.col(name).is_null() for name in judged))
        .cast(pl.Int32)
        .alias("unassessed"),
    ).with_columns(overall(rubric))


def _dimension(
    dimension: str, catalogue: dict[str, Standard], judged: dict[str, pl.Expr], rubric: Rubric
) -> pl.Expr:
    mine = [name for name, standard in catalogue.items() if standard.dimension == dimension]
    weights = {name: limit(catalogue[name], rubric, "weight") for name in mine}
    if not mine:
        return pl.lit(None, pl.Float64).alias(dimension)
    total = pl.sum_horizontal(*(judged[name] * weights[name] for name in mine))
    weight = pl.sum_horizontal(*(judged[name].is_not_null() * weights[name] for name in mine))
    return (total / positive(weight)).cast(pl.Float64).alias(dimension)
