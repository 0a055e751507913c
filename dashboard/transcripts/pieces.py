"""What exports tell of a conversation in several places, put together in bounded memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, NamedTuple
from zlib import crc32

import orjson

HELD_BYTES = 100_000_000
"""Beyond this the pieces lie on the disk, in PARTS files, of which one is read at a time."""

PARTS = 64

_BYTES_OF_ONE = 600
"""What a message takes in memory beside its text."""


class Piece(NamedTuple):
    """What one place of a file tells of a conversation: the row of the file, the conversation's
    own id, what is told of it in the native form (texts and lists of texts), and messages in the
    native form, each with ``id`` where the source numbers them, and ``assigns`` where it gives the
    conversation to a person. ``stamp`` is the time of this state, where it is told."""

    row: int
    conversation: str
    facts: dict[str, Any]
    messages: list[dict[str, Any]]
    stamp: str | None = None


def together(pieces: Iterable[Piece]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Conversations in the native form, each with the first row that tells of it.

    Of a fact and of a message with an id, the latest state is kept: by ``stamp``, else as they
    come. The first assignment to a person, when no person of the shop has written yet, is the
    "handover".
    """
    with ExitStack() as stack:
        held: list[Piece] = []
        size = 0
        files: list[IO[bytes]] = []
        for piece in pieces:
            held.append(piece)
            size += _size(piece)
            if size > HELD_BYTES:
                files = files or _files(stack)
                _put_by(held, files)
                held, size = [], 0
        if not files:
            yield from _merged(held)
            return
        _put_by(held, files)
        for file in files:
            file.seek(0)
            yield from _merged(Piece(*orjson.loads(line)) for line in file)


def _size(piece: Piece) -> int:
    texts = sum(len(message.get("text") or "") for message in piece.messages)
    return _BYTES_OF_ONE * (1 + len(piece.messages)) + texts


def _files(stack: ExitStack) -> list[IO[bytes]]:
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="fourfold-")))
    return [stack.enter_context((folder / f"{part}").open("w+b")) for part in range(PARTS)]


def _put_by(pieces: list[Piece], files: list[IO[bytes]]) -> None:
    for piece in pieces:
        part = crc32(piece.conversation.encode()) % len(files)
        files[part].write(orjson.dumps(list(piece)) + b"\n")


def _merged(pieces: Iterable[Piece]) -> Iterator[tuple[int, dict[str, Any]]]:
    conversations: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        conversations[piece.conversation].append(piece)
    for name, found in conversations.items():
        messages: dict[Any, dict[str, Any]] = {}
        facts: dict[str, Any] = {}
        for piece in sorted(found, key=lambda piece: order(piece.stamp)):
            facts |= {key: value for key, value in piece.facts.items() if value is not None}
            for message in piece.messages:
                # A later state stands where the first one stood.
                messages[message.pop("id", None) or object()] = message
        told = list(messages.values())
        _hand_over(told)
        yield found[0].row, {"conversation_id": name, **facts, "messages": told}


def order(time: str | None) -> tuple[int, float, str]:
    """What sorts the times of one source, written as numbers or ISO 8601; none comes first."""
    if time is None:
        return 0, 0.0, ""
    try:
        return 1, float(time), ""
    except ValueError:
        return 2, 0.0, time


def _hand_over(messages: list[dict[str, Any]]) -> None:
    assigning = [bool(message.pop("assigns", False)) for message in messages]
    told = zip(messages, assigning, strict=True)
    for message, assigns in sorted(told, key=lambda one: order(one[0].get("timestamp"))):
        if message.get("role") == "agent":
            return
        if assigns:
            message["event"] = "handover"
            return
