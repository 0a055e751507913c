"""Coaching: plans with their steps, examples to learn from, courses and certificates."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import NoResultFound

from dashboard.access import DeniedError
from dashboard.ledger import audit, coaching, trainings
from dashboard.ledger.coaching import SESSION, TASK, NotYoursError, PlannedError, Practice, Step
from dashboard.ledger.trainings import (
    CERTIFICATE,
    PRACTICE,
    THEORY,
    Content,
    NotYetError,
    PractisingError,
)

MONDAY = date(2026, 11, 16)


@pytest.fixture
def plan(book, staff):
    """A plan for Anna, with a session and a task."""
    steps = (
        Step(TASK, "Read three good endings.", MONDAY + timedelta(days=7)),
        Step(SESSION, "Listen together.", MONDAY),
    )
    return coaching.plan(
        book, staff.trainer, "anna", "ends", "80 of 100", MONDAY, MONDAY + timedelta(30), steps
    )


def test_a_plan_is_kept_with_its_steps_in_order(book, staff, plan):
    (kept,) = coaching.plans(book, "anna")
    assert (kept.id, kept.standard, kept.goal) == (plan, "ends", "80 of 100")
    assert (kept.starts_on, kept.due_on) == (MONDAY, date(2026, 12, 16))
    assert (kept.trainer_id, kept.acknowledged_at, kept.ended_at) == (staff.trainer.id, None, None)
    coaching.add_step(book, staff.trainer, plan, Step(TASK, "One more.", MONDAY))
    assert [(one.kind, one.text) for one in coaching.steps(book, plan)] == [
        (SESSION, "Listen together."),
        (TASK, "One more."),
        (TASK, "Read three good endings."),
    ]
    assert coaching.plans(book, "ben") == []


def test_a_step_belongs_to_a_plan(book, staff, plan):
    with pytest.raises(NoResultFound):
        coaching.add_step(book, staff.trainer, plan + 1, Step(TASK, "", MONDAY))
    entries = audit.entries(book, staff.administrator)
    assert entries.filter(action="coaching step added").is_empty()


def test_running_plans_come_before_those_that_are_through(book, staff, plan):
    second, third = (
        coaching.plan(book, staff.trainer, agent, "greets", "", MONDAY, MONDAY)
        for agent in ("ben", "anna")
    )
    coaching.end(book, staff.trainer, third)
    assert [one.id for one in coaching.plans(book)] == [second, plan, third]


def test_of_an_agent_and_a_standard_one_plan_runs_at_a_time(book, staff, plan):
    def again(agent="anna", standard="ends"):
        return coaching.plan(book, staff.trainer, agent, standard, "More", MONDAY, MONDAY)

    with pytest.raises(PlannedError):
        again()
    assert {again(standard="greets"), again(agent="ben")}.isdisjoint({plan})
    entries = audit.entries(book, staff.administrator)
    assert entries.filter(action="coaching planned").height == 3
    coaching.end(book, staff.trainer, plan)
    assert again() > plan


def test_of_two_who_plan_the_same_at_once_one_does(book, staff, together):
    def act():
        return coaching.plan(book, staff.trainer, "anna", "ends", "", MONDAY, MONDAY)

    done = together(act, act)
    assert sum(isinstance(one, PlannedError) for one in done) == 1
    assert len(coaching.plans(book)) == 1


def test_the_agent_acknowledges_the_plan_once(book, staff, plan):
    with pytest.raises(NotYoursError):
        coaching.acknowledge(book, staff.second_agent, plan)
    seen = []
    for _ in range(2):
        coaching.acknowledge(book, staff.agent, plan)
        seen.append(coaching.plans(book)[0].acknowledged_at)
    assert seen[0] == seen[1] is not None


def test_the_agent_does_tasks_and_the_trainer_holds_sessions(book, staff, plan):
    session, task = coaching.steps(book, plan)
    with pytest.raises(NotYoursError):
        coaching.done(book, staff.agent, session.id, "Held it myself.")
    with pytest.raises(NotYoursError):
        coaching.done(book, staff.second_agent, task.id, "Done for her.")
    assert [one.done_at for one in coaching.steps(book, plan)] == [None, None]
    coaching.done(book, staff.agent, task.id, "Read.")
    coaching.done(book, staff.trainer, session.id, "Went well.")
    kept = coaching.steps(book, plan)
    assert [one.note for one in kept] == ["Went well.", "Read."]
    assert all(one.done_at is not None for one in kept)


def test_the_library_keeps_and_forgets_examples(book, staff):
    practice = Practice("c1", 4, "apologises", "zh", "真诚的道歉")
    coaching.keep(book, staff.trainer, practice)
    coaching.keep(book, staff.trainer, Practice("c2", None, "ends", None, ""))
    second, first = coaching.practices(book)
    assert (first.conversation_id, first.position, first.note) == ("c1", 4, "真诚的道歉")
    assert (second.position, second.language, second.added_by) == (None, None, staff.trainer.id)
    coaching.forget(book, staff.trainer, first.id)
    assert [one.id for one in coaching.practices(book)] == [second.id]
    with pytest.raises(NoResultFound):
        coaching.forget(book, staff.trainer, first.id)


def test_coaching_is_for_those_who_may(book, staff, plan):
    for by in (staff.supervisor, staff.reviewer, staff.agent):
        with pytest.raises(DeniedError):
            coaching.plan(book, by, "anna", "ends", "", MONDAY, MONDAY)
        with pytest.raises(DeniedError):
            coaching.end(book, by, plan)
        with pytest.raises(DeniedError):
            trainings.offer(book, by, Content("Mine", "chat"))
    assert len(coaching.plans(book)) == 1
    assert trainings.courses(book) == []


def test_a_certificate_takes_theory_and_practice(book, staff):
    course = trainings.offer(
        book,
        staff.trainer,
        Content("Returns", "returns", "de", 70, practice_days=5, valid_days=365),
    )

    def practised(*, passed):
        trainings.practised(
            book, staff.trainer, course, "anna", MONDAY, passed=passed, note="At the desk."
        )

    assert not trainings.examined(book, staff.trainer, course, "anna", MONDAY, 69.5)
    with pytest.raises(NotYetError):
        practised(passed=True)
    assert trainings.examined(book, staff.trainer, course, "anna", MONDAY, 70)
    practised(passed=False)
    with pytest.raises(NotYetError):
        trainings.certified(book, staff.trainer, course, "anna", MONDAY)
    practised(passed=True)
    over = MONDAY + timedelta(days=5)
    trainings.certified(book, staff.trainer, course, "anna", over)
    records = trainings.records(book, "anna")
    assert [(one.step, one.passed) for one in records] == [
        (CERTIFICATE, True),
        (PRACTICE, True),
        (PRACTICE, False),
        (THEORY, True),
        (THEORY, False),
    ]
    assert [one.until for one in records[:2]] == [date(2027, 11, 21), date(2026, 11, 21)]
    assert records[1].note == "At the desk."
    assert trainings.records(book, "ben") == []


def test_a_course_without_practice_certifies_after_theory_for_ever(book, staff):
    course = trainings.offer(book, staff.trainer, Content("Tone", "tone"))
    trainings.examined(book, staff.trainer, course, "anna", MONDAY, 60)
    with pytest.raises(NotYetError):
        trainings.certified(book, staff.trainer, course, "ben", MONDAY)
    trainings.certified(book, staff.trainer, course, "anna", MONDAY)
    (certificate, _) = trainings.records(book)
    assert (certificate.agent_id, certificate.until) == ("anna", None)
    assert [one.name for one in trainings.courses(book)] == ["Tone"]


@pytest.mark.parametrize("began", [MONDAY - timedelta(days=3), MONDAY, MONDAY + timedelta(days=2)])
def test_a_certificate_waits_until_practice_is_over(book, staff, began):
    course = trainings.offer(book, staff.trainer, Content("Returns", "", practice_days=5))
    trainings.examined(book, staff.trainer, course, "anna", MONDAY, 70)
    trainings.practised(book, staff.trainer, course, "anna", began, passed=True, note="")
    over = max(began, MONDAY) + timedelta(days=5)
    with pytest.raises(PractisingError) as early:
        trainings.certified(book, staff.trainer, course, "anna", over - timedelta(days=1))
    assert early.value.until == over
    assert CERTIFICATE not in [one.step for one in trainings.records(book, "anna")]
    trainings.certified(book, staff.trainer, course, "anna", over)
    assert trainings.records(book, "anna")[0].step == CERTIFICATE
