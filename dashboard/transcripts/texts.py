"""Single texts, to be annotated: JSON Lines with ``{id, text, language?, role?}`` a line.

No import format (texts are no conversations), so this module has no ``NAME``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from dashboard.transcripts.columns import lacking, named
from dashboard.transcripts.documents import decoded, json_lines
from dashboard.transcripts.source import (
    BROKEN_STREAM,
    Batch,
    Problem,
    beginning,
    encoding_of,
    opened,
    problem,
    problem_frame,
)
from dashboard.transcripts.values import as_text
from scoring.conversations import MESSAGES, SPEAKERS, composed

BATCH_TEXTS = 20_000


def recognises(path: Path) -> bool:
    """Whether the first line is a JSON object with a text, and no message of a conversation."""
    start = beginning(path)
    text = start.decode(encoding_of(start), "replace").lstrip("\ufeff \r\n\t")
    try:
        first = orjson.loads(text.split("\n", 1)[0].encode())
    except orjson.JSONDecodeError:
        return False
    if not isinstance(first, dict) or "text" not in first or "messages" in first:
        return False
    return bool(lacking(named(first)))


def read(path: Path) -> Iterator[Batch]:
    """Batches of texts in the form of messages (MESSAGES), each a conversation of its own."""
    problems: list[Problem] = []
    rows: list[tuple[Any, ...]] = []
    encoding = encoding_of(beginning(path))
    if not encoding.startswith("utf-8"):
        problems.append(problem(None, "file", encoding, "encoding", refused=False))
    with opened(path) as (stream, file):
        number = 0
        try:
            for number, line in enumerate(json_lines(stream, encoding), start=1):
                found = decoded(line, number, problems) if line.strip() else None
                if found is None:
                    continue
                if (row := _row(found, number, len(rows), problems)) is not None:
                    rows.append(row)
                if len(rows) == BATCH_TEXTS:
                    yield _batch(rows, problems, file.tell())
                    rows, problems = [], []
        except BROKEN_STREAM as broken:
            problems.append(problem(number + 1, "file", str(broken), "whole_gzip"))
        yield _batch(rows, problems, file.tell())


def _row(
    found: dict[str, Any], number: int, place: int, problems: list[Problem]
) -> tuple[Any, ...] | None:
    text, role = as_text(found.get("text")), as_text(found.get("role"))
    if text is None:
        problems.append(problem(number, "text", None, "text"))
        return None
    speaker = role.strip().lower() if role else None
    if speaker and speaker not in SPEAKERS:
        problems.append(problem(number, "role", role, "role", refused=False))
        speaker = None
    name = as_text(found.get("id"))
    given = as_text(found.get("language"))
    return (place, name or str(number), 0, speaker or None, text, None, None, None, given)


def _batch(rows: list[tuple[Any, ...]], problems: list[Problem], read: int) -> Batch:
    texts = pl.DataFrame(rows, schema=MESSAGES, orient="row")
    return Batch(texts.with_columns(composed("text")), problem_frame(problems), read)
