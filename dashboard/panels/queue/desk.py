"""A review that is being written: kept between two drawings, saved at every change, timed."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.ledger import reviews
from dashboard.ledger.reviews import CalibrationClosedError, Draft, Note, OutdatedError, Said
from dashboard.panels.faults import doing
from dashboard.panels.queue.case import ANSWERS, Case
from scoring.scorecard import MISSED, NOT_ASSESSED, PARTLY

PAUSE_SECONDS = 120.0
"""A longer time without any click is no time of work."""

UNSURE = NOT_ASSESSED
"""How a draft notes that its reviewer cannot tell."""

_SUBMITTED = "review submitted"
"""Where a session remembers which conversation was reviewed last, until it has been told."""


@dataclass
class Desk:
    """A case with its review as one window has it. ``at``: the standard in question; ``opened``:
    other verdicts than the program's are offered; ``lost``: the review was changed elsewhere, and
    nothing is saved any more; ``closed``: it was submitted or given up, and the next thing is to be
    drawn. ``mark``: its own alone, for the keys of what is drawn of it."""

    case: Case
    draft: Draft
    at: str
    opened: bool = False
    lost: bool = False
    closed: bool = False
    touched: float = 0.0
    mark: str = ""

    def word(self, standard: str) -> Said | None:
        """What the reviewer said of a standard."""
        return self.draft.said.get(standard)

    def verdict(self, standard: str) -> str | None:
        """The verdict as it stands: the reviewer's, else the program's."""
        said = self.word(standard)
        return said.verdict if said else self.case.machine(standard)

    def differs(self, standard: str) -> bool:
        """Whether the reviewer gave a verdict that is not the program's."""
        said, machine = self.word(standard), self.case.machine(standard)
        return said is not None and said.verdict in ANSWERS and said.verdict != machine

    def silent(self) -> list[str]:
        """The standards on which the reviewer is asked and has said nothing yet."""
        return [name for name in self.case.steps if name in self.case.asked and not self.word(name)]


def desk(case: Case, draft: Draft) -> Desk:
    """The desk of a review: as it was left, if it is the same draft. One that was lost stays so
    until its reviewer has read of it."""
    key = f"desk of {draft.id}"
    found: Desk | None = st.session_state.get(key)
    if found is not None and found.lost:
        return found
    if found is None or found.draft.version != draft.version:
        found = Desk(case, draft, "", touched=time.monotonic(), mark=token_hex(8))
        found.at = next((name for name in case.steps if name not in draft.said), case.steps[-1])
    found.case = case
    st.session_state[key] = found
    return found


def press(at: Desk, standard: str, act: Callable[..., None], *args: Any) -> None:
    """Do what a button does of the standard that was in question when it was drawn. Who presses it
    before the next one is drawn has not seen that: nothing is done."""
    if at.at == standard and not at.closed:
        act(at, *args)


def go(at: Desk, standard: str) -> None:
    """Turn to a standard."""
    _spend(at)
    at.at, at.opened = standard, False


def go_on(at: Desk) -> None:
    """Turn to the next standard; after the last one to the first that is still open."""
    steps = at.case.steps
    place = steps.index(at.at) + 1 if at.at in steps else 0
    rest = [name for name in (*steps[place:], *steps[:place]) if not at.word(name)]
    go(at, steps[place] if place < len(steps) else rest[0] if rest else at.at)


def go_to_evidence(at: Desk) -> None:
    """Turn to the standard of the next evidence in the order of reading."""
    numbers = {name: at.case.evidence(name) for name in at.case.judged}
    places = sorted((number, name) for name, number in numbers.items() if number is not None)
    here = numbers.get(at.at) or 0
    if places:
        go(at, next((name for number, name in places if number > here), places[0][1]))


def pick(at: Desk, number: int) -> None:
    """Turn to the standard of an evidence."""
    name = next((name for name in at.case.judged if at.case.evidence(name) == number), at.at)
    go(at, name)


@doing
def speak(at: Desk, verdict: str) -> None:
    """Say a verdict on the standard in question. Where it is not the program's, or not the best,
    its reason is asked for; else the next standard is turned to."""
    before = at.word(at.at) or Said(verdict)
    standard = at.at
    _change(at, said={**at.draft.said, standard: replace(before, verdict=verdict)})
    at.opened = at.differs(standard) and (
        standard not in at.case.asked or verdict in {PARTLY, MISSED}
    )
    if not at.opened:
        go_on(at)


@doing
def give_reason(at: Desk, standard: str, **parts: Any) -> None:
    """Change the reason or root cause of what was said of a standard."""
    if said := at.word(standard):
        _change(at, said={**at.draft.said, standard: replace(said, **parts)})


@doing
def add_note(at: Desk, note: Note) -> None:
    """Add a comment at a message."""
    _change(at, notes=(*at.draft.notes, note))


@doing
def drop_note(at: Desk, note: Note) -> None:
    """Take a comment at a message back, if it is still there."""
    if note in at.draft.notes:
        place = at.draft.notes.index(note)
        _change(at, notes=(*at.draft.notes[:place], *at.draft.notes[place + 1 :]))


@doing
def comment(at: Desk, text: str) -> None:
    """Say something of the conversation as a whole."""
    _change(at, comment=text)


@doing
def submit(at: Desk) -> None:
    """Submit the review, once."""
    if at.closed:
        return
    _spend(at)
    unsure = {name for name, said in at.draft.said.items() if said.verdict == UNSURE}
    said = {name: word for name, word in at.draft.said.items() if name not in unsure}
    whole, judged = replace(at.draft, said=said), at.case.kept(said, unsure)
    try:
        reviews.submit(session.book(), session.person(), whole, judged)
    except (OutdatedError, CalibrationClosedError):
        at.lost = True
    else:
        _close(at)
        st.session_state[_SUBMITTED] = True


def withdraw(at: Desk) -> bool:
    """Throw the review away, once; tells whether it could be."""
    if at.closed:
        return False
    try:
        reviews.withdraw(session.book(), session.person(), at.draft)
    except (OutdatedError, CalibrationClosedError):
        at.lost = True
        return False
    _close(at)
    return True


def just_submitted() -> bool:
    """Whether a review was submitted since this was last asked."""
    return st.session_state.pop(_SUBMITTED, False)


def _change(at: Desk, **parts: Any) -> None:
    """Change the draft, and save it at once."""
    if at.closed:
        return
    _spend(at)
    try:
        changed = replace(at.draft, **parts)
        at.draft = reviews.save(session.book(), session.person(), changed)
    except (OutdatedError, CalibrationClosedError):
        at.lost = True


def _close(at: Desk) -> None:
    at.closed = True
    del st.session_state[f"desk of {at.draft.id}"]


def _spend(at: Desk) -> None:
    """Count the time since the last click, unless it was a pause."""
    now = time.monotonic()
    if now - at.touched <= PAUSE_SECONDS:
        at.draft = replace(at.draft, seconds=at.draft.seconds + now - at.touched)
    at.touched = now
