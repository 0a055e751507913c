"""Where measuring runs: one module a way, each with ``mapped(work, batches)``.

``work`` is a pure function of a batch of conversations (measuring or masking them, mostly) that
other processes can import; what comes back is its result for each batch, in order.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Protocol, TypeVar

from dashboard.engines import here, pool

Outcome = TypeVar("Outcome")


class Rows(Protocol):
    """Something of so many rows: a frame, mostly."""

    @property
    def height(self) -> int: ...


Batch = TypeVar("Batch", bound=Rows)

FEW = 20_000
"""Rows that are done here before other processes would even have started."""


def mapped(
    work: Callable[[Batch], Outcome], batches: Iterable[Batch], expected: int | None = None
) -> Iterator[Outcome]:
    """The outcome of ``work`` for each batch, in order, in the way that is quickest here.

    ``expected``: about how many rows there will be. Where nobody knows, up to FEW are fetched
    before the first is worked on.
    """
    if expected is not None:
        return (pool if _shared_out(expected) else here).mapped(work, batches)
    coming = iter(batches)
    first: list[Batch] = []
    for batch in coming:
        first.append(batch)
        if _shared_out(sum(one.height for one in first)):
            return pool.mapped(work, chain(first, coming))
    return here.mapped(work, first)


def _shared_out(count: int) -> bool:
    return count > FEW and (os.cpu_count() or 1) > 1
