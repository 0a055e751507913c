"""What reviews of drawn conversations say of all of them, and how many are needed for that.

Each review stands for as many conversations as its chance to be drawn was small (Horvitz and
Thompson, JASA 47, 1952). Reviews of conversations that were drawn for their risk so count little,
and those of the unsuspicious, of which few were drawn, much.
"""

import math
from collections.abc import Sequence

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW

_VALUE, _CHANCE = pl.col("value").cast(pl.Float64), pl.col("probability")

_KNOWN = _VALUE.is_not_null()

_STANDS_FOR = pl.when(_KNOWN).then(1 / _CHANCE)
"""How many conversations a review speaks for."""


def totals(
    reviewed: pl.DataFrame, by: Sequence[str] = (), within: Sequence[str] = ("agent_id",)
) -> pl.DataFrame:
    """Sums over all conversations that could have been drawn: one row a group of ``by`` (or one for
    all), ``*by, n, total, error, low, high``; divided by how many conversations there are, means.

    The sum of ``value / probability`` is right in the mean over draws, whatever the chances were.
    Where chances differ much, :func:`means` (times how many there are) is nearer, and its interval
    holds better. ``reviewed`` and the rest: see there. A ``value`` that is null counts as 0.
    """
    items = reviewed.with_columns(_VALUE.fill_null(0.0).alias("part"))
    total = (_VALUE * _STANDS_FOR).sum()
    return _estimated(items, total, pl.lit(1.0), by, within).rename({"figure": "total"})


def means(
    reviewed: pl.DataFrame, by: Sequence[str] = (), within: Sequence[str] = ("agent_id",)
) -> pl.DataFrame:
    """Mean values of all conversations that could have been drawn: one row a group of ``by`` (or
    one for all), ``*by, n, mean, error, low, high``.

    ``reviewed``: one row a review with ``value`` (points, a score, a yes as 1; null where the
    standard did not apply or could not be judged), ``probability`` (of
    :func:`scoring.analysis.sampling.drawn`) and the columns of ``by`` and ``within``: those within
    which each quota was drawn, that is ``agent_id`` for a plan per agent, none for one of all
    together, and a column of the cycle besides where several are put together. Hand over every
    review, those without a value too. ``n`` counts the values.

    The mean is the ratio of two estimated sums (Hájek 1971), of the values and of the
    conversations that have one, so that it holds for a part of them (those to which a standard
    applies, a language) as well. ``error`` is its standard error: linearised, with the variance
    that follows from the chances alone (Hájek, Annals of Mathematical Statistics 35, 1964; as in
    Tillé, Sampling and Estimation from Finite Populations, 2020, ch. 5), summed over the quotas;
    quotas of which there is but one review are taken together with the like of them, by all columns
    of ``within`` but the last, which errs on the wide side (Cochran, Sampling Techniques, 1977,
    5A.12). ``low`` and ``high`` bound the mean with 95 % confidence. So that they do where few
    reviews carry most of the weight, residuals are enlarged by how far they draw the mean to
    themselves, and Student's t has the degrees of freedom of squares so unequally weighted (Bell
    and McCaffrey, Survey Methodology 28, 2002, after Satterthwaite).

    All null below FEW values; error and interval also where all values are alike, as then nothing
    is known of how they vary, unless every conversation was drawn.
    """
    conversations, every = _STANDS_FOR.sum(), _every(by)
    mean = (_VALUE * _STANDS_FOR).sum() / conversations
    of_others = (1 - _STANDS_FOR / conversations.over(every)).sqrt()
    away = ((_VALUE - mean.over(every)) / of_others).fill_null(0.0).fill_nan(0.0)
    items = reviewed.with_columns(away.alias("part"))
    return _estimated(items, mean, conversations, by, within).rename({"figure": "mean"})


def _estimated(
    items: pl.DataFrame,
    figure: pl.Expr,
    scale: pl.Expr,
    by: Sequence[str],
    within: Sequence[str],
) -> pl.DataFrame:
    """``*by, n, figure, error, low, high``: a figure whose error is that of the sum of ``part``
    divided by the ``scale``."""
    grouped = items.group_by(_every(by)).agg(
        _KNOWN.sum().cast(pl.Int64).alias("n"),
        figure.alias("figure"),
        scale.alias("scale"),
        ((_STANDS_FOR**2).sum() ** 2 / (_STANDS_FOR**4).sum() - 1).alias("freedom"),
        (_CHANCE == 1).all().alias("certain"),
    )
    found = grouped.join(
        _variances(items, by, within), on=["every", *by], how="left", nulls_equal=True
    ).with_columns((pl.col("variance").sqrt() / pl.col("scale")).alias("error"))
    freedom = found["freedom"].clip(1).to_numpy()
    reach = pl.Series(stats.t.ppf(0.5 + CONFIDENCE / 2, freedom)) * found["error"]
    enough, varies = pl.col("n") >= FEW, (pl.col("error") > 0) | pl.col("certain")
    told = found.with_columns(reach.alias("reach")).select(
        *by,
        "n",
        pl.when(enough).then("figure").alias("figure"),
        pl.when(enough & varies).then("error").alias("error"),
        pl.when(enough & varies).then(pl.col("figure") - pl.col("reach")).alias("low"),
        pl.when(enough & varies).then(pl.col("figure") + pl.col("reach")).alias("high"),
    )
    return told.sort(by, nulls_last=True) if by else told


def _variances(items: pl.DataFrame, by: Sequence[str], within: Sequence[str]) -> pl.DataFrame:
    """``every, *by, variance`` of the sums of ``part``. Those of a quota that are outside a group
    belong to its variance as zeros: how many of a quota fall into the group is chance as well."""
    # Those drawn with certainty add nothing to chance.
    left = 1 - _CHANCE
    open_ = (left > 0).sum()
    row, wider = pl.col("row"), _every(within[:-1])
    alone = open_.over(_every(within)) == 1
    quota = pl.when(alone).then(row.filter(alone).min().over(wider))
    told = (
        items.with_row_index("row")
        .with_columns(quota.otherwise(row.min().over(_every(within))).alias("quota"))
        .with_columns(open_.over("quota").alias("open"), left.sum().over("quota").alias("left"))
    )
    part = pl.col("part") / _CHANCE
    squares, sums = (left * part**2).sum(), (left * part).sum()
    n, whole = pl.col("open").first(), pl.col("left").first()
    of_quota = pl.when(n > 1).then((squares - sums**2 / whole).clip(0) * n / (n - 1))
    # Of one alone nothing can be said, of none at all there is no doubt.
    of_quota = pl.when(n == 0).then(0.0).otherwise(of_quota.fill_null(math.nan))
    return (
        told.group_by(*_every(by), "quota")
        .agg(of_quota.alias("variance"))
        .group_by("every", *by)
        .agg(pl.col("variance").sum().fill_nan(None))
    )


def _every(by: Sequence[str]) -> list[pl.Expr]:
    return [pl.lit(0).alias("every"), *map(pl.col, by)]


def needed(
    spread: float, precision: float, population: int | None = None, confidence: float = CONFIDENCE
) -> int:
    """How many conversations to draw at random for a mean to be right within ± ``precision``, where
    single values have the standard deviation ``spread``: the fewest for which
    :func:`precision_of` is no more."""
    margin = stats.norm.ppf(0.5 + confidence / 2) * spread
    every = math.inf if population is None else population
    # Student's t is wider than the normal distribution: fewer than by that one are never enough.
    n = max(2, math.ceil(1 / ((precision / margin) ** 2 + 1 / max(every, 1))) if margin else 2)
    while n < every and (precision_of(n, spread, population, confidence) or 0.0) > precision:
        n += 1
    return int(min(n, every))


def precision_of(
    n: int, spread: float, population: int | None = None, confidence: float = CONFIDENCE
) -> float | None:
    """Half the width of the interval of a mean of ``n`` conversations, drawn at random from a
    ``population`` (None: endlessly many); by Student's t and, since those drawn are known, narrower
    by the share that is not (Cochran, Sampling Techniques, 1977, ch. 4). 0 where all are drawn,
    null for fewer than two."""
    if population is not None and n >= population:
        return 0.0
    if n < 2:
        return None
    rest = 1.0 if population is None else 1 - n / population
    return float(stats.t.ppf(0.5 + confidence / 2, n - 1) * spread * np.sqrt(rest / n))


def share_spread(share: float) -> float:
    """The standard deviation, in points, of what is 100 in a ``share`` (0–1) of conversations and 0
    in the others; at most 50, at a half."""
    return 100 * math.sqrt(share * (1 - share))
