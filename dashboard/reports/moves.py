"""What moved the overall score from one period to the next: which standards, and how much of it is
only another mix of conversations."""

from typing import Any

import polars as pl

from dashboard.reports.judged import Judged
from scoring.analysis import FEW
from scoring.analysis.comparison import beyond_chance, changes
from scoring.analysis.mix import decomposition, factors, values
from scoring.analysis.shares import sums_of
from scoring.analysis.standardised import cells
from scoring.scorecard import told_points
from scoring.standards import standards

NOW, BEFORE = "now", "before"
"""The sides of a comparison, in a column ``side``."""

WHOLE = ("overall",)


def beside(now: pl.LazyFrame, before: pl.LazyFrame) -> pl.LazyFrame:
    """Both periods in one, told apart by ``side``."""
    return pl.concat(
        frame.with_columns(pl.lit(side).alias("side"))
        for frame, side in ((now, NOW), (before, BEFORE))
    )


def moved(now: Judged, before: Judged) -> pl.DataFrame:
    """A row a standard (``measure``), what moved the overall score most first: the changes of its
    points (:func:`scoring.analysis.comparison.changes`), ``clear`` beyond the chance of looking at
    all standards, and by how many points that ``moved`` the overall score (null: there is nothing
    to compare with)."""
    late, early = (
        one.measurements.select(
            points.alias(name) for name, points in told_points(one.measurements, now.rubric).items()
        )
        for one in (now, before)
    )
    changed = beyond_chance(changes(late, early, measures=list(standards())))
    return changed.join(
        _weighed(now, before), on="measure", how="left", maintain_order="left"
    ).sort(pl.col("moved").abs(), descending=True, nulls_last=True, maintain_order=True)


def mixed(now: Judged, before: Judged) -> dict[str, Any] | None:
    """How much of the change of the overall score is another mix of conversations: a row of
    :func:`scoring.analysis.mix.decomposition` with the ``factors`` of the mix; None where there are
    too few like conversations to tell."""
    kinds = beside(
        *(values(one.scores, one.measurements, one.rubric, WHOLE) for one in (now, before))
    )
    mix = factors(kinds, "side")
    sums = cells(kinds, "side", mix, WHOLE)
    if sums["side"].n_unique() < 2:
        return None
    row = decomposition(sums, "side", mix, NOW).row(0, named=True)
    few = row["adjusted"] is None or row["conversations"] * row["compared"] < FEW
    return None if few else row | {"factors": tuple(mix)}


def _weighed(now: Judged, before: Judged) -> pl.DataFrame:
    """``measure, moved``: the points of the overall score that a standard added or took now, less
    those before; over all standards they add up to its change.

    Points are counted from the mean of before: a standard that merely comes to bear more often
    moves nothing unless it is kept better or worse than that.
    """
    told = {
        side: sums_of(one.measurements, now.rubric, (), ("weight", "weighted")).row(0, named=True)
        for side, one in ((NOW, now), (BEFORE, before))
    }
    count = {side: row["conversations"] for side, row in told.items()}
    if not all(count.values()):
        return pl.DataFrame(schema={"measure": pl.String, "moved": pl.Float64})

    def mean(name: str, side: str) -> float:
        return told[side][name] / count[side]

    level = sum(mean(f"{name}:weighted", BEFORE) for name in standards())
    added = {
        side: [
            mean(f"{name}:weighted", side) - level * mean(f"{name}:weight", side)
            for name in standards()
        ]
        for side in told
    }
    difference = [late - early for late, early in zip(added[NOW], added[BEFORE], strict=True)]
    return pl.DataFrame({"measure": list(standards()), "moved": difference})
