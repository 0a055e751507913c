"""What figures depend on: the data, the rubric, and what people said."""

import json
from dataclasses import replace
from pathlib import Path

import polars as pl
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import calendars, lake, ledger, session, trust
from dashboard.access import Right
from dashboard.ledger import disputes, judgements, rubrics, settings
from dashboard.trust import Kept
from scoring import rubric as rubric_
from scoring.analysis import reviews
from scoring.calendars import Calendars
from scoring.rubric import Rubric

LOOKED_THROUGH = "rubric looked through"
"""Where a session keeps the rubric (JSON) that its reader alone looks through, on the page of the
moment."""

Versions = tuple[str, int, str, int | str, str, tuple[bool, float, int]]


def versions() -> Versions:
    """What scores depend on: data, rubric, and what people said."""
    place = session.workspace()
    said = judgements.version(session.book())
    return place.measurements, measured_version(), place.ledger, _rubric_version(), said, _bar()


def measured_version() -> int:
    """The version of the measurements."""
    return lake.version(session.workspace().measurements)


def rubric() -> Rubric:
    """The rubric in force, or the one that the reader looks through."""
    return rubric_of(session.workspace().ledger, _rubric_version())


def hours() -> Calendars:
    """When the teams are there."""
    return calendars.of(session.workspace())


def left() -> pl.DataFrame:
    """What is left to people (``standard, language``), since they agree too little with the
    program there; nothing unless that is set."""
    return left_of(session.workspace().ledger, judgements.version(session.book()), *_bar())


def trusted() -> tuple[Kept | None, bool]:
    """How far the judgement can be trusted, and whether that was measured for this workspace: else
    it is what the project was measured at. Without the examples for those who read no texts."""
    own = session.workspace().trust
    place = own if own.is_file() else trust.PUBLISHED
    if not place.is_file():
        return None, False
    known = _trusted(str(place), place.stat().st_mtime_ns)
    if known is not None and not session.may(Right.READ):
        told = replace(known.results, examples=known.results.examples.clear())
        known = replace(known, results=told)
    return known, place == own


@st.cache_resource(max_entries=4, show_spinner=False)
def rubric_of(address: str, version: int | str) -> Rubric:
    """The rubric of a ledger, by its number (0: the default) or as JSON."""
    if isinstance(version, str):
        return rubric_.changed(rubric_.default(), json.loads(version))
    return rubrics.in_force(ledger.opened(address))


@st.cache_resource(max_entries=4, show_spinner=False)
def left_of(address: str, said: str, on: bool, bar: float, least: int) -> pl.DataFrame:  # noqa: ARG001
    """What is left to people by a ledger, after what was ``said`` and set there."""
    if not on:
        return pl.DataFrame(schema={"standard": pl.String, "language": pl.String})
    opened = ledger.opened(address)
    told = reviews.against_program(judgements.judgements(opened), disputes.frame(opened))
    return reviews.people_only(reviews.trusted(told), bar, least)


def _bar() -> tuple[bool, float, int]:
    """Whether standards are left to people, below which agreement, from how many judgements on."""
    told = settings.get(session.book(), settings.PEOPLE_ONLY)
    return told["on"], told["bar"], told["least"]


def _rubric_version() -> int | str:
    """The number of the version in force (0: the default), or what is looked through instead."""
    if get_script_run_ctx(suppress_warning=True) and (
        trial := st.session_state.get(LOOKED_THROUGH)
    ):
        return trial
    current = rubrics.current(ledger.opened(session.workspace().ledger))
    return 0 if current is None else current.id


@st.cache_resource(max_entries=2, show_spinner=False)
def _trusted(place: str, version: int) -> Kept | None:  # noqa: ARG001 - part of the cache's key
    return trust.read(Path(place))
