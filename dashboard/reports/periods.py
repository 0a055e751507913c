"""Which days a report is about, and which it compares them with."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import polars as pl

from scoring.analysis.appraisal import span

EXPECTED = "a month (2026-10), a week (2026-W42), a quarter (2026-Q4) or a day (2026-10-05)"


@dataclass(frozen=True)
class Period:
    """Days (UTC) from ``begin`` to before ``end``; ``kind`` is day, week, month or quarter."""

    name: str
    kind: str
    begin: datetime
    end: datetime

    @property
    def last(self) -> date:
        """Its last day."""
        return (self.end - timedelta(days=1)).date()

    @property
    def step(self) -> str:
        """The periods of its courses (:data:`scoring.analysis.trends.STEPS`)."""
        return "week" if self.kind in ("month", "quarter") else "day"

    def of(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The conversations that began in it."""
        return frame.filter(pl.col("started_at").is_between(self.begin, self.end, closed="left"))

    def before(self) -> "Period":
        """The period before it."""
        return period(_name(self.kind, self.begin - timedelta(days=1)))

    def year_before(self) -> "Period":
        """The same month or quarter a year before; of weeks and days that of 52 weeks before, with
        the same days of the week."""
        if self.kind in ("day", "week"):
            return period(_name(self.kind, self.begin - timedelta(weeks=52)))
        return period(_name(self.kind, self.begin.replace(year=self.begin.year - 1)))


def period(name: str) -> Period:
    """A period by its name.

    :raises ValueError: a sentence saying what was expected.
    """
    try:
        if re.fullmatch(r"\d{4}-W\d{2}", name, re.ASCII):
            begin = datetime.combine(_monday(name), time(), UTC)
            return Period(name, "week", begin, begin + timedelta(weeks=1))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", name, re.ASCII):
            begin = datetime.combine(date.fromisoformat(name), time(), UTC)
            return Period(name, "day", begin, begin + timedelta(days=1))
        begin, end = span(name)
    except (ValueError, OverflowError):
        raise ValueError(f"there is no period {name!r}: expected {EXPECTED}.") from None
    return Period(name, "quarter" if "Q" in name else "month", begin, end)


def periods(first: date, last: date, kind: str) -> list[str]:
    """The names of the periods of a kind that days from ``first`` to ``last`` reach into, the
    latest first."""
    names, at = [], period(_name(kind, datetime.combine(last, time(), UTC)))
    while at.end.date() > first:
        names.append(at.name)
        at = at.before()
    return names


def _monday(name: str) -> date:
    year, week = name.split("-W")
    return date.fromisocalendar(int(year), int(week), 1)


def _name(kind: str, day: datetime) -> str:
    if kind == "week":
        return "{}-W{:02}".format(*day.isocalendar()[:2])
    if kind == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return f"{day.year:04}-{day.month:02}" + (f"-{day.day:02}" if kind == "day" else "")
