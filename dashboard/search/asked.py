"""What can be asked of the list of conversations, and the address that says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scoring.analysis import MEASURES
from scoring.scorecard import MET, MISSED, PARTLY
from scoring.standards import VERDICTS, standards

ONLY = ("critical", "unanswered", "rated")
"""What a search can be narrowed to."""

ORDERS = ("worst", "newest")

FIGURES = (*MEASURES, "rating", "predicted_rating", "assessed")
"""What conversations can be asked to have and be sorted by: scores, ratings given and expected, and
how many standards were judged."""

JUDGED = (MET, PARTLY, MISSED)
"""Verdicts that stand in a score."""

SHORT = (PARTLY, MISSED)
"""Verdicts of those that fell short."""

_DIGITS = 9
"""Digits of a number in an address, at most: more is none that means anything."""


@dataclass(frozen=True)
class Search:
    """What is looked for: ``text`` in the messages or among the numbers, ``low`` to ``high`` the
    overall score, ``only`` some of ONLY, a ``standard`` with one of the ``verdicts``; those that
    have one of FIGURES, sorted ``by`` it; those that began on the days from ``since`` to ``until``,
    in one of the ``hours`` (0–23), on a ``weekday`` (1–7, from Monday), all in UTC, or at no known
    time (``undated``); with a ``matter``, on a ``topic``, or ``among``
    those that people did something with (:mod:`dashboard.panels.among`)."""

    text: str = ""
    low: int = 0
    high: int = 100
    only: tuple[str, ...] = ()
    standard: str = ""
    verdicts: tuple[str, ...] = (MISSED,)
    by: str = ""
    since: date | None = None
    until: date | None = None
    hours: tuple[int, ...] = ()
    weekday: int | None = None
    undated: bool = False
    matter: str = ""
    topic: int | None = None
    among: str = ""
    order: str = "worst"
    page: int = 1

    def params(self) -> dict[str, str | list[str]]:
        """The search as parameters of the address: what differs from looking for nothing."""
        told: dict[str, str | list[str]] = {
            "q": self.text,
            "low": str(self.low) if self.low > 0 else "",
            "high": str(self.high) if self.high < 100 else "",
            "only": list(self.only),
            "standard": self.standard,
            "verdict": list(self.verdicts) if self.standard else "",
            "hour": [str(hour) for hour in self.hours],
            "undated": "1" if self.undated else "",
            **{name: _told(getattr(self, name)) for name in _PLAIN},
            "order": self.order if self.order != ORDERS[0] else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return {name: value for name, value in told.items() if value}


_PLAIN = ("by", "since", "until", "weekday", "matter", "topic", "among")
"""Parameters that are called as what they say."""

NAMES = ("q", "low", "high", "only", "standard", "verdict", "hour", "undated", *_PLAIN, "order",
         "page")  # fmt: skip
"""The parameters of the address that are a search's."""


def search_of(params: Mapping[str, Sequence[str]]) -> Search:
    """The search that stands in an address; what makes no sense there is passed over."""
    told = {name: values[-1] for name, values in params.items() if values}

    def number(name: str, usual: int, least: int, most: int) -> int:
        found = _whole(told.get(name, ""))
        return usual if found is None else min(max(found, least), most)

    since, until = (_day(told.get(name, "")) for name in ("since", "until"))
    stretch = since is not None and until is not None and since <= until
    low, high = number("low", 0, 0, 100), number("high", 100, 0, 100)
    words = params.get("verdict", ())
    hours = {_whole(text, most=23) for text in params.get("hour", ())}
    return Search(
        text=told.get("q", "").strip(),
        low=min(low, high),
        high=max(low, high),
        only=tuple(name for name in ONLY if name in params.get("only", ())),
        standard=_one_of(told.get("standard", ""), standards()),
        verdicts=tuple(word for word in VERDICTS if word in words) or (MISSED,),
        by=_one_of(told.get("by", ""), FIGURES),
        since=since if stretch else None,
        until=until if stretch else None,
        hours=tuple(sorted(hour for hour in hours if hour is not None)),
        weekday=_whole(told.get("weekday", ""), least=1, most=7),
        undated=told.get("undated") == "1",
        matter=told.get("matter", "").strip(),
        topic=_whole(told.get("topic", "")),
        among=told.get("among", "").strip(),
        order=_one_of(told.get("order", ""), ORDERS) or ORDERS[0],
        page=number("page", 1, 1, 10**6),
    )


def _one_of(text: str, known: Any) -> str:
    return text if text in known else ""


def _whole(text: str, least: int = 0, most: int = 10**6) -> int | None:
    known = text.isascii() and text.isdecimal() and len(text) <= _DIGITS
    return int(text) if known and least <= int(text) <= most else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _told(value: object) -> str:
    return "" if value is None else str(value)
