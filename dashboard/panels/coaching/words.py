"""The words that show a standard kept or missed: a few messages of a conversation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import date, language_name, t, verdict
from dashboard.panels import exactly, link, note
from dashboard.panels.conversation import marks, reason_told
from dashboard.transcript_view import transcript
from scoring.analysis.course import JUDGED, course, numbered
from scoring.scorecard import verdicts

_AROUND = 2
"""Messages shown before and after the one that decides."""

_WHOLE = 8
"""Messages of a conversation that is shown whole where no message decides; a longer one scrolls."""

_HEIGHT = 430


@dataclass(frozen=True)
class Words:
    """A conversation with what was judged of one standard in it (a row of
    :func:`scoring.analysis.course.numbered`; None: nothing)."""

    conversation_id: str
    agent: str | None
    language: str | None
    said: pl.DataFrame
    judged: pl.DataFrame

    @property
    def row(self) -> Mapping[str, Any] | None:
        """What was judged, if anything was."""
        told = self.judged.filter(pl.col("verdict").is_in(JUDGED))
        return None if told.is_empty() else told.row(0, named=True)


def words(conversation_id: str, standard: str) -> Words | None:
    """A conversation and one standard; None where it is not there for the reader."""
    stored = session.conversation(conversation_id)
    measured = session.measurement(conversation_id)
    if stored.is_empty() or measured.is_empty():
        return None
    rubric = session.rubric()
    said = course(stored, rubric, session.hours())
    judged = numbered(verdicts(measured, rubric), said).filter(pl.col("standard") == standard)
    agent, language = measured["agent_id"].item(), measured["language"].item()
    return Words(conversation_id, agent, language, said, judged)


def shown(found: Words, position: int | None = None, *, key: str, named: bool = True) -> None:
    """Draw the message at ``position`` (None: the one that decided, else all) with its neighbours,
    why it was judged as it was, and the way to the whole conversation. Who was the agent is left
    out unless ``named``."""
    row = found.row
    when = found.said["timestamp"].min()
    day = date(when.date()) if when is not None else ""  # pyright: ignore[reportAttributeAccessIssue]
    note(" · ".join(part for part in (language_name(found.language), day) if part))
    if row is not None:
        told = reason_told(row, session.rubric())
        st.markdown(f"**{exactly(verdict(row['verdict']))}** · {exactly(told)}")
    at = row["message"] if position is None and row is not None else position
    some = excerpt(found.said, at)
    if not named:
        some = unnamed(some, found.agent)
    judged = found.judged.filter(pl.col("message").is_in(some["position"].to_list()))
    with st.container(height=_HEIGHT if some.height > _WHOLE else "content", border=False):
        transcript(some, marks(judged, session.rubric()), key=key, picked=lambda _number: None)
    if some.height < found.said.height:
        first = found.said["position"].index_of(some["position"][0]) or 0
        note(
            t(
                "coaching-excerpt",
                first=first + 1,
                last=first + some.height,
                count=found.said.height,
            )
        )
    standard = found.judged["standard"].first()
    link(t("coaching-open"), "conversation", "forum", id=found.conversation_id, standard=standard)


def excerpt(said: pl.DataFrame, position: int | None) -> pl.DataFrame:
    """The message of a course at ``position`` with its neighbours, as many as it takes that the
    agent has a word; all without one."""
    place = None if position is None else said["position"].index_of(position)
    if place is None:
        return said
    low, high = place - _AROUND, place + _AROUND
    agents = said.with_row_index("place").filter(pl.col("speaker") == "agent")["place"].to_list()
    if agents:
        nearest = min(agents, key=lambda one: abs(one - place))
        low, high = min(low, nearest), max(high, nearest)
    low = max(low, 0)
    return said.slice(low, high - low + 1)


def unnamed(said: pl.DataFrame, agent: str | None) -> pl.DataFrame:
    """A course without the name of its agent, also where they say it: a dot stands for each of its
    characters, so that evidence stays where it was."""
    is_agent = pl.col("speaker") == "agent"
    called = [agent or "", *said.filter(is_agent)["author"].drop_nulls().unique()]
    names = {name for one in called for name in (one, *one.split()) if len(name) > 1}
    text = pl.col("text")
    for name in sorted(names, key=len, reverse=True):
        text = text.str.replace_all(rf"\b{re.escape(name)}\b", "•" * len(name))
    return said.with_columns(
        pl.when(is_agent).then(None).otherwise("author").alias("author"),
        pl.when(is_agent).then(text).otherwise("text").alias("text"),
    )
