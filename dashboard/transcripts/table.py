"""A table with one row a message or one a conversation: CSV, TSV, JSON Lines (also gzipped),
Parquet or Excel."""

import math
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from dashboard.transcripts.columns import NEEDED, lacking, spelled
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    Batch,
    Problem,
    Reading,
    Unreadable,
    problem_frame,
)
from dashboard.transcripts.tables import sources
from dashboard.transcripts.tables.delimited import ROW
from dashboard.transcripts.tables.messages import SAID, as_text, mapped, messages
from dashboard.transcripts.tables.proposals import Proposal, of_sample, proposed

NAME = "table"
LAST = True
EXPECTS = (
    "a CSV, TSV, JSON Lines, Parquet or Excel table with one row a message "
    "and columns such as conversation_id, role, text, timestamp (or one row a conversation)"
)

SLICE_MESSAGES = 100_000
SLICE_BYTES = 32_000_000
"""A slice of the conversations is read at a time, so that memory holds for any size."""


def recognises(path: Path) -> bool:
    """Whether this is a table with the columns needed.

    Raises :class:`Unreadable`, naming the columns found, for a table that lacks some.
    """
    proposal = proposed(path)
    if len(proposal.sample.columns) < 2:
        return False
    if sources.is_json(path):
        # Objects of any kind are no table yet.
        return proposal.confident
    _settled(path, proposal, AS_IT_SAYS)
    return True


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of whole conversations, each a slice of the table by a hash of the id."""
    mapping = _settled(path, proposed(path), reading)
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory(prefix="fourfold-") as folder:
        table = sources.whole(path, mapping, Path(folder), problems)
        yield from _slices(table, mapping, reading, problems, path.stat().st_size)


def first_read(sample: pl.DataFrame, mapping: Mapping[str, str], reading: Reading) -> pl.DataFrame:
    """The messages (RAW) of some rows, as they would be read."""
    rows = sample.with_row_index(ROW, offset=2).lazy()
    return messages(mapped(rows, mapping).collect(), mapping, reading)


def _settled(path: Path, proposal: Proposal, reading: Reading) -> dict[str, str]:
    """The mapping to read by: the one that was given, else the one proposed, if it is sure."""
    columns = proposal.sample.columns
    known = bool(reading.agents)
    if reading.mapping:
        mapping = {name: column for name, column in reading.mapping.items() if column in columns}
        if not lacking(mapping, names_known=known):
            return mapping
        raise _unsettled(path, columns, lacking(mapping, names_known=known))
    if proposal.confident or (known and not lacking(proposal.mapping, names_known=True)):
        return proposal.mapping
    by_name = of_sample(proposal.sample.clear()).mapping
    raise _unsettled(path, columns, lacking(by_name) or list(NEEDED))


def _unsettled(path: Path, columns: list[str], needed: list[str]) -> Unreadable:
    expected = "; ".join(f"{name} (or {', '.join(spelled(name)[1:4])} …)" for name in needed)
    return Unreadable(
        f"{path.name} has no column for {expected}: it has {', '.join(columns) or 'none'}. "
        "On the import page one can choose which column is which.",
        path.name,
        "columns",
    )


def _slices(
    table: sources.Table,
    mapping: Mapping[str, str],
    reading: Reading,
    problems: list[Problem],
    size: int,
) -> Iterator[Batch]:
    rows = mapped(table.rows, mapping).collect().lazy() if table.in_memory else table.rows
    said = rows if table.in_memory else mapped(rows, mapping)
    texts = pl.sum_horizontal(pl.col(SAID).str.len_bytes().sum())
    height, content = said.select(pl.len(), texts).collect(engine="streaming").row(0)
    slices = max(1, math.ceil(height / SLICE_MESSAGES), math.ceil((content or 0) / SLICE_BYTES))
    for number in range(slices):
        if table.in_memory:
            found = _part(rows, "conversation_id", number, slices).collect()
        else:
            # Only what is of the slice is put under other names.
            found = _in_order(
                mapped(_part(rows, mapping["conversation_id"], number, slices), mapping)
            )
        told = problem_frame(problems if number == 0 else [])
        yield Batch(messages(found, mapping, reading), told, size * (number + 1) // slices)


def _part(rows: pl.LazyFrame, column: str, number: int, slices: int) -> pl.LazyFrame:
    """One of some slices of the rows, each with whole conversations."""
    if slices == 1:
        return rows
    part = (as_text(rows, column).hash(seed=0) % slices).fill_null(0)
    return rows.filter(part == number)


def _in_order(rows: pl.LazyFrame) -> pl.DataFrame:
    return rows.collect(engine="streaming").sort("row")
