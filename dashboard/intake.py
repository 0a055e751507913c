"""Files in: read, check, keep, measure. The one way in, for the page, the command and a schedule.

It can be stopped at any point and started again: conversations are kept first, and whatever has no
measurement of its latest state is measured, whoever brought it in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import polars as pl

from dashboard import lake, ledger, stored, topics, transcripts
from dashboard.arrivals import ARRIVING_AT_ONCE, arrivals, refused_count
from dashboard.engines import mapped
from dashboard.learning import Told, learn_here, models, outdated
from dashboard.ledger import imports
from dashboard.states import LAKE_CONVERSATION, with_state
from dashboard.workspace import Workspace
from scoring.conversations import PROBLEM
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

FATES = ("new", "changed", "unchanged", "older")


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


@dataclass(frozen=True)
class FileReport:
    """What became of one file: conversations by their fate, and what could not be used."""

    name: str
    counts: dict[str, int]
    """new, changed, unchanged, older; and refused (conversations and rows)."""
    problems: pl.DataFrame = field(repr=False)
    unreadable: transcripts.Unreadable | None = None


@dataclass(frozen=True)
class Report:
    """What became of an import."""

    import_id: int
    files: tuple[FileReport, ...]
    measured: int

    @property
    def counts(self) -> dict[str, int]:
        """new, changed, unchanged, older and refused, over all files."""
        return {
            name: sum(report.counts[name] for report in self.files) for name in (*FATES, "refused")
        }

    @property
    def arrived(self) -> int:
        """Conversations that could be used, whether or not they said anything new."""
        return sum(count for fate, count in self.counts.items() if fate != "refused")


def take_in(
    paths: Sequence[Path],
    workspace: Workspace,
    form: str | None = None,
    progress: Progress = silent,
) -> Report:
    """Bring files into the workspace and measure what they brought. Ratings that show that the
    model learned from earlier ones is out of date teach a new one.

    A file that cannot be read at all is reported and does not keep the others out. Raises
    LakeBusyError, WorkerDiedError or OSError; then everything kept so far stays, and the same call
    again does the rest.
    """
    book = ledger.opened(workspace.ledger)
    import_id = imports.begin(book, [path.name for path in paths])
    reports: list[FileReport] = []
    total = sum(path.stat().st_size for path in paths)
    behind = Step("read", 0, total, 0)
    try:
        for path in paths:
            report = _keep_file(path, workspace, form, import_id, _after(behind, progress))
            imports.note_problems(book, import_id, _of_file(report))
            reports.append(report)
            behind = Step(
                "read",
                behind.done + path.stat().st_size,
                total,
                behind.conversations + sum(report.counts.values()),
            )
            progress(behind)
        lake.tidy(workspace.conversations)
        measured = measure_pending(workspace, progress)
        if outdated(workspace):
            learn_here(workspace, RATING, of_learning(progress))
            measure_pending(workspace, progress)
        tell_topics(workspace, progress)
    except BaseException:
        imports.finish(book, import_id, Report(import_id, tuple(reports), 0).counts, "failed")
        raise
    outcome = Report(import_id, tuple(reports), measured)
    imports.finish(book, import_id, outcome.counts, "done")
    return outcome


def measure_pending(workspace: Workspace, progress: Progress = silent) -> int:
    """Measure every conversation whose latest state has not been, by this version; how many."""
    todo = pending(workspace)
    done = 0
    progress(Step("measure", 0, todo.height, 0))
    states = todo.select("conversation_id", "month", "digest")
    batches = stored.batches(workspace, todo, ARRIVING_AT_ONCE, MEASURED_AT_ONCE)
    # Whoever learns meanwhile changes what is to be measured next, not what this run says it did.
    used = models(workspace)
    work = partial(topics.measured, models=used, topics=topics.in_force(workspace))
    for measurements in stored.gathered(mapped(work, batches), MEASUREMENTS_AT_ONCE):
        rows = measurements.join(states, on="conversation_id").with_columns(
            pl.lit(measured_by(used)).alias("measured_by")
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


def measured_by(used: Models) -> str:
    """What a measurement was made by: the program's version, and those of the models used."""
    return "+".join([measuring_version(), *used.versions()])


def pending(workspace: Workspace) -> pl.DataFrame:
    """conversation_id, month and digest of what is to be measured, by month and id."""
    measured = (
        lake.scan(workspace.measurements, LAKE_MEASUREMENT)
        .filter(pl.col("measured_by") == measured_by(models(workspace)))
        .select("conversation_id", "digest")
    )
    return (
        lake.scan(workspace.conversations, LAKE_CONVERSATION)
        .select("conversation_id", "month", "digest")
        .join(measured, on=["conversation_id", "digest"], how="anti")
        .sort("month", "conversation_id")
        .collect()
    )


def _after(behind: Step, progress: Progress) -> Callable[[int, int], None]:
    """Tells of a file (bytes read, conversations) as what comes after the files before it."""
    return lambda read, count: progress(
        Step("read", behind.done + read, behind.total, behind.conversations + count)
    )


def _keep_file(
    path: Path,
    workspace: Workspace,
    form: str | None,
    import_id: int,
    told: Callable[[int, int], None],
) -> FileReport:
    counts: dict[str, int] = dict.fromkeys((*FATES, "refused"), 0)
    problems: list[pl.DataFrame] = []
    try:
        for arrival in arrivals(path, form):
            rows = with_state(arrival.conversations, import_id)
            fates = lake.keep(workspace.conversations, rows)
            problems += [arrival.problems, arrival.refused(fates == "taken", "id_taken")]
            for fate in FATES:
                counts[fate] += int((fates == fate).sum())
            told(arrival.read, sum(counts.values()))
    except transcripts.Unreadable as reason:
        return FileReport(path.name, counts | {"refused": 1}, reason.as_problem(), reason)
    all_problems = pl.concat([pl.DataFrame(schema=PROBLEM), *problems])
    counts["refused"] = refused_count(all_problems)
    return FileReport(path.name, counts, all_problems)


def _of_file(report: FileReport) -> pl.DataFrame:
    return report.problems.select(pl.lit(report.name).alias("file"), pl.all())
