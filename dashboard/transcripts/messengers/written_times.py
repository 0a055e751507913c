"""Dates and times as phones write them into chats: in the order, calendar and clock of their owner.

No import format (no ``NAME``): the readers of text logs share it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
"""Where year, month and day stand."""

_MORNING = (
    "am|a.m.|a. m.|上午|早上|凌晨|清晨|午前|오전|새벽|ص|ق.ظ|ق.ظ.|पूर्वाह्न|π.μ.|de.|vorm.|sa|öö|"
    "dop.|sáng|in the morning|fm|ก่อนเที่ยง"
)
_AFTERNOON = (
    "pm|p.m.|p. m.|下午|晚上|午後|오후|م|ب.ظ|ب.ظ.|अपराह्न|μ.μ.|du.|nachm.|ch|ös|odp.|chiều|tối|"
    "in the afternoon|in the evening|em|หลังเที่ยง"
)
_HALF: dict[str, int] = {}
_HALF.update((word, 0) for word in _MORNING.split("|"))
_HALF.update((word, 12) for word in _AFTERNOON.split("|"))
_NOON = ("中午", "noon")

_TOO_MANY_FAULTS = 2
"""Hardly any phone writes a year of two digits first: one damaged date is no reason to think so."""

_REIWA = 2018
"""The Japanese year R1 is 2019."""

_BUDDHIST = 543
_PERSIAN_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
_PERSIAN_EPOCH = date(2024, 3, 20) - timedelta(days=365 * 1403 + 340)


@dataclass(frozen=True)
class Written:
    """A date as its three numbers stand, with what makes the third one a year of another
    calendar, and a time with its word for the half of the day."""

    numbers: tuple[str, str, str]
    hour: int
    minute: int
    second: int
    word: str = ""

    def at(self, order: str) -> datetime | None:
        """The time meant, if the numbers stand in this order; None where there is no such time."""
        day, hour = date_of(self.numbers, order), hour_of(self.hour, self.word)
        if day is None or not (0 <= hour < 24 and self.minute < 60 and self.second < 60):
            return None
        return datetime.combine(day, time(hour, self.minute, self.second))


def hour_of(hour: int, word: str) -> int:
    """The hour of a 24-hour clock; ``word`` says which half of the day, or nothing."""
    plain = word.strip(" ,،").casefold()
    if plain in _NOON:
        return hour + 12 if hour < 11 else hour
    half = _HALF.get(plain)
    return hour if half is None or hour > 12 else hour % 12 + half


def date_of(numbers: tuple[str, str, str], order: str) -> date | None:
    """The date of three numbers in this order; None where there is no such day."""
    year, month, day = (numbers[place] for place in ORDERS[order])
    if not (month.isdecimal() and day.isdecimal()):
        return None
    known, is_persian = _year(year)
    if known is None:
        return None
    try:
        if is_persian:
            return _from_persian(known, int(month), int(day))
        return date(known, int(month), int(day))
    except (ValueError, OverflowError):
        return None


def _year(written: str) -> tuple[int | None, bool]:
    """The year, and whether it is one of the Persian calendar."""
    if written[:1] in ("R", "r") and written[1:].isdecimal():
        return _REIWA + int(written[1:]), False
    if not written.isdecimal():
        return None, False
    year = int(written)
    if len(written) <= 2:
        return 2000 + year, False
    if 1380 <= year <= 1425:
        return year, True
    return (year - _BUDDHIST if year >= 2400 else year), False


def _from_persian(year: int, month: int, day: int) -> date | None:
    """The day of the Solar Hijri calendar, by the 33-year rule of its leap years."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    leaps = year // 33 * 8 + sum(leap < year % 33 for leap in _PERSIAN_LEAPS)
    before = (month - 1) * 31 if month <= 6 else 186 + (month - 7) * 30
    return _PERSIAN_EPOCH + timedelta(days=365 * year + leaps + before + day - 1)


class Order:
    """Finds the order in which a file writes its dates, from all of them one after the other."""

    def __init__(self) -> None:
        self._faults = dict.fromkeys(ORDERS, 0)
        self._last: dict[str, date | None] = dict.fromkeys(ORDERS)
        self._changes = [0, 0]
        self._numbers: tuple[str, str, str] | None = None
        self._differ = self._year_first = False

    def learn(self, numbers: tuple[str, str, str]) -> None:
        """Take in the next date of the file."""
        if numbers == self._numbers:
            return
        for place in (0, 1):
            self._changes[place] += self._numbers is not None and (
                self._numbers[place] != numbers[place]
            )
        self._numbers = numbers
        self._year_first |= len(numbers[0]) == 4
        days = {order: date_of(numbers, order) for order in ORDERS}
        self._differ |= days["dmy"] != days["mdy"]
        for order, day in days.items():
            last = self._last[order]
            self._faults[order] += day is None or (last is not None and day < last)
            self._last[order] = day or last

    def found(self) -> tuple[str, bool]:
        """The order, and whether it is certain: the one in which all dates exist and time never
        runs backwards; where two do, the number that changes more often is taken for the day."""
        if self._year_first:
            return "ymd", True
        by_day, by_month, by_year = (self._faults[order] for order in ("dmy", "mdy", "ymd"))
        if by_year == 0 and min(by_day, by_month) >= _TOO_MANY_FAULTS:
            return "ymd", True
        if by_day != by_month or not self._differ:
            return ("mdy" if by_month < by_day else "dmy"), True
        return ("mdy" if self._changes[1] > self._changes[0] else "dmy"), False


def moment(seconds: float | None) -> datetime | None:
    """The time (UTC, without its zone) of Unix seconds; None for what no calendar holds."""
    if seconds is None or not 0 <= seconds < 1e11:
        return None
    return datetime(1970, 1, 1) + timedelta(seconds=seconds)


def utc(time: datetime) -> datetime:
    """A time in UTC, without its zone; one without a zone as it is."""
    return time if time.tzinfo is None else time.astimezone(UTC).replace(tzinfo=None)


def written_time(text: str | None) -> datetime | None:
    """The time of an ISO 8601 text, in UTC where it says its zone, without the zone; or None."""
    try:
        time = datetime.fromisoformat(text) if text else None
        return None if time is None else utc(time)
    except (ValueError, OverflowError):
        return None
