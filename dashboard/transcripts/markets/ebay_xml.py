"""eBay's Trading interface answers in XML: its messages as objects, one after the other.

No import format of its own (no ``NAME``).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from dashboard.transcripts.source import (
    BROKEN_STREAM,
    Place,
    Problem,
    beginning,
    opened,
    problem,
)

ANSWERS = ("GetMyMessagesResponse", "GetMemberMessagesResponse")

_MESSAGES = ("Message", "MemberMessageExchange")
_PIECE = 1 << 16
_DEEPEST = 40
_LONGEST = 10_000_000
"""Characters of one message; eBay allows some thousand."""


def is_answer(path: Path) -> bool:
    """Whether it begins like an answer with messages."""
    start = beginning(path)[:4096]
    return any(name.encode() in start for name in ANSWERS) and b"<" in start[:8]


def exchanges(
    path: Path, problems: list[Problem], place: Place
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The messages, each with its number (from 1): the texts of its elements under their names
    without prefixes, and of what occurs several times a list."""
    reader = _Reader()
    number = 0
    with opened(path) as (stream, file):
        place.follow(file)
        try:
            while piece := stream.read(_PIECE):
                reader.feed(piece)
                while reader.found:
                    number += 1
                    yield number, reader.found.pop(0)
            reader.end()
        except BROKEN_STREAM as broken:
            problems.append(problem(number + 1, "file", str(broken), "whole_gzip"))
        # LookupError: an encoding that does not exist.
        except (expat.ExpatError, ValueError, LookupError) as broken:
            problems.append(problem(number + 1, "file", str(broken), "xml"))
        finally:
            place.stay()


class _Reader:
    """Builds each message from its elements; everything else in the answer is passed over."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []
        self._open: list[tuple[str, dict[str, Any], list[str]]] = []
        self._size = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, piece: bytes) -> None:
        self._parser.Parse(piece, False)

    def end(self) -> None:
        self._parser.Parse(b"", True)

    def _refuse(self, *_: Any) -> None:
        # Entities can grow without bounds, and eBay declares none.
        raise ValueError("a document type is declared")

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if not self._open:
            if name not in _MESSAGES:
                return
            self._size = 0
        if len(self._open) >= _DEEPEST:
            raise ValueError("elements lie too deep")
        self._open.append((name, {}, []))

    def _text(self, text: str) -> None:
        if self._open:
            self._size += len(text)
            if self._size > _LONGEST:
                raise ValueError("a message is too long")
            self._open[-1][2].append(text)

    def _end(self, _name: str) -> None:
        if not self._open:
            return
        name, inner, texts = self._open.pop()
        value = inner or "".join(texts).strip()
        if not self._open:
            if isinstance(value, dict):
                self.found.append(value)
            return
        holder = self._open[-1][1]
        if name in holder:
            before = holder[name]
            holder[name] = [*(before if isinstance(before, list) else [before]), value]
        else:
            holder[name] = value
