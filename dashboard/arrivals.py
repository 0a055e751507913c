"""What arrives in an export: conversations that passed the check, and what did not, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import polars as pl

from dashboard.transcripts import AS_IT_SAYS, Batch, Export, Reading
from scoring.conversations import PROBLEM, RAW, SHOWN, checked, identity

ARRIVING_AT_ONCE = 10_000
"""Conversations handed on together: bringing them into the lake looks through all ids known."""

CHARACTERS_AT_ONCE = 64_000_000

REFUSED = pl.Schema({"file": pl.String, "expected": pl.String, "line": pl.String} | dict(RAW))
"""One row a message that stayed out, as it stood in the file, and what was expected of it; of what
could not be taken apart, the ``line``."""


@dataclass(frozen=True)
class Origin:
    """Where exports come from: what the files do not say themselves."""

    form: str | None = None
    """Name of their format, where it is not to be recognised."""
    source: str | None = None
    """The account that gave the conversations their ids."""
    zone: str = "UTC"
    """Where times are from that do not say so (IANA)."""
    reading: Reading = AS_IT_SAYS

    @property
    def named_form(self) -> str | None:
        """The name of the format: a mapping is for tables, a pattern for logs."""
        said = "table" if self.reading.mapping else "log" if self.reading.pattern else None
        return self.form or said

    def told(self) -> dict[str, Any]:
        """As plain values, without what was not said."""
        reading = self.reading
        values = {
            "form": self.form,
            "source": self.source,
            "zone": None if self.zone == "UTC" else self.zone,
            "agents": sorted(reading.agents),
            "pattern": reading.pattern,
            "mapping": dict(reading.mapping) if reading.mapping else None,
        }
        return {name: value for name, value in values.items() if value}

    def source_of(self, form: ModuleType | None) -> str | None:
        """The account, else the tool that a format belongs to; None for what anybody writes."""
        if self.source or form is None or getattr(form, "LAST", False):
            return self.source
        return getattr(form, "SOURCE", form.NAME)


UNSAID = Origin()


@dataclass(frozen=True)
class Arrival:
    """Some thousand conversations (CONVERSATION) and the problems (PROBLEM) met on the way.

    ``rows`` is the first row of each conversation in the file, in the same order; ``refused`` what
    stayed out (REFUSED); ``read`` how many bytes of the file are behind us.
    """

    conversations: pl.DataFrame
    rows: pl.Series
    problems: pl.DataFrame
    refused: pl.DataFrame = field(repr=False)
    read: int

    @property
    def height(self) -> int:
        """How many conversations."""
        return self.conversations.height

    def unwanted(self, which: pl.DataFrame) -> pl.DataFrame:
        """Problems (PROBLEM) that refuse conversations (``conversation_id, expected``)."""
        rows = self.conversations.select("conversation_id", self.rows.alias("row"))
        return which.join(rows, on="conversation_id").select(
            "row",
            "conversation_id",
            pl.lit("conversation_id").alias("field"),
            pl.lit(None, pl.String).alias("value"),
            "expected",
            pl.lit(True).alias("refused"),
        )

    def taken(self, which: pl.Series, expected: str) -> pl.DataFrame:
        """Problems (PROBLEM) that refuse ``which`` of the conversations for their id."""
        return self.conversations.select(
            self.rows.alias("row"),
            "conversation_id",
            pl.lit("conversation_id").alias("field"),
            pl.col("conversation_id").alias("value"),
            pl.lit(expected).alias("expected"),
            pl.lit(True).alias("refused"),
        ).filter(which)


def arrivals(export: Export, origin: Origin = UNSAID, *, named: bool = False) -> Iterator[Arrival]:
    """An export's conversations, in its order; raises :class:`transcripts.Unreadable`.

    ``named``: their ids get the name of their source in front, so that two may have the same.
    """
    source = origin.source_of(export.form) if named else None
    gathered: list[Arrival] = []
    height = characters = 0
    for batch in export.read(origin.reading):
        arrival = _arrival(batch, export.name, source, origin.zone)
        gathered.append(arrival)
        height += arrival.conversations.height
        characters += int(batch.raw["text"].str.len_bytes().sum())
        if height >= ARRIVING_AT_ONCE or characters >= CHARACTERS_AT_ONCE:
            yield _together(gathered)
            gathered, height, characters = [], 0, 0
    if gathered:
        yield _together(gathered)


def as_refused(conversations: pl.DataFrame, file: str, expected: str) -> pl.DataFrame:
    """Conversations that passed the check (CONVERSATION and ``row``) as rows that stay out."""
    messages = (
        conversations.drop("updated_at", "tags", "extra")
        .explode("messages")
        .unnest("messages")
        .rename({"extra": "message_extra"})
        .with_columns(
            pl.lit(file).alias("file"),
            pl.lit(expected).alias("expected"),
            pl.col("timestamp").dt.to_string("iso:strict"),
            pl.col("rating").cast(pl.String),
        )
    )
    return messages.select(
        pl.col(name) if name in messages.columns else pl.lit(None, kind).alias(name)
        for name, kind in REFUSED.items()
    )


def refused_count(problems: pl.DataFrame) -> int:
    """How many conversations, or rows that never became one, stayed out."""
    whole = pl.coalesce("conversation_id", pl.format("row {}", "row"), pl.lit("file"))
    return problems.filter("refused").select(whole.n_unique()).item()


def _arrival(batch: Batch, file: str, source: str | None, zone: str) -> Arrival:
    raw = batch.raw
    if source is not None:
        raw = raw.with_columns(pl.lit(source).alias("source"))
    found = checked(raw, zone=zone)
    identified = raw.select(identity().alias("conversation_id"), "row")
    firsts = identified.group_by("conversation_id").agg(pl.col("row").min())
    rows = found.conversations.select("conversation_id").join(
        firsts, on="conversation_id", how="left", maintain_order="left"
    )["row"]
    problems = pl.concat([batch.problems, found.problems]).sort("row", maintain_order=True)
    return Arrival(
        found.conversations,
        rows,
        problems.select(PROBLEM.names()).with_columns(pl.col("value").str.slice(0, SHOWN)),
        _refused(raw, batch.problems, found.problems, file),
        batch.read,
    )


def _refused(
    raw: pl.DataFrame, unread: pl.DataFrame, unusable: pl.DataFrame, file: str
) -> pl.DataFrame:
    """What stayed out (REFUSED): lines that could not be read, and conversations that could not be
    used, with all their messages."""
    lines = unread.filter("refused").select("row", "expected", pl.col("value").alias("line"))
    reasons = unusable.filter("refused").select("conversation_id", "row", "expected")
    of_rows = raw.with_columns(identity().alias("id"))
    named = reasons.drop_nulls("conversation_id").unique("conversation_id", keep="first")
    nameless = reasons.filter(pl.col("conversation_id").is_null()).unique("row", keep="first")
    messages = [
        of_rows.join(named.drop("row"), left_on="id", right_on="conversation_id", how="inner"),
        of_rows.filter(pl.col("id").is_null()).join(
            nameless.drop("conversation_id"), on="row", how="inner"
        ),
    ]
    whole = pl.concat([lines, *messages], how="diagonal").with_columns(pl.lit(file).alias("file"))
    return whole.select(
        pl.col(name) if name in whole.columns else pl.lit(None, kind).alias(name)
        for name, kind in REFUSED.items()
    ).sort("row", maintain_order=True)


def _together(gathered: list[Arrival]) -> Arrival:
    return Arrival(
        pl.concat(arrival.conversations for arrival in gathered),
        pl.concat(arrival.rows for arrival in gathered),
        pl.concat(arrival.problems for arrival in gathered),
        pl.concat(arrival.refused for arrival in gathered),
        gathered[-1].read,
    )
