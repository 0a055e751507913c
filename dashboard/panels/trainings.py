"""Courses: how far agents are in them, and what is recorded of it."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import trainings
from dashboard.ledger.tables import Course
from dashboard.ledger.trainings import (
    CERTIFICATE,
    PASS_MARK,
    PRACTICE,
    THEORY,
    Content,
    NotYetError,
    PractisingError,
)
from dashboard.locale import NOTHING, in_words, language_name, number, t
from dashboard.locale import date as day
from dashboard.panels import exactly, note, say, taken, titled
from dashboard.panels.coaching.plan import FORMAT, today
from dashboard.session import library

_ROW = 30

_ORDER = ["expired", "expiring", "failed", "not practised", "passed", "practised", "practice"]
"""What asks for something to be done comes first; certificates that hold last."""

_DONE = "training recorded"


@dataclass(frozen=True)
class _Told:
    """What the form said of a step: an exam has a score, practice was passed or not."""

    on: date
    score: float
    passed: bool
    note: str


def courses() -> None:
    """Draw how far everybody is, and the ways to offer a course and to record a step."""
    offered = trainings.courses(session.book())
    if done := st.session_state.pop(_DONE, None):
        st.toast(exactly(done), icon=":material/check:")
    if offered:
        rows = library.trained(today())
        say(_answer(offered, rows))
        left, right = st.columns([3, 2])
        with left, st.container(border=True, height="stretch"):
            titled(t("training-states"))
            _table(rows, offered)
        with right, st.container(border=True, height="stretch"):
            titled(t("training-record"))
            _recording(offered)
        with st.expander(t("training-courses"), icon=":material/school:", expanded=False):
            _offers(offered)
    else:
        say(t("training-none"))
    with st.expander(t("training-offer"), icon=":material/add:", expanded=not offered):
        _offering()


def state_told(state: str, score: float | None, until: str) -> str:
    """How far somebody is in a course (:data:`dashboard.session.library.TRAINED`), in words."""
    key = f"training-state-{state.replace(' ', '-')}"
    if state in ("passed", "failed"):
        return t(key, score=number(score))
    if state == "certified" and until == NOTHING:
        return t("training-state-forever")
    return t(key, until=until)


def _answer(offered: list[Course], rows: pl.DataFrame) -> str:
    counts = dict(rows["state"].value_counts().iter_rows())
    return t(
        "training-answer",
        courses=len(offered),
        certified=counts.get("certified", 0) + counts.get("expiring", 0),
        expiring=counts.get("expiring", 0),
        expired=counts.get("expired", 0),
    )


def _table(rows: pl.DataFrame, offered: list[Course]) -> None:
    """A row an agent and course, what asks for something first."""
    if rows.is_empty():
        note(t("training-nobody"))
        return
    names = {course.id: course.name for course in offered}
    place = pl.col("state").replace_strict(
        {state: place for place, state in enumerate(_ORDER)}, default=len(_ORDER)
    )
    rows = rows.sort(place, "until", "agent_id", nulls_last=True)
    told = [
        state_told(row["state"], row["score"], day(row["until"]))
        for row in rows.iter_rows(named=True)
    ]
    column = st.column_config
    taken.table(
        rows.select(
            "agent_id",
            in_words(rows["course_id"], lambda one: names.get(one, NOTHING)),
            pl.Series("state", told, pl.String),
            "score",
        ),
        column_config={
            "agent_id": column.TextColumn(t("filter-agent"), pinned=True, width=110),
            "course_id": column.TextColumn(t("training-course"), width=135),
            "state": column.TextColumn(t("training-state"), width=210),
            "score": column.NumberColumn(t("training-score"), format="%.0f", width=60),
        },
        hide_index=True,
        row_height=_ROW,
        height="content" if rows.height <= 12 else 400,
        placeholder=NOTHING,
        key="trainings",
    )


def _recording(offered: list[Course]) -> None:
    """The way to record an exam, the end of practice, or a certificate."""
    step = st.segmented_control(
        t("training-step"),
        [THEORY, PRACTICE, CERTIFICATE],
        default=THEORY,
        required=True,
        format_func=lambda step: t(f"training-step-{step}"),
        key="training step",
        label_visibility="collapsed",
    )
    # Outside the form: how long practice takes depends on the course.
    course = st.selectbox(
        t("training-course"), offered, format_func=lambda one: one.name, key="training course"
    )
    with st.form(key=f"training {step}", border=False):
        agent = st.selectbox(
            t("filter-agent"),
            session.extent().agents,
            index=None,
            placeholder=t("training-agent-hint"),
            accept_new_options=True,
            key="training agent",
        )
        first = today() - timedelta(days=course.practice_days if step == PRACTICE else 0)
        label = t("training-began" if step == PRACTICE else "training-on")
        on = st.date_input(label, first, format=FORMAT, key=f"training day {step} {course.id}")
        score, passed, said = 0.0, True, ""
        if step == THEORY:
            score = st.number_input(
                t("training-score"),
                0.0,
                100.0,
                float(PASS_MARK),
                step=1.0,
                format="%.1f",
                key="training score",
            )
        if step == PRACTICE:
            passed = st.checkbox(t("training-passed"), value=True, key="training passed")
            said = st.text_input(t("training-note"), max_chars=1000, key="training note")
        sent = st.form_submit_button(t("training-save"), type="primary", icon=":material/save:")
    name = (agent or "").strip()
    if sent and not name:
        st.warning(t("training-agent-lacking"), icon=":material/edit:")
    elif sent:
        _record(step, course.id, name, _Told(on, score, passed, said.strip()))


def _record(step: str, course_id: int, agent: str, told: _Told) -> None:
    """Record a step and draw the page anew, or say what has to come before it."""
    book, by = session.book(), session.person()
    try:
        if step == THEORY:
            passed = trainings.examined(book, by, course_id, agent, told.on, told.score)
            done = t("training-did-passed" if passed else "training-did-failed", agent=agent)
        elif step == PRACTICE:
            trainings.practised(
                book, by, course_id, agent, told.on, passed=told.passed, note=told.note
            )
            done = t("training-did-practice", agent=agent)
        else:
            trainings.certified(book, by, course_id, agent, told.on)
            done = t("training-did-certificate", agent=agent)
    except NotYetError:
        key = "training-not-yet-practice" if step == PRACTICE else "training-not-yet-certificate"
        st.warning(exactly(t(key, agent=agent)), icon=":material/block:")
        return
    except PractisingError as early:
        told_so = t("training-practising", agent=agent, until=day(early.until))
        st.warning(exactly(told_so), icon=":material/block:")
        return
    st.session_state[_DONE] = done
    st.rerun()


def _offers(offered: list[Course]) -> None:
    """What the courses ask for, as a table."""
    told = [
        (
            one.name,
            one.topic,
            language_name(one.language) if one.language else t("filter-any"),
            number(one.pass_mark),
            t("training-days", days=one.practice_days) if one.practice_days else NOTHING,
            t("training-days", days=one.valid_days) if one.valid_days else t("training-forever"),
        )
        for one in offered
    ]
    names = ("name", "topic", "language", "mark", "practice", "valid")
    headings = [t(f"training-column-{name}") for name in names]
    taken.table(
        pl.DataFrame(told, headings, orient="row"), hide_index=True, row_height=_ROW, key="offers"
    )


def _offering() -> None:
    """The form in which a course is offered."""
    with st.form(key="course", clear_on_submit=True, border=False):
        left, right = st.columns(2)
        name = left.text_input(t("training-column-name"), max_chars=120, key="course name")
        topic = right.text_input(t("training-column-topic"), max_chars=200, key="course topic")
        language = left.selectbox(
            t("training-column-language"),
            session.extent().languages,
            index=None,
            format_func=language_name,
            placeholder=t("filter-any"),
            key="course language",
        )
        mark = right.number_input(t("training-mark"), 0, 100, PASS_MARK, key="course mark")
        practice = left.number_input(t("training-practice"), 0, 365, 0, key="course practice")
        valid = right.number_input(
            t("training-valid"), 0, 3650, 365, help=t("training-valid-help"), key="course valid"
        )
        sent = st.form_submit_button(
            t("training-offer-yes"), type="primary", icon=":material/school:"
        )
    if not sent:
        return
    if not name.strip():
        st.warning(t("training-name-lacking"), icon=":material/edit:")
        return
    content = Content(
        name.strip(), topic.strip(), language, int(mark), int(practice), int(valid) or None
    )
    trainings.offer(session.book(), session.person(), content)
    st.session_state[_DONE] = t("training-did-offer", name=content.name)
    st.rerun()
