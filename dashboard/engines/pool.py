"""In several processes of this machine."""

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from threading import Thread
from types import ModuleType
from typing import TypeVar

Batch = TypeVar("Batch")
Outcome = TypeVar("Outcome")

_AHEAD = 3
"""Batches handed over for each worker: more would only fill the memory."""


class WorkerDiedError(RuntimeError):
    """A working process ended by itself, most often for want of memory."""


def mapped(
    work: Callable[[Batch], Outcome],
    batches: Iterable[Batch],
    workers: int | None = None,
) -> Iterator[Outcome]:
    """The outcome of ``work`` for each batch, in order; never more workers than processors.

    Raises :class:`WorkerDiedError`; what was yielded before holds, and the rest can be done in
    another run.
    """
    processors = os.cpu_count() or 1
    workers = min(workers or processors, processors)
    # Forking a process in which Polars has threads can hang it.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)
    waiting: deque[Future[Outcome]] = deque()
    try:
        for batch in batches:
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
            with _fit_for_workers():
                waiting.append(pool.submit(work, batch))
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as broken:
        raise WorkerDiedError(
            "A working process ended by itself, perhaps for want of memory. What was done before "
            "is kept; start again to do the rest."
        ) from broken
    finally:
        # Whoever stops listening (Ctrl-C, an error) does not want the rest.
        pool.shutdown(wait=True, cancel_futures=True)


def _end_with_parent() -> None:
    """In a worker: end when the parent does, which a killed parent can no longer ask for."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


@contextmanager
def _fit_for_workers() -> Iterator[None]:
    """What a worker that starts now inherits: one thread, since as many as there are processors in
    each would only get in the way, and no main module, since a worker would run it again, and under
    Streamlit that is a page."""
    main, threads = sys.modules["__main__"], os.environ.get("POLARS_MAX_THREADS")
    sys.modules["__main__"] = ModuleType("__main__")
    os.environ["POLARS_MAX_THREADS"] = "1"
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        if threads is None:
            del os.environ["POLARS_MAX_THREADS"]
        else:
            os.environ["POLARS_MAX_THREADS"] = threads
