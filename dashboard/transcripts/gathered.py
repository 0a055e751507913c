"""Conversations in the native form, as readers find them, put together into batches."""

from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl

from dashboard.transcripts.source import Batch, Place, Problem, problem_frame
from dashboard.transcripts.values import as_json, as_text, tag_list
from scoring.conversations import RAW

BATCH_CONVERSATIONS = 2_000
BATCH_CHARACTERS = 16_000_000

_MESSAGE_KEYS = ("role", "text", "timestamp", "author", "event", "translation")
_NOT_OWN = ("row", "source", "extra", "message_extra", *_MESSAGE_KEYS)
"""Not of the conversation itself: ``source`` is told by whoever brings the file."""

_OWN_KEYS = tuple(name for name in RAW.names() if name not in _NOT_OWN)


def batches(
    found: Iterable[tuple[int, dict[str, Any]]], problems: list[Problem], place: Place
) -> Iterator[Batch]:
    """Batches of some 2,000 conversations in the native form, each with its row in the file.

    ``{"conversation_id", "messages": [{"role", "text", "timestamp", "author", "event",
    "translation"}], "channel", "agent_id", …}``: keys that RAW has no column for are kept as extra.
    ``problems`` is filled by whoever finds the conversations, and emptied here; ``place`` tells how
    far that is.
    """
    gathered = _Gathered()
    for row, conversation in found:
        if gathered.is_full(conversation):
            yield gathered.batch(problems, place.read)
            gathered = _Gathered()
        gathered.add(row, conversation)
    yield gathered.batch(problems, place.read)


class _Gathered:
    """The columns of the batch being read."""

    def __init__(self) -> None:
        self.columns: dict[str, list[Any]] = {name: [] for name in RAW.names() if name != "source"}
        self.ids: set[str | None] = set()
        self.conversations = 0
        self.characters = 0

    def is_full(self, next_one: dict[str, Any]) -> bool:
        """Full, or holding this id already: each state of a conversation needs its own batch."""
        return (
            self.conversations >= BATCH_CONVERSATIONS
            or self.characters >= BATCH_CHARACTERS
            or _id(next_one) in self.ids
        )

    def add(self, row: int, conversation: dict[str, Any]) -> None:
        messages = conversation.pop("messages") or [{}]
        if (identity := _id(conversation)) is not None:
            self.ids.add(identity)
        self.conversations += 1
        columns, times = self.columns, len(messages)
        columns["row"].extend([row] * times)
        for name in _OWN_KEYS:
            value = conversation.pop(name, None)
            value = tag_list(value) if name == "tags" else as_text(value)
            columns[name].extend([value] * times)
        columns["extra"].extend([as_json(conversation)] * times)
        for message in messages:
            for name in _MESSAGE_KEYS:
                columns[name].append(as_text(message.pop(name, None)))
            columns["message_extra"].append(as_json(message))
            self.characters += len(columns["text"][-1] or "")

    def batch(self, problems: list[Problem], read: int) -> Batch:
        told = problem_frame(problems)
        problems.clear()
        schema = {name: RAW[name] for name in self.columns}
        source = pl.lit(None, pl.String).alias("source")
        raw = pl.DataFrame(self.columns, schema=schema).with_columns(source)
        return Batch(raw.select(RAW.names()), told, read)


def _id(conversation: dict[str, Any]) -> str | None:
    text = as_text(conversation.get("conversation_id"))
    return text.strip() or None if text else None
