"""What coaching would win and what it won, as pages look at it; kept under the version of what it
depends on."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import polars as pl
import streamlit as st

from dashboard import lake, session
from dashboard.access import Right, visible
from dashboard.ledger import coaching, judgements, rubrics
from dashboard.ledger.tables import CoachingPlan
from dashboard.measuring import LAKE_MEASUREMENT
from scoring.analysis import coaching as figures
from scoring.analysis import examples
from scoring.analysis.coaching_effect import CoachingEffect, coaching_effect
from scoring.analysis.predictions import MIX
from scoring.measure import evidence
from scoring.rubric import Rubric
from scoring.scorecard import left_to_people, points
from scoring.standards import standards


def topics(by: tuple[str, ...], since: date | None, until: date | None) -> pl.DataFrame:
    """What coaching would win (:func:`scoring.analysis.coaching.topics`) by the conversations from
    one day to another."""
    found = _between(session.measurements(), since, until)
    return _topics((*_key(), since, until), by, found, session.rubric())


def pairs(
    agent: str, standard: str, since: date | None, until: date | None, count: int
) -> pl.DataFrame:
    """Conversations of an agent to coach with, each beside one of a colleague in the same language:
    ``own, colleague`` (null: there is none), by :func:`scoring.analysis.examples.examples`."""
    told = lake.scan(session.workspace().measurements, LAKE_MEASUREMENT).select(
        *("conversation_id", "agent_id", "team", "started_at", *MIX),
        *dict.fromkeys((standard, examples.RESOLVED)),
        evidence(standard),
    )
    left = session.left().filter(pl.col("standard").is_in([standard, examples.RESOLVED]))
    known = told.filter(~pl.col("conversation_id").is_in(session.blind()))
    seen = visible(left_to_people(known, left), session.person().scope())
    key = (*_key(), judgements.version(session.book()), since, until)
    measured, scored = (_between(part, since, until) for part in (seen, session.scores()))
    return _pairs(key, agent, standard, count, measured, scored, session.rubric())


def plans() -> list[CoachingPlan]:
    """The plans of the agents whom the reader sees: running ones first, the last one first."""
    every = coaching.plans(session.book())
    if not session.person().teams:
        return every
    return [plan for plan in every if plan.agent_id in session.extent().agents]


def effect(plan: CoachingPlan, days: int, *, together: bool = False) -> CoachingEffect:
    """Whether coaching by a plan moved its standard, or by all plans of the standard
    (``together``), as far as the reader sees them: each agent by the first
    (:func:`scoring.analysis.coaching_effect.coaching_effect`).

    Whoever else was coached in it before the days after are over is no measure of what comes
    without.
    """
    first = _first_starts(plan.standard, coaching.plans(session.book()))
    coached = {name: first[name] for name in {one.agent_id for one in plans()} & first.keys()}
    if not together:
        coached = {plan.agent_id: datetime.combine(plan.starts_on, time(), UTC)}
    end = max(coached.values()) + timedelta(days=days)
    elsewhere = tuple(
        sorted(name for name, at in first.items() if name not in coached and at < end)
    )
    dated = tuple(sorted(coached.items()))
    return _effect(
        _key(), plan.standard, dated, elsewhere, days, session.measurements(), session.rubric()
    )


def began(agent: str) -> pl.DataFrame:
    """When coaching of an agent began: ``measure`` (the dimension), ``standard`` and ``period`` (a
    day), for their trends; nothing for those who do not coach."""
    mine = [plan for plan in plans() if plan.agent_id == agent] if session.may(Right.COACH) else []
    known = [plan for plan in mine if plan.standard in standards()]
    return pl.DataFrame(
        {
            "measure": [standards()[plan.standard].dimension for plan in known],
            "standard": [plan.standard for plan in known],
            "period": [plan.starts_on for plan in known],
        },
        schema={"measure": pl.String, "standard": pl.String, "period": pl.Date},
    )


def _first_starts(standard: str, every: Sequence[CoachingPlan]) -> dict[str, datetime]:
    mine = [plan for plan in every if plan.standard == standard]
    return {
        plan.agent_id: datetime.combine(plan.starts_on, time(), UTC)
        for plan in sorted(mine, key=lambda plan: plan.starts_on, reverse=True)
    }


def _between(frame: pl.LazyFrame, since: date | None, until: date | None) -> pl.LazyFrame:
    """Conversations that began from one day to another (UTC, both included); None: any."""
    if since is None or until is None:
        return frame
    return frame.filter(pl.col("started_at").dt.date().is_between(since, until))


def _key() -> tuple[Any, ...]:
    """What figures of measured values depend on: data, rubric, what is left to people, what the
    reader sees."""
    place, current = session.workspace(), rubrics.current(session.book())
    version = 0 if current is None else current.id
    left = tuple(session.left().rows())
    scope = repr(session.person().scope())
    blind = tuple(sorted(session.blind()))
    return place.measurements, lake.version(place.measurements), version, left, scope, blind


@st.cache_resource(max_entries=12, show_spinner=False)
def _topics(
    key: tuple[Any, ...],  # noqa: ARG001 - tells frames apart
    by: tuple[str, ...],
    _found: pl.LazyFrame,
    _rubric: Rubric,
) -> pl.DataFrame:
    return figures.topics(_found, _rubric, by)


@st.cache_resource(max_entries=24, show_spinner=False)
def _pairs(
    key: tuple[Any, ...],  # noqa: ARG001 - tells frames apart
    agent: str,
    standard: str,
    count: int,
    _measured: pl.LazyFrame,
    _scores: pl.LazyFrame,
    _rubric: Rubric,
) -> pl.DataFrame:
    found = examples.examples(_measured, _scores, _rubric, agent, standard, count=count)
    place = pl.int_range(pl.len()).over("whose", "language").alias("place")
    numbered = found.with_columns(place)
    own, theirs = (
        numbered.filter(pl.col("whose") == whose).select(
            "language", "place", pl.col("conversation_id").alias(whose)
        )
        for whose in ("own", "colleague")
    )
    beside = own.join(
        theirs, on=["language", "place"], how="left", nulls_equal=True, maintain_order="left"
    )
    return beside.select("own", "colleague")


@st.cache_resource(max_entries=24, show_spinner=False)
def _effect(
    key: tuple[Any, ...],  # noqa: ARG001 - tells frames apart
    standard: str,
    coached: tuple[tuple[str, datetime], ...],
    elsewhere: tuple[str, ...],
    days: int,
    _found: pl.LazyFrame,
    _rubric: Rubric,
) -> CoachingEffect:
    values = _found.filter(~pl.col("agent_id").is_in(list(elsewhere))).select(
        "agent_id", "started_at", *MIX, points(standards()[standard], _rubric).alias("value")
    )
    return coaching_effect(values, dict(coached), days)
