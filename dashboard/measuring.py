"""Measuring what has been kept: whatever has no measurement of its latest state by this version,
whoever brought it in."""

from functools import partial

import polars as pl

from dashboard import calendars, lake, stored, topics
from dashboard.arrivals import ARRIVING_AT_ONCE
from dashboard.engines import mapped
from dashboard.learning import learn_here, models, outdated
from dashboard.progress import Progress, Step, of_learning, silent
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace
from scoring.calendars import NONE, Calendars
from scoring.measure import (
    HISTORY,
    MEASUREMENT,
    asked_of_history,
    in_history,
    measuring_version,
)
from scoring.satisfaction import Models
from scoring.satisfaction.targets import RATING
from scoring.sentiment.encoder import installed
from scoring.topics.learning import TooFewError

MEASURED_AT_ONCE = 2_500
"""Conversations measured as one batch."""

MEASUREMENTS_AT_ONCE = 2_000
"""Measurements brought into the lake in one go: what a crash can cost."""

LAKE_MEASUREMENT = pl.Schema(
    dict(MEASUREMENT)
    | {"month": pl.String, "digest": pl.String, "measured_by": pl.String}
    | topics.TOPIC
)
"""Schema of the lake's measurements: of which state of the conversation, and measured by what; and
its topic."""


def measured_and_told(workspace: Workspace, progress: Progress = silent) -> int:
    """Measure what is to be measured, learn where that is due, and tell topics; how many were
    measured for what came in."""
    measured = measure_pending(workspace, progress)
    if outdated(workspace):
        learn_here(workspace, RATING, of_learning(progress))
        measure_pending(workspace, progress)
    tell_topics(workspace, progress)
    return measured


def measure_pending(workspace: Workspace, progress: Progress = silent) -> int:
    """Measure every conversation whose latest state has not been, by this version; how many."""
    todo = pending(workspace)
    done = 0
    progress(Step("measure", 0, todo.height, 0))
    states = todo.select("conversation_id", "month", "digest")
    batches = stored.batches(workspace, todo, ARRIVING_AT_ONCE, MEASURED_AT_ONCE)
    # Whoever learns meanwhile changes what is to be measured next, not what this run says it did.
    used, hours = models(workspace), calendars.of(workspace)
    by = measured_by(used, hours)
    in_force = topics.in_force(workspace)
    work = partial(topics.measured, models=used, topics=in_force, calendars=hours)
    found = mapped(work, batches, todo.height)
    for measurements in stored.gathered(found, MEASUREMENTS_AT_ONCE):
        rows = measurements.join(states, on="conversation_id").with_columns(
            pl.lit(by).alias("measured_by")
        )
        lake.keep(workspace.measurements, rows)
        done += rows.height
        progress(Step("measure", done, todo.height, done))
    # What has come in may change what earlier conversations are told by later ones.
    lake.amend(workspace.measurements, _told_by_others)
    lake.tidy(workspace.measurements)
    return done


def tell_topics(workspace: Workspace, progress: Progress = silent) -> None:
    """Tell the topic of every conversation that has none yet; the first topics are learned as soon
    as there are conversations enough."""
    told = of_learning(progress)
    if topics.in_force(workspace) is None and topics.enough(workspace):
        try:
            topics.learn_here(workspace, told, vectors=installed())
        except TooFewError:
            return
    topics.tell_pending(workspace, told)


def _told_by_others(stored: pl.LazyFrame) -> pl.DataFrame:
    """conversation_id, month and the values that other conversations tell, where they differ from
    those stored."""
    asked = tuple(asked_of_history())
    known = stored.select(*HISTORY, "month", *asked).collect()
    now = in_history(known, known.select(HISTORY))
    moved = pl.any_horizontal(now[name].ne_missing(known[name]) for name in asked)
    return now.filter(now.select(moved).to_series()).select("conversation_id", "month", *asked)


def measured_by(used: Models, hours: Calendars = NONE) -> str:
    """What a measurement was made by: the program's version, and those of the models used and of
    the teams' hours."""
    return "+".join([measuring_version(), *used.versions(), *hours.versions()])


def pending(workspace: Workspace) -> pl.DataFrame:
    """conversation_id, month and digest of what is to be measured, by month and id."""
    by = measured_by(models(workspace), calendars.of(workspace))
    measured = (
        lake.scan(workspace.measurements, LAKE_MEASUREMENT)
        .filter(pl.col("measured_by") == by)
        .select("conversation_id", "digest")
    )
    return (
        lake.scan(workspace.conversations, LAKE_CONVERSATION)
        .select("conversation_id", "month", "digest")
        .join(measured, on=["conversation_id", "digest"], how="anti")
        .sort("month", "conversation_id")
        .collect()
    )
