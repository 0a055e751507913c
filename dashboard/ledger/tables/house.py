"""What holds for all: who is who, what is set, the rubric, and who did what."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.ledger.tables.base import Base, Words


class Member(Base):
    """Somebody with a role. ``login`` is how the identity provider names them."""

    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(320), unique=True)
    name: Mapped[str] = mapped_column(Words)
    role: Mapped[str] = mapped_column(String(16))
    agent_id: Mapped[str | None] = mapped_column(Words)
    teams: Mapped[list[str]]
    active: Mapped[bool]
    created_at: Mapped[datetime]


class AuditEntry(Base):
    """A look at a transcript, a change, or something that was denied. Triggers of the database
    refuse to change or delete entries."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    login: Mapped[str] = mapped_column(String(320))
    role: Mapped[str] = mapped_column(String(16))
    action: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(Words)
    details: Mapped[dict[str, Any]]


class Setting(Base):
    """A value that holds for the whole workspace."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class RubricVersion(Base):
    """A rubric as it was saved; the latest one is in force."""

    __tablename__ = "rubric_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    reason: Mapped[str] = mapped_column(Words)
    created_at: Mapped[datetime]
    rubric: Mapped[dict[str, Any]]
