"""Conversations written down by hand: ``0:20 agent Good morning``, for examples and tests."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl

from scoring.conversations import RAW, checked

BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""When a transcript begins: a Monday morning."""

_LINE = re.compile(r"^(?:(?P<clock>\d+(?::\d\d){1,2})|-)\s+(?P<role>\w+)\s?(?P<text>.*)$")


def conversation(said: str, conversation_id: str = "example", **facts: Any) -> pl.DataFrame:
    """A transcript as one conversation (CONVERSATION).

    Each line is a time since the beginning (``m:ss`` or ``h:mm:ss``; ``-`` for none), the speaker,
    and what was said; a line that begins otherwise goes on with the message above it. ``facts`` are
    keys of the native form (channel, rating, status …), the channel being chat unless said.

    :raises ValueError: a transcript that begins without a speaker.
    """
    rows: list[dict[str, Any]] = []
    for line in said.strip("\n").splitlines():
        if match := _LINE.match(line.strip()):
            clock = match["clock"]
            moment = None if clock is None else (BEGIN + _since(clock)).isoformat()
            rows.append({"role": match["role"], "text": match["text"], "timestamp": moment})
        elif not rows:
            raise ValueError(f"A transcript begins with a time and a speaker; found {line!r}.")
        else:
            rows[-1]["text"] += "\n" + line.strip()
    named = {"channel": "chat", "agent_id": "Ada"} | facts
    told = {key: json.dumps(value) if key == "tags" else str(value) for key, value in named.items()}
    raw = [{"row": 1, "conversation_id": conversation_id} | told | row for row in rows]
    return checked(pl.DataFrame(raw, schema=RAW), now=BEGIN + timedelta(days=400)).conversations


def _since(clock: str) -> timedelta:
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return timedelta(seconds=seconds)
