"""Tables written as text: cells parted by commas, semicolons, tabs or bars."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

import polars as pl

from dashboard.disk import full_disk_told
from dashboard.transcripts.source import (
    BROKEN_STREAM,
    PEEK,
    Problem,
    beginning,
    encoding_of,
    opened,
    problem,
    text_stream,
)
from dashboard.transcripts.tables.headings import heading, told_apart
from dashboard.transcripts.tables.regular import delimiters, is_whole

ROW = "fourfold:row"
"""Number of the row, under a name that no table has."""

SMALL_BYTES = 64_000_000
"""Up to this size a table is held in memory; a larger one is put on the disk as Parquet."""

_SPOOLED_ROWS = 50_000
_LONGEST_CELL = 64_000_000
_DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Layout:
    """How a table is written: its ``encoding``, what parts its cells, the place (from 0) of the
    row that names the ``columns``, and the first rows below it."""

    encoding: str
    delimiter: str
    heading: int
    columns: list[str]
    rows: list[list[str]]


def layout(path: Path) -> Layout | None:
    """How the table is written; None where the file is none."""
    stat = path.stat()
    return _layout(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _layout(path: Path, _changed: int, _size: int) -> Layout | None:
    start = beginning(path)
    encoding = encoding_of(start)
    text = start.decode(encoding, "replace").lstrip("\ufeff")
    first = text.split("\n", 1)[0]
    if "\0" in first or text.lstrip().startswith(("{", "[")):
        return None
    # The line with the names has most of what parts them; above it may stand anything.
    likely = sorted(_DELIMITERS, key=first.count, reverse=True)
    for delimiter in likely:
        rows = _first_rows(text, delimiter, cut=len(start) >= PEEK)
        place = heading(rows)
        if place is not None and len(rows[place]) > 1:
            columns = told_apart(rows[place])
            return Layout(encoding, delimiter, place, columns, rows[place + 1 :])
    return None


def table(
    path: Path, found: Layout, folder: Path, problems: list[Problem]
) -> tuple[pl.LazyFrame, bool]:
    """The table, all columns text and null where empty, with ROW, and whether it lies in memory;
    else it lies in ``folder``."""
    if not found.encoding.startswith("utf-8"):
        problems.append(problem(None, "file", found.encoding, "encoding", refused=False))
    if (quick := _quick(path, found, folder)) is not None:
        return quick
    for number, piece in enumerate(_pieces(path, found, problems)):
        with full_disk_told(folder):
            piece.write_parquet(folder / f"{number:06}.parquet")
    return pl.scan_parquet(folder / "*.parquet"), False


def _first_rows(text: str, delimiter: str, cut: bool) -> list[list[str]]:
    """The rows in the beginning of a file; of what is cut the last row is left out."""
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return rows
    return rows[:-1] if cut and len(rows) > 1 else rows


def _quick(path: Path, found: Layout, folder: Path) -> tuple[pl.LazyFrame, bool] | None:
    """The table by the fast reader; None where that might read something else than is written."""
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    if zipped or found.heading or not found.encoding.startswith("utf-8"):
        return None
    if (parting := delimiters(path, found.delimiter)) is None:
        return None
    small = path.stat().st_size <= SMALL_BYTES
    spooled = folder / "table.parquet"
    try:
        if small:
            rows = _scanned(path, found).collect().lazy()
        else:
            _scanned(path, found).sink_parquet(spooled)
            rows = pl.scan_parquet(spooled)
        if is_whole(rows, found.columns, found.delimiter, parting):
            return rows, small
    except pl.exceptions.PolarsError:
        # What is no UTF-8 far down in the file, or too wide a row: it is read with care instead.
        pass
    spooled.unlink(missing_ok=True)
    return None


def _scanned(path: Path, found: Layout) -> pl.LazyFrame:
    return pl.scan_csv(
        path,
        schema=dict.fromkeys(found.columns, pl.String),
        has_header=False,
        skip_rows=1,
        separator=found.delimiter,
        row_index_name=ROW,
        row_index_offset=2,
        raise_if_empty=False,
        glob=False,
    )


def _pieces(path: Path, found: Layout, problems: list[Problem]) -> Iterator[pl.DataFrame]:
    """The table, some rows at a time; rows with more or fewer cells than columns are refused."""
    csv.field_size_limit(_LONGEST_CELL)
    schema = {ROW: pl.Int64} | dict.fromkeys(found.columns, pl.String)
    with opened(path) as (stream, _), text_stream(stream, found.encoding) as text:
        rows = _rows(_Lines(text), found, problems)
        while True:
            piece = list(islice(rows, _SPOOLED_ROWS))
            yield pl.DataFrame(piece, schema=schema, orient="row")
            if not piece:
                return


class _Lines:
    """Lines of a text, and those handed out since it was last asked."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._out: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            self._out.append(line)
            yield line

    def handed_out(self) -> str:
        whole = "".join(self._out)
        self._out.clear()
        return whole


def _rows(lines: _Lines, found: Layout, problems: list[Problem]) -> Iterator[list]:
    """Rows below the columns' names, behind their numbers as people see them (from 1)."""
    records = csv.reader(iter(lines), delimiter=found.delimiter)
    width = len(found.columns)
    number = 0
    while True:
        number += 1
        try:
            cells = next(records)
        except StopIteration:
            return
        except BROKEN_STREAM as broken:
            problems.append(problem(number, "file", str(broken), "whole_gzip"))
            return
        except csv.Error:
            problems.append(problem(number, "line", lines.handed_out(), "cells"))
            continue
        whole = lines.handed_out()
        if number <= found.heading + 1:
            continue
        if len(cells) == width:
            yield [number, *cells]
        elif any(cells):
            problems.append(problem(number, "line", whole.rstrip("\r\n"), "cells"))
