"""Alerts in the ledger: found once, sent by one, seen by whoever comes first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.access import DeniedError
from dashboard.ledger import alerts, audit
from scoring.analysis.alerts import ALL, BREACH, FALL, Finding

DAY = date(2026, 3, 23)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
FIGURES = {"value": 70.0, "centre": 80.0, "limit": 75.0}
FELL = Finding(FALL, "team", "Asia", "overall", DAY, DAY, FIGURES, 12)
BROKEN = Finding(BREACH, ALL, None, None, DAY, DAY, {}, 2, ("c1", "c2"))


def test_what_was_found_is_kept_once(book, staff):
    assert alerts.keep(book, [FELL, BROKEN, FELL], NOW) == 2
    assert alerts.keep(book, [FELL, BROKEN], NOW + timedelta(hours=1)) == 0
    breach, fell = alerts.recent(book, staff.supervisor)
    assert (fell.member, fell.figures, fell.found_at, fell.count) == ("Asia", FIGURES, NOW, 12)
    assert breach.conversations == ["c1", "c2"]


def test_of_conversations_only_those_that_are_new_are_told(book, staff):
    alerts.keep(book, [BROKEN], NOW)
    more = replace(BROKEN, conversations=("c1", "c2", "c3"), count=3)
    assert alerts.keep(book, [more], NOW) == 1
    assert alerts.keep(book, [replace(BROKEN, conversations=("c1",))], NOW) == 0
    assert alerts.recent(book, staff.supervisor)[0].conversations == ["c3"]
    assert alerts.recent(book, staff.supervisor)[0].count == 1


def test_of_two_who_find_the_same_at_once_one_keeps_it(book, staff, together):
    more = replace(BROKEN, conversations=("c1", "c2", "c3"), count=3)
    kept = together(
        lambda: alerts.keep(book, [FELL, BROKEN], NOW), lambda: alerts.keep(book, [FELL, more], NOW)
    )
    assert sorted(kept) in ([0, 2], [1, 2])
    told = alerts.recent(book, staff.supervisor)
    ids = [name for one in told for name in one.conversations]
    assert sorted(ids) == ["c1", "c2", "c3"]
    assert [one.rule for one in told].count(FALL) == 1


def test_of_two_who_send_at_once_one_has_each(book, together):
    alerts.keep(book, [FELL, BROKEN], NOW)
    taken = together(lambda: alerts.take(book, NOW), lambda: alerts.take(book, NOW))
    assert sorted(map(len, taken)) == [0, 2]


def test_what_was_not_sent_is_tried_again_and_what_was_is_not(book):
    alerts.keep(book, [FELL, BROKEN], NOW)
    first, second = (one.id for one in alerts.take(book, NOW))
    alerts.told(book, [first], NOW, ["Lead"], None)
    alerts.told(book, [second], NOW, ["Lead"], "timeout")
    [again] = alerts.take(book, NOW)
    assert (again.id, again.sent_to, again.failed) == (second, ["Lead"], "timeout")
    alerts.told(book, [second], NOW, ["Chat"], None)
    assert alerts.take(book, NOW) == []
    assert alerts.waiting(book, NOW) == 0


def test_what_somebody_died_over_is_free_after_a_while_and_old_news_are_left(book):
    alerts.keep(book, [FELL], NOW)
    assert len(alerts.take(book, NOW)) == 1
    assert alerts.take(book, NOW + alerts.TAKEN) == []
    assert len(alerts.take(book, NOW + alerts.TAKEN + timedelta(seconds=1))) == 1
    assert alerts.waiting(book, NOW + alerts.FRESH) == 0
    assert alerts.take(book, NOW + alerts.FRESH) == []


def test_who_saw_it_first_is_kept_and_noted(book, staff):
    alerts.keep(book, [FELL, BROKEN], NOW)
    first, second = (one.id for one in alerts.unseen(book, staff.supervisor))
    alerts.see(book, staff.reviewer, [first])
    alerts.see(book, staff.trainer, [first, second])
    assert alerts.unseen(book, staff.supervisor) == []
    seen = {one.id: one.seen_by for one in alerts.recent(book, staff.supervisor)}
    assert seen == {first: staff.reviewer.id, second: staff.trainer.id}
    assert audit.entries(book, staff.administrator).filter(action="alert seen").height == 2


def test_who_sees_one_team_hears_of_that_team_alone(book, staff):
    others = [replace(FELL, member="Europe"), replace(FELL, group="agent_id", member="Anna")]
    alerts.keep(book, [FELL, BROKEN, *others], NOW)
    lead = replace(staff.supervisor, teams=("Asia",), agents=frozenset({"Anna"}))
    assert {one.member for one in alerts.recent(book, lead)} == {"Asia", "Anna"}
    assert {one.member for one in alerts.unseen(book, lead)} == {"Asia", "Anna"}
    every = [one.id for one in alerts.recent(book, staff.supervisor)]
    with pytest.raises(DeniedError):
        alerts.see(book, lead, every)
    assert len(alerts.unseen(book, staff.supervisor)) == 4
    for one in (staff.agent, staff.second_agent):
        with pytest.raises(DeniedError):
            alerts.recent(book, one)
