"""Commands that hand on what a workspace holds: the periodic report, and rows for other tools."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dashboard import ledger, locale
from dashboard.alerts.wishes import wishes
from dashboard.cli import arguments
from dashboard.cli.arguments import Place
from dashboard.cli.endings import NOTHING, complaints, wrong
from dashboard.reports import rows
from dashboard.reports.contents import document
from dashboard.reports.examples import Examples, examples, of_workspace
from dashboard.reports.figures import Subject, figures, within
from dashboard.reports.forms import FORMS, written
from dashboard.reports.judged import judged
from dashboard.reports.pdf import NoFontsError
from dashboard.reports.periods import Period, period


def report(  # noqa: PLR0917 - typer makes options of what it is given
    name: Annotated[
        str, typer.Option("--period", help="Month 2026-10, week 2026-W42, quarter 2026-Q4, day.")
    ],
    output: Annotated[Path, typer.Option(help="File to write: .pdf, .xlsx or .html.")],
    workspace: Place = None,
    team: Annotated[str | None, typer.Option(help="Only of this team.")] = None,
    agent: Annotated[str | None, typer.Option(help="Only of this agent.")] = None,
    language: Annotated[str | None, typer.Option(help="Only in this language (de, zh …).")] = None,
    told_in: Annotated[str, typer.Option("--in", help="Language of the report: en or zh.")] = "en",
    quoting: Annotated[
        bool, typer.Option("--examples/--no-examples", help="Quote agents, masked.")
    ] = True,
) -> None:
    """Write the report of a period: what changed, how sure that is, likely why, what to do."""
    form = _form(output)
    when = _period(name)
    subject = _subject(team=team, agent=agent, language=language)
    if told_in not in locale.languages():
        wrong(f"there are no reports in {told_in!r}: expected {_either(locale.languages())}.")
    arguments.check_output([], output)
    place = arguments.workspace(workspace)
    every = judged(place)
    with complaints(), locale.written_in(told_in):
        told = figures(every, subject, when)
        if not told.conversations:
            wrong(f"there are no conversations for this report in {when.name}.", NOTHING)
        quoted = Examples()
        if quoting:
            quoted = examples(within(every, when, subject), *of_workspace(place))
        today = datetime.now(UTC).date()
        address = wishes(ledger.opened(place.ledger)).address
        try:
            content, warning = written(form, document(told, quoted, today, told_in, address))
        except NoFontsError as reason:
            wrong(str(reason), NOTHING)
        output.write_bytes(content)
    if warning:
        typer.echo(f"fourfold: {warning}", err=True)
    typer.echo(f"{output}: {told.conversations:,} conversations, {when.name}.")


def export(
    output: Annotated[Path, typer.Option(help="Folder to write to; it is made if need be.")],
    workspace: Place = None,
    form: Annotated[str, typer.Option("--format", help="parquet or csv.")] = "parquet",
) -> None:
    """Write one row a conversation and one row a verdict, for other tools: a file a month each."""
    if form not in rows.FORMS:
        wrong(f"there is no format {form!r}: expected {_either(rows.FORMS)}.")
    if output.exists() and not output.is_dir():
        wrong(f"{output} is a file: expected a folder.")
    place = arguments.workspace(workspace)
    with complaints():
        count = rows.export(judged(place), output, form)
    if not count:
        wrong("there are no conversations to write.", NOTHING)
    typer.echo(f"{output}: {count:,} conversations.")


def _form(output: Path) -> str:
    form = output.suffix.removeprefix(".").lower()
    if form not in FORMS:
        known = _either(f".{name}" for name in FORMS)
        wrong(f"{output} is no name for a report: expected it to end in {known}.")
    return form


def _period(name: str) -> Period:
    try:
        return period(name)
    except ValueError as reason:
        wrong(str(reason))


def _subject(**named: str | None) -> Subject:
    """What the report is about; everything unless one thing is named."""
    chosen = [(kind, name) for kind, name in named.items() if name is not None]
    if len(chosen) > 1:
        wrong(f"a report is about one thing: give one of {_either(f'--{k}' for k, _ in chosen)}.")
    return Subject(*chosen[0]) if chosen else Subject()


def _either(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
