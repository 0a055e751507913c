"""Conversations and measurements as Delta tables: the only door to ``deltalake``.

Both tables have one row a conversation, are partitioned by ``month`` and kept by :func:`keep`,
which adds what is new, merges what changed and leaves the rest alone, so that every import can be
repeated. No commit spans two tables.
"""

import random
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import polars as pl
import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, TableNotFoundError
from deltalake.table import TableMerger

from dashboard.states import KEYS, fates

ROW_GROUP = 1_000
"""Rows: with rows sorted by id, a look-up reads one group."""

FILES_A_MONTH = 8
"""More than this on average, and :func:`tidy` puts them together."""

_KEPT_HOURS = 7 * 24
"""For so long a reader may go on with a state of the table that was replaced since."""

_ATTEMPTS = 40
_CHANCE = random.SystemRandom()
_APPLICATION = "fourfold"


_Outcome = TypeVar("_Outcome")


class LakeBusyError(Exception):
    """Others kept writing for so long that a change could not be added; nothing is lost."""


def scan(table: str, schema: pl.Schema | None = None) -> pl.LazyFrame:
    """The rows of a table as they stand now; columns of ``schema`` it lacks are null.

    Columns of ``schema`` come first, in its order.

    A table that is not there yet reads as no rows. What is written later does not show.
    """
    handle = _opened(table)
    found = pl.LazyFrame(schema={}) if handle is None else pl.scan_delta(handle)
    if schema is None:
        return found
    if handle is None:
        return pl.LazyFrame(schema=schema)
    there = found.collect_schema()
    known = [
        pl.col(name) if name in there else pl.lit(None, kind).alias(name)
        for name, kind in schema.items()
    ]
    return found.select(*known, *(name for name in there if name not in schema))


def version(table: str) -> int:
    """Number of the table's last change, -1 before the first: a key for caches."""
    handle = _opened(table)
    return -1 if handle is None else handle.version()


def row(table: str, conversation_id: str, month: str | None = None) -> pl.DataFrame:
    """The one row of a conversation (or none): quick with its month, slower without."""
    handle = _opened(table)
    if handle is None:
        return pl.DataFrame()
    found = pl.scan_delta(handle).filter(pl.col("conversation_id") == conversation_id)
    return (found if month is None else found.filter(pl.col("month") == month)).collect()


def keep(table: str, rows: pl.DataFrame) -> pl.Series:
    """Bring rows into a table; says of each, in order, what became of it (:func:`states.fates`).

    ``rows`` have conversation_id, month, digest and the other columns by which states are
    compared. Rows ``new`` and ``changed`` are in the table afterwards. Raises
    :class:`LakeBusyError`.
    """
    if rows.is_empty():
        return pl.Series("fate", [], pl.String)
    if _opened(table) is None:
        # Made empty first: of two who write to a table that is not there, neither is refused.
        schema = _to_delta(rows.clear()).schema
        DeltaTable.create(table, schema, mode="ignore", partition_by=["month"])
    judged = _settled(table, partial(_append_new, rows))
    changed = rows.filter(judged == "changed")
    if changed.height:
        _settled(table, partial(_merge_changed, changed))
    return judged


def amend(table: str, changes: Callable[[pl.LazyFrame], pl.DataFrame]) -> int:
    """Replace single values of known rows; how many rows.

    ``changes`` gets the rows of the table and returns ``conversation_id``, ``month`` and the
    columns to be replaced, of the rows concerned; it is asked again when somebody else was quicker.
    Raises :class:`LakeBusyError`.
    """
    return 0 if _opened(table) is None else _settled(table, partial(_replace, changes))


def _replace(changes: Callable[[pl.LazyFrame], pl.DataFrame], handle: DeltaTable) -> int:
    rows = changes(pl.scan_delta(handle))
    if rows.height:
        columns = [name for name in rows.columns if name not in ("conversation_id", "month")]
        _merge(handle, rows).when_matched_update(
            {f'"{name}"': f's."{name}"' for name in columns}
        ).execute()
    return rows.height


def tidy(table: str) -> None:
    """Write months of many small files anew, sorted, and drop what nobody has read for a week.

    Rows and their order for a reader stay the same; whoever writes at this moment goes first.
    """
    handle = _opened(table)
    if handle is None:
        return
    files = pl.DataFrame(handle.get_add_actions(flatten=True)).group_by("partition.month").len()
    try:
        for month in files.filter(pl.col("len") > FILES_A_MONTH)["partition.month"].sort():
            _rewrite(DeltaTable(table), month)
        DeltaTable(table).vacuum(retention_hours=_KEPT_HOURS, dry_run=False)
    except CommitFailedError:
        # Somebody is writing: tidying can wait for the next time.
        return


def _rewrite(handle: DeltaTable, month: str) -> None:
    """A month in one file. Delta's own compaction would double all rows when run twice at once."""
    rows = pl.scan_delta(handle).filter(pl.col("month") == month).collect()
    write_deltalake(
        handle,
        _to_delta(rows),
        mode="overwrite",
        predicate=f"month = '{month}'",
        writer_properties=_layout(),
        commit_properties=_next(handle),
    )


def _opened(table: str) -> DeltaTable | None:
    try:
        return DeltaTable(table)
    except TableNotFoundError:
        return None


def _settled(table: str, change: Callable[[DeltaTable], _Outcome]) -> _Outcome:
    """The outcome of a change; it is made again from the start when somebody else was quicker."""
    for attempt in range(_ATTEMPTS):
        try:
            return change(DeltaTable(table))
        except CommitFailedError:
            # Two that wait equally long would meet again.
            time.sleep(_CHANCE.uniform(0.01, min(2.0, 0.05 * 2**attempt)))
    raise LakeBusyError(f"{table} is being written by others; try again in a while.")


def _append_new(rows: pl.DataFrame, handle: DeltaTable) -> pl.Series:
    judged = fates(rows, _known(handle, rows))
    new = rows.filter(judged == "new")
    if new.height:
        write_deltalake(
            handle,
            _to_delta(new),
            mode="append",
            schema_mode="merge",
            writer_properties=_layout(),
            commit_properties=_next(handle),
        )
    return judged


def _merge_changed(rows: pl.DataFrame, handle: DeltaTable) -> None:
    """Renew known rows; they are judged again, since the table may have changed meanwhile."""
    known = _known(handle, rows)
    # A conversation stays in the month it was first given.
    home = known.select("conversation_id", "month")
    renewed = rows.filter(fates(rows, known) == "changed").drop("month")
    renewed = renewed.join(home, on="conversation_id")
    if renewed.is_empty():
        return
    _merge(handle, _with_fields_of(renewed, handle)).when_matched_update_all().execute()


def _merge(handle: DeltaTable, rows: pl.DataFrame) -> TableMerger:
    """A merge of rows into the rows of the same id and month."""
    # Only months that stand here as literals let the merge leave the other months alone.
    months = ", ".join(f"'{month}'" for month in sorted(set(rows["month"])))
    return handle.merge(
        _to_delta(rows),
        f"t.conversation_id = s.conversation_id AND t.month IN ({months})",
        source_alias="s",
        target_alias="t",
        merge_schema=True,
        writer_properties=_layout(),
        commit_properties=_next(handle),
    )


def _known(handle: DeltaTable, rows: pl.DataFrame) -> pl.DataFrame:
    """What the table knows of these conversations, without their content."""
    columns = [name for name in ("month", *KEYS) if name in rows.columns]
    ids = rows.lazy().select("conversation_id").unique()
    known = pl.scan_delta(handle).select(columns)
    return known.join(ids, on="conversation_id", how="semi").collect()


def _next(handle: DeltaTable) -> CommitProperties:
    """A mark that lets only one of two commits made from the same version through."""
    last = handle.transaction_version(_APPLICATION) or 0
    return CommitProperties(app_transactions=[Transaction(_APPLICATION, last + 1)])


def _layout() -> WriterProperties:
    return WriterProperties(max_row_group_size=ROW_GROUP, compression="ZSTD")


def _to_delta(rows: pl.DataFrame) -> pa.Table:
    """Rows as Arrow, sorted within their months, in the types every Delta reader takes."""
    texts = rows.with_columns(pl.col(pl.Enum, pl.Categorical).cast(pl.String))
    table = texts.sort("month", "conversation_id").to_arrow(compat_level=pl.CompatLevel.oldest())
    return table.cast(pa.schema([pa.field(f.name, _plain(f.type)) for f in table.schema]))


def _plain(kind: pa.DataType) -> pa.DataType:
    """The type with plain lists: with Polars' large lists every later merge would fail."""
    if pa.types.is_large_list(kind) or pa.types.is_list(kind):
        return pa.list_(_plain(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(f.name, _plain(f.type)) for f in kind])
    return kind


def _with_fields_of(rows: pl.DataFrame, handle: DeltaTable) -> pl.DataFrame:
    """Rows with every column and struct field that the table has and they lack, as null."""
    there = pl.scan_delta(handle).collect_schema()
    return rows.with_columns(
        _filled(pl.col(name), rows.schema[name], kind).alias(name)
        if name in rows.schema
        else pl.lit(None, kind).alias(name)
        for name, kind in there.items()
    )


def _filled(value: pl.Expr, has: pl.DataType, wanted: pl.DataType) -> pl.Expr:
    if isinstance(has, pl.List) and isinstance(wanted, pl.List):
        inner = _filled(pl.element(), _type(has.inner), _type(wanted.inner))
        return value.list.eval(inner)
    if isinstance(has, pl.Struct) and isinstance(wanted, pl.Struct):
        own = {field.name for field in has.fields}
        lacking = [field for field in wanted.fields if field.name not in own]
        if lacking:
            added = [pl.lit(None, field.dtype).alias(field.name) for field in lacking]
            return pl.when(value.is_not_null()).then(value.struct.with_fields(added))
    return value


def _type(kind: object) -> pl.DataType:
    return kind if isinstance(kind, pl.DataType) else kind()  # pyright: ignore
