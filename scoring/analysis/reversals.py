"""Where the whole says the opposite of its parts (Simpson, JRSS B 1951)."""

from collections.abc import Sequence
from itertools import starmap

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW

Numbers = NDArray[np.float64]

MOST = 60
"""Groups of which pairs are looked at, those with the most conversations."""

_IN_KIND = 2
"""Conversations of either from which a kind is compared."""

_LIKE = 0.5
"""The share of either's conversations that must have their like with the other."""

PAIR = {
    "factor": pl.String,
    "higher": pl.String,
    "lower": pl.String,
    "raw": pl.Float64,
    "like": pl.Float64,
    "kinds": pl.Int64,
}
"""``higher`` is ``raw`` points above ``lower`` as it stands and ``like`` points (below 0) among
conversations alike in ``factor``, of which they share so many ``kinds``."""


def turned(raw: pl.DataFrame, like: pl.DataFrame, group: str) -> pl.DataFrame:
    """Groups that are clearly on one side of all others as it stands and clearly on the other side
    among like conversations: ``group, measure, raw, like``.

    Both: :func:`scoring.analysis.comparison.standing` and
    :func:`scoring.analysis.standardised.standing`.
    """
    return (
        raw.filter("clear")
        .select(group, "measure", pl.col("difference").alias("raw"))
        .join(
            like.filter("clear").select(group, "measure", pl.col("difference").alias("like")),
            on=[group, "measure"],
            maintain_order="left",
        )
        .filter(pl.col("raw").sign() == -pl.col("like").sign())
    )


def reversals(sums: pl.DataFrame, group: str, mix: Sequence[str]) -> pl.DataFrame:
    """Pairs of groups of which one is clearly above the other as it stands and clearly below it
    among like conversations, and in every single kind that both have (PAIR), the surest first.

    ``sums``: :func:`scoring.analysis.standardised.cells` of one measure. A pair is alike in one
    factor of ``mix`` at a time. Of the pairs that differ clearly as it stands, that they do so the
    other way round must be beyond the chance of looking at all of them and at all factors together
    (false discovery rate after Benjamini and Hochberg 1995).
    """
    largest = (
        sums.group_by(group)
        .agg(pl.col("n").sum())
        .filter(pl.col("n") >= FEW)
        .sort("n", group, descending=[True, False])
        .head(MOST)[group]
    )
    if largest.len() < 2 or not mix:
        return pl.DataFrame(schema=PAIR)
    mine = sums.filter(pl.col(group).is_in(largest.implode()))
    found = list(starmap(_pairs, ((mine, group, factor, largest) for factor in mix)))
    rows = pl.concat(found)
    if rows.is_empty():
        return rows.select(*PAIR)
    clear = stats.false_discovery_control(rows["p"].to_numpy()) < 1 - CONFIDENCE
    return rows.filter(pl.Series(clear)).sort("p", maintain_order=True).select(*PAIR)


def _pairs(sums: pl.DataFrame, group: str, factor: str, groups: pl.Series) -> pl.DataFrame:
    """The pairs (PAIR) that differ clearly as it stands, with the ``p`` of doing so the other way
    round in every kind: 1 where they do not."""
    n, total, squares = _table(sums, group, factor, groups)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / n
        variance = _usual(n, squares - np.where(n > 0, total * mean, 0))
        one, other = np.triu_indices(len(groups), 1)
        both = (n[one] >= _IN_KIND) & (n[other] >= _IN_KIND)
        pooled = np.where(both, n[one] + n[other], 0)
        share = pooled / pooled.sum(axis=1, keepdims=True)
        apart = np.where(both, mean[one] - mean[other], 0)
        noise = np.where(both, variance[one, None] / n[one] + variance[other, None] / n[other], 0)
        like = (share * apart).sum(axis=1)
        like_error = np.sqrt((share**2 * noise).sum(axis=1))
        whole, level = n.sum(axis=1), total.sum(axis=1) / n.sum(axis=1)
        around = (squares.sum(axis=1) - whole * level**2) / (whole - 1)
        raw = level[one] - level[other]
        raw_error = np.sqrt((around / whole)[one] + (around / whole)[other])
        is_clear = np.abs(raw) / raw_error > stats.norm.ppf(0.5 + CONFIDENCE / 2)
        z = np.abs(like) / like_error
        covered = np.minimum(
            (both * n[one]).sum(axis=1) / whole[one], (both * n[other]).sum(axis=1) / whole[other]
        )
    sign = np.sign(raw)[:, None]
    is_turned = (np.where(both, apart * sign, -1) < 0).all(axis=1) & (both.sum(axis=1) > 1)
    # In one direction only: the other one would be no reversal.
    p = np.where(is_turned & (covered >= _LIKE) & np.isfinite(z), stats.norm.sf(z), 1.0)
    names = groups.to_numpy()
    told = {
        "factor": [factor] * len(one),
        "higher": np.where(raw > 0, names[one], names[other]),
        "lower": np.where(raw > 0, names[other], names[one]),
        "raw": np.abs(raw),
        "like": like * np.sign(raw),
        "kinds": both.sum(axis=1),
        "p": p,
    }
    return pl.DataFrame(told, schema=PAIR | {"p": pl.Float64}).filter(pl.Series(is_clear))


def _table(
    sums: pl.DataFrame, group: str, factor: str, groups: pl.Series
) -> tuple[Numbers, Numbers, Numbers]:
    """``n, total, squares`` of groups × kinds; without those of which the factor is unknown."""
    put = (
        sums.drop_nulls(factor)
        .group_by(group, factor)
        .agg(pl.col("n", "total", "squares").sum())
        .sort(group, factor)
    )
    kinds = put[factor].unique().sort()
    places = {name: place for place, name in enumerate(groups)}
    row = [places[name] for name in put[group]]
    column = put.select(pl.col(factor).rank("dense").cast(pl.Int64) - 1).to_series().to_numpy()
    told = np.zeros((3, len(groups), max(len(kinds), 1)))
    told[:, row, column] = put.select("n", "total", "squares").to_numpy().T
    return told[0], told[1], told[2]


def _usual(n: Numbers, squares: Numbers) -> Numbers:
    """The variance of each group within kinds, FEW conversations of it as is usual with all."""
    own, freedom = squares.clip(0).sum(axis=1), np.maximum(n - 1, 0).sum(axis=1)
    usual = own.sum() / max(freedom.sum(), 1)
    return (own + FEW * usual) / (freedom + FEW)
