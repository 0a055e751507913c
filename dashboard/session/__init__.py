"""What the pages look at, kept between two looks: the only place that caches.

Everything is kept under the version of the data it was computed from, never under the data, and is
shared by all readers who see the same; a frame that comes from here is never changed in place.
What comes from here of conversations is what the reader of the moment may see.
"""

import threading
from collections.abc import Iterable
from dataclasses import replace

import polars as pl
import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import lake, ledger, locale, login
from dashboard import workspace as workspaces
from dashboard.access import Person, Right, Scope, visible
from dashboard.ledger import Ledger, audit, calibrations
from dashboard.session.frames import (
    BY_SCOPE,
    Extent,
    agents,
    blinded,
    count,
    empty,
    extent,
    measured,
    measurements,
    months,
    scores,
    seen,
    values,
)
from dashboard.session.versions import (
    LOOKED_THROUGH,
    hours,
    left,
    measured_version,
    rubric,
    trusted,
)
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace
from scoring.conversations import CONVERSATION
from scoring.scorecard import left_to_people

__all__ = [
    "BY_SCOPE",
    "LANGUAGE",
    "LOOKED_THROUGH",
    "Extent",
    "blind",
    "book",
    "conversation",
    "count",
    "demand",
    "empty",
    "extent",
    "hours",
    "left",
    "may",
    "measured_version",
    "measurement",
    "measurements",
    "months",
    "person",
    "readable",
    "rubric",
    "scope",
    "scores",
    "seen",
    "trusted",
    "values",
    "workspace",
]

LANGUAGE = "ui"
"""The address's parameter that names the UI language."""

_SEEN = "transcripts read"
"""Where a session remembers whose reading of which transcript is noted."""


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
    theirs = agents(workspace().measurements, measured_version(), known.scope())
    return replace(known, agents=theirs)


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


def scope() -> Scope:
    return person().scope()


def blind() -> frozenset[str]:
    """The conversations that the reader has still to judge blindly: until then they are told
    nothing of what the program or anybody thinks of them."""
    return calibrations.unjudged(book(), person().id)


def conversation(*names: str) -> pl.DataFrame:
    """A conversation (CONVERSATION) or several, by their ids: a row each that is there. That they
    were read is noted, once a session.

    :raises DeniedError: for those who see figures only.
    """
    reader = person()
    found = readable(reader, *names)
    _noted(reader, found["conversation_id"])
    return found


def measurement(*names: str, raw: bool = False) -> pl.DataFrame:
    """The measurement (MEASUREMENT), with its evidence, of a conversation or several, by their ids:
    a row each that is there. ``raw``: also with what is left to people. Null where the reader is
    :func:`blind`."""
    found = measured(workspace().measurements, measured_version(), names).lazy()
    told = found if raw else left_to_people(found, left())
    return blinded(visible(told, scope())).collect()


def readable(reader: Person, *names: str) -> pl.DataFrame:
    """Conversations (CONVERSATION), by their ids: a row each that is there for a reader."""
    for name in names:
        audit.demand(book(), reader, Right.READ, audit.LOOKED, name)
    found = lake.rows(workspace().conversations, names, LAKE_CONVERSATION, months(names))
    return visible(found.lazy().select(*CONVERSATION), reader.scope()).collect()


def _noted(reader: Person, names: Iterable[str]) -> None:
    seen = st.session_state.setdefault(_SEEN, set())
    for name in names:
        if (reader.id, name) not in seen:
            audit.looked(book(), reader, name)
            seen.add((reader.id, name))


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


locale.follow(_language)
