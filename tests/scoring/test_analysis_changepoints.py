"""When the level of a figure changed, and how sure that is."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from scoring.analysis.changepoints import changes, levels, moved
from tests.simulations.control import course

MONDAY = date(2026, 1, 5)


def weeks(*levels_: tuple[float, int]) -> pl.DataFrame:
    """Weeks of levels, so many each: ``weeks((80, 10), (90, 6))``."""
    rng = np.random.default_rng(3)
    return course(np.concatenate([rng.normal(level, 1, count) for level, count in levels_]))


def test_a_change_is_dated_and_sized_with_intervals() -> None:
    [found] = changes(weeks((80, 12), (90, 8))).to_dicts()
    true = MONDAY + timedelta(weeks=12)
    assert found["period"] == true
    assert found["earliest"] <= true <= found["latest"]
    assert found["low"] < 10 < found["high"]
    assert found["after"] - found["before"] == pytest.approx(found["difference"])
    assert found["p"] == pytest.approx(0.001)


def test_a_rise_and_a_fall_are_two_changes() -> None:
    found = changes(weeks((80, 10), (90, 10), (75, 10)))
    assert found["period"].to_list() == [MONDAY + timedelta(weeks=place) for place in (10, 20)]
    assert [difference > 0 for difference in found["difference"]] == [True, False]


def test_a_stable_course_and_one_without_variation_have_none() -> None:
    assert changes(weeks((80, 26))).is_empty()
    assert changes(course(np.full(20, 80.0))).is_empty()


def test_a_step_without_any_noise_is_dated_exactly() -> None:
    [found] = changes(course(np.repeat([80.0, 90.0], 8))).to_dicts()
    assert found["period"] == found["earliest"] == found["latest"] == MONDAY + timedelta(weeks=8)
    assert (found["low"], found["high"]) == pytest.approx((10, 10))


def test_fewer_than_eight_judged_periods_tell_nothing() -> None:
    assert changes(weeks((80, 4), (95, 3))).is_empty()
    unjudged = weeks((80, 8), (95, 8)).with_columns(judged=pl.int_range(pl.len()) % 3 == 0)
    assert changes(unjudged).is_empty()


def test_one_period_out_of_the_ordinary_is_no_change() -> None:
    values = np.random.default_rng(4).normal(80, 1, 20)
    values[10] = 95
    assert changes(course(values)).is_empty()


def test_periods_of_few_conversations_weigh_little() -> None:
    n = np.array([400.0] * 10 + [12.0] * 4)
    values = np.array([80.0, 81] * 5 + [88, 72, 90, 86])
    assert changes(course(values, n, error=2.0)).is_empty()


def test_nothing_is_told_across_stretches() -> None:
    apart = weeks((80, 10), (60, 10)).with_columns(stretch=pl.int_range(pl.len()) // 10)
    assert changes(apart).is_empty()
    told = levels(apart, changes(apart))
    assert told["level"].to_list() == [0] * 10 + [1] * 10


def test_levels_begin_where_changes_do() -> None:
    steps = weeks((80, 10), (90, 10))
    told = levels(steps, changes(steps))
    assert told["level"].to_list() == [0] * 10 + [1] * 10


def test_of_many_stable_courses_hardly_one_is_called_changed() -> None:
    rng = np.random.default_rng(5)
    still = [course(rng.normal(80, 2, 16)).with_columns(name=pl.lit(f"{n}")) for n in range(30)]
    step = weeks((80, 8), (90, 8)).with_columns(name=pl.lit("moved"))
    told = moved(pl.concat([*still, step]), "name")
    called = told.filter("clear")["name"].to_list()
    assert "moved" in called
    assert len(called) <= 2
    assert moved(step.head(4), "name").is_empty()
