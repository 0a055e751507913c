"""Rows for other tools: one a conversation and one a verdict, by the rubric in force and with
people's corrections."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from dashboard.disk import full_disk_told
from dashboard.ledger.judgements import CORRECTION
from dashboard.reports.judged import Judged
from dashboard.spreadsheets import safe_csv
from scoring.scorecard import verdicts

FORMS = ("parquet", "csv")

AT_ONCE = 20_000
"""Conversations whose verdicts, some fifty each, are in memory together."""

_UNDATED = "undated"

VERDICT = (
    *("conversation_id", "started_at", "agent_id", "team", "language", "channel"),
    *("dimension", "standard", "value", "verdict", "program", "corrected_at", "message"),
)
"""Columns of a verdict: ``verdict`` is the one that counts, ``program`` what the program said, and
``corrected_at`` when a person said otherwise (null: nobody did); ``message`` is the position of
what shows it."""


def export(every: Judged, folder: Path, form: str) -> int:
    """Write ``conversations`` and ``verdicts`` into folders, a file or more a month; how many
    conversations. Memory holds no more than a month of conversations."""
    written = 0
    for month, of_month in _months(every):
        for place, part in enumerate(_parts(of_month, every)):
            for name, frame in part.items():
                target = folder / name / f"{month}-{place:03}.{form}"
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(frame, target, form)
            written += part["conversations"].height
    return written


def said(measurements: pl.DataFrame, every: Judged) -> pl.DataFrame:
    """One row a conversation and standard: VERDICT."""
    told = verdicts(measurements, every.rubric).rename({"verdict": "program"})
    by_people = pl.DataFrame(schema=CORRECTION) if every.corrections is None else every.corrections
    corrected = by_people.select(
        "conversation_id", "standard", "verdict", pl.col("at").alias("corrected_at")
    )
    return (
        told.join(corrected, on=["conversation_id", "standard"], how="left", maintain_order="left")
        .with_columns(pl.coalesce("verdict", "program").alias("verdict"))
        .select(VERDICT)
    )


def _months(every: Judged) -> Iterator[tuple[str, pl.Expr]]:
    """The months in which conversations began, in order, and how to find each; those without a
    date come last."""
    month = pl.col("started_at").dt.strftime("%Y-%m")
    names = every.scores.select(month.alias("month").unique()).collect()["month"]
    for name in names.drop_nulls().sort():
        yield name, month == name
    if names.null_count():
        yield _UNDATED, month.is_null()


def _parts(of_month: pl.Expr, every: Judged) -> Iterator[dict[str, pl.DataFrame]]:
    scores = every.scores.filter(of_month).sort("started_at", "conversation_id").collect()
    measurements = every.measurements.filter(of_month).collect()
    for part in scores.iter_slices(AT_ONCE):
        ids = part["conversation_id"].implode()
        mine = measurements.filter(pl.col("conversation_id").is_in(ids))
        yield {"conversations": part, "verdicts": said(mine, every)}


def _write(frame: pl.DataFrame, target: Path, form: str) -> None:
    """The file appears under its name only when it is complete."""
    draft = target.with_name(f".{target.name}")
    if form == "csv":
        lists = pl.selectors.by_dtype(pl.List(pl.String))
        draft.write_bytes(safe_csv(frame.with_columns(lists.list.join(", "))))
    else:
        with full_disk_told(target):
            frame.write_parquet(draft)
    draft.replace(target)
