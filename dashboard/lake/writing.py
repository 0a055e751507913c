"""Writing into a table: rows kept, amended, put back and taken out; one writer at a time."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import blake2b
from pathlib import Path
from tempfile import gettempdir
from typing import TypeVar

import polars as pl
import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError
from deltalake.table import TableMerger
from filelock import BaseFileLock, FileLock

from dashboard.disk import full_disk_told
from dashboard.lake.reading import opened, scan
from dashboard.states import KEYS, fates

ROW_GROUP = 1_000
"""Rows: with rows sorted by id, a look-up reads one group."""

_PIECE = 10 * ROW_GROUP
"""Rows that are in memory at once where a month is written anew."""

_PATIENCE_SECONDS = 600
"""For so long one writer on this machine waits for another."""

_STATISTICS = {"delta.dataSkippingStatsColumns": "conversation_id,started_at"}
"""What the table's log repeats of the rows: it outlives them, so nothing that tells of people."""

_ATTEMPTS = 40
_IDENTITY = ["conversation_id", "month"]
_STATE = ("conversation_id", "digest")
_CHANCE = random.SystemRandom()
_APPLICATION = "fourfold"


_Outcome = TypeVar("_Outcome")


class LakeBusyError(Exception):
    """Others kept writing for so long that a change could not be added; nothing is lost."""


def keep(table: str, rows: pl.DataFrame, earlier: str | None = None) -> pl.Series:
    """Bring rows into a table; says of each, in order, what became of it (:func:`states.fates`).

    ``rows`` have conversation_id, month, digest and the other columns by which states are
    compared. Rows ``new`` and ``changed`` are in the table afterwards; what they replace, and rows
    that are ``older``, are in the table ``earlier`` where one is named. Done again, nothing is
    doubled. Raises :class:`LakeBusyError`.
    """
    if rows.is_empty():
        return pl.Series("fate", [], pl.String)
    with only_writer(table):
        _made(table, rows)
        judged = _settled(table, partial(_append_new, rows))
        changed = rows.filter(judged == "changed")
        if earlier is not None:
            replaced = scan(table).join(_identities(changed).lazy(), on=_IDENTITY, how="semi")
            older = rows.filter(judged == "older")
            add(earlier, pl.concat([older, replaced.collect()], how="diagonal"), _STATE)
        if changed.height:
            _settled(table, partial(_merge_changed, changed))
    return judged


def add(table: str, rows: pl.DataFrame, by: tuple[str, ...]) -> None:
    """Append the rows that the table does not have yet, told apart ``by`` these columns."""
    if rows.is_empty():
        return
    with only_writer(table):
        _made(table, rows)
        _settled(table, partial(_append_unknown, rows.unique(by, keep="last"), by))


def put_back(table: str, rows: pl.DataFrame) -> None:
    """Replace known rows, whichever state is newer."""
    if rows.height:
        with only_writer(table):
            _settled(
                table,
                lambda handle: (
                    _merge(handle, _with_fields_of(rows, handle))
                    .when_matched_update_all()
                    .execute()
                ),
            )


def take_out(table: str, rows: pl.DataFrame) -> None:
    """Delete the rows that agree with ``rows`` in all columns these have (conversation_id and
    month among them)."""
    if rows.height and opened(table) is not None:
        also = [name for name in rows.columns if name not in _IDENTITY]
        with only_writer(table):
            _settled(
                table, lambda handle: _merge(handle, rows, also).when_matched_delete().execute()
            )


def amend(table: str, changes: Callable[[pl.LazyFrame], pl.DataFrame]) -> int:
    """Replace single values of known rows; how many rows.

    ``changes`` gets the rows of the table and returns ``conversation_id``, ``month`` and the
    columns to be replaced, of the rows concerned; it is asked again when somebody else was quicker.
    Raises :class:`LakeBusyError`.
    """
    if opened(table) is None:
        return 0
    with only_writer(table):
        return _settled(table, partial(_replace, changes))


def _replace(changes: Callable[[pl.LazyFrame], pl.DataFrame], handle: DeltaTable) -> int:
    rows = changes(pl.scan_delta(handle))
    if rows.height:
        columns = [name for name in rows.columns if name not in ("conversation_id", "month")]
        _merge(handle, rows).when_matched_update(
            {f'"{name}"': f's."{name}"' for name in columns}
        ).execute()
    return rows.height


@contextmanager
def only_writer(table: str) -> Iterator[BaseFileLock]:
    """Be a table's only writer on this machine; the lock goes with its process.

    Object stores have no locks: there Delta's own refusal of the second commit has to do.
    """
    place = table
    if "://" in table:
        name = blake2b(table.encode(), digest_size=8).hexdigest()
        place = str(Path(gettempdir()) / f"fourfold-{name}")
    Path(place).parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{place}.lock", timeout=_PATIENCE_SECONDS, is_singleton=True)
    with lock, full_disk_told(Path(place)):
        yield lock


def _made(table: str, rows: pl.DataFrame) -> None:
    """The table, made empty if it is not there: of two who write to a table that is not there,
    neither is refused."""
    if opened(table) is None:
        schema = _to_delta(rows.clear()).schema
        DeltaTable.create(
            table, schema, mode="ignore", partition_by=["month"], configuration=_STATISTICS
        )


def _identities(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(_IDENTITY).unique()


def _append_unknown(rows: pl.DataFrame, by: tuple[str, ...], handle: DeltaTable) -> None:
    known = pl.scan_delta(handle).select(by).join(rows.lazy(), on=by, how="semi").collect()
    unknown = rows.join(known, on=by, how="anti")
    if unknown.height:
        write_deltalake(
            handle,
            _to_delta(unknown),
            mode="append",
            schema_mode="merge",
            writer_properties=_layout(),
            commit_properties=_next(handle),
        )


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


def _merge(handle: DeltaTable, rows: pl.DataFrame, also: Sequence[str] = ()) -> TableMerger:
    """A merge of rows into the rows of the same id and month, and the same in columns ``also``."""
    # Only months that stand here as literals let the merge leave the other months alone.
    months = ", ".join(f"'{month}'" for month in sorted(set(rows["month"])))
    return handle.merge(
        _to_delta(rows),
        " AND ".join(
            ["t.conversation_id = s.conversation_id", f"t.month IN ({months})"]
            + [f"t.{name} = s.{name}" for name in also]
        ),
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


def rewrite_month(handle: DeltaTable, month: str) -> None:
    """A month in few files; a piece at a time, so that a large month fits. Delta's own compaction
    would double all rows when run twice at once."""
    rows = pl.scan_delta(handle).filter(pl.col("month") == month)
    none = _to_delta(rows.head(0).collect())
    write_deltalake(
        handle,
        pa.RecordBatchReader.from_batches(none.schema, _pieces(rows)),
        mode="overwrite",
        predicate=f"month = '{month}'",
        writer_properties=_layout(),
        commit_properties=_next(handle),
    )


def _pieces(rows: pl.LazyFrame) -> Iterator[pa.RecordBatch]:
    """Rows in the order of their ids; of sorted files only what is asked for is read.

    Delta deals them out to several hands and writes runs of them that are sorted each: enough for a
    look-up to find its group of rows.
    """
    name = pl.col("conversation_id")
    firsts = rows.select(name.sort().gather_every(_PIECE).unique(maintain_order=True))
    cuts = firsts.collect().to_series().to_list()
    for first, after in zip(cuts, [*cuts[1:], None], strict=True):
        within = name >= pl.lit(first)
        if after is not None:
            within &= name < pl.lit(after)
        yield from _to_delta(rows.filter(within).collect()).to_batches(ROW_GROUP)
