"""The sample's people at work: what the demo shows of reviews, disputes, coaching and the rest.

Everything is done by the functions that people's clicks call, so that the demo's ledger is one that
could have come about; only the verdicts of its reviewers are drawn at random, the same every time.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from random import Random

import polars as pl

from dashboard import lake, ledger
from dashboard.access import Person, Role
from dashboard.intake import LAKE_MEASUREMENT
from dashboard.ledger import (
    Ledger,
    calibrations,
    coaching,
    customs,
    disputes,
    members,
    reviews,
    samples,
    trainings,
)
from dashboard.ledger.coaching import SESSION, TASK, Practice, Step
from dashboard.ledger.reviews import Judged, Note, Said, Task
from dashboard.ledger.samples import Drawn
from dashboard.ledger.trainings import Content
from dashboard.workspace import Workspace
from sample_data.staff import MEMBERS
from sample_data.story import COACHED_AGENT, COACHING_DAY, PASTING_AGENT
from scoring import rubric
from scoring.analysis.plans import Plan, content_of
from scoring.analysis.samples import cycle_name, drawable_of
from scoring.analysis.sampling import drawn
from scoring.scorecard import MET, MISSED, NOT_ASSESSED, PARTLY, verdicts

REVIEWED = 60
"""Of the items drawn, those whose review is finished."""
CALIBRATED = 8
"""Conversations that all reviewers judged blindly."""

_SCALE = (MISSED, PARTLY, MET)

Verdicts = Mapping[str, Judged]


def rehearse(workspace: Workspace) -> None:
    """Play half a year of the programme into a workspace that holds the sample and nothing else."""
    book = ledger.opened(workspace.ledger)
    alone = members.alone(book)
    staff = {
        one.name: members.add(
            book, alone, Person(0, one.login, one.name, Role(one.role), one.agent)
        )
        for one in MEMBERS
    }
    supervisor, reviewers, trainer = _roles(staff)
    customs.add(
        book,
        supervisor,
        "Offers the return label",
        "effect",
        "Did the agent offer the free return label where goods came back?",
    )
    measured = lake.scan(workspace.measurements, LAKE_MEASUREMENT)
    items = _sampled(book, supervisor, measured)
    told = _judged(measured, items["conversation_id"].to_list())
    _reviewed(book, reviewers, items, told)
    _calibrated(book, supervisor, reviewers, items.tail(CALIBRATED), told)
    _disputed(book, staff, measured)
    _coached(book, trainer, staff[COACHED_AGENT])
    _learned(book, trainer, measured)


def _roles(staff: Mapping[str, Person]) -> tuple[Person, list[Person], Person]:
    of = {role: [one for one in staff.values() if one.role == role] for role in Role}
    return of[Role.SUPERVISOR][0], of[Role.REVIEWER], of[Role.TRAINER][0]


def _sampled(book: Ledger, by: Person, measured: pl.LazyFrame) -> pl.DataFrame:
    """The items of the newest month, drawn by a mixed plan."""
    plan = Plan(
        quota=6,
        shares={"random": 0.3, "stratified": 0.2, "risk": 0.5},
        strata=("language", "channel"),
    )
    number = samples.save(book, by, "Monthly check", content_of(plan), cycle="month", due_days=10)
    month = measured.select(cycle_name("month").max()).collect().item()
    of_month = measured.filter(cycle_name("month") == month)
    frame = drawable_of(of_month, rubric.default())
    chosen = [
        Drawn(
            row["conversation_id"],
            row["agent_id"],
            row["stratum"],
            row["probability"],
            tuple(row["reasons"]),
        )
        for row in drawn(frame, plan, month).iter_rows(named=True)
    ]
    samples.draw(book, by, number, month, chosen)
    facts = of_month.select("conversation_id", "language", "channel").collect()
    return samples.items(book, number).join(facts, on="conversation_id", maintain_order="left")


def _judged(measured: pl.LazyFrame, names: list[str]) -> dict[str, dict[str, Judged]]:
    """What the program says of each conversation, by standard."""
    rows = measured.filter(pl.col("conversation_id").is_in(names)).collect()
    said = verdicts(rows, rubric.default()).filter(pl.col("verdict") != NOT_ASSESSED)
    told: dict[str, dict[str, Judged]] = {}
    for name, standard, verdict, value in said.select(
        "conversation_id", "standard", "verdict", "value"
    ).iter_rows():
        told.setdefault(name, {})[standard] = Judged(verdict, value)
    return told


def _reviewed(
    book: Ledger,
    reviewers: list[Person],
    items: pl.DataFrame,
    told: Mapping[str, dict[str, Judged]],
) -> None:
    for place in range(min(REVIEWED, items.height - CALIBRATED)):
        by = reviewers[place % len(reviewers)]
        if (item := samples.next_item(book, by)) is None:
            return
        row = items.row(by_predicate=pl.col("item_id") == item, named=True)
        task = Task(
            row["conversation_id"], row["agent_id"], row["language"], row["channel"], item_id=item
        )
        _review(book, by, task, told[row["conversation_id"]])


def _calibrated(
    book: Ledger,
    supervisor: Person,
    reviewers: list[Person],
    items: pl.DataFrame,
    told: Mapping[str, dict[str, Judged]],
) -> None:
    names = items["conversation_id"].to_list()
    who = [one.id for one in reviewers]
    number = calibrations.start(book, supervisor, "What counts as empathy", names, who)
    for by in reviewers:
        for row in items.iter_rows(named=True):
            task = Task(
                row["conversation_id"],
                row["agent_id"],
                row["language"],
                row["channel"],
                calibration_id=number,
            )
            _review(book, by, task, told[row["conversation_id"]])
    calibrations.close(book, supervisor, number)


def _review(book: Ledger, by: Person, task: Task, judged: Verdicts) -> None:
    """A review by somebody who mostly agrees with the program."""
    own = next(one for one in MEMBERS if one.login == by.login)
    draw = Random(f"{by.login} {task.conversation_id}")  # noqa: S311 # nosec B311 - a part in a play
    cause = "machine" if task.calibration_id is None else None
    said = {}
    for standard, one in judged.items():
        if one.verdict in _SCALE and draw.random() < own.doubt:
            step = -1 if draw.random() < own.strict else 1
            other = _SCALE[min(max(_SCALE.index(one.verdict) + step, 0), len(_SCALE) - 1)]
            if other != one.verdict:
                said[standard] = Said(other, "Read in the whole conversation.", cause)
    draft = reviews.begin(book, by, task, 0)
    notes = (Note(0, "Good to talk about.", pinned=True),) if draw.random() < 0.1 else ()
    seconds = 60.0 + 120 * draw.random()
    if task.calibration_id is not None:
        # Blind: they speak on everything themselves, and the program on nothing.
        said = {name: Said(one.verdict) for name, one in judged.items()} | said
        judged = {}
    reviews.submit(book, by, replace(draft, said=said, notes=notes, seconds=seconds), judged)


def _disputed(book: Ledger, staff: Mapping[str, Person], measured: pl.LazyFrame) -> None:
    """Two disputes of misses: one decided, one open."""
    supervisor, _, _ = _roles(staff)
    for name in (PASTING_AGENT, COACHED_AGENT):
        own = measured.filter(pl.col("agent_id") == name).sort("started_at", descending=True)
        rows = own.head(20).collect()
        missed = verdicts(rows, rubric.default()).filter(pl.col("verdict") == MISSED)
        if missed.is_empty():
            continue
        row = missed.row(0, named=True)
        task = Task(row["conversation_id"], name, row["language"], row["channel"])
        number = disputes.dispute(
            book,
            staff[name],
            task,
            row["standard"],
            MISSED,
            MET,
            "The customer had asked for exactly this.",
        )
        if name == PASTING_AGENT:
            disputes.decide(book, supervisor, number, PARTLY, "Half of it was there.")


def _coached(book: Ledger, trainer: Person, agent: Person) -> None:
    """The coaching of the story, through its steps, and one that has just begun."""
    steps = (
        Step(SESSION, "Read three conversations together.", COACHING_DAY),
        Step(TASK, "Name the customer's trouble in the first reply.", COACHING_DAY + timedelta(7)),
    )
    number = coaching.plan(
        book,
        trainer,
        agent.agent_id or "",
        "attitude.empathy",
        "Acknowledge before explaining.",
        COACHING_DAY,
        COACHING_DAY + timedelta(28),
        steps,
    )
    coaching.acknowledge(book, agent, number)
    for step in coaching.steps(book, number):
        by = trainer if step.kind == SESSION else agent
        coaching.done(book, by, step.id, "Done in every conversation looked at.")
    coaching.end(book, trainer, number)
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


def _learned(book: Ledger, trainer: Person, measured: pl.LazyFrame) -> None:
    """A course with its records, and an example to learn from."""
    course = Content("Returns and refunds", "returns", practice_days=14, valid_days=365)
    number = trainings.offer(book, trainer, course)
    trainings.examined(book, trainer, number, COACHED_AGENT, COACHING_DAY, 82.0)
    trainings.practised(
        book, trainer, number, COACHED_AGENT, COACHING_DAY, passed=True, note="Calm and exact."
    )
    trainings.certified(book, trainer, number, COACHED_AGENT, COACHING_DAY + timedelta(14))
    trainings.examined(book, trainer, number, PASTING_AGENT, COACHING_DAY, 54.0)
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
