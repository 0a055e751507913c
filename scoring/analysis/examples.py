"""Conversations to coach with: an agent's own beside those of colleagues."""

import polars as pl

from scoring.analysis.predictions import MIX
from scoring.measure import evidence
from scoring.rubric import Rubric
from scoring.scorecard import points
from scoring.standards import standards

RESOLVED = "effect.resolved"


def examples(
    measurements: pl.LazyFrame,
    scores: pl.LazyFrame,
    rubric: Rubric,
    agent: str,
    standard: str,
    *,
    count: int,
) -> pl.DataFrame:
    """Conversations to coach an agent with in one standard: ``conversation_id, agent_id, whose,
    language, message, start, end, overall, started_at``.

    First at most ``count`` of the agent's ``own`` in which it was missed, or else partly met, the
    newest first. Then, for each of them and in its language, the next best of a ``colleague`` who
    met it without a critical breach: of the better judged half, in a channel of the agent's own
    examples, resolved, by the overall score, the newest first. ``scores`` are those of
    :func:`scoring.scorecard.scores`.
    """
    told = points(standards()[standard], rubric)
    known = (
        measurements.select(
            "conversation_id",
            "agent_id",
            *MIX,
            told.alias("points"),
            points(standards()[RESOLVED], rubric).alias("resolved"),
            pl.col(evidence(standard)).struct.unnest(),
        )
        .filter(pl.col("agent_id").is_not_null())
        .join(
            scores.select("conversation_id", "overall", "critical", "assessed", "started_at"),
            on="conversation_id",
        )
    )
    mine = pl.col("agent_id") == agent
    own = _ranked(known.filter(mine, pl.col("points") < 100), ["points"], [False]).head(count)
    like = own.select(*MIX, pl.lit(value=True).alias("alike")).unique()
    met = known.filter(~mine, pl.col("points") == 100, ~pl.col("critical")).join(
        own.select("language").unique(), on="language", how="semi", nulls_equal=True
    )
    better = pl.col("assessed") >= pl.col("assessed").median().over("language")
    best = _ranked(
        met.filter(better).join(like, on=MIX, how="left", nulls_equal=True),
        ["alike", "resolved", "overall"],
        [True, True, True],
    )
    beside = best.join(own, on=["language", "place"], how="semi", nulls_equal=True)
    shown = ["language", "message", "start", "end", "overall", "started_at"]
    sides = {"own": own, "colleague": beside.sort("order")}
    return pl.concat(
        [
            side.select("conversation_id", "agent_id", pl.lit(whose).alias("whose"), *shown)
            for whose, side in sides.items()
        ]
    ).collect()


def _ranked(known: pl.LazyFrame, order: list[str], descending: list[bool]) -> pl.LazyFrame:
    """In order, then the newest first; ``order`` from 0, and ``place`` among those of the same
    language."""
    return (
        known.sort(
            *order,
            "started_at",
            "conversation_id",
            descending=[*descending, True, False],
            nulls_last=True,
        )
        .with_row_index("order")
        .with_columns(pl.int_range(pl.len()).over("language").alias("place"))
    )
