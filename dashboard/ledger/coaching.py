"""Plans of coaching with their sessions and tasks, and examples to learn from."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dashboard.access import Person, Right, require_agent
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting
from dashboard.ledger.tables import BestPractice, CoachingPlan, CoachingTask

SESSION, TASK = "session", "task"


class NotYoursError(Exception):
    """A plan is acknowledged, and its tasks are done, by the agent it is for."""


class PlannedError(Exception):
    """A plan for the agent and the standard is running already."""


@dataclass(frozen=True)
class Step:
    """A session of coaching, or a task for the agent."""

    kind: str
    text: str
    due_on: date


def plan(  # noqa: PLR0917 - what the plan says
    ledger: Ledger,
    by: Person,
    agent_id: str,
    standard: str,
    goal: str,
    starts_on: date,
    due_on: date,
    steps: tuple[Step, ...] = (),
) -> int:
    """A new plan; gives its number. Raises :class:`PlannedError`."""
    about = {"standard": standard, "goal": goal, "due_on": due_on.isoformat()}
    with acting(ledger, by, Right.COACH, "coaching planned", agent_id, **about) as session:
        require_agent(by, Right.COACH, agent_id)
        made = CoachingPlan(
            agent_id=agent_id,
            standard=standard,
            goal=goal,
            trainer_id=by.id,
            created_at=datetime.now(UTC),
            starts_on=starts_on,
            due_on=due_on,
        )
        session.add(made)
        try:
            session.flush()
        except IntegrityError:
            raise PlannedError from None
        session.add_all(_task(made.id, step) for step in steps)
        return made.id


def add_step(ledger: Ledger, by: Person, plan_id: int, step: Step) -> None:
    """One more session or task."""
    with acting(ledger, by, Right.COACH, "coaching step added", plan_id, kind=step.kind) as session:
        _own(session, by, plan_id)
        session.add(_task(plan_id, step))


def acknowledge(ledger: Ledger, by: Person, plan_id: int) -> None:
    """The agent has seen the plan. Raises :class:`NotYoursError`."""
    with acting(ledger, by, Right.BE_COACHED, "coaching acknowledged", plan_id) as session:
        found = session.get_one(CoachingPlan, plan_id)
        _expect_theirs(by, found)
        found.acknowledged_at = found.acknowledged_at or datetime.now(UTC)


def done(ledger: Ledger, by: Person, task_id: int, note: str) -> None:
    """A task was done, by the agent, or a session held, by the trainer, with what came of it.
    Raises :class:`NotYoursError`."""
    right = Right.COACH if by.may(Right.COACH) else Right.BE_COACHED
    with acting(ledger, by, right, "coaching step done", task_id) as session:
        found = session.get_one(CoachingTask, task_id)
        plan = _own(session, by, found.plan_id)
        if not by.may(Right.COACH):
            _expect_theirs(by, plan)
            if found.kind != TASK:
                raise NotYoursError
        found.done_at, found.note = datetime.now(UTC), note


def end(ledger: Ledger, by: Person, plan_id: int) -> None:
    """The plan is through."""
    with acting(ledger, by, Right.COACH, "coaching ended", plan_id) as session:
        _own(session, by, plan_id).ended_at = datetime.now(UTC)


def plans(ledger: Ledger, agent_id: str | None = None) -> list[CoachingPlan]:
    """All plans, or an agent's: running ones first, the last one first."""
    query = select(CoachingPlan).order_by(
        CoachingPlan.ended_at.is_not(None), CoachingPlan.id.desc()
    )
    if agent_id is not None:
        query = query.where(CoachingPlan.agent_id == agent_id)
    with ledger() as session:
        return list(session.scalars(query))


def steps(ledger: Ledger, plan_id: int) -> list[CoachingTask]:
    """The sessions and tasks of a plan, in the order in which they are due."""
    query = select(CoachingTask).where(CoachingTask.plan_id == plan_id)
    with ledger() as session:
        return list(session.scalars(query.order_by(CoachingTask.due_on, CoachingTask.id)))


@dataclass(frozen=True)
class Practice:
    """A message (or, without a position, a conversation) to learn a standard from."""

    conversation_id: str
    position: int | None
    standard: str
    language: str | None
    note: str


def keep(ledger: Ledger, by: Person, practice: Practice) -> None:
    """Put an example into the library."""
    about = {"standard": practice.standard, "conversation_id": practice.conversation_id}
    with acting(
        ledger, by, Right.COACH, "best practice kept", practice.standard, **about
    ) as session:
        session.add(
            BestPractice(
                conversation_id=practice.conversation_id,
                position=practice.position,
                standard=practice.standard,
                language=practice.language,
                note=practice.note,
                added_by=by.id,
                added_at=datetime.now(UTC),
            )
        )


def forget(ledger: Ledger, by: Person, practice_id: int) -> None:
    """Take an example out of the library."""
    with acting(ledger, by, Right.COACH, "best practice removed", practice_id) as session:
        session.delete(session.get_one(BestPractice, practice_id))


def practices(ledger: Ledger) -> list[BestPractice]:
    """The library, the last addition first."""
    with ledger() as session:
        return list(session.scalars(select(BestPractice).order_by(BestPractice.id.desc())))


def _task(plan_id: int, step: Step) -> CoachingTask:
    return CoachingTask(
        plan_id=plan_id, kind=step.kind, text=step.text, due_on=step.due_on, note=""
    )


def _own(session: Session, by: Person, plan_id: int) -> CoachingPlan:
    """A plan for an agent on whom somebody may act."""
    found = session.get_one(CoachingPlan, plan_id)
    require_agent(by, Right.COACH, found.agent_id)
    return found


def _expect_theirs(by: Person, found: CoachingPlan) -> None:
    if not by.alone and by.agent_id != found.agent_id:
        raise NotYoursError
