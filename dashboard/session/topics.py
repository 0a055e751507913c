"""What is known of topics, as pages look at it; kept as in :mod:`dashboard.session`."""

from datetime import datetime

import polars as pl
import streamlit as st

from dashboard import lake, session
from dashboard import topics as learned_topics
from dashboard.access import Right
from dashboard.ledger import topics as people
from dashboard.locale import language, t
from dashboard.states import LAKE_CONVERSATION
from scoring.analysis import faq
from scoring.analysis.topics import RESOLVED
from scoring.conversations import CONVERSATION
from scoring.topics import model
from scoring.topics.model import Topic, Topics
from scoring.topics.questions import answers, questions

_READ = 3_000
"""Conversations of a topic, the latest, that are read for what was asked and answered."""


def known() -> Topics | None:
    """The topics in force; None before the first were learned."""
    path = learned_topics.in_force(session.workspace())
    return None if path is None else model.kept(path)


def topic(number: int) -> Topic | None:
    """What was learned of a topic."""
    topics = known()
    found = topics.topics if topics else ()
    return next((one for one in found if one.number == number), None)


def name(number: int) -> str:
    """What a topic is called: as people called it, else by its words in the reader's language, else
    in the one in which most ask for it."""
    if given := people.names(session.book()).get(number):
        return given
    return words(number) or t("topics-unnamed", number=number)


def words(number: int) -> str:
    """The words of a topic, of its own choice; empty where there are none."""
    found = topic(number)
    if found is None or not found.words:
        return ""
    asked = sorted(found.words, key=lambda code: -found.questions.get(code, 0))
    chosen = language() if language() in found.words else asked[0]
    return " · ".join(found.words[chosen])


def parts(number: int) -> list[int]:
    """The topics that people merged into a topic."""
    return [one for one, into in people.merged(session.book()).items() if into == number]


def asked(scores: pl.LazyFrame, number: int) -> pl.DataFrame:
    """What customers of a topic asked and were answered (:data:`scoring.analysis.faq.ASKED`), of
    the latest conversations among ``scores`` on which the reader is not blind.

    :raises dashboard.access.DeniedError: for those who read no transcripts.
    """
    session.demand(Right.READ, "transcript read", f"topic {number}")
    mine = (
        scores.filter(pl.col("topic") == number, ~pl.col("conversation_id").is_in(session.blind()))
        .sort("started_at", "conversation_id", descending=True, nulls_last=True)
        .select("conversation_id", "started_at", "language", "rating", "overall", "critical")
        .head(_READ)
        .join(
            session.measurements().select(
                "conversation_id", pl.col(RESOLVED).fill_nan(None).alias("resolved")
            ),
            on="conversation_id",
            how="left",
            maintain_order="left",
        )
        .collect()
    )
    place = session.workspace().conversations
    return _asked(place, lake.version(place), mine)


def repeated(scores: pl.LazyFrame, number: int) -> pl.DataFrame:
    """The questions of a topic that came again and again (:func:`scoring.analysis.faq.repeated`).

    :raises dashboard.access.DeniedError: for those who read no transcripts.
    """
    return _repeated(asked(scores, number))


def _frame_key(frame: pl.DataFrame) -> int:
    return int(frame.hash_rows().sum()) if frame.height else 0


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs={pl.DataFrame: _frame_key})
def _asked(table: str, version: int, mine: pl.DataFrame) -> pl.DataFrame:  # noqa: ARG001
    names = mine["conversation_id"].to_list()
    found = (
        lake.scan(table, LAKE_CONVERSATION)
        .filter(lake.those(names, session.months(names)))
        .select(CONVERSATION.names())
        .collect()
    )
    told = mine.drop("started_at")
    spoken = found.drop("language").join(
        told.select("conversation_id", "language"), on="conversation_id", maintain_order="left"
    )
    whole = (
        questions(spoken.select(CONVERSATION.names()))
        .join(answers(found), on="conversation_id", how="left")
        .join(told.drop("language"), on="conversation_id", how="left")
    )
    order = mine.select("conversation_id")
    return order.join(whole, on="conversation_id", maintain_order="left").select(*faq.ASKED)


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs={pl.DataFrame: _frame_key})
def _repeated(asked: pl.DataFrame) -> pl.DataFrame:
    return faq.repeated(asked)


def learned_at() -> datetime | None:
    """When the topics in force were learned."""
    topics = known()
    return None if topics is None else datetime.fromisoformat(topics.about["learned_at"])
