"""Files in: read, check, keep, measure. The one way in, for the page, the command and a schedule.

It can be stopped at any point: an import comes in whole or not at all (:mod:`dashboard.keeping`),
and what is not measured then is measured later (:mod:`dashboard.measuring`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import polars as pl

from dashboard import keeping, lake, ledger, transcripts
from dashboard.arrivals import UNSAID, Arrival, Origin, arrivals, refused_count
from dashboard.engines import mapped
from dashboard.ledger import imports
from dashboard.measuring import measured_and_told
from dashboard.privacy import OFF, Guard, guard
from dashboard.privacy.erasing import retain
from dashboard.progress import Progress, Step, silent
from dashboard.staging import Room
from dashboard.states import with_state
from dashboard.transcripts import Export
from dashboard.workspace import Workspace
from scoring.conversations import PROBLEM

_BYTES_EACH = 1_500
"""Of a conversation in a file, about: it decides only where many are masked."""

FATES = ("new", "changed", "unchanged", "older")


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
    origin: Origin = UNSAID,
    progress: Progress = silent,
    *,
    only_new: bool = False,
) -> Report:
    """Bring files, folders and zip files into the workspace and measure what they brought;
    ``only_new``: leave out files that came in before, just as they are. Ratings that show that the
    model learned from earlier ones is out of date teach a new one.

    A file that cannot be read at all is reported and does not keep the others out. Everything is
    read before anything is kept: raises LakeBusyError, WorkerDiedError or OSError, and then either
    nothing came in, or the rest comes in with the next import or start.
    """
    keeping.recover(workspace)
    book = ledger.opened(workspace.ledger)
    with transcripts.exports(paths, origin.named_form) as every:
        before = imports.known(book) if only_new else set()
        digests = {export: _digest(export, origin) for export in every}
        exports = [export for export in every if digests[export] not in before]
        if only_new and not exports:
            # What came in when there was no room to measure it is measured now.
            return Report(0, (), measured_and_told(workspace, progress))
        names = [export.name for export in exports]
        said = origin.told(), [digests[export] for export in exports]
        import_id = imports.begin(book, names, *said)
        room = Room(workspace, import_id)
        room.enter()
        try:
            reports = _staged(exports, workspace, origin, room, import_id, progress=progress)
            keeping.finish(workspace, room, import_id)
        finally:
            room.leave()
    retain(workspace)
    for table in (workspace.conversations, workspace.sightings, workspace.originals):
        lake.tidy(table)
    measured = measured_and_told(workspace, progress)
    return Report(import_id, _with_fates(reports, workspace, import_id), measured)


def _staged(
    exports: Sequence[Export],
    workspace: Workspace,
    origin: Origin,
    room: Room,
    import_id: int,
    *,
    progress: Progress,
) -> list[FileReport]:
    """Read everything into the room; afterwards the import is to come in."""
    book = ledger.opened(workspace.ledger)
    guarding = guard(workspace)
    reports: list[FileReport] = []
    total = sum(export.size for export in exports)
    behind = Step("read", 0, total, 0)
    try:
        for number, export in enumerate(exports):
            told = _after(behind, progress)
            report = _read(export, origin, room, number, import_id, guard=guarding, told=told)
            reports.append(report)
            behind = Step(
                "read",
                behind.done + export.size,
                total,
                behind.conversations + sum(report.counts.values()),
            )
            progress(behind)
        found = [_of_file(report) for report in reports]
        refused = sum(report.counts["refused"] for report in reports)
        every = pl.concat([pl.DataFrame(schema=imports.FILE_PROBLEM), *found])
        imports.keeping(book, import_id, every, refused)
    except BaseException:
        room.empty()
        imports.finish(book, import_id, {}, "failed")
        raise
    return reports


def _digest(export: Export, origin: Origin) -> str:
    """Whether just these bytes came in before, read in just this way."""
    return sha256(f"{export.digest} {origin.told()}".encode()).hexdigest()


def _with_fates(
    reports: Sequence[FileReport], workspace: Workspace, import_id: int
) -> tuple[FileReport, ...]:
    """The reports with what became of each file's conversations."""
    counts = keeping.counts(workspace, import_id)
    taken = imports.problems(ledger.opened(workspace.ledger), import_id).filter(
        pl.col("expected") == "id_taken"
    )
    whole = []
    for number, report in enumerate(reports):
        fates = dict(counts.filter(file=number).select("fate", "len").iter_rows())
        also = taken.filter(file=report.name).select(PROBLEM.names())
        told = dict.fromkeys(FATES, 0) | fates
        told["refused"] = report.counts["refused"] + also["conversation_id"].n_unique()
        problems = pl.concat([report.problems, also])
        whole.append(replace(report, counts=told, problems=problems))
    return tuple(whole)


def _after(behind: Step, progress: Progress) -> Callable[[int, int], None]:
    """Tells of a file (bytes read, conversations) as what comes after the files before it."""
    return lambda read, count: progress(
        Step("read", behind.done + read, behind.total, behind.conversations + count)
    )


def _read(
    export: Export,
    origin: Origin,
    room: Room,
    number: int,
    import_id: int,
    *,
    guard: Guard,
    told: Callable[[int, int], None],
) -> FileReport:
    """Read one export into the room; its counts are of what arrived ("new") and was refused."""
    problems: list[pl.DataFrame] = [pl.DataFrame(schema=PROBLEM)]
    arrived = 0
    reasons: list[transcripts.Unreadable] = []
    arriving = _until_unreadable(arrivals(export, origin, named=True), reasons)
    for kept in _guarded(arriving, guard, import_id, export.size // _BYTES_EACH):
        room.add(number, kept.rows)
        room.add_originals(kept.originals)
        room.refuse(kept.refused)
        arrived += kept.rows.height
        problems.append(kept.problems)
        told(kept.read, arrived)
    problems += [reason.as_problem() for reason in reasons]
    every = pl.concat(problems)
    if reasons:
        return FileReport(export.name, {"new": arrived, "refused": 1}, every, reasons[0])
    return FileReport(export.name, {"new": arrived, "refused": refused_count(every)}, every)


def _until_unreadable(
    arriving: Iterator[Arrival], reasons: list[transcripts.Unreadable]
) -> Iterator[Arrival]:
    """What arrives before a file turns out to be unreadable; why it is, into ``reasons``."""
    try:
        yield from arriving
    except transcripts.Unreadable as reason:
        reasons.append(reason)


@dataclass(frozen=True)
class _Kept:
    """What may be kept of an arrival: ``rows`` (conversations with their state, and the ``row`` of
    the file), the ``originals`` sealed, what was ``refused`` and the ``problems``."""

    rows: pl.DataFrame
    originals: pl.DataFrame
    refused: pl.DataFrame
    problems: pl.DataFrame
    read: int


def _guarded(
    arriving: Iterator[Arrival], guard: Guard, import_id: int, expected: int
) -> Iterator[_Kept]:
    """What may be kept, as it may be kept. Masking is what an import spends its time on: many
    conversations are shared out among processes."""
    work = partial(_as_kept, guard=guard, import_id=import_id)
    return map(work, arriving) if guard.mode == OFF else mapped(work, arriving, expected)


def _as_kept(arrival: Arrival, guard: Guard, import_id: int) -> _Kept:
    which = guard.unwanted(arrival.conversations)
    ids = arrival.conversations["conversation_id"]
    wanted = ids.is_in(which["conversation_id"].implode()).not_()
    conversations = arrival.conversations.filter(wanted)
    rows = with_state(guard.guarded(conversations), import_id)
    return _Kept(
        rows.with_columns(arrival.rows.filter(wanted).alias("row")),
        guard.sealed(conversations, rows),
        guard.without_people(arrival.refused),
        pl.concat([guard.worded(arrival.problems), arrival.unwanted(which)]),
        arrival.read,
    )


def _of_file(report: FileReport) -> pl.DataFrame:
    return report.problems.select(pl.lit(report.name).alias("file"), pl.all())
