"""Where measuring runs: one module a way, each with ``mapped(work, batches)``.

``work`` is a pure function of a batch of conversations (``scoring.measure.measure``, mostly) that
other processes can import; what comes back is its result for each batch, in order.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar

import polars as pl

from dashboard.engines import here, pool

Outcome = TypeVar("Outcome")

FEW = 20_000
"""Rows that are done here before other processes would even have started."""


def mapped(
    work: Callable[[pl.DataFrame], Outcome], batches: Iterable[pl.DataFrame]
) -> Iterator[Outcome]:
    """The outcome of ``work`` for each batch, in order, in the way that is quickest here."""
    coming = iter(batches)
    first: list[pl.DataFrame] = []
    for batch in coming:
        first.append(batch)
        if sum(one.height for one in first) > FEW and (os.cpu_count() or 1) > 1:
            return pool.mapped(work, chain(first, coming))
    return here.mapped(work, first)
