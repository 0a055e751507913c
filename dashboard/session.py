"""What the pages look at, kept between two looks: the only place that caches.

Everything is kept under the version of the data it was computed from, never under the data, and is
shared by all readers; a frame that comes from here is never changed in place.
"""

import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import lake, learning, ledger, locale, trust
from dashboard import workspace as workspaces
from dashboard.intake import LAKE_MEASUREMENT, pending
from dashboard.ledger import rubrics
from dashboard.trust import Kept
from dashboard.workspace import Workspace
from scoring import rubric as rubric_
from scoring import scorecard
from scoring.analysis.predictions import Leakage, by_language, leakage
from scoring.analysis.ratings import Drift, drift, standing
from scoring.conversations import CONVERSATION
from scoring.dialogue import dialogue
from scoring.measure import FACTS, MEASUREMENT
from scoring.rubric import Rubric
from scoring.satisfaction import PREDICTED, Models, targets
from scoring.satisfaction.course import course
from scoring.satisfaction.model import kept
from scoring.satisfaction.reasons import reasons
from scoring.standards import standards

VALUES = (*FACTS, "language", "messages", *PREDICTED, *standards())
"""Columns of :func:`measurements`: the facts and one value a standard, without the evidence."""

BAND = "band"
"""Conversations of about the same predicted rating (:func:`band`)."""

LANGUAGE = "ui"
"""The address's parameter that names the UI language."""


@dataclass(frozen=True)
class Extent:
    """What there is to choose from in the data, sorted, and the day of the newest conversation."""

    channels: tuple[str, ...]
    languages: tuple[str, ...]
    agents: tuple[str, ...]
    teams: tuple[str, ...]
    newest: date | None


@dataclass(frozen=True)
class Expectation:
    """How the predicted rating of a conversation came about: ``course``, what was expected after
    each message of the customer (:func:`scoring.satisfaction.course.course`), and ``reasons``, what
    moved it (:func:`scoring.satisfaction.reasons.reasons`); ``learned`` tells whether from ratings
    or by the parts alone."""

    course: pl.DataFrame
    reasons: pl.DataFrame
    learned: bool


def workspace() -> Workspace:
    """The workspace this dashboard was started on."""
    return workspaces.workspace()


def rubric() -> Rubric:
    """The rubric in force."""
    return _rubric(workspace().ledger, _rubric_version())


def measurements() -> pl.LazyFrame:
    """Every conversation's facts and values (VALUES); to be filtered before it is collected."""
    return _values(workspace().measurements, _version())


def scores() -> pl.LazyFrame:
    """Every conversation's scores by the rubric in force (:func:`scoring.scorecard.scores`)."""
    return _scores().lazy()


def extent() -> Extent:
    """What there is to choose from."""
    place = workspace()
    return _extent(place.measurements, _version(), place.ledger, _rubric_version())


def count() -> int:
    """How many conversations have been imported."""
    return _scores().height


def empty() -> bool:
    """Whether nothing has been imported yet."""
    return count() == 0


def conversation(conversation_id: str) -> pl.DataFrame:
    """A conversation (CONVERSATION): one row, or none."""
    found = lake.row(workspace().conversations, conversation_id)
    return pl.DataFrame(schema=CONVERSATION) if found.is_empty() else found.select(*CONVERSATION)


def measurement(conversation_id: str) -> pl.DataFrame:
    """A conversation's measurement (MEASUREMENT) with its evidence: one row, or none."""
    return (
        lake.scan(workspace().measurements, LAKE_MEASUREMENT)
        .filter(pl.col("conversation_id") == conversation_id)
        .select(*MEASUREMENT)
        .collect()
    )


def expectation(conversation_id: str) -> Expectation:
    """How the predicted rating of a conversation that is there came about."""
    place = workspace()
    rating = learning.models(place).rating
    version = lake.version(place.conversations)
    return _expectation(place.conversations, version, conversation_id, str(rating or ""))


def band() -> pl.Expr:
    """The half point of the scale that is nearest to a predicted rating."""
    return (pl.col("predicted_rating") * 2).round() / 2


def learned(target: str) -> list[dict[str, Any]]:
    """What is known about every model of a target that was learned here, the latest first."""
    return learning.history(workspace(), target)


def teaching() -> dict[str, int]:
    """How many conversations there are to learn each target from."""
    return _teaching(workspace().measurements, _version())


def ratings(by: str | None = None) -> pl.DataFrame:
    """How satisfied customers were (:func:`scoring.analysis.ratings.standing`), of all or by BAND
    or a column."""
    return _ratings(workspace().measurements, _version(), by)


def ordering() -> pl.DataFrame:
    """How far predictions order conversations as customers' ratings do, by language
    (:func:`scoring.analysis.predictions.by_language`)."""
    return _ordering(workspace().measurements, _version())


def leaking() -> Leakage:
    """Whether agents differ in predicted ratings by more than the conversations they get
    (:func:`scoring.analysis.predictions.leakage`)."""
    return _leaking(workspace().measurements, _version())


def drifted() -> Drift | None:
    """Whether the model of ratings is still right; None where none was learned."""
    of = learned(targets.RATING)
    return _drift(workspace().measurements, _version(), of[0]) if of else None


def unpredicted() -> int:
    """How many conversations were predicted before the last learning, or by an older program."""
    place = workspace()
    versions = learning.models(place).versions()
    return _unpredicted(str(place.path), lake.version(place.conversations), _version(), versions)


def trusted() -> tuple[Kept | None, bool]:
    """How far the judgement can be trusted, and whether that was measured for this workspace: else
    it is what the project was measured at."""
    own = workspace().trust
    place = own if own.is_file() else trust.PUBLISHED
    if not place.is_file():
        return None, False
    return _trusted(str(place), place.stat().st_mtime_ns), place == own


def _language() -> str | None:
    """The UI language the reader of the moment chose; None outside a page.

    :raises RuntimeError: in a thread that knows no reader, where the language could only be wrong.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        if runtime.exists() and threading.current_thread() is not threading.main_thread():
            raise RuntimeError("Texts are said in the page's own thread; see locale.in_words.")
        return None
    return st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)


def _version() -> int:
    return lake.version(workspace().measurements)


def _rubric_version() -> int:
    current = rubrics.current(ledger.opened(workspace().ledger))
    return 0 if current is None else current.id


@st.cache_resource(max_entries=2, show_spinner=False)
def _trusted(place: str, version: int) -> Kept | None:  # noqa: ARG001 - part of the cache's key
    return trust.read(Path(place))


@st.cache_resource(max_entries=16, show_spinner=False)
def _expectation(table: str, version: int, name: str, rating: str) -> Expectation:  # noqa: ARG001
    path = Path(rating) if rating else None
    said = dialogue(lake.row(table, name).select(*CONVERSATION))
    why = reasons(said, kept(path) if path else None)
    return Expectation(course(said, Models(rating=path)), why, path is not None)


@st.cache_resource(max_entries=2, show_spinner=False)
def _teaching(table: str, version: int) -> dict[str, int]:
    found = _values(table, version).select("rating", "status").collect()
    return {name: targets.of_conversations(found, name).count() for name in learning.TARGETS}


@st.cache_resource(max_entries=4, show_spinner=False)
def _ratings(table: str, version: int, by: str | None) -> pl.DataFrame:
    found = _values(table, version).with_columns(band().alias(BAND))
    return standing(found, [by] if by else [])


@st.cache_resource(max_entries=2, show_spinner=False)
def _ordering(table: str, version: int) -> pl.DataFrame:
    return by_language(_values(table, version))


@st.cache_resource(max_entries=2, show_spinner=False)
def _leaking(table: str, version: int) -> Leakage:
    return leakage(_values(table, version))


@st.cache_resource(max_entries=2, show_spinner=False)
def _drift(table: str, version: int, about: dict[str, Any]) -> Drift:
    return drift(_values(table, version), about)


@st.cache_resource(max_entries=2, show_spinner=False)
def _unpredicted(place: str, stored: int, measured: int, models: list[str]) -> int:  # noqa: ARG001
    return pending(Workspace(Path(place))).height


@st.cache_resource(max_entries=4, show_spinner=False)
def _rubric(address: str, version: int) -> Rubric:
    current = rubrics.current(ledger.opened(address)) if version else None
    default = rubric_.default()
    return default if current is None else rubric_.changed(default, current.rubric)


@st.cache_resource(max_entries=4, show_spinner=False)
def _values(table: str, version: int) -> pl.LazyFrame:  # noqa: ARG001 - part of the cache's key
    return lake.scan(table, LAKE_MEASUREMENT).select(*VALUES)


def _scores() -> pl.DataFrame:
    place = workspace()
    return _judged(place.measurements, _version(), place.ledger, _rubric_version())


@st.cache_resource(max_entries=2, show_spinner=False)
def _judged(table: str, version: int, address: str, rubric_version: int) -> pl.DataFrame:
    return scorecard.scores(_values(table, version), _rubric(address, rubric_version)).collect()


@st.cache_resource(max_entries=2, show_spinner=False)
def _extent(table: str, version: int, address: str, rubric_version: int) -> Extent:
    frame = _judged(table, version, address, rubric_version)

    def known(column: str) -> tuple[str, ...]:
        return tuple(frame[column].drop_nulls().unique().sort())

    newest = frame["started_at"].max()
    return Extent(
        known("channel"),
        known("language"),
        known("agent_id"),
        known("team"),
        newest.date() if newest else None,  # pyright: ignore[reportAttributeAccessIssue]
    )


locale.follow(_language)
