"""The flow of conversations, read from a sample of them and kept as in :mod:`dashboard.session`."""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import lake, session
from dashboard.states import LAKE_CONVERSATION
from scoring.analysis.flow import SAMPLE, Flow, flow
from scoring.conversations import CONVERSATION
from scoring.dialogue import dialogue
from scoring.measure import measuring_version

_SEED = 4
_AT_ONCE = 500
"""Conversations read at a time, lest long ones fill the memory."""


def of(scores: pl.LazyFrame) -> Flow:
    """The flow of conversations chosen, of at most SAMPLE of them drawn at random, always the same
    of the same choice. Figures only: nobody is shown what was said."""
    drawn = (
        scores.filter(~pl.col("conversation_id").is_in(session.blind()))
        .select("conversation_id")
        .bottom_k(SAMPLE, by=pl.col("conversation_id").hash(_SEED))
        .sort("conversation_id")
        .collect()
    )
    place = session.workspace().conversations
    return _flow(place, lake.version(place), measuring_version(), drawn)


def _key(frame: pl.DataFrame) -> int:
    return int(frame["conversation_id"].hash(_SEED).sum()) if frame.height else 0


@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs={pl.DataFrame: _key})
def _flow(table: str, version: int, measured_by: str, drawn: pl.DataFrame) -> Flow:  # noqa: ARG001
    chosen = drawn["conversation_id"].to_list()
    found = (
        lake.scan(table, LAKE_CONVERSATION)
        .filter(lake.those(chosen, session.months(chosen)))
        .select(CONVERSATION.names())
        .collect()
    )
    told = flow(_said(found))
    # By their names: whoever asks for those that took a step does not know their places here.
    names = found["conversation_id"].gather(told.taken["conversation"]).alias("conversation")
    return replace(told, taken=told.taken.with_columns(names))


def _said(found: pl.DataFrame) -> pl.DataFrame:
    """Their messages, read part by part."""
    parts, before = [], 0
    for part in found.iter_slices(_AT_ONCE):
        said = dialogue(part)
        parts.append(said.with_columns(pl.col("conversation").cast(pl.Int64) + before))
        before += part.height
    return pl.concat(parts) if parts else dialogue(found)
