"""The conversations' facts, values and scores, as the reader of the moment may see them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import lake, ledger, session
from dashboard.access import Scope, visible
from dashboard.ledger import judgements
from dashboard.ledger import topics as called
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.session.versions import left_of, rubric_of, versions
from scoring import scorecard
from scoring.credit import WEIGHT, everybody
from scoring.measure import FACTS, MEASUREMENT, timed, within
from scoring.rubric import Rubric
from scoring.satisfaction import PREDICTED
from scoring.scorecard import left_to_people
from scoring.standards import standards

_COURSE = ("ended_at", "customer_from", "agent_from", "handle_seconds")
"""When who was there."""

VALUES = (
    *(*FACTS, "month", *_COURSE, "agents", "language", "messages", "matter", "topic"),
    *(*PREDICTED, *standards()),
    *map(within, timed()),
)
"""Columns of :func:`measurements`: facts, the ``month`` of the lake in which the conversation lies,
times, and one value a standard without its evidence, of times also what of it lies within hours."""


HELD = 3_000_000
"""Conversations whose values are held in memory (half a kilobyte each); of more they are read from
the lake whenever somebody looks."""

_BARE = (*FACTS, "month", *_COURSE, "agents", WEIGHT, "language", "messages", "matter", "topic")
"""Columns that hold nothing of what the program or people think of a conversation."""

BY_SCOPE: dict[str | type[Any], Callable[[Any], Any]] = {Scope: repr}
"""How a cache tells scopes apart: its own way takes some names of two teams for that of one."""


@dataclass(frozen=True)
class Extent:
    """What there is to choose from in the data, sorted, and the day of the newest conversation."""

    channels: tuple[str, ...]
    languages: tuple[str, ...]
    markets: tuple[str, ...]
    agents: tuple[str, ...]
    teams: tuple[str, ...]
    topics: tuple[str, ...]
    newest: date | None


def measurements(*, whole: bool = False) -> pl.LazyFrame:
    """Every conversation's facts and values (VALUES) and, unless there are too many, the points of
    the standards beside them (:func:`scoring.scorecard.graded`); to be filtered before it is
    collected. Null where the reader is :func:`dashboard.session.blind`, unless ``whole``: for what
    is kept for everybody."""
    seen = visible(_together(_judged(*versions())), session.scope())
    return seen if whole else blinded(seen)


def scores(*, whole: bool = False) -> pl.LazyFrame:
    """Every conversation's scores by :func:`rubric` (:func:`scoring.scorecard.scores`), where
    people corrected verdicts with theirs, and its topic. ``whole``: see :func:`measurements`."""
    seen = visible(_together(_scores(*versions()).lazy()), session.scope())
    return seen if whole else blinded(seen)


def seen() -> tuple[Any, ...]:
    """What :func:`measurements` and :func:`scores` depend on for the reader of the moment, for what
    is kept of them."""
    reader = repr(session.scope()), tuple(sorted(session.blind()))
    return *versions(), *reader, tuple(sorted(called.merged(session.book()).items()))


def extent() -> Extent:
    """What there is to choose from."""
    known = _extent(*versions(), session.scope())
    if not (merged := called.merged(session.book())):
        return known
    mine = dict.fromkeys(str(merged.get(int(number), int(number))) for number in known.topics)
    return replace(known, topics=tuple(mine))


def count() -> int:
    """How many conversations have been imported, of those that may be seen."""
    return scores().select(pl.len()).collect().item()


def empty() -> bool:
    """Whether nothing has been imported yet, whoever may see it."""
    return _scores(*versions()).is_empty()


def blinded(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Without what is thought of conversations on which the reader is blind. Behind every cache:
    those are shared."""
    if not (names := session.blind()):
        return frame
    shown = ~pl.col("conversation_id").is_in(names)
    return frame.with_columns(pl.when(shown).then(pl.exclude(_BARE)).name.keep())


def _together(frame: pl.LazyFrame) -> pl.LazyFrame:
    """With topics that people merged as one."""
    merged = called.merged(session.book())
    if not merged:
        return frame
    return frame.with_columns(pl.col("topic").replace(list(merged), list(merged.values())))


def values(table: str, version: int) -> pl.LazyFrame:
    """The facts and values (VALUES) of a table: in memory, unless there are too many."""
    held = _held(table, version)
    return _stored(table) if held is None else held.lazy()


def months(names: Collection[str]) -> list[str] | None:
    """The months of the lake in which conversations lie, by their ids; None where one of them is
    not measured yet, and may lie anywhere. A conversation stays in the month it was first given,
    also where it turns out to have begun in another."""
    table, version, *_ = versions()
    return _months(table, version, tuple(names))


@st.cache_resource(max_entries=256, show_spinner=False)
def _months(table: str, version: int, names: tuple[str, ...]) -> list[str] | None:
    here = values(table, version).filter(lake.those(names)).select("month").collect().to_series()
    return here.unique().to_list() if len(here) == len(set(names)) else None


@st.cache_resource(max_entries=256, show_spinner=False)
def measured(table: str, version: int, names: tuple[str, ...]) -> pl.DataFrame:  # noqa: ARG001
    """The measurements (MEASUREMENT) of conversations as they are stored: a row each."""
    return lake.rows(table, names, LAKE_MEASUREMENT, months(names)).select(*MEASUREMENT)


@st.cache_resource(max_entries=1, show_spinner=False)
def _held(table: str, version: int) -> pl.DataFrame | None:  # noqa: ARG001 - part of the cache's key
    stored = _stored(table)
    if stored.select(pl.len()).collect().item() > HELD:
        return None
    return stored.collect().rechunk()


def _stored(table: str) -> pl.LazyFrame:
    return lake.scan(table, LAKE_MEASUREMENT).select(*VALUES)


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs=BY_SCOPE)
def agents(table: str, version: int, scope: Scope) -> frozenset[str]:
    """Who has conversations within a scope, or answered there."""
    return frozenset(everybody(visible(values(table, version), scope)))


def _judged(  # noqa: PLR0917 - all that it depends on
    table: str,
    version: int,
    address: str,
    rubric_version: int | str,
    said: str,
    bar: tuple[bool, float, int],
) -> pl.LazyFrame:
    """The values without what is left to people, with the points beside them."""
    judged_by, left = rubric_of(address, rubric_version), left_of(address, said, *bar)
    held = _held(table, version)
    if held is None:
        return left_to_people(values(table, version), left)
    thresholds = tuple(scorecard.grade(one, judged_by) for one in standards().values())
    beside = _beside((table, version, tuple(left.rows()), thresholds), left, judged_by)
    return held.drop(beside.columns, strict=False).hstack(beside).lazy()


@st.cache_resource(max_entries=3, show_spinner=False)
def _beside(key: tuple[Any, ...], _left: pl.DataFrame, _rubric: Rubric) -> pl.DataFrame:
    """What stands beside the values that are held, or in their place, whatever the weights of the
    rubric: ``key`` names data, what is left to people, and thresholds."""
    table, version, *_ = key
    told = left_to_people(values(table, version), _left)
    left = {*_left["standard"], *map(within, _left["standard"])}
    instead = [name for name in VALUES if name in left]
    return pl.concat(
        pl.collect_all([told.select(instead), scorecard.graded(told, _rubric)]), how="horizontal"
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _scores(  # noqa: PLR0917 - all that they depend on
    table: str,
    version: int,
    address: str,
    rubric_version: int | str,
    said: str,
    bar: tuple[bool, float, int],
) -> pl.DataFrame:
    told = _judged(table, version, address, rubric_version, said, bar)
    corrections = judgements.corrections(ledger.opened(address))
    judged_by = rubric_of(address, rubric_version)
    also = ("matter", "topic", "agents")
    return scorecard.scores(told, judged_by, corrections=corrections, also=also).collect()


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_SCOPE)
def _extent(  # noqa: PLR0917 - all that it depends on
    table: str,
    version: int,
    address: str,
    rubric_version: int | str,
    said: str,
    bar: tuple[bool, float, int],
    scope: Scope,
) -> Extent:
    every = _scores(table, version, address, rubric_version, said, bar)
    frame = visible(every.lazy(), scope).collect()

    def known(column: str) -> tuple[str, ...]:
        return tuple(frame[column].drop_nulls().unique().sort())

    newest = frame["started_at"].max()
    return Extent(
        known("channel"),
        known("language"),
        known("market"),
        tuple(everybody(frame.lazy())),
        known("team"),
        # As the address writes them; the lowest numbers are those of the largest topics.
        tuple(map(str, frame["topic"].drop_nulls().unique().sort())),
        newest.date() if newest else None,  # pyright: ignore[reportAttributeAccessIssue]
    )
