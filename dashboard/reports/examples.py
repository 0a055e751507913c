"""The conversations a report points at, with what the agent said there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard import lake
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.reports.judged import Judged
from dashboard.reports.masked import masked
from dashboard.workspace import Workspace
from scoring.analysis import attention
from scoring.conversations import CONVERSATION
from scoring.measure import MEASUREMENT
from scoring.scorecard import MET, MISSED, verdicts

MOST = 3
"""Conversations to look at, and as many to learn from."""

_NAMED = 3
"""Standards that are named of each."""

Read = Callable[..., pl.DataFrame]
"""What is kept of conversations, by their ids: a row each that is there."""


@dataclass(frozen=True)
class Example:
    """A conversation, the ``standards`` it missed (or met, if it is to learn from), and the masked
    ``words`` of the agent in which most of them show (None: no single message shows it)."""

    conversation_id: str
    day: date | None
    language: str | None
    channel: str | None
    agent_id: str | None
    overall: float
    standards: tuple[str, ...]
    words: str | None


@dataclass(frozen=True)
class Examples:
    worst: tuple[Example, ...] = ()
    best: tuple[Example, ...] = ()


def examples(now: Judged, measurement: Read, conversation: Read) -> Examples:
    """Conversations of a period to look at and to learn from; ``measurement`` gives MEASUREMENT,
    ``conversation`` CONVERSATION."""
    worst = attention.weakest(now.scores, MOST)
    others = now.scores.filter(~pl.col("conversation_id").is_in(worst["conversation_id"].implode()))
    best = attention.best(others, MOST)
    names = [*worst["conversation_id"], *best["conversation_id"]]
    if not names:
        return Examples()
    judged, stored = verdicts(measurement(*names), now.rubric), conversation(*names)

    def told(scores: pl.DataFrame, verdict: str) -> tuple[Example, ...]:
        known = judged.filter(pl.col("verdict") == verdict)
        return tuple(_example(row, known, stored) for row in scores.iter_rows(named=True))

    return Examples(told(worst, MISSED), told(best, MET))


def of_workspace(workspace: Workspace) -> tuple[Read, Read]:
    """``measurement`` and ``conversation`` outside of the screen."""

    def measurement(*names: str) -> pl.DataFrame:
        return lake.rows(workspace.measurements, names, LAKE_MEASUREMENT).select(*MEASUREMENT)

    def conversation(*names: str) -> pl.DataFrame:
        return lake.rows(workspace.conversations, names, CONVERSATION).select(*CONVERSATION)

    return measurement, conversation


def _example(row: dict[str, Any], known: pl.DataFrame, stored: pl.DataFrame) -> Example:
    name, began = row["conversation_id"], row["started_at"]
    mine = pl.col("conversation_id") == name
    said = known.filter(mine)
    return Example(
        conversation_id=name,
        day=began.date() if began else None,
        language=row["language"],
        channel=row["channel"],
        agent_id=row["agent_id"],
        overall=row["overall"],
        standards=tuple(said["standard"].head(_NAMED)),
        words=_words(stored.filter(mine), said["message"].drop_nulls()),
    )


def _words(stored: pl.DataFrame, shown: pl.Series) -> str | None:
    """Of the agent's messages the one in which most ``shown`` is seen; the first among equals."""
    if stored.is_empty():
        return None
    whole = stored.row(0, named=True)
    spoken = {one["position"]: one for one in whole["messages"]}
    counts = shown.value_counts(sort=False).sort("count", "message", descending=[True, False])
    names = {one["author"] for one in whole["messages"] if one["role"] == "customer"}
    for place in counts["message"]:
        if spoken.get(place, {}).get("role") == "agent":
            return masked(spoken[place]["text"], [*sorted(names - {None}), whole["customer_id"]])
    return None
