"""What the transcript shows, as plain data: the messages cut into pieces at the marked words.

The cutting is done here, by characters as the measurements count them; the browser counts
otherwise (an emoji is two there) and never needs to.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import polars as pl

from dashboard.locale import date, duration, t
from dashboard.transcripts import placeholders
from scoring.personal import PLACEHOLDERS

SIGNS = {"met": "+", "partly": "±", "missed": "−", "not assessed": "?"}
"""How a mark says its verdict."""

SHAPES = {"attitude": "●", "efficiency": "■", "effect": "▲", "process": "◆"}
"""How a mark says its dimension to whoever cannot tell the colours."""

SHOWN = 20_000
"""Characters of one message that are shown: a log pasted into a chat must not stop the browser."""

WORTH_SAYING = 60
"""Seconds of waiting from which it is told although it was within the limit."""


_PASSING = ("handover", "merged", "reopened")
"""Events at which something begins: they get a line of their own."""

_STANDS_FOR = re.compile(
    r"\[file: [^\]\n]*\]|" + "|".join(map(re.escape, (*PLACEHOLDERS, *placeholders.EVERY)))
)
"""What stands in a text for something else."""


@dataclass(frozen=True)
class Mark:
    """Numbered evidence: the characters ``start`` to ``end`` of the message at ``position``, or all
    of it (None); what it says of which ``dimension`` (``verdict``: met, partly or missed) and,
    in words, of which standard (``label``)."""

    number: int
    position: int
    start: int | None
    end: int | None
    dimension: str
    verdict: str
    label: str


def content(said: pl.DataFrame, marks: Sequence[Mark], selected: int | None) -> dict[str, Any]:
    """A course (:func:`scoring.analysis.course.course`) with its marks, for the component.

    ``items`` are days, waits and messages in order; ``marks`` say by number how to draw each.
    """
    return {
        "label": t("conversation-transcript"),
        "items": list(_items(said, marks)),
        "marks": {
            str(mark.number): {
                "badge": f"{SHAPES[mark.dimension]}\u202f{SIGNS[mark.verdict]}{mark.number}",
                "dimension": mark.dimension,
                "label": mark.label,
            }
            for mark in marks
        },
        "selected": selected,
    }


def pieces(text: str, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The text cut wherever a mark or a placeholder begins or ends: ``text``, the numbers of the
    ``marks`` that lie over it, the shortest first, and of those that end with it (``ends``), and
    what it stands for in words (``stands``), if it is a placeholder. Together they are the text,
    character by character."""
    spans = sorted(
        (
            (mark.start, min(mark.end, len(text)), mark.number)
            for mark in marks
            if mark.start is not None and mark.end is not None and mark.start < len(text)
        ),
        key=lambda span: (span[1] - span[0], span[2]),
    )
    stand = [found.span() for found in _STANDS_FOR.finditer(text)]
    bounds = [*((start, end) for start, end, _ in spans), *stand]
    cuts = sorted({0, len(text), *(cut for bound in bounds for cut in bound)})
    return [
        {
            "text": text[left:right],
            "marks": [number for start, end, number in spans if start <= left and right <= end],
            "ends": sorted(number for _, end, number in spans if end == right),
            "stands": _stands(text, stand, left, right),
        }
        for left, right in pairwise(cuts)
    ]


def _stands(text: str, stand: Sequence[tuple[int, int]], left: int, right: int) -> str:
    """What a piece of a placeholder stands for; empty for words."""
    for start, end in stand:
        if start <= left and right <= end:
            kind, _, _name = text[start + 1 : end - 1].partition(":")
            return t(f"placeholder-{kind}")
    return ""


def _items(said: pl.DataFrame, marks: Sequence[Mark]) -> Iterator[dict[str, Any]]:
    several_days = said["timestamp"].dt.date().n_unique() > 1
    day = None
    for row in said.iter_rows(named=True):
        time = row["timestamp"]
        if several_days and time is not None and time.date() != day:
            day = time.date()
            yield {"kind": "day", "text": date(day)}
        if wait := _wait(row):
            yield wait
        if row["event"] in _PASSING:
            yield {"kind": "event", "text": t(f"event-{row['event']}")}
            if not row["text"]:
                continue
        mine = [mark for mark in marks if mark.position == row["position"]]
        yield _message(row, mine)
    if _unanswered(said):
        yield {"kind": "wait", "text": t("conversation-never-answered"), "late": True}


def _wait(row: dict[str, Any]) -> dict[str, Any] | None:
    seconds, limit, within = row["wait_seconds"], row["limit_seconds"], row["within_seconds"]
    if seconds is None or limit is None:
        return None
    wait = duration(seconds)
    if within is not None and within < seconds:
        wait = t("conversation-wait-within", wait=wait, within=duration(within))
    if row["counted_seconds"] > limit:
        text = t("conversation-waited-late", wait=wait, limit=duration(limit))
        return {"kind": "wait", "text": text, "late": True}
    if seconds >= WORTH_SAYING:
        return {"kind": "wait", "text": t("conversation-waited", wait=wait), "late": False}
    return None


def _message(row: dict[str, Any], marks: Sequence[Mark]) -> dict[str, Any]:
    text, speaker, time = row["text"], row["speaker"], row["timestamp"]
    role, author = t(f"role-{speaker}"), row["author"]
    # A bot and a note say what they are even where they have a name.
    named = f"{role} · {author}" if author and speaker in ("bot", "note") else author or role
    within = [mark for mark in marks if mark.start is not None and mark.start < SHOWN]
    left_out = len(text) - SHOWN
    event = row["event"] if row["event"] not in _PASSING else None
    return {
        "kind": "message",
        "speaker": speaker,
        "role": role,
        "who": named,
        "time": f"{time:%H:%M}" if time else "",
        "language": row["language"] or "",
        "event": t(f"event-{event}") if event else "",
        "translation": (row["translation"] or "")[:SHOWN],
        "translated": t("conversation-translation"),
        "pieces": pieces(text[:SHOWN], within),
        "whole": [mark.number for mark in marks if mark not in within],
        "rest": t("conversation-cut", count=left_out) if left_out > 0 else "",
    }


def _unanswered(said: pl.DataFrame) -> bool:
    speakers = set(said["speaker"])
    return "customer" in speakers and "agent" not in speakers
