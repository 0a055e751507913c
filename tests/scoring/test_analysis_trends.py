from datetime import UTC, date, datetime

import polars as pl
import pytest

from scoring.analysis.trends import fitting_step, trend


@pytest.mark.parametrize(
    ("days", "conversations", "step"),
    [
        (14, None, "day"),
        (84, None, "week"),
        (400, None, "month"),
        (4000, None, "quarter"),
        (84, 700, "week"),
        (84, 60, "month"),
        (28, 20, "week"),
        (0, 1, "day"),
    ],
)
def test_periods_are_wide_enough_to_hold_more_than_a_few(
    days: int, conversations: int | None, step: str
) -> None:
    assert fitting_step(days, conversations) == step


def test_a_trend_is_told_by_weeks_from_monday_without_the_undated() -> None:
    scores = pl.LazyFrame(
        {
            "started_at": [
                datetime(2026, 3, 1, 23, tzinfo=UTC),
                datetime(2026, 3, 2, 9, tzinfo=UTC),
                datetime(2026, 3, 8, 9, tzinfo=UTC),
                None,
            ],
            "overall": [50.0, 60.0, 80.0, 0.0],
        }
    )
    weeks = trend(scores, "week", measures=["overall"])
    assert weeks["period"].to_list() == [date(2026, 2, 23), date(2026, 3, 2)]
    assert weeks["mean"].to_list() == [50, 70]
