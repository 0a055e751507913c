"""The native form: JSON Lines, plain or gzipped, one conversation with its messages a line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.documents import objects
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    PEEK,
    Batch,
    Place,
    Problem,
    Reading,
    beginning,
    encoding_of,
    problem,
)
from dashboard.transcripts.values import as_text

NAME = "native"
LAST = True
EXPECTS = (
    "JSON Lines (also gzipped) with one conversation a line, "
    '{"conversation_id": …, "messages": [{"role": …, "text": …, "timestamp": …}]}'
)


def recognises(path: Path) -> bool:
    """Whether one of the first lines is a JSON object with a list of messages."""
    start = beginning(path)
    lines = start.decode(encoding_of(start), "replace").lstrip("\ufeff").splitlines()[:20]
    # The first line may be longer than what was looked at: then its beginning has to do.
    cut = len(lines) == 1 and len(start) >= PEEK
    return any(line.lstrip().startswith("{") and (cut or '"messages"' in line) for line in lines)


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of some 2,000 conversations; what came before a break in the file is kept."""
    problems: list[Problem] = []
    place = Place()
    found = (
        (row, conversation)
        for row, conversation in objects(path, problems, place)
        if _whole(conversation, row, problems)
    )
    yield from batches(found, problems, place)


def _whole(conversation: dict[str, Any], row: int, problems: list[Problem]) -> bool:
    """Whether it has a list of messages; else a problem says what it lacks."""
    messages = conversation.get("messages")
    if not isinstance(messages, list):
        problems.append(problem(row, "messages", as_text(messages), "messages"))
    elif wrong := [message for message in messages if not isinstance(message, dict)]:
        problems.append(problem(row, "messages", as_text(wrong[0]), "message"))
    else:
        return True
    return False
