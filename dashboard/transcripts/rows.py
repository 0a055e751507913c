"""Tables of an account's copy (CSV, TSV) row by row, for readers that join several of them.

No import format of its own (no ``NAME``).
"""

import csv
import io
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

Row = dict[str, str | None]

_LONGEST_CELL = 64_000_000
_DELIMITERS = ",;\t|"


def head(path: Path) -> tuple[list[str], Row]:
    """The columns in small letters and the first row; empty for anything that is no table."""
    start = beginning(path)
    text = start.decode(encoding_of(start), "replace").lstrip("\ufeff")
    if "\0" in text or text.lstrip().startswith(("{", "[")):
        return [], {}
    csv.field_size_limit(_LONGEST_CELL)
    lines = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        columns, first = _columns(next(lines, [])), next(lines, [])
    except csv.Error:
        return [], {}
    if len(columns) < 2:
        return [], {}
    return columns, {name: cell or None for name, cell in zip(columns, first, strict=False)}


def rows(path: Path, problems: list[Problem], place: Place) -> Iterator[tuple[int, Row]]:
    """Every row with its number (the columns' names are row 1), empty cells as None; rows with
    more or fewer cells than columns are refused."""
    start = beginning(path)
    encoding = encoding_of(start)
    if not encoding.startswith("utf-8"):
        problems.append(problem(None, "file", encoding, "encoding", refused=False))
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = _delimiter(start.decode(encoding, "replace"))
    with opened(path) as (stream, file), text_stream(stream, encoding) as text:
        place.follow(file)
        lines = csv.reader(text, delimiter=delimiter)
        columns: list[str] | None = None
        number = 0
        while True:
            number += 1
            try:
                cells = next(lines)
            except StopIteration:
                break
            except BROKEN_STREAM as broken:
                problems.append(problem(number, "file", str(broken), "whole_gzip"))
                break
            except csv.Error as broken:
                problems.append(problem(number, "line", str(broken), "cells"))
                continue
            if columns is None:
                columns = _columns(cells)
            elif len(cells) == len(columns):
                yield number, {n: cell or None for n, cell in zip(columns, cells, strict=True)}
            elif any(cells):
                problems.append(problem(number, "line", " | ".join(cells), "cells"))
        place.stay()


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _columns(cells: list[str]) -> list[str]:
    """Names as the warehouse knows them: some write them large or in quotes of their own."""
    return [cell.removeprefix("\ufeff").strip().strip('"').lower() for cell in cells]


def is_true(cell: str | None) -> bool:
    """Whether a cell says yes."""
    return (cell or "").strip().lower() in ("true", "t", "1", "yes")


def in_utc(cell: str | None) -> str | None:
    """A time of a table whose maker keeps UTC and leaves the zone out."""
    if cell is None or not cell[:4].isdigit() or cell.isdigit() or cell.endswith(("Z", "UTC")):
        return cell
    return cell if "+" in cell or "-" in cell[10:] else cell + "Z"
