"""What an agent is coached in, has learned, and can learn from."""

from datetime import UTC, date, datetime

import streamlit as st

from dashboard import session
from dashboard.ledger import coaching, members, trainings
from dashboard.ledger.tables import CoachingPlan, CoachingTask, Training
from dashboard.locale import NOTHING, language_name, number, t
from dashboard.locale import date as day
from dashboard.panels import MARKS, exactly, note, say, titled
from dashboard.panels.judged import title_of
from dashboard.session import me

SHOWN = 10
"""Examples of the library that are drawn, the last ones."""

_MARKS = {coaching.SESSION: ":material/event:", coaching.TASK: ":material/circle:"}
_DONE = ":material/task_alt:"

_STEPS = (trainings.THEORY, trainings.PRACTICE, trainings.CERTIFICATE)


def plans(agent: str) -> None:
    """Draw an agent's plans of coaching, the running ones first, with what they can do: take note
    of a plan, and tell that a task is done."""
    titled(t("me-coaching"))
    found = coaching.plans(session.book(), agent)
    if not found:
        note(t("me-coaching-none"))
    names = members.names(session.book())
    for one in found:
        with st.container(border=True, gap="small"):
            _plan(one, names)


def trained(agent: str) -> None:
    """Draw what was recorded of an agent's trainings, a row a course."""
    titled(t("me-trainings"))
    records = trainings.records(session.book(), agent)
    if not records:
        note(t("me-trainings-none"))
        return
    for course in trainings.courses(session.book()):
        # The last one first: of each step the last record counts.
        steps = {one.step: one for one in reversed(records) if one.course_id == course.id}
        if steps:
            said = [_step(one, course.pass_mark) for name in _STEPS if (one := steps.get(name))]
            st.markdown(f"**{exactly(course.name)}**: {exactly(' · '.join(said))}")


def practices(languages: list[str]) -> None:
    """Draw the library's examples in the languages of the agent's conversations."""
    titled(t("me-practices"))
    found = me.practices(languages)
    if not found:
        note(t("me-practices-none"))
        return
    for one in found[:SHOWN]:
        mark = MARKS.get(one.standard.partition(".")[0], "")
        with st.container(border=True, gap="xsmall"):
            language = f" · {exactly(language_name(one.language))}" if one.language else ""
            st.markdown(f"{mark} **{exactly(title_of(one.standard))}**{language}")
            if one.words is not None:
                st.text(t("me-said", who=t(f"role-{one.speaker}"), words=one.words))
            note(one.note)
    if len(found) > SHOWN:
        note(t("me-practices-more", count=len(found) - SHOWN))


def _plan(plan: CoachingPlan, names: dict[int, str]) -> None:
    mark = MARKS.get(plan.standard.partition(".")[0], "")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{mark} **{exactly(title_of(plan.standard))}**", width="stretch")
        ended = plan.ended_at
        _due(plan.due_on, ended.date() if ended else None, "me-plan-ended")
    say(plan.goal)
    values = {"trainer": names.get(plan.trainer_id, NOTHING), "date": day(plan.starts_on)}
    note(t("me-plan", **values))
    if plan.acknowledged_at is not None:
        note(t("me-plan-acknowledged", date=day(plan.acknowledged_at.date())))
    elif plan.ended_at is None and st.button(
        t("me-acknowledge"), key=f"acknowledge {plan.id}", icon=":material/check:", type="primary"
    ):
        coaching.acknowledge(session.book(), session.person(), plan.id)
        st.rerun()
    for step in coaching.steps(session.book(), plan.id):
        _task(step, running=plan.ended_at is None)


def _task(step: CoachingTask, *, running: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        mark = _DONE if step.done_at else _MARKS[step.kind]
        said = f"{t(f'me-step-{step.kind}')}: {step.text}"
        st.markdown(f"{mark} {exactly(said)}", width="stretch")
        _due(step.due_on, step.done_at.date() if step.done_at else None, "me-step-done")
    if step.done_at is not None:
        if step.note:
            st.text(step.note)
    elif running and step.kind == coaching.TASK:
        with st.form(key=f"task {step.id}", border=False):
            left, right = st.columns([4, 1], vertical_alignment="bottom")
            told = left.text_input(
                t("me-step-note"), max_chars=1000, key=f"note of task {step.id}"
            ).strip()
            if right.form_submit_button(t("me-step-tell"), icon=":material/task_alt:"):
                coaching.done(session.book(), session.person(), step.id, told)
                st.rerun()


def _due(due: date, ended: date | None, how: str) -> None:
    """A badge that tells when something was done, or is due."""
    late = ended is None and due < datetime.now(UTC).date()
    key = how if ended else "me-overdue" if late else "me-due"
    st.badge(
        t(key, date=day(ended or due)), icon=":material/event:", color="red" if late else "gray"
    )


def _step(one: Training, pass_mark: int) -> str:
    """What was recorded of a step, in words."""
    if one.step == trainings.CERTIFICATE:
        if one.until is None:
            return t("me-certificate", date=day(one.on))
        over = one.until < datetime.now(UTC).date()
        return t("me-certificate-over" if over else "me-certificate-until", date=day(one.until))
    passed = "passed" if one.passed else "failed"
    if one.step == trainings.PRACTICE:
        return t(f"me-practice-{passed}", date=day(one.until))
    return t(f"me-theory-{passed}", score=number(one.score), mark=pass_mark, date=day(one.on))
