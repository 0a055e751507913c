"""One topic, drawn: its course, what it is called, and what people take it for."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.ledger import topics as people
from dashboard.locale import language_name, number, percent, t
from dashboard.panels import exactly, link, note, say, titled
from dashboard.panels.courses import dimension_trends, volume_bars
from dashboard.panels.view import View, leave_for_period, leave_for_trend
from dashboard.session import topics
from scoring.analysis.trends import trend
from scoring.analysis.volume import volume


def figures(row: dict[str, Any], seen: View) -> None:
    """Draw a topic: what it is, in figures, and how it goes over time; ``seen`` are its
    conversations."""
    number_ = row["topic"]
    with st.container(horizontal=True, vertical_alignment="center"):
        titled(topics.name(number_))
        link(
            t("topics-conversations", count=row["conversations"]),
            "conversations",
            "forum",
            topic=str(number_),
        )
    say(_told(row))
    _words(number_, seen)
    step = seen.step()
    left, right = st.columns([2, 5])
    with left:
        note(t("topics-volume", step=t(f"topics-step-{step}")))
        counted = volume_bars(volume(seen.scores, step), step)
    with right:
        note(t("topics-quality", step=t(f"topics-step-{step}")))
        clicked = dimension_trends(trend(seen.scores, step))
    if clicked:
        leave_for_trend(seen, step, clicked, topic=str(number_))
    if counted:
        leave_for_period(seen, step, counted, topic=str(number_))


def naming(number_: int, others: list[int]) -> None:
    """Draw the ways to call a topic by another name and to show it as part of another."""
    if not session.may(Right.PLAN):
        return
    with st.expander(t("topics-naming"), icon=":material/edit:"):
        given = people.names(session.book()).get(number_, "")
        with st.form(key=f"name topic {number_}", border=False):
            text = st.text_input(
                t("topics-name"),
                given,
                max_chars=people.LONGEST,
                placeholder=topics.words(number_),
            )
            if st.form_submit_button(t("topics-name-save"), icon=":material/save:"):
                people.name(session.book(), session.person(), number_, text)
                st.rerun()
        with st.form(key=f"merge topic {number_}", border=False):
            into = st.selectbox(
                t("topics-merge"),
                others,
                index=None,
                format_func=topics.name,
                placeholder=t("topics-merge-hint"),
            )
            if st.form_submit_button(t("topics-merge-save"), icon=":material/merge:") and into:
                people.merge(session.book(), session.person(), number_, into)
                st.query_params.pop("topic", None)
                st.rerun()
        for one in topics.parts(number_):
            label = exactly(t("topics-part", name=topics.words(one) or one))
            if st.button(label, key=f"part {one}", icon=":material/call_split:"):
                people.merge(session.book(), session.person(), one, None)
                st.rerun()


def _told(row: dict[str, Any]) -> str:
    told = [
        t(
            "topics-detail",
            count=row["conversations"],
            share=percent(row["share"], 1),
            score=number(row["mean"]),
            low=number(row["low"]),
            high=number(row["high"]),
        )
    ]
    if row["judged"]:
        told.append(
            t(
                "topics-detail-resolved",
                share=percent(row["resolved"]),
                low=percent(row["resolved_low"]),
                high=percent(row["resolved_high"]),
                judged=row["judged"],
            )
        )
    if row["compared"]:
        key = "topics-detail-moved" if row["mark"] else "topics-detail-steady"
        ends = {name: number(row[name], 2) for name in ("ratio", "ratio_low", "ratio_high")}
        told.append(t(key, before=percent(row["share_before"], 1), **ends))
    return " ".join(told)


def _words(number_: int, seen: View) -> None:
    """The words of a topic and how many ask in each language."""
    found = topics.topic(number_)
    words = found.words if found else {}
    counts = (
        seen.scores.filter(pl.col("language").is_not_null())
        .group_by("language")
        .len()
        .sort("len", "language", descending=[True, False])
        .collect()
    )
    with st.container(horizontal=True, gap="small"):
        for code, count in counts.iter_rows():
            label = f"{language_name(code)} {number(count)}"
            said = f" ({' · '.join(words[code])})" if code in words else ""
            link(label + said, "conversations", "translate", topic=str(number_), lang=[code])
