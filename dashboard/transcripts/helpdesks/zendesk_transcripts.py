"""Chats that Zendesk wrote into one comment of a ticket, as the messages they were.

No import format of its own (no ``NAME``): the readers of Zendesk's files share it.

    Chat started: 2024-03-05 09:10 AM UTC
    Served by: Ana

    (09:10:54 AM) Visitor 31: hello
    (09:11:02 AM) *** Ana joined the chat ***
    (09:11:10 AM) Ana: Good morning
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from dashboard.transcripts.helpdesks.zendesk_people import BOTS
from dashboard.transcripts.placeholders import of_file

LONGEST_NAME = 80

_LINE = re.compile(
    r"^\((?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)\)\s(?P<rest>.*)$", re.MULTILINE
)
_STARTED = re.compile(
    r"^Chat started(?: on)?:\s*(\d{4}-\d{2}-\d{2})[^\n]*?(UTC|GMT)?\s*$", re.MULTILINE
)
_SERVED = re.compile(r"^Served by:\s*(.+)$", re.MULTILINE)
_HEADS = ("chat started", "chat transcript", "conversation with", "offline transcript")
_JOINED = re.compile(r"^\*\*\* (?P<name>.+?) (?:has )?joined the chat")
_VISITOR = re.compile(r"(?:web user|visitor)\b", re.IGNORECASE)
_FILE = re.compile(r"^Uploaded:\s*(\S[^\n]*)")
_CLOCKS = ("%I:%M:%S %p", "%I:%M %p", "%H:%M:%S", "%H:%M")

Sides = Callable[[str], set[str]]
"""On which sides there is somebody of a name."""


def messages(
    text: str, written: str | None, customer: str | None, sides: Sides
) -> list[dict[str, Any]] | None:
    """The messages of a transcript; None for any other text, and where somebody in it cannot be
    told: then it stays one note. ``written`` is when the comment was, ``customer`` the name of who
    asked."""
    lines = list(_LINE.finditer(text))
    head = text[: lines[0].start()] if lines else ""
    if not lines or not (head.strip() == "" or head.lstrip().lower().startswith(_HEADS)):
        return None
    served = {name.strip() for found in _SERVED.findall(head) for name in found.split(",")}
    served |= {found["name"] for line in lines if (found := _JOINED.match(line["rest"]))}
    ends = [line.start() for line in lines[1:]] + [len(text)]
    clock = _Clock(head, written)
    told = []
    for line, end in zip(lines, ends, strict=True):
        rest = (line["rest"] + text[line.end() : end]).strip()
        message = _message(rest, served, customer, sides)
        if message is None:
            return None
        told.append(message | {"timestamp": clock.time(line["time"])})
    return told


def _message(
    rest: str, served: set[str], customer: str | None, sides: Sides
) -> dict[str, Any] | None:
    if rest.startswith("***"):
        joined = _JOINED.match(rest)
        by_agent = joined is not None and _side(joined["name"], served, customer, sides) == "agent"
        event = "handover" if by_agent else None
        return {"role": "note", "text": rest.strip("* \n"), "event": event}
    name, colon, said = rest.partition(":")
    name = name.strip()
    side = _side(name, served, customer, sides) if colon and len(name) <= LONGEST_NAME else None
    if side is None:
        return None
    file = _FILE.match(said.strip())
    text = said.strip() if file is None else of_file(file[1])
    return {"role": side, "text": text, "author": name if side == "agent" else None}


def _side(name: str, served: set[str], customer: str | None, sides: Sides) -> str | None:
    plain = name.lower()
    if plain in BOTS or plain.endswith((" bot", "(bot)")):
        return "bot"
    if name == customer or _VISITOR.match(name):
        return "customer"
    if name in served:
        return "agent"
    known = sides(name)
    return known.pop() if len(known) == 1 else None


class _Clock:
    """Times of day with the day they were on: of the chat's beginning, else of the comment."""

    def __init__(self, head: str, written: str | None) -> None:
        started = _STARTED.search(head)
        self._zone = "Z" if (started and started[2]) or (not started and written) else ""
        day = started[1] if started else (written or "")[:10]
        try:
            self._last: datetime | None = datetime.strptime(day, "%Y-%m-%d")
        except ValueError:
            self._last = None

    def time(self, clock: str) -> str | None:
        """ISO 8601 of a time of day; after midnight it is the next day."""
        if self._last is None:
            return None
        for form in _CLOCKS:
            try:
                found = datetime.strptime(clock.strip(), form).time()
            except ValueError:
                continue
            when = datetime.combine(self._last.date(), found)
            # Messages may lie a moment out of order: only a long way back is another day.
            if self._last - when > timedelta(hours=12):
                when += timedelta(days=1)
            self._last = max(self._last, when)
            return when.isoformat() + self._zone
        return None
