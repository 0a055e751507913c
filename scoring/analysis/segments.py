"""Courses cut where their level changes: the computing behind
:mod:`scoring.analysis.changepoints`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import stats

from scoring.analysis import CONFIDENCE
from scoring.analysis.control import LEAST

SIDE = 3
"""Judged periods that it takes on either side of a change."""

_FIRST_DRAWS, _DRAWS = 99, 999
_PLAIN = 0.2
"""A p beyond which the first draws are enough (Besag and Clifford, Biometrika 78, 1991)."""
_SEED = 1_924

_DATED = -2 * np.log(1 - np.sqrt(CONFIDENCE))
"""How much worse a date may fit, in variances, and still be held possible."""

_LEAST = 1e-12
"""A variance below which figures are equal but for rounding."""

Numbers = NDArray[np.float64]
Rows = NDArray[np.float64]


@dataclass(frozen=True)
class Size:
    """A change: the places of its first period and of the dates held possible, and its levels."""

    place: int
    earliest: int
    latest: int
    before: float
    after: float
    low: float
    high: float


@dataclass(frozen=True)
class Segments:
    """A course of ``values`` with their standard ``errors``, and the ``weights`` they get."""

    values: Numbers
    errors: Numbers
    weights: Numbers

    @classmethod
    def of(cls, judged: pl.DataFrame) -> "Segments":
        values, errors = judged["value"].to_numpy(), judged["error"].fill_null(0.0).to_numpy()
        return cls(values, errors, 1 / _variances(values[None, :], errors)[0])

    def splits(self, begin: int, end: int, rate: float) -> Iterator[tuple[int, float]]:
        """The changes from one place to another, each with its p."""
        if end - begin < max(LEAST, 2 * SIDE):
            return
        place, p = self.split(begin, end)
        if p > rate:
            return
        yield place, p
        yield from self.splits(begin, place, rate / 2)
        yield from self.splits(place, end, rate / 2)

    def split(self, begin: int, end: int) -> tuple[int, float]:
        """Where two levels fit best, and how often they would fit as well by chance."""
        values, errors = self.values[None, begin:end], self.errors[begin:end]
        own, p = _gains(values, 1 / _variances(values, errors))[0], 1.0
        for draws in (_FIRST_DRAWS, _DRAWS):
            noise = _noise(end - begin)[:draws] * np.sqrt(_variances(values, errors))
            # Each course has its own guess of how much it varies, as the one looked at has.
            largest = _gains(noise, 1 / _variances(noise, errors)).max(axis=1)
            p = float(1 + (largest >= own.max()).sum()) / (1 + draws)
            if p > _PLAIN:
                break
        return begin + SIDE + int(own.argmax()), p

    def sizes(self, places: Sequence[int]) -> Iterator[Size]:
        """The changes at places, each looked at between its neighbours."""
        ends = [0, *places, len(self.values)]
        spread, freedom = self._spread(ends)
        reach = stats.t.ppf(0.5 + CONFIDENCE / 2, freedom)
        for begin, place, end in zip(ends, places, ends[2:], strict=False):
            weights, values = self.weights[begin:end], self.values[begin:end]
            at = place - begin
            squares = (weights * (values - np.average(values, weights=weights)) ** 2).sum()
            fits = _gains(values[None, :], weights[None, :])[0] * squares
            possible = SIDE + np.flatnonzero(fits[at - SIDE] - fits <= spread * _DATED)
            earliest, latest = begin + min(possible.min(), at), begin + max(possible.max(), at)
            before, after = (
                float(np.average(part, weights=weight))
                for part, weight in zip(
                    np.split(values, [at]), np.split(weights, [at]), strict=True
                )
            )
            margin = reach * np.sqrt(spread * sum(1 / w.sum() for w in np.split(weights, [at])))
            difference = after - before
            ends_ = difference - margin, difference + margin
            yield Size(place, int(earliest), int(latest), before, after, *map(float, ends_))

    def _spread(self, ends: Sequence[int]) -> tuple[float, int]:
        """The variance of a period of weight 1 around its level, and its degrees of freedom."""
        freedom = len(self.values) - len(ends) + 1
        squares = 0.0
        for begin, end in pairwise(ends):
            values, weights = self.values[begin:end], self.weights[begin:end]
            squares += float((weights * (values - np.average(values, weights=weights)) ** 2).sum())
        return squares / freedom, freedom


@lru_cache(maxsize=8)
def _noise(count: int) -> Rows:
    """Courses of chance alone; the same at every look."""
    return np.random.default_rng(_SEED).normal(size=(_DRAWS, count))


def _variances(values: Rows, errors: Numbers) -> Rows:
    """How much each value varies around its level: by its error and beyond it."""
    squares = np.diff(values, axis=1) ** 2 - errors[1:] ** 2 - errors[:-1] ** 2
    variances = np.maximum(squares.mean(axis=1, keepdims=True) / 2, 0.0) + errors**2
    # Without any variation at all, every period is as well known as the others.
    return np.where((variances > 0).all(axis=1, keepdims=True), variances, 1.0)


def _gains(values: Rows, weights: Rows) -> Rows:
    """The part of the weighted squares of each row that two levels take away, for every place from
    SIDE on at which the second may begin."""
    total = weights.sum(axis=1, keepdims=True)
    weighted = (values - (values * weights).sum(axis=1, keepdims=True) / total) * weights
    behind = np.cumsum(weights, axis=1)[:, :-1]
    gains = np.cumsum(weighted, axis=1)[:, :-1] ** 2 * total / (behind * (total - behind))
    squares = (weighted**2 / weights).sum(axis=1, keepdims=True)
    # Rounding is no variation.
    parts = gains / np.where(squares > _LEAST * total, squares, np.inf)
    return parts[:, SIDE - 1 : parts.shape[1] - SIDE + 1]
