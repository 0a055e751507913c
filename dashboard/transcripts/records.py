"""Records in JSON files: in lines, in a list, or page by page in a list within documents."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.documents import objects, shape
from dashboard.transcripts.pieces import Piece
from dashboard.transcripts.source import Place, Problem, Unreadable
from dashboard.transcripts.values import at, dicts_at

Kind = Callable[[dict[str, Any]], str | None]
"""What a JSON object is, in a format's own words; None for what it does not know."""


def holds(path: Path, lists: tuple[str, ...], kind: Kind) -> bool:
    """Whether the file begins with records of a kind, plain or in one of ``lists`` (levels parted
    by dots)."""
    found = shape(path)
    if found is None:
        return False
    return any(kind(record) for first in found.first for record in _unfolded(first, lists, kind))


def records(
    path: Path, lists: tuple[str, ...], kind: Kind, problems: list[Problem], place: Place
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a file, each with the number of the line or item. A document's own list is
    streamed."""
    found = shape(path)
    inside = ""
    if found is not None and (found.kind == "document" or len(found.first) == 1):
        inside = _inside(found.first[0], lists, kind) or ""
    for row, record in objects(path, problems, place, inside=inside):
        for one in _unfolded(record, lists, kind):
            yield row, one


def _inside(record: dict[str, Any], lists: tuple[str, ...], kind: Kind) -> str | None:
    """The name of the list that an object wraps, if it is no record itself."""
    if kind(record) is not None:
        return None
    return next((name for name in lists if isinstance(at(record, *name.split(".")), list)), None)


def _unfolded(record: dict[str, Any], lists: tuple[str, ...], kind: Kind) -> list[dict[str, Any]]:
    inside = _inside(record, lists, kind)
    return [record] if inside is None else dicts_at(record, *inside.split("."))


def with_messages(
    paths: tuple[Path, ...], pieces: Iterable[Piece], problems: list[Problem], lacking: str
) -> Iterator[Piece]:
    """The pieces of these files, as they come; raises :class:`Unreadable` after the last one where
    none had a message. ``lacking`` says what is to be put beside them."""
    told = texts = 0
    for piece in pieces:
        told += 1
        texts += len(piece.messages)
        yield piece
    if not texts and (told or not problems):
        names = ", ".join(path.name for path in paths)
        sentence = f"{names}: there are no messages. Put {lacking} beside it."
        raise Unreadable(sentence, paths[0].name, "messages")
