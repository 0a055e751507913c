"""Finding conversations: the questions that can be asked of them, and the answer in order.

A search is what stands in the address, so that a link to a list, and from a conversation back to
its list, shows the same thing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import polars as pl

from dashboard import lake
from dashboard.states import LAKE_CONVERSATION, UNDATED
from dashboard.workspace import Workspace
from scoring.rubric import Rubric
from scoring.scorecard import MISSED, verdict
from scoring.standards import VERDICTS, standards

ONLY = ("critical", "unanswered", "rated")
"""What a search can be narrowed to."""

ORDERS = ("worst", "newest")

MOST_READ = 100_000
"""Conversations whose texts one search reads: the newest, so that an answer comes in seconds."""

_ANSWERED = "efficiency.answered"
_DIGITS = 9
"""Digits of a number in an address, at most: more is none that means anything."""
_WORDS = 160
"""Characters of a customer's first words that a list shows."""


@dataclass(frozen=True)
class Search:
    """What is looked for: ``text`` in the messages or among the numbers, ``low`` to ``high`` the
    overall score, ``only`` some of ONLY, a ``standard`` with the ``verdict`` it got; those that
    began on the days from ``since`` to ``until``, at an ``hour`` (0–23), on a ``weekday`` (1–7,
    from Monday), all in UTC; with a ``matter``, on a ``topic``."""

    text: str = ""
    low: int = 0
    high: int = 100
    only: tuple[str, ...] = ()
    standard: str = ""
    verdict: str = MISSED
    since: date | None = None
    until: date | None = None
    hour: int | None = None
    weekday: int | None = None
    matter: str = ""
    topic: int | None = None
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
            "verdict": self.verdict if self.standard else "",
            **{name: _told(getattr(self, name)) for name in NARROWED},
            "order": self.order if self.order != ORDERS[0] else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return {name: value for name, value in told.items() if value}


NARROWED = ("since", "until", "hour", "weekday", "matter", "topic")
"""What a figure that was clicked narrows the list to, beyond what its questions ask."""

NAMES = ("q", "low", "high", "only", "standard", "verdict", *NARROWED, "order", "page")
"""The parameters of the address that are a search's."""


def search_of(params: Mapping[str, Sequence[str]]) -> Search:
    """The search that stands in an address; what makes no sense there is passed over."""
    told = {name: values[-1] for name, values in params.items() if values}

    def number(name: str, usual: int, least: int, most: int) -> int:
        found = whole(name)
        return usual if found is None else min(max(found, least), most)

    def whole(name: str, least: int = 0, most: int = 10**6) -> int | None:
        text = told.get(name, "")
        known = text.isascii() and text.isdecimal() and len(text) <= _DIGITS
        return int(text) if known and least <= int(text) <= most else None

    since, until = (_day(told.get(name, "")) for name in ("since", "until"))
    stretch = since is not None and until is not None and since <= until
    standard, word = told.get("standard", ""), told.get("verdict", "")
    low, high = number("low", 0, 0, 100), number("high", 100, 0, 100)
    return Search(
        text=told.get("q", "").strip(),
        low=min(low, high),
        high=max(low, high),
        only=tuple(name for name in ONLY if name in params.get("only", ())),
        standard=standard if standard in standards() else "",
        verdict=word if word in VERDICTS else MISSED,
        since=since if stretch else None,
        until=until if stretch else None,
        hour=whole("hour", most=23),
        weekday=whole("weekday", least=1, most=7),
        matter=told.get("matter", "").strip(),
        topic=whole("topic"),
        order=told.get("order", "") if told.get("order") in ORDERS else ORDERS[0],
        page=number("page", 1, 1, 10**6),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _told(value: object) -> str:
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Found:
    """``rows``: the scores of what was found, in order, with ``unanswered``. ``complete`` tells
    whether all texts were read, or only the newest MOST_READ."""

    rows: pl.DataFrame
    complete: bool = True


def found(
    search: Search,
    scores: pl.LazyFrame,
    measurements: pl.LazyFrame,
    rubric: Rubric,
    workspace: Workspace,
) -> Found:
    """The conversations among ``scores`` (as filtered, also to the days of the search) that a
    search finds."""
    left = (pl.col(_ANSWERED) < 1).fill_null(False).alias("unanswered")
    narrowed = _narrowed(search, measurements)
    questions = ["conversation_id", left, *narrowed]
    if search.standard:
        questions.append(verdict(standards()[search.standard], rubric).alias("verdict"))
    rows = scores.join(measurements.select(questions), on="conversation_id", how="left")
    if search.standard:
        rows = rows.filter(pl.col("verdict") == search.verdict).drop("verdict")
    if narrowed:
        rows = rows.filter(pl.col("narrowed").fill_null(False)).drop("narrowed")
    for name in search.only:
        rows = rows.filter(pl.col("rating").is_not_null() if name == "rated" else pl.col(name))
    if (search.low, search.high) != (0, 100):
        rows = rows.filter(pl.col("overall").is_between(search.low, search.high))
    known, complete = rows.collect(), True
    if search.text:
        months = tuple(sorted(set(_months(known)), reverse=True))
        hits, complete = texts_with(
            workspace.conversations, lake.version(workspace.conversations), search.text, months
        )
        known = known.filter(pl.col("conversation_id").is_in(hits) | _numbered(search.text))
    return Found(known.sort(**_order(search.order)), complete)


@lru_cache(maxsize=16)
def texts_with(
    table: str, _version: int, text: str, months: tuple[str, ...]
) -> tuple[pl.Series, bool]:
    """Ids of the conversations of these months (newest first) in which somebody wrote ``text``, in
    whatever case, and whether all were read."""
    needle = text.lower()
    rows = lake.scan(table, LAKE_CONVERSATION).select("conversation_id", "month", "messages")
    hits: list[pl.Series] = []
    left = MOST_READ
    for month in months:
        here = rows.filter(pl.col("month") == month)
        count = here.select(pl.len()).collect().item()
        said = (
            here.head(left)
            .select("conversation_id", pl.col("messages").list.eval(pl.element().struct["text"]))
            .explode("messages", empty_as_null=False)
        )
        there = pl.col("messages").str.to_lowercase().str.contains(needle, literal=True)
        hits.append(said.filter(there).select("conversation_id").collect().to_series().unique())
        left -= count
        if left <= 0:
            break
    ids = pl.concat([pl.Series("conversation_id", [], pl.String), *hits])
    return ids, left >= 0


def first_words(rows: pl.DataFrame, workspace: Workspace) -> pl.DataFrame:
    """What the customer wrote first in each of a few conversations: ``conversation_id, words``."""
    customer = pl.col("messages").list.filter(pl.element().struct["role"] == "customer")
    words = customer.list.first().struct["text"].str.slice(0, _WORDS * 2)
    plain = words.str.replace_all(r"\s+", " ").str.strip_chars().str.slice(0, _WORDS)
    return (
        lake.scan(workspace.conversations, LAKE_CONVERSATION)
        .filter(
            pl.col("month").is_in([*_months(rows), UNDATED]),
            pl.col("conversation_id").is_in(rows["conversation_id"].implode()),
        )
        .select("conversation_id", plain.alias("words"))
        .collect()
    )


def _months(rows: pl.DataFrame) -> list[str]:
    return list(rows["started_at"].dt.strftime("%Y-%m").fill_null(UNDATED).unique())


def _numbered(text: str) -> pl.Expr:
    """Is the text part of the number of the conversation, the order or the customer?"""
    return pl.any_horizontal(
        pl.col(name).str.to_lowercase().str.contains(text.lower(), literal=True).fill_null(False)
        for name in ("conversation_id", "order_id", "customer_id")
    )


def _narrowed(search: Search, measurements: pl.LazyFrame) -> list[pl.Expr]:
    """Whether a conversation is among those the list is narrowed to, besides by its days."""
    began = pl.col("started_at").dt
    asked = {
        "hour": (began.hour(), search.hour),
        "weekday": (began.weekday(), search.weekday),
        "matter": (pl.col("matter"), search.matter or None),
        "topic": (pl.col("topic"), search.topic),
    }
    known = [
        part == wanted
        for name, (part, wanted) in asked.items()
        # Topics are there only once they were learned.
        if wanted is not None and (name != "topic" or "topic" in measurements.collect_schema())
    ]
    return [pl.all_horizontal(known).alias("narrowed")] if known else []


def _order(order: str) -> dict[str, Any]:
    by = {"started_at": True, "conversation_id": False}
    if order == "worst":
        by = {"critical": True, "overall": False} | by
    return {"by": list(by), "descending": list(by.values()), "nulls_last": True}
