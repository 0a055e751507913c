"""Disputes: what agents question, with its evidence, and who decides."""

from datetime import UTC, datetime
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import disputes, members, settings
from dashboard.ledger.disputes import DecidedError, OwnReviewError
from dashboard.ledger.tables import Dispute
from dashboard.locale import channel_name, date, language_name, t
from dashboard.locale import verdict as verdict_name
from dashboard.panels import MARKS, exactly, leave_for, link, note, say, taken
from dashboard.panels.conversation import marks
from dashboard.panels.judged import title_of
from dashboard.panels.queue.case import ANSWERS
from dashboard.transcript_view import transcript
from scoring.analysis.course import course, numbered
from scoring.analysis.disputes import overdue
from scoring.scorecard import verdicts

SHOWN = 10
"""Open disputes drawn at once: each brings a transcript along when it is opened."""


def answer(every: pl.DataFrame) -> str:
    """The answer of the page in a sentence (``every``: :data:`disputes.DISPUTE`)."""
    if every.is_empty():
        return t("disputes-answer-none")
    open_ = every["decision"].null_count()
    late = overdue(every, datetime.now(UTC))
    return t("disputes-answer", open=open_, overdue=late, decided=every.height - open_)


def waiting(seen: pl.DataFrame) -> None:
    """Draw the open disputes, by their deadline; ``seen``: those that the reader may see."""
    there = set(seen["dispute_id"])
    open_ = [
        one for one in disputes.every(session.book()) if one.decision is None and one.id in there
    ]
    names = members.names(session.book())
    reviewers = dict(seen.select("dispute_id", "reviewer_id").iter_rows())
    for one in open_[:SHOWN]:
        _open(one, reviewers[one.id], names)
    if len(open_) > SHOWN:
        note(t("disputes-more", count=len(open_) - SHOWN))


def decided(seen: pl.DataFrame) -> None:
    """Draw what was decided, the last first; a row leads to its conversation."""
    rows = seen.filter(pl.col("decision").is_not_null()).sort("decided_at", descending=True)
    if rows.is_empty():
        return
    names = members.names(session.book())
    column = st.column_config
    told = [
        (
            row["decided_at"],
            row["conversation_id"],
            title_of(row["standard"]),
            verdict_name(row["verdict"]),
            verdict_name(row["expected"]),
            verdict_name(row["decision"]),
            names.get(row["decided_by"], "–"),
        )
        for row in rows.iter_rows(named=True)
    ]
    columns = ("decided", "conversation", "standard", "verdict", "expected", "decision", "by")
    picked = taken.table(
        pl.DataFrame(told, schema=columns, orient="row"),
        hide_index=True,
        row_height=30,
        on_select="rerun",
        selection_mode="single-row",
        height="content" if rows.height <= 10 else 320,
        key="disputes decided",
        column_config={
            "decided": column.DateColumn(t("disputes-decided-on"), width=90),
            "conversation": column.TextColumn(t("page-conversation"), width=110),
            **{name: column.TextColumn(t(f"disputes-column-{name}")) for name in columns[2:]},
        },
    )
    if places := picked["selection"]["rows"]:
        leave_for("conversation", id=told[places[0]][1])


def deadline() -> None:
    """Draw in how many days a dispute is to be decided, and the way to change it."""
    days = settings.get(session.book(), settings.DISPUTES)["days"]
    label = t("disputes-days", days=days)
    with st.popover(label, icon=":material/event:"), st.form(key="dispute days", border=False):
        wanted = st.number_input(t("disputes-days-label"), 1, 90, days)
        note(t("disputes-days-note"))
        if st.form_submit_button(t("disputes-days-keep"), icon=":material/check:"):
            told = {"days": int(wanted)}
            settings.put(session.book(), session.person(), settings.DISPUTES, told)
            st.rerun()


def _open(one: Dispute, reviewer: int | None, names: dict[int, str]) -> None:
    late = one.due_at < datetime.now(UTC)
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            mark = MARKS.get(one.standard.partition(".")[0], "")
            st.markdown(f"{mark} **{exactly(title_of(one.standard))}**", width="stretch")
            due = t("disputes-overdue" if late else "disputes-due", date=date(one.due_at.date()))
            st.badge(due, icon=":material/event:", color="red" if late else "gray")
            link(t("page-conversation"), "conversation", "forum", id=one.conversation_id)
        key = "disputes-by-program" if reviewer is None else "disputes-by-reviewer"
        values = {
            "verdict": verdict_name(one.verdict),
            "expected": verdict_name(one.expected),
            "agent": names.get(one.opened_by, one.agent_id or "–"),
            "date": date(one.opened_at.date()),
        }
        say(t(key, reviewer=names.get(reviewer or 0, "–"), **values))
        st.text(f"“{one.comment}”")
        evidence = st.expander(
            t("disputes-evidence"),
            key=f"evidence of dispute {one.id}",
            icon=":material/forum:",
            # A closed one brings no transcript along, and notes no look at it.
            on_change="rerun",
        )
        if evidence.open:
            with evidence:
                _evidence(one)
        _decision(one, reviewer)


def _evidence(one: Dispute) -> None:
    """The conversation with what the program found for the standard."""
    stored = session.conversation(one.conversation_id)
    if stored.is_empty():
        note(t("disputes-gone"))
        return
    rubric = session.rubric()
    said = course(stored, rubric, session.hours())
    measured = session.measurement(one.conversation_id, raw=True)
    judged = numbered(verdicts(measured, rubric).filter(standard=one.standard), said)
    row: dict[str, Any] = stored.row(0, named=True)
    note(f"{channel_name(row['channel'])} · {language_name(one.language)}")
    key = f"transcript of dispute {one.id}"
    transcript(said, marks(judged, rubric), key=key, picked=lambda _number: None)


def _decision(one: Dispute, reviewer: int | None) -> None:
    me = session.person()
    if not me.alone and me.id in (one.opened_by, reviewer):
        own = "disputes-own" if me.id == one.opened_by else "disputes-own-review"
        note(t(own))
        return
    with st.form(key=f"decide {one.id}", border=False):
        left, right = st.columns([2, 3], vertical_alignment="bottom")
        verdict = left.segmented_control(
            t("disputes-decide"), ANSWERS, format_func=verdict_name, key=f"decision {one.id}"
        )
        comment = right.text_input(
            t("disputes-comment"), key=f"decision comment {one.id}", max_chars=1000
        ).strip()
        if not st.form_submit_button(t("disputes-keep"), icon=":material/gavel:", type="primary"):
            return
    if not verdict or not comment:
        st.warning(t("disputes-lacking"), icon=":material/edit:")
        return
    try:
        disputes.decide(session.book(), me, one.id, str(verdict), comment)
    except DecidedError:
        st.warning(t("disputes-decided-before"), icon=":material/sync_problem:")
    except OwnReviewError:
        st.warning(t("disputes-own-review"), icon=":material/lock:")
    else:
        st.rerun()
