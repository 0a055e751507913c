"""The form in which coaching of an agent is planned."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from dashboard import session
from dashboard.ledger import coaching
from dashboard.ledger.coaching import SESSION, TASK, PlannedError, Step
from dashboard.ledger.tables import CoachingPlan
from dashboard.locale import date as day
from dashboard.locale import standard_title, t
from dashboard.panels import exactly, note
from dashboard.panels.coaching import PART, PLAN, PLANS, go
from dashboard.panels.faults import doing

DAYS = 28
"""How long coaching takes unless somebody says otherwise."""

FORMAT = "YYYY-MM-DD"
"""How days are written in a form, the same in every language."""

_LONGEST = 2000

_REFUSED = "coaching refused"
"""Where a session remembers that a plan was not kept, to be told once the page is drawn again."""

_ICONS = {SESSION: ":material/groups:", TASK: ":material/task_alt:"}


def today() -> date:
    """The day it is, in UTC."""
    return datetime.now(UTC).date()


def new_plan(agent: str, standard: str, running: list[CoachingPlan]) -> None:
    """Draw the form: goal, start, end, sessions and tasks; ``running`` are plans that are there for
    the same."""
    for plan in running:
        note(t("coaching-running-already", agent=agent, due=day(plan.due_on)))
    if st.session_state.pop(_REFUSED, False):
        told = t("coaching-planned", agent=agent)
        st.warning(exactly(told), icon=":material/block:")
    name = f"{agent} {standard}"
    goal = st.text_area(
        t("coaching-goal"),
        placeholder=t("coaching-goal-hint", standard=standard_title(standard)),
        max_chars=_LONGEST,
        height=80,
        key=f"goal of {name}",
    ).strip()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        starts = st.date_input(
            t("coaching-starts"), today(), format=FORMAT, key=f"start of {name}", width=150
        )
        due = st.date_input(
            t("coaching-due"),
            today() + timedelta(days=DAYS),
            format=FORMAT,
            key=f"end of {name}",
            width=150,
        )
    steps = _steps(name)
    lacking = _lacking(goal, starts, due)
    st.button(
        t("coaching-plan-save"),
        icon=":material/add_task:",
        type="primary",
        disabled=lacking is not None,
        help=t(lacking) if lacking else None,
        key="keep plan",
        on_click=_keep,
        args=(agent, standard, steps),
    )


def asked_step(name: str, label: str, add: Callable[[Step], None]) -> None:
    """Draw the fields of a session or task; ``add`` is given it."""
    kind_key, text_key, day_key = (f"{part} of step of {name}" for part in ("kind", "text", "day"))

    def added() -> None:
        kind, text, due = (st.session_state[key] for key in (kind_key, text_key, day_key))
        if text.strip():
            add(Step(kind, text.strip(), due))

    with (
        st.form(key=f"step of {name}", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        st.segmented_control(
            t("coaching-step-kind"),
            [SESSION, TASK],
            default=SESSION,
            required=True,
            format_func=lambda kind: t(f"coaching-kind-{kind}"),
            key=kind_key,
        )
        text = st.text_input(t("coaching-step-text"), max_chars=500, key=text_key, width=320)
        st.date_input(
            t("coaching-step-due"),
            today() + timedelta(days=7),
            format=FORMAT,
            key=day_key,
            width=150,
        )
        pressed = st.form_submit_button(label, icon=":material/add:", on_click=added)
    if pressed and not text.strip():
        st.warning(t("coaching-step-empty"), icon=":material/edit:")


def step_told(kind: str, text: str, due_on: date) -> str:
    """A step on one line, as markup."""
    due = exactly(t("coaching-step-due-on", due=day(due_on)))
    return f"{_ICONS[kind]} **{exactly(t(f'coaching-kind-{kind}'))}** {exactly(text)} :gray[{due}]"


def _steps(name: str) -> list[Step]:
    """The sessions and tasks named so far, with the way to name one more or take one back."""
    steps: list[Step] = st.session_state.setdefault(_key(name), [])
    for place, step in enumerate(steps):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(step_told(step.kind, step.text, step.due_on), width="stretch")
            st.button(
                t("coaching-step-drop"),
                icon=":material/close:",
                key=f"drop step {place} of {len(steps)}",
                on_click=_drop,
                args=(steps, step),
            )
    asked_step(name, t("coaching-step-add"), steps.append)
    return steps


def _drop(steps: list[Step], step: Step) -> None:
    if step in steps:
        steps.remove(step)


@doing
def _keep(agent: str, standard: str, steps: list[Step]) -> None:
    """Keep the plan as it stands in the form, and turn to it."""
    name = f"{agent} {standard}"
    said = st.session_state
    goal, starts, due = (said[f"{part} of {name}"] for part in ("goal", "start", "end"))
    # Pressed twice, it is the form of a plan that is kept already.
    if said.get(_key(name)) is not steps or _lacking(goal.strip(), starts, due):
        return
    book, by = session.book(), session.person()
    try:
        made = coaching.plan(book, by, agent, standard, goal.strip(), starts, due, tuple(steps))
    except PlannedError:
        said[_REFUSED] = True
        return
    del said[_key(name)]
    go(**{PART: PLANS, PLAN: str(made)})


def _key(name: str) -> str:
    return f"steps of {name}"


def _lacking(goal: str, starts: date, due: date) -> str | None:
    """The key of what is still to be said."""
    if not goal:
        return "coaching-lacking-goal"
    return "coaching-lacking-days" if due < starts else None
