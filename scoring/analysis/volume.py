"""How much, how fast, and how much of it could be judged."""

from collections.abc import Sequence

import polars as pl

from scoring.analysis.trends import STEPS

FIRST_REPLY = "efficiency.first_response"
REPLY = "efficiency.reply_time"


def volumes(scores: pl.LazyFrame, measurements: pl.LazyFrame, by: Sequence[str]) -> pl.DataFrame:
    """Per group: ``*by, conversations, agents, first_reply_seconds`` and ``reply_seconds``
    (medians; an unanswered customer counts as an endless wait), ``rated`` (how many), ``rating``
    (mean), ``critical`` (how many), ``assessed_share`` (standards judged among those that applied
    or might have)."""
    seconds = measurements.select(
        "conversation_id",
        pl.col(FIRST_REPLY).fill_nan(None).alias("first_reply_seconds"),
        pl.col(REPLY).fill_nan(None).alias("reply_seconds"),
    )
    told = pl.col("assessed").sum()
    return (
        scores.join(seconds, on="conversation_id", how="left")
        .group_by(by)
        .agg(
            pl.len().alias("conversations"),
            pl.col("agent_id").n_unique().alias("agents"),
            pl.col("first_reply_seconds", "reply_seconds").median(),
            pl.col("rating").count().alias("rated"),
            pl.col("rating").mean(),
            pl.col("critical").sum(),
            (told / (told + pl.col("unassessed").sum())).alias("assessed_share"),
        )
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


def undated(scores: pl.LazyFrame) -> pl.LazyFrame:
    """The conversations without a date: no period and no trend counts them."""
    return scores.filter(pl.col("started_at").is_null())
