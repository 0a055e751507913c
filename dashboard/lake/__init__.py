"""Conversations and measurements as Delta tables: the only door to ``deltalake``.

Every table has a row a conversation (or a state of it), is partitioned by ``month`` and written by
:func:`keep`, which adds what is new, merges what changed and leaves the rest alone, so that every
import can be repeated. No commit spans two tables.
"""

from dashboard.lake.reading import rows, scan, those, version
from dashboard.lake.upkeep import forget, tidy
from dashboard.lake.writing import LakeBusyError, add, amend, keep, put_back, take_out

__all__ = [
    "LakeBusyError",
    "add",
    "amend",
    "forget",
    "keep",
    "put_back",
    "rows",
    "scan",
    "take_out",
    "those",
    "tidy",
    "version",
]
