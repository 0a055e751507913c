"""What commands are given, and whether it can be used; if not, they end with a sentence."""

import tempfile
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

import typer

from dashboard import server, transcripts
from dashboard.cli.endings import wrong
from dashboard.workspace import Workspace
from dashboard.workspace import workspace as workspace_at

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files of conversations.")]
Format = Annotated[
    str | None, typer.Option("--format", help="What the files are, if it is not recognised.")
]
Place = Annotated[
    Path | None, typer.Option("--workspace", help="Folder that keeps conversations and scores.")
]
Port = Annotated[int | None, typer.Option(help="Port of the dashboard, 1 to 65535.")]


def check_input(files: list[Path], form: str | None = None, *, folders: bool = False) -> None:
    """Whether these files (or ``folders``), said to be in this format, can be read."""
    if form is not None and form not in transcripts.formats():
        known = ", ".join(transcripts.formats())
        wrong(f"there is no format {form!r}: expected one of {known}.")
    for path in files:
        if path.is_dir():
            if folders:
                continue
            wrong(f"{path} is a folder: expected a file.")
        if not path.exists():
            wrong(f"there is no file {path}.")
        try:
            path.open("rb").close()
        except OSError as reason:
            wrong(f"{path} cannot be read: {reason.strerror}.")


def check_zone(zone: str) -> None:
    """Whether there is such a time zone."""
    if zone not in available_timezones():
        wrong(f"there is no time zone {zone!r}: expected a name such as Europe/Berlin or UTC.")


def check_output(files: list[Path], *outputs: Path | None) -> None:
    """Whether each output, if it is asked for, can be written beside what is read."""
    named = [path for path in outputs if path is not None]
    if len({path.resolve() for path in [*files, *named]}) < len(set(files)) + len(named):
        wrong("each output needs a file of its own, which is none of the input.")
    for path in named:
        if path.is_dir():
            wrong(f"{path} is a folder: expected the name of a file to write.")
        if not path.parent.is_dir():
            wrong(f"there is no folder {path.parent} to write {path.name} to.")
        try:
            with tempfile.TemporaryFile(dir=path.parent):
                pass
        except OSError as reason:
            wrong(f"{path} cannot be written: {reason.strerror}.")


def workspace(path: Path | None) -> Workspace:
    """The workspace of this folder, or of the place that is usual."""
    try:
        return workspace_at(path)
    except OSError as reason:
        wrong(f"the workspace {reason.filename} cannot be made: {reason.strerror}.")


def port(asked: int | None) -> int:
    """The port asked for, or any that is free."""
    if asked is not None and not 1 <= asked <= 65535:
        wrong(f"{asked} is no port: expected a number from 1 to 65535.")
    try:
        return server.free_port(asked)
    except server.PortTakenError as reason:
        wrong(str(reason))
