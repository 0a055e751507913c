"""The import under way: it goes on when its page is left, one at a time in this program."""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from dashboard import alerts, intake, keeping, ledger
from dashboard.access import Person
from dashboard.arrivals import Origin
from dashboard.intake import Report
from dashboard.ledger import imports
from dashboard.measuring import measured_and_told
from dashboard.progress import Progress, Step
from dashboard.workspace import Workspace

START = Step("read", 0, 0, 0)


@dataclass
class Work:
    """An import, or the undoing of one: how far it is, then what came of it."""

    workspace: Workspace
    by: int
    """Id of the person who began it."""
    undone: int | None = None
    """Number of the import that is taken out again."""
    step: Step = START
    report: Report | None = None
    failure: Exception | None = None
    ended: threading.Event = field(default_factory=threading.Event, repr=False)

    @property
    def running(self) -> bool:
        return not self.ended.is_set()


_lock = threading.Lock()
_latest: dict[Path, Work] = {}
"""What was begun last in each workspace."""


def latest(workspace: Workspace) -> Work | None:
    """What is done, or was done last, since this program started."""
    return _latest.get(workspace.path)


def underway() -> bool:
    """Whether somebody imports with this program, in any workspace."""
    return any(work.running for work in list(_latest.values()))


def take_in(
    files: AbstractContextManager[Sequence[Path]], workspace: Workspace, by: Person, origin: Origin
) -> bool:
    """Begin to bring files in; False where something else is under way. ``files`` gives them, and
    is left when they are read no more."""

    def work(progress: Progress) -> Report:
        with files as paths:
            report = intake.take_in(paths, workspace, origin, progress)
        alerts.alert(workspace)
        return report

    return _begin(Work(workspace, by.id), work)


def undo(workspace: Workspace, by: Person, import_id: int) -> bool:
    """Begin to take out what an import brought; False where something else is under way. Raises
    :class:`dashboard.access.DeniedError`."""

    def work(progress: Progress) -> None:
        keeping.undo(workspace, import_id)
        measured_and_told(workspace, progress)

    def ready() -> None:
        imports.undo(ledger.opened(workspace.ledger), by, import_id)

    return _begin(Work(workspace, by.id, import_id), work, ready)


def _begin(
    work: Work, task: Callable[[Progress], Report | None], ready: Callable[[], None] | None = None
) -> bool:
    with _lock:
        if underway():
            return False
        if ready is not None:
            ready()
        _latest[work.workspace.path] = work
    threading.Thread(target=_done, args=(work, task), name="import").start()
    return True


def _done(work: Work, task: Callable[[Progress], Report | None]) -> None:
    def progress(step: Step) -> None:
        work.step = step

    try:
        work.report = task(progress)
    # Nobody else is there to hear of it: the page tells it.
    except Exception as failure:
        work.failure = failure
    finally:
        work.ended.set()
