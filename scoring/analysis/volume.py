"""How much, how fast, and how much of it could be judged."""

from collections.abc import Sequence

import polars as pl

from scoring.analysis.joined import joined
from scoring.analysis.trends import STEPS
from scoring.credit import WEIGHT

FIRST_REPLY = "efficiency.first_response"
REPLY = "efficiency.reply_time"


def volumes(scores: pl.LazyFrame, measurements: pl.LazyFrame, by: Sequence[str]) -> pl.DataFrame:
    """Per group: ``*by, conversations, agents, first_reply_seconds`` and ``reply_seconds``
    (medians; an unanswered customer counts as an endless wait), ``rated`` (how many), ``rating``
    (mean), ``critical`` (how many), ``assessed_share`` (standards judged among those that applied
    or might have). Of rows with a WEIGHT, conversations, rated and rating are weighted; the medians
    are of all that count for the agent."""
    seconds = measurements.select(
        "conversation_id",
        pl.col(FIRST_REPLY).fill_nan(None).alias("first_reply_seconds"),
        pl.col(REPLY).fill_nan(None).alias("reply_seconds"),
    )
    told = pl.col("assessed").sum()
    counted = ("agent_id", "rating", "critical", "assessed", "unassessed")
    weights = [WEIGHT] if WEIGHT in scores.collect_schema() else []
    mine = scores.select("conversation_id", *dict.fromkeys([*by, *counted, *weights]))
    return (
        joined(mine, seconds)
        .group_by(by)
        .agg(
            pl.col("agent_id").n_unique().alias("agents"),
            pl.col("first_reply_seconds", "reply_seconds").median(),
            *(_weighted_counts() if weights else _counts()),
            pl.col("critical").sum(),
            (told / (told + pl.col("unassessed").sum())).alias("assessed_share"),
        )
        .select(*by, "conversations", pl.exclude(*by, "conversations"))
        .sort("conversations", descending=True)
        .collect()
    )


def volume(scores: pl.LazyFrame, step: str) -> pl.DataFrame:
    """Conversations by period: ``period, conversations``, in order of time; see
    :func:`scoring.analysis.trends.trend`."""
    return (
        scores.filter(pl.col("started_at").is_not_null())
        .group_by(pl.col("started_at").dt.truncate(STEPS[step]).dt.date().alias("period"))
        .agg(pl.len().alias("conversations"))
        .sort("period")
        .collect()
    )


def _counts() -> tuple[pl.Expr, ...]:
    rating = pl.col("rating")
    return pl.len().alias("conversations"), rating.count().alias("rated"), rating.mean()


def _weighted_counts() -> tuple[pl.Expr, ...]:
    rating, weight = pl.col("rating"), pl.col(WEIGHT)
    rated = weight.filter(rating.is_not_null()).sum()
    mean = pl.when(rated > 0).then((rating * weight).sum() / rated)
    counts = weight.sum().alias("conversations"), rated.alias("rated")
    return *(count.round().cast(pl.UInt32) for count in counts), mean.alias("rating")


def undated(scores: pl.LazyFrame) -> pl.LazyFrame:
    """The conversations without a date: no period and no trend counts them."""
    return scores.filter(pl.col("started_at").is_null())
