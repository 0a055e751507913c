"""Like with like: groups against all others in conversations of the same kind.

Conversations are alike in what those who lead them do not choose (``mix``: language, channel, what
the customer came with, the time of day). In each combination, a *cell*, a group is held against the
others there, and the cells are put together as often as they occur among all (direct
standardisation; Neison 1844).
"""

from collections.abc import Iterable, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.comparison import beyond_chance
from scoring.credit import WEIGHT

Numbers = NDArray[np.float64]

IN_CELL = 1
"""Conversations of the group, and of the others, from which a cell is compared."""

_SIDES = ("", "_rest")
_SUMS = ("n", "total", "squares")


def cells(
    values: pl.LazyFrame, group: str, mix: Sequence[str], measures: Sequence[str]
) -> pl.DataFrame:
    """Sums of every cell: ``measure, group, *mix, n, total, squares``, in one pass; those of no
    group are left out, an unknown language (channel …) is one of its own. Of rows with a WEIGHT the
    sums are weighted (:mod:`scoring.analysis.weighted`), ``n`` too."""
    told = values.filter(pl.col(group).is_not_null())
    sums = _weighted_sums if WEIGHT in told.collect_schema() else _sums
    wide = (
        told.group_by(group, *mix)
        .agg(
            figure.alias(f"{name}:{sum_}")
            for name in measures
            for sum_, figure in zip(_SUMS, sums(pl.col(name)), strict=True)
        )
        # The last digits of sums are the same at every look.
        .sort(group, *mix, nulls_last=True)
        .collect()
    )
    return pl.concat(
        wide.select(
            pl.lit(name).alias("measure"),
            group,
            *mix,
            *(pl.col(f"{name}:{sum_}").alias(sum_) for sum_ in _SUMS),
        ).filter(pl.col("n") > 0)
        for name in measures
    )


def shared(
    sums: pl.DataFrame, group: str, mix: Sequence[str], least: int = IN_CELL
) -> pl.DataFrame:
    """The :func:`cells` in which a group and the others have ``least`` conversations or more, with
    the others' ``n_rest, total_rest, squares_rest``."""
    own = _put_together(sums, ["measure", group, *mix])
    every = _put_together(own, ["measure", *mix])
    return _shared(own.lazy(), every.lazy(), ["measure", *mix], least).collect()


def differences(
    sums: pl.DataFrame, group: str, parts: Iterable[tuple[str, ...]], member: str | None = None
) -> dict[tuple[str, ...], pl.DataFrame]:
    """The :func:`difference` of what is :func:`shared` in each of several mixes, of all groups or
    of one ``member``."""
    mine = sums if member is None else sums.filter(pl.col(group) == member)
    known: dict[tuple[str, ...], tuple[pl.DataFrame, pl.DataFrame]] = {}
    found = []
    for part in sorted(parts, key=len, reverse=True):
        # Few rows are sooner put together than many.
        finer = [both for name, both in known.items() if set(part) < set(name)]
        own, every = min(finer, key=lambda both: both[0].height, default=(mine, sums))
        keys = ["measure", *part]
        own, every = _put_together(own, [*keys, group]), _put_together(every, keys)
        known[part] = own, every
        like = _shared(own.lazy(), every.lazy(), keys, IN_CELL)
        found.append(_difference(like, group, FEW))
    return dict(zip(known, pl.collect_all(found), strict=True))


def _put_together(sums: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Cells of fewer factors; the same ones where there are no more."""
    if sums.width == len(keys) + len(_SUMS):
        return sums
    return sums.group_by(keys, maintain_order=True).agg(pl.col(_SUMS).sum())


def _shared(own: pl.LazyFrame, every: pl.LazyFrame, keys: list[str], least: int) -> pl.LazyFrame:
    rest = ((pl.col(f"{one}_all") - pl.col(one)).alias(f"{one}_rest") for one in _SUMS)
    return (
        own.join(every, on=keys, suffix="_all", nulls_equal=True, maintain_order="left")
        .with_columns(rest)
        .filter(pl.min_horizontal("n", "n_rest") >= least)
        .drop(f"{sum_}_all" for sum_ in _SUMS)
    )


def difference(like: pl.DataFrame, group: str, borrowed: int = FEW) -> pl.DataFrame:
    """By how much groups are above the others, of ``like`` (:func:`shared`): ``measure, group, n,
    n_rest, mean_rest, difference, error, freedom`` and ``own_error, own_freedom``, the part of the
    group's side.

    The spread is that within cells, of each side; a group's own is told together with that of so
    many conversations ``borrowed`` of the others: ten that were all alike are not sure to stay so.
    Degrees of freedom after Welch (1947) and Satterthwaite (1946).
    """
    return _difference(like.lazy(), group, borrowed).collect()


def _difference(like: pl.LazyFrame, group: str, borrowed: int) -> pl.LazyFrame:
    n, rest = pl.col("n"), pl.col("n_rest")
    share = (n + rest) / (n + rest).sum()
    mean, mean_rest = pl.col("total") / n, pl.col("total_rest") / rest
    within = [
        (pl.col(f"squares{side}") - pl.col(f"total{side}") ** 2 / pl.col(f"n{side}")).clip(0).sum()
        for side in _SIDES
    ]
    found = like.group_by("measure", group, maintain_order=True).agg(
        n.sum().round().cast(pl.Int64),
        rest.sum().round().cast(pl.Int64),
        (share * mean_rest).sum().alias("mean_rest"),
        (share * (mean - mean_rest)).sum().alias("difference"),
        within[0].alias("within"),
        within[1].alias("within_rest"),
        (n - 1).sum().alias("own_freedom"),
        (rest - 1).sum().alias("rest_freedom"),
        (share**2 / n).sum().alias("factor"),
        (share**2 / rest).sum().alias("factor_rest"),
    )
    usual = pl.col("within_rest") / pl.max_horizontal("rest_freedom", 1)
    freedom = pl.col("own_freedom") + borrowed
    mine = (pl.col("within") + borrowed * usual) / freedom * pl.col("factor")
    theirs = usual * pl.col("factor_rest")
    lost = mine**2 / freedom + theirs**2 / pl.max_horizontal("rest_freedom", 1)
    return found.select(
        "measure",
        group,
        "n",
        "n_rest",
        "mean_rest",
        "difference",
        (mine + theirs).sqrt().alias("error"),
        pl.when(lost > 0).then((mine + theirs) ** 2 / lost).otherwise(freedom).alias("freedom"),
        mine.sqrt().alias("own_error"),
        freedom.alias("own_freedom"),
    )


def standing(
    sums: pl.DataFrame, group: str, mix: Sequence[str], least: int = IN_CELL
) -> pl.DataFrame:
    """Where each group stands among like conversations, with the columns of
    :func:`scoring.analysis.comparison.standing`, and ``conversations`` (all of the group), of which
    ``n`` could be compared, ``error`` and ``freedom`` of the mean.

    ``mean`` is as far from that of all as the group would be if it had led all of these kinds as
    often as they occur: the mean of all, and of the difference what the group is not itself part
    of. Null where nothing could be compared.
    """
    every = sums.group_by("measure", group, maintain_order=True).agg(
        pl.col("n").sum().round().cast(pl.Int64).alias("conversations"), pl.col("total").sum()
    )
    of_all = pl.col("conversations").sum().over("measure")
    level = pl.col("total").sum().over("measure") / of_all
    found = (
        every.with_columns(
            level.alias("level"), (1 - pl.col("conversations") / of_all).alias("others")
        )
        .join(
            difference(shared(sums, group, mix, least), group),
            on=["measure", group],
            how="left",
            maintain_order="left",
        )
        .with_columns(
            pl.col("n", "n_rest").fill_null(0),
            (pl.col("level") + pl.col("others") * pl.col("difference")).alias("mean"),
        )
    )
    margin, p = tested(found["difference"], found["error"], found["freedom"])
    reach = reached(found["own_freedom"]) * found["own_error"]
    told = found.with_columns(margin.alias("margin"), p.alias("p")).select(
        group,
        "measure",
        "conversations",
        "n",
        "mean",
        pl.col("n_rest").alias("n_before"),
        pl.col("mean_rest").alias("mean_before"),
        "difference",
        "margin",
        "p",
        (pl.col("mean") - reach).clip(0, 100).alias("low"),
        (pl.col("mean") + reach).clip(0, 100).alias("high"),
        pl.col("own_error").alias("error"),
        pl.col("own_freedom").alias("freedom"),
    )
    return beyond_chance(told)


def tested(
    difference: pl.Series, error: pl.Series, freedom: pl.Series
) -> tuple[pl.Series, pl.Series]:
    """Half the 95 % interval of differences, and their two-sided p-values; null where unknown."""
    apart, unsure, df = (one.cast(pl.Float64).to_numpy() for one in (difference, error, freedom))
    with np.errstate(invalid="ignore", divide="ignore"):
        statistic = np.where(apart == 0, 0.0, np.abs(apart) / unsure)
        p = np.where(np.isnan(apart), np.nan, 2 * stats.t.sf(statistic, df))
    return reached(freedom) * error, pl.Series("p", p).fill_nan(None)


def reached(freedom: pl.Series) -> pl.Series:
    """Standard errors on either side of a figure, of its 95 % interval (Student 1908)."""
    reach = stats.t.ppf(0.5 + CONFIDENCE / 2, freedom.cast(pl.Float64).to_numpy())
    return pl.Series("reach", reach).fill_nan(None)


def _sums(value: pl.Expr) -> tuple[pl.Expr, ...]:
    told = value.cast(pl.Float64)
    return told.count().cast(pl.Float64), told.sum(), (told**2).sum()


def _weighted_sums(value: pl.Expr) -> tuple[pl.Expr, ...]:
    told, weight = value.cast(pl.Float64), pl.when(value.is_not_null()).then(WEIGHT)
    return weight.sum(), (weight * told).sum(), (weight * told**2).sum()
