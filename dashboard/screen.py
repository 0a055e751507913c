"""What the commands show in a terminal: how far their work is, and tables of figures."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TimeRemainingColumn
from rich.table import Table

from dashboard import evaluation, progress
from dashboard.progress import Step
from scoring.trust import LabelledSet

_STAGES = {
    "read": "Reading",
    "measure": "Measuring",
    "prepare": "Reading the rated",
    "learn": "Learning",
    "topics": "Topics",
}

_FIGURES = ("correlation", "by_parts", "distance", "of_mean")

_UNSEEN = 240
"""Columns of a table that goes into a file or to another program: all of it, on any screen."""

_terminal = Console(stderr=True)


@contextmanager
def bars() -> Iterator[progress.Progress]:
    """Shows each stage of the work as a bar, with counts and the time left."""
    columns = ("{task.description}", BarColumn(), "{task.fields[count]}", TimeRemainingColumn())
    with Progress(*columns, console=_terminal) as shown:
        started: dict[str, TaskID] = {}

        def show(step: Step) -> None:
            if step.stage not in started:
                started[step.stage] = shown.add_task(_STAGES[step.stage], count="")
            count = f"{step.conversations:,} conversations" if step.conversations else ""
            shown.update(started[step.stage], completed=step.done, total=step.total, count=count)

        yield show


@contextmanager
def set_bars() -> Iterator[evaluation.Told]:
    """Shows a bar for each labelled set."""
    columns = ("{task.description}", BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_terminal) as shown:
        started: dict[str, TaskID] = {}

        def show(asked: LabelledSet, read: int, total: int) -> None:
            if asked.name not in started:
                started[asked.name] = shown.add_task(asked.name)
            shown.update(started[asked.name], completed=read, total=total)

        yield show


def quality(about: dict[str, Any]) -> tuple[list[str], list[list[str]]]:
    """How good a model is on conversations it had not seen, as headings and rows."""
    headings = ["Language", "Ratings", "Rank correlation", "Of the parts alone"]
    headings += ["Mean distance", "Of the mean alone", "Within the interval"]
    rows = [
        [
            one["language"] or "all",
            f"{one['ratings']:,}",
            *("–" if one[name] is None else f"{one[name]:.2f}" for name in _FIGURES),
            f"{one['covered']:.0%}",
        ]
        for one in about["quality"]
    ]
    return headings, rows


def tables(told: Iterable[tuple[list[str], Iterable[list[str]]]]) -> None:
    """Print tables, each with its headings; an empty one is left out."""
    console = Console(width=None if sys.stdout.isatty() else _UNSEEN)
    for headings, rows in told:
        table = Table(*headings, box=None, pad_edge=False)
        for row in rows:
            table.add_row(*map(escape, row))
        if table.rows:
            console.print(table)
