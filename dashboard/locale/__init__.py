"""What the screen says, in the reader's language: the message catalogue and the forms of figures.

A UI language is a folder here with Fluent files (``<page>.ftl``). Texts are asked for by key,
figures by kind; both follow :func:`language`. Without a reader to ask, that is English.
"""

import datetime as time
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
from babel import Locale, dates, numbers
from fluent.runtime import FluentBundle, FluentResource

from scoring.standards import Standard, standards

ENGLISH = "en"
"""The language that is always complete: it steps in where another catalogue lacks a text."""

NOTHING = "–"
"""Stands for a figure that is not there."""

_FOLDER = Path(__file__).parent
_ask: Callable[[], str | None] = lambda: None  # noqa: E731
_fixed: ContextVar[str | None] = ContextVar("language", default=None)


@cache
def languages() -> dict[str, str]:
    """The UI languages by code, each under its own name."""
    codes = sorted(folder.name for folder in _FOLDER.iterdir() if any(folder.glob("*.ftl")))
    return {code: _said(code, "locale-name", {}) for code in codes}


def follow(ask: Callable[[], str | None]) -> None:
    """Have ``ask`` say which language the reader of the moment chose (None: no reader, no choice).

    It is asked at every text, so that a part of a page that is drawn again alone keeps it.
    """
    global _ask  # noqa: PLW0603
    _ask = ask


@contextmanager
def written_in(code: str) -> Iterator[None]:
    """Everything within is said in this language, whoever reads (a report, a file)."""
    before = _fixed.set(code)
    try:
        yield
    finally:
        _fixed.reset(before)


def language() -> str:
    """Code of the UI language in force."""
    code = _fixed.get() or _ask() or ENGLISH
    return code if code in languages() else ENGLISH


def t(key: str, **values: Any) -> str:
    """The text ``key`` with its values; KeyError when no catalogue has it, or it lacks a value."""
    code = language()
    return _said(code if _bundle(code).has_message(key) else ENGLISH, key, values)


def in_words(column: pl.Series, wording: Callable[[Any], str]) -> pl.Series:
    """Each value of a column in words. Never by ``map_elements``: Polars may call that in a thread
    of its own, which knows no reader and so no language."""
    said = {value: wording(value) for value in column.unique()}
    return pl.Series(column.name, [said[value] for value in column], pl.String)


def number(x: float | None, digits: int = 0, *, signed: bool = False) -> str:
    """A figure with this many decimals: "8,412"; with its sign if ``signed``: "+1.5"."""
    if x is None or math.isnan(x):
        return NOTHING
    rounded = round(x, digits) + 0.0  # no minus in front of a nought
    text = numbers.format_decimal(abs(rounded), format=_pattern(digits), locale=_locale())
    sign = "−" if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + text


def percent(share: float | None, digits: int = 0) -> str:
    """A share (0–1) as per cent."""
    if share is None or math.isnan(share):
        return NOTHING
    return numbers.format_percent(share, format=f"{_pattern(digits)}%", locale=_locale())


_SPANS = (
    (60, "seconds", 1, None, 1),
    (600, "seconds", 1, "minutes", 60),
    (3600, "minutes", 60, None, 1),
    (86_400, "minutes", 60, "hours", 60),
    (math.inf, "hours", 3600, "days", 24),
)
"""Below how many seconds a wait is told in which unit (of so many seconds), and in which larger one
(of so many of the smaller) beside it."""


def duration(seconds: float | None) -> str:
    """A wait in two units at most: "45 s", "3 min", "2 h 10 min", "3 d"; "never" if endless."""
    if seconds is None or math.isnan(seconds):
        return NOTHING
    if math.isinf(seconds):
        return t("duration-never")
    count, unit, larger, many = next(
        (round(seconds / size), unit, larger, many)
        for limit, unit, size, larger, many in _SPANS
        if round(seconds / size) * size < limit
    )
    large, small = divmod(count, many)
    if larger is None or large == 0:
        return t(f"duration-{unit}", **{unit: count})
    if small == 0:
        return t(f"duration-{larger}", **{larger: large})
    return t(f"duration-{larger}-{unit}", **{larger: large, unit: small})


def date(day: time.date | None) -> str:
    """A day: "15 Jun 2026"."""
    return NOTHING if day is None else dates.format_date(day, "medium", _locale())


def near_day(day: time.date) -> str:
    """A day not far off, without its year: "Mon, 15 Jun"."""
    return dates.format_skeleton("MMMEd", day, locale=_locale())


def moment(when: time.datetime | None) -> str:
    """A day and time of day in UTC: "15 Jun 2026, 09:12"."""
    if when is None:
        return NOTHING
    at = when.astimezone(time.UTC) if when.tzinfo else when
    return dates.format_datetime(at, "medium", locale=_locale()).rpartition(":")[0]


def language_name(code: str | None) -> str:
    """A language of conversations, in the reader's words; an unknown code stays as it is."""
    if not code:
        return t("language-unknown")
    names = _locale().languages
    return names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or code


def country_name(code: str) -> str:
    """The name of a country (ISO 3166-1), in the reader's language."""
    return _locale().territories.get(code, code)


def channel_name(channel: str | None) -> str:
    """A channel in the reader's words."""
    return t(f"channel-{channel or 'unknown'}")


def weekday(number: int) -> str:
    """A day of the week, 1 for Monday: "Monday"."""
    return dates.get_day_names("wide", locale=_locale())[number - 1]


def matter_name(matter: str | None) -> str:
    """What a customer came with, in the reader's words; one that is not known stays as it is."""
    key = f"matter-{(matter or 'unknown').replace('.', '-')}"
    return t(key) if _bundle(language()).has_message(key) else str(matter)


def dimension(name: str) -> str:
    """One of the four dimensions, or ``overall``, in the reader's words."""
    return t(f"dimension-{name}")


def verdict(word: str) -> str:
    """A verdict ("met", "not applicable" …) in the reader's words."""
    return t(f"verdict-{word.replace(' ', '-')}")


def standard_title(name: str) -> str:
    """What a standard is called: in English the words of its file's name."""
    return _of_standard(name, None) or name.partition(".")[2].replace("_", " ").capitalize()


def standard_promise(name: str) -> str:
    """What a standard promises, as the end of "The agent …"."""
    return _of_standard(name, "promise") or standards()[name].promise


def standard_why(name: str) -> str:
    """Why a standard matters."""
    return _of_standard(name, "why") or standards()[name].why


def standard_applies(name: str) -> str:
    """When a standard applies."""
    return _of_standard(name, "applies") or standards()[name].applies


def unit_value(standard: str | Standard, value: float | None) -> str:
    """A value measured for a standard, or a threshold of it, in its unit."""
    unit = (standards()[standard] if isinstance(standard, str) else standard).unit
    if value is None or math.isnan(value):
        return NOTHING
    return _IN_UNIT[unit](value)


_IN_UNIT: dict[str, Callable[[float], str]] = {
    "yes_no": lambda x: t("unit-yes" if x >= 1 else "unit-no" if x <= 0 else "unit-in-part"),
    "share": percent,
    "seconds": duration,
    "times": lambda x: t("unit-times", times=number(x, 1)),
    "count": number,
    "polarity": lambda x: number(x, 2, signed=True),
    "stars": lambda x: t("unit-stars", stars=number(x, 0 if x == round(x) else 1)),
    "words": lambda x: t("unit-words", count=round(x)),
}


def _of_standard(name: str, part: str | None) -> str | None:
    """The catalogue's words on a standard; None where the standard's own, English, hold."""
    bundle, key = _bundle(language()), f"standard-{name.replace('.', '-')}"
    if not bundle.has_message(key):
        return None
    message = bundle.get_message(key)
    pattern = message.value if part is None else message.attributes.get(part)
    return None if pattern is None else str(bundle.format_pattern(pattern)[0])


def _said(code: str, key: str, values: dict[str, Any]) -> str:
    bundle = _bundle(code)
    if not bundle.has_message(key):
        raise KeyError(f"No catalogue has the text {key!r}.")
    pattern = bundle.get_message(key).value
    text, errors = bundle.format_pattern(pattern, values) if pattern else ("", [])
    if errors:
        raise KeyError(f"The text {key!r} cannot be said with {values}: {errors[0]}.")
    return str(text)


@cache
def _bundle(code: str) -> FluentBundle:
    # Without isolation marks: they would show in downloads and break the search in a page.
    bundle = FluentBundle([code], use_isolating=False)
    for path in sorted((_FOLDER / code).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle


def _locale() -> Locale:
    return _region(t("locale-region"))


@cache
def _region(name: str) -> Locale:
    return Locale.parse(name, sep="-")


def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")
