"""Drawn for review: everyone has a chance, the chance is known, and estimates rest on it."""

import json
from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.analysis import FEW
from scoring.analysis.estimates import means, needed, precision_of, share_spread, totals
from scoring.analysis.plans import SIGNALS, STRATA, Plan, content_of, plan_of
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


# Plans


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


# Signals


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


# Draws

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


# Replacements


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


# Estimates


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


# Sizes


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
