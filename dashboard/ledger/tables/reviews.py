"""What people judged: samples, reviews, calibrations, disputes."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.ledger.tables.base import Base, Words

_MEMBER = "members.id"

_WAITING = "done_at IS NULL AND replaced_reason IS NULL"
"""What waits is found at once, however much is done already."""

_OWN_DRAFT = "item_id IS NULL AND calibration_id IS NULL AND submitted_at IS NULL"
"""Of a conversation on its own, a reviewer has one draft at a time."""


class SamplePlan(Base):
    """How conversations are drawn for review, cycle after cycle; never changed, only ended."""

    __tablename__ = "sample_plans"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    plan: Mapped[dict[str, Any]]
    cycle: Mapped[str] = mapped_column(String(8))
    due_days: Mapped[int]
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey(_MEMBER))
    ended_at: Mapped[datetime | None]


class SampleItem(Base):
    """A conversation drawn for review, with the chance it had. ``done_at``: when its review was
    submitted."""

    __tablename__ = "sample_items"
    __table_args__ = (
        UniqueConstraint("plan_id", "cycle", "conversation_id"),
        Index(
            "ix_sample_items_waiting",
            "due_at",
            "id",
            sqlite_where=text(_WAITING),
            postgresql_where=text(_WAITING),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("sample_plans.id"))
    cycle: Mapped[str] = mapped_column(String(16))
    conversation_id: Mapped[str] = mapped_column(Words, index=True)
    agent_id: Mapped[str | None] = mapped_column(Words)
    stratum: Mapped[str] = mapped_column(Words)
    probability: Mapped[float]
    reasons: Mapped[list[str]]
    drawn_at: Mapped[datetime]
    due_at: Mapped[datetime]
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey(_MEMBER))
    claimed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey("sample_items.id"))
    replaced_reason: Mapped[str | None] = mapped_column(Words)


class Calibration(Base):
    """A blind session: these reviewers judge these conversations, each alone."""

    __tablename__ = "calibrations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    conversations: Mapped[list[str]]
    reviewers: Mapped[list[int]]
    opened_at: Mapped[datetime]
    opened_by: Mapped[int] = mapped_column(ForeignKey(_MEMBER))
    closed_at: Mapped[datetime | None]


class Review(Base):
    """One person's judgement of a conversation: of a sample's item, in a calibration, or on its
    own. A draft until it is submitted; ``version`` counts its changes."""

    __tablename__ = "reviews"
    __table_args__ = (
        UniqueConstraint("calibration_id", "conversation_id", "reviewer_id"),
        Index(
            "ix_reviews_own_draft",
            "reviewer_id",
            "conversation_id",
            unique=True,
            sqlite_where=text(_OWN_DRAFT),
            postgresql_where=text(_OWN_DRAFT),
        ),
        # A window that holds a draft that was thrown away must not meet another by its number.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("sample_items.id"), unique=True)
    calibration_id: Mapped[int | None] = mapped_column(ForeignKey("calibrations.id"))
    conversation_id: Mapped[str] = mapped_column(Words, index=True)
    agent_id: Mapped[str | None] = mapped_column(Words)
    language: Mapped[str | None] = mapped_column(String(16))
    channel: Mapped[str | None] = mapped_column(String(16))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey(_MEMBER), index=True)
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    seconds: Mapped[float]
    comment: Mapped[str] = mapped_column(Words)
    rubric_version: Mapped[int]
    version: Mapped[int]


class ReviewVerdict(Base):
    """What was said of one standard: in a draft only where somebody spoke, in a submitted review of
    every standard that was judged by either. ``machine`` is what the program had said then."""

    __tablename__ = "review_verdicts"
    __table_args__ = (UniqueConstraint("review_id", "standard"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
    standard: Mapped[str] = mapped_column(String(64))
    verdict: Mapped[str] = mapped_column(String(16))
    machine: Mapped[str] = mapped_column(String(16))
    value: Mapped[float | None]
    reason: Mapped[str] = mapped_column(Words)
    root_cause: Mapped[str | None] = mapped_column(String(32))


class ReviewNote(Base):
    """A comment at a message; a pinned one is meant to be found again."""

    __tablename__ = "review_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Words)
    pinned: Mapped[bool]


class CustomStandard(Base):
    """A standard of the shop's own, judged by people alone."""

    __tablename__ = "custom_standards"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words, unique=True)
    dimension: Mapped[str] = mapped_column(String(16))
    question: Mapped[str] = mapped_column(Words)
    active: Mapped[bool]
    created_at: Mapped[datetime]


class Dispute(Base):
    """An agent's question of a verdict, once for each conversation and standard. ``review_id``: the
    review that gave the verdict, none where it was the program."""

    __tablename__ = "disputes"
    __table_args__ = (UniqueConstraint("conversation_id", "standard"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(Words)
    agent_id: Mapped[str | None] = mapped_column(Words, index=True)
    language: Mapped[str | None] = mapped_column(String(16))
    standard: Mapped[str] = mapped_column(String(64))
    review_id: Mapped[int | None] = mapped_column(ForeignKey("reviews.id"))
    verdict: Mapped[str] = mapped_column(String(16))
    expected: Mapped[str] = mapped_column(String(16))
    comment: Mapped[str] = mapped_column(Words)
    opened_by: Mapped[int] = mapped_column(ForeignKey(_MEMBER))
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey(_MEMBER))
    decided_at: Mapped[datetime | None]
    decision: Mapped[str | None] = mapped_column(String(16))
    decision_comment: Mapped[str] = mapped_column(Words)
