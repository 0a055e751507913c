"""A table with one row a message: CSV, TSV (also gzipped), Parquet or Excel."""

import csv
import io
import math
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import fastexcel
import orjson
import polars as pl

from dashboard.transcripts.columns import SPELLINGS, matched, missing, unknown
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    BROKEN_STREAM,
    Batch,
    Problem,
    Reading,
    Unreadable,
    beginning,
    encoding_of,
    opened,
    problem,
    problem_frame,
    text_stream,
)
from dashboard.transcripts.values import tag_list
from scoring.conversations import RAW

NAME = "table"
LAST = True
EXPECTS = (
    "a CSV, TSV, Parquet or Excel table with one row a message "
    "and columns such as conversation_id, role, text, timestamp"
)

SLICE_MESSAGES = 100_000
SLICE_BYTES = 32_000_000
"""A slice of the conversations is read at a time, so that memory holds for any size."""

_ROW = "fourfold:row"
"""Number of the row, under a name that no table has."""

_SPOOLED_ROWS = 50_000
_LONGEST_CELL = 64_000_000
_DELIMITERS = ",;\t|"


def recognises(path: Path) -> bool:
    """Whether this is a table with the columns needed.

    Raises :class:`Unreadable`, naming the columns found, for a table that lacks some.
    """
    columns = _header(path)
    # One column is no table: that is any text at all.
    if len(columns) < 2:
        return False
    _require(path, columns)
    return True


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of whole conversations, each a slice of the table by a hash of the id."""
    _require(path, _header(path))
    with tempfile.TemporaryDirectory(prefix="fourfold-") as folder:
        table, problems = _as_parquet(path, Path(folder))
        named = _named(table)
        yield from _slices(named, problems, path.stat().st_size)


def _header(path: Path) -> list[str]:
    """The columns of the table, empty where the file is none."""
    start = beginning(path)
    try:
        if start.startswith(b"PAR1"):
            return pl.scan_parquet(path).collect_schema().names()
        if _is_workbook(start):
            return _sheet(path).columns
    except (pl.exceptions.PolarsError, fastexcel.FastExcelError, OSError) as broken:
        raise Unreadable(
            f"{path.name} looks like a table but cannot be opened: {broken}.",
            path.name,
            "whole_table",
        ) from broken
    text = start.decode(encoding_of(start), "replace").lstrip("\ufeff")
    if "\0" in text or text.lstrip().startswith(("{", "[")):
        return []
    csv.field_size_limit(_LONGEST_CELL)
    lines = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    header, first = next(lines, []), next(lines, None)
    # A letter may begin with a comma; a table goes on as it began.
    is_table = all(cell.strip() for cell in header) and len(first or header) == len(header)
    return header if is_table else []


def _is_workbook(start: bytes) -> bool:
    return start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def _sheet(path: Path) -> pl.DataFrame:
    """The first sheet of a workbook, every cell as text."""
    sheet = fastexcel.read_excel(path).load_sheet(0, dtypes="string")
    return sheet.to_polars()


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _require(path: Path, columns: list[str]) -> None:
    if lacking := missing(columns):
        expected = "; ".join(
            f"{name} (or {', '.join(SPELLINGS[name].split()[1:4])} …)" for name in lacking
        )
        raise Unreadable(
            f"{path.name} has no column for {expected}: it has {', '.join(columns) or 'none'}.",
            path.name,
            "columns",
        )


def _as_parquet(path: Path, folder: Path) -> tuple[pl.LazyFrame, list[Problem]]:
    """The table as something that can be read in slices, all columns text, with ``row``."""
    start = beginning(path)
    problems: list[Problem] = []
    if start.startswith(b"PAR1"):
        table = pl.scan_parquet(path).with_row_index(_ROW, offset=1)
    elif _is_workbook(start):
        table = _sheet(path).lazy().with_row_index(_ROW, offset=2)
    else:
        for number, piece in enumerate(_pieces(path, start, problems)):
            piece.write_parquet(folder / f"{number:06}.parquet")
        table = pl.scan_parquet(folder / "*.parquet")
    return table, problems


def _pieces(path: Path, start: bytes, problems: list[Problem]) -> Iterator[pl.DataFrame]:
    """A CSV, some rows at a time; rows with more or fewer cells than columns are refused."""
    encoding = encoding_of(start)
    if not encoding.startswith("utf-8"):
        problems.append(problem(None, "file", encoding, "encoding", refused=False))
    csv.field_size_limit(_LONGEST_CELL)
    with opened(path) as (stream, _), text_stream(stream, encoding) as text:
        lines = csv.reader(text, delimiter=_delimiter(start.decode(encoding, "replace")))
        columns = _told_apart(next(lines))
        schema = {_ROW: pl.Int64} | dict.fromkeys(columns, pl.String)
        rows = _rows(lines, len(columns), problems)
        while True:
            piece = list(islice(rows, _SPOOLED_ROWS))
            yield pl.DataFrame(piece, schema=schema, orient="row")
            if not piece:
                return


def _told_apart(columns: list[str]) -> list[str]:
    """Column names without two alike: the second ``name`` is ``name 2``."""
    seen: dict[str, int] = {}
    told: list[str] = []
    for column in (column.removeprefix("\ufeff") for column in columns):
        seen[column] = seen.get(column, 0) + 1
        told.append(column if seen[column] == 1 else f"{column} {seen[column]}")
    return told


def _rows(lines: Iterator[list[str]], width: int, problems: list[Problem]) -> Iterator[list]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except BROKEN_STREAM as broken:
            problems.append(problem(number, "file", str(broken), "whole_gzip"))
            return
        except csv.Error as broken:
            problems.append(problem(number, "line", str(broken), "cells"))
            continue
        if len(cells) == width:
            yield [number, *cells]
        elif any(cells):
            problems.append(problem(number, "line", " | ".join(cells), "cells"))


def _named(table: pl.LazyFrame) -> pl.LazyFrame:
    """The table under the names of RAW; empty cells are null, unknown columns JSON."""
    columns = [name for name in table.collect_schema().names() if name != _ROW]
    found = matched(columns)
    as_text = {column: _as_text(table, column) for column in columns}
    others = unknown(columns)
    return table.select(
        pl.col(_ROW).cast(pl.Int64).alias("row"),
        *(
            as_text[found[name]].alias(name) if name in found else _nothing(name)
            for name in RAW.names()
            if name not in ("row", "message_extra")
        ),
        pl.struct(as_text[column].alias(column) for column in others).alias("message_extra")
        if others
        else _nothing("message_extra"),
    )


def _nothing(name: str) -> pl.Expr:
    return pl.lit(None, pl.String).alias(name)


def _as_text(table: pl.LazyFrame, column: str) -> pl.Expr:
    """A column as text, as a person would write it; nested values as JSON."""
    kind = table.collect_schema()[column]
    value = pl.col(column)
    if isinstance(kind, pl.Datetime):
        # Without a zone the time is taken for UTC, as it is in every other form.
        return value.dt.to_string("iso:strict")
    if isinstance(kind, pl.List | pl.Struct):
        return pl.struct(value).struct.json_encode()
    text = value.cast(pl.String)
    return pl.when(text.str.strip_chars() != "").then(text)


def _slices(table: pl.LazyFrame, problems: list[Problem], size: int) -> Iterator[Batch]:
    text = pl.col("text").str.len_bytes().sum()
    messages, content = table.select(pl.len(), text).collect(engine="streaming").row(0)
    slices = max(1, math.ceil(messages / SLICE_MESSAGES), math.ceil((content or 0) / SLICE_BYTES))
    part = pl.col("conversation_id").hash(seed=0) % slices
    for number in range(slices):
        raw = table.filter(part.fill_null(0) == number).collect(engine="streaming").sort("row")
        found = problem_frame(problems if number == 0 else [])
        yield Batch(_finished(raw), found, size * (number + 1) // slices)


def _finished(raw: pl.DataFrame) -> pl.DataFrame:
    """What Polars has no expression for: tags as JSON lists, unknown cells as JSON objects."""
    return raw.with_columns(
        pl.Series("tags", map(tag_list, raw["tags"]), pl.String),
        pl.Series("message_extra", map(_object, raw["message_extra"]), pl.String),
    ).cast(RAW)  # pyright: ignore[reportArgumentType]


def _object(cells: dict[str, str | None] | None) -> str | None:
    known = {name: cell for name, cell in (cells or {}).items() if cell is not None}
    return orjson.dumps(known, option=orjson.OPT_SORT_KEYS).decode() if known else None
