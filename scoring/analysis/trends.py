"""Scores over time."""

from collections.abc import Sequence

import polars as pl

from scoring.analysis import MEASURES
from scoring.analysis.comparison import means

STEPS = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "3mo"}
"""The periods of a trend; weeks begin on Monday."""


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


def fitting_step(days: int) -> str:
    """The period that shows a stretch of ``days`` in about a dozen to thirty points."""
    if days <= 21:
        return "day"
    if days <= 220:
        return "week"
    return "month" if days <= 1100 else "quarter"
