"""How much, how fast, and how much of it could be judged."""

from collections.abc import Sequence

import polars as pl

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
