"""What agents see of their own work, and of colleagues only what tells of none of them; kept under
the version of what it depends on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import lake, session
from dashboard.access import Right
from dashboard.ledger import coaching, judgements, rubrics
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.session import people
from dashboard.states import LAKE_CONVERSATION
from scoring import scorecard
from scoring.analysis import colleagues, examples
from scoring.rubric import Rubric

LONGEST = 400
"""Characters of a message that are quoted."""


@dataclass(frozen=True)
class Example:
    """An example of the library for a ``standard``, with a trainer's ``note`` and its message:
    ``speaker`` and ``words`` are null where the conversation as a whole is the example, or is not
    there any more. Whose conversation it is, is not told."""

    standard: str
    language: str | None
    note: str
    speaker: str | None
    words: str | None


_Span = tuple[date | None, date | None]


def band(agent: str, span: _Span) -> pl.DataFrame:
    """Where the middle half of colleagues are in the days of ``span`` (both included, all times
    where they are null); see :func:`scoring.analysis.colleagues.band`."""
    _demand(agent)
    corrections = judgements.corrections(session.book())
    every = scorecard.scores(_measured(span), session.rubric(), corrections=corrections)
    return _band((*_key(), span), agent, every)


def standards_beside(agent: str, span: _Span) -> pl.DataFrame:
    """Every standard against colleagues in the days of ``span``; see
    :func:`scoring.analysis.colleagues.standards_beside`."""
    _demand(agent)
    return _standards_beside((*_key(), span), agent, _measured(span), session.rubric())


def misses(agent: str, standard: str, span: _Span, count: int) -> pl.DataFrame:
    """An agent's last conversations in the days of ``span`` in which a standard was missed, or else
    partly met: those of :func:`scoring.analysis.examples.examples`, with the message in which that
    shows, its ``speaker`` and ``words`` (null where nothing of it was said)."""
    _demand(agent)
    session.demand(Right.READ, "transcript read", agent)
    open_ = ~pl.col("conversation_id").is_in(session.blind())
    mine = _measured(span).filter(open_, pl.col("agent_id") == agent)
    scored = session.scores().filter(pl.col("agent_id") == agent)
    found = examples.examples(mine, scored, session.rubric(), agent, standard, count=count)
    said = _said(found["conversation_id"])
    return found.join(said, on=["conversation_id", "message"], how="left", maintain_order="left")


def feedback(agent: str) -> pl.DataFrame:
    """Reviews of an agent's conversations, the last one first, without blind ones: the columns of
    :data:`judgements.REVIEW`, people's ``overall`` score, the ``program``'s on the same standards
    then, and how many verdicts ``differ``."""
    _demand(agent)
    mine = session.scores().filter(pl.col("agent_id") == agent).select("conversation_id").collect()
    told = people.finished().filter(pl.col("calibration_id").is_null())
    told = told.join(mine, on="conversation_id", how="semi", maintain_order="left").reverse()
    verdicts = judgements.judgements(session.book()).filter(
        pl.col("review_id").is_in(told["review_id"].implode()), pl.col("machine") != ""
    )
    program = scorecard.reviewed(
        verdicts.with_columns(pl.col("machine").alias("verdict")),
        session.rubric(),
        people.own_standards(),
    ).select("review_id", pl.col("overall").alias("program"))
    differ = verdicts.group_by("review_id").agg(
        (pl.col("verdict") != pl.col("machine")).sum().cast(pl.Int64).alias("differ")
    )
    for part in (program, differ):
        told = told.join(part, on="review_id", how="left", maintain_order="left")
    return told


def practices(languages: list[str]) -> list[Example]:
    """The examples of the library for these languages and for any, the last one first."""
    session.demand(Right.BE_COACHED, "transcript read", "library")
    kept = [
        one
        for one in coaching.practices(session.book())
        if one.language is None or one.language in languages
    ]
    names = pl.Series("conversation_id", [one.conversation_id for one in kept], pl.String)
    said = {(name, place): told for name, place, *told in _said(names).iter_rows()}
    return [
        Example(one.standard, one.language, one.note, *said.get(place, (None, None)))
        for one in kept
        for place in [(one.conversation_id, one.position)]
    ]


def _demand(agent: str) -> None:
    """Agents see their own work; who sees others' figures sees theirs."""
    if session.person().agent_id != agent:
        session.demand(Right.COMPARE, "figures read", agent)


def _said(names: pl.Series) -> pl.DataFrame:
    """``conversation_id, message, speaker, words`` of a few conversations."""
    here = lake.those(names.to_list(), session.months(names.to_list()))
    return (
        lake.scan(session.workspace().conversations, LAKE_CONVERSATION)
        .filter(here)
        .select("conversation_id", "messages")
        .explode("messages", empty_as_null=False)
        .select(
            "conversation_id",
            pl.col("messages").struct["position"].alias("message"),
            pl.col("messages").struct["role"].alias("speaker"),
            pl.col("messages").struct["text"].str.slice(0, LONGEST).alias("words"),
        )
        .collect()
    )


def _measured(span: _Span) -> pl.LazyFrame:
    """Everybody's measurements with their evidence, without what is left to people."""
    found = lake.scan(session.workspace().measurements, LAKE_MEASUREMENT)
    since, until = span
    if since is not None and until is not None:
        found = found.filter(pl.col("started_at").dt.date().is_between(since, until))
    return scorecard.left_to_people(found, session.left())


def _key() -> tuple[Any, ...]:
    """What figures of everybody depend on: data, rubric, and what people said."""
    place, book = session.workspace(), session.book()
    current = rubrics.current(book)
    version = 0 if current is None else current.id
    left = tuple(session.left().rows())
    said = judgements.version(book)
    return place.measurements, lake.version(place.measurements), version, said, left


@st.cache_resource(max_entries=64, show_spinner=False)
def _band(
    key: tuple[Any, ...],  # noqa: ARG001 - tells frames apart
    agent: str,
    _every: pl.LazyFrame,
) -> pl.DataFrame:
    return colleagues.band(_every, agent)


@st.cache_resource(max_entries=64, show_spinner=False)
def _standards_beside(
    key: tuple[Any, ...],  # noqa: ARG001 - tells frames apart
    agent: str,
    _every: pl.LazyFrame,
    _rubric: Rubric,
) -> pl.DataFrame:
    return colleagues.standards_beside(_every, _rubric, agent)
