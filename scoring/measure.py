"""Conversations measured: one number a standard, and where in the conversation it was found.

A pure function of a batch: measured apart or together, conversations get the same numbers, so any
engine can map it. What only other conversations tell is answered from a history of what they left
behind, by :func:`in_history`.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

import polars as pl

from scoring.calendars import NONE, Calendars
from scoring.conversations import CONVERSATION
from scoring.credit import AGENTS, agents
from scoring.detectors import Among
from scoring.detectors.history import TRACE, TRACES
from scoring.dialogue import LANGUAGE, dialogue
from scoring.echoes import long_sentences
from scoring.satisfaction import BY_PARTS, PREDICTED, Models, predicted
from scoring.standards import standards
from scoring.turns import WITHIN, within_hours

FACTS = (
    "conversation_id",
    "started_at",
    "source",
    "channel",
    "market",
    "agent_id",
    "customer_id",
    "team",
    "rating",
    "status",
    "order_id",
    "tags",
)
"""What a measurement repeats of its conversation, so that it can be filtered and grouped alone."""

HISTORY = (
    "conversation_id",
    "customer_id",
    "agent_id",
    "channel",
    "order_id",
    "ended_at",
    *TRACE,
)
"""What a measurement tells about its conversation to those who ask about others."""

EVIDENCE = pl.Struct({"message": pl.Int32, "start": pl.Int32, "end": pl.Int32})
"""Where it was found: the message's position, the characters of its text (null: all of it)."""


_CUSTOMER = pl.col("speaker") == "customer"


def evidence(standard: str) -> str:
    """The name of the column that holds the evidence of a standard."""
    return f"{standard}:evidence"


@cache
def timed() -> tuple[str, ...]:
    """The standards whose value is a time that is measured within the team's hours too."""
    return tuple(
        name for name, standard in standards().items() if standard.finding().within is not None
    )


def within(standard: str) -> str:
    """The name of the column that holds the value of a standard (:func:`timed`) within hours."""
    return standard + WITHIN


def measure(
    conversations: pl.DataFrame,
    history: pl.DataFrame | None = None,
    models: Models = BY_PARTS,
    calendars: Calendars = NONE,
) -> pl.DataFrame:
    """Measure conversations (CONVERSATION): one row each, in the same order.

    Columns: FACTS, ``ended_at``, ``agents`` (AGENTS), ``language`` (identified on the customer's
    side, else the agent's), ``messages`` (how many between people), what is PREDICTED (by
    ``models``), TRACES, and
    for each standard its value (Float64, in the standard's unit) and its evidence (EVIDENCE). A
    value is null where it could not be assessed and NaN where the standard does not apply. Where
    it is a time, the part of it within the hours of the team by ``calendars`` stands beside it
    (:func:`within`; null for a team without a calendar).

    ``history`` are measurements (at least HISTORY) of other conversations, in any order; those
    measured here are part of it. Without one, what only other conversations tell stays null.
    """
    measured = _alone(conversations, models, calendars)
    if history is None:
        return measured
    rest = history.join(measured, on="conversation_id", how="anti").select(HISTORY)
    return in_history(measured, pl.concat([measured.select(HISTORY), rest]))


def in_history(measurements: pl.DataFrame, history: pl.DataFrame) -> pl.DataFrame:
    """Measurements with the values that other conversations tell, and they alone, found anew.

    ``measurements`` need HISTORY and the columns of :func:`asked_of_history`; ``history`` (HISTORY)
    holds every conversation there is, these too.
    """
    found = []
    for name, among in asked_of_history().items():
        value = pl.Series(name, among(measurements, history, name), pl.Float64)
        found.append(value.set(measurements[name].is_nan().fill_null(False), float("nan")))
    return measurements.with_columns(found)


@cache
def asked_of_history() -> dict[str, Among]:
    """The standards whose value depends on other conversations, and how it is found."""
    findings = {name: standard.finding() for name, standard in standards().items()}
    return {name: finding.among for name, finding in findings.items() if finding.among}


def _alone(conversations: pl.DataFrame, models: Models, calendars: Calendars) -> pl.DataFrame:
    """What each conversation tells by itself."""
    known = conversations.with_row_index("conversation")
    said = dialogue(conversations)
    read = _with_facts(said.with_columns(long_sentences(said).alias("long_sentences")), known)
    read = within_hours(read, calendars)
    findings = {name: standard.finding() for name, standard in standards().items()}
    asked = [trace.alias(name) for name, trace in TRACES.items()]
    for name, finding in findings.items():
        asked += [
            finding.applies.alias(f"{name}:applies"),
            finding.value.cast(pl.Float64).alias(name),
            finding.row.cast(pl.UInt32).alias(f"{name}:row"),
        ]
        if finding.within is not None:
            asked.append(finding.within.cast(pl.Float64).alias(within(name)))
    found = (
        read.lazy()
        .group_by("conversation")
        .agg(LANGUAGE.alias("language"), pl.len().cast(pl.Int32).alias("messages"), *asked)
        .collect()
        .join(predicted(said, models), on="conversation", how="left", maintain_order="left")
    )
    places = [
        _place(read, found[f"{name}:row"], finding.acts).alias(evidence(name))
        for name, finding in findings.items()
    ]
    values = [
        pl.when(f"{name}:applies")
        .then(pl.col(column).fill_nan(None))
        .when(pl.col(f"{name}:applies").not_())
        .then(float("nan"))
        .alias(column)
        for name in findings
        for column in _values(name)
    ]
    measured = found.with_columns(*places).with_columns(*values)
    answered = agents(said, known, found.select("conversation", *(f"{n}:row" for n in findings)))
    ordered = [column for name in findings for column in (*_values(name), evidence(name))]
    nobody_knows = ~calendars.known(pl.col("team"))
    return (
        known.select("conversation", *FACTS, "ended_at")
        .join(answered, on="conversation", how="left", maintain_order="left")
        .join(
            measured.select("conversation", "language", "messages", *PREDICTED, *TRACE, *ordered),
            on="conversation",
            how="left",
            maintain_order="left",
        )
        .drop("conversation")
        .with_columns(pl.col("messages").fill_null(0))
        .with_columns(
            pl.when(nobody_knows).then(None).otherwise(pl.col(within(name))).alias(within(name))
            for name in timed()
        )
    )


def _values(standard: str) -> tuple[str, ...]:
    return (standard, within(standard)) if standard in timed() else (standard,)


def _with_facts(read: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Messages with the facts of their conversation that detectors ask for."""
    facts = known.select("conversation", "channel", "team", "status", "rating")
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
    | {"ended_at": CONVERSATION["ended_at"], "agents": AGENTS}
    | {"language": pl.String(), "messages": pl.Int32()}
    | PREDICTED
    | TRACE
    | {
        column: kind
        for name in standards()
        for column, kind in (
            *((value, pl.Float64()) for value in _values(name)),
            (evidence(name), EVIDENCE),
        )
    }
)
"""The schema of :func:`measure`."""


_APART = ("__pycache__", "corpus", "fitting", "learning.py", "reasons.py", "targets.py")
"""What no measurement depends on: what weights are fitted on and with, and how ratings teach a
model, which has a version of its own."""

_MODULES = (
    *("annotate", "calendars", "conversations", "dialogue", "echoes", "entities"),
    *("measure", "promises", "readings", "tone", "turns"),
)


@cache
def measuring_version() -> str:
    """A digest of all that a measurement depends on: packs, detectors, analysers, questions asked.

    Thresholds, weights and texts of standards are no part of it: they are applied when somebody
    looks.
    """
    digest = hashlib.blake2b(digest_size=8)
    for name, standard in standards().items():
        digest.update(json.dumps([name, standard.detector, standard.parameters]).encode())
    for part in ("acts", "languages", "personal", "sentiment", "detectors", "satisfaction"):
        for entry in _files(files(f"scoring.{part}")):
            digest.update(entry.name.encode() + entry.read_bytes())
    for module in _MODULES:
        digest.update((files("scoring") / f"{module}.py").read_bytes())
    for library in ("textblob", "py3langid"):
        digest.update(version(library).encode())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name in _APART:
            continue
        if entry.is_dir():
            yield from _files(entry)
        elif entry.is_file():
            yield entry
