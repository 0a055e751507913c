"""The summary of a month or quarter, an agent each, by a formula that the user sets."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.comparison import means
from scoring.analysis.formula import HUMAN, Formula
from scoring.satisfaction.parts import LEAST, MOST

_RATINGS = ("rating", "predicted_rating")
_ENDS = {"": "mean", "_low": "low", "_high": "high"}


def span(period: str) -> tuple[datetime, datetime]:
    """When a month (``2026-10``) or quarter (``2026-Q3``) begins and the next one does, in UTC.

    :raises ValueError: a sentence saying what was expected.
    """
    found = re.fullmatch(r"([12][0-9]{3})-(?:(0[1-9]|1[0-2])|Q([1-4]))", period)
    if found is None:
        raise ValueError(f"A period is a month (2026-10) or a quarter (2026-Q3); found {period!r}.")
    year, month, quarter = (int(part or 0) for part in found.groups())
    first, months = (3 * quarter - 3, 3) if quarter else (month - 1, 1)
    years, last = divmod(first + months, 12)
    return datetime(year, first + 1, 1, tzinfo=UTC), datetime(year + years, last + 1, 1, tzinfo=UTC)


def appraisal(scores: pl.LazyFrame, reviewed: pl.DataFrame, formula: Formula) -> pl.DataFrame:
    """One row an agent: ``agent_id, conversations, machine, machine_low, machine_high, reviews,
    human, human_low, human_high, critical, missing, total, total_low, total_high, enough``.

    ``scores``: conversations of the period (:func:`scoring.scorecard.scores`); ``reviewed``:
    ``agent_id, reviews, mean, error``, the mean score that people's reviews let expect of all
    conversations of an agent and its standard error, which a sample that looks for risks needs an
    estimator for.

    * ``machine`` is the mean overall score and ``human`` the mean of ``reviewed``, with 95 %
      intervals by Student's t, 0–100; ``critical`` counts conversations with a critical breach.
    * ``total``: the weighted mean of the formula's components, less what breaches take off, within
      0–100. A component an agent has fewer than FEW conversations (or no reviews) of is
      ``missing``, and the others' weights stand for it too. Components of the same conversations go
      together, so that the variance of their weighted mean is that of each conversation's influence
      on it (Hampel, JASA 1974); reviews are taken as independent of them. Degrees of freedom after
      Satterthwaite (1946).
    * ``enough``: fewer than FEW conversations, or reviews than the formula demands, are too few:
      the total is then null (not assessed).
    """
    weights = {name: weight for name, weight in formula.weights.items() if weight > 0}
    known = scores.filter(pl.col("agent_id").is_not_null())
    overall = means(known, ["agent_id"], ["overall"]).select(
        "agent_id", **{f"machine{end}": name for end, name in _ENDS.items()}
    )
    found = (
        _of_machine(known, {name: weight for name, weight in weights.items() if name != HUMAN})
        .join(overall, on="agent_id", how="left")
        .join(
            reviewed.select("agent_id", "reviews", "error", pl.col("mean").alias(HUMAN)),
            on="agent_id",
            how="left",
        )
        .with_columns(pl.col("reviews").fill_null(0).cast(pl.Int64))
        .sort("agent_id")
    )
    reach = pl.Series(_reach((found["reviews"] - 1).to_numpy())) * pl.col("error")
    bounded = found.with_columns(
        (pl.col(HUMAN) + side * reach).clip(0, 100).fill_nan(None).alias(f"{HUMAN}{end}")
        for end, side in (("_low", -1), ("_high", 1))
    )
    shown = [f"{who}{end}" for who in ("machine", HUMAN) for end in _ENDS]
    return _total(bounded, weights.get(HUMAN, 0.0), formula).select(
        "agent_id",
        "conversations",
        *shown[:3],
        "reviews",
        *shown[3:],
        *("critical", "missing", "total", "total_low", "total_high", "enough"),
    )


def _of_machine(known: pl.LazyFrame, weights: Mapping[str, float]) -> pl.DataFrame:
    """``agent_id, conversations, critical`` and, of what the machine tells: the sum of ``weights``
    that are not ``missing`` (a list of names), the ``weighted`` sum of means, its variance
    ``chance``, and ``least``, the number of conversations of the rarest."""
    columns = {name: pl.col(name).cast(pl.Float64) for name in weights}
    for name in _RATINGS:
        if name in weights:
            columns[name] = (columns[name] - LEAST) / (MOST - LEAST) * 100
    counts = {name: pl.col(name).count() for name in weights}
    enough = {name: count >= FEW for name, count in counts.items()}
    influence = [
        pl.when(enough[name].over("agent_id")).then(
            weight
            * (pl.col(name) - pl.col(name).mean().over("agent_id"))
            / counts[name].over("agent_id")
        )
        for name, weight in weights.items()
    ]
    none = pl.lit(None, pl.Float64)
    least = pl.min_horizontal(none, *(pl.when(enough[name]).then(counts[name]) for name in weights))
    weighed = {name: pl.when(enough[name]).then(weight) for name, weight in weights.items()}
    missing = [pl.when(~enough[name]).then(pl.lit(name)) for name in weights]
    return (
        known.select("agent_id", "critical", *(told.alias(name) for name, told in columns.items()))
        .with_columns(pl.sum_horizontal(0.0, *influence).alias("influence"))
        .group_by("agent_id")
        .agg(
            pl.len().cast(pl.Int64).alias("conversations"),
            pl.col("critical").sum().cast(pl.Int64),
            pl.sum_horizontal(0.0, *weighed.values()).alias("weights"),
            pl.sum_horizontal(
                0.0, *(pl.col(name).mean() * weight for name, weight in weighed.items())
            ).alias("weighted"),
            ((pl.col("influence") ** 2).sum() * least / (least - 1)).alias("chance"),
            least.alias("least"),
            *(one.alias(f"missing:{name}") for name, one in zip(weights, missing, strict=True)),
        )
        .with_columns(
            pl.concat_list(none.cast(pl.String), *(f"missing:{name}" for name in weights))
            .list.drop_nulls()
            .alias("missing")
        )
        .drop(*(f"missing:{name}" for name in weights))
        .collect()
    )


def _total(found: pl.DataFrame, weight: float, formula: Formula) -> pl.DataFrame:
    """With the total: what the machine tells, and people's reviews by their ``weight``."""
    reviewed = pl.col(HUMAN).is_not_null() & (weight > 0)
    share = pl.when(reviewed).then(weight).otherwise(0.0)
    whole = pl.col("weights") + share
    off = (pl.col("critical") * formula.breach).clip(upper_bound=formula.breaches)
    mean = (pl.col("weighted") + pl.when(reviewed).then(share * pl.col(HUMAN)).otherwise(0)) / whole
    told = found.with_columns(
        (mean - off).alias("total"),
        pl.when(pl.col("weights") > 0).then("chance").otherwise(0.0).alias("chance"),
        pl.when(reviewed).then((share * pl.col("error")) ** 2).otherwise(0.0).alias("of_reviews"),
        whole.alias("whole"),
        pl.when(~reviewed & (weight > 0))
        .then(pl.concat_list(pl.lit(HUMAN), "missing"))
        .otherwise("missing")
        .alias("missing"),
        (
            (pl.col("conversations") >= FEW)
            & (whole > 0)
            & ((weight == 0) | (pl.col("reviews") >= formula.reviews))
        ).alias("enough"),
    )
    parts = {"chance": "least", "of_reviews": "reviews"}
    lost = [
        pl.when(pl.col(part) != 0).then(pl.col(part) ** 2 / (pl.col(n) - 1)).otherwise(0.0)
        for part, n in parts.items()
    ]
    both = pl.col("chance") + pl.col("of_reviews")
    freedom = told.select(both**2 / (lost[0] + lost[1])).to_series().to_numpy()
    # Without any spread there is nothing to be unsure of.
    reach = pl.Series(_reach(freedom)).fill_nan(0.0) * both.sqrt() / pl.col("whole")
    bounded = told.with_columns(
        (pl.col("total") + side * reach).clip(0, 100).alias(f"total{end}")
        for end, side in (("_low", -1), ("_high", 1))
    ).with_columns(pl.col("total").clip(0, 100))
    totals = [f"total{end}" for end in _ENDS]
    return bounded.with_columns(pl.when("enough").then(name).alias(name) for name in totals)


def _reach(freedom: NDArray[np.float64]) -> NDArray[np.float64]:
    """Standard errors on either side of a figure; NaN without any degree of freedom."""
    return np.asarray(stats.t.ppf(0.5 + CONFIDENCE / 2, freedom))
