"""Commands that open the dashboard: on samples, or on a workspace."""

import signal
import sys
import tempfile
import webbrowser
from pathlib import Path

import orjson
import typer

import sample_data
from dashboard import intake, keeping, rehearsal, screen, server
from dashboard.cli import arguments
from dashboard.cli.alerts import after_import
from dashboard.cli.arguments import Place, Port
from dashboard.cli.endings import complaints
from dashboard.measuring import measure_pending


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
        keeping.recover(place)
        measure_pending(place, show)
    with complaints():
        after_import(place)
    raise typer.Exit(server.serve(place, port, _ready))


def _ready(address: str) -> None:
    typer.echo(f"Fourfold is at {address} (Ctrl-C ends it).")
    if sys.stdout.isatty():
        webbrowser.open(address)
