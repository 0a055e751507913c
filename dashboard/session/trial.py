"""Rubrics beside the one in force: what they would make of the conversations, and looking at pages
through one of them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import judgements, rubrics
from scoring import scorecard
from scoring.analysis import flips, whatif
from scoring.rubric import Rubric, changed, content_of, default
from scoring.standards import DIMENSIONS, standards

LOOKING = (
    *("overview", "agents", "agent", "languages", "trends", "topics", "causes", "workload"),
    *("conversations", "standards"),
)
"""Pages that can be looked at through another rubric: those on which nothing is kept that follows
from verdicts, so that a trial never ends up in a review, a dispute or an appraisal."""

_DRAFT, _TRIED = "rubric draft", "rubric on trial"

GROUPS = ("agent_id", "language")
"""What a comparison of two rubrics can be broken down by."""

Narrow = Callable[[pl.LazyFrame], pl.LazyFrame]


@dataclass(frozen=True)
class Outcome:
    """What one rubric makes of conversations instead of another: ``sums`` by GROUPS
    (:func:`scoring.analysis.whatif.summed`) and how many verdicts change (``flips``)."""

    sums: pl.DataFrame
    flips: pl.DataFrame


def in_force() -> Rubric:
    """The rubric in force, whatever the reader looks through."""
    return rubrics.in_force(session.book())


def draft() -> Rubric:
    """What the reader tries out; the rubric in force as long as they changed nothing."""
    told = st.session_state.get(_DRAFT)
    return in_force() if told is None else changed(default(), json.loads(told))


def keep_draft(rubric: Rubric | None) -> None:
    """Go on with a rubric; None: begin anew."""
    st.session_state[_DRAFT] = None if rubric is None else written(rubric)


def look_through(rubric: Rubric | None) -> None:
    """Have this reader, and nobody else, see the pages of LOOKING through a rubric; None: through
    the one in force again."""
    st.session_state[_TRIED] = None if rubric is None else written(rubric)
    if rubric is None:
        st.session_state[session.LOOKED_THROUGH] = None


def opened(page: str) -> tuple[bool, bool]:
    """Have a page see the rubric on trial if it is one of LOOKING: whether there is one, and
    whether this page sees it. To be asked before the page is drawn."""
    told = st.session_state.get(_TRIED)
    seen = bool(told) and page in LOOKING
    st.session_state[session.LOOKED_THROUGH] = told if seen else None
    return bool(told), seen


def outcome(before: Rubric, after: Rubric, chosen: str, narrow: Narrow) -> Outcome:
    """What ``after`` makes of the conversations that ``narrow`` leaves, instead of ``before``;
    ``chosen`` tells one choice from another."""
    return _outcome((*_key(), written(before), written(after), chosen), before, after, narrow)


def flipped(
    before: Rubric, after: Rubric, standard: str, narrow: Narrow, count: int
) -> pl.DataFrame:
    """Conversations in which the verdict on a standard changes, the newest first
    (:func:`scoring.analysis.flips.flipped`)."""
    seen = narrow(session.measurements())
    found = flips.flipped(seen, standard, before, after, _corrections())
    return found.top_k(count, by=pl.col("started_at")).sort("started_at", descending=True).collect()


def written(rubric: Rubric) -> str:
    """A rubric as JSON: the same for the same rubric."""
    return json.dumps(content_of(rubric), sort_keys=True)


def _pairs(before: Rubric, after: Rubric) -> pl.DataFrame:
    return whatif.pairs(_under(before), _under(after))


def _under(rubric: Rubric) -> pl.DataFrame:
    """Everybody's scores by a rubric: those in force, with only the dimensions anew that differ."""
    scored = session.scores().collect()
    names = whatif.affected(in_force(), rubric)
    moved = [one for one in DIMENSIONS if any(standards()[name].dimension == one for name in names)]
    return whatif.under(scored, [_anew(rubric, dimension) for dimension in moved], rubric)


def _anew(rubric: Rubric, dimension: str) -> pl.DataFrame:
    told = content_of(rubric)["standards"]
    mine = {name: told[name] for name in told if standards()[name].dimension == dimension}
    key = (*_key(), dimension, json.dumps(mine, sort_keys=True))
    return _dimension(key, session.measurements(), rubric, dimension, _corrections())


def _corrections() -> pl.DataFrame:
    """What people said in the place of the program, where the reader may see it."""
    told = judgements.corrections(session.book())
    return told.filter(~pl.col("conversation_id").is_in(session.blind()))


def _key() -> tuple[Any, ...]:
    """What scores depend on but for the rubric: data, what people said, and what the reader
    sees."""
    place, book = session.workspace(), session.book()
    seen = (repr(session.scope()), tuple(sorted(session.blind())), tuple(session.left().rows()))
    return place.measurements, session.measured_version(), judgements.version(book), *seen


@st.cache_resource(max_entries=6, show_spinner=False)
def _dimension(
    key: tuple[Any, ...],  # noqa: ARG001 - all that it depends on
    _seen: pl.LazyFrame,
    _rubric: Rubric,
    _name: str,
    _corrections: pl.DataFrame,
) -> pl.DataFrame:
    names = [name for name, standard in standards().items() if standard.dimension == _name]
    told = scorecard.scores(_seen, _rubric, only=names, corrections=_corrections)
    return told.select("conversation_id", _name).collect()


@st.cache_resource(max_entries=16, show_spinner=False)
def _outcome(
    key: tuple[Any, ...],  # noqa: ARG001 - all that it depends on
    _before: Rubric,
    _after: Rubric,
    _narrow: Narrow,
) -> Outcome:
    paired = _narrow(_pairs(_before, _after).lazy())
    seen = _narrow(session.measurements())
    changed_verdicts = flips.flips(seen, _before, _after, _corrections())
    return Outcome(whatif.summed(paired, GROUPS), changed_verdicts)
