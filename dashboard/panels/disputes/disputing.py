"""How agents question a verdict on their own conversation, and what became of it."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.ledger import disputes
from dashboard.ledger.disputes import DisputedError, NotTheirsError
from dashboard.ledger.reviews import Task
from dashboard.ledger.tables import Dispute
from dashboard.locale import date, t
from dashboard.locale import verdict as verdict_name
from dashboard.panels import MARKS, exactly, note, titled
from dashboard.panels.judged import title_of
from dashboard.panels.queue.case import ANSWERS
from dashboard.session import people


def disputing(stored: pl.DataFrame, judged: pl.DataFrame) -> None:
    """Draw what was disputed of a conversation (CONVERSATION, one row), and the way to dispute a
    verdict for those whose own it is. ``judged``: the program's verdicts
    (:func:`scoring.scorecard.verdicts`)."""
    name, agent = stored.select("conversation_id", "agent_id").row(0)
    me = session.person()
    every = [one for one in disputes.every(session.book()) if one.conversation_id == name]
    theirs = me.may(Right.DISPUTE) and (me.alone or (agent is not None and me.agent_id == agent))
    if not every and not theirs:
        return
    with st.container(border=True, gap="small"):
        if every:
            titled(t("dispute-title"))
            for one in every:
                _state(one)
        if theirs:
            _form(stored, judged, {one.standard for one in every})


def _state(one: Dispute) -> None:
    mark = MARKS.get(one.standard.partition(".")[0], "")
    told = t(
        "dispute-said",
        verdict=verdict_name(one.verdict),
        expected=verdict_name(one.expected),
        date=date(one.opened_at.date()),
    )
    said = f"{mark} **{exactly(title_of(one.standard))}**: {exactly(told)}"
    said += f" :gray[{exactly(one.comment)}]"
    if one.decision is None:
        state = f":gray[{exactly(t('dispute-open', date=date(one.due_at.date())))}]"
    else:
        key = "dispute-upheld" if one.decision != one.verdict else "dispute-stands"
        on = date(one.decided_at and one.decided_at.date())
        ruled = exactly(t(key, verdict=verdict_name(one.decision), date=on))
        state = f"**{ruled}** :gray[{exactly(one.decision_comment)}]"
    st.markdown(f"{said}  \n{state}")


def _standing(name: str, judged: pl.DataFrame) -> dict[str, tuple[str, int | None]]:
    """The verdict that stands on each standard, and the review that gave it, None where it is the
    program's."""
    told = dict(judged.select("standard", "verdict").iter_rows())
    _, verdicts, _ = people.reviewed(name)
    said = verdicts.sort("submitted_at").select("standard", "verdict", "review_id")
    program = ((standard, verdict, None) for standard, verdict in told.items())
    return {
        standard: (verdict, review_id)
        for standard, verdict, review_id in (*program, *said.iter_rows())
        if verdict in ANSWERS
    }


def _form(stored: pl.DataFrame, judged: pl.DataFrame, before: set[str]) -> None:
    row = stored.row(0, named=True)
    name = row["conversation_id"]
    standing = {
        standard: told
        for standard, told in _standing(name, judged).items()
        if standard not in before
    }
    if not standing:
        return
    with st.expander(t("dispute-new"), icon=":material/gavel:"):
        note(t("dispute-note"))
        standard = st.selectbox(
            t("standards-column-standard"),
            list(standing),
            format_func=lambda one: t(
                "dispute-verdict", standard=title_of(one), verdict=verdict_name(standing[one][0])
            ),
            key=f"dispute of {name}",
        )
        verdict, review_id = standing[standard]
        note(t("dispute-by-program" if review_id is None else "dispute-by-reviewer"))
        with st.form(key=f"dispute {name} {standard}", border=False):
            expected = st.segmented_control(
                t("dispute-expected"),
                [one for one in ANSWERS if one != verdict],
                format_func=verdict_name,
                key=f"expected {name} {standard}",
            )
            comment = st.text_area(
                t("dispute-comment"), key=f"why {name} {standard}", max_chars=1000, height=80
            ).strip()
            if not st.form_submit_button(t("dispute-keep"), icon=":material/gavel:"):
                return
        if not expected or not comment:
            st.warning(t("dispute-lacking"), icon=":material/edit:")
            return
        language = judged["language"].first()
        task = Task(name, row["agent_id"], str(language) if language else None, row["channel"])
        try:
            disputes.dispute(
                session.book(),
                session.person(),
                task,
                standard,
                verdict,
                str(expected),
                comment,
                review_id,
            )
        except (DisputedError, NotTheirsError):
            st.warning(t("dispute-not-possible"), icon=":material/lock:")
        else:
            st.rerun()
