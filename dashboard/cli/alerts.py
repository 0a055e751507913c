"""The command that looks for alerts: for a clock that runs it, and after every import."""

import typer

from dashboard import alerts
from dashboard.cli import arguments
from dashboard.cli.arguments import Place
from dashboard.cli.endings import complaints
from dashboard.workspace import Workspace


def look(workspace: Place = None) -> None:
    """Look for what the rules of alerts find, and send what is waiting to be sent."""
    place = arguments.workspace(workspace)
    with complaints():
        outcome = alerts.alert(place)
    typer.echo(
        f"{outcome.new:,} new alerts, {outcome.sent:,} sent, {outcome.waiting:,} not sent yet."
    )
    tell(outcome)


def after_import(place: Workspace) -> None:
    """The same, after conversations came in: told only if there is something to tell."""
    outcome = alerts.alert(place)
    if outcome.new:
        typer.echo(f"{outcome.new:,} new alerts.")
    tell(outcome)


def tell(outcome: alerts.Outcome) -> None:
    """Why messages did not get out."""
    for name, why in outcome.failed.items():
        typer.echo(f"fourfold: nothing could be sent to {name}: {why}.", err=True)
