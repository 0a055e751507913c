"""Tables of a report: values that are still values, and how each kind of them is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.locale import NOTHING, date, duration, number, percent, t

LEFT = ("text", "long", "date")
"""Kinds that are read, not compared: they begin at the left."""


@dataclass(frozen=True)
class Column:
    """``kind``: text, long (sentences), date, count, points (one decimal), signed (a difference),
    share (0–1), seconds, clear (yes, no, null: not compared), or mixed, where a value is a pair of
    its own kind and the value."""

    heading: str
    kind: str


@dataclass(frozen=True)
class Table:
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


def worded(kind: str, value: Any) -> str:
    """A value as readers see it."""
    if kind == "mixed":
        return worded(*value)
    return NOTHING if value is None else _WORDED[kind](value)


_WORDED: dict[str, Callable[[Any], str]] = {
    "text": str,
    "long": str,
    "date": date,
    "count": number,
    "points": lambda x: number(x, 1),
    "signed": lambda x: number(x, 1, signed=True),
    "share": lambda x: percent(x, 1),
    "seconds": duration,
    "clear": lambda x: t("report-clear" if x else "report-unclear"),
}
