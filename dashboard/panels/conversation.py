"""The drawn pieces of the page of one conversation: its facts, its evidence and its scorecard."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.locale import (
    channel_name,
    dimension,
    language_name,
    moment,
    number,
    percent,
    standard_applies,
    standard_title,
    t,
    verdict,
)
from dashboard.locale.reasons import reason, reason_not_assessed
from dashboard.panels import MARKS, exactly, leave_for, link, titled
from dashboard.panels.judged import legend, trust_marks
from dashboard.privacy.seals import SealBrokenError
from dashboard.session import originals
from dashboard.transcript_view import Mark
from dashboard.transcript_view.content import SHAPES, SIGNS
from scoring.rubric import Rubric
from scoring.scorecard import MISSED, NOT_APPLICABLE, NOT_ASSESSED
from scoring.standards import DIMENSIONS, standards


def ways(name: str, listed: pl.Series, kept: Mapping[str, Any]) -> None:
    """Draw the title and the ways to its review, back to the list and to the neighbours in it.
    ``listed``: the ids of the list in order; ``kept``: the parameters of the address that made
    it."""
    place = listed.index_of(name)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(exactly(t("conversation-title", id=name)), anchor=False, width="stretch")
        if session.may(Right.REVIEW):
            link(t("review-start"), "queue", "rate_review", id=name)
        link(t("conversation-back"), "conversations", "arrow_back", **kept)
        if place is None:
            return
        for step, word, icon in ((-1, "previous", "chevron_left"), (1, "next", "chevron_right")):
            there = 0 <= place + step < len(listed)
            if st.button(
                t(f"conversation-{word}"),
                icon=f":material/{icon}:",
                disabled=not there,
                shortcut="left" if step < 0 else "right",
            ):
                leave_for("conversation", **kept, id=listed[place + step])
        at = t("conversation-place", place=place + 1, count=len(listed))
        st.caption(at, width="content")


def facts(
    conversation: Mapping[str, Any],
    language: str | None,
    answered: Sequence[Mapping[str, Any]] | None = None,
) -> None:
    """Draw what the source says of the conversation, as plain text: names and tags are data.
    ``answered``: the agents with their ``share`` where several did."""

    def told(key: str, field: str, value: Any = None) -> str | None:
        there = conversation[field]
        return None if not there else t(f"conversation-{key}", **{key: value or there})

    status = conversation["status"]
    parts = [
        conversation["started_at"] and moment(conversation["started_at"]),
        _agents(answered) if answered else conversation["agent_id"],
        told("team", "team"),
        channel_name(conversation["channel"]),
        language_name(language),
        told("rating", "rating", number(conversation["rating"], 1).removesuffix(".0")),
        status and t(f"status-{status}"),
        told("order", "order_id"),
        told("customer", "customer_id"),
        told("tags", "tags", ", ".join(conversation["tags"] or ())),
    ]
    # Isolated, so that an Arabic name does not turn its neighbours round.
    st.text(" · ".join(f"\u2068{part}\u2069" for part in parts if part))


def _agents(answered: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(
        t("conversation-share", agent=one["agent_id"], share=percent(one["share"]))
        for one in answered
    )


def original(conversation: pl.DataFrame) -> pl.DataFrame | None:
    """Offer to read what was said before it was masked, where that is kept and the reader may; the
    conversation (CONVERSATION, one row) as it was, once they asked."""
    name = conversation["conversation_id"].item()
    if not originals.kept(name):
        return None
    label, hint = t("conversation-original"), t("conversation-original-help")
    if not st.toggle(label, help=hint, key=f"original of {name}"):
        return None
    try:
        return originals.opened(conversation)
    except SealBrokenError:
        st.error(t("conversation-original-broken"), icon=":material/lock:")
        return None


def answer(scores: Mapping[str, Any], judged: pl.DataFrame) -> str:
    """The answer of the page in a sentence."""
    told = judged.filter(pl.col("points").is_not_null())
    if told.is_empty():
        return t("conversation-not-judged")
    missed = told.filter(pl.col("verdict") == MISSED)["dimension"]
    most = missed.value_counts(sort=True)["dimension"].first()
    return t(
        "conversation-answer",
        overall=number(scores["overall"]),
        missed=len(missed),
        judged=told.height,
        weakest=dimension(str(most)) if most else "",
    )


def breaches(judged: pl.DataFrame) -> None:
    """Draw which critical standards were missed, if any."""
    critical = [name for name, standard in standards().items() if standard.critical]
    missed = judged.filter(pl.col("standard").is_in(critical), pl.col("verdict") == MISSED)
    if not missed.is_empty():
        names = ", ".join(standard_title(name) for name in missed["standard"])
        st.error(t("conversation-critical", standards=names), icon=":material/report:")


def marks(judged: pl.DataFrame, rubric: Rubric) -> list[Mark]:
    """The numbered evidence among verdicts (:func:`scoring.analysis.course.numbered`)."""
    return [
        Mark(
            row["number"],
            row["message"],
            row["start"],
            row["end"],
            row["dimension"],
            row["verdict"],
            t(
                "conversation-mark",
                dimension=dimension(row["dimension"]),
                standard=standard_title(row["standard"]),
                verdict=verdict(row["verdict"]),
                reason=reason_told(row, rubric),
            ),
        )
        for row in judged.filter(pl.col("number").is_not_null()).iter_rows(named=True)
    ]


def scorecard(
    scores: Mapping[str, Any],
    judged: pl.DataFrame,
    rubric: Rubric,
    selected: int | None,
    pick: Callable[[int], None],
) -> None:
    """Draw the scores of the four dimensions, and every verdict with its reason and how far people
    agree with such verdicts. A click on the number of evidence is told to ``pick``; what was not
    judged is folded away."""
    trust = pl.col("standard").replace_strict(trust_marks(scores["language"]))
    judged = judged.with_columns(trust.alias("trust"))
    with st.container(border=True):
        titled(t("conversation-scores", overall=number(scores["overall"])))
        for name in DIMENSIONS:
            mine = judged.filter(pl.col("dimension") == name, pl.col("points").is_not_null())
            empty = f" :gray[{t('conversation-none-judged')}]" if mine.is_empty() else ""
            with st.container(gap=None):
                score = f"{exactly(dimension(name))} {number(scores[name])}"
                st.markdown(f"{MARKS[name]} **{score}**{empty}")
                for row in mine.sort("points", maintain_order=True).iter_rows(named=True):
                    _line(row, rubric, selected, pick)
        signs = judged.filter(pl.col("standard").is_in(_BY_PEOPLE), pl.col("number").is_not_null())
        if not signs.is_empty():
            with st.container(gap=None):
                st.markdown(f"**{t('conversation-for-people')}**")
                for row in signs.iter_rows(named=True):
                    _line(row, rubric, selected, pick)
        legend()
        _folded(
            judged,
            NOT_APPLICABLE,
            lambda name: t("conversation-applies", when=standard_applies(name)),
        )
        _folded(judged, NOT_ASSESSED, lambda name: reason_not_assessed(name, scores["language"]))


def reason_told(row: Mapping[str, Any], rubric: Rubric) -> str:
    """Why a standard that was judged got its verdict."""
    if row["standard"] in _BY_PEOPLE:
        return t("reason-sign")
    terms = rubric.of(row["standard"], row["channel"], row["language"], row["team"])
    return reason(row["standard"], row["value"], row["verdict"], terms)


_BY_PEOPLE = [name for name, standard in standards().items() if standard.by_people]


def _line(
    row: Mapping[str, Any], rubric: Rubric, selected: int | None, pick: Callable[[int], None]
) -> None:
    found = row["number"]
    weight = "**" if row["verdict"] == MISSED else ""
    title, why = exactly(standard_title(row["standard"])), exactly(reason_told(row, rubric))
    chosen = found is not None and found == selected
    # On the filled button a hue could not be seen.
    shape = (SHAPES if chosen else MARKS)[row["dimension"]]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", wrap=False):
        st.button(
            f"{shape}\u202f{SIGNS[row['verdict']]}{found or ''}",
            key=f"evidence of {row['standard']}",
            type="primary" if chosen else "tertiary",
            disabled=found is None,
            help=None if found else t("conversation-unmarked"),
            width=60,
            on_click=pick,
            args=(found,),
        )
        st.markdown(f"{weight}{title}{weight} :gray[{row['trust']} {why}]", width="stretch")


def _folded(judged: pl.DataFrame, word: str, because: Callable[[str], str]) -> None:
    names: Sequence[str] = judged.filter(pl.col("verdict") == word)["standard"].to_list()
    if names:
        with st.expander(t(f"conversation-{word.replace(' ', '-')}", count=len(names))):
            lines = (f"- {exactly(standard_title(n))} :gray[{exactly(because(n))}]" for n in names)
            st.markdown("\n".join(lines))
