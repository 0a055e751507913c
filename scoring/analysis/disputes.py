"""What became of disputed verdicts: how often the agent was right, and how long it took."""

from datetime import datetime

import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE


def upheld(disputes: pl.DataFrame, by: str | None = None) -> pl.DataFrame:
    """How many decided disputes changed the verdict: one row a group, or one of all, ``by, n,
    upheld, share, low, high``, the largest groups first.

    ``disputes``: ``verdict, decision`` (null while open) and the column ``by``. The interval of the
    share (0–1) is that of Wilson (JASA 1927), which holds for few as well.
    """
    decided = disputes.filter(pl.col("decision").is_not_null())
    figures = (
        pl.len().cast(pl.Int64).alias("n"),
        (pl.col("decision") != pl.col("verdict")).sum().cast(pl.Int64).alias("upheld"),
    )
    if by is None:
        counted = decided.select(*figures).filter(pl.col("n") > 0)
    else:
        counted = decided.group_by(by).agg(figures).sort("n", by, descending=[True, False])
    return counted.with_columns(
        (pl.col("upheld") / pl.col("n")).alias("share"),
        *(
            pl.struct("upheld", "n")
            .map_elements(lambda row, end=end: _wilson(row)[end], return_dtype=pl.Float64)
            .alias(("low", "high")[end])
            for end in (0, 1)
        ),
    )


def took(disputes: pl.DataFrame) -> pl.DataFrame:
    """How long decisions took: one row, ``n`` (decided)``, median_seconds`` and
    ``slowest_seconds`` (null of none), ``late`` (decided after their deadline). ``disputes``:
    ``opened_at, due_at, decided_at``."""
    decided = disputes.filter(pl.col("decided_at").is_not_null())
    seconds = (pl.col("decided_at") - pl.col("opened_at")).dt.total_microseconds() / 1e6
    return decided.select(
        pl.len().cast(pl.Int64).alias("n"),
        seconds.median().alias("median_seconds"),
        seconds.max().alias("slowest_seconds"),
        (pl.col("decided_at") > pl.col("due_at")).sum().cast(pl.Int64).alias("late"),
    )


def overdue(disputes: pl.DataFrame, now: datetime) -> int:
    """How many are still open after their deadline."""
    late = pl.col("decision").is_null() & (pl.col("due_at") < now)
    return disputes.select(late.sum()).item()


def _wilson(row: dict[str, int]) -> tuple[float, float]:
    test = stats.binomtest(row["upheld"], row["n"])
    found = test.proportion_ci(CONFIDENCE, method="wilson")
    return float(found.low), float(found.high)
