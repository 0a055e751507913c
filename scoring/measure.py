"""Conversations measured: one number a standard, and where in the conversation it was found.

A pure function of a batch: measured apart or together, conversations get the same numbers, so any
engine can map it.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

import polars as pl

from scoring.annotate import annotate
from scoring.conversations import CONVERSATION, messages
from scoring.standards import standards
from scoring.turns import turns

FACTS = (
    "conversation_id",
    "started_at",
    "channel",
    "agent_id",
    "customer_id",
    "team",
    "rating",
    "status",
    "order_id",
    "tags",
)
"""What a measurement repeats of its conversation, so that it can be filtered and grouped alone."""

EVIDENCE = pl.Struct({"message": pl.Int32, "start": pl.Int32, "end": pl.Int32})
"""Where it was found: the message's position, the characters of its text (null: all of it)."""


_CUSTOMER = pl.col("speaker") == "customer"


def evidence(standard: str) -> str:
    """The name of the column that holds the evidence of a standard."""
    return f"{standard}:evidence"


def measure(conversations: pl.DataFrame) -> pl.DataFrame:
    """Measure conversations (CONVERSATION): one row each, in the same order.

    Columns: FACTS, ``language`` (identified on the customer's side, else the agent's),
    ``messages`` (how many between people), and for each standard its value (Float64, in the
    standard's unit) and its evidence (EVIDENCE). A value is null where it could not be assessed and
    NaN where the standard does not apply.
    """
    known = conversations.with_row_index("conversation")
    read = _with_facts(turns(annotate(messages(conversations))), known)
    findings = {name: standard.finding() for name, standard in standards().items()}
    asked: list[pl.Expr] = []
    for name, finding in findings.items():
        asked += [
            finding.applies.alias(f"{name}:applies"),
            finding.value.cast(pl.Float64).alias(name),
            finding.row.cast(pl.UInt32).alias(f"{name}:row"),
        ]
    language = pl.coalesce(
        pl.when(_CUSTOMER).then("language").drop_nulls().mode().sort().first(),
        pl.col("language").drop_nulls().mode().sort().first(),
    )
    found = (
        read.lazy()
        .group_by("conversation")
        .agg(language.alias("language"), pl.len().cast(pl.Int32).alias("messages"), *asked)
        .collect()
    )
    places = [
        _place(read, found[f"{name}:row"], finding.acts).alias(evidence(name))
        for name, finding in findings.items()
    ]
    values = [
        pl.when(f"{name}:applies")
        .then(pl.col(name).fill_nan(None))
        .when(pl.col(f"{name}:applies").not_())
        .then(float("nan"))
        .alias(name)
        for name in findings
    ]
    measured = found.with_columns(*places).with_columns(*values)
    ordered = [column for name in findings for column in (name, evidence(name))]
    return (
        known.select("conversation", *FACTS)
        .join(
            measured.select("conversation", "language", "messages", *ordered),
            on="conversation",
            how="left",
            maintain_order="left",
        )
        .drop("conversation")
        .with_columns(pl.col("messages").fill_null(0))
    )


def _with_facts(read: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Messages with the facts of their conversation that detectors ask for."""
    facts = known.select("conversation", "channel", "status", "rating")
    spoken = (
        read.filter(_CUSTOMER)
        .group_by("conversation")
        .agg(pl.col("language").drop_nulls().unique().alias("customer_languages"))
    )
    for frame in (facts, spoken):
        read = read.join(frame, on="conversation", how="left", maintain_order="left")
    return read


def _place(read: pl.DataFrame, rows: pl.Series, acts: tuple[str, ...]) -> pl.Series:
    """The evidence in ``rows`` of the messages: the words of the first of ``acts`` in each."""
    start, end = (
        pl.coalesce(*(f"{act}:{side}" for act in acts), pl.lit(None, pl.Int32))
        for side in ("start", "end")
    )
    told = pl.struct(pl.col("position").alias("message"), start.alias("start"), end.alias("end"))
    return read.select(told.gather(rows)).to_series()


MEASUREMENT = pl.Schema(
    {name: CONVERSATION[name] for name in FACTS}
    | {"language": pl.String(), "messages": pl.Int32()}
    | {
        column: kind
        for name in standards()
        for column, kind in ((name, pl.Float64()), (evidence(name), EVIDENCE))
    }
)
"""The schema of :func:`measure`."""


@cache
def measuring_version() -> str:
    """A digest of all that a measurement depends on: packs, detectors, analysers, questions asked.

    Thresholds, weights and texts of standards are no part of it: they are applied when somebody
    looks.
    """
    digest = hashlib.blake2b(digest_size=8)
    for name, standard in standards().items():
        digest.update(json.dumps([name, standard.detector, standard.parameters]).encode())
    for part in ("languages", "sentiment", "detectors"):
        for entry in _files(files(f"scoring.{part}")):
            digest.update(entry.name.encode() + entry.read_bytes())
    for module in ("acts", "annotate", "conversations", "entities", "measure", "readings", "turns"):
        digest.update((files("scoring") / f"{module}.py").read_bytes())
    for library in ("textblob", "py3langid"):
        digest.update(version(library).encode())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry)
        elif entry.is_file():
            yield entry
