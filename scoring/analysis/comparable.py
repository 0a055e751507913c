"""Like with like: scores of groups by the standards that can be judged in each of them.

A language in which the mood can be read would otherwise look better or worse than one in which it
cannot, for no other reason.
"""

from dataclasses import dataclass

import polars as pl

from scoring.analysis import FEW
from scoring.rubric import Rubric
from scoring.scorecard import scores
from scoring.standards import DIMENSIONS, standards

HALF = 0.5
"""The share of conversations in which a standard must be assessed (or known not to apply) to count
as one that can be judged in a group; and the share of standards a dimension needs."""


@dataclass(frozen=True)
class Comparable:
    """``scores`` as of :func:`scoring.scorecard.scores`, by ``standards`` only; a dimension is null
    in groups where fewer than half of its standards can be judged, and so is then the overall."""

    scores: pl.LazyFrame
    standards: tuple[str, ...]


def comparable(
    measurements: pl.LazyFrame,
    rubric: Rubric,
    group: str,
    scored: pl.LazyFrame | None = None,
) -> Comparable:
    """Scores of conversations by the standards that can be judged in all groups of ``group``, save
    those groups in which fewer than half of all standards can be, or that are few.

    ``scored``: their scores by all standards, if they are known already: they hold where nothing
    is left out.
    """
    names = list(standards())
    assessed = (
        measurements.group_by(group)
        .agg(pl.len().alias("conversations"), pl.col(*names).is_not_null().mean())
        .collect()
    )
    judged = assessed.with_columns(pl.col(*names) >= HALF)
    readable = judged.filter(
        pl.col("conversations") >= FEW, pl.mean_horizontal(*names) >= HALF
    ).select(names)
    common = tuple(name for name in names if readable[name].all())
    left_out = [name for name in names if name not in common and assessed[name].max()]
    if scored is None or left_out:
        # Looked at more than once: judged once.
        scored = scores(measurements, rubric, only=common).collect().lazy()
    return Comparable(_where_covered(scored, judged, common, group), common)


def _where_covered(
    found: pl.LazyFrame, judged: pl.DataFrame, common: tuple[str, ...], group: str
) -> pl.LazyFrame:
    covered: dict[str, pl.Expr] = {}
    for dimension in DIMENSIONS:
        mine = [name for name in common if name.startswith(f"{dimension}.")]
        enough = judged.filter(pl.mean_horizontal(*mine) >= HALF)[group] if mine else []
        covered[dimension] = pl.col(group).is_in(list(enough), nulls_equal=True)
    return found.with_columns(
        *(pl.when(where).then(dimension).alias(dimension) for dimension, where in covered.items()),
        pl.when(pl.all_horizontal(*covered.values())).then("overall").alias("overall"),
    )
