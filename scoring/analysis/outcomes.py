"""What came of conversations, by group: settled, rated, and answered in the customer's language."""

import polars as pl

from scoring.analysis.topics import RESOLVED, wilson
from scoring.rubric import Rubric
from scoring.scorecard import told_points

SAME_LANGUAGE = "process.same_language"


def outcomes(measurements: pl.LazyFrame, rubric: Rubric, group: str) -> pl.DataFrame:
    """A row a group, the largest first: ``group, conversations, resolved_of`` (of how many it is
    known)``, resolved, resolved_low, resolved_high, rated, rating`` (mean)``, predicted`` (mean of
    all)``, language_of, mismatch`` (the share answered in a language that is not the customer's:
    SAME_LANGUAGE missed)``, mismatch_low, mismatch_high``. Shares with their 95 % intervals by
    Wilson (JASA 1927); null without any."""
    settled = pl.col(RESOLVED).fill_nan(None)
    same = told_points(measurements, rubric, [SAME_LANGUAGE])[SAME_LANGUAGE]
    found = (
        measurements.filter(pl.col(group).is_not_null())
        .group_by(group)
        .agg(
            pl.len().cast(pl.Int64).alias("conversations"),
            settled.count().cast(pl.Int64).alias("resolved_of"),
            (settled == 1).sum().cast(pl.Int64).alias("settled"),
            pl.col("rating").count().cast(pl.Int64).alias("rated"),
            pl.col("rating").mean(),
            pl.col("predicted_rating").mean().alias("predicted"),
            same.count().cast(pl.Int64).alias("language_of"),
            (same == 0).sum().cast(pl.Int64).alias("other"),
        )
        .sort("conversations", group, descending=[True, False])
        .collect()
    )
    shares = {"resolved": ("settled", "resolved_of"), "mismatch": ("other", "language_of")}
    for name, (hits, of) in shares.items():
        low, high = wilson(found[hits], found[of])
        found = found.with_columns(
            pl.when(pl.col(of) > 0).then(pl.col(hits) / pl.col(of)).alias(name),
            low.alias(f"{name}_low"),
            high.alias(f"{name}_high"),
        )
    return found.drop("settled", "other")
