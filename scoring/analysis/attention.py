"""What needs a look now: critical breaches and falls that are more than chance."""

import polars as pl

from scoring.analysis import FEW
from scoring.analysis.comparison import beyond_chance, changes
from scoring.analysis.volume import FIRST_REPLY

GROUPS = ("language", "agent_id")


def falls(now: pl.LazyFrame, before: pl.LazyFrame) -> pl.DataFrame:
    """Scores that fell clearly, worst first: ``group`` (language or agent_id), ``member``, and the
    columns of :func:`scoring.analysis.comparison.changes`.

    Clear beyond the chance that of many groups some always fall, over all groups and measures; see
    :func:`scoring.analysis.comparison.beyond_chance`.
    """
    found = [
        changes(now, before, [group])
        .filter(pl.col(group).is_not_null(), pl.min_horizontal("n", "n_before") >= FEW)
        .select(pl.lit(group).alias("group"), pl.col(group).alias("member"), pl.exclude(group))
        for group in GROUPS
    ]
    return (
        beyond_chance(pl.concat(found)).filter("clear", pl.col("difference") < 0).sort("difference")
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


def unanswered(measurements: pl.LazyFrame) -> int:
    """How many conversations no agent ever answered."""
    endless = pl.col(FIRST_REPLY).is_infinite()
    return measurements.select(endless.sum()).collect().item()


def weakest(scores: pl.LazyFrame, count: int) -> pl.DataFrame:
    """Conversations to look at: those with a critical breach, then those with the lowest overall
    score, among equals those judged by more standards. All columns of the scores."""
    order = ["critical", "overall", "assessed"]
    return _first(scores, order, [True, False, True], count)


def best(scores: pl.LazyFrame, count: int) -> pl.DataFrame:
    """Conversations to learn from: the highest overall score without a critical breach, among
    equals those judged by more standards. All columns of the scores."""
    order = ["critical", "overall", "assessed"]
    return _first(scores, order, [False, True, True], count).filter(~pl.col("critical"))


def _first(
    scores: pl.LazyFrame, order: list[str], descending: list[bool], count: int
) -> pl.DataFrame:
    """The first by an order; of conversations of which little could be judged the score says
    little, so that only the better judged half takes part, besides critical ones."""
    enough = pl.col("assessed") >= pl.col("assessed").median()
    return (
        scores.filter(pl.col("overall").is_not_null())
        .filter(enough | pl.col("critical"))
        # The newest first among equals: it is remembered best.
        .sort("started_at", descending=True, nulls_last=True)
        .sort(order, descending=descending, maintain_order=True)
        .head(count)
        .collect()
    )
