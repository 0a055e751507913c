"""What arrives in a file: conversations that passed the check, and what did not, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from dashboard import transcripts
from dashboard.transcripts import Batch
from scoring.conversations import PROBLEM, checked

ARRIVING_AT_ONCE = 10_000
"""Conversations handed on together: bringing them into the lake looks through all ids known."""

CHARACTERS_AT_ONCE = 64_000_000


@dataclass(frozen=True)
class Arrival:
    """Some thousand conversations (CONVERSATION) and the problems (PROBLEM) met on the way.

    ``rows`` is the first row of each conversation in the file, in the same order; ``read`` how many
    bytes of the file are behind us.
    """

    conversations: pl.DataFrame
    rows: pl.Series
    problems: pl.DataFrame
    read: int

    def refused(self, which: pl.Series, expected: str) -> pl.DataFrame:
        """Problems (PROBLEM) that refuse ``which`` of the conversations for their id."""
        identity = pl.col("conversation_id")
        return self.conversations.select(
            self.rows.alias("row"),
            identity,
            pl.lit("conversation_id").alias("field"),
            identity.alias("value"),
            pl.lit(expected).alias("expected"),
            pl.lit(True).alias("refused"),
        ).filter(which)


def arrivals(path: Path, form: str | None = None) -> Iterator[Arrival]:
    """A file's conversations, in its order; raises :class:`transcripts.Unreadable`."""
    gathered: list[Arrival] = []
    height = characters = 0
    for batch in transcripts.read(path, form):
        arrival = _arrival(batch)
        gathered.append(arrival)
        height += arrival.conversations.height
        characters += int(batch.raw["text"].str.len_bytes().sum())
        if height >= ARRIVING_AT_ONCE or characters >= CHARACTERS_AT_ONCE:
            yield _together(gathered)
            gathered, height, characters = [], 0, 0
    if gathered:
        yield _together(gathered)


def refused_count(problems: pl.DataFrame) -> int:
    """How many conversations, or rows that never became one, stayed out."""
    whole = pl.coalesce("conversation_id", pl.format("row {}", "row"), pl.lit("file"))
    return problems.filter("refused").select(whole.n_unique()).item()


def _arrival(batch: Batch) -> Arrival:
    found = checked(batch.raw)
    identity = pl.col("conversation_id").str.strip_chars()
    firsts = batch.raw.group_by(identity).agg(pl.col("row").min())
    rows = found.conversations.select("conversation_id").join(
        firsts, on="conversation_id", how="left", maintain_order="left"
    )["row"]
    problems = pl.concat([batch.problems, found.problems]).sort("row", maintain_order=True)
    return Arrival(found.conversations, rows, problems.select(PROBLEM.names()), batch.read)


def _together(gathered: list[Arrival]) -> Arrival:
    return Arrival(
        pl.concat(arrival.conversations for arrival in gathered),
        pl.concat(arrival.rows for arrival in gathered),
        pl.concat(arrival.problems for arrival in gathered),
        gathered[-1].read,
    )
