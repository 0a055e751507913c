"""Krippendorff's alpha: do any number of people judge alike, whoever judged what?

Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

Distances = Callable[[Numbers], Numbers]
"""How often each answer was given (… × answers) → how far each two of them are apart, squared."""


def coincidences(counts: Numbers) -> Numbers:
    """How often each two answers were given to the same (… × answers × answers), of how many gave
    each answer (… × answers); each answer counts once, by as many others as it stands beside."""
    judges = counts.sum(axis=-1)[..., None, None]
    pairs = counts[..., :, None] * counts[..., None, :] - counts[..., None] * np.eye(
        counts.shape[-1]
    )
    return np.divide(pairs, judges - 1, out=np.zeros_like(pairs), where=judges > 1)


def disagreement(together: Numbers, distances: Distances) -> tuple[Numbers, Numbers]:
    """Observed and expected disagreement, 0–1, of :func:`coincidences`: alpha is 1 less the one by
    the other. Not a number where nothing, or one answer only, was given."""
    given = together.sum(axis=-1)
    total = given.sum(axis=-1)
    apart = distances(given)
    by_chance = given[..., :, None] * given[..., None, :]
    with np.errstate(all="ignore"):
        apart = apart / apart.max(axis=(-2, -1), keepdims=True)
        observed = (together * apart).sum(axis=(-2, -1)) / total
        expected = (by_chance * apart).sum(axis=(-2, -1)) / (total * (total - 1))
    return observed, expected


def nominal(given: Numbers) -> Numbers:
    """Any two different answers are equally far apart."""
    return 1 - np.eye(given.shape[-1]) + np.zeros_like(given)[..., None]


def ordinal(given: Numbers) -> Numbers:
    """Two answers are as far apart as answers were given from the one to the other."""
    middle = np.cumsum(given, axis=-1) - given / 2
    return (middle[..., :, None] - middle[..., None, :]) ** 2
