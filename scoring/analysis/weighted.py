"""Rows that count by their WEIGHT, as those of conversations that agents share do.

Two halves are as one conversation. They tell more than one, as chance was at work twice, but a
conversation that two agents share shall not be told as two; so intervals are rather wide than
narrow.
"""

from collections.abc import Sequence

import polars as pl

from scoring.credit import WEIGHT

_ROUNDING = 1e-12
"""Of squares, the part that is no spread."""


def by_weight(scores: pl.LazyFrame, by: Sequence[str], measures: Sequence[str]) -> pl.LazyFrame:
    """``*by``, WEIGHT and the sums of each measure: weights are few, and a million rows are quicker
    counted than weighed."""
    kinds = scores.collect_schema()
    sums: list[pl.Expr] = []
    for name in measures:
        score = pl.col(name)
        if kinds[name] == pl.UInt8:
            met, partly = (score == 100).sum(), (score == 50).sum()
            told = (score.count(), met * 100 + partly * 50, met * 10_000 + partly * 2500)
        else:
            told = (score.count(), score.sum(), (score.cast(pl.Float64) ** 2).sum())
        sums += [
            figure.cast(pl.Float64).alias(f"{name}:{key}")
            for key, figure in zip(("n", "total", "squares"), told, strict=True)
        ]
    return scores.group_by(*by, WEIGHT).agg(sums).sort(*by, WEIGHT, nulls_last=True)


def weighted_sums(name: str) -> dict[str, pl.Expr]:
    """``n`` (rounded), ``mean``, ``sd`` and ``squares`` (of ``n``) of the sums of
    :func:`by_weight`."""
    n, total, squares = (
        (pl.col(WEIGHT) * pl.col(f"{name}:{key}")).sum() for key in ("n", "total", "squares")
    )
    around = squares - total**2 / n
    # What is alike has no spread at all but for rounding.
    spread = pl.when(around > squares * _ROUNDING).then(around).otherwise(0.0)
    return {
        "n": n.round(),
        "mean": total / n,
        "sd": pl.when(n > 1).then((spread / (n - 1)).sqrt()),
        "squares": squares * n.round() / n,
    }
