"""Samples: what was drawn waits in a queue, and everything in it is with one reviewer at a time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dashboard.access import DeniedError
from dashboard.ledger import audit, judgements, reviews, samples
from dashboard.ledger.reviews import Judged, OutdatedError, Task
from dashboard.ledger.samples import HELD, Drawn, DrawnError, EndedError, ItemGoneError
from dashboard.ledger.tables import SampleItem

OTHER = Drawn("other", "anna", "all", 0.25, ("replacement",))


def begun(book, person, item_id):
    return reviews.begin(book, person, Task("c0", "anna", "en", "chat", item_id), 1)


def long_ago(book, item_id, what="claimed_at", since=HELD + timedelta(seconds=1)):
    with book.begin() as session:
        setattr(session.get_one(SampleItem, item_id), what, datetime.now(UTC) - since)


def states(book):
    return samples.items(book)["state"].to_list()


def test_a_plan_is_kept_and_ended(book, staff):
    first = samples.save(book, staff.reviewer, "Risk", {"risk": 1.0}, cycle="week", due_days=5)
    second = samples.save(book, staff.supervisor, "All", {}, cycle="month", due_days=9)
    samples.end(book, staff.supervisor, first)
    new, old = samples.plans(book)
    assert (new.id, new.cycle, new.ended_at, new.created_by) == (
        second,
        "month",
        None,
        staff.supervisor.id,
    )
    assert (old.id, old.plan, old.due_days) == (first, {"risk": 1.0}, 5)
    assert old.ended_at is not None


def test_what_was_drawn_is_kept_with_its_chance_and_reasons(book, staff):
    plan = samples.save(book, staff.reviewer, "All", {}, cycle="week", due_days=3)
    drawn = [Drawn("c1", "anna", "en", 0.25, ("random", "angry end")), Drawn("c2", None, "", 1, ())]
    assert samples.draw(book, staff.reviewer, plan, "2026-W47", drawn) == 2
    one, two = samples.items(book, plan, "2026-W47").iter_rows(named=True)
    assert (one["conversation_id"], one["probability"]) == ("c1", 0.25)
    assert (one["reasons"], one["state"], one["claimed_by"]) == (
        ["random", "angry end"],
        "open",
        None,
    )
    days = one["due_at"] - datetime.now(UTC)
    assert timedelta(days=2, hours=23) < days <= timedelta(days=3)
    assert (two["agent_id"], two["reasons"]) == (None, [])
    assert samples.items(book, plan, "2026-W48").is_empty()
    assert samples.items(book, plan + 1).is_empty()


def test_what_is_drawn_twice_is_there_once(book, staff):
    plan = samples.save(book, staff.reviewer, "All", {}, cycle="week", due_days=3)
    drawn = [Drawn(name, "anna", "all", 0.5, ()) for name in ("c1", "c2", "c1")]
    assert samples.draw(book, staff.reviewer, plan, "2026-W47", drawn) == 2
    assert samples.draw(book, staff.reviewer, plan, "2026-W47", [*drawn, OTHER]) == 1
    assert samples.draw(book, staff.reviewer, plan, "2026-W48", drawn) == 2
    assert samples.items(book, plan, "2026-W47").height == 3


def test_two_who_draw_the_same_cycle_at_once_draw_it_once(book, staff):
    plan = samples.save(book, staff.reviewer, "All", {}, cycle="week", due_days=3)
    drawn = [Drawn(f"c{number}", "anna", "all", 0.5, ()) for number in range(50)]

    def draw(person):
        return samples.draw(book, person, plan, "2026-W47", drawn)

    with ThreadPoolExecutor(4) as pool:
        new = list(pool.map(draw, [staff.reviewer, staff.second_reviewer] * 2))
    assert sorted(new) == [0, 0, 0, 50]
    assert samples.items(book).height == 50


def test_nothing_is_drawn_by_a_plan_that_was_ended(book, staff, queue):
    queue(1)
    (plan,) = samples.plans(book)
    samples.end(book, staff.reviewer, plan.id)
    with pytest.raises(EndedError):
        samples.draw(book, staff.reviewer, plan.id, "2026-W48", [OTHER])
    assert samples.items(book, plan.id)["cycle"].to_list() == ["2026-W47"]
    assert audit.entries(book, staff.administrator).filter(action="sample drawn").height == 1


def test_the_queue_gives_what_is_due_first(book, staff, queue):
    later, first = queue(2)
    long_ago(book, first, "due_at", timedelta(days=1))
    assert states(book) == ["open", "overdue"]
    assert samples.next_item(book, staff.reviewer) == first
    assert samples.next_item(book, staff.second_reviewer) == later


def test_who_asks_again_keeps_what_they_have(book, staff, queue):
    first, second = queue(2)
    assert [samples.next_item(book, staff.reviewer) for _ in range(2)] == [first, first]
    assert samples.next_item(book, staff.second_reviewer) == second


def test_an_empty_queue_gives_nothing(book, staff, queue):
    assert samples.next_item(book, staff.reviewer) is None
    queue(1)
    assert samples.next_item(book, staff.reviewer) is not None
    assert samples.next_item(book, staff.second_reviewer) is None


def test_a_reviewer_of_some_agents_gets_nobody_elses_conversations(book, staff):
    plan = samples.save(book, staff.reviewer, "All", {}, cycle="week", due_days=3)
    drawn = [
        Drawn("c1", "anna", "", 1, ()),
        Drawn("c2", None, "", 1, ()),
        Drawn("c3", "ben", "", 1, ()),
    ]
    samples.draw(book, staff.reviewer, plan, "2026-W47", drawn)
    _, _, bens = samples.items(book)["item_id"]
    first, second = (
        replace(one, teams=("Asia",), agents=frozenset({"ben"}))
        for one in (staff.reviewer, staff.second_reviewer)
    )
    assert samples.next_item(book, first) == bens
    assert samples.next_item(book, second) is None
    assert samples.next_item(book, replace(second, agents=frozenset())) is None


def test_an_item_that_nobody_began_lapses(book, staff, queue):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    with pytest.raises(ItemGoneError):
        samples.claim(book, staff.second_reviewer, item)
    long_ago(book, item)
    assert samples.next_item(book, staff.second_reviewer) == item
    with pytest.raises(ItemGoneError):
        samples.claim(book, staff.reviewer, item)
    with pytest.raises(ItemGoneError):
        begun(book, staff.reviewer, item)


def test_a_lapsed_item_that_nobody_took_may_still_be_begun(book, staff, queue):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    long_ago(book, item)
    begun(book, staff.reviewer, item)
    assert samples.next_item(book, staff.second_reviewer) is None


def test_an_item_that_was_begun_stays_with_its_reviewer(book, staff, queue):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    begun(book, staff.reviewer, item)
    long_ago(book, item)
    assert samples.next_item(book, staff.second_reviewer) is None
    with pytest.raises(ItemGoneError):
        samples.claim(book, staff.second_reviewer, item)
    assert samples.next_item(book, staff.reviewer) == item


def test_a_withdrawn_draft_leaves_its_item_to_others(book, staff, queue):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    reviews.withdraw(book, staff.reviewer, begun(book, staff.reviewer, item))
    long_ago(book, item)
    assert samples.next_item(book, staff.second_reviewer) == item


def test_a_reviewed_item_is_done_and_gone_from_the_queue(book, staff, queue):
    (item,) = queue(1, due_days=-1)
    assert states(book) == ["overdue"]
    samples.claim(book, staff.reviewer, item)
    reviews.submit(book, staff.reviewer, begun(book, staff.reviewer, item), {})
    assert states(book) == ["done"]
    assert samples.items(book)["claimed_by"].to_list() == [staff.reviewer.id]
    assert samples.next_item(book, staff.reviewer) is None
    with pytest.raises(ItemGoneError):
        samples.claim(book, staff.reviewer, item)
    with pytest.raises(ItemGoneError):
        samples.replace(book, staff.reviewer, item, "broken", None)


def test_an_item_that_cannot_be_judged_is_replaced(book, staff, queue):
    (item,) = queue(1)
    long_ago(book, item, "due_at", timedelta(days=1))
    samples.claim(book, staff.reviewer, item)
    new = samples.replace(book, staff.reviewer, item, "in Klingon", OTHER)
    old, instead = samples.items(book).iter_rows(named=True)
    assert (old["state"], old["replaced_reason"]) == ("replaced", "in Klingon")
    assert (instead["item_id"], instead["conversation_id"]) == (new, "other")
    assert (instead["cycle"], instead["due_at"]) == (old["cycle"], old["due_at"])
    assert (instead["probability"], instead["reasons"]) == (0.25, ["replacement"])
    with book() as session:
        assert session.get_one(SampleItem, item).replaced_by == new
    assert samples.next_item(book, staff.reviewer) == new
    with pytest.raises(ItemGoneError):
        samples.replace(book, staff.reviewer, item, "again", None)
    with pytest.raises(ItemGoneError):
        begun(book, staff.reviewer, item)


def test_an_item_may_be_given_up_without_another(book, staff, queue):
    (item,) = queue(1)
    assert samples.replace(book, staff.reviewer, item, "empty", None) is None
    assert states(book) == ["replaced"]
    assert samples.next_item(book, staff.reviewer) is None


def test_with_a_replaced_item_its_draft_goes(book, staff, queue):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    draft = begun(book, staff.reviewer, item)
    samples.replace(book, staff.reviewer, item, "in Klingon", None)
    with pytest.raises(OutdatedError):
        reviews.submit(book, staff.reviewer, draft, {})


def test_what_takes_the_place_must_not_be_in_the_sample(book, staff, queue):
    first, _ = queue(2)
    with pytest.raises(DrawnError):
        samples.replace(book, staff.reviewer, first, "broken", Drawn("c1", "anna", "", 1, ()))
    assert states(book) == ["open", "open"]


def test_nobody_replaces_what_somebody_else_has(book, staff, queue):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    with pytest.raises(ItemGoneError):
        samples.replace(book, staff.second_reviewer, item, "broken", OTHER)
    assert states(book) == ["open"]


def test_of_a_replacement_and_a_submission_at_once_one_happens(book, staff, queue, together):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    draft = begun(book, staff.reviewer, item)
    replaced, submitted = together(
        lambda: samples.replace(book, staff.reviewer, item, "broken", None),
        lambda: reviews.submit(book, staff.reviewer, draft, {"greets": Judged("met")}),
    )
    if isinstance(replaced, ItemGoneError):
        assert (submitted, states(book)) == (None, ["done"])
        assert judgements.reviews(book).height == 1
    else:
        assert isinstance(submitted, OutdatedError)
        assert states(book) == ["replaced"]
        assert judgements.reviews(book).is_empty()


def test_of_ten_who_replace_an_item_at_once_one_does(book, staff, queue):
    (item,) = queue(1)

    def replace(number):
        person = (staff.reviewer, staff.second_reviewer)[number % 2]
        instead = Drawn(f"other{number}", "anna", "all", 0.5, ())
        try:
            return samples.replace(book, person, item, "broken", instead)
        except ItemGoneError:
            return None

    with ThreadPoolExecutor(10) as pool:
        new = [one for one in pool.map(replace, range(10)) if one is not None]
    assert samples.items(book)["item_id"].to_list() == [item, *new]
    assert len(new) == 1


def test_plans_and_samples_are_for_those_who_may(book, staff, queue):
    (item,) = queue(1)
    for by in (staff.agent, staff.trainer, staff.administrator):
        with pytest.raises(DeniedError):
            samples.save(book, by, "Mine", {}, cycle="week", due_days=1)
        with pytest.raises(DeniedError):
            samples.next_item(book, by)
        with pytest.raises(DeniedError):
            samples.claim(book, by, item)
    assert len(samples.plans(book)) == 1
    denied = audit.entries(book, staff.administrator).filter(action=audit.DENIED)
    assert set(denied["login"]) == {"anna", "tina", "ada"}


def test_of_who_begins_and_who_takes_a_lapsed_item_at_once_one_has_it(book, staff, queue, together):
    (item,) = queue(1)
    samples.claim(book, staff.reviewer, item)
    long_ago(book, item)
    mine, theirs = together(
        lambda: begun(book, staff.reviewer, item),
        lambda: samples.next_item(book, staff.second_reviewer),
    )
    lost = isinstance(mine, ItemGoneError)
    assert theirs == (item if lost else None)
    holder = staff.second_reviewer if lost else staff.reviewer
    assert samples.items(book)["claimed_by"].to_list() == [holder.id]


def test_of_two_who_take_an_item_at_once_one_has_it(book, staff, queue, together):
    (item,) = queue(1)
    told = together(
        lambda: samples.claim(book, staff.reviewer, item),
        lambda: samples.claim(book, staff.second_reviewer, item),
    )
    gone = [isinstance(one, ItemGoneError) for one in told]
    assert sorted(gone) == [False, True]
    holder = staff.second_reviewer if gone[0] else staff.reviewer
    assert samples.items(book)["claimed_by"].to_list() == [holder.id]
