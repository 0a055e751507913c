"""Finding conversations: the questions that can be asked of them, and the answer in order.

A search is what stands in the address, so that a link to a list, and from a conversation back to
its list, shows the same thing.
"""

from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard import lake
from dashboard.search.asked import Search
from dashboard.search.texts import texts_with
from dashboard.workspace import Workspace
from scoring.rubric import Rubric
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, NOT_ASSESSED, PARTLY, verdict
from scoring.standards import standards

_ANSWERED = "efficiency.answered"

_WORST_FIRST = pl.Enum([MISSED, PARTLY, MET, NOT_APPLICABLE, NOT_ASSESSED])


@dataclass(frozen=True)
class Found:
    """``rows``: the scores of what was found, in order, with ``unanswered`` and the ``month`` of
    the lake in which they lie. ``complete`` tells whether all texts were read, or only the newest
    MOST_READ."""

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
    questions = ["conversation_id", "month", left, *narrowed]
    if search.standard:
        judged = verdict(standards()[search.standard], rubric)
        questions.append(judged.cast(_WORST_FIRST).alias("verdict"))
    rows = scores.join(measurements.select(questions), on="conversation_id", how="left")
    if search.standard:
        rows = rows.filter(pl.col("verdict").is_in(list(search.verdicts)))
    if narrowed:
        rows = rows.filter(pl.col("narrowed").fill_null(False)).drop("narrowed")
    for name in search.only:
        rows = rows.filter(pl.col("rating").is_not_null() if name == "rated" else pl.col(name))
    if search.by:
        rows = rows.filter(pl.col(search.by).is_not_null())
    if (search.low, search.high) != (0, 100):
        rows = rows.filter(pl.col("overall").is_between(search.low, search.high))
    known, complete = rows.collect(), True
    if search.text:
        months = tuple(known["month"].unique().sort(descending=True))
        hits, complete = texts_with(
            workspace.conversations, lake.version(workspace.conversations), search.text, months
        )
        known = known.filter(pl.col("conversation_id").is_in(hits) | _numbered(search.text))
    return Found(known.sort(**_order(search)).drop("verdict", strict=False), complete)


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
        "hour": (began.hour().is_in(search.hours), search.hours),
        "weekday": (began.weekday().is_in([search.weekday]), search.weekday),
        "undated": (pl.col("started_at").is_null(), search.undated),
        "matter": (pl.col("matter") == search.matter, search.matter),
        "topic": (pl.col("topic").is_in([search.topic]), search.topic is not None),
    }
    known = [
        part
        for name, (part, wanted) in asked.items()
        # Topics are there only once they were learned.
        if wanted and (name != "topic" or "topic" in measurements.collect_schema())
    ]
    return [pl.all_horizontal(known).alias("narrowed")] if known else []


def _order(search: Search) -> dict[str, Any]:
    by = {"started_at": True, "conversation_id": False}
    if search.order == "worst":
        first = {"verdict": False} if search.standard else {}
        worst = {search.by: False} if search.by else {"critical": True}
        by = first | worst | {"overall": False} | by
    return {"by": list(by), "descending": list(by.values()), "nulls_last": True}
