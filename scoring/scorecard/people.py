"""People's verdicts: judged by the same rubric, and in the place of the program's."""

from collections.abc import Mapping

import polars as pl

from scoring.measure import within
from scoring.rubric import CONDITIONS, Rubric
from scoring.scorecard.grades import GRADE, MET, MISSED, PARTLY
from scoring.scorecard.weighing import overall, positive
from scoring.standards import DIMENSIONS, standards

BY_A_PERSON = ":said"
"""Ends the name of a column of points that people gave."""


def left_to_people(measurements: pl.LazyFrame, which: pl.DataFrame) -> pl.LazyFrame:
    """Measurements without the values that are not to be judged by: ``which`` (``standard,
    language``) only people judge. They are "not assessed" from here on."""
    languages = dict(which.group_by("standard").agg("language").iter_rows())
    there = measurements.collect_schema().names() if languages else []
    return measurements.with_columns(
        pl.when(~pl.col("language").is_in(own).fill_null(False)).then(pl.col(column)).alias(column)
        for name, own in languages.items()
        if name in standards()
        for column in there
        if column in (name, within(name)) or column.startswith(name + GRADE)
    )


def reviewed(judgements: pl.DataFrame, rubric: Rubric, customs: Mapping[str, str]) -> pl.DataFrame:
    """The scores of people's verdicts, put together as those of the program are: one row a review,
    ``review_id``, the four dimensions, ``overall``, ``critical``.

    ``judgements``: ``review_id, channel, standard, verdict``, and ``language`` and ``team`` where
    they are known. Standards that are not in the catalogue weigh 1 in the dimension that
    ``customs`` names.
    """
    where = ["standard", *(name for name in CONDITIONS if name in judgements.columns)]
    told = (
        judgements.with_columns(_points_of(pl.col("verdict")).alias("points"))
        .drop_nulls("points")
        .join(_weights(judgements.select(where).unique(), rubric, customs), where, nulls_equal=True)
    )
    of_dimension = (
        told.group_by("review_id", "dimension")
        .agg((pl.col("points") * pl.col("weight")).sum() / positive(pl.col("weight").sum()))
        .pivot("dimension", index="review_id", values="points")
    )
    missing = [
        pl.lit(None, pl.Float64).alias(d) for d in DIMENSIONS if d not in of_dimension.columns
    ]
    broken = told.group_by("review_id").agg(
        (pl.col("critical") & (pl.col("points") == 0)).any().alias("critical")
    )
    return (
        of_dimension.with_columns(missing)
        .with_columns(overall(rubric))
        .join(broken, on="review_id")
        .select("review_id", *DIMENSIONS, "overall", "critical")
        .sort("review_id")
    )


def said(corrections: pl.DataFrame) -> pl.DataFrame:
    """One row a corrected conversation, a column of points a standard: NaN where a person says that
    it is not to be judged."""
    return (
        corrections.select(
            "conversation_id",
            (pl.col("standard") + BY_A_PERSON).alias("standard"),
            _points_of(pl.col("verdict")).fill_null(float("nan")).alias("points"),
        )
        .unique(["conversation_id", "standard"], keep="last", maintain_order=True)
        .pivot("standard", index="conversation_id", values="points")
    )


def _weights(where: pl.DataFrame, rubric: Rubric, customs: Mapping[str, str]) -> pl.DataFrame:
    """The rows of ``where`` (``standard`` and some of CONDITIONS) with ``dimension, weight,
    critical``; without standards that nobody knows."""
    known = standards()
    rows = [
        (*place.values(), own.dimension, rubric.of(**place).weight, own.critical)
        if (own := known.get(place["standard"]))
        else (*place.values(), customs[place["standard"]], 1.0, False)
        for place in where.iter_rows(named=True)
        if place["standard"] in known or place["standard"] in customs
    ]
    more = {"dimension": pl.String, "weight": pl.Float64, "critical": pl.Boolean}
    return pl.DataFrame(rows, schema=dict(where.schema) | more, orient="row")


def _points_of(verdict: pl.Expr) -> pl.Expr:
    told = {MET: 100.0, PARTLY: 50.0, MISSED: 0.0}
    return verdict.replace_strict(told, default=None, return_dtype=pl.Float64)
