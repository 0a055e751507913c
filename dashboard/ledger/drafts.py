"""What is to be reviewed, and what a reviewer says of it, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Task:
    """What is to be reviewed: the item of a sample, a conversation of a calibration, or any."""

    conversation_id: str
    agent_id: str | None
    language: str | None
    channel: str | None
    item_id: int | None = None
    calibration_id: int | None = None


@dataclass(frozen=True)
class Said:
    """A reviewer's word on one standard."""

    verdict: str
    reason: str = ""
    root_cause: str | None = None


@dataclass(frozen=True)
class Note:
    """A comment at the message at ``position``."""

    position: int
    text: str
    pinned: bool = False


@dataclass(frozen=True)
class Judged:
    """What the program says of one standard: its verdict and the measured value, if any."""

    verdict: str
    value: float | None = None


@dataclass(frozen=True)
class Draft:
    """A review as one reviewer has it: ``said`` holds the standards on which they spoke (with those
    they left, they agree), ``version`` tells whether it is still the latest."""

    id: int
    version: int
    said: Mapping[str, Said]
    notes: tuple[Note, ...]
    comment: str
    seconds: float
    submitted_at: datetime | None
