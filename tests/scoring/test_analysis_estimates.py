"""What reviews tell of all: estimates rest on known chances, and sizes on what shall be known."""

from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.analysis import FEW
from scoring.analysis.estimates import means, needed, precision_of, share_spread, totals
from scoring.analysis.plans import Plan
from scoring.analysis.sampling import drawn
from tests.scoring.test_analysis_sampling import MIX, conversations, often


def reviews(**columns: Any) -> pl.DataFrame:
    return pl.DataFrame({"agent_id": "Ann"} | columns)


def test_equal_chances_give_the_classical_figures() -> None:
    values = np.random.default_rng(3).normal(70, 10, 20)
    found = reviews(value=values, probability=[0.1] * 20)
    total, mean = totals(found).row(0, named=True), means(found).row(0, named=True)
    error = values.std(ddof=1) * np.sqrt(0.9 / 20)
    assert (total["n"], total["total"]) == (20, pytest.approx(200 * values.mean()))
    assert total["error"] == pytest.approx(200 * error)
    assert mean["mean"] == pytest.approx(values.mean())
    assert mean["error"] == pytest.approx(error * (20 / 19) ** 0.5), "residuals draw the mean"
    assert mean["high"] - mean["mean"] == pytest.approx(2.093 * mean["error"], rel=1e-4)


def test_a_review_stands_for_as_many_as_its_chance_was_small() -> None:
    found = reviews(value=[0.0] * 10 + [100.0] * 10, probability=[1.0] * 10 + [0.25] * 10)
    assert means(found)["mean"][0] == pytest.approx(80.0)
    assert totals(found)["total"][0] == pytest.approx(4_000.0)


def test_groups_are_parts_of_the_whole() -> None:
    draw = np.random.default_rng(4)
    found = reviews(
        value=draw.normal(70, 10, 60),
        probability=draw.uniform(0.05, 0.5, 60),
        language=["en", "zh", None] * 20,
    )
    parts, whole = totals(found, ["language"]), totals(found)
    assert parts["language"].to_list() == ["en", "zh", None]
    assert parts["total"].sum() == pytest.approx(whole["total"][0])
    zh = found.with_columns(pl.when(pl.col("language") == "zh").then("value"))
    alone, part = (means(zh), means(found, ["language"]).filter(language="zh").drop("language"))
    assert alone["n"][0] == 20
    for name in ("mean", "error", "low", "high"):
        assert alone[name][0] == pytest.approx(part[name][0])


def test_each_agent_has_a_mean_of_their_own() -> None:
    found = pl.concat(
        reviews(
            agent_id=agent,
            value=np.random.default_rng(seed).normal(70, 10, 15),
            probability=[0.1] * 10 + [0.4] * 5,
        )
        for seed, agent in enumerate(("Ann", "Bob"))
    )
    for agent, mean in means(found, ["agent_id"]).partition_by("agent_id", as_dict=True).items():
        alone = means(found.filter(agent_id=agent[0]), within=())
        assert mean.drop("agent_id").row(0) == pytest.approx(alone.row(0))


def test_few_reviews_tell_nothing() -> None:
    found = reviews(value=[None, *range(FEW - 1)], probability=[0.5] * FEW)
    for told in (means(found), totals(found)):
        assert told.row(0) == (FEW - 1, None, None, None, None)
    assert means(found.clear(), ["agent_id"]).is_empty()


def test_values_all_alike_say_nothing_of_how_they_vary() -> None:
    alike = reviews(value=[80.0] * 20, probability=[0.5] * 20)
    assert means(alike).row(0) == (20, pytest.approx(80.0), None, None, None)
    whole = reviews(value=[*range(20)], probability=[1.0] * 20)
    assert means(whole).row(0) == (20, 9.5, 0.0, 9.5, 9.5)


def test_quotas_of_one_are_taken_together_within_their_cycle() -> None:
    values = np.random.default_rng(5).normal(70, 10, 24)
    found = pl.DataFrame(
        {
            "cycle": ["a"] * 12 + ["b"] * 12,
            "agent_id": [str(number) for number in range(24)],
            "value": values,
            "probability": [0.1] * 24,
        }
    )
    apart = totals(found, within=("cycle", "agent_id"))
    assert apart.equals(totals(found, within=("cycle",)))
    alone = found.with_columns(pl.when(pl.int_range(pl.len()) == 0).then(1).otherwise(2).alias("x"))
    assert totals(alone, within=("x", "agent_id"))["error"].to_list() == [None]


RUNS = 2_000
WITHIN = ("run", "agent_id")


@cache
def simulated(strategy: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Conversations, and the reviews of 2,000 draws from them."""
    frame = conversations(200, seed=2, agents=5)
    shares = MIX if strategy == "mixed" else {strategy: 1.0}
    many = often(frame, RUNS)
    chosen = drawn(many, Plan(8, shares, strata=("language", "channel")), "x")
    facts = many.select("conversation_id", "run", "language", "value")
    return frame, chosen.join(facts, on="conversation_id")


@pytest.mark.parametrize("strategy", ["random", "mixed", "risk"])
def test_estimates_are_right_in_the_mean_where_the_naive_mean_is_not(strategy: str) -> None:
    frame, found = simulated(strategy)
    truth = float(np.mean(frame["value"].to_numpy()))
    total = totals(found, ["run"], WITHIN)["total"].to_numpy() / frame.height
    assert abs(total.mean() - truth) < 3 * total.std() / RUNS**0.5
    mean = means(found, ["run"], WITHIN)["mean"].to_numpy()
    # A ratio of two sums is off by a little, which must not count beside its error.
    assert abs(mean.mean() - truth) < 0.1 * mean.std()
    naive = found.group_by("run").agg(pl.col("value").mean())["value"].to_numpy()
    assert (abs(naive.mean() - truth) > naive.std()) == (strategy != "random")


@pytest.mark.parametrize("strategy", ["random", "mixed", "risk"])
def test_intervals_cover_the_truth(strategy: str) -> None:
    frame, found = simulated(strategy)
    zh = found.with_columns(pl.when(pl.col("language") == "zh").then("value"))
    for truth, reviewed in ((frame, found), (frame.filter(language="zh"), zh)):
        value = float(np.mean(truth["value"].to_numpy()))
        told = means(reviewed, ["run"], WITHIN).drop_nulls()
        covered = told.select((pl.col("low") <= value) & (pl.col("high") >= value))
        assert 0.94 < covered.to_series().to_numpy().mean() < 0.985


def test_so_many_are_needed_as_the_books_say() -> None:
    # Cochran 1977, 4.4: 1.96² · 0.5² / 0.05² = 385, of 1,000 in all 278; by Student's t 2 more.
    half = share_spread(0.5)
    assert half == 50.0
    assert needed(half, 5.0) == 387
    assert needed(half, 5.0, 1_000) == 280
    assert needed(half, 5.0, 30) < 30
    assert needed(half, 0.0, 30) == 30
    assert needed(0.0, 5.0, 30) == 2
    assert [needed(20.0, 5.0, population) for population in (0, 1)] == [0, 1]


def test_precision_of_known_sizes() -> None:
    assert precision_of(1, 10.0) is None
    assert precision_of(20, 10.0, 20) == 0.0
    assert precision_of(25, 10.0) == pytest.approx(2.0639 * 2, rel=1e-4)
    assert precision_of(25, 10.0, 100) == pytest.approx(2.0639 * 2 * 0.75**0.5, rel=1e-4)


@settings(deadline=None, max_examples=100)
@given(
    st.floats(1, 50),
    st.floats(0.5, 20),
    st.one_of(st.none(), st.integers(1, 10_000)),
    st.sampled_from([0.8, 0.95, 0.99]),
)
def test_the_fewest_that_are_precise_enough(
    spread: float, precision: float, population: int | None, confidence: float
) -> None:
    n = needed(spread, precision, population, confidence)
    reached = precision_of(n, spread, population, confidence)
    assert n == population or (reached is not None and reached <= precision)
    fewer = precision_of(n - 1, spread, population, confidence)
    assert fewer is None or fewer > precision
