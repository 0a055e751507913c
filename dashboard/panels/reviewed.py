"""What people judged of one conversation: their scores beside the program's, where they differ and
why, and what they noted."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.ledger import customs, members
from dashboard.locale import date, dimension, number, standard_title, t, verdict
from dashboard.panels import MARKS, dimension_title, exactly, titled
from dashboard.panels.queue.notes import message_named
from dashboard.session import people
from scoring.analysis import MEASURES


def reviewed(conversation_id: str, said: pl.DataFrame) -> None:
    """Draw every finished review of a conversation (``said``: its course), the last one first;
    nothing where there is none. To agents a reviewer has no name."""
    reviews, verdicts, notes = people.reviewed(conversation_id)
    if reviews.is_empty():
        return
    book = session.book()
    names = members.names(book) if session.may(Right.COMPARE) else {}
    titles = {f"{customs.PREFIX}{one.id}": one.name for one in customs.every(book)}
    for row in reviews.iter_rows(named=True):
        mine = pl.col("review_id") == row["review_id"]
        with st.container(border=True, gap="small"):
            who = names.get(row["reviewer_id"]) or t("reviewed-reviewer")
            titled(t("reviewed-title", who=who, date=date(row["submitted_at"].date())))
            _scores(row)
            _differences(verdicts.filter(mine), titles)
            _noted(row["comment"], notes.filter(mine), said)


def _scores(row: Mapping[str, Any]) -> None:
    for column, name in zip(st.columns(len(MEASURES)), ("overall", *MEASURES[:-1]), strict=True):
        column.metric(
            dimension_title(name, dimension(name)),
            number(row[name]),
            t("reviewed-program", score=number(row[f"{name}_program"])),
            delta_color="off",
            delta_arrow="off",
            help=t("reviewed-program-help"),
        )


def _differences(verdicts: pl.DataFrame, titles: Mapping[str, str]) -> None:
    """Where the person's verdict is not the program's, or the program gave none."""
    differ = verdicts.filter(pl.col("verdict") != pl.col("machine"))
    if differ.is_empty():
        st.markdown(exactly(t("reviewed-agrees")))
        return
    lines = []
    for row in differ.iter_rows(named=True):
        name, machine = row["standard"], row["machine"]
        mark = MARKS.get(name.partition(".")[0], "")
        title = exactly(titles.get(name) or standard_title(name))
        told = t(
            "reviewed-instead" if machine else "reviewed-alone",
            verdict=verdict(row["verdict"]),
            machine=verdict(machine) if machine else "",
        )
        cause = row["root_cause"] and t(
            "reviewed-cause", cause=t(f"review-cause-{row['root_cause']}")
        )
        why = " · ".join(part for part in (row["reason"], cause) if part)
        lines.append(f"- {mark} **{title}**: {exactly(told)} :gray[{exactly(why)}]")
    st.markdown("\n".join(lines))


def _noted(comment: str, notes: pl.DataFrame, said: pl.DataFrame) -> None:
    if comment:
        st.markdown(f":material/chat: {exactly(comment)}")
    for row in notes.iter_rows(named=True):
        sign = ":material/push_pin:" if row["pinned"] else ":material/comment:"
        at = message_named(said, row["position"])
        st.markdown(f"{sign} {exactly(row['text'])} :gray[{exactly(at)}]")
