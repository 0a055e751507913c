"""A Signal chat as text: ``[date, time] name: text``, as the exporters of Signal's own store write
it (also as Markdown)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.transcripts import placeholders
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.messengers.chats import Said, conversations
from dashboard.transcripts.messengers.sides import MOST_NAMES, agents_among, chat_of, unknown_agents
from dashboard.transcripts.messengers.text_lines import LONGEST_LINE, numbered_lines, plain
from dashboard.transcripts.messengers.written_times import written_time
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    Batch,
    Place,
    Problem,
    Reading,
    Unreadable,
    beginning,
    encoding_of,
    problem,
)

NAME = "signal_text"
SOURCE = "signal"
EXPECTS = "a chat exported from Signal as text"

OWN = ("Me", "You")
"""How the exporters call whoever exported the chat."""

_HEAD = re.compile(
    r"\ufeff?\[(?P<day>\d{4}-\d\d-\d\d)(?P<comma>,?) (?P<time>\d\d:\d\d(?::\d\d)?)\] "
    r"(?P<name>[^\n]{1,120}?): ?(?P<text>(?<=: ).*|$)",
    re.DOTALL,
)
_FILE = re.compile(r"!?\[(?P<name>[^\[\]\n]{0,200})\]\((?P<path>[^()\n]{1,400})\)[ ]*")
_STICKER = re.compile(r"^\(\( .{1,40} \)\)$", re.MULTILINE)
_REACTIONS = re.compile(r"^\(- .{1,2000} -\)$", re.MULTILINE)
_QUOTE = re.compile(r"\A\s*(?:^> ?[^\n]*\n?)+\s*", re.MULTILINE)
_CALL = re.compile(r"(?:Incoming|Outgoing|Missed)(?: (?:voice|video))? call\b[^\n]{0,60}")


@dataclass(frozen=True)
class _Begun:
    """The line that begins a message."""

    row: int
    stamp: str
    name: str
    text: str


def recognises(path: Path) -> bool:
    """Whether it begins as these chats do. WhatsApp writes such lines in some languages, but with
    seconds, with marks of direction, and never a "Me"."""
    start = beginning(path)
    text = start.decode(encoding_of(start), "replace").lstrip("\ufeff\r\n ")
    first = _HEAD.match(text.partition("\n")[0])
    if first is None or "\u200e" in text[:10_000]:
        return False
    short = bool(first["comma"]) and len(first["time"]) == len("12:23")
    return short or any(f"] {own}: " in text for own in OWN)


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations; raises :class:`Unreadable` where nobody says whose people write."""
    names: dict[str, None] = {}
    for begun, _ in _lines(path, [], Place()):
        if begun is not None and len(names) < MOST_NAMES:
            names[begun.name] = None
    if not names:
        raise Unreadable(f"{path.name} is not {EXPECTS}.", path.name, "known_format")
    own = next((name for name in OWN if name in names), None)
    agents = agents_among(names, reading, own=own)
    if agents is None:
        raise unknown_agents(path.name, names)
    problems: list[Problem] = []
    place = Place()
    chat = chat_of(list(names), agents, fallback=path.stem)
    said = _said(path, problems, place)
    yield from batches(conversations(said, chat, problems), problems, place)


def _said(path: Path, problems: list[Problem], place: Place) -> Iterator[Said]:
    current: _Begun | None = None
    lines: list[str] = []
    length = 0
    for begun, line in _lines(path, problems, place):
        if begun is not None:
            if current is not None:
                yield _message(current, lines)
            current, lines, length = begun, [], 0
        elif current is not None and (length := length + len(line)) <= LONGEST_LINE:
            lines.append(line)
        elif current is not None and length - len(line) <= LONGEST_LINE:
            problems.append(problem(current.row, "text", None, "text_length", refused=False))
    if current is not None:
        yield _message(current, lines)


def _lines(
    path: Path, problems: list[Problem], place: Place
) -> Iterator[tuple[_Begun | None, str]]:
    for row, line, begins in numbered_lines(path, problems, place):
        match = _HEAD.match(line) if begins else None
        if match is None:
            yield None, line
        else:
            stamp = f"{match['day']}T{match['time']}"
            yield _Begun(row, stamp, plain(match["name"]) or "?", match["text"]), ""


def _message(begun: _Begun, lines: list[str]) -> Said:
    text = "\n".join([begun.text, *lines]).strip()
    time = written_time(begun.stamp)
    if text == "(This message was deleted)":
        return Said(begun.row, begun.name, placeholders.DELETED, time, begun.stamp, "deleted")
    return Said(begun.row, begun.name, understood(text), time, begun.stamp)


def understood(text: str) -> str:
    """The text without what was quoted and who liked it, with placeholders for what is no text."""
    bare = _QUOTE.sub("", _REACTIONS.sub("", text), count=1)
    if _CALL.fullmatch(bare.strip()):
        return placeholders.CALL
    found = [placeholders.of_file(file["name"] or file["path"]) for file in _FILE.finditer(bare)]
    bare, stickers = _STICKER.subn("", _FILE.sub("", bare))
    found += [placeholders.STICKER] * stickers
    return "\n".join([*found, bare.strip()] if bare.strip() else found)
