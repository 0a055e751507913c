"""The command ``fourfold``. Results on stdout, progress and complaints on stderr.

Exit codes: 0 all well, 1 nothing came in, 2 wrong use, 3 some rows were refused.
"""

import typer

from dashboard.cli.alerts import look
from dashboard.cli.files import annotate, learn, score
from dashboard.cli.imports import erase, import_files, undo, watch
from dashboard.cli.labelled import evaluate
from dashboard.cli.reports import export, report
from dashboard.cli.workspaces import demo, serve

app = typer.Typer(
    name="fourfold",
    help="Measures the quality of customer-service conversations.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(demo)
app.command()(serve)
app.command("import")(import_files)
app.command()(watch)
app.command()(undo)
app.command()(erase)
app.command()(score)
app.command()(learn)
app.command()(annotate)
app.command()(evaluate)
app.command()(report)
app.command()(export)
app.command("alerts")(look)


def main() -> None:
    """The entry point of the installed command."""
    app(prog_name="fourfold")
