"""Conversations as they count for agents: a row for each who answered (:mod:`scoring.credit`)."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import visible
from dashboard.ledger import judgements
from dashboard.session.frames import blinded
from scoring import scorecard
from scoring.credit import WEIGHT
from scoring.rubric import Rubric

_ALSO = ("matter", "topic", WEIGHT)


def nothing_shared() -> bool:
    """Whether no conversation has more than one agent, as far as the reader sees."""
    return _shared_here()[0].is_empty()


def measurements() -> pl.LazyFrame:
    """The shared ones of :func:`dashboard.session.measurements`, a row for each agent, with their
    share as its WEIGHT and what counts for them."""
    return _seen(_shared_here()[0])


def scores() -> pl.LazyFrame:
    """The shared ones of :func:`dashboard.session.scores`, in the rows of :func:`measurements`."""
    return _seen(_shared_here()[1])


def together(every: pl.LazyFrame, shared: pl.LazyFrame) -> pl.LazyFrame:
    """Conversations (measurements or scores) with a row of WEIGHT 1 for the one agent, and those
    that are ``shared`` (:func:`measurements`, :func:`scores`) with theirs."""
    alone = every.filter(pl.col("agents").is_null()).drop("agents")
    whole = alone.with_columns(pl.lit(1.0).alias(WEIGHT))
    return pl.concat([whole, shared.select(whole.collect_schema().names())])


def _seen(shared: pl.DataFrame) -> pl.LazyFrame:
    return blinded(visible(shared.lazy(), session.scope()))


def _shared_here() -> tuple[pl.DataFrame, pl.DataFrame]:
    corrections = judgements.corrections(session.book())
    found = session.measurements(whole=True)
    return _shared(session.seen(), found, session.rubric(), corrections)


@st.cache_resource(max_entries=4, show_spinner=False)
def _shared(
    key: tuple[Any, ...],  # noqa: ARG001 - tells frames apart
    _found: pl.LazyFrame,
    _rubric: Rubric,
    _corrections: pl.DataFrame,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The measurements and the scores of shared conversations, a row for each agent."""
    rows = scorecard.by_agent(_found).collect()
    scored = scorecard.scores(rows.lazy(), _rubric, corrections=_corrections, also=_ALSO)
    return rows, scored.collect()
