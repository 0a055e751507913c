"""How far the program agrees with people: one figure, its interval, and how much of it was judged.

Every figure is computed from a table of weights, a row a resample and a column a cell (a pair of
what is true and what was said), so that the figure itself and its bootstrap are the same few lines.
Cases are resampled as if they were independent of one another; in messages of the same
conversation, or texts used again and again, they are less so than the interval says.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.analysis import CONFIDENCE, FEW

DRAWS = 1_000
_SEED = 20_260_101
_ENOUGH = 0.5
"""Share of the cases that must have been assessed for a figure to say anything."""
_APART = 2_500
"""Cases up to which each is drawn by itself: figures on the same cases then share their draws, and
the interval of their mean is right. Beyond, equal cases are drawn together, which is quicker."""
_AT_ONCE = 5_000_000
"""Numbers in the largest table of weights."""

Table = NDArray[np.float64]


@dataclass(frozen=True)
class Agreement:
    """``n`` cases that people labelled, of which the program ``assessed`` so many; the ``figure``
    with its 95 % interval ``low`` to ``high``, null where it cannot be told (too few cases, all
    alike, nothing assessed); ``precision`` and ``recall`` where the question is yes or no."""

    n: int
    assessed: int
    figure: float | None = None
    low: float | None = None
    high: float | None = None
    precision: float | None = None
    recall: float | None = None
    draws: Table = field(default_factory=lambda: np.empty(0), compare=False, repr=False)


def agreement(truth: pl.Series, said: pl.Series, metric: str) -> Agreement:
    """How far ``said`` agrees with ``truth``, case by case, by a ``metric``.

    * ``f1``, ``mcc``: both yes or no (Boolean);
    * ``macro_f1`` (the mean over the classes that people used), ``accuracy``, ``kappa`` (Cohen's):
      both names or Booleans;
    * ``auc``: truth is yes or no, said a number; ``rank`` (Spearman), ``correlation`` (Pearson):
      both numbers.

    A case with a null truth is no case. A null that was *said* (not assessed) counts as a wrong
    answer in the metrics of names, so that silence never raises a figure, and is left out of those
    of numbers, where it has no place; ``assessed`` tells how many were not null.
    """
    cases = pl.DataFrame({"truth": truth, "said": said}).filter(pl.col("truth").is_not_null())
    n, assessed = cases.height, cases["said"].count()
    by_number = metric in _BY_NUMBER
    used = cases.filter(pl.col("said").is_not_null()) if by_number else cases
    if used.height < FEW or assessed < _ENOUGH * n:
        return Agreement(n, assessed)
    cells = used.with_columns(pl.lit(1, pl.UInt32).alias("len"))
    if used.height > _APART:
        cells = used.group_by("truth", "said", maintain_order=True).len()
    counts = cells["len"].to_numpy()
    figures = _by_number(cells, metric) if by_number else _by_name(cells, metric)
    figure, *parts = figures(counts[None, :].astype(float))
    draws = np.concatenate([figures(weights)[0] for weights in _resampled(counts)])
    precision, recall = (_known(part[0]) for part in parts) if parts else (None, None)
    return Agreement(n, assessed, _known(figure[0]), *_interval(draws), precision, recall, draws)


def mean(parts: Iterable[Agreement]) -> Agreement:
    """The plain mean of figures, with its interval; what could not be told stays out."""
    known = [part for part in parts if part.figure is not None]
    if not known:
        return Agreement(0, 0)
    with np.errstate(all="ignore"):
        draws = np.nanmean(np.stack([part.draws for part in known]), axis=0)
    return Agreement(
        sum(part.n for part in known),
        sum(part.assessed for part in known),
        float(np.mean([part.figure for part in known])),
        *_interval(draws),
        draws=draws,
    )


def _resampled(counts: NDArray[np.uint32]) -> Iterable[Table]:
    total, draw = counts.sum(), np.random.default_rng(_SEED)
    step = max(1, _AT_ONCE // len(counts))
    for start in range(0, DRAWS, step):
        size = min(step, DRAWS - start)
        yield draw.multinomial(total, counts / total, size=size).astype(float)


def _interval(draws: Table) -> tuple[float | None, float | None]:
    usable = draws[np.isfinite(draws)]
    if usable.size < DRAWS / 2:
        return None, None
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(usable, [tail, 1 - tail])
    return float(low), float(high)


def _known(figure: float) -> float | None:
    return None if math.isnan(figure) else float(figure)


Figures = Callable[[Table], tuple[Table, ...]]
"""Weights (draws × cells) → the figure of each draw; for yes or no also precision and recall."""


def _by_name(cells: pl.DataFrame, metric: str) -> Figures:
    if metric in ("f1", "mcc"):
        names: list[str | bool] = [False, True]
    else:
        names = sorted({*cells["truth"], *cells["said"].drop_nulls()})
    size = len(names) + 1
    code = {name: place for place, name in enumerate(names)} | {None: size - 1}
    place = np.array([code[t] * size + code[s] for t, s in cells["truth", "said"].iter_rows()])
    flat = np.zeros((cells.height, size * size))
    flat[np.arange(cells.height), place] = 1
    asked = np.isin(np.arange(size), [code[name] for name in cells["truth"].unique()])

    def figures(weights: Table) -> tuple[Table, ...]:
        table = (weights @ flat).reshape(-1, size, size)
        with np.errstate(all="ignore"):
            return _BY_NAME[metric](table, asked)

    return figures


def _hits(table: Table) -> tuple[Table, Table, Table]:
    """Per class: named rightly, named at all, there at all."""
    return np.diagonal(table, axis1=1, axis2=2), table.sum(axis=1), table.sum(axis=2)


def _f1(table: Table, _: NDArray[np.bool_]) -> tuple[Table, ...]:
    right, said, there = (part[:, 1] for part in _hits(table))
    return 2 * right / (said + there), right / said, right / there


def _macro_f1(table: Table, asked: NDArray[np.bool_]) -> tuple[Table, ...]:
    right, said, there = _hits(table)
    return (np.nan_to_num(2 * right / (said + there))[:, asked].mean(axis=1),)


def _accuracy(table: Table, _: NDArray[np.bool_]) -> tuple[Table, ...]:
    return (_hits(table)[0].sum(axis=1) / table.sum(axis=(1, 2)),)


def _kappa(table: Table, _: NDArray[np.bool_]) -> tuple[Table, ...]:
    right, said, there = _hits(table)
    total = table.sum(axis=(1, 2))
    by_chance = (said * there).sum(axis=1) / total**2
    return ((right.sum(axis=1) / total - by_chance) / (1 - by_chance),)


def _mcc(table: Table, _: NDArray[np.bool_]) -> tuple[Table, ...]:
    # To say nothing is to say no.
    yes = table[:, :2, 1]
    no = table[:, :2, 0] + table[:, :2, 2]
    numerator = yes[:, 1] * no[:, 0] - yes[:, 0] * no[:, 1]
    said, silent = yes.sum(axis=1), no.sum(axis=1)
    there, absent = yes[:, 1] + no[:, 1], yes[:, 0] + no[:, 0]
    root = np.sqrt(said * silent * there * absent)
    told = np.where(there * absent > 0, np.where(root > 0, numerator / root, 0.0), np.nan)
    return told, yes[:, 1] / said, yes[:, 1] / there


_BY_NAME: dict[str, Callable[[Table, NDArray[np.bool_]], tuple[Table, ...]]] = {
    "f1": _f1,
    "macro_f1": _macro_f1,
    "accuracy": _accuracy,
    "kappa": _kappa,
    "mcc": _mcc,
}


def _by_number(cells: pl.DataFrame, metric: str) -> Figures:
    truth, said = (cells[name].cast(pl.Float64).to_numpy() for name in ("truth", "said"))

    def figures(weights: Table) -> tuple[Table, ...]:
        with np.errstate(all="ignore"):
            return (_BY_NUMBER[metric](truth, said, weights),)

    return figures


def _auc(truth: Table, said: Table, weights: Table) -> Table:
    of_yes = weights * truth
    yes = of_yes.sum(axis=1)
    no = weights.sum(axis=1) - yes
    return ((of_yes * _ranks(said, weights)).sum(axis=1) - yes * (yes + 1) / 2) / (yes * no)


def _rank(truth: Table, said: Table, weights: Table) -> Table:
    return _pearson(_ranks(truth, weights), _ranks(said, weights), weights)


def _correlation(truth: Table, said: Table, weights: Table) -> Table:
    return _pearson(truth[None, :], said[None, :], weights)


def _pearson(one: Table, other: Table, weights: Table) -> Table:
    total = weights.sum(axis=1, keepdims=True)
    one = one - (weights * one).sum(axis=1, keepdims=True) / total
    other = other - (weights * other).sum(axis=1, keepdims=True) / total
    spread = (weights * one**2).sum(axis=1) * (weights * other**2).sum(axis=1)
    return np.where(spread > 1e-12, (weights * one * other).sum(axis=1) / np.sqrt(spread), np.nan)


def _ranks(values: Table, weights: Table) -> Table:
    """The rank of every value among all (1 the lowest, equal values share the mean)."""
    _, place = np.unique(values, return_inverse=True)
    order = np.argsort(place, kind="stable")
    starts = np.flatnonzero(np.diff(place[order], prepend=-1))
    equal = np.add.reduceat(weights[:, order], starts, axis=1)
    return (np.cumsum(equal, axis=1) - equal + (equal + 1) / 2)[:, place]


_BY_NUMBER: dict[str, Callable[[Table, Table, Table], Table]] = {
    "auc": _auc,
    "rank": _rank,
    "correlation": _correlation,
}

METRICS = (*_BY_NAME, *_BY_NUMBER)
