"""Which days a report is about, and which it is compared with."""

from datetime import UTC, date, datetime

import pytest

from dashboard.reports.periods import period, periods


@pytest.mark.parametrize(
    ("name", "first", "last", "before", "year_before"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31), "2026-09", "2025-10"),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), "2025-12", "2025-01"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "2025-Q4", "2025-Q1"),
        ("2026-W42", date(2026, 10, 12), date(2026, 10, 18), "2026-W41", "2025-W42"),
        # The first days of January may belong to the last week of the year before.
        ("2027-W01", date(2027, 1, 4), date(2027, 1, 10), "2026-W53", "2026-W02"),
        ("2028-02-29", date(2028, 2, 29), date(2028, 2, 29), "2028-02-28", "2027-03-02"),
    ],
)
def test_a_period_is_compared_with_the_one_before_and_a_year_before(
    name: str, first: date, last: date, before: str, year_before: str
) -> None:
    found = period(name)
    assert (found.begin.date(), found.last) == (first, last)
    assert found.before().name == before
    assert found.before().end == found.begin
    assert found.year_before().name == year_before


def test_weeks_and_days_are_held_against_the_same_days_of_the_week() -> None:
    for name in ("2026-W42", "2026-10-14"):
        found = period(name)
        assert found.year_before().begin.isoweekday() == found.begin.isoweekday()


@pytest.mark.parametrize(
    "name", ["2026-13", "2026-W54", "2026-Q5", "2026-02-30", "October", "", "2026", "٢٠٢٦-١٠"]
)
def test_what_is_no_period_is_told_with_what_was_expected(name: str) -> None:
    with pytest.raises(ValueError, match="expected a month"):
        period(name)


def test_the_periods_on_offer_reach_from_the_last_conversation_to_the_first() -> None:
    assert periods(date(2026, 8, 31), date(2026, 10, 1), "month") == [
        "2026-10",
        "2026-09",
        "2026-08",
    ]
    assert periods(date(2026, 10, 1), date(2026, 10, 1), "day") == ["2026-10-01"]
    assert periods(date(2026, 3, 31), date(2026, 4, 1), "quarter") == ["2026-Q2", "2026-Q1"]


def test_the_first_moment_belongs_to_a_period_and_the_last_one_does_not() -> None:
    found = period("2026-10")
    assert found.begin == datetime(2026, 10, 1, tzinfo=UTC)
    assert found.end == found.before().before().before().end.replace(month=11)
