"""Who is limited to some teams acts on the agents of these alone, whatever they have a right to."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.access import DeniedError, Person, Right, Role, require_agent
from dashboard.ledger import (
    appraisals,
    audit,
    coaching,
    disputes,
    members,
    reviews,
    samples,
    trainings,
)
from dashboard.ledger.coaching import TASK, Step
from dashboard.ledger.reviews import Judged, Task
from dashboard.ledger.samples import Drawn
from dashboard.ledger.trainings import Content

DAY = date(2026, 11, 16)
OTHERS = "ben"


@pytest.fixture
def lead(book):
    """Makes somebody of Anna's team, which Ben is not in."""

    def of(role):
        limited = Person(0, "lea", "Lea", role, None, ("Asia",))
        return replace(members.add(book, members.alone(book), limited), agents=frozenset({"anna"}))

    return of


def drawn(agent):
    return Drawn(f"of {agent}", agent, "all", 0.5, ())


@pytest.fixture
def item(book, staff):
    """Draws a conversation of an agent's; gives the number of its item."""

    def of(agent):
        plan = samples.save(book, staff.reviewer, "All", {}, cycle="week", due_days=7)
        samples.draw(book, staff.reviewer, plan, "2026-W47", [drawn(agent)])
        return samples.items(book, plan)["item_id"].item()

    return of


@pytest.fixture
def dispute(book, staff):
    """Has an agent dispute a verdict; gives the number."""

    def of(agent):
        by = {"anna": staff.agent, "ben": staff.second_agent}[agent]
        about = Task(f"of {agent}", agent, "en", "chat")
        return disputes.dispute(book, by, about, "ends", "missed", "met", "I did.")

    return of


@pytest.fixture
def plan(book, staff):
    def of(agent):
        steps = (Step(TASK, "Read.", DAY),)
        return coaching.plan(book, staff.trainer, agent, "ends", "", DAY, DAY, steps)

    return of


@pytest.fixture
def course(book, staff):
    """A course whose theory both have passed."""
    number = trainings.offer(book, staff.trainer, Content("Tone", ""))
    for agent in ("anna", OTHERS):
        trainings.examined(book, staff.trainer, number, agent, DAY, 90)
    return number


def draws(book, by, agent):
    made = samples.save(book, by, "Ours", {}, cycle="week", due_days=7)
    samples.draw(book, by, made, "2026-W47", [drawn(agent)])


def is_denied(act):
    try:
        act()
    except DeniedError:
        return True
    return False


REVIEWING, COACHING = Role.REVIEWER, Role.TRAINER

ACTS = {
    "claim": (REVIEWING, "item", lambda book, by, _, item: samples.claim(book, by, item)),
    "draw": (REVIEWING, None, lambda book, by, agent, _: draws(book, by, agent)),
    "begin": (
        REVIEWING,
        None,
        lambda book, by, agent, _: reviews.begin(book, by, Task("c", agent, None, None), 0),
    ),
    "replace": (
        REVIEWING,
        "item",
        lambda book, by, _, item: samples.replace(book, by, item, "spam", None),
    ),
    "decide": (
        Role.SUPERVISOR,
        "dispute",
        lambda book, by, _, number: disputes.decide(book, by, number, "met", "He did."),
    ),
    "close": (
        Role.SUPERVISOR,
        None,
        lambda book, by, agent, _: appraisals.close(
            book, by, "2026-10", {"anna": {}, agent: {}}, formula={}, versions={}
        ),
    ),
    "plan": (
        COACHING,
        None,
        lambda book, by, agent, _: coaching.plan(book, by, agent, "ends", "", DAY, DAY),
    ),
    "add a step": (
        COACHING,
        "plan",
        lambda book, by, _, plan: coaching.add_step(book, by, plan, Step(TASK, "", DAY)),
    ),
    "do a step": (
        COACHING,
        "plan",
        lambda book, by, _, plan: coaching.done(
            book, by, coaching.steps(book, plan)[0].id, "Done."
        ),
    ),
    "end": (COACHING, "plan", lambda book, by, _, plan: coaching.end(book, by, plan)),
    "examine": (
        COACHING,
        "course",
        lambda book, by, agent, course: trainings.examined(book, by, course, agent, DAY, 90),
    ),
    "practise": (
        COACHING,
        "course",
        lambda book, by, agent, course: trainings.practised(
            book, by, course, agent, DAY, passed=True, note=""
        ),
    ),
    "certify": (
        COACHING,
        "course",
        lambda book, by, agent, course: trainings.certified(book, by, course, agent, DAY),
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_agent_of_another_team_is_left_alone(act, book, staff, lead, request):
    role, needed, does = ACTS[act]
    by = lead(role)
    made = None if needed is None else request.getfixturevalue(needed)
    if callable(made):
        mine, foreign = made("anna"), made(OTHERS)
    else:
        mine = foreign = made
    assert is_denied(lambda: does(book, by, OTHERS, foreign))
    (entry,) = audit.entries(book, staff.administrator, limit=1).to_dicts()
    assert (entry["login"], entry["action"]) == ("lea", audit.DENIED)
    assert not is_denied(lambda: does(book, by, "anna", mine))


def test_whoever_left_the_team_submits_no_review_of_it(book, staff, lead):
    by = lead(Role.REVIEWER)
    draft = reviews.begin(book, by, Task("c", "anna", "en", "chat"), 0)
    moved = replace(by, agents=frozenset({OTHERS}))
    assert is_denied(lambda: reviews.submit(book, moved, draft, {"ends": Judged("met")}))
    reviews.submit(book, by, draft, {"ends": Judged("met")})


def test_who_is_limited_to_no_team_acts_on_everybody(staff):
    require_agent(staff.reviewer, Right.REVIEW, OTHERS)


def test_where_no_agent_is_concerned_nobody_of_another_team_is(lead):
    by = lead(Role.REVIEWER)
    require_agent(by, Right.REVIEW, None)
    with pytest.raises(DeniedError, match=r"lea .*ben"):
        require_agent(by, Right.REVIEW, OTHERS)


def test_an_agent_who_is_in_a_team_answers_for_themselves(book, staff, plan):
    own = replace(staff.agent, teams=("Asia",))
    number = plan("anna")
    coaching.acknowledge(book, own, number)
    coaching.done(book, own, coaching.steps(book, number)[0].id, "Read it.")
    assert coaching.steps(book, number)[0].note == "Read it."
