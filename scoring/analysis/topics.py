"""What customers ask, by topic: how much, how well it is served, what rises and what is new."""

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.comparison import standing

RESOLVED = "effect.resolved"
CAME_BACK = "effect.no_recontact"

_OUTCOME = ("resolved", "settled")
"""Conversations of which it is known whether they were resolved, and those that were."""


def quality(scores: pl.LazyFrame, measurements: pl.LazyFrame) -> pl.DataFrame:
    """A row a topic, the largest first: ``topic, conversations, share`` (of those on any topic),
    ``mean, low, high, clear, difference`` of the overall score (against all other topics; see
    :func:`scoring.analysis.comparison.standing`), ``resolved`` (the share of those of which it is
    known), ``resolved_low, resolved_high`` (Wilson, JASA 1927), ``rating`` (mean) and ``rated``
    (how many), ``came_back`` (share of those of which it is known that came again on the matter).
    """
    known = scores.filter(pl.col("topic").is_not_null())
    mine = known.group_by("topic").agg(
        pl.len().cast(pl.Int64).alias("conversations"),
        pl.col("rating").mean(),
        pl.col("rating").count().cast(pl.Int64).alias("rated"),
    )
    settled = pl.col(RESOLVED).fill_nan(None)
    back = pl.col(CAME_BACK).fill_nan(None)
    outcome = (
        measurements.filter(pl.col("topic").is_not_null())
        .group_by("topic")
        .agg(
            settled.count().cast(pl.Int64).alias("judged"),
            (settled == 1).sum().cast(pl.Int64).alias("settled"),
            (1 - back).mean().alias("came_back"),
        )
    )
    told = mine.join(outcome, on="topic", how="left").collect()
    compared = standing(known.select("topic", "overall"), "topic", ("overall",))
    low, high = wilson(told["settled"], told["judged"])
    return (
        told.with_columns(
            (pl.col("conversations") / pl.col("conversations").sum()).alias("share"),
            pl.when(pl.col("judged") > 0)
            .then(pl.col("settled") / pl.col("judged"))
            .alias("resolved"),
            low.alias("resolved_low"),
            high.alias("resolved_high"),
        )
        .join(
            compared.select("topic", "mean", "low", "high", "difference", "clear"),
            on="topic",
            how="left",
        )
        .sort("conversations", "topic", descending=[True, False])
        .drop("settled")
    )


def moved(now: pl.LazyFrame, before: pl.LazyFrame) -> pl.DataFrame:
    """Each topic's share of the conversations now against before: ``topic, n, n_before, share,
    share_before, ratio, ratio_low, ratio_high, p, clear, new``; those that grew most first.

    ``ratio`` is that of the shares, with its 95 % interval on the logarithm (Katz et al.,
    Biometrics 34, 1978; half a conversation is added to both sides, so that none can be nought).
    What customers ask comes in bursts: the interval is as much wider as the counts of days vary
    beyond chance (quasi-likelihood; Wedderburn, Biometrika 61, 1974), over all topics together.
    ``clear`` is told beyond the chance of looking at all topics (false discovery rate after
    Benjamini and Hochberg 1995), where the two periods together have FEW. ``new``: clear, and
    nobody asked it before.
    """
    counts = [_by_day(part) for part in (now, before)]
    total, total_before = (int(part["n"].sum() or 0) for part in counts)
    sums = [part.group_by("topic").agg(pl.col("n").sum()) for part in counts]
    both = (
        sums[0]
        .join(sums[1], on="topic", how="full", coalesce=True, suffix="_before")
        .with_columns(pl.col("n", "n_before").fill_null(0))
        .sort("topic")
    )
    if not total or not total_before:
        nothing = (
            pl.lit(None, pl.Float64).alias(name)
            for name in ("share_before", "ratio", "ratio_low", "ratio_high", "p")
        )
        share = pl.col("n") / max(total, 1)
        no = (pl.lit(value=False).alias(name) for name in ("clear", "new"))
        return both.with_columns(share.alias("share"), *nothing, *no)
    spread = max(1.0, *(dispersion(part) for part in counts))
    a, b = (both[name].to_numpy() + 0.5 for name in ("n", "n_before"))
    log_ratio = np.log(a / (total + 1)) - np.log(b / (total_before + 1))
    error = np.sqrt(spread * (1 / a - 1 / (total + 1) + 1 / b - 1 / (total_before + 1)))
    reach = stats.norm.ppf(0.5 + CONFIDENCE / 2) * error
    p = 2 * stats.norm.sf(np.abs(log_ratio) / error)
    asked = (both["n"] + both["n_before"] >= FEW).to_numpy()
    adjusted = np.ones(len(p))
    adjusted[asked] = stats.false_discovery_control(p[asked]) if asked.any() else p[asked]
    clear = adjusted < 1 - CONFIDENCE
    return (
        both.with_columns(
            (pl.col("n") / total).alias("share"),
            (pl.col("n_before") / total_before).alias("share_before"),
            pl.Series("ratio", np.exp(log_ratio)),
            pl.Series("ratio_low", np.exp(log_ratio - reach)),
            pl.Series("ratio_high", np.exp(log_ratio + reach)),
            pl.Series("p", p),
            pl.Series("clear", clear),
        )
        .with_columns(
            (pl.col("clear") & (pl.col("n_before") == 0)).alias("new"),
        )
        .sort("ratio", "topic", descending=[True, False])
    )


def dispersion(counts: pl.DataFrame) -> float:
    """How many times as much the counts of topics by day (``topic, day, n``) vary as they would by
    chance alone: Pearson's statistic over its degrees of freedom; 1 where too little is there."""
    days, topics = counts["day"].n_unique(), counts["topic"].n_unique()
    freedom = (days - 1) * (topics - 1)
    if freedom < FEW:
        return 1.0
    table = counts.pivot("day", index="topic", values="n", aggregate_function="sum")
    seen = table.drop("topic").fill_null(0).to_numpy()
    expected = seen.sum(axis=1, keepdims=True) * seen.sum(axis=0, keepdims=True) / seen.sum()
    return float(((seen - expected) ** 2 / expected).sum() / freedom)


def wilson(found: pl.Series, n: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The ends of the 95 % interval of each share ``found`` of ``n`` (Wilson, JASA 1927); null
    without any."""
    count, hits = (part.cast(pl.Float64).to_numpy() for part in (n, found))
    z = stats.norm.ppf(0.5 + CONFIDENCE / 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = hits / count
        middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
        half = z / (1 + z**2 / count) * np.sqrt(share * (1 - share) / count + (z / count) ** 2 / 4)
    low, high = (pl.Series(middle + sign * half).fill_nan(None) for sign in (-1, 1))
    return low, high


def _by_day(part: pl.LazyFrame) -> pl.DataFrame:
    """``topic, day, n`` of the dated conversations on a topic."""
    return (
        part.filter(pl.col("topic").is_not_null(), pl.col("started_at").is_not_null())
        .group_by("topic", pl.col("started_at").dt.date().alias("day"))
        .agg(pl.len().cast(pl.Int64).alias("n"))
        .sort("topic", "day")
        .collect()
    )
