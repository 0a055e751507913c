"""Commands that have a workspace: a look at samples, the dashboard, and conversations in."""

import signal
import sys
import tempfile
import webbrowser
from pathlib import Path

import orjson
import typer

import sample_data
from dashboard import intake, rehearsal, screen, server
from dashboard.cli import arguments
from dashboard.cli.alerts import after_import
from dashboard.cli.arguments import Files, Format, Place, Port
from dashboard.cli.endings import complaints, leave, tell


def demo(port: Port = None) -> None:
    """Look at sample conversations, in a workspace that is thrown away afterwards."""
    port = arguments.port(port)
    # Ended from outside, it clears up as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="fourfold-demo-") as folder:
        sample = Path(folder) / "sample.jsonl"
        with sample.open("wb") as lines:
            lines.writelines(orjson.dumps(one) + b"\n" for one in sample_data.conversations())
        workspace = arguments.workspace(Path(folder) / "workspace")
        with complaints(), screen.bars() as show:
            intake.take_in([sample], workspace, progress=show)
            rehearsal.rehearse(workspace)
        code = server.serve(workspace, port, _ready)
    raise typer.Exit(code)


def serve(workspace: Place = None, port: Port = None) -> None:
    """Open the dashboard on a workspace."""
    port = arguments.port(port)
    place = arguments.workspace(workspace)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with complaints(), screen.bars() as show:
        intake.measure_pending(place, show)
    with complaints():
        after_import(place)
    raise typer.Exit(server.serve(place, port, _ready))


def import_files(files: Files, workspace: Place = None, form: Format = None) -> None:
    """Bring conversations into a workspace and measure them."""
    arguments.check_input(files, form)
    place = arguments.workspace(workspace)
    with complaints(), screen.bars() as show:
        report = intake.take_in(files, place, form, show)
    for of_file in report.files:
        tell(of_file)
    typer.echo(f"{report.measured:,} conversations measured.")
    with complaints():
        after_import(place)
    leave(report.arrived, report.counts["refused"])


def _ready(address: str) -> None:
    typer.echo(f"Fourfold is at {address} (Ctrl-C ends it).")
    if sys.stdout.isatty():
        webbrowser.open(address)
