"""What needs a look now: critical breaches and falls that are more than chance."""

import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.comparison import changes

GROUPS = ("language", "agent_id")


def falls(now: pl.LazyFrame, before: pl.LazyFrame) -> pl.DataFrame:
    """Scores that fell clearly, worst first: ``group`` (language or agent_id), ``member``, and the
    columns of :func:`scoring.analysis.comparison.changes`.

    Of many groups some always fall by chance: of those listed, at most one in twenty is expected to
    (false discovery rate after Benjamini and Hochberg 1995, over all groups and measures).
    """
    found = [
        changes(now, before, [group])
        .filter(pl.col(group).is_not_null(), pl.min_horizontal("n", "n_before") >= FEW)
        .select(pl.lit(group).alias("group"), pl.col(group).alias("member"), pl.exclude(group))
        for group in GROUPS
    ]
    tested = pl.concat(found).filter(pl.col("p").is_not_null())
    if tested.is_empty():
        return tested
    adjusted = stats.false_discovery_control(tested["p"].to_numpy())
    return tested.filter(pl.Series(adjusted < 1 - CONFIDENCE), pl.col("difference") < 0).sort(
        "difference"
    )


def breaches(now: pl.LazyFrame) -> pl.DataFrame:
    """Conversations in which a critical standard was missed, newest first: ``conversation_id,
    started_at, agent_id, language, channel``."""
    return (
        now.filter("critical")
        .select("conversation_id", "started_at", "agent_id", "language", "channel")
        .sort("started_at", descending=True, nulls_last=True)
        .collect()
    )
