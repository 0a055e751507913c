"""Ranks are as sure as they are: shrunken means, intervals of ranks, the funnel."""

import numpy as np
import polars as pl
import pytest

from scoring.analysis import FEW
from scoring.analysis.comparison import means
from scoring.analysis.funnel import LIMITS, NAMED, funnel
from scoring.analysis.ranking import GROUPS, ranking, shrunken, spread, unsure
from tests.simulations.ranking import STANDARD, rows


def scores(levels: dict[str, tuple[int, float]], sd: float = 10.0, seed: int = 3) -> pl.LazyFrame:
    """Of each agent so many conversations around a level."""
    draw = np.random.default_rng(seed)
    return pl.concat(
        pl.DataFrame({"agent_id": [name] * n, "overall": draw.normal(level, sd, n)})
        for name, (n, level) in levels.items()
    ).lazy()


def ranked(frame: pl.LazyFrame, measure: str = "overall", least: int = 30) -> pl.DataFrame:
    return ranking(unsure(means(frame, ["agent_id"], [measure])), least)


def of(told: pl.DataFrame, name: str) -> dict[str, float]:
    return told.filter(agent_id=name).row(0, named=True)


def test_who_is_far_ahead_is_first_and_the_rest_share_the_ranks_behind() -> None:
    told = ranked(scores({"Ann": (80, 95), "Bob": (80, 70), "Cem": (80, 70), "Dai": (80, 70)}))
    assert (of(told, "Ann")["rank_low"], of(told, "Ann")["rank_high"]) == (1, 1)
    for name in ("Bob", "Cem", "Dai"):
        assert (of(told, name)["rank_low"], of(told, name)["rank_high"]) == (2, 4)


def test_nobody_is_ranked_below_the_least_number_but_everybody_is_told() -> None:
    told = ranked(scores({"Ann": (29, 95), "Bob": (30, 70), "Cem": (60, 70), "Dai": (60, 70)}))
    ann = of(told, "Ann")
    assert (ann["rank_low"], ann["rank_high"], ann["ranked"]) == (None, None, None)
    assert ann["shrunken"] is not None
    assert of(told, "Bob")["ranked"] == 3
    assert of(ranked(told_of(29), least=29), "Ann")["ranked"] == 4


def told_of(count: int) -> pl.LazyFrame:
    return scores(dict.fromkeys(("Ann", "Bob", "Cem", "Dai"), (count, 70)))


def test_one_group_alone_is_first_and_last() -> None:
    told = ranked(scores({"Ann": (40, 80)}))
    assert of(told, "Ann")["rank_high"] == 1
    assert of(told, "Ann")["shrunken"] is None


def test_means_of_few_are_drawn_further_towards_all() -> None:
    told = ranked(
        scores({"Ann": (12, 90), "Bob": (400, 90), "Cem": (100, 70), "Dai": (100, 75)}, sd=20)
    )
    moved = {name: of(told, name)["mean"] - of(told, name)["shrunken"] for name in ("Ann", "Bob")}
    assert moved["Ann"] > moved["Bob"] > 0
    few = ranked(scores(dict.fromkeys("ABC", (50, 70))))
    assert few["shrunken"].null_count() == GROUPS - 1


def test_equal_means_are_drawn_together_and_differing_ones_left_apart() -> None:
    error = np.full(6, 2.0)
    equal = shrunken(np.array([70.0, 70.5, 69.5, 70.2, 69.8, 70.0]), error)[0]
    assert np.ptp(equal) < 0.5
    apart = np.array([20.0, 40.0, 50.0, 60.0, 70.0, 90.0])
    assert shrunken(apart, error)[0] == pytest.approx(apart, abs=1.0)


def test_the_spread_of_groups_is_as_paule_and_mandel_solve_it() -> None:
    mean, chance = np.array([10.0, 14.0, 20.0, 11.0]), np.array([1.0, 2.0, 1.5, 0.5])
    found = spread(mean, chance)
    weight = 1 / (chance + found)
    middle = weight @ mean / weight.sum()
    assert weight @ (mean - middle) ** 2 == pytest.approx(3)
    assert spread(np.array([10.0, 10.1]), np.array([4.0, 4.0])) == 0


def test_thirty_that_were_all_met_are_not_sure_to_stay_so() -> None:
    points = {"Ann": [100.0] * 30, "Bob": [100.0, 0.0] * 30}
    frame = pl.DataFrame(
        [(name, value) for name, told in points.items() for value in told],
        schema=["agent_id", STANDARD],
        orient="row",
    ).lazy()
    ann = of(unsure(means(frame, ["agent_id"], [STANDARD])), "Ann")
    assert ann["error"] > 1
    assert ann["high"] == pytest.approx(100)
    assert 80 < ann["low"] < 95


def test_a_score_that_never_changes_leaves_equal_ranks() -> None:
    frame = pl.DataFrame({"agent_id": ["Ann", "Bob"] * 40, "overall": [80.0] * 80}).lazy()
    told = ranked(frame)
    assert told["rank_high"].to_list() == [2, 2]


def test_nothing_scored_is_nothing_ranked() -> None:
    empty = pl.LazyFrame(schema={"agent_id": pl.String, "overall": pl.Float64})
    assert ranked(empty).is_empty()
    assert funnel(ranked(empty)) is None


def test_the_funnel_names_who_lies_outside_and_narrows_with_more_conversations() -> None:
    levels = {f"agent {n:02}": (60, 75.0) for n in range(20)} | {"odd": (60, 40.0)}
    told = funnel(ranked(scores(levels, sd=12)))
    assert told is not None
    odd = told.groups.filter(agent_id="odd").row(0, named=True)
    assert (odd["outside"], odd["named"]) == (LIMITS[1], True)
    width = told.limits["outer_high"] - told.limits["outer_low"]
    assert width.is_sorted(descending=True)
    assert (told.limits["inner_low"] > told.limits["outer_low"]).all()


def test_where_all_differ_the_limits_allow_for_it_and_few_are_named() -> None:
    levels = {f"agent {n:02}": (400, 50.0 + 2 * n) for n in range(20)}
    told = funnel(ranked(scores(levels)))
    assert told is not None
    assert 8 < told.apart < 16
    assert told.groups["outside"].null_count() >= 18
    assert told.groups["named"].sum() <= NAMED


def test_a_funnel_takes_two_groups_with_enough() -> None:
    assert funnel(ranked(scores({"Ann": (FEW - 1, 70), "Bob": (50, 70)}))) is None


def test_what_is_claimed_is_true() -> None:
    """The simulation with few runs: its bounds hold for any seed but one in a thousand."""
    for row in rows(40):
        if "cover" in row.what:
            assert row.found == pytest.approx(row.stated, abs=0.04), row.what
        elif "hold" in row.what:
            assert row.found >= 0.9, row.what
        else:
            assert row.found <= row.stated + 0.15, row.what
