"""What the pages look at of ratings, real and predicted; kept as in :mod:`dashboard.session`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboard import lake, learning, session
from dashboard.access import Right, Scope, visible
from dashboard.measuring import pending
from dashboard.workspace import Workspace
from scoring.analysis.predictions import MIXES, Leakage, by_language, leakage
from scoring.analysis.ratings import Drift, drift, standing
from scoring.conversations import CONVERSATION
from scoring.dialogue import dialogue
from scoring.satisfaction import Models, targets
from scoring.satisfaction.course import course
from scoring.satisfaction.model import kept
from scoring.satisfaction.reasons import reasons

BAND = "band"
"""Conversations of about the same predicted rating (:func:`band`)."""


@dataclass(frozen=True)
class Expectation:
    """How the predicted rating of a conversation came about: ``course``, what was expected after
    each message of the customer (:func:`scoring.satisfaction.course.course`), and ``reasons``, what
    moved it (:func:`scoring.satisfaction.reasons.reasons`); ``learned`` tells whether from ratings
    or by the parts alone."""

    course: pl.DataFrame
    reasons: pl.DataFrame
    learned: bool


def expectation(conversation_id: str) -> Expectation:
    """How the predicted rating of a conversation came about.

    :raises LookupError: for a conversation that is not there for who is looking, or on which they
        are blind.
    :raises DeniedError: for those who see figures only.
    """
    unread = session.readable(session.person(), conversation_id).is_empty()
    if unread or conversation_id in session.blind():
        raise LookupError(conversation_id)
    place = session.workspace()
    rating = learning.models(place).rating
    version = lake.version(place.conversations)
    return _expectation(place.conversations, version, conversation_id, str(rating or ""))


def band() -> pl.Expr:
    """The half point of the scale that is nearest to a predicted rating."""
    return (pl.col("predicted_rating") * 2).round() / 2


def learned(target: str) -> list[dict[str, Any]]:
    """What is known about every model of a target that was learned here, the latest first; it
    tells of everybody's conversations."""
    session.demand(Right.COMPARE, "figures read")
    return learning.history(session.workspace(), target)


def teaching() -> dict[str, int]:
    """How many conversations there are to learn each target from, of everybody."""
    session.demand(Right.COMPARE, "figures read")
    return _teaching(*_measured())


def satisfied(by: str | None = None) -> pl.DataFrame:
    """How satisfied customers were (:func:`scoring.analysis.ratings.standing`), of all or by BAND
    or a column."""
    return _satisfied(
        session.workspace().measurements, session.measured_version(), by, session.scope()
    )


def ordering() -> pl.DataFrame:
    """How far predictions order conversations as customers' ratings do, by language
    (:func:`scoring.analysis.predictions.by_language`)."""
    return _ordering(*_measured(), session.scope())


def leaking(mix: str) -> Leakage:
    """Whether agents differ in predicted ratings by more than the conversations they get
    (:func:`scoring.analysis.predictions.leakage`), by one of MIXES."""
    return _leaking(*_measured(), session.scope(), mix)


def drifted() -> Drift | None:
    """Whether the model of ratings is still right for everybody; None where none was learned."""
    of = learned(targets.RATING)
    return _drift(*_measured(), of[0]) if of else None


def unpredicted() -> int:
    """How many conversations were predicted before the last learning, or by an older program, of
    everybody."""
    session.demand(Right.COMPARE, "figures read")
    place = session.workspace()
    versions = learning.models(place).versions()
    return _unpredicted(
        str(place.path), lake.version(place.conversations), session.measured_version(), versions
    )


def _measured() -> tuple[str, int]:
    return session.workspace().measurements, session.measured_version()


@st.cache_resource(max_entries=16, show_spinner=False)
def _expectation(table: str, version: int, name: str, rating: str) -> Expectation:  # noqa: ARG001
    path = Path(rating) if rating else None
    said = dialogue(lake.rows(table, [name], CONVERSATION).select(*CONVERSATION))
    why = reasons(said, kept(path) if path else None)
    return Expectation(course(said, Models(rating=path)), why, path is not None)


@st.cache_resource(max_entries=2, show_spinner=False)
def _teaching(table: str, version: int) -> dict[str, int]:
    found = session.values(table, version).select("rating", "status").collect()
    return {name: targets.of_conversations(found, name).count() for name in learning.TARGETS}


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=session.BY_SCOPE)
def _satisfied(table: str, version: int, by: str | None, scope: Scope) -> pl.DataFrame:
    found = visible(session.values(table, version), scope).with_columns(band().alias(BAND))
    return standing(found, [by] if by else [])


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs=session.BY_SCOPE)
def _ordering(table: str, version: int, scope: Scope) -> pl.DataFrame:
    return by_language(visible(session.values(table, version), scope))


@st.cache_resource(max_entries=6, show_spinner=False, hash_funcs=session.BY_SCOPE)
def _leaking(table: str, version: int, scope: Scope, mix: str) -> Leakage:
    return leakage(visible(session.values(table, version), scope), MIXES[mix])


@st.cache_resource(max_entries=2, show_spinner=False)
def _drift(table: str, version: int, about: dict[str, Any]) -> Drift:
    return drift(session.values(table, version), about)


@st.cache_resource(max_entries=2, show_spinner=False)
def _unpredicted(place: str, stored: int, measured: int, models: list[str]) -> int:  # noqa: ARG001
    return pending(Workspace(Path(place))).height
