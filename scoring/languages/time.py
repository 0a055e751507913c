"""By when? The span of time that a promise names, read by the words of its language."""

import re
from dataclasses import dataclass
from typing import Any

import polars as pl

from scoring.languages.phrases import expanded

_UNITS = {"minutes": 60.0, "hours": 3_600.0, "days": 86_400.0, "weeks": 604_800.0}
"""Seconds of the units that stand beside a number."""

_DAYS = {"today": 86_400.0, "tomorrow": 172_800.0, "week": 604_800.0}
"""Seconds until the end of a day that is named; at most, since the hour of day is not known."""

_DIGITS = {
    digit: str(value)
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
    for value, digit in enumerate(digits)
}

_BETWEEN = {True: r"\s*-?\s*(?:[\p{L}.]+\s+){0,2}?", False: r"\s*\p{L}{0,3}?\s*"}
"""What may stand between a number and its unit: "2 working days", "2个工作日"."""


@dataclass(frozen=True)
class Time:
    """Patterns of a language: one a unit, with the number as its group, and one a named day."""

    units: tuple[tuple[str, str], ...]
    days: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, float], ...]

    @classmethod
    def told(cls, place: str, content: dict[str, Any], spaced: bool) -> "Time":
        """Time words as a pack has them: ``minutes, hours, days, weeks`` (beside a number),
        ``today, tomorrow, week`` (alone), ``numbers`` (word = number).

        :raises ValueError: another key, or a phrase that cannot be read.
        """
        known = (*_UNITS, *_DAYS, "numbers")
        if unknown := [key for key in content if key not in known]:
            raise ValueError(f"{place}: unknown key {unknown[0]!r}; known are {', '.join(known)}.")
        numbers = {str(word).lower(): float(n) for word, n in content.get("numbers", {}).items()}
        number = "|".join([r"\d+", *map(re.escape, sorted(numbers, key=len, reverse=True))])
        edge = r"\b" if spaced else ""
        return cls(
            tuple(
                (unit, rf"{edge}({number}){_BETWEEN[spaced]}{_either(content[unit], spaced)}")
                for unit in _UNITS
                if content.get(unit)
            ),
            tuple(
                (day, f"{edge}{_either(content[day], spaced)}") for day in _DAYS if content.get(day)
            ),
            tuple(numbers.items()),
        )

    def seconds(self, text: str) -> pl.Expr:
        """The shortest span named in a column of lower-case text, in seconds; null for none.

        Of a range ("3 to 5 days") the later end counts: its number stands beside the unit.
        """
        plain = pl.col(text).str.replace_many(_DIGITS)
        words = dict(self.numbers)
        spans: list[pl.Expr] = []
        for unit, pattern in self.units:
            told = plain.str.extract(pattern)
            figure = told.cast(pl.Float64, strict=False)
            number = told.replace_strict(words, default=figure, return_dtype=pl.Float64)
            spans.append(number * _UNITS[unit])
        days = [pl.when(plain.str.contains(pattern)).then(_DAYS[day]) for day, pattern in self.days]
        return pl.min_horizontal(pl.lit(None, pl.Float64), *spans, *days)


def _either(phrases: list[str], spaced: bool) -> str:
    words = sorted({reading for phrase in phrases for reading in expanded(phrase)}, key=len)
    return f"(?:{'|'.join(_word(word.lower(), spaced) for word in reversed(words))})"


def _word(word: str, spaced: bool) -> str:
    open_ended = word.endswith("*")
    plain = re.escape(word.strip("*"))
    return plain + (r"\w*" if open_ended else "") + (r"\b" if spaced else "")
