"""A closed period stays as it was closed; standards of the shop's own keep their names."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.access import DeniedError
from dashboard.ledger import appraisals, audit, customs
from dashboard.ledger.appraisals import ClosedError
from dashboard.ledger.customs import NameTakenError

FIGURES = {"anna": {"overall": 81.5, "reviews": 12}, "ben": {"overall": None, "名": "本"}}


def close(book, by, period="2026-10", figures=FIGURES):
    appraisals.close(book, by, period, figures, formula={"overall": 0.7}, versions={"rubric": 3})


def test_a_period_is_kept_as_it_was_closed(book, staff):
    close(book, staff.supervisor)
    close(book, staff.supervisor, "2026-11", {"anna": {}})
    assert [(one.period, one.agent_id) for one in appraisals.closed(book)] == [
        ("2026-11", "anna"),
        ("2026-10", "anna"),
        ("2026-10", "ben"),
    ]
    anna, ben = appraisals.closed(book, "2026-10")
    assert (anna.figures, ben.figures) == (FIGURES["anna"], FIGURES["ben"])
    assert (anna.formula, anna.versions) == ({"overall": 0.7}, {"rubric": 3})
    assert anna.closed_by == staff.supervisor.id


def test_a_period_is_closed_once_for_each_agent(book, staff):
    close(book, staff.supervisor, figures={"ben": {"overall": 1}})
    with pytest.raises(ClosedError):
        close(book, staff.supervisor)
    assert [one.agent_id for one in appraisals.closed(book)] == ["ben"]
    entries = audit.entries(book, staff.administrator).filter(action="appraisal closed")
    assert entries["details"].to_list() == ['{"agents":["ben"],"versions":{"rubric":3}}']


def test_of_many_who_close_a_period_at_once_one_does(book, staff):
    def closes(number):
        try:
            close(book, staff.supervisor, figures={"anna": {"by": number}, "ben": {"by": number}})
        except ClosedError:
            return None
        return number

    with ThreadPoolExecutor(6) as pool:
        (winner,) = [one for one in pool.map(closes, range(6)) if one is not None]
    assert [one.figures for one in appraisals.closed(book)] == [{"by": winner}] * 2


def test_periods_are_closed_by_those_who_may(book, staff):
    for by in (staff.reviewer, staff.trainer, staff.agent, staff.administrator):
        with pytest.raises(DeniedError):
            close(book, by)
    assert appraisals.closed(book) == []


def test_a_standard_of_the_shops_own_is_asked_until_it_is_retired(book, staff):
    customs.add(book, staff.supervisor, "Offers the gift card", "effect", "Was it offered?")
    customs.add(book, staff.supervisor, "主动推荐搭配" * 20, "attitude", "是否推荐?")
    first, second = customs.every(book)
    assert (first.dimension, first.question, first.active) == ("effect", "Was it offered?", True)
    assert second.name == "主动推荐搭配" * 20
    customs.retire(book, staff.supervisor, first.id)
    assert [one.active for one in customs.every(book)] == [False, True]


def test_a_name_is_given_once(book, staff):
    customs.add(book, staff.supervisor, "Gift card", "effect", "Was it offered?")
    with pytest.raises(NameTakenError):
        customs.add(book, staff.supervisor, "Gift card", "process", "Was it named?")
    assert [one.dimension for one in customs.every(book)] == ["effect"]
    with pytest.raises(DeniedError):
        customs.add(book, staff.reviewer, "Mine", "effect", "?")
