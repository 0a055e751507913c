"""When a team is there: its hours, public holidays and own days, and how much of a wait was open.

A minute is open when the clock on the team's wall shows a time within the hours of a day that is
worked; so on the day the clock is put back an hour can be worked twice, and on the day it is put
forward one is lost. Hours belong to the day on which they begin: those from 22:00 to 06:00 on the
eve of a holiday are worked to their end.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from importlib.metadata import version
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import polars as pl

Hours = tuple[tuple[int, int], ...]
"""What is worked of a day: beginnings and ends in minutes since its midnight. An end after 1440 is
on the next day."""

DAY = 1440

NOTHING: Hours = ()

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_STRETCH = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-–—~～至]\s*(\d{1,2})[:：](\d{2})")
_BETWEEN = re.compile(r"\s*[,，;；、]\s*")

_STEP = "15m"
"""So often the clock is looked at for being put forward or back: no zone does it in between."""

_TIME = pl.Datetime("us", "UTC")
_SPAN = pl.Schema({"start": _TIME, "end": _TIME})


class UnusableError(ValueError):
    """A part of a calendar that cannot be used: ``part`` (zone, hours, country, subdivision, closed
    or opened) and the ``value`` found there."""

    def __init__(self, part: str, value: object) -> None:
        super().__init__(f"expected a usable {part} of a calendar, found {value!r}.")
        self.part, self.value = part, value


@dataclass(frozen=True)
class Calendar:
    """When a team is there.

    ``week``: the hours from Monday to Sunday, on the clock of the time ``zone``. Closed are the
    public holidays of ``country`` (ISO 3166-1; and of its ``subdivision``), if one is named, and
    the days ``closed``. Days ``opened`` are worked by hours of their own, whatever else is said. A
    day of the weekend that the country makes a working day is worked like a Monday where its own
    weekday has no hours.
    """

    zone: str
    week: tuple[Hours, ...]
    country: str | None = None
    subdivision: str | None = None
    closed: tuple[date, ...] = ()
    opened: tuple[tuple[date, Hours], ...] = ()


@dataclass(frozen=True)
class Calendars:
    """The calendars of ``teams`` by name, and that of all others and of no team (``default``; None:
    nobody knows when they are there)."""

    default: Calendar | None = None
    teams: Mapping[str, Calendar] = field(default_factory=dict)

    def of(self, team: str | None) -> Calendar | None:
        """The calendar of a team."""
        return self.teams.get(team or "", self.default)

    def known(self, team: pl.Expr) -> pl.Expr:
        """Whether a team has a calendar."""
        if self.default is not None:
            return pl.lit(True)
        return team.is_in(list(self.teams)).fill_null(False)

    def versions(self) -> list[str]:
        """A digest of all of it, to tell what was measured by it: none without any calendar."""
        if self == Calendars():
            return []
        told = {"default": self.default, "teams": sorted(self.teams.items())}
        digest = hashlib.blake2b(json.dumps(told, default=_plain).encode(), digest_size=8)
        digest.update(version("holidays").encode())
        return [digest.hexdigest()]


NONE = Calendars()
"""Nobody said when anybody is there."""


def calendars(content: Mapping[str, Any]) -> Calendars:
    """Calendars from plain values: ``{"default": … or None, "teams": {name: …}}``, see
    :func:`calendar`."""
    default = content.get("default")
    teams = {name: calendar(told) for name, told in content.get("teams", {}).items()}
    return Calendars(None if default is None else calendar(default), teams)


def calendar(content: Mapping[str, Any]) -> Calendar:
    """A calendar from plain values: ``zone``, ``hours`` (seven texts, see :func:`hours`),
    ``country``, ``subdivision``, ``closed`` (days, "2026-12-24") and ``opened`` (``{day: hours}``).

    :raises UnusableError: at the first part that cannot be used.
    """
    week = content["hours"]
    if len(week) != len(WEEKDAYS):
        raise UnusableError("hours", week)
    zone, country = content["zone"], content.get("country") or None
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError) as error:
        raise UnusableError("zone", zone) from error
    known = holidays.list_supported_countries()
    if country is not None and country not in known:
        raise UnusableError("country", country)
    subdivision = content.get("subdivision") or None
    if subdivision is not None and (country is None or subdivision not in known[country]):
        raise UnusableError("subdivision", subdivision)
    return Calendar(
        zone,
        tuple(hours(text) for text in week),
        country,
        subdivision,
        tuple(sorted({_day(text, "closed") for text in content.get("closed", ())})),
        tuple(sorted((_day(day, "opened"), hours(text)) for day, text in content["opened"].items()))
        if content.get("opened")
        else (),
    )


def hours(text: str) -> Hours:
    """Hours as people write them: "9:00–12:30, 13:30–18:00"; "22:00–06:00" goes on into the next
    day, "0:00–24:00" is the whole day and an empty text none of it.

    :raises UnusableError: it cannot be read so, or hours of one day overlap.
    """
    found = []
    for part in _BETWEEN.split(text.strip()) if text.strip() else ():
        match = _STRETCH.fullmatch(part)
        if match is None:
            raise UnusableError("hours", text)
        begin, end = (60 * int(match[place]) + _minute(match[place + 1], text) for place in (1, 3))
        if begin >= DAY or end > DAY:
            raise UnusableError("hours", text)
        found.append((begin, end if end > begin else end + DAY))
    found.sort()
    if any(end > begin for (_, end), (begin, _) in pairwise(found)):
        raise UnusableError("hours", text)
    return tuple(found)


def written(told: Hours) -> str:
    """Hours as :func:`hours` reads them."""
    return ", ".join(
        f"{_clock(begin)}–{_clock(end if end <= DAY else end - DAY)}" for begin, end in told
    )


def open_seconds(calendar: Calendar, start: pl.Series, end: pl.Series) -> pl.Series:
    """How many of the seconds between two series of times (UTC) were open, below 0 where the second
    is before the first; null where one of them is."""
    told = _until(calendar, pl.concat([start, end]))
    return (told[len(start) :] - told[: len(start)]) / 1e6


def spans(calendar: Calendar, first: date, last: date) -> pl.DataFrame:
    """The open times of the days from ``first`` to ``last``: ``start, end`` (UTC), in order; those
    that touch each other are one."""
    days = _days(calendar, first, last)
    if days.is_empty():
        return pl.DataFrame(schema=_SPAN)
    told = days.join_where(
        _clocks(calendar.zone, first, last),
        pl.col("start") - pl.col("ahead") < pl.col("until"),
        pl.col("end") - pl.col("ahead") > pl.col("since"),
    ).select(
        pl.max_horizontal(pl.col("start") - pl.col("ahead"), "since")
        .dt.replace_time_zone("UTC")
        .alias("start"),
        pl.min_horizontal(pl.col("end") - pl.col("ahead"), "until")
        .dt.replace_time_zone("UTC")
        .alias("end"),
    )
    return _merged(told)


def by_clock(calendar: Calendar, first: date, last: date) -> pl.DataFrame:
    """When the team is there by the clock on its wall, from day to day: ``day, begin, end`` (hours
    since midnight, at most 24)."""
    begun = pl.col("start").dt.date()
    hour = pl.duration(hours=1)
    told = _days(calendar, first - timedelta(days=1), last).with_columns(begun.alias("day"))
    day = pl.col("day").cast(pl.Datetime("us"))
    told = told.select(
        "day",
        ((pl.col("start") - day) / hour).alias("begin"),
        ((pl.col("end") - day) / hour).alias("end"),
    )
    morrow = told.filter(pl.col("end") > 24).select(
        pl.col("day") + timedelta(days=1), pl.lit(0.0).alias("begin"), pl.col("end") - 24
    )
    return (
        pl.concat([told.with_columns(pl.col("end").clip(upper_bound=24.0)), morrow])
        .filter(pl.col("day").is_between(first, last))
        .sort("day", "begin")
    )


def public_holidays(calendar: Calendar, first: date, last: date, language: str) -> dict[date, str]:
    """The public holidays from ``first`` to ``last`` and what they are called, in a language (a
    code) if that is known, else in the country's own."""
    if calendar.country is None:
        return {}
    known = holidays.list_localized_countries().get(calendar.country, [])
    said = next((one for one in known if one.split("_")[0] == language), None)
    found = holidays.country_holidays(
        calendar.country,
        subdiv=calendar.subdivision,
        years=range(first.year, last.year + 1),
        language=said,
    )
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}


def countries() -> tuple[str, ...]:
    """The countries whose public holidays are known."""
    return tuple(sorted(holidays.list_supported_countries(include_aliases=False)))


def subdivisions(country: str) -> dict[str, str]:
    """The parts of a country that have holidays of their own, and their names."""
    told = holidays.country_holidays(country)
    names = {code: name for name, code in reversed(told.subdivisions_aliases.items())}
    return {code: names.get(code, code) for code in told.subdivisions}


def _until(calendar: Calendar, times: pl.Series) -> pl.Series:
    """The open microseconds from some moment on until each of the times."""
    known = times.drop_nulls()
    if known.is_empty():
        return pl.Series(values=[None] * len(times), dtype=pl.Int64)
    first, last = known.min(), known.max()
    # By whole years, so that what is found once serves all batches.
    told = _opened(calendar, first.year - 1, last.year + 1)  # pyright: ignore
    place = pl.Series(told["start"].search_sorted(times, side="right")).cast(pl.Int64) - 1
    begun, whole, before = (told[name].gather(place) for name in ("start", "whole", "before"))
    return pl.select(
        before + (times.cast(_TIME) - begun).dt.total_microseconds().clip(upper_bound=whole)
    ).to_series()


@lru_cache(maxsize=64)
def _opened(calendar: Calendar, first: int, last: int) -> pl.DataFrame:
    """The open times of some years: ``start``, how many microseconds are open from there on
    (``whole``), and how many were before it; led by one that is none, for whatever is earlier."""
    years = [_of_year(calendar, year) for year in range(first, last + 1)]
    told = _merged(pl.concat(years)).select(
        "start", (pl.col("end") - pl.col("start")).dt.total_microseconds().alias("whole")
    )
    never = pl.DataFrame({"start": [datetime(first - 1, 1, 1, tzinfo=UTC)], "whole": [0]})
    return pl.concat([never.cast(told.schema), told]).with_columns(
        (pl.col("whole").cum_sum() - pl.col("whole")).alias("before")
    )


@lru_cache(maxsize=512)
def _of_year(calendar: Calendar, year: int) -> pl.DataFrame:
    return spans(calendar, date(year, 1, 1), date(year, 12, 31))


def _merged(told: pl.DataFrame) -> pl.DataFrame:
    """Spans in order, those that touch each other as one."""
    ordered = told.filter(pl.col("start") < pl.col("end")).sort("start", "end")
    begins = (pl.col("start") > pl.col("end").cum_max().shift()).fill_null(True)
    return (
        ordered.group_by(begins.cum_sum().alias("span"), maintain_order=True)
        .agg(pl.col("start").min(), pl.col("end").max())
        .select("start", "end")
    )


def _days(calendar: Calendar, first: date, last: date) -> pl.DataFrame:
    """The hours of each day by the clock on the wall: ``start, end`` without a zone."""
    own = _own_days(calendar, range(first.year, last.year + 1))
    return (
        pl.DataFrame(
            [
                (datetime(day.year, day.month, day.day), begin, end)
                for day in (first + timedelta(n) for n in range((last - first).days + 1))
                for begin, end in own.get(day, calendar.week[day.weekday()])
            ],
            schema={"day": pl.Datetime("us"), "begin": pl.Int64, "close": pl.Int64},
            orient="row",
        )
    ).select(
        (pl.col("day") + pl.duration(minutes="begin")).alias("start"),
        (pl.col("day") + pl.duration(minutes="close")).alias("end"),
    )


def _own_days(calendar: Calendar, years: range) -> dict[date, Hours]:
    """Days that are not like their weekday."""
    own: dict[date, Hours] = {}
    if calendar.country is not None:
        of_country = holidays.country_holidays(
            calendar.country, subdiv=calendar.subdivision, years=years
        )
        for day in of_country.weekend_workdays:
            own[day] = calendar.week[day.weekday()] or calendar.week[0]
        own |= dict.fromkeys(of_country, NOTHING)
    return own | dict.fromkeys(calendar.closed, NOTHING) | dict(calendar.opened)


def _clocks(zone: str, first: date, last: date) -> pl.DataFrame:
    """How far the clocks of a zone are ``ahead`` of UTC, ``since`` and ``until`` when (UTC, without
    a zone)."""
    # Two days more on either side: no zone is further off, and hours may go on into the next day.
    begin, end = (
        datetime(day.year, day.month, day.day) + timedelta(days=further)
        for day, further in ((first, -2), (last, 4))
    )
    seen = pl.DataFrame({"since": pl.datetime_range(begin, end, _STEP, eager=True)})
    local = pl.col("since").dt.replace_time_zone("UTC").dt.convert_time_zone(zone)
    ahead = local.dt.replace_time_zone(None) - pl.col("since")
    return (
        seen.with_columns(ahead.alias("ahead"))
        .filter((pl.col("ahead") != pl.col("ahead").shift()).fill_null(True))
        .with_columns(pl.col("since").shift(-1).fill_null(end).alias("until"))
    )


def _day(text: str, part: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnusableError(part, text) from error


def _minute(digits: str, text: str) -> int:
    if int(digits) >= 60:
        raise UnusableError("hours", text)
    return int(digits)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else vars(value)
