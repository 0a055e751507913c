"""The command that holds the program against labelled sets."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard import evaluation, screen, trust
from dashboard.cli import arguments
from dashboard.cli.arguments import check_output
from dashboard.cli.endings import NOTHING, complaints, wrong
from dashboard.trust import report as trust_report
from scoring.trust import LabelledSet
from scoring.trust.results import together


def evaluate(  # noqa: PLR0917 - typer makes options of what it is given
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of labelled sets.")],
    output: Annotated[Path | None, typer.Option(help="Markdown file for the report.")] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="A set to ask alone; may be given several times.")
    ] = None,
    examples: Annotated[
        int, typer.Option(min=0, help="Worst examples of each question and language.")
    ] = 5,
    workspace: Annotated[
        Path | None, typer.Option(help="Folder whose Trust page shall show the result.")
    ] = None,
    publish: Annotated[
        bool, typer.Option("--publish", help="Make it what the project says of itself, textless.")
    ] = False,
) -> None:
    """See how far the judgement can be trusted: labelled sets against the program, by language."""
    if publish and only:
        wrong("what is published is measured on all sets: leave out --only or --publish.")
    check_output([], output)
    place = None if workspace is None else arguments.workspace(workspace)
    chosen = _labelled_sets(folder, only or [])
    with complaints(), screen.set_bars() as show:
        found = together([evaluation.measured(one, files, examples, show) for one, files in chosen])
    report = trust.kept(found, [one for one, _ in chosen])
    screen.tables(trust_report.tables(report))
    with complaints():
        if output is not None:
            output.write_text(trust_report.markdown(report), "utf-8")
        if place is not None:
            trust.write(report, place.trust)
        if publish:
            trust_report.publish(report)


def _labelled_sets(folder: Path, only: list[str]) -> list[tuple[LabelledSet, tuple[Path, ...]]]:
    """The sets of a folder, all unless named; what was found and not known is told."""
    if not folder.is_dir():
        wrong(f"{folder} is no folder: expected one of labelled sets.")
    try:
        found = evaluation.found_in(folder)
    except ValueError as reason:
        wrong(str(reason))
    names = {one.name for one, _ in found.sets}
    if unknown := [name for name in only if name not in names]:
        wrong(f"there is no set {unknown[0]!r} in {folder}.")
    for sentence in () if only else evaluation.told(found):
        typer.echo(sentence)
    if not names:
        wrong(f"there is no labelled set in {folder}.", NOTHING)
    return [(one, files) for one, files in found.sets if not only or one.name in only]
