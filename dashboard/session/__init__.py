"""What the pages look at, kept between two looks: the only place that caches.

Everything is kept under the version of the data it was computed from, never under the data, and is
shared by all readers who see the same; a frame that comes from here is never changed in place.
What comes from here of conversations is what the reader of the moment may see.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import lake, ledger, locale, login, trust
from dashboard import workspace as workspaces
from dashboard.access import Person, Right, Scope, visible
from dashboard.intake import LAKE_MEASUREMENT
from dashboard.ledger import (
    Ledger,
    audit,
    calibrations,
    disputes,
    judgements,
    rubrics,
    settings,
)
from dashboard.ledger import topics as called
from dashboard.trust import Kept
from dashboard.workspace import Workspace
from scoring import rubric as rubric_
from scoring import scorecard
from scoring.analysis import reviews
from scoring.conversations import CONVERSATION
from scoring.measure import FACTS, MEASUREMENT
from scoring.rubric import Rubric
from scoring.satisfaction import PREDICTED
from scoring.scorecard import left_to_people
from scoring.standards import standards

_COURSE = ("ended_at", "customer_from", "agent_from", "handle_seconds")
"""When who was there."""

VALUES = (*FACTS, *_COURSE, "language", "messages", "matter", "topic", *PREDICTED, *standards())
"""Columns of :func:`measurements`: facts, times, and one value a standard without its evidence."""


HELD = 3_000_000
"""Conversations whose values are held in memory (half a kilobyte each); of more they are read from
the lake whenever somebody looks."""

_BARE = (*FACTS, *_COURSE, "language", "messages", "matter", "topic")
"""Columns that hold nothing of what the program or people think of a conversation."""

BY_SCOPE: dict[str | type[Any], Callable[[Any], Any]] = {Scope: repr}
"""How a cache tells scopes apart: its own way takes some names of two teams for that of one."""

_SEEN = "transcripts read"
"""Where a session remembers whose reading of which transcript is noted."""

LOOKED_THROUGH = "rubric looked through"
"""Where a session keeps the rubric (JSON) that its reader alone looks through, on the page of the
moment."""

_Versions = tuple[str, int, str, int | str, str, tuple[bool, float, int]]

LANGUAGE = "ui"
"""The address's parameter that names the UI language."""


@dataclass(frozen=True)
class Extent:
    """What there is to choose from in the data, sorted, and the day of the newest conversation."""

    channels: tuple[str, ...]
    languages: tuple[str, ...]
    agents: tuple[str, ...]
    teams: tuple[str, ...]
    topics: tuple[str, ...]
    newest: date | None


def workspace() -> Workspace:
    """The workspace this dashboard was started on."""
    return workspaces.workspace()


def person() -> Person:
    """Who is looking; the frame lets nobody in who is unknown."""
    known = login.person()
    if known is None:
        raise PermissionError("Nobody is logged in.")
    if not known.scope().teams:
        return known
    agents = _agents(workspace().measurements, measured_version(), known.scope())
    return replace(known, agents=agents)


def may(right: Right) -> bool:
    """Whether who is looking has a right."""
    return person().may(right)


def demand(right: Right, action: str, subject: str = "") -> None:
    """Raise :class:`dashboard.access.DeniedError` unless who is looking has the right to do
    something; that they tried is noted."""
    audit.demand(book(), person(), right, action, subject)


def book() -> Ledger:
    """The ledger."""
    return ledger.opened(workspace().ledger)


def rubric() -> Rubric:
    """The rubric in force, or the one that the reader looks through."""
    return _rubric(workspace().ledger, _rubric_version())


def measurements(*, whole: bool = False) -> pl.LazyFrame:
    """Every conversation's facts and values (VALUES); to be filtered before it is collected. Null
    where the reader is :func:`blind`, unless ``whole``: for what is kept for everybody."""
    told = left_to_people(values(workspace().measurements, measured_version()), left())
    seen = visible(_together(told), scope())
    return seen if whole else _blinded(seen)


def scores(*, whole: bool = False) -> pl.LazyFrame:
    """Every conversation's scores by :func:`rubric` (:func:`scoring.scorecard.scores`), where
    people corrected verdicts with theirs, and its topic. ``whole``: see :func:`measurements`."""
    seen = visible(_together(_scores(*_versions()).lazy()), scope())
    return seen if whole else _blinded(seen)


def blind() -> frozenset[str]:
    """The conversations that the reader has still to judge blindly: until then they are told
    nothing of what the program or anybody thinks of them."""
    return calibrations.unjudged(book(), person().id)


def extent() -> Extent:
    """What there is to choose from."""
    known = _extent(*_versions(), scope())
    if not (merged := called.merged(book())):
        return known
    mine = dict.fromkeys(str(merged.get(int(number), int(number))) for number in known.topics)
    return replace(known, topics=tuple(mine))


def count() -> int:
    """How many conversations have been imported, of those that may be seen."""
    return scores().select(pl.len()).collect().item()


def empty() -> bool:
    """Whether nothing has been imported yet, whoever may see it."""
    return _scores(*_versions()).is_empty()


def conversation(conversation_id: str) -> pl.DataFrame:
    """A conversation (CONVERSATION): one row, or none. That it was read is noted, once a session.

    :raises DeniedError: for those who see figures only.
    """
    reader = person()
    found = readable(reader, conversation_id)
    if not found.is_empty():
        _noted(reader, conversation_id)
    return found


def measurement(conversation_id: str, *, raw: bool = False) -> pl.DataFrame:
    """A conversation's measurement (MEASUREMENT) with its evidence: one row, or none. ``raw``: also
    with what is left to people. Null where the reader is :func:`blind`."""
    found = (
        lake.scan(workspace().measurements, LAKE_MEASUREMENT)
        .filter(pl.col("conversation_id") == conversation_id)
        .select(*MEASUREMENT)
    )
    told = found if raw else left_to_people(found, left())
    return _blinded(visible(told, scope())).collect()


def left() -> pl.DataFrame:
    """What is left to people (``standard, language``), since they agree too little with the
    program there; nothing unless that is set."""
    address = workspace().ledger
    return _left(address, judgements.version(book()), *_bar())


def trusted() -> tuple[Kept | None, bool]:
    """How far the judgement can be trusted, and whether that was measured for this workspace: else
    it is what the project was measured at. Without the examples for those who read no texts."""
    own = workspace().trust
    place = own if own.is_file() else trust.PUBLISHED
    if not place.is_file():
        return None, False
    known = _trusted(str(place), place.stat().st_mtime_ns)
    if known is not None and not may(Right.READ):
        told = replace(known.results, examples=known.results.examples.clear())
        known = replace(known, results=told)
    return known, place == own


def _language() -> str | None:
    """The UI language the reader of the moment chose, or their browser's; None outside a page.

    :raises RuntimeError: in a thread that knows no reader, where the language could only be wrong.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        if runtime.exists() and threading.current_thread() is not threading.main_thread():
            raise RuntimeError("Texts are said in the page's own thread; see locale.in_words.")
        return None
    chosen = st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)
    return chosen or (st.context.locale or "").partition("-")[0]


def scope() -> Scope:
    return person().scope()


def readable(reader: Person, conversation_id: str) -> pl.DataFrame:
    """A conversation (CONVERSATION) that is there for a reader: one row, or none."""
    audit.demand(book(), reader, Right.READ, audit.LOOKED, conversation_id)
    found = lake.row(workspace().conversations, conversation_id)
    if found.is_empty():
        return pl.DataFrame(schema=CONVERSATION)
    return visible(found.lazy().select(*CONVERSATION), reader.scope()).collect()


def _blinded(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Without what is thought of conversations on which the reader is blind. Behind every cache:
    those are shared."""
    if not (names := blind()):
        return frame
    shown = ~pl.col("conversation_id").is_in(names)
    return frame.with_columns(pl.when(shown).then(pl.exclude(_BARE)).name.keep())


def _together(frame: pl.LazyFrame) -> pl.LazyFrame:
    """With topics that people merged as one."""
    merged = called.merged(book())
    if not merged:
        return frame
    return frame.with_columns(pl.col("topic").replace(list(merged), list(merged.values())))


def _noted(reader: Person, conversation_id: str) -> None:
    seen = st.session_state.setdefault(_SEEN, set())
    if (reader.id, conversation_id) not in seen:
        audit.looked(book(), reader, conversation_id)
        seen.add((reader.id, conversation_id))


def _bar() -> tuple[bool, float, int]:
    """Whether standards are left to people, below which agreement, from how many judgements on."""
    told = settings.get(book(), settings.PEOPLE_ONLY)
    return told["on"], told["bar"], told["least"]


def _versions() -> _Versions:
    """What scores depend on: data, rubric, and what people said."""
    place = workspace()
    said = judgements.version(book())
    return place.measurements, measured_version(), place.ledger, _rubric_version(), said, _bar()


def measured_version() -> int:
    return lake.version(workspace().measurements)


def _rubric_version() -> int | str:
    """The number of the version in force (0: the default), or what is looked through instead."""
    if get_script_run_ctx(suppress_warning=True) and (
        trial := st.session_state.get(LOOKED_THROUGH)
    ):
        return trial
    current = rubrics.current(ledger.opened(workspace().ledger))
    return 0 if current is None else current.id


@st.cache_resource(max_entries=2, show_spinner=False)
def _trusted(place: str, version: int) -> Kept | None:  # noqa: ARG001 - part of the cache's key
    return trust.read(Path(place))


@st.cache_resource(max_entries=4, show_spinner=False)
def _rubric(address: str, version: int | str) -> Rubric:
    if isinstance(version, str):
        return rubric_.changed(rubric_.default(), json.loads(version))
    return rubrics.in_force(ledger.opened(address))


@st.cache_resource(max_entries=1, show_spinner=False)
def values(table: str, version: int) -> pl.LazyFrame:  # noqa: ARG001 - part of the cache's key
    stored = lake.scan(table, LAKE_MEASUREMENT).select(*VALUES)
    few = stored.select(pl.len()).collect().item() <= HELD
    return stored.collect().lazy() if few else stored


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs=BY_SCOPE)
def _agents(table: str, version: int, scope: Scope) -> frozenset[str]:
    mine = visible(values(table, version), scope).select(pl.col("agent_id").drop_nulls().unique())
    return frozenset(mine.collect().to_series())


@st.cache_resource(max_entries=4, show_spinner=False)
def _left(address: str, said: str, on: bool, bar: float, least: int) -> pl.DataFrame:  # noqa: ARG001
    if not on:
        return pl.DataFrame(schema={"standard": pl.String, "language": pl.String})
    opened = ledger.opened(address)
    told = reviews.against_program(judgements.judgements(opened), disputes.frame(opened))
    return reviews.people_only(reviews.trusted(told), bar, least)


@st.cache_resource(max_entries=2, show_spinner=False)
def _scores(  # noqa: PLR0917 - all that they depend on
    table: str,
    version: int,
    address: str,
    rubric_version: int | str,
    said: str,
    bar: tuple[bool, float, int],
) -> pl.DataFrame:
    told = left_to_people(values(table, version), _left(address, said, *bar))
    corrections = judgements.corrections(ledger.opened(address))
    judged_by = _rubric(address, rubric_version)
    also = ("matter", "topic")
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
        known("agent_id"),
        known("team"),
        # As the address writes them; the lowest numbers are those of the largest topics.
        tuple(map(str, frame["topic"].drop_nulls().unique().sort())),
        newest.date() if newest else None,  # pyright: ignore[reportAttributeAccessIssue]
    )


locale.follow(_language)
