"""Quiet hours: by the clock of where people are, over midnight too."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.alerts.quiet import Quiet, zones

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "Asia/Shanghai", "America/New_York", "Asia/Kolkata"]
)
CLOCKS = st.times()


@given(MOMENTS, ZONES, CLOCKS, CLOCKS)
def test_of_two_halves_of_the_day_exactly_one_is_quiet(now, zone, one, other):
    day, night = Quiet(True, zone, one, other), Quiet(True, zone, other, one)
    assert day.holds(now) + night.holds(now) == (one != other)


@given(MOMENTS, ZONES, CLOCKS, CLOCKS)
def test_it_begins_with_the_first_moment_and_ends_before_the_last(now, zone, since, until):
    quiet = Quiet(True, zone, since, until)
    local = now.astimezone(ZoneInfo(zone))
    if since != until:
        assert quiet.holds(datetime.combine(local.date(), since, local.tzinfo))
        assert not quiet.holds(datetime.combine(local.date(), until, local.tzinfo))


@given(MOMENTS, ZONES, CLOCKS, CLOCKS)
def test_nothing_is_quiet_unless_it_is_wished(now, zone, since, until):
    assert not Quiet(False, zone, since, until).holds(now)


@given(MOMENTS, ZONES, CLOCKS, CLOCKS)
def test_it_is_over_within_a_day(now, zone, since, until):
    quiet = Quiet(True, zone, since, until)
    hours = [now + timedelta(minutes=minutes) for minutes in range(0, 26 * 60, 15)]
    day = datetime(2026, 1, 1)
    length = (datetime.combine(day, until) - datetime.combine(day, since)) % timedelta(days=1)
    wide = length < timedelta(hours=23)
    assert not wide or not all(quiet.holds(at) for at in hours)


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        (datetime(2026, 3, 28, 18, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 28, 19, 0, tzinfo=UTC), True),
        # The next night clocks are put forward: eight comes an hour earlier.
        (datetime(2026, 3, 29, 5, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 29, 6, 0, tzinfo=UTC), False),
    ],
)
def test_summer_time_is_followed(at, quiet):
    assert Quiet(True, "Europe/Berlin", time(20), time(8)).holds(at) == quiet


def test_the_zones_on_offer_can_be_used():
    assert {"UTC", "Asia/Shanghai"} <= set(zones())
    assert not Quiet(True, zones()[0], time(1), time(1)).holds(datetime.now(UTC))
