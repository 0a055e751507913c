"""What came in."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.ledger.tables.base import Base, Words


class Import(Base):
    """One run of the intake: which files, when, and what came of it. ``origin`` is what was said of
    the files, ``digests`` (SHA-256) tells whether one of them comes again."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    files: Mapped[list[str]]
    counts: Mapped[dict[str, int]]
    status: Mapped[str] = mapped_column(String(16))
    origin: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    digests: Mapped[list[str]] = mapped_column(server_default="[]")


class Problem(Base):
    """A value, row or file that an import could not use."""

    __tablename__ = "problems"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"), index=True)
    file: Mapped[str] = mapped_column(Words)
    row: Mapped[int | None]
    conversation_id: Mapped[str | None] = mapped_column(Words)
    field: Mapped[str] = mapped_column(String(64))
    value: Mapped[str | None] = mapped_column(Words)
    expected: Mapped[str] = mapped_column(String(64))
    refused: Mapped[bool]


class Erasure(Base):
    """A customer who asked to be forgotten, by a pseudonym that only this workspace can make."""

    __tablename__ = "erasures"

    id: Mapped[int] = mapped_column(primary_key=True)
    pseudonym: Mapped[str] = mapped_column(String(64), index=True)
    erased_at: Mapped[datetime]
    erased_by: Mapped[int] = mapped_column(ForeignKey("members.id"))
