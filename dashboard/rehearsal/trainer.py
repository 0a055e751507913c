"""The sample's trainer at work: plans of coaching, a course with its records, and an example."""

from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl

from dashboard.access import Person
from dashboard.ledger import Ledger, coaching, trainings
from dashboard.ledger.coaching import SESSION, TASK, Practice, Step
from dashboard.ledger.trainings import Content
from sample_data.story import COACHED_AGENT, COACHING_DAY, PASTING_AGENT, UNMOVED_AGENT

LATER = COACHING_DAY + timedelta(30)
"""When who was not moved by coaching began with it."""


def at_work(
    book: Ledger, trainer: Person, staff: Mapping[str, Person], measured: pl.LazyFrame
) -> None:
    """Coach, examine, and keep an example."""
    coached = _greeting(book, trainer, staff[COACHED_AGENT], COACHING_DAY)
    coaching.end(book, trainer, coached)
    _greeting(book, trainer, staff[UNMOVED_AGENT], LATER)
    started = COACHING_DAY + timedelta(80)
    coaching.plan(
        book,
        trainer,
        PASTING_AGENT,
        "process.not_canned",
        "Answer this customer, not any.",
        started,
        started + timedelta(28),
        (Step(TASK, "Rewrite the three blocks used most.", started + timedelta(7)),),
    )
    _learned(book, trainer)
    _kept(book, trainer, measured)


def _greeting(book: Ledger, trainer: Person, agent: Person, starts: date) -> int:
    """A plan through all its steps; gives its number."""
    steps = (
        Step(SESSION, "Read three conversations together.", starts),
        Step(TASK, "Open every reply with a greeting and a name.", starts + timedelta(7)),
    )
    number = coaching.plan(
        book,
        trainer,
        agent.agent_id or "",
        "attitude.greeting",
        "Greet before you answer.",
        starts,
        starts + timedelta(84),
        steps,
    )
    coaching.acknowledge(book, agent, number)
    for step in coaching.steps(book, number):
        by = trainer if step.kind == SESSION else agent
        coaching.done(book, by, step.id, "Done in every conversation looked at.")
    return number


def _learned(book: Ledger, trainer: Person) -> None:
    """A course with its records: one through, one who failed."""
    course = Content("Returns and refunds", "returns", practice_days=14, valid_days=365)
    number = trainings.offer(book, trainer, course)
    trainings.examined(book, trainer, number, COACHED_AGENT, COACHING_DAY, 82.0)
    trainings.practised(
        book, trainer, number, COACHED_AGENT, COACHING_DAY, passed=True, note="Calm and exact."
    )
    trainings.certified(book, trainer, number, COACHED_AGENT, COACHING_DAY + timedelta(14))
    trainings.examined(book, trainer, number, PASTING_AGENT, COACHING_DAY, 54.0)


def _kept(book: Ledger, trainer: Person, measured: pl.LazyFrame) -> None:
    """An example to learn from."""
    best = (
        measured.filter(pl.col("attitude.empathy") >= 1, pl.col("rating") == pl.col("rating").max())
        .sort("started_at", descending=True)
        .select("conversation_id", "language")
        .head(1)
        .collect()
    )
    for name, language in best.iter_rows():
        note = "The trouble is named before anything else."
        coaching.keep(book, trainer, Practice(name, None, "attitude.empathy", language, note))
