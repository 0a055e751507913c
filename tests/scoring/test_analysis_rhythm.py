"""The rhythm of the week."""

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from scoring.analysis.periods import Kind
from scoring.analysis.rhythm import rhythm

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)


def hourly(days: int, value: float = 80.0, **lower: float) -> pl.LazyFrame:
    """A conversation an hour; ``monday=60`` or ``night=60`` are worth so much there."""
    rng = np.random.default_rng(6)
    rows = []
    for hour in range(days * 24):
        at = MONDAY + timedelta(hours=hour)
        told = lower.get("monday", value) if at.weekday() == 0 else value
        told = lower.get("night", told) if at.hour < 6 else told
        rows.append({"started_at": at, "value": told + rng.normal(0, 5)})
    return pl.LazyFrame(rows)


def test_a_weekday_and_an_hour_that_differ_are_told_and_others_are_not() -> None:
    mondays = rhythm(hourly(28, monday=70), Kind.SCORE)
    assert mondays.p_weekday is not None
    assert mondays.p_weekday < 0.001
    assert mondays.p_hour is not None
    assert mondays.p_hour > 0.05
    assert mondays.weekday.sort("value")["weekday"][0] == 1
    nights = rhythm(hourly(28, night=70), Kind.SCORE)
    assert nights.p_hour is not None
    assert nights.p_hour < 0.001
    assert set(nights.hour.sort("value").head(6)["hour"]) == set(range(6))


def test_means_lie_in_their_intervals_and_cells_hold_the_hours_of_the_week() -> None:
    told = rhythm(hourly(28), Kind.SCORE)
    inside = pl.col("value").is_between("low", "high")
    assert told.weekday.select(inside.all()).item()
    assert told.cells.height == 7 * 24
    assert told.mean == pytest.approx(80, abs=1)


def test_two_bad_days_are_no_rhythm() -> None:
    bad = pl.col("started_at").dt.ordinal_day().is_in([7, 14])
    value = pl.when(bad).then(pl.col("value") - 10).otherwise("value")
    told = rhythm(hourly(70).with_columns(value=value), Kind.SCORE)
    assert told.p_weekday is not None
    assert told.p_weekday > 0.05


def test_of_how_many_days_without_any_count() -> None:
    at = [
        MONDAY + timedelta(weeks=week, days=day, hours=9)
        for week in range(8)
        for day in range(5)
        for _ in range(20 - day)
    ]
    told = rhythm(pl.LazyFrame({"started_at": at, "value": 1.0}), Kind.COUNT)
    # The last week ends on its Friday.
    assert dict(told.weekday.select("weekday", "value").iter_rows()) == pytest.approx(
        {1: 20, 2: 19, 3: 18, 4: 17, 5: 16, 6: 0, 7: 0}
    )
    assert told.p_weekday is not None
    assert told.p_weekday < 0.001
    assert told.p_hour is not None
    assert told.p_hour < 0.001


def test_shares_differ_and_do_not() -> None:
    rows = [
        {"started_at": MONDAY + timedelta(hours=hour), "value": float(hour % 5 == 0)}
        for hour in range(24 * 70)
    ]
    told = rhythm(pl.LazyFrame(rows), Kind.SHARE)
    assert told.p_weekday is not None
    assert told.p_weekday > 0.05
    weekend = pl.when(pl.col("started_at").dt.weekday() > 5).then(1.0).otherwise("value")
    told = rhythm(pl.LazyFrame(rows).with_columns(value=weekend), Kind.SHARE)
    assert told.p_weekday is not None
    assert told.p_weekday < 0.001


@pytest.mark.parametrize("kind", Kind)
def test_a_handful_of_conversations_has_no_rhythm(kind: Kind) -> None:
    few = hourly(1).head(3)
    told = rhythm(few, kind)
    assert (told.p_weekday, told.p_hour) == (None, None)
    told = rhythm(few.filter(pl.lit(False)), kind)
    assert (told.p_weekday, told.p_hour, told.mean) == (None, None, None)
    assert told.cells.is_empty()
