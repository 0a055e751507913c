"""Scores over time."""

from collections.abc import Sequence

import polars as pl

from scoring.analysis import FEW, MEASURES
from scoring.analysis.comparison import means

STEPS = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "3mo"}
"""The periods of a trend; weeks begin on Monday."""

_DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92}
_MOST_DAYS = {"day": 21, "week": 220, "month": 1100}


def trend(
    scores: pl.LazyFrame,
    step: str = "week",
    by: Sequence[str] = (),
    measures: Sequence[str] = MEASURES,
) -> pl.DataFrame:
    """Mean scores by period: ``*by, period, measure, n, mean, low, high, sd``, in order of time.

    ``period`` is the first day (UTC) of the day, week, month or quarter in which a conversation
    began; conversations without a date are left out.
    """
    dated = scores.filter(pl.col("started_at").is_not_null()).with_columns(
        pl.col("started_at").dt.truncate(STEPS[step]).dt.date().alias("period")
    )
    return means(dated, [*by, "period"], measures).sort("period", maintain_order=True)


def fitting_step(days: int, conversations: int | None = None) -> str:
    """The period that shows a stretch of ``days`` in about a dozen to thirty points; with a number
    of ``conversations`` in fewer, if they would be few in a period, as far as the stretch allows.
    """
    step = next((name for name, most in _MOST_DAYS.items() if days <= most), "quarter")
    for wider, length in _DAYS.items():
        scarce = conversations is not None and conversations * _DAYS[step] < FEW * days
        if scarce and length > _DAYS[step] and days >= 2 * length:
            step = wider
    return step
