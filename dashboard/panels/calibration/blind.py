"""A conversation as it is judged in a blind session: without whose it is, without anybody's
verdict."""

import math
import re
from collections.abc import Sequence
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import customs, reviews, rubrics
from dashboard.ledger.reviews import CalibrationClosedError, Draft, Task
from dashboard.ledger.tables import Calibration, CustomStandard
from dashboard.locale import t
from dashboard.panels.calibration import PAGE_ID
from dashboard.panels.conversation import facts
from dashboard.panels.queue import desk as desks
from dashboard.panels.queue.case import Case
from dashboard.panels.queue.review import review
from scoring.analysis.course import course
from scoring.rubric import Rubric
from scoring.scorecard import NOT_ASSESSED
from scoring.standards import standards

TOLD_ELSEWHERE = ("timing.", "history.", "flow.rating")
"""Detectors of what a clock, other conversations or the customer's stars tell: nothing that two
people could see differently."""

_NOBODY = "[…]"
"""Stands where an agent was named."""

_SHORTEST = 2
"""Characters of a part of a name: single letters are in every text."""


def asked() -> list[str]:
    """The standards of the catalogue that are judged in blind sessions."""
    return [
        name
        for name, standard in standards().items()
        if not standard.detector.startswith(TOLD_ELSEWHERE)
    ]


def blinded(stored: pl.DataFrame) -> pl.DataFrame:
    """A conversation (CONVERSATION, one row) without whose it is: no agent, team or authors, and
    the agents' names taken out of what was written."""
    message = pl.element().struct
    names = _names(stored)
    text = message.field("text")
    if names:
        text = text.str.replace_all(_pattern(names), _NOBODY)
    clean = message.with_fields(
        pl.lit(None, pl.String).alias("author"),
        text.alias("text"),
        pl.lit(None, pl.String).alias("extra"),
    )
    return stored.with_columns(
        pl.lit(None, pl.String).alias("agent_id"),
        pl.lit(None, pl.String).alias("team"),
        pl.col("messages").list.eval(clean),
    )


def case(said: pl.DataFrame, rubric: Rubric, own: Sequence[CustomStandard]) -> Case:
    """A case in which nothing is said of what the program thinks: every standard is asked.
    ``said``: the course of a conversation that was :func:`blinded`."""
    named = {f"{customs.PREFIX}{one.id}": one for one in own}
    steps = (*asked(), *named)
    return Case(
        said,
        {name: _silent(name) for name in asked()},
        rubric,
        frozenset(steps),
        named,
        steps,
        {},
        blind=True,
    )


def begun(of: Calibration, stored: pl.DataFrame, language: str | None) -> Draft:
    """The reader's judgement of a conversation in a session, begun now or before; raises
    :class:`dashboard.ledger.reviews.CalibrationClosedError`."""
    current = rubrics.current(session.book())
    name, agent, channel = stored.select("conversation_id", "agent_id", "channel").row(0)
    task = Task(name, agent, language, channel, calibration_id=of.id)
    version = 0 if current is None else current.id
    return reviews.begin(session.book(), session.person(), task, version)


def judging(of: Calibration, left: Sequence[str]) -> bool:
    """Draw the first conversation that is ``left`` of a session, to be judged; tells whether it
    could be: not in a session that was closed in the meantime."""
    stored, rubric = session.conversation(left[0]), session.rubric()
    languages: list[str | None] = session.measurement(left[0])["language"].to_list()
    language = languages[0] if languages else None
    try:
        draft = begun(of, stored, language)
    except CalibrationClosedError:
        return False
    blind = blinded(stored)
    own = [one for one in customs.every(session.book()) if one.active]
    _head(of, left)
    facts(blind.row(0, named=True), language)
    # That a wait was too long would be the program's word.
    said = course(blind, rubric).with_columns(pl.lit(math.inf).alias("limit_seconds"))
    review(desks.desk(case(said, rubric, own), draft), None)
    return True


def _head(of: Calibration, left: Sequence[str]) -> None:
    """Draw how far the reader is, and the way back."""
    count = len(of.conversations)
    done = count - len(left)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        told = t("calibration-place", place=done + 1, count=count)
        st.progress(done / count, told, width="stretch")
        if st.button(t("calibration-back"), icon=":material/arrow_back:", key="back to sessions"):
            st.query_params.pop(PAGE_ID, None)
            st.rerun()


def _silent(name: str) -> dict[str, Any]:
    """A row of a verdict that says nothing."""
    nothing = dict.fromkeys(("value", "points", "message", "start", "end", "number", "channel"))
    said = {"standard": name, "dimension": standards()[name].dimension, "verdict": NOT_ASSESSED}
    return nothing | said


def _names(stored: pl.DataFrame) -> list[str]:
    """What the agents of a conversation are called, the longest first: whole names and parts."""
    messages = stored["messages"].explode(empty_as_null=False).struct.unnest()
    authors = messages.filter(pl.col("role") == "agent")["author"].drop_nulls()
    whole = {*authors.to_list(), *stored["agent_id"].drop_nulls().to_list()}
    parts = {part for name in whole for part in (name, *re.split(r"[\s._-]+", name))}
    return sorted((one for one in parts if len(one) >= _SHORTEST), key=len, reverse=True)


def _pattern(names: Sequence[str]) -> str:
    """Any of the names; those of scripts with spaces as whole words only."""
    words = (
        rf"\b{pl.escape_regex(name)}\b" if name.isascii() else pl.escape_regex(name)
        for name in names
    )
    return "|".join(words)
