"""How a command ends: what came of it, or what was wrong, in sentences; and its exit code."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from dashboard import evaluation, problems, transcripts
from dashboard.engines.pool import WorkerDiedError
from dashboard.intake import FileReport
from dashboard.lake import LakeBusyError
from dashboard.outputs import MixedInputError, NothingToWriteError, Outcome
from scoring.satisfaction.learning import TooFewError

NOTHING, WRONG_USE, SOME_REFUSED = 1, 2, 3


def wrong(sentence: str, code: int = WRONG_USE) -> NoReturn:
    """End with a complaint."""
    typer.echo(f"fourfold: {sentence}", err=True)
    raise typer.Exit(code)


@contextmanager
def complaints() -> Iterator[None]:
    """What can go wrong from outside, as a sentence."""
    try:
        yield
    except (LakeBusyError, WorkerDiedError, TooFewError) as reason:
        wrong(str(reason), NOTHING)
    except NothingToWriteError as reason:
        _tell_problems(reason.outcome)
        wrong(str(reason), NOTHING)
    except (MixedInputError, evaluation.LabelledFileError, transcripts.Unreadable) as reason:
        wrong(str(reason))
    except OSError as reason:
        wrong(f"{outage(reason)}.", NOTHING)
    except KeyboardInterrupt:
        wrong("stopped; the same call again does the rest.", 130)


def outage(reason: OSError) -> str:
    """What the machine refused, and where."""
    return f"{reason.filename or 'a file'}: {reason.strerror or reason}"


def tell(report: FileReport) -> None:
    """What became of a file brought into a workspace."""
    if report.unreadable is not None:
        typer.echo(report.unreadable)
        return
    counts = ", ".join(f"{count:,} {fate}" for fate, count in report.counts.items())
    typer.echo(f"{report.name}: {counts}.")
    for sentence in problems.sentences(report.problems):
        typer.echo(f"  {sentence}")


def close(outcome: Outcome, said: str) -> None:
    """End with what could not be used and what was done."""
    _tell_problems(outcome)
    typer.echo(said)
    leave(outcome.done, outcome.refused)


def leave(arrived: int, refused: int) -> None:
    """End with the code that says how much came in."""
    if not arrived:
        raise typer.Exit(NOTHING)
    if refused:
        raise typer.Exit(SOME_REFUSED)


def _tell_problems(outcome: Outcome) -> None:
    for reason in outcome.unreadable:
        typer.echo(reason)
    whole = {reason.file for reason in outcome.unreadable}
    for name, found in outcome.problems.items():
        if name not in whole:
            for sentence in problems.sentences(found):
                typer.echo(f"{name}: {sentence}")
