"""The figures of agreement, each from a table of weights: a row a resample, a column a cell.

A cell is a pair of what is true and what was said; its weight is how often the pair was drawn.
"""

from collections.abc import Callable

import numpy as np
import polars as pl
from numpy.typing import NDArray

Table = NDArray[np.float64]

Figure = Callable[[Table], Table]
"""Weights (draws × cells) → the figure of each draw; NaN where it is not defined."""


def by_name(cells: pl.DataFrame, metric: str) -> Figure:
    """The figure of ``cells`` (``truth, said``) that hold names, or yes and no."""
    yes_or_no = cells.schema["truth"] == pl.Boolean
    named = {False, True} if yes_or_no else {*cells["truth"], *cells["said"].drop_nulls()}
    # What was not assessed is an answer of its own, and nobody's truth.
    code = {name: place for place, name in enumerate([*sorted(named), None])}
    size = len(code)
    place = np.array([code[t] * size + code[s] for t, s in cells["truth", "said"].iter_rows()])
    flat = np.zeros((cells.height, size * size))
    flat[np.arange(cells.height), place] = 1
    asked = np.array(sorted(code[name] for name in cells["truth"].unique()))

    def figure(weights: Table) -> Table:
        table = (weights @ flat).reshape(-1, size, size)
        with np.errstate(all="ignore"):
            return _BY_NAME[metric](table, asked)

    return figure


def by_number(cells: pl.DataFrame, metric: str) -> Figure:
    """The figure of ``cells`` whose ``said`` is a number."""
    truth, said = (cells[name].cast(pl.Float64).to_numpy() for name in ("truth", "said"))

    def figure(weights: Table) -> Table:
        with np.errstate(all="ignore"):
            return BY_NUMBER[metric](truth, said, weights)

    return figure


Places = NDArray[np.int64]


def _hits(table: Table) -> tuple[Table, Table, Table]:
    """Per class: named rightly, named at all, there at all."""
    return np.diagonal(table, axis1=1, axis2=2), table.sum(axis=1), table.sum(axis=2)


def _precision(table: Table, _: Places) -> Table:
    return table[:, 1, 1] / table[:, :, 1].sum(axis=1)


def _recall(table: Table, _: Places) -> Table:
    return table[:, 1, 1] / table[:, 1, :].sum(axis=1)


def _f1(table: Table, _: Places) -> Table:
    right, said, there = (part[:, 1] for part in _hits(table))
    return 2 * right / (said + there)


def _macro_f1(table: Table, asked: Places) -> Table:
    right, said, there = _hits(table)
    return np.nan_to_num(2 * right / (said + there))[:, asked].mean(axis=1)


def _accuracy(table: Table, _: Places) -> Table:
    return _hits(table)[0].sum(axis=1) / table.sum(axis=(1, 2))


def _kappa(table: Table, _: Places) -> Table:
    right, said, there = _hits(table)
    total = table.sum(axis=(1, 2))
    by_chance = (said * there).sum(axis=1) / total**2
    return (right.sum(axis=1) / total - by_chance) / (1 - by_chance)


def _mcc(table: Table, _: Places) -> Table:
    yes = table[:, :2, 1]
    # To say nothing is to say no.
    no = table[:, :2, 0] + table[:, :2, 2]
    there, absent = yes[:, 1] + no[:, 1], yes[:, 0] + no[:, 0]
    root = np.sqrt(yes.sum(axis=1) * no.sum(axis=1) * there * absent)
    told = np.where(root > 0, (yes[:, 1] * no[:, 0] - yes[:, 0] * no[:, 1]) / root, 0.0)
    return np.where(there * absent > 0, told, np.nan)


_BY_NAME: dict[str, Callable[[Table, Places], Table]] = {
    "f1": _f1,
    "mcc": _mcc,
    "macro_f1": _macro_f1,
    "accuracy": _accuracy,
    "kappa": _kappa,
    "precision": _precision,
    "recall": _recall,
}


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
    # What hardly varies at all is rounding, not variation.
    return np.where(spread > 1e-12, (weights * one * other).sum(axis=1) / np.sqrt(spread), np.nan)


def _ranks(values: Table, weights: Table) -> Table:
    """The rank of every value among all (1 the lowest, equal values share the mean)."""
    _, place = np.unique(values, return_inverse=True)
    order = np.argsort(place, kind="stable")
    starts = np.flatnonzero(np.diff(place[order], prepend=-1))
    equal = np.add.reduceat(weights[:, order], starts, axis=1)
    return (np.cumsum(equal, axis=1) - equal + (equal + 1) / 2)[:, place]


BY_NUMBER: dict[str, Callable[[Table, Table, Table], Table]] = {
    "auc": _auc,
    "rank": _rank,
    "correlation": _correlation,
}

METRICS = ("f1", "mcc", "macro_f1", "accuracy", "kappa", *BY_NUMBER)
"""The figures that a question can be answered by."""
