"""Groups compared: the figures are right, and chance is called chance."""

from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy import stats

from scoring.analysis import FEW, MEASURES
from scoring.analysis.attention import falls
from scoring.analysis.comparison import against_rest, beyond_chance, changes, means

DRAW = np.random.default_rng(11)


def scores(groups: dict[str, list[float | None]], **facts: str) -> pl.LazyFrame:
    rows = [
        {"agent_id": agent, "language": "en"} | dict.fromkeys(MEASURES, score) | facts
        for agent, told in groups.items()
        for score in told
    ]
    kinds = {"agent_id": pl.String, "language": pl.String} | dict.fromkeys(MEASURES, pl.Float64)
    return pl.LazyFrame(rows, schema=kinds)


def test_means_and_intervals_are_students() -> None:
    told = [60.0, 70.0, 80.0, 90.0]
    row = means(scores({"Ann": [*told, None]}), ["agent_id"]).row(0, named=True)
    low, high = stats.t.interval(0.95, 3, np.mean(told), stats.sem(told))
    assert (row["n"], row["mean"]) == (4, 75.0)
    assert (row["low"], row["high"]) == pytest.approx((low, high))


def test_one_conversation_has_a_mean_and_no_interval() -> None:
    row = means(scores({"Ann": [60.0]})).row(0, named=True)
    assert (row["n"], row["mean"], row["low"], row["high"]) == (1, 60.0, None, None)


def test_nothing_scored_is_no_group() -> None:
    assert means(scores({"Ann": [None]}), ["agent_id"]).is_empty()
    assert means(scores({}), ["agent_id"]).is_empty()


def test_intervals_stay_on_the_scale() -> None:
    row = means(scores({"Ann": [0.0, 100.0]})).row(0, named=True)
    assert (row["low"], row["high"]) == (0.0, 100.0)


def test_a_change_is_tested_as_welch_does() -> None:
    now, before = DRAW.normal(70, 8, 40), DRAW.normal(78, 15, 25)
    row = changes(scores({"Ann": list(now)}), scores({"Ann": list(before)})).row(0, named=True)
    test: Any = stats.ttest_ind(now, before, equal_var=False)
    interval = test.confidence_interval(0.95)
    assert row["difference"] == pytest.approx(now.mean() - before.mean())
    assert row["margin"] == pytest.approx((interval.high - interval.low) / 2)
    assert row["p"] == pytest.approx(test.pvalue)
    assert row["clear"] == (test.pvalue < 0.05)


def test_few_conversations_show_no_clear_change() -> None:
    now, before = scores({"Ann": [10.0, 11.0, 12.0]}), scores({"Ann": [90.0, 91.0, 92.0]})
    row = changes(now, before).row(0, named=True)
    assert row["p"] < 0.001
    assert row["clear"] is False


def test_a_group_without_a_past_has_no_change() -> None:
    row = changes(scores({"Ann": [50.0] * 20}), scores({"Bob": [60.0] * 20}), ["agent_id"]).row(
        0, named=True
    )
    assert (row["n_before"], row["difference"], row["clear"]) == (0, None, False)


def test_a_change_without_any_spread_is_sure() -> None:
    row = changes(scores({"Ann": [50.0] * 20}), scores({"Ann": [60.0] * 20})).row(0, named=True)
    assert (row["difference"], row["margin"], row["clear"]) == (-10.0, 0.0, True)
    same = changes(scores({"Ann": [50.0] * 20}), scores({"Ann": [50.0] * 20})).row(0, named=True)
    assert (same["difference"], same["clear"]) == (0.0, False)


def test_each_is_compared_with_all_the_others() -> None:
    ann, bob, cem = (DRAW.normal(mean, 10, 30) for mean in (60, 75, 80))
    told = against_rest(scores({"Ann": list(ann), "Bob": list(bob), "Cem": list(cem)}), "agent_id")
    row = told.filter(agent_id="Ann", measure="overall").row(0, named=True)
    rest = np.concatenate([bob, cem])
    test: Any = stats.ttest_ind(ann, rest, equal_var=False)
    assert row["mean_before"] == pytest.approx(rest.mean())
    assert row["p"] == pytest.approx(test.pvalue)


def test_somebody_alone_has_no_rest() -> None:
    row = against_rest(scores({"Ann": [50.0] * 20}), "agent_id").row(0, named=True)
    assert (row["n_before"], row["mean_before"], row["clear"]) == (0, None, False)


def test_a_real_fall_is_found_and_chance_is_not() -> None:
    names = [f"agent {number}" for number in range(30)]
    found, false = 0, 0
    for _ in range(40):
        now = {name: list(DRAW.normal(75, 12, 40)) for name in names}
        before = {name: list(DRAW.normal(75, 12, 40)) for name in names}
        false += len(falls(scores(now), scores(before)).unique("member"))
        now["agent 0"] = list(DRAW.normal(55, 12, 40))
        found += "agent 0" in falls(scores(now), scores(before))["member"].to_list()
    assert found == 40
    assert false <= 8, "40 periods in which nothing happened"


def compared(*p: float | None, n: int = FEW) -> pl.DataFrame:
    return pl.DataFrame(
        {"n": [n] * len(p), "n_before": [n] * len(p), "p": list(p), "clear": True},
        schema_overrides={"p": pl.Float64},
    )


def test_many_differences_look_clear_by_chance_and_are_not() -> None:
    assert beyond_chance(compared(0.04))["clear"].to_list() == [True]
    assert not beyond_chance(compared(0.04, *[0.5] * 20))["clear"].any()
    assert beyond_chance(compared(0.0001, *[0.5] * 20))["clear"].to_list() == [True] + [False] * 20


def test_few_and_uncompared_are_never_clear() -> None:
    assert beyond_chance(compared(0.0001, n=FEW - 1))["clear"].to_list() == [False]
    assert beyond_chance(compared(None, 0.001))["clear"].to_list() == [False, True]
    assert beyond_chance(compared())["clear"].to_list() == []
