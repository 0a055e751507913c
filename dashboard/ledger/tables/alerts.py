"""What people are told without looking for it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.ledger.tables.base import Base, Words


class Alert(Base):
    """What a rule found, of ``member`` of a group (``of``), about ``count`` conversations; told
    once by its ``key``. ``conversations``: those that are told one by one. Whoever sends it has
    ``taken_at`` it; ``sent_to`` names the channels it reached, and ``failed`` why others were
    not."""

    __tablename__ = "alerts"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    found_at: Mapped[datetime] = mapped_column(index=True)
    rule: Mapped[str] = mapped_column(String(16))
    of: Mapped[str] = mapped_column("subject", String(16))
    member: Mapped[str | None] = mapped_column(Words)
    measure: Mapped[str | None] = mapped_column(String(64))
    since: Mapped[date] = mapped_column("since_on")
    until: Mapped[date] = mapped_column("until_on")
    figures: Mapped[dict[str, Any]]
    count: Mapped[int] = mapped_column("conversation_count")
    conversations: Mapped[list[str]]
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    taken_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    sent_to: Mapped[list[str]]
    failed: Mapped[str | None] = mapped_column(Words)
