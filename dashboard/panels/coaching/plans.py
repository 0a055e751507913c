"""Plans of coaching: how far they are, and one with its sessions and tasks."""

from collections.abc import Mapping, Sequence
from functools import partial

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import coaching, members
from dashboard.ledger.coaching import SESSION, Step
from dashboard.ledger.tables import CoachingPlan, CoachingTask
from dashboard.locale import NOTHING, date, standard_title, t
from dashboard.panels import MARKS, exactly, link, note, taken, titled
from dashboard.panels.coaching import AGENT, PART, PLAN, STANDARD, TEAM, go, turning
from dashboard.panels.coaching.plan import asked_step, step_told, today
from dashboard.panels.faults import doing

_ROW = 30


def state(plan: CoachingPlan) -> str:
    """Where a plan stands: planned, running, overdue or ended."""
    if plan.ended_at is not None:
        return "ended"
    if plan.due_on < today():
        return "overdue"
    return "planned" if plan.starts_on > today() else "running"


def answer(plans: Sequence[CoachingPlan]) -> str:
    """How many plans there are, in a sentence."""
    states = [state(plan) for plan in plans]
    unseen = sum(plan.acknowledged_at is None and plan.ended_at is None for plan in plans)
    return t(
        "coaching-plans-answer",
        running=len(plans) - states.count("ended"),
        overdue=states.count("overdue"),
        unseen=unseen,
        ended=states.count("ended"),
    )


def table(plans: Sequence[CoachingPlan], steps: Mapping[int, Sequence[CoachingTask]]) -> None:
    """Draw every plan; the row clicked becomes the one shown."""
    rows = [
        (
            t(f"coaching-state-{state(plan)}"),
            plan.agent_id,
            standard_title(plan.standard),
            date(plan.starts_on),
            date(plan.due_on),
            t("coaching-seen-yes") if plan.acknowledged_at else t("coaching-seen-no"),
            f"{sum(one.done_at is not None for one in steps[plan.id])} / {len(steps[plan.id])}",
        )
        for plan in plans
    ]
    columns = ("state", "agent", "topic", "starts", "due", "seen", "steps")

    def pick() -> None:
        picked = st.session_state["coaching plans"]["selection"]["rows"]
        if picked and picked[0] < len(plans):
            go(**{PLAN: str(plans[picked[0]].id)})

    taken.table(
        pl.DataFrame(rows, dict.fromkeys(columns, pl.String), orient="row"),
        column_config={
            name: st.column_config.TextColumn(t(f"coaching-column-{name}")) for name in columns
        },
        hide_index=True,
        row_height=_ROW,
        height="content" if len(rows) <= 8 else 280,
        placeholder=NOTHING,
        on_select=pick,
        selection_mode="single-row",
        key="coaching plans",
    )


def chosen(plans: Sequence[CoachingPlan]) -> CoachingPlan:
    """The plan that the address names, else the first."""
    wanted = st.query_params.get(PLAN, "")
    return next((plan for plan in plans if str(plan.id) == wanted), plans[0])


def shown(plan: CoachingPlan, steps: Sequence[CoachingTask]) -> None:
    """Draw one plan: its goal, what was done of it, and the ways to go on with it."""
    dimension = plan.standard.partition(".")[0]
    title = t("coaching-plan-of", agent=plan.agent_id, topic=standard_title(plan.standard))
    titled(title, MARKS.get(dimension, ""))
    st.text(plan.goal)
    names = members.names(session.book())
    told = t(
        "coaching-plan-facts",
        starts=date(plan.starts_on),
        due=date(plan.due_on),
        trainer=names.get(plan.trainer_id, NOTHING),
    )
    note(f"{told} {_acknowledged(plan)} {_ended(plan)}".strip())
    if state(plan) == "overdue":
        st.warning(t("coaching-overdue", due=date(plan.due_on)), icon=":material/schedule:")
    for step in steps:
        _step(step, is_open=plan.ended_at is None)
    if not steps:
        note(t("coaching-no-steps"))
    if plan.ended_at is None:
        _going_on(plan)
    with st.container(horizontal=True, vertical_alignment="center"):
        asked = {PART: None, AGENT: plan.agent_id, TEAM: None, STANDARD: plan.standard}
        turning(t("coaching-to-topic"), "forum", **asked)
        link(t("coaching-to-agent"), "agent", "person", name=plan.agent_id)


def _going_on(plan: CoachingPlan) -> None:
    """The ways to add to a plan and to end it."""
    with st.container(horizontal=True, gap="small"):
        with st.popover(t("coaching-step-new"), icon=":material/add:"):
            asked_step(f"plan {plan.id}", t("coaching-step-add"), partial(_add, plan.id))
        with st.popover(t("coaching-end"), icon=":material/stop_circle:"):
            note(t("coaching-end-note"))
            st.button(
                t("coaching-end-yes"),
                type="primary",
                key=f"end plan {plan.id}",
                on_click=_end,
                args=(plan.id,),
            )


def began_told(began: pl.DataFrame) -> pl.DataFrame:
    """When coaching began (:func:`dashboard.session.growth.began`), with a ``hint`` in words."""
    hints = [
        t("coaching-began", topic=standard_title(row["standard"]), day=date(row["period"]))
        for row in began.iter_rows(named=True)
    ]
    return began.with_columns(pl.Series("hint", hints, pl.String))


def _step(step: CoachingTask, *, is_open: bool) -> None:
    """A session or task: done, with what came of it, or the way to say so."""
    told = step_told(step.kind, step.text, step.due_on)
    if step.done_at is not None:
        done = exactly(t("coaching-done-on", day=date(step.done_at.date())))
        st.markdown(f":material/check: {told} · {done}")
        if step.note:
            st.text(step.note)
        return
    late = step.due_on < today() and is_open
    mark = f" :red[{exactly(t('coaching-step-late'))}]" if late else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(told + mark, width="stretch")
        if not is_open:
            return
        label = t("coaching-held") if step.kind == SESSION else t("coaching-task-done")
        with st.popover(label, icon=":material/check:"):
            st.text_area(t("coaching-came-of-it"), max_chars=2000, key=f"what came of {step.id}")
            st.button(
                t("coaching-done-yes"),
                type="primary",
                key=f"done {step.id}",
                on_click=_done,
                args=(step.id,),
            )


@doing
def _add(plan_id: int, step: Step) -> None:
    coaching.add_step(session.book(), session.person(), plan_id, step)


@doing
def _end(plan_id: int) -> None:
    coaching.end(session.book(), session.person(), plan_id)


@doing
def _done(step_id: int) -> None:
    what = st.session_state[f"what came of {step_id}"]
    coaching.done(session.book(), session.person(), step_id, what.strip())


def _acknowledged(plan: CoachingPlan) -> str:
    if plan.acknowledged_at is None:
        return t("coaching-not-acknowledged", agent=plan.agent_id)
    return t("coaching-acknowledged", day=date(plan.acknowledged_at.date()))


def _ended(plan: CoachingPlan) -> str:
    return "" if plan.ended_at is None else t("coaching-ended-on", day=date(plan.ended_at.date()))
