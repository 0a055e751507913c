"""JSON Lines (or a list) of flat objects, one message or one conversation each, as a table."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from dashboard.disk import full_disk_told
from dashboard.transcripts.documents import objects, shape
from dashboard.transcripts.source import Place, Problem
from dashboard.transcripts.tables.delimited import ROW, SMALL_BYTES
from dashboard.transcripts.values import as_text

_FIRST = 200
_SPOOLED_ROWS = 50_000
_MOST_COLUMNS = 500
"""Objects with more keys together are no table."""

_PLAIN = (pl.String, pl.Int64, pl.Boolean, pl.Null)

REST = "fourfold:rest"
"""Keys that the first objects did not have, as a JSON object."""


def columns(path: Path) -> list[str]:
    """The keys of the first objects; empty where the file is none of this kind."""
    found = shape(path)
    if found is None or found.kind == "document":
        return []
    keys = list(dict.fromkeys(key for one in found.first for key in one))
    native = any(isinstance(one.get("messages"), list) and "role" not in one for one in found.first)
    return [] if native or len(keys) > _MOST_COLUMNS else keys


def first(path: Path) -> pl.DataFrame:
    """The first objects, as rows of text."""
    keys = columns(path)
    found = (value for _, value in islice(objects(path, [], Place()), _FIRST))
    rows = [[_cell(one.get(key)) for key in keys] for one in found]
    return pl.DataFrame(rows, schema=dict.fromkeys(keys, pl.String), orient="row")


def table(path: Path, folder: Path, problems: list[Problem]) -> tuple[pl.LazyFrame, bool]:
    """All objects, with ROW and REST, and whether they lie in memory; else in ``folder``."""
    if (quick := _quick(path)) is not None:
        return quick.lazy(), True
    keys = columns(path)
    pieces = _pieces(objects(path, problems, Place()), keys)
    begun = list(islice(pieces, 2))
    if len(begun) < 2:
        return pl.concat([_empty(keys), *begun]).lazy(), True
    for number, piece in enumerate(chain(begun, pieces)):
        with full_disk_told(folder):
            piece.write_parquet(folder / f"{number:06}.parquet")
    return pl.scan_parquet(folder / "*.parquet"), False


def _quick(path: Path) -> pl.DataFrame | None:
    """All objects by the fast reader, as it finds their columns; None where it might read
    something else than is written."""
    found = shape(path)
    if found is None or found.kind != "lines" or path.stat().st_size > SMALL_BYTES:
        return None
    content = path.read_bytes()
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    try:
        table = pl.read_ndjson(content, infer_schema_length=None)
    except pl.exceptions.PolarsError:
        return None
    plain = all(kind in _PLAIN for kind in table.dtypes)
    if not plain or table.height != lines or len(table.columns) > _MOST_COLUMNS:
        return None
    return table.cast(pl.String).with_row_index(ROW, offset=1)


def _pieces(found: Iterator[tuple[int, dict[str, Any]]], keys: list[str]) -> Iterator[pl.DataFrame]:
    while rows := list(islice(found, _SPOOLED_ROWS)):
        numbers = [number for number, _ in rows]
        cells = {key: [_cell(one.pop(key, None)) for _, one in rows] for key in keys}
        rest = [_rest(one) for _, one in rows]
        yield pl.DataFrame({ROW: numbers} | cells | {REST: rest}, schema=_empty(keys).schema)


def _empty(keys: list[str]) -> pl.DataFrame:
    return pl.DataFrame(schema={ROW: pl.Int64} | dict.fromkeys([*keys, REST], pl.String))


def _cell(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else as_text(value)


def _rest(one: dict[str, Any]) -> str | None:
    if not one:
        return None
    try:
        return orjson.dumps(one, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:  # integers of more than 64 bits
        return as_text(one)
