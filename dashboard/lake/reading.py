"""Reading a table as it stands now."""

from collections.abc import Collection
from pathlib import Path

import polars as pl
from deltalake import DeltaTable
from deltalake.exceptions import TableNotFoundError

_DIGITS = 20
"""With so many the names of a table's log begin, to say which change they are of."""


def scan(table: str, schema: pl.Schema | None = None) -> pl.LazyFrame:
    """The rows of a table as they stand now; columns and fields of ``schema`` it lacks are null.

    Columns of ``schema`` come first, in its order.

    A table that is not there yet reads as no rows. What is written later does not show.
    """
    handle = opened(table)
    found = pl.LazyFrame(schema={}) if handle is None else pl.scan_delta(handle)
    if schema is None:
        return found
    if handle is None:
        return pl.LazyFrame(schema=schema)
    there = found.collect_schema()
    known = [
        _shaped(pl.col(name), there[name], kind).alias(name)
        if name in there
        else pl.lit(None, kind).alias(name)
        for name, kind in schema.items()
    ]
    return found.select(*known, *(name for name in there if name not in schema))


def version(table: str) -> int:
    """Number of the table's last change, -1 before the first: a key for caches.

    Told by the names in its log: a page asks a dozen times, and to read the log takes long.
    """
    if "://" in table:
        handle = opened(table)
        return -1 if handle is None else handle.version()
    log = Path(table) / "_delta_log"
    names = (entry.name[:_DIGITS] for entry in log.iterdir()) if log.is_dir() else ()
    return max((int(name) for name in names if name.isdigit()), default=-1)


def rows(
    table: str,
    names: Collection[str],
    schema: pl.Schema | None = None,
    months: Collection[str] | None = None,
) -> pl.DataFrame:
    """The rows of conversations, as :func:`scan` has them: one each that is there. They are found
    far quicker with the ``months`` in which they lie (None: not known)."""
    if schema is None and opened(table) is None:
        return pl.DataFrame()
    return scan(table, schema).filter(those(names, months)).collect()


def those(names: Collection[str], months: Collection[str] | None = None) -> pl.Expr:
    """Which rows of a table are those of conversations, see :func:`rows`."""
    named = pl.col("conversation_id").is_in(list(names))
    return named if months is None else pl.col("month").is_in(list(months)) & named


def _shaped(value: pl.Expr, has: pl.DataType, wanted: pl.DataType) -> pl.Expr:
    """A nested value with the fields that a later version knows."""
    if has == wanted:
        return value
    if isinstance(has, pl.List) and isinstance(wanted, pl.List):
        return value.list.eval(_shaped(pl.element(), _type(has.inner), _type(wanted.inner)))
    if isinstance(has, pl.Struct) and isinstance(wanted, pl.Struct):
        own = {field.name: _type(field.dtype) for field in has.fields}
        fields = [
            _shaped(value.struct.field(field.name), own[field.name], _type(field.dtype))
            if field.name in own
            else pl.lit(None, field.dtype)
            for field in wanted.fields
        ]
        named = [one.alias(field.name) for one, field in zip(fields, wanted.fields, strict=True)]
        return pl.when(value.is_not_null()).then(pl.struct(named))
    return value


def _type(kind: object) -> pl.DataType:
    return kind if isinstance(kind, pl.DataType) else kind()  # pyright: ignore


def opened(table: str) -> DeltaTable | None:
    """The table, None where it is not there yet."""
    try:
        return DeltaTable(table)
    except TableNotFoundError:
        return None
