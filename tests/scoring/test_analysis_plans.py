"""Plans of samples: what can be asked of a draw, and the signals that it follows."""

import json
from typing import Any

import polars as pl
import pytest

from scoring.analysis.plans import SIGNALS, Plan, content_of, plan_of
from tests.scoring.test_analysis_sampling import MIX


def test_a_plan_is_kept_as_plain_values() -> None:
    plan = Plan(5, MIX, False, ("language", "topic"), {"critical": 2.0}, 0.1, 7)
    assert plan_of(json.loads(json.dumps(content_of(plan)))) == plan
    assert plan_of({"quota": 5}) == Plan(5)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({}, "quota"),
        ({"quota": 5, "size": 3}, "unknown key 'size'"),
        ({"quota": 0}, "quota of 1 or more"),
        ({"quota": "5"}, "'5' for quota"),
        ({"quota": True}, "True for quota"),
        ({"quota": 5, "shares": {"luck": 1}}, "unknown 'luck' in shares"),
        ({"quota": 5, "shares": {"random": 0}}, "not all 0"),
        ({"quota": 5, "shares": {"random": 1, "risk": -1}}, "0 or more"),
        ({"quota": 5, "shares": {"random": "all"}}, "expected numbers for shares"),
        ({"quota": 5, "shares": {"stratified": 1}}, "strata to draw"),
        ({"quota": 5, "strata": ["mood"]}, "unknown 'mood' in strata"),
        ({"quota": 5, "shares": {"risk": 1}, "weights": {"critical": 0}}, "weights"),
        ({"quota": 5, "weights": {"loud": 1}}, "unknown 'loud' in weights"),
        ({"quota": 5, "floor": 0}, "floor above 0"),
        ({"quota": 5, "seed": -1}, "seed of 0 or more"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_a_sentence(
    content: dict[str, Any], found: str
) -> None:
    with pytest.raises(ValueError, match=found):
        plan_of(content)


def test_shares_add_up_and_leave_the_floor_to_chance() -> None:
    assert Plan(5).mix() == {"random": 1.0, "stratified": 0.0, "risk": 0.0}
    risk = Plan(5, {"risk": 3.0}, floor=0.1).mix()
    assert risk == pytest.approx({"random": 0.1, "stratified": 0.0, "risk": 0.9})
    mixed = Plan(5, {"random": 2, "stratified": 1, "risk": 1}, strata=("language",)).mix()
    assert mixed == {"random": 0.5, "stratified": 0.25, "risk": 0.25}


def sign(name: str, **columns: list[Any]) -> list[float | None]:
    return pl.DataFrame(columns).select(SIGNALS[name].clip(0, 1)).to_series().to_list()


def test_low_is_the_lowest_quarter() -> None:
    found = sign("low_score", overall=[float(score) for score in range(100, 0, -1)])
    assert found[:75] == [0.0] * 75
    assert pl.Series(found).is_sorted()
    assert found[-1] == pytest.approx(0.98)
    assert sign("low_score", overall=[70.0] * 9) == [0.0] * 9


def test_an_angry_end_counts_by_its_anger() -> None:
    mood = [0.5, -0.25, -1.0, None, float("nan")]
    assert sign("angry_end", **{"effect.final_mood": mood}) == [0.0, 0.25, 1.0, None, None]


def test_a_wait_is_long_for_its_channel() -> None:
    waits = [10.0, 20.0, 30.0, 600.0, 3600.0, 7200.0, 7300.0, float("inf")]
    found = sign(
        "long_wait",
        channel=["chat"] * 4 + ["email"] * 4,
        **{"efficiency.first_response": waits, "efficiency.longest_wait": [None] * 8},
    )
    assert found == [0, 0, 0, 0.5, 0, 0, 0, 0.5]
    none = {"efficiency.first_response": [float("nan")], "efficiency.longest_wait": [None]}
    assert sign("long_wait", channel=["chat"], **none) == [None]


def test_the_program_is_unsure_where_it_judged_little_or_predicts_anything() -> None:
    sure: dict[str, list[Any]] = {"assessed": [30] * 3, "predicted_low": [3.0] * 3 + [1.0]}
    sure |= {"unassessed": [1, 1, 1, 30], "predicted_high": [4.0] * 3 + [5.0]}
    found = sign("unsure", **sure | {"assessed": [30] * 3 + [5]})
    assert found == [0, 0, 0, 0.5]
