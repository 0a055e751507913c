"""Commands that bring conversations in, again and again, and take them out."""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from dashboard import addresses, intake, keeping, ledger, screen, transcripts
from dashboard.arrivals import Origin
from dashboard.cli import arguments
from dashboard.cli.alerts import after_import
from dashboard.cli.arguments import Format, Place
from dashboard.cli.endings import complaints, leave, outage, tell, wrong
from dashboard.engines.pool import WorkerDiedError
from dashboard.intake import Report
from dashboard.lake import LakeBusyError
from dashboard.ledger import imports, members, settings
from dashboard.measuring import measured_and_told
from dashboard.privacy.erasing import erase as erased
from dashboard.privacy.erasing import erase_again
from dashboard.transcripts import Reading, bundles
from dashboard.workspace import Workspace

_LOOK_SECONDS = 2.0
"""How often a watched folder is looked at."""

_AGAIN_SECONDS = 60.0
"""So long it waits where something stood in the way."""

Source = Annotated[
    str | None,
    typer.Option(help="The account the ids belong to, where several shops number alike."),
]
Zone = Annotated[str, typer.Option(help="Time zone of times that name none, as Asia/Shanghai.")]
Agents = Annotated[
    list[str] | None,
    typer.Option("--agent", help="A name or address that belongs to the shop; may be repeated."),
]
Pattern = Annotated[
    str | None,
    typer.Option(help="Regular expression of a log's header lines, with (?P<time>) (?P<author>)."),
]
Mapping = Annotated[
    str | None, typer.Option(help="How to read the columns: a mapping saved on the import page.")
]


def import_files(  # noqa: PLR0917 - typer makes options of what it is given
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help="Files, folders, zip files, or addresses."),
    ],
    workspace: Place = None,
    form: Format = None,
    source: Source = None,
    zone: Zone = "UTC",
    agent: Agents = None,
    pattern: Pattern = None,
    mapping: Mapping = None,
    query: Annotated[
        str | None, typer.Option(help="What to ask a database for: a row a message.")
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Leave out files that came in already.")
    ] = False,
) -> None:
    """Bring conversations into a workspace and measure them."""
    local = [Path(name) for name in files if not addresses.is_address(name)]
    arguments.check_input(local, form, folders=True)
    place = arguments.workspace(workspace)
    origin = _origin(place, form, source, zone, agent, pattern, mapping)
    with complaints(), addresses.fetched(files, query) as paths, screen.bars() as show:
        report = intake.take_in(paths, place, origin, show, only_new=new)
    with complaints():
        _told(place, report)
    if not (new and not report.files):
        leave(report.arrived, report.counts["refused"])


def watch(  # noqa: PLR0917 - typer makes options of what it is given
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder that exports are put in.")],
    workspace: Place = None,
    form: Format = None,
    source: Source = None,
    zone: Zone = "UTC",
    agent: Agents = None,
    pattern: Pattern = None,
    mapping: Mapping = None,
) -> None:
    """Bring in whatever is put into a folder, until Ctrl-C."""
    if not folder.is_dir():
        wrong(f"{folder} is no folder.")
    arguments.check_input([folder], form, folders=True)
    place = arguments.workspace(workspace)
    origin = _origin(place, form, source, zone, agent, pattern, mapping)
    typer.echo(f"Watching {folder} (Ctrl-C ends it).")
    brought: dict[Path, tuple[int, int]] | None = None
    before: dict[Path, tuple[int, int]] | None = None
    try:
        while True:
            # Looked at again and again, since network folders tell nobody of what changes. A file
            # that did not grow from one look to the next is whole.
            now = _standing(folder)
            if now == before and now != brought:
                if _bring(place, folder, origin):
                    brought = now
                else:
                    # Each try is noted as an import that failed: not too many of them.
                    time.sleep(_AGAIN_SECONDS)
            before = now
            time.sleep(_LOOK_SECONDS)
    except KeyboardInterrupt:
        return


def undo(
    number: Annotated[int, typer.Argument(metavar="IMPORT", help="Number of the import.")],
    workspace: Place = None,
) -> None:
    """Take out of a workspace what an import brought."""
    place = arguments.workspace(workspace)
    with complaints(), screen.bars() as show:
        book = ledger.opened(place.ledger)
        keeping.recover(place)
        if number not in imports.undoable(book):
            wrong(f"there is no import {number} that could be undone.")
        imports.undo(book, members.alone(book), number)
        keeping.undo(place, number)
        measured_and_told(place, show)
    typer.echo(f"Import {number} is undone.")


def erase(
    customer: Annotated[
        str | None, typer.Argument(help="Id or address of the customer, as the source had it.")
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Whoever was forgotten before: after a backup came back."),
    ] = False,
    workspace: Place = None,
) -> None:
    """Forget a customer: all conversations, in every state, and in the lake's history."""
    if (customer is None) == (not again):
        wrong("name a customer, or --again for all who were forgotten before.")
    place = arguments.workspace(workspace)
    with complaints():
        keeping.recover(place)
        if customer is None:
            count = erase_again(place)
        else:
            count = erased(place, members.alone(ledger.opened(place.ledger)), customer)
    typer.echo(f"{count:,} conversations forgotten.")


def _origin(  # noqa: PLR0917 - as the command has them
    place: Workspace,
    form: str | None,
    source: str | None,
    zone: str,
    agents: Iterable[str] | None,
    pattern: str | None,
    mapping: str | None,
) -> Origin:
    """What was said of the files, checked."""
    arguments.check_zone(zone)
    with complaints():
        known = settings.get(ledger.opened(place.ledger), settings.MAPPINGS)
    if mapping is not None and mapping not in known:
        named = ", ".join(known) or "none is saved yet"
        wrong(f"there is no mapping {mapping!r}: {named}.")
    if problem := transcripts.pattern_problem(pattern):
        wrong(problem)
    columns = None if mapping is None else known[mapping]
    reading = Reading(frozenset(agents or ()), pattern, columns)
    return Origin(form, source, zone, reading)


def _bring(place: Workspace, folder: Path, origin: Origin) -> bool:
    """Bring in what is new in a folder; what stands in the way is told, and False."""
    try:
        with screen.bars() as show:
            report = intake.take_in([folder], place, origin, show, only_new=True)
        if report.files:
            _told(place, report)
    except (LakeBusyError, WorkerDiedError, OSError) as reason:
        said = outage(reason) if isinstance(reason, OSError) else reason
        typer.echo(f"fourfold: {said}; it is tried again in a minute.", err=True)
        return False
    return True


def _told(place: Workspace, report: Report) -> None:
    for of_file in report.files:
        tell(of_file)
    if report.files:
        typer.echo(f"{report.measured:,} conversations measured (import {report.import_id}).")
        after_import(place)
    else:
        typer.echo("Nothing new.")


def _standing(folder: Path) -> dict[Path, tuple[int, int]]:
    """The files of a folder, each with its size and when it was changed."""
    found: dict[Path, tuple[int, int]] = {}
    for path in bundles.within(folder):
        with suppress(FileNotFoundError):
            told = path.stat()
            found[path] = told.st_size, told.st_mtime_ns
    return found
