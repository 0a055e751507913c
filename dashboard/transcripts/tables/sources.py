"""A file of any kind as a table of rows with text: its beginning, and all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import fastexcel
import polars as pl

from dashboard.transcripts.source import Problem, Unreadable, beginning
from dashboard.transcripts.tables import delimited, flat, messages, workbooks
from dashboard.transcripts.tables.delimited import ROW

_FIRST = 200

_BROKEN = (
    pl.exceptions.PolarsError,
    pl.exceptions.PanicException,
    fastexcel.FastExcelError,
    OSError,
)


@dataclass(frozen=True)
class Table:
    """All rows, with ROW; ``in_memory`` or on the disk."""

    rows: pl.LazyFrame
    in_memory: bool


def is_json(path: Path) -> bool:
    """Whether the file's objects make the table."""
    return bool(flat.columns(path))


def first(path: Path) -> pl.DataFrame:
    """The first 200 rows or so, all columns text; without columns where the file is no table.

    Raises :class:`Unreadable` for one that is a table and cannot be opened.
    """
    start = beginning(path)
    try:
        if start.startswith(b"PAR1"):
            rows = pl.scan_parquet(path).head(_FIRST)
            names = rows.collect_schema().names()
            return rows.select(messages.as_text(rows, name).alias(name) for name in names).collect()
        if _is_workbook(start):
            found = workbooks.sheets(path, only_first=True)
            return found[0].rows.drop(ROW).head(_FIRST) if found else pl.DataFrame()
        if is_json(path):
            return flat.first(path)
    except _BROKEN as broken:
        raise _unopened(path, broken) from broken
    if (found := delimited.layout(path)) is None:
        return pl.DataFrame()
    width = len(found.columns)
    rows = [[cell or None for cell in row] for row in found.rows[:_FIRST] if len(row) == width]
    return pl.DataFrame(rows, schema=dict.fromkeys(found.columns, pl.String), orient="row")


def whole(path: Path, mapping: Mapping[str, str], folder: Path, problems: list[Problem]) -> Table:
    """All rows as something that can be read in slices; what is large is put into ``folder``."""
    start = beginning(path)
    try:
        if start.startswith(b"PAR1"):
            return Table(pl.scan_parquet(path).with_row_index(ROW, offset=1), in_memory=False)
        if _is_workbook(start):
            return Table(workbooks.table(path, set(mapping.values())).lazy(), in_memory=True)
        if is_json(path):
            return Table(*flat.table(path, folder, problems))
    except _BROKEN as broken:
        raise _unopened(path, broken) from broken
    if (found := delimited.layout(path)) is None:
        raise Unreadable(f"{path.name} is no table.", path.name, "known_format")
    return Table(*delimited.table(path, found, folder, problems))


def _is_workbook(start: bytes) -> bool:
    return start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def _unopened(path: Path, broken: BaseException) -> Unreadable:
    sentence = f"{path.name} looks like a table but cannot be opened: {broken}."
    return Unreadable(sentence, path.name, "whole_table")
