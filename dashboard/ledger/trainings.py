"""Courses, and how far agents are in them: theory, supervised practice, certificate."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.access import Person, Right, require_agent
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting
from dashboard.ledger.tables import Course, Training

THEORY, PRACTICE, CERTIFICATE = "theory", "practice", "certificate"

PASS_MARK = 60
"""Out of 100, unless a course says otherwise."""


class NotYetError(Exception):
    """A step that needs the one before it: practice a passed theory, a certificate both."""


class PractisingError(Exception):
    """Supervised practice is not over yet: it is on the day ``until``."""

    def __init__(self, until: date) -> None:
        super().__init__(f"Practice is over on {until}.")
        self.until = until


@dataclass(frozen=True)
class Content:
    """A course: its ``topic``, the ``language`` it is for (any: None), the mark its theory asks
    for, the days of supervised practice, and how many days its certificate holds (for ever: None).
    """

    name: str
    topic: str
    language: str | None = None
    pass_mark: int = PASS_MARK
    practice_days: int = 0
    valid_days: int | None = None


def offer(ledger: Ledger, by: Person, content: Content) -> int:
    """A new course; gives its number."""
    with acting(ledger, by, Right.COACH, "course offered", content.name) as session:
        made = Course(**vars(content))
        session.add(made)
        session.flush()
        return made.id


def examined(  # noqa: PLR0917 - what the record says
    ledger: Ledger, by: Person, course_id: int, agent_id: str, on: date, score: float
) -> bool:
    """Note an exam in theory (score 0–100); gives whether it was passed."""
    about = {"course": course_id, "score": score}
    with acting(ledger, by, Right.COACH, "exam recorded", agent_id, **about) as session:
        require_agent(by, Right.COACH, agent_id)
        passed = score >= session.get_one(Course, course_id).pass_mark
        session.add(_step(by, course_id, agent_id, THEORY, on, passed=passed, score=score))
        return passed


def practised(
    ledger: Ledger, by: Person, course_id: int, agent_id: str, on: date, *, passed: bool, note: str
) -> None:
    """Note the end of supervised practice that began ``on`` a day. Raises :class:`NotYetError`."""
    about = {"course": course_id, "passed": passed}
    with acting(ledger, by, Right.COACH, "practice recorded", agent_id, **about) as session:
        require_agent(by, Right.COACH, agent_id)
        if not _passed(session, course_id, agent_id, THEORY):
            raise NotYetError
        until = on + timedelta(days=session.get_one(Course, course_id).practice_days)
        made = _step(by, course_id, agent_id, PRACTICE, on, passed=passed, until=until)
        made.note = note
        session.add(made)


def certified(ledger: Ledger, by: Person, course_id: int, agent_id: str, on: date) -> None:
    """Give the certificate. Raises :class:`NotYetError` and :class:`PractisingError`."""
    with acting(
        ledger, by, Right.COACH, "certificate given", agent_id, course=course_id
    ) as session:
        require_agent(by, Right.COACH, agent_id)
        course = session.get_one(Course, course_id)
        exams = _passed(session, course_id, agent_id, THEORY)
        if not exams:
            raise NotYetError
        if course.practice_days:
            _expect_practised(session, course, agent_id, exams[0].on, on)
        until = None if course.valid_days is None else on + timedelta(days=course.valid_days)
        session.add(_step(by, course_id, agent_id, CERTIFICATE, on, passed=True, until=until))


def courses(ledger: Ledger) -> list[Course]:
    """All courses, by name."""
    with ledger() as session:
        return list(session.scalars(select(Course).order_by(Course.name, Course.id)))


def records(ledger: Ledger, agent_id: str | None = None) -> list[Training]:
    """What was recorded of all agents, or of one, the last one first."""
    query = select(Training).order_by(Training.id.desc())
    if agent_id is not None:
        query = query.where(Training.agent_id == agent_id)
    with ledger() as session:
        return list(session.scalars(query))


def _passed(session: Session, course_id: int, agent_id: str, step: str) -> list[Training]:
    """Every time the step was passed, the first day first."""
    query = select(Training).where(
        Training.course_id == course_id,
        Training.agent_id == agent_id,
        Training.step == step,
        Training.passed,
    )
    return list(session.scalars(query.order_by(Training.on)))


def _expect_practised(
    session: Session, course: Course, agent_id: str, exam_on: date, on: date
) -> None:
    """Practice was passed, and its days are over on a day: those after the exam, too."""
    practices = _passed(session, course.id, agent_id, PRACTICE)
    ends = [one.until for one in practices if one.until is not None]
    if not ends:
        raise NotYetError
    until = max(min(ends), exam_on + timedelta(days=course.practice_days))
    if on < until:
        raise PractisingError(until)


def _step(
    by: Person,
    course_id: int,
    agent_id: str,
    step: str,
    on: date,
    *,
    passed: bool,
    score: float | None = None,
    until: date | None = None,
) -> Training:
    return Training(
        course_id=course_id,
        agent_id=agent_id,
        step=step,
        score=score,
        passed=passed,
        on=on,
        until=until,
        note="",
        recorded_by=by.id,
    )
