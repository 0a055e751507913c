"""What was imported, when, and what could not be used."""

from collections.abc import Sequence
from datetime import UTC, datetime

import polars as pl
from sqlalchemy import insert, select

from dashboard.ledger import Ledger
from dashboard.ledger.audit import writing
from dashboard.ledger.tables import Import, Problem
from scoring.conversations import PROBLEM

FILE_PROBLEM = pl.Schema({"file": pl.String} | dict(PROBLEM))
"""PROBLEM with the name of the file in front."""

_PIECE = 10_000
"""Problems handed to the database at a time."""


def begin(ledger: Ledger, files: Sequence[str]) -> int:
    """Note that an import starts; gives its number."""
    started = Import(
        started_at=datetime.now(UTC),
        finished_at=None,
        files=list(files),
        counts={},
        status="running",
    )
    with writing(ledger) as session:
        session.add(started)
        session.flush()
        return started.id


def note_problems(ledger: Ledger, import_id: int, problems: pl.DataFrame) -> None:
    """Keep problems (FILE_PROBLEM) of an import."""
    with writing(ledger) as session:
        for piece in problems.iter_slices(_PIECE):
            rows = piece.with_columns(pl.lit(import_id).alias("import_id")).to_dicts()
            session.execute(insert(Problem), rows)


def finish(ledger: Ledger, import_id: int, counts: dict[str, int], status: str) -> None:
    """Note how an import ended: ``status`` is done or failed."""
    with writing(ledger) as session:
        ended = session.get_one(Import, import_id)
        ended.finished_at, ended.counts, ended.status = datetime.now(UTC), counts, status


def recent(ledger: Ledger, limit: int = 50) -> list[Import]:
    """The latest imports, the last one first."""
    with ledger() as session:
        return list(session.scalars(select(Import).order_by(Import.id.desc()).limit(limit)))


def problems(ledger: Ledger, import_id: int) -> pl.DataFrame:
    """What an import could not use (FILE_PROBLEM)."""
    columns = [getattr(Problem, name) for name in FILE_PROBLEM]
    query = select(*columns).where(Problem.import_id == import_id).order_by(Problem.id)
    with ledger() as session:
        rows = [tuple(row) for row in session.execute(query)]
    return pl.DataFrame(rows, schema=FILE_PROBLEM, orient="row")
