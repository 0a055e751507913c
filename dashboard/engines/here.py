"""In this process."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import polars as pl

Outcome = TypeVar("Outcome")


def mapped(
    work: Callable[[pl.DataFrame], Outcome], batches: Iterable[pl.DataFrame]
) -> Iterator[Outcome]:
    """The outcome of ``work`` for each batch, in order."""
    return map(work, batches)
