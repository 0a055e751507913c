"""Drawn for review: everyone has a chance, and the chance is known."""

from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.analysis.plans import STRATA, Plan
from scoring.analysis.sampling import drawn, probabilities, replacement

MIX = {"random": 0.3, "stratified": 0.2, "risk": 0.5}


def conversations(rows: int, seed: int = 1, agents: int = 3) -> pl.DataFrame:
    """Scored conversations of some agents; ``value`` is what a reviewer would find."""
    draw = np.random.default_rng(seed)
    quality = draw.normal(size=rows)
    return pl.DataFrame(
        {
            "conversation_id": [f"c{number:04}" for number in range(rows)],
            "agent_id": [f"agent {number % agents}" for number in range(rows)],
            "team": "day",
            "language": draw.choice(["en", "zh", "de"], rows, p=[0.6, 0.3, 0.1]),
            "channel": draw.choice(["chat", "email"], rows, p=[0.8, 0.2]),
            "overall": np.clip(75 + 12 * quality + draw.normal(0, 6, rows), 0, 100),
            "critical": draw.random(rows) < 1 / (1 + np.exp(4 + 2 * quality)),
            "effect.final_mood": np.clip(0.4 * quality + draw.normal(0, 0.4, rows), -1, 1),
            "efficiency.first_response": draw.exponential(60, rows),
            "efficiency.longest_wait": draw.exponential(90, rows),
            "assessed": draw.integers(20, 40, rows),
            "unassessed": draw.integers(0, 15, rows),
            "predicted_low": 1.0,
            "predicted_high": 4 + draw.random(rows),
            "value": np.clip(70 + 14 * quality + draw.normal(0, 8, rows), 0, 100).round(-1),
        }
    )


def often(frame: pl.DataFrame, runs: int) -> pl.DataFrame:
    """The same conversations many times, each ``run`` with agents of its own."""
    own = [
        pl.format("{} in {}", name, "run").alias(name) for name in ("conversation_id", "agent_id")
    ]
    return frame.join(pl.DataFrame({"run": range(runs)}), how="cross").with_columns(
        pl.col("conversation_id").alias("which"), *own
    )


FRAMES = st.integers(0, 40).flatmap(
    lambda rows: st.tuples(
        st.just(rows),
        st.integers(0, 1_000),
        st.lists(st.sampled_from(["Ann", "Bob", None]), min_size=rows, max_size=rows),
    )
)
PLANS = st.builds(
    Plan,
    quota=st.integers(1, 12),
    shares=st.fixed_dictionaries(
        {name: st.sampled_from([0.0, 0.5, 2.0]) for name in ("random", "risk")}
        | {"stratified": st.sampled_from([0.1, 1.0])}
    ),
    per_agent=st.booleans(),
    strata=st.lists(st.sampled_from(STRATA), min_size=1, unique=True).map(tuple),
    floor=st.sampled_from([0.01, 0.3, 1.0]),
    seed=st.integers(0, 3),
)


@settings(deadline=None, max_examples=60)
@given(FRAMES, PLANS)
def test_chances_add_up_and_the_quota_is_kept(told: tuple[Any, ...], plan: Plan) -> None:
    rows, seed, agents = told
    frame = conversations(rows, seed).with_columns(pl.Series("agent_id", agents, pl.String))
    chances = probabilities(frame, plan)
    assert chances["conversation_id"].to_list() == frame["conversation_id"].to_list()
    taken = drawn(frame, plan, "2026-10")
    assert taken["conversation_id"].is_unique().all()
    assert taken.equals(drawn(frame.sample(fraction=1, shuffle=True, seed=seed), plan, "2026-10"))
    assert taken.sort("conversation_id").equals(
        chances.filter(pl.col("conversation_id").is_in(taken["conversation_id"].to_list()))
    )
    quotas = chances.partition_by("agent_id") if plan.per_agent else [chances]
    for mine in quotas:
        size = min(plan.quota, mine.height)
        assert mine["probability"].sum() == pytest.approx(size)
        assert mine["probability"].is_between(0, 1, closed="right").all()
        assert (mine["probability"] >= plan.floor * size / max(mine.height, 1) - 1e-9).all()
        assert mine["conversation_id"].is_in(taken["conversation_id"].to_list()).sum() == size
    assert (chances["reasons"].list.len() > 0).all()


def test_plan_and_cycle_decide_the_draw() -> None:
    frame, plan = conversations(120), Plan(6, MIX, strata=("language",))
    first = drawn(frame, plan, "2026-10")
    assert first.equals(drawn(frame, plan, "2026-10"))
    assert not first.equals(drawn(frame, plan, "2026-11"))
    other = drawn(frame, Plan(6, MIX, strata=("language",), seed=1), "2026-10")
    assert not first.equals(other)


def test_those_already_drawn_are_not_drawn_again() -> None:
    frame, plan = conversations(60), Plan(8, MIX, strata=("language",))
    seen: list[str] = []
    for cycle in ("a", "b", "c"):
        seen += drawn(frame, plan, cycle, seen)["conversation_id"].to_list()
    assert sorted(seen) == frame["conversation_id"].to_list()
    assert drawn(frame, plan, "d", seen).is_empty()


def test_everyone_is_drawn_as_often_as_told() -> None:
    frame, runs = conversations(60, agents=2), 2_000
    plan = Plan(10, MIX, strata=("language", "channel"))
    many = often(frame, runs)
    counts = many.join(drawn(many, plan, "x"), on="conversation_id", how="semi")["which"]
    hits = counts.value_counts(name="hits").rename({"which": "conversation_id"})
    told = probabilities(frame, plan).join(hits, on="conversation_id", how="left")
    chance, hit = told["probability"].to_numpy(), told["hits"].fill_null(0).to_numpy() / runs
    assert chance.max() > 4 * chance.min()
    away = np.abs(hit - chance) / np.sqrt(np.maximum(chance * (1 - chance), 1e-9) / runs)
    assert away.max() < 4


def test_of_each_stratum_comes_what_is_expected() -> None:
    frame, plan = conversations(300), Plan(40, per_agent=False, strata=("language", "channel"))
    expected = probabilities(frame, plan).group_by("stratum").agg(pl.col("probability").sum())
    for cycle in map(str, range(20)):
        counts = drawn(frame, plan, cycle)["stratum"].value_counts(name="came")
        both = expected.join(counts, on="stratum", how="left").fill_null(0)
        assert ((both["came"] - both["probability"]).abs() < 1).all()


def test_small_strata_are_drawn_more_often_and_say_so() -> None:
    frame = conversations(100, agents=1).with_columns(
        pl.Series("language", ["zh"] * 4 + ["en"] * 96)
    )
    plan = Plan(10, {"stratified": 1.0}, strata=("language",), floor=0.01)
    told = probabilities(frame, plan)
    small, large = (told.filter(stratum=name)["probability"] for name in ("zh", "en"))
    assert small[0] / large[0] == pytest.approx((96 / 4) ** 0.5, rel=0.05)
    assert told.filter(stratum="zh")["reasons"][0].to_list() == ["stratum"]


def test_a_stratum_may_be_unknown_and_topics_may_be_missing() -> None:
    frame = conversations(20).with_columns(pl.lit(None, pl.String).alias("language"))
    told = probabilities(frame, Plan(3, strata=("language", "topic", "channel")))
    assert set(told["stratum"]) == {"– · chat", "– · email"}
    assert set(probabilities(frame, Plan(3))["stratum"]) == {""}


def quiet(rows: int) -> pl.DataFrame:
    """Conversations that show no sign of anything."""
    still = {"overall": 80.0, "critical": False, "effect.final_mood": 0.2, "agent_id": "Ann"}
    still |= {"efficiency.first_response": 9.0, "efficiency.longest_wait": 9.0}
    still |= {"unassessed": 0, "predicted_high": 4.0}
    return conversations(rows).with_columns(
        pl.lit(value).alias(name) for name, value in still.items()
    )


def test_what_stands_out_is_taken_and_says_why() -> None:
    frame = quiet(50).with_columns(
        (pl.col("conversation_id") == "c0007").alias("critical"),
        pl.when(pl.col("conversation_id") == "c0009").then(0.9).alias("disagreement"),
    )
    taken = drawn(frame, Plan(10, {"risk": 1.0}, floor=0.1), "x").filter(
        pl.col("reasons") != ["random"]
    )
    assert dict(taken["conversation_id", "reasons"].iter_rows()) == {
        "c0007": ["critical"],
        "c0009": ["disagreement"],
    }
    assert (taken["probability"] > 0.9).all()


def test_signals_count_by_their_weights() -> None:
    frame = quiet(50).with_columns((pl.col("conversation_id") == "c0007").alias("critical"))
    for weights in ({"critical": 0.0, "angry_end": 1.0}, {"disagreement": 1.0}):
        told = probabilities(frame, Plan(2, {"risk": 1.0}, weights=weights))
        assert told["probability"].to_list() == pytest.approx([2 / 50] * 50)
        assert told["reasons"].to_list() == [["random"]] * 50


def test_whoever_has_fewer_than_the_quota_is_reviewed_whole() -> None:
    told = drawn(conversations(9), Plan(3, MIX, strata=("language",)), "x")
    assert (told.height, set(told["probability"])) == (9, {1.0})


def test_a_replacement_is_the_next_of_the_same_agent() -> None:
    frame, plan = conversations(30), Plan(4, MIX, strata=("language",))
    taken = drawn(frame, plan, "x")["conversation_id"].to_list()
    for left in (6, 5, 4, 3, 2, 1):
        following = replacement(frame, plan, "x", taken, "agent 1")
        shuffled = frame.sample(fraction=1, shuffle=True, seed=left)
        assert following.equals(replacement(shuffled, plan, "x", taken[::-1], "agent 1"))
        assert following["agent_id"].to_list() == ["agent 1"]
        assert following["conversation_id"][0] not in taken
        chances = probabilities(frame, plan)
        assert following.equals(chances.join(following, on="conversation_id", how="semi"))
        taken.append(following["conversation_id"][0])
    assert replacement(frame, plan, "x", taken, "agent 1").is_empty()
    assert replacement(frame, plan, "x", taken, None).is_empty()


def test_a_plan_of_all_together_is_replaced_from_all() -> None:
    frame, plan = conversations(60), Plan(3, per_agent=False)
    cycles = [replacement(frame, plan, str(cycle), [], None) for cycle in range(20)]
    assert len({row["agent_id"][0] for row in cycles}) > 1
    assert len({row["conversation_id"][0] for row in cycles}) > 10
    mine = replacement(frame, plan, "x", [], "agent 2", already=["c0002"])
    assert mine["agent_id"].to_list() == ["agent 2"]


def test_the_next_is_the_likelier_the_better_its_chance_was() -> None:
    frame, plan = (
        quiet(4).with_columns(pl.Series("critical", [True, False, False, False])),
        Plan(1, {"risk": 1.0}, floor=0.4),
    )
    chance = probabilities(frame, plan)["probability"].to_numpy()
    odds = chance / (1 - chance)
    cycles = [replacement(frame, plan, str(cycle), [], "Ann") for cycle in range(300)]
    first = pl.concat(cycles)["conversation_id"].to_list().count("c0000")
    share = odds[0] / odds.sum()
    assert abs(first / 300 - share) < 3 * (share * (1 - share) / 300) ** 0.5
