"""What people said of an agent's conversations, and what became of what the agent disputed."""

from datetime import UTC, datetime

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import disputes
from dashboard.ledger.tables import Dispute
from dashboard.locale import date, number, t
from dashboard.locale import verdict as verdict_name
from dashboard.panels import MARKS, exactly, link, note, say, titled
from dashboard.panels.judged import title_of
from dashboard.panels.reviewed import reviewed
from dashboard.session import me
from scoring.analysis.course import course

SHOWN = 10
"""Reviews that are drawn, the last ones."""


def reviews(agent: str) -> None:
    """Draw the reviews of an agent's conversations, the last one first; one that is opened shows
    its verdicts, comments and notes."""
    told = me.feedback(agent)
    titled(t("me-reviews"))
    if told.is_empty():
        note(t("me-reviews-none"))
        return
    both = told.drop_nulls(["overall", "program"])
    means = {name: number(_mean(both[name])) for name in ("overall", "program")}
    say(t("me-reviews-answer", count=told.height, both=both.height, **means))
    for row in told.head(SHOWN).iter_rows(named=True):
        label = t(
            "me-review",
            date=date(row["submitted_at"].date()),
            overall=number(row["overall"]),
            program=number(row["program"]),
            differ=row["differ"] or 0,
        )
        opened = st.expander(exactly(label), on_change="rerun", key=f"review {row['review_id']}")
        with opened:
            if opened.open:
                _opened(row["conversation_id"])
    if told.height > SHOWN:
        note(t("me-reviews-more", count=told.height - SHOWN))


def disputed(agent: str) -> None:
    """Draw what the agent disputed, open ones first, and how to dispute a verdict."""
    titled(t("me-disputes"))
    note(t("me-disputes-how"))
    for one in disputes.every(session.book(), agent):
        with st.container(border=True, gap="xsmall"):
            _dispute(one)


def _opened(conversation_id: str) -> None:
    stored = session.conversation(conversation_id)
    if stored.is_empty():
        note(t("conversation-unknown", id=conversation_id))
        return
    link(t("page-conversation"), "conversation", "forum", id=conversation_id)
    reviewed(conversation_id, course(stored, session.rubric(), session.hours()))


def _dispute(one: Dispute) -> None:
    mark = MARKS.get(one.standard.partition(".")[0], "")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{mark} **{exactly(title_of(one.standard))}**", width="stretch")
        _state(one)
        link(t("page-conversation"), "conversation", "forum", id=one.conversation_id)
    said = {"verdict": verdict_name(one.verdict), "expected": verdict_name(one.expected)}
    say(t("me-dispute", date=date(one.opened_at.date()), **said))
    st.text(one.comment)
    if one.decision is not None:
        day = date(one.decided_at and one.decided_at.date())
        say(t("me-dispute-decided", verdict=verdict_name(one.decision), date=day))
        st.text(one.decision_comment)


def _state(one: Dispute) -> None:
    if one.decision is None:
        late = one.due_at < datetime.now(UTC)
        said = t("me-dispute-late" if late else "me-dispute-open", date=date(one.due_at.date()))
        st.badge(said, icon=":material/event:", color="red" if late else "gray")
        return
    upheld = one.decision != one.verdict
    icon = ":material/check:" if upheld else ":material/block:"
    st.badge(t("me-dispute-upheld" if upheld else "me-dispute-stands"), icon=icon, color="gray")


def _mean(scores: pl.Series) -> float | None:
    found = scores.mean()
    return found if isinstance(found, float) else None
