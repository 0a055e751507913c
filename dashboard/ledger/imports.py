"""What was imported, when, and what could not be used."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import polars as pl
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from dashboard.access import Person, Right
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting, writing
from dashboard.ledger.tables import Import, Problem
from scoring.conversations import PROBLEM

FILE_PROBLEM = pl.Schema({"file": pl.String} | dict(PROBLEM))
"""PROBLEM with the name of the file in front."""

_PIECE = 10_000
"""Problems handed to the database at a time."""


UNFINISHED = ("reading", "keeping", "undoing")
"""What an import is while somebody works on it, or was stopped while working on it."""


def begin(
    ledger: Ledger, files: Sequence[str], origin: dict[str, Any], digests: Sequence[str]
) -> int:
    """Note that an import starts, of which files, and what was said of them; gives its number."""
    started = Import(
        started_at=datetime.now(UTC),
        finished_at=None,
        files=list(files),
        counts={},
        status="reading",
        origin=origin,
        digests=list(digests),
    )
    with writing(ledger) as session:
        session.add(started)
        session.flush()
        return started.id


def keeping(ledger: Ledger, import_id: int, problems: pl.DataFrame, refused: int) -> None:
    """Everything is read: from now on the import comes in, whatever happens. ``problems``
    (FILE_PROBLEM) are what it could not use, ``refused`` how many conversations and rows."""
    with writing(ledger) as session:
        _note(session, import_id, problems)
        begun = session.get_one(Import, import_id)
        begun.status, begun.counts = "keeping", {"refused": refused}


def note_taken(ledger: Ledger, import_id: int, taken: pl.DataFrame) -> None:
    """Note conversations (``file`` by number, ``row``, ``conversation_id``) whose id belongs to
    others."""
    if taken.is_empty():
        return
    with writing(ledger) as session:
        begun = session.get_one(Import, import_id)
        names = {str(number): name for number, name in enumerate(begun.files)}
        told = taken.select(
            pl.col("file").cast(pl.String).replace(names),
            "row",
            "conversation_id",
            pl.lit("conversation_id").alias("field"),
            pl.col("conversation_id").alias("value"),
            pl.lit("id_taken").alias("expected"),
            pl.lit(True).alias("refused"),
        )
        _note(session, import_id, told)
        count = begun.counts.get("refused", 0) + taken["conversation_id"].n_unique()
        begun.counts = begun.counts | {"refused": count}


def finish(ledger: Ledger, import_id: int, counts: dict[str, int] | None, status: str) -> None:
    """Note how an import ended: ``status`` is done, failed, interrupted or undone; ``counts`` add
    to those known."""
    with writing(ledger) as session:
        ended = session.get_one(Import, import_id)
        ended.finished_at, ended.status = datetime.now(UTC), status
        ended.counts = ended.counts | (counts or {})


def undo(ledger: Ledger, by: Person, import_id: int) -> None:
    """Note that what an import brought is to go again."""
    with acting(ledger, by, Right.IMPORT, "import undone", import_id) as session:
        session.get_one(Import, import_id).status = "undoing"


def undoable(ledger: Ledger) -> set[int]:
    """The imports whose conversations are in."""
    with ledger() as session:
        return set(session.scalars(select(Import.id).where(Import.status == "done")))


def known(ledger: Ledger) -> set[str]:
    """The digests of all files that came in and are in still."""
    with ledger() as session:
        found = session.scalars(select(Import.digests).where(Import.status == "done"))
        return {digest for digests in found for digest in digests}


def unfinished(ledger: Ledger) -> list[Import]:
    """Imports on which somebody works, or was stopped while working, the first one first."""
    with ledger() as session:
        query = select(Import).where(Import.status.in_(UNFINISHED)).order_by(Import.id)
        return list(session.scalars(query))


def file_name(ledger: Ledger, import_id: int, number: int) -> str:
    """The name of one of an import's files."""
    with ledger() as session:
        return session.get_one(Import, import_id).files[number]


def status(ledger: Ledger, import_id: int) -> str:
    """How far an import is."""
    with ledger() as session:
        return session.get_one(Import, import_id).status


def recent(ledger: Ledger, limit: int = 50) -> list[Import]:
    """The latest imports, the last one first."""
    with ledger() as session:
        return list(session.scalars(select(Import).order_by(Import.id.desc()).limit(limit)))


def _note(session: Session, import_id: int, problems: pl.DataFrame) -> None:
    for piece in problems.select(FILE_PROBLEM.names()).iter_slices(_PIECE):
        rows = piece.with_columns(pl.lit(import_id).alias("import_id")).to_dicts()
        session.execute(insert(Problem), rows)


def problems(ledger: Ledger, import_id: int) -> pl.DataFrame:
    """What an import could not use (FILE_PROBLEM)."""
    columns = [getattr(Problem, name) for name in FILE_PROBLEM]
    query = select(*columns).where(Problem.import_id == import_id).order_by(Problem.id)
    with ledger() as session:
        rows = [tuple(row) for row in session.execute(query)]
    return pl.DataFrame(rows, schema=FILE_PROBLEM, orient="row")
