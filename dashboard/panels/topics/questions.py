"""What customers of a topic ask again and again, and what was answered best."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.locale import language_name, t
from dashboard.panels import link, note, titled
from dashboard.reports.masked import masked
from dashboard.session import topics
from dashboard.spreadsheets import safe_csv

_SHOWN = 5
"""Questions drawn at once."""

_EXAMPLES = 5
_OPENED = 3
"""Conversations in which a question was asked that are led to."""

_LENGTH = 300
"""Characters of a text that are shown."""


def asked(scores: pl.LazyFrame, number_: int) -> None:
    """Draw the repeated questions of a topic with candidates for an answer, and the whole list as
    a file; a few examples where no question is repeated. Nothing for those who read no texts."""
    if not session.may(Right.READ):
        note(t("topics-no-texts"))
        return
    titled(t("topics-faq"))
    # Texts are read only where somebody wants to see them: that takes a while.
    if not st.toggle(t("topics-faq-show"), key="topics questions"):
        return
    found = _masked(topics.repeated(scores, number_))
    if found.is_empty():
        note(t("topics-faq-none"))
        _examples(topics.asked(scores, number_)["text"])
        return
    note(t("topics-faq-note", count=found.height))
    for place, row in enumerate(found.head(_SHOWN).iter_rows(named=True)):
        with st.container(border=True):
            _question(row, f"{number_} {place}")
    st.download_button(
        t("topics-faq-download"),
        _as_csv(found),
        f"topic-{number_}-questions.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _question(row: dict[str, Any], key: str) -> None:
    st.text(row["text"][:_LENGTH])
    told = t(
        "topics-faq-figures",
        language=language_name(row["language"]),
        asked=row["asked"],
        customers=row["customers"],
        judged=row["judged"],
        well=row["well"],
    )
    note(told)
    with st.container(horizontal=True, gap="small"):
        for one in row["conversations"][:_OPENED]:
            link(t("topics-faq-open"), "conversation", "forum", id=one)
    if not row["answers"]:
        note(t("topics-faq-unanswered"))
        return
    with st.expander(t("topics-faq-answers", count=len(row["answers"])), key=f"answers {key}"):
        for answer in row["answers"]:
            st.text(answer["text"][: 3 * _LENGTH])
            link(t("topics-faq-open"), "conversation", "forum", id=answer["conversation_id"])


def _examples(texts: pl.Series) -> None:
    for text in texts.drop_nulls().unique(maintain_order=True).head(_EXAMPLES):
        st.text(_hidden(text[:_LENGTH]))


def _masked(found: pl.DataFrame) -> pl.DataFrame:
    """Questions and answers without what could tell of customers: a list of answers is made to be
    handed on."""
    answers = pl.element().struct.with_fields(
        pl.field("text").map_elements(_hidden, return_dtype=pl.String)
    )
    return found.with_columns(
        pl.col("text").map_elements(_hidden, return_dtype=pl.String),
        pl.col("answers").list.eval(answers),
    )


def _hidden(text: str) -> str:
    return "\n".join(filter(None, map(masked, text.splitlines())))


def _as_csv(found: pl.DataFrame) -> bytes:
    """A row a question, with its candidates beside it."""
    answer = pl.col("answers").list
    most = int(found["answers"].list.len().max() or 0)  # pyright: ignore[reportArgumentType]
    table = found.select(
        "language",
        pl.col("text").alias("question"),
        *("asked", "customers", "judged", "well"),
        *(
            answer.get(place, null_on_oob=True).struct.field("text").alias(f"answer_{place + 1}")
            for place in range(most)
        ),
    )
    return safe_csv(table)
