"""The CSV of Chatwoot's ratings."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from dashboard.transcripts.pieces import Piece
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

_LINK = re.compile(r"/accounts/\d+/conversations/(\d+)")


def holds_ratings(path: Path) -> bool:
    """Whether a row of the table links to a conversation: its columns are named in any language."""
    _, row = _head(path)
    return any(_LINK.search(cell) for cell in row)


def _head(path: Path) -> tuple[list[str], list[str]]:
    """The first two rows of a CSV, empty where it is none."""
    start = beginning(path)
    text = start.decode(encoding_of(start), "replace").lstrip("\ufeff")
    rows = csv.reader(io.StringIO(text.replace("\0", "")))
    try:
        filled = [row for _, row in zip(range(6), rows, strict=False) if row]
    except csv.Error:
        return [], []
    columns, row, *_ = [*filled, [], []]
    return columns, row


def ratings(path: Path, problems: list[Problem], place: Place) -> Iterator[Piece]:
    """The ratings in the CSV: agent, stars, words, …, link to the conversation."""
    with opened(path) as (stream, file), text_stream(stream, encoding_of(beginning(path))) as text:
        place.follow(file)
        rows = csv.reader(line.replace("\0", "") for line in text)
        number = 0
        while True:
            number += 1
            try:
                cells = next(rows)
            except StopIteration:
                break
            except BROKEN_STREAM as broken:
                problems.append(problem(number, "file", str(broken), "whole_gzip"))
                break
            except csv.Error as broken:
                problems.append(problem(number, "line", str(broken), "cells"))
                continue
            link = next((match for cell in cells if (match := _LINK.search(cell))), None)
            if link is not None and len(cells) > 2:
                told = {"rating": cells[1] or None, "rating_comment": cells[2] or None}
                yield Piece(number, link[1], told, [])
            # The columns' names stand first, the period of the report stands last.
            elif number > 1 and len(cells) > 1:
                problems.append(problem(number, "conversation_id", None, "conversation_id"))
        place.stay()
