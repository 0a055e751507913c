"""What people learn, and how a period was summed up."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.ledger.tables.base import Base, Words

_MEMBER = "members.id"

_RUNNING = "ended_at IS NULL"


class CoachingPlan(Base):
    """What an agent is coached in, by whom, from when to when; of an agent and a standard, one runs
    at a time."""

    __tablename__ = "coaching_plans"
    __table_args__ = (
        Index(
            "ix_coaching_plans_running",
            "agent_id",
            "standard",
            unique=True,
            sqlite_where=text(_RUNNING),
            postgresql_where=text(_RUNNING),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[str] = mapped_column(Words, index=True)
    standard: Mapped[str] = mapped_column(String(64))
    goal: Mapped[str] = mapped_column(Words)
    trainer_id: Mapped[int] = mapped_column(ForeignKey(_MEMBER))
    created_at: Mapped[datetime]
    starts_on: Mapped[date]
    due_on: Mapped[date]
    acknowledged_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class CoachingTask(Base):
    """A session of coaching or a task for the agent. ``note`` is what came of it."""

    __tablename__ = "coaching_tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(
        ForeignKey("coaching_plans.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Words)
    due_on: Mapped[date]
    done_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(Words)


class BestPractice(Base):
    """A message (or, without a position, a conversation) to learn from."""

    __tablename__ = "best_practices"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(Words)
    position: Mapped[int | None]
    standard: Mapped[str] = mapped_column(String(64))
    language: Mapped[str | None] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(Words)
    added_by: Mapped[int] = mapped_column(ForeignKey(_MEMBER))
    added_at: Mapped[datetime]


class Course(Base):
    """A training: theory with a pass mark (0–100), then days of supervised practice; its
    certificate holds for so many days (for ever if none are named)."""

    __tablename__ = "courses"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    topic: Mapped[str] = mapped_column(Words)
    language: Mapped[str | None] = mapped_column(String(16))
    pass_mark: Mapped[int]
    practice_days: Mapped[int]
    valid_days: Mapped[int | None]


class Training(Base):
    """A step of an agent in a course: theory (with its score), practice (from … until) or the
    certificate."""

    __tablename__ = "trainings"

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id"), index=True)
    agent_id: Mapped[str] = mapped_column(Words, index=True)
    step: Mapped[str] = mapped_column(String(16))
    score: Mapped[float | None]
    passed: Mapped[bool]
    on: Mapped[date] = mapped_column("held_on")
    until: Mapped[date | None] = mapped_column("holds_until")
    note: Mapped[str] = mapped_column(Words)
    recorded_by: Mapped[int] = mapped_column(ForeignKey(_MEMBER))


class Appraisal(Base):
    """The summary of an agent's period as it was closed, with the formula and the versions it was
    made by. Triggers of the database refuse to change or delete it."""

    __tablename__ = "appraisals"
    __table_args__ = (UniqueConstraint("period", "agent_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(String(16))
    agent_id: Mapped[str] = mapped_column(Words)
    figures: Mapped[dict[str, Any]]
    formula: Mapped[dict[str, Any]]
    versions: Mapped[dict[str, Any]]
    closed_at: Mapped[datetime]
    closed_by: Mapped[int] = mapped_column(ForeignKey(_MEMBER))
