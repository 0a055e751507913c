"""The sample's reviewers at work: a month is drawn and partly judged, then judged blindly."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import polars as pl

from dashboard.access import Person
from dashboard.ledger import Ledger, calibrations, reviews, samples
from dashboard.ledger.reviews import Judged, Note, Said, Task
from dashboard.ledger.samples import Drawn
from dashboard.rehearsal.eyes import Eyes, eyes_of
from scoring import rubric
from scoring.analysis.plans import Plan, content_of
from scoring.analysis.samples import cycle_name, drawable_of
from scoring.analysis.sampling import drawn

REVIEWED = 150
"""Of the items drawn, those whose review is finished."""
CALIBRATED = 12
"""Conversations that all reviewers judged blindly."""


def at_work(
    book: Ledger, supervisor: Person, reviewers: list[Person], measured: pl.LazyFrame
) -> None:
    """Draw the newest month, judge what is due first of it, and compare how people judge."""
    items = _sampled(book, supervisor, measured)
    wanted = pl.col("conversation_id").is_in(items["conversation_id"].to_list())
    eyes = eyes_of(measured.filter(wanted).collect())
    _reviewed(book, reviewers, items, eyes)
    # Here and there among those that nobody reviewed.
    left = items.slice(REVIEWED)
    _calibrated(
        book, supervisor, reviewers, left[:: max(left.height // CALIBRATED, 1)][:CALIBRATED], eyes
    )


def _sampled(book: Ledger, by: Person, measured: pl.LazyFrame) -> pl.DataFrame:
    """The items of the newest month, drawn by a mixed plan."""
    plan = Plan(
        quota=12,
        shares={"random": 0.3, "stratified": 0.2, "risk": 0.5},
        strata=("language", "channel"),
    )
    number = samples.save(book, by, "Monthly check", content_of(plan), cycle="month", due_days=10)
    month = measured.select(cycle_name("month").max()).collect().item()
    of_month = measured.filter(cycle_name("month") == month)
    chosen = [
        Drawn(
            row["conversation_id"],
            row["agent_id"],
            row["stratum"],
            row["probability"],
            tuple(row["reasons"]),
        )
        for row in drawn(drawable_of(of_month, rubric.default()), plan, month).iter_rows(named=True)
    ]
    samples.draw(book, by, number, month, chosen)
    facts = of_month.select("conversation_id", "language", "channel").collect()
    return samples.items(book, number).join(facts, on="conversation_id", maintain_order="left")


def _reviewed(
    book: Ledger, reviewers: list[Person], items: pl.DataFrame, eyes: Mapping[str, Eyes]
) -> None:
    for place in range(REVIEWED):
        by = reviewers[place % len(reviewers)]
        if (item := samples.next_item(book, by)) is None:
            return
        row = items.row(by_predicate=pl.col("item_id") == item, named=True)
        name = row["conversation_id"]
        task = Task(name, row["agent_id"], row["language"], row["channel"], item_id=item)
        _submitted(book, by, task, eyes[name].reviewing(by), eyes[name].judged)


def _calibrated(
    book: Ledger,
    supervisor: Person,
    reviewers: list[Person],
    items: pl.DataFrame,
    eyes: Mapping[str, Eyes],
) -> None:
    names = items["conversation_id"].to_list()
    who = [one.id for one in reviewers]
    number = calibrations.start(book, supervisor, "What counts as accurate", names, who)
    for by in reviewers:
        for name, agent, language, channel in items.select(
            "conversation_id", "agent_id", "language", "channel"
        ).iter_rows():
            task = Task(name, agent, language, channel, calibration_id=number)
            _submitted(book, by, task, eyes[name].blind(by), {})
    calibrations.close(book, supervisor, number)


def _submitted(
    book: Ledger, by: Person, task: Task, said: Mapping[str, Said], judged: Mapping[str, Judged]
) -> None:
    """A review begun and finished, now and then with a comment at the first message."""
    draw = Random(f"{by.login} {task.conversation_id}")  # noqa: S311 # nosec B311 - a part in a play
    notes = (Note(0, "Good to talk about.", pinned=True),) if draw.random() < 0.1 else ()
    draft = reviews.begin(book, by, task, 0)
    whole = replace(draft, said=said, notes=notes, seconds=60.0 + 120 * draw.random())
    reviews.submit(book, by, whole, judged)
