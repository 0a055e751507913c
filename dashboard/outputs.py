"""Files in, Parquet out: scoring and annotating without a workspace, batch by batch."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pyarrow.parquet as pq

from dashboard import learning as learning_
from dashboard import transcripts
from dashboard.arrivals import arrivals, refused_count
from dashboard.disk import full_disk_told
from dashboard.engines import mapped
from dashboard.transcripts import Unreadable, texts
from scoring.annotate import act_names
from scoring.annotate import annotate as annotated
from scoring.conversations import PROBLEM, messages
from scoring.measure import HISTORY, in_history, measure
from scoring.rubric import Rubric
from scoring.satisfaction import BY_PARTS, Models
from scoring.satisfaction.model import Model
from scoring.scorecard import scores, verdicts

AT_ONCE = 2_500
"""Rows worked on as one batch."""

Told = Callable[[int, int], None]
"""Told how many bytes of the input are read and for how many rows the results are written."""


@dataclass
class Outcome:
    """What was written, and what could not be used, by file."""

    read: int = 0
    """Bytes of the input that are behind us."""
    done: int = 0
    """Rows of the input (conversations or messages) whose results are written."""
    problems: dict[str, pl.DataFrame] = field(default_factory=dict)
    unreadable: list[Unreadable] = field(default_factory=list)

    @property
    def refused(self) -> int:
        """Conversations, rows and files that stayed out."""
        return sum(refused_count(found) for found in self.problems.values())

    def note(self, name: str, found: pl.DataFrame) -> None:
        """Add problems (PROBLEM) of a file."""
        if found.height:
            before = self.problems.get(name, pl.DataFrame(schema=PROBLEM))
            self.problems[name] = pl.concat([before, found])


def score(
    paths: Sequence[Path],
    verdicts_to: Path,
    scores_to: Path | None,
    rubric: Rubric,
    *,
    form: str | None,
    told: Told,
    models: Models = BY_PARTS,
) -> Outcome:
    """Write the verdicts (and scores) of all conversations; a repeated id is refused."""
    outcome = Outcome()
    batches = _conversations(paths, form, outcome)
    with TemporaryDirectory() as folder:
        measured, said = Path(folder, "measured"), Path(folder, "said")
        measured.mkdir()
        said.mkdir()
        parts = 0
        for measurements, texts_ in mapped(partial(_measured, models=models), batches):
            with full_disk_told(measured):
                measurements.write_parquet(measured / f"{parts}.parquet")
                texts_.write_parquet(said / f"{parts}.parquet")
            parts += 1
            outcome.done += measurements.height
            told(outcome.read, outcome.done)
        if not outcome.done:
            raise NothingToWriteError(outcome)
        # Only when all are measured is it known who came back, and what is usual.
        history = pl.scan_parquet(measured / "*.parquet").select(HISTORY).collect()
        with _parquet(verdicts_to) as write_verdicts, _parquet(scores_to) as write_scores:
            for part in range(parts):
                whole = in_history(pl.read_parquet(measured / f"{part}.parquet"), history)
                write_verdicts(_verdicts(whole, pl.read_parquet(said / f"{part}.parquet"), rubric))
                write_scores(_scores(whole, rubric))
    return outcome


def learn(
    paths: Sequence[Path],
    target: str,
    *,
    form: str | None,
    told: Told,
    learning: learning_.Told,
    vectors: bool = False,
) -> tuple[Outcome, Model]:
    """The model that the conversations of files teach; ``learning`` is told how far that is."""
    outcome = Outcome()

    def read() -> Iterator[pl.DataFrame]:
        for batch in _conversations(paths, form, outcome):
            outcome.done += batch.height
            told(outcome.read, outcome.done)
            yield batch

    return outcome, learning_.learn(read(), target, learning, vectors=vectors)


def annotate(paths: Sequence[Path], output: Path, *, form: str | None, told: Told) -> Outcome:
    """Write what was read in each message, of conversations or of single texts (not both)."""
    outcome = Outcome()
    single = [form is None and path.stat().st_size > 0 and texts.recognises(path) for path in paths]
    if any(single) and not all(single):
        raise MixedInputError("expected files of conversations or files of single texts, not both.")
    if all(single):
        frames = mapped(_read_texts, _texts(paths, outcome))
    else:
        frames = mapped(_read_messages, _conversations(paths, form, outcome))
    with _parquet(output) as write:
        for frame in frames:
            write(frame)
            outcome.done += frame.height
            told(outcome.read, outcome.done)
        if not outcome.done:
            raise NothingToWriteError(outcome)
    return outcome


class MixedInputError(Exception):
    """Conversations and single texts in one call: they have different columns."""


class NothingToWriteError(Exception):
    """Nothing usable came in; ``outcome`` says why. No file was written."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("Nothing usable came in: no file was written.")
        self.outcome = outcome


def _measured(conversations: pl.DataFrame, models: Models) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The measurements of a batch, and the texts that may become evidence."""
    said = messages(conversations).select(
        "conversation_id", pl.col("position").alias("message"), "text"
    )
    return measure(conversations, models=models), said


def _verdicts(measurements: pl.DataFrame, said: pl.DataFrame, rubric: Rubric) -> pl.DataFrame:
    """The verdicts in the columns that others rely on."""
    words = (
        pl.when(pl.col("start").is_null())
        .then("text")
        .otherwise(pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")))
    )
    return (
        verdicts(measurements, rubric)
        .join(said, on=["conversation_id", "message"], how="left", maintain_order="left")
        .select(
            "conversation_id",
            "agent_id",
            "language",
            "channel",
            "dimension",
            "standard",
            "value",
            "verdict",
            pl.col("message").alias("evidence_message"),
            words.alias("evidence_text"),
        )
    )


def _scores(measurements: pl.DataFrame, rubric: Rubric) -> pl.DataFrame:
    """The scores in the columns that others rely on."""
    return (
        scores(measurements.lazy(), rubric)
        .select(
            "conversation_id",
            "agent_id",
            "language",
            "channel",
            "attitude",
            "efficiency",
            "effect",
            "process",
            "overall",
            "critical",
            "predicted_rating",
            "predicted_low",
            "predicted_high",
            "assessed",
        )
        .collect()
    )


_READ = ("speaker", "language", "language_given", "polarity", "sentiment")


def _read_messages(conversations: pl.DataFrame) -> pl.DataFrame:
    read = annotated(messages(conversations)).sort("conversation", "position")
    return read.select("conversation_id", "position", *_READ, act_names().alias("acts"))


def _read_texts(single: pl.DataFrame) -> pl.DataFrame:
    read = annotated(single)
    return read.select(pl.col("conversation_id").alias("id"), *_READ, act_names().alias("acts"))


def _conversations(
    paths: Sequence[Path], form: str | None, outcome: Outcome
) -> Iterator[pl.DataFrame]:
    seen = pl.Series("conversation_id", [], pl.String)
    read = 0
    with transcripts.exports(paths, form) as exports:
        for export in exports:
            try:
                for arrival in arrivals(export):
                    ids = arrival.conversations["conversation_id"]
                    repeated = ids.is_in(seen.implode()) | ~ids.is_first_distinct()
                    outcome.note(export.name, arrival.problems)
                    outcome.note(export.name, arrival.taken(repeated, "id_repeated"))
                    fresh = arrival.conversations.filter(~repeated)
                    seen = pl.concat([seen, fresh["conversation_id"]])
                    outcome.read = read + arrival.read
                    yield from fresh.iter_slices(AT_ONCE)
            except Unreadable as reason:
                outcome.note(export.name, reason.as_problem())
                outcome.unreadable.append(reason)
            read += export.size


def _texts(paths: Sequence[Path], outcome: Outcome) -> Iterator[pl.DataFrame]:
    read = 0
    for path in paths:
        for batch in texts.read(path):
            outcome.note(path.name, batch.problems)
            outcome.read = read + batch.read
            yield from batch.raw.iter_slices(AT_ONCE)
        read += path.stat().st_size


@contextmanager
def _parquet(path: Path | None) -> Iterator[Callable[[pl.DataFrame], None]]:
    """Writes frames to a file that appears under its name only when it is complete."""
    if path is None:
        yield lambda _: None
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    writer: pq.ParquetWriter | None = None

    def write(frame: pl.DataFrame) -> None:
        nonlocal writer
        table = frame.to_arrow()
        writer = writer or pq.ParquetWriter(draft, table.schema, compression="zstd")
        writer.write_table(table)

    try:
        yield write
        if writer is not None:
            writer.close()
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
