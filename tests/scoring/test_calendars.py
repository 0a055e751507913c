"""When teams are there: hours, holidays, clocks put forward and back, and how much was open."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.calendars import (
    DAY,
    NONE,
    WEEKDAYS,
    Calendar,
    Calendars,
    Hours,
    UnusableError,
    calendar,
    calendars,
    hours,
    open_seconds,
    spans,
    written,
)

OFFICE = hours("9:00–12:00, 13:00–18:00")
NIGHT = hours("22:00–06:00")
BERLIN = Calendar("Europe/Berlin", (OFFICE,) * 5 + ((), ()), "DE", "BE")
TIME = pl.Datetime("us", "UTC")

TURNING = {
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "America/Havana": (date(2025, 3, 9), date(2025, 11, 2)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Asia/Kathmandu": (date(2026, 5, 1),),
    "Asia/Shanghai": (date(2026, 2, 14), date(2026, 10, 10)),
}
"""Zones, and days on which their clocks are put forward or back, or a weekend is worked."""


def times(*told: datetime | None) -> pl.Series:
    return pl.Series(told, dtype=TIME)


def opened(told: Calendar, start: datetime, end: datetime) -> float:
    return open_seconds(told, times(start), times(end)).item()


def local(text: str, zone: str = "Europe/Berlin") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def of_day(told: Calendar, day: date) -> Hours:
    own = dict(told.opened)
    if day in own:
        return own[day]
    if day in told.closed:
        return ()
    week = told.week[day.weekday()]
    if told.country is None:
        return week
    free = holidays.country_holidays(told.country, told.subdivision, years=day.year)
    if day in free:
        return ()
    return told.week[0] if not week and day in free.weekend_workdays else week


def minute_by_minute(told: Calendar, start: datetime, end: datetime) -> float:
    """The slow way: a look at the clock on the wall, every minute."""
    if end < start:
        return -minute_by_minute(told, end, start)
    zone, count, known = ZoneInfo(told.zone), 0, {}
    while start < end:
        wall = start.astimezone(zone).replace(tzinfo=None)
        for day in (wall.date(), wall.date() - timedelta(days=1)):
            if day not in known:
                known[day] = of_day(told, day)
            gone = (wall - datetime.combine(day, datetime.min.time())).total_seconds() / 60
            if any(begin <= gone < close for begin, close in known[day]):
                count += 1
                break
        start += timedelta(minutes=1)
    return count * 60.0


@st.composite
def days_hours(draw: Any) -> Hours:
    ends = sorted(draw(st.lists(st.integers(0, DAY - 1), max_size=4, unique=True)))
    told = [(begin, end) for begin, end in zip(ends[::2], ends[1::2], strict=False)]
    if len(ends) % 2:
        told.append((ends[-1], DAY + draw(st.integers(0, 600))))
    return tuple(told)


@st.composite
def waits(draw: Any) -> tuple[Calendar, datetime, datetime]:
    zone = draw(st.sampled_from(sorted(TURNING)))
    day = draw(st.sampled_from(TURNING[zone]))
    near = st.integers(-2, 2).map(lambda n: day + timedelta(days=n))
    country = draw(st.sampled_from([None, "DE", "US", "CN"]))
    told = Calendar(
        zone,
        tuple(draw(days_hours()) for _ in WEEKDAYS),
        country,
        None,
        tuple(draw(st.lists(near, max_size=2))),
        tuple(draw(st.dictionaries(near, days_hours(), max_size=2)).items()),
    )
    noon = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=12)
    start, end = (noon + timedelta(minutes=draw(st.integers(-2200, 2200))) for _ in range(2))
    return told, start, end


@settings(max_examples=150, deadline=None)
@given(waits())
def test_as_much_is_open_as_a_look_at_the_clock_every_minute_tells(
    told: tuple[Calendar, datetime, datetime],
) -> None:
    assert opened(*told) == minute_by_minute(*told)


@settings(max_examples=50, deadline=None)
@given(waits(), st.integers(1, 40))
def test_apart_or_together_the_same_seconds(
    told: tuple[Calendar, datetime, datetime], years: int
) -> None:
    own, start, end = told
    early = start - timedelta(days=200 * years)
    together = open_seconds(own, times(start, early, None), times(end, start, end))
    assert together[0] == opened(own, start, end)
    assert together[2] is None


def test_a_night_between_two_days_is_not_open() -> None:
    assert opened(BERLIN, local("2026-06-08 17:50"), local("2026-06-09 09:05")) == 15 * 60


def test_a_weekend_with_a_holiday_behind_it_is_not_open() -> None:
    whitsun = local("2026-05-22 17:00"), local("2026-05-26 10:00")
    assert opened(BERLIN, *whitsun) == 2 * 3600


def test_a_holiday_of_another_part_of_the_country_is_worked() -> None:
    bavaria = Calendar("Europe/Berlin", BERLIN.week, "DE", "BY")
    epiphany = local("2026-01-06 00:00"), local("2026-01-07 00:00")
    assert opened(bavaria, *epiphany) == 0
    assert opened(BERLIN, *epiphany) == 8 * 3600


def test_a_night_shift_ends_on_the_holiday_that_follows() -> None:
    nights = Calendar("Europe/Berlin", (NIGHT,) * 7, "DE")
    christmas = local("2025-12-24 20:00"), local("2025-12-25 23:30")
    assert opened(nights, *christmas) == 8 * 3600


@pytest.mark.parametrize(("day", "worked"), [("2026-03-29", 7), ("2026-10-25", 9)])
def test_the_night_in_which_the_clock_is_changed(day: str, worked: int) -> None:
    nights = Calendar("Europe/Berlin", (NIGHT,) * 7)
    noon = local(f"{day} 12:00")
    assert opened(nights, noon - timedelta(days=1), noon) == worked * 3600


def test_days_of_ones_own_win_over_holidays_and_weekdays() -> None:
    saturday, christmas, eve = date(2026, 12, 19), date(2026, 12, 25), date(2026, 12, 23)
    own = ((saturday, hours("10:00–12:00")), (christmas, hours("10:00–11:00")))
    told = Calendar("Europe/Berlin", BERLIN.week, "DE", None, (eve,), own)
    week = local("2026-12-19 00:00"), local("2026-12-26 00:00")
    assert opened(told, *week) == (2 + 8 + 8 + 0 + 8 + 1) * 3600


def test_a_weekend_that_the_country_works_is_worked_like_a_monday() -> None:
    told = Calendar("Asia/Shanghai", BERLIN.week, "CN")
    saturday = local("2026-02-14 00:00", "Asia/Shanghai")
    assert opened(told, saturday, saturday + timedelta(days=1)) == 8 * 3600


def test_nobody_is_ever_there() -> None:
    never = Calendar("UTC", ((),) * 7)
    assert opened(never, local("2026-01-01"), local("2027-01-01")) == 0


def test_somebody_is_always_there() -> None:
    always = Calendar("Europe/Berlin", (hours("0:00–24:00"),) * 7)
    assert opened(always, local("2025-01-01"), local("2027-01-01")) == 730 * 86400
    assert spans(always, date(2026, 3, 1), date(2026, 3, 31)).height == 1


def test_no_waits_no_seconds() -> None:
    assert open_seconds(BERLIN, times(), times()).to_list() == []
    assert open_seconds(BERLIN, times(None), times(None)).to_list() == [None]


@given(days_hours())
def test_hours_are_read_as_they_are_written(told: Hours) -> None:
    if not told or told[-1][1] - told[0][0] <= DAY:
        assert hours(written(told)) == told


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ()),
        (" 9:00-17:30 ", ((540, 1050),)),
        ("13:00–18:00,09:00–12:00", ((540, 720), (780, 1080))),
        ("9：00至12：00；14:00~18:00", ((540, 720), (840, 1080))),
        ("22:00–6:00", ((1320, 1800),)),
        ("0:00–24:00", ((0, 1440),)),
    ],
)
def test_hours_as_people_write_them(text: str, read: Hours) -> None:
    assert hours(text) == read


@pytest.mark.parametrize("text", ["nine to five", "9:00", "9:60–10:00", "24:00–25:00", "9–17",
                                  "9:00–12:00, 11:00–15:00", "1:00–2:00–3:00"])  # fmt: skip
def test_hours_that_cannot_be_read(text: str) -> None:
    with pytest.raises(UnusableError) as told:
        hours(text)
    assert told.value.part == "hours"


PLAIN = {
    "zone": "Europe/Berlin",
    "hours": ["9:00–17:00"] * 5 + ["", ""],
    "country": "DE",
    "subdivision": "BE",
    "closed": ["2026-12-24"],
    "opened": {"2026-12-19": "10:00–14:00"},
}


def test_a_calendar_of_plain_values() -> None:
    told = calendar(PLAIN)
    assert told.week[4] == ((540, 1020),)
    assert told.closed == (date(2026, 12, 24),)
    assert told.opened == ((date(2026, 12, 19), ((600, 840),)),)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("zone", "Europe/Nowhere"),
        ("zone", "../etc"),
        ("hours", ["9:00–17:00"]),
        ("country", "XX"),
        ("subdivision", "Nowhere"),
        ("closed", ["Christmas"]),
        ("opened", {"one day": ""}),
    ],
)
def test_a_calendar_that_cannot_be_used(part: str, value: Any) -> None:
    with pytest.raises(UnusableError) as told:
        calendar(PLAIN | {part: value})
    assert told.value.part == part


def test_a_team_has_its_own_calendar_and_the_others_the_common_one() -> None:
    told = calendars({"default": PLAIN, "teams": {"Night": PLAIN | {"hours": ["22:00–6:00"] * 7}}})
    assert told.of("Night") != told.of("Day")
    assert told.of("Day") == told.of(None) == told.default
    assert calendars({"default": None, "teams": {}}) == NONE


def test_only_another_calendar_has_another_version() -> None:
    told = Calendars(BERLIN, {"Night": BERLIN})
    assert told.versions() == Calendars(BERLIN, {"Night": BERLIN}).versions()
    assert told.versions() != Calendars(BERLIN).versions()
    assert NONE.versions() == []
