"""The rhythm of the week: do figures depend on the weekday and the hour, beyond chance?"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.periods import Kind

HOURS = 24

_PLACES = ("weekday", "hour")
_TOLD = ("n", "days", "value", "low", "high", "told")

_LEAST_EACH = 4
"""Days that it takes of each weekday, and of each hour, to hold it against the others."""

_LEAST_DAYS = 14
"""Days that it takes to speak of a rhythm of how many: each weekday twice."""


@dataclass(frozen=True)
class Rhythm:
    """``weekday`` and ``hour``: a row each, ``weekday`` (1 Monday) or ``hour`` (0–23, UTC)``, n,
    days, value, low, high, told`` (there is enough to hold it against the others); ``cells``:
    ``weekday, hour, n, value``, of every hour of the week. ``value`` is on the scale of
    :func:`scoring.analysis.periods.series`; of how many, a mean per hour in ``cells`` and ``hour``,
    per day in ``weekday``. ``mean``: that of all cells (null: nothing).

    ``p_weekday`` and ``p_hour``: how often chance alone would make weekdays and hours differ as
    much; null where there is too little to say.
    """

    weekday: pl.DataFrame
    hour: pl.DataFrame
    cells: pl.DataFrame
    mean: float | None
    p_weekday: float | None
    p_hour: float | None


def rhythm(values: pl.LazyFrame, kind: Kind) -> Rhythm:
    """The rhythm of what conversations add to a figure (:func:`scoring.analysis.periods.valued`).

    Scores, shares and logarithms of waits (here by their mean; endless ones left out): means with
    95 % intervals by Student's t, and a test that they are equal whatever the spreads (Welch,
    Biometrika 38, 1951). Both take days, not conversations, as what varies by chance (means of
    clusters; Cochran, Sampling Techniques, 1977, ch. 9; for shares the mean design effect, Rao and
    Scott, JASA 76, 1981): a bad Monday is no rhythm of Mondays. How many: means of days, of which
    those without any count as 0, and the test of ranks of Kruskal and Wallis (JASA 47, 1952), which
    holds however days vary.
    """
    at = pl.col("started_at")
    known = values.filter(pl.col("value").is_finite())
    placed = known.with_columns(
        at.dt.weekday().cast(pl.Int64).alias("weekday"), at.dt.hour().cast(pl.Int64).alias("hour")
    )
    if kind == Kind.COUNT:
        return _of_counts(placed)
    value = pl.col("value").clip(1).log() if kind == Kind.WAIT else pl.col("value")
    hours = (
        placed.group_by(at.dt.date().alias("day"), *_PLACES)
        .agg(pl.len().cast(pl.Int64).alias("n"), value.sum().alias("sum"))
        .sort("day", "hour")
        .collect()
    )
    mean = hours.select(pl.col("sum").sum() / pl.col("n").sum()).fill_nan(None).item()
    least = (mean or 0.0) * (1 - (mean or 0.0)) if kind == Kind.SHARE else 0.0
    weekday, hour = (_means(hours, name, least) for name in _PLACES)
    cells = hours.group_by(_PLACES).agg(
        pl.col("n").sum(), (pl.col("sum").sum() / pl.col("n").sum()).alias("value")
    )
    return Rhythm(
        weekday.select("weekday", *_TOLD),
        hour.select("hour", *_TOLD),
        cells.sort(_PLACES),
        mean,
        _welch(weekday),
        _welch(hour),
    )


def _means(hours: pl.DataFrame, by: str, least: float) -> pl.DataFrame:
    """``by, n, days, value, error, told, low, high``; ``least``: of shares, the variance of one
    conversation by chance, else 0."""
    n, mean = pl.col("n"), pl.col("value")
    days = hours.group_by(by, "day").agg(pl.col("n", "sum").sum())
    of_all = pl.col("sum").sum().over(by) / n.sum().over(by)
    found = (
        days.with_columns(of_all.alias("value"))
        .group_by(by)
        .agg(
            n.sum(),
            pl.len().cast(pl.Int64).alias("days"),
            mean.first(),
            ((pl.col("sum") - n * mean) ** 2).sum().alias("squares"),
        )
        .sort(by)
    )
    count, chance = pl.col("days"), pl.lit(least) / n
    varied = pl.col("squares") * count / pl.when(count > 1).then(count - 1) / n**2
    if least:
        # A share of none among few varies, too: by chance, times by how much all vary beyond it.
        varied = chance * pl.max_horizontal((varied / chance).mean(), 1.0)
    error = varied.sqrt()
    enough = (n >= FEW) & (count >= _LEAST_EACH) & (error > 0)
    told = found.with_columns(error.alias("error")).with_columns(enough.alias("told"))
    return _with_ends(told)


def _with_ends(found: pl.DataFrame) -> pl.DataFrame:
    """With ``low, high`` around ``value``, by its ``error`` and how many ``days`` it is from."""
    with np.errstate(invalid="ignore"):
        t = stats.t.ppf(0.5 + CONFIDENCE / 2, found["days"].to_numpy() - 1)
    half = pl.Series("half", t * found["error"].cast(pl.Float64).to_numpy()).fill_nan(None)
    return found.with_columns(
        (pl.col("value") - half).alias("low"), (pl.col("value") + half).alias("high")
    )


def _welch(found: pl.DataFrame) -> float | None:
    """The p-value of equal means, of those that are ``told``."""
    groups = found.filter("told")
    if groups.height < 2:
        return None
    days, mean, error = groups.select("days", "value", "error").to_numpy().T
    weight = 1 / error**2
    total, k = weight.sum(), len(days)
    between = (weight * (mean - (weight * mean).sum() / total) ** 2).sum() / (k - 1)
    uneven = ((1 - weight / total) ** 2 / (days - 1)).sum()
    statistic = between / (1 + 2 * (k - 2) / (k**2 - 1) * uneven)
    return float(stats.f.sf(statistic, k - 1, (k**2 - 1) / (3 * uneven)))


def _of_counts(placed: pl.LazyFrame) -> Rhythm:
    day = pl.col("started_at").dt.date().alias("day")
    found = placed.group_by(day, "hour").agg(pl.len().cast(pl.Int64).alias("count")).collect()
    if found.is_empty():
        empty = pl.DataFrame(schema=dict.fromkeys((*_PLACES, *_TOLD), pl.Float64))
        return Rhythm(empty, empty, empty, None, None, None)
    days = found.select(pl.date_range(pl.col("day").min(), pl.col("day").max(), "1d").alias("day"))
    hours = pl.Series("hour", range(HOURS), pl.Int64).to_frame()
    every = (
        days.join(hours, how="cross")
        .join(found, on=["day", "hour"], how="left", maintain_order="left")
        .with_columns(
            pl.col("count").fill_null(0), pl.col("day").dt.weekday().cast(pl.Int64).alias("weekday")
        )
    )
    daily = every.group_by("day", "weekday", maintain_order=True).agg(pl.col("count").sum())
    enough = daily.height >= _LEAST_DAYS
    return Rhythm(
        _mean_counts(daily, "weekday"),
        _mean_counts(every, "hour"),
        every.group_by("weekday", "hour")
        .agg(pl.col("count").sum().alias("n"), pl.col("count").mean().alias("value"))
        .sort("weekday", "hour"),
        float(every["count"].sum()) / every.height,
        _kruskal(daily, "weekday") if enough else None,
        _kruskal(every, "hour") if enough else None,
    )


def _mean_counts(every: pl.DataFrame, by: str) -> pl.DataFrame:
    count = pl.col("count")
    found = (
        every.group_by(by)
        .agg(
            count.sum().alias("n"),
            pl.len().cast(pl.Int64).alias("days"),
            count.mean().alias("value"),
            (count.var() / pl.len()).sqrt().alias("error"),
        )
        .sort(by)
    )
    told = _with_ends(found).with_columns(pl.col("low").clip(0), pl.lit(True).alias("told"))
    return told.select(by, *_TOLD)


def _kruskal(every: pl.DataFrame, by: str) -> float | None:
    parts = [part["count"].to_numpy() for part in every.partition_by(by)]
    if every["count"].n_unique() < 2:
        return None
    return float(stats.kruskal(*parts).pvalue)
