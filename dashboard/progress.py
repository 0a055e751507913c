"""How far long work is, for whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.learning import Told


@dataclass(frozen=True)
class Step:
    """How far the work is: ``stage`` is "read" (``done`` and ``total`` in bytes), "measure" or
    "prepare" or "topics" (in conversations) or "learn" (in steps); ``conversations`` counts those
    gone through."""

    stage: str
    done: int
    total: int
    conversations: int


Progress = Callable[[Step], None]


def silent(_step: Step) -> None:
    """For whoever does not want to hear how far it is."""


def of_learning(progress: Progress) -> Told:
    """Tells of learning (:mod:`dashboard.learning`) as of the other work."""
    return lambda stage, done, total: progress(
        Step(stage, done, total, 0 if stage == "learn" else done)
    )
