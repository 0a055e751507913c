"""Tables kept small and quick, and rows forgotten for good."""

import polars as pl
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError

from dashboard.lake.reading import opened
from dashboard.lake.writing import only_writer, rewrite_month, take_out

FILES_A_MONTH = 8
"""More small files than this, and :func:`tidy` puts a month together."""

_SMALL_BYTES = 50_000_000
"""Half of what Delta makes of a file at most: larger ones are as they would be written again."""

_KEPT_HOURS = 7 * 24
"""For so long a reader may go on with a state of the table that was replaced since."""


def tidy(table: str) -> None:
    """Write months of many small files anew, and drop what nobody has read for a week.

    Rows stay the same; whoever writes at this moment goes first, and whoever comes next waits: a
    month is read for as long as it is written, and nobody may take its files away meanwhile.
    """
    handle = opened(table)
    if handle is None:
        return
    files = pl.DataFrame(handle.get_add_actions(flatten=True))
    small = files.filter(pl.col("size_bytes") < _SMALL_BYTES).group_by("partition.month").len()
    try:
        for month in small.filter(pl.col("len") > FILES_A_MONTH)["partition.month"].sort():
            with only_writer(table):
                rewrite_month(DeltaTable(table), month)
        DeltaTable(table).vacuum(retention_hours=_KEPT_HOURS, dry_run=False)
    except CommitFailedError:
        # Somebody is writing: tidying can wait for the next time.
        return


def forget(table: str, rows: pl.DataFrame) -> None:
    """Delete rows (:func:`take_out`) so that no earlier state of the table holds them either.

    Whoever is reading an earlier state at this moment has to read again.
    """
    if opened(table) is None:
        return
    with only_writer(table):
        take_out(table, rows)
        # Safe while nobody else writes: this is the only writer, and nothing of its own is under
        # way. Files of writers that died go as well.
        DeltaTable(table).vacuum(
            retention_hours=0, dry_run=False, enforce_retention_duration=False, full=True
        )
