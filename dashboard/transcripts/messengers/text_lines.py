"""Text files line by line, whatever their encoding and however long a line is, and text without
the signs that phones put into it.

No import format (no ``NAME``): the readers of text logs share it.
"""

from collections.abc import Iterator
from pathlib import Path

from dashboard.transcripts.source import (
    BROKEN_STREAM,
    Place,
    Problem,
    beginning,
    encoding_of,
    opened,
    problem,
    text_stream,
)

LONGEST_LINE = 1_000_000
"""Characters of a line or a message; messengers allow 65,536 at most."""

MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction: invisible, put in by phones and not by people."""

BLANKS = " \u00a0\u2007\u2009\u202f"

_PLAIN: dict[int, str | None] = dict.fromkeys(map(ord, MARKS))
_PLAIN |= {ord(blank): " " for blank in BLANKS}
# Names of files may hold bytes that are no letters, which no store takes.
_PLAIN |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def plain(text: str) -> str:
    """Text without marks of direction, and with common blanks."""
    return text.translate(_PLAIN).strip()


def numbered_lines(
    path: Path, problems: list[Problem], place: Place
) -> Iterator[tuple[int, str, bool]]:
    """The lines of a text file with their numbers (from 1), without their ends, whatever its
    encoding; the last value tells whether a line begins there (a far too long one goes on)."""
    encoding = encoding_of(beginning(path))
    if not encoding.startswith("utf-8"):
        problems.append(problem(None, "file", encoding, "encoding", refused=False))
    number = 0
    with opened(path) as (stream, file):
        place.follow(file)
        try:
            with text_stream(stream, encoding) as text:
                begins = True
                while line := text.readline(LONGEST_LINE):
                    number += begins
                    yield number, line.rstrip("\r\n"), begins
                    begins = line.endswith(("\n", "\r"))
        except BROKEN_STREAM as broken:
            problems.append(problem(number + 1, "file", str(broken), "whole_gzip"))
        finally:
            place.stay()
