"""A disk that runs full, told alike whichever library meets it."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

_SAID = os.strerror(errno.ENOSPC)

_FULL_BYTES = 1_000_000
"""A disk with less left is full: what is written is larger."""


@contextmanager
def full_disk_told(place: Path) -> Iterator[None]:
    """Write below a place: a full disk is an OSError (ENOSPC) then, though Polars and Delta say so
    in errors of their own."""
    try:
        yield
    except Exception as reason:
        if not (_SAID in str(reason) or _is_cut_short(reason, place)):
            raise
        raise OSError(errno.ENOSPC, _SAID, str(place)) from reason


def _is_cut_short(reason: Exception, place: Path) -> bool:
    """Whether Polars could not end a file for want of room: it does not always say why."""
    if not isinstance(reason, pl.exceptions.PolarsError):
        return False
    return shutil.disk_usage(place if place.is_dir() else place.parent).free < _FULL_BYTES
