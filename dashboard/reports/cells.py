"""Tables of a report: values that are still values, and how each kind of them is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.locale import NOTHING, date, duration, number, percent, t

Behind = Mapping[str, Any] | None
"""What is behind a figure: parameters of the list of conversations that narrow it to those it is of
(``id``: of one conversation); None where there are none."""

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
    """``behind``: what is behind the figures of each row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    behind: tuple[Behind, ...]


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
