"""In this process."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Batch = TypeVar("Batch")
Outcome = TypeVar("Outcome")


def mapped(work: Callable[[Batch], Outcome], batches: Iterable[Batch]) -> Iterator[Outcome]:
    """The outcome of ``work`` for each batch, in order."""
    return map(work, batches)
