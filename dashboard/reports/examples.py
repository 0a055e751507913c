"""The conversations a report points at, with what the agent said there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard import lake
from dashboard.intake import LAKE_MEASUREMENT
from dashboard.reports.judged import Judged
from dashboard.reports.masked import masked
from dashboard.workspace import Workspace
from scoring.analysis import attention
from scoring.conversations import CONVERSATION
from scoring.measure import MEASUREMENT
from scoring.rubric import Rubric
from scoring.scorecard import MET, MISSED, verdicts

MOST = 3
"""Conversations to look at, and as many to learn from."""

_NAMED = 3
"""Standards that are named of each."""

Read = Callable[[str], pl.DataFrame]
"""What is kept of a conversation, by its id: one row, or none."""


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

    def told(scores: pl.DataFrame, verdict: str) -> tuple[Example, ...]:
        return tuple(
            _example(row, verdict, measurement, conversation, now.rubric)
            for row in scores.iter_rows(named=True)
        )

    worst = attention.weakest(now.scores, MOST)
    others = now.scores.filter(~pl.col("conversation_id").is_in(worst["conversation_id"].implode()))
    return Examples(told(worst, MISSED), told(attention.best(others, MOST), MET))


def of_workspace(workspace: Workspace) -> tuple[Read, Read]:
    """``measurement`` and ``conversation`` outside of the screen."""

    def measurement(conversation_id: str) -> pl.DataFrame:
        every = lake.scan(workspace.measurements, LAKE_MEASUREMENT)
        mine = every.filter(pl.col("conversation_id") == conversation_id)
        return mine.select(*MEASUREMENT).collect()

    def conversation(conversation_id: str) -> pl.DataFrame:
        found = lake.row(workspace.conversations, conversation_id, CONVERSATION)
        return found.select(*CONVERSATION)

    return measurement, conversation


def _example(
    row: dict[str, Any], verdict: str, measurement: Read, conversation: Read, rubric: Rubric
) -> Example:
    name, began = row["conversation_id"], row["started_at"]
    said = verdicts(measurement(name), rubric).filter(pl.col("verdict") == verdict)
    return Example(
        conversation_id=name,
        day=began.date() if began else None,
        language=row["language"],
        channel=row["channel"],
        agent_id=row["agent_id"],
        overall=row["overall"],
        standards=tuple(said["standard"].head(_NAMED)),
        words=_words(conversation(name), said["message"].drop_nulls()),
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
