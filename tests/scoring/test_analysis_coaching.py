"""What coaching would win, and the conversations to coach with."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest

from scoring.analysis import FEW
from scoring.analysis.coaching import AGENTS, topics
from scoring.analysis.examples import examples
from scoring.analysis.shares import sums_of
from scoring.measure import EVIDENCE, MEASUREMENT, evidence
from scoring.rubric import changed, default
from scoring.scorecard import scores

GREETING, FAREWELL, COURTESY = "attitude.greeting", "attitude.farewell", "attitude.courtesy"
RESOLVED = "effect.resolved"
DAY = datetime(2026, 3, 2, tzinfo=UTC)
NOTHING = pl.DataFrame(schema=MEASUREMENT)


def measurements(rows: Sequence[dict[str, Any]]) -> pl.LazyFrame:
    facts = {"language": "en", "channel": "chat"}
    told = [{"conversation_id": f"{number:05}"} | facts | row for number, row in enumerate(rows)]
    return pl.LazyFrame(told, schema=MEASUREMENT)


def of_agent(name: str, greeted: Sequence[float | None], **facts: Any) -> list[dict[str, Any]]:
    return [{"agent_id": name, GREETING: one} | facts for one in greeted]


def first(told: pl.DataFrame, **where: str) -> dict[str, Any]:
    return told.filter(**where).row(0, named=True)


def test_what_is_won_is_how_far_the_overall_score_would_rise() -> None:
    others = [{FAREWELL: 1.0, RESOLVED: 0.0}, {FAREWELL: math.nan, RESOLVED: None}, {COURTESY: 0.3}]
    rows = [
        row | others[number % 3] | {"channel": ["chat", "email"][number % 2]}
        for name, greeted in (("Ada", 1.0), ("Bob", 0.0), ("Cem", 0.0), ("Dee", 0.0))
        for number, row in enumerate(of_agent(name, [greeted] * 24))
    ]
    rubric = changed(
        default(),
        {
            "standards": {GREETING: {"weight": 2, "email": {"weight": 0.5}}},
            "dimensions": {"effect": 3},
        },
    )
    seen = measurements(rows)
    greeting = first(topics(seen, rubric, ()), standard=GREETING)
    ideal = seen.with_columns(pl.lit(1.0).alias(GREETING))
    now, then = (
        scores(frame, rubric).select(pl.col("overall").mean()).collect().item()
        for frame in (seen, ideal)
    )
    assert (greeting["own"], greeting["reference"], greeting["gap"]) == (25, 100, 75)
    assert greeting["win"] == pytest.approx(then - now, rel=1e-5)
    assert greeting["low"] < greeting["win"] < greeting["high"]


def test_what_a_standard_weighs_may_differ_by_team() -> None:
    rows = [
        row | {"team": name, FAREWELL: 1.0}
        for name, greeted in (("Ada", 1.0), ("Bob", 0.0), ("Cem", 0.0), ("Dee", 0.0))
        for row in of_agent(name, [greeted] * 24)
    ]
    seen = measurements(rows)
    rubrics = {
        name: changed(default(), {"standards": {GREETING: terms}})
        for name, terms in {
            "own": {"weight": 2, "team": {"Bob": {"weight": 0}}},
            "two": {"weight": 2},
            "none": {"weight": 0},
        }.items()
    }
    told = topics(seen, rubrics["own"]).filter(standard=GREETING)
    assert dict(told.select("agent_id", "judged").iter_rows()) == dict.fromkeys(
        ["Ada", "Bob", "Cem", "Dee"], 24
    )
    sums = {name: sums_of(seen, rubric, ["agent_id"]) for name, rubric in rubrics.items()}
    weighs = {
        name: dict(told.select("agent_id", f"{GREETING}:weight").iter_rows())
        for name, told in sums.items()
    }
    assert weighs["own"] == pytest.approx(weighs["two"] | {"Bob": 0})
    assert weighs["two"]["Bob"] > weighs["none"]["Bob"] == 0


def test_the_rarer_a_standard_is_judged_the_less_it_wins() -> None:
    rare = [number < FEW for number in range(40)]
    rows = [
        {"agent_id": name, GREETING: met, FAREWELL: met if some else math.nan, RESOLVED: 1.0}
        for name, met in (("Ada", 1.0), ("Bob", 0.0), ("Cem", 0.0), ("Dee", 0.0))
        for some in rare
    ]
    told = topics(measurements(rows), default(), ())
    often, seldom = (first(told, standard=name) for name in (GREETING, FAREWELL))
    assert (often["judged"], seldom["judged"]) == (160, 4 * FEW)
    assert often["gap"] == seldom["gap"]
    assert often["win"] > 2 * seldom["win"] > 0
    assert told["standard"][0] == GREETING


def test_agents_are_held_against_the_best_in_like_conversations() -> None:
    often, seldom = [1.0] * 9 + [0.0], [1.0] * 4 + [0.0] * 6
    rows = [
        row
        for number in range(AGENTS)
        for language, greeted in (("en", often), ("de", seldom))
        for row in of_agent(f"{language} {number}", greeted * 4, language=language)
    ]
    told = topics(measurements(rows), default()).filter(standard=GREETING)
    assert first(told, agent_id="de 1")["reference"] == pytest.approx(40)
    assert first(told, agent_id="en 1")["reference"] == pytest.approx(90)
    assert told["win"].to_list() == pytest.approx([0] * told.height)
    assert not told["clear"].any()


def test_without_enough_colleagues_there_is_nothing_to_hold_against() -> None:
    rows = [row for n in range(AGENTS - 1) for row in of_agent(f"agent {n}", [1.0, 0.0] * 10)]
    assert topics(measurements(rows), default()).is_empty()
    few = rows + of_agent("agent few", [1.0] * (FEW - 1))
    assert topics(measurements(few), default()).is_empty()
    nobody = measurements([{GREETING: 1.0}] * 40)
    assert topics(nobody, default()).columns == topics(measurements([]), default()).columns


def test_a_standard_that_weighs_nothing_wins_nothing() -> None:
    rows = [
        row | {FAREWELL: 1.0}
        for name, greeted in (("Ada", 1.0), ("Bob", 0.0), ("Cem", 0.0), ("Dee", 0.0))
        for row in of_agent(name, [greeted] * FEW)
    ]
    rubric = changed(default(), {"standards": {GREETING: {"weight": 0}}})
    told = topics(measurements(rows), rubric).filter(standard=GREETING)
    assert told["win"].to_list() == [0] * 4
    assert not told["clear"].any()


def team(draw: np.random.Generator, chances: Sequence[float], count: int = 80) -> pl.LazyFrame:
    """Agents who greet with these chances, and say farewell, and are courteous, all alike."""
    each = np.repeat(np.arange(len(chances)), count)
    told = {
        GREETING: draw.random(len(each)) < np.array(chances)[each],
        FAREWELL: draw.random(len(each)) < 0.6,
        COURTESY: draw.random(len(each)),
    }
    return NOTHING.select(
        pl.exclude("agent_id", *told).extend_constant(None, len(each)),
        pl.Series("agent_id", each).cast(pl.String),
        *(pl.Series(name, values, pl.Float64, strict=False) for name, values in told.items()),
    ).lazy()


def test_what_is_planted_is_found_and_chance_is_not() -> None:
    draw, runs = np.random.default_rng(3), 25
    found = false = 0
    for _ in range(runs):
        told = topics(team(draw, [0.3] + [0.85] * 9), default()).filter("clear")
        found += told["standard"].to_list()[:1] == [GREETING] and told["agent_id"][0] == "0"
        false += told.height > 1
    alarms = sum(topics(team(draw, [0.7] * 10), default())["clear"].any() for _ in range(runs))
    assert found == runs
    assert false <= 4, "beside what is planted"
    assert alarms <= 4, "25 teams of agents all alike"


def test_where_all_are_alike_the_whole_has_nothing_to_win() -> None:
    draw = np.random.default_rng(9)
    told = [topics(team(draw, [0.7] * 30), default(), ()) for _ in range(8)]
    assert not pl.concat(told)["clear"].any()
    # In most teams hardly a standard lets agents seem to differ.
    assert sum(one.select((pl.col("win") < 0.01).all()).item() for one in told) >= 6


def test_few_conversations_win_less_than_they_seem_to() -> None:
    many = team(np.random.default_rng(5), [0.8] * 11).collect()
    unlucky = many.head(FEW).with_columns(
        pl.lit("unlucky").alias("agent_id"), pl.lit(0.0).alias(GREETING)
    )
    told = topics(pl.concat([many, unlucky]).lazy(), default()).filter(standard=GREETING)
    row, other = first(told, agent_id="unlucky"), first(told, agent_id="0")
    # One of three standards of the only dimension that was judged.
    assert 0 < row["win"] < row["gap"] / 3
    assert row["high"] - row["low"] > 2 * (other["high"] - other["low"])


def test_teams_are_told_apart_too() -> None:
    draw = np.random.default_rng(7)
    rows = team(draw, [0.3] * 4 + [0.9] * 4).with_columns(
        pl.when(pl.col("agent_id") < "4").then(pl.lit("Day")).otherwise(pl.lit("Night"))
        .alias("team")
    )  # fmt: skip
    told = topics(rows, default(), ["team"]).filter("clear")
    assert told.select("team", "standard").rows() == [("Day", GREETING)]


def seen(*rows: tuple[str, str, str, float, float]) -> pl.LazyFrame:
    """Conversations: id, agent, language, greeted, resolved; the first is the newest."""
    told = [
        {
            "conversation_id": name,
            "agent_id": agent,
            "language": language,
            "channel": "chat",
            "started_at": DAY - timedelta(days=place),
            GREETING: greeted,
            RESOLVED: resolved,
            evidence(GREETING): {"message": place, "start": None, "end": None},
        }
        for place, (name, agent, language, greeted, resolved) in enumerate(rows)
    ]
    return pl.LazyFrame(told, schema=MEASUREMENT)


def coached_with(frame: pl.LazyFrame, count: int = 2) -> pl.DataFrame:
    judged = scores(frame, default())
    return examples(frame, judged, default(), "Ada", GREETING, count=count)


def test_own_misses_stand_beside_the_best_of_colleagues() -> None:
    told = coached_with(
        seen(
            ("met", "Ada", "en", 1, 1),
            ("new", "Ada", "en", 0, 1),
            ("old", "Ada", "en", 0, 1),
            ("oldest", "Ada", "en", 0, 1),
            ("left open", "Bob", "en", 1, 0),
            ("solved", "Cem", "en", 1, 1),
            ("solved before", "Bob", "en", 1, 1),
            ("missed", "Bob", "en", 0, 1),
        )
    )
    assert told.select("conversation_id", "whose").rows() == [
        ("new", "own"),
        ("old", "own"),
        ("solved", "colleague"),
        ("solved before", "colleague"),
    ]
    assert told["message"].to_list() == [1, 2, 5, 6]
    assert told["agent_id"].to_list() == ["Ada", "Ada", "Cem", "Bob"]


def test_colleagues_spoke_the_language_of_the_miss() -> None:
    told = coached_with(
        seen(
            ("de miss", "Ada", "de", 0, 1),
            ("en miss", "Ada", "en", 0, 1),
            ("en miss before", "Ada", "en", 0, 1),
            ("en one", "Bob", "en", 1, 1),
            ("en two", "Bob", "en", 1, 1),
            ("fr", "Bob", "fr", 1, 1),
            ("de", "Bob", "de", 1, 0),
            ("de before", "Bob", "de", 1, 0),
        ),
        3,
    )
    colleagues = told.filter(whose="colleague")["conversation_id"].to_list()
    assert colleagues == ["en one", "en two", "de"]


def test_missed_comes_before_partly_met_and_the_well_judged_before_the_rest() -> None:
    rows = seen(
        ("partly", "Ada", "en", 1, 1),
        ("missed", "Ada", "en", 1, 1),
        ("little judged", "Bob", "en", 1, math.nan),
        ("well judged", "Bob", "en", 1, 0),
    ).with_columns(pl.Series(COURTESY, [0.3, 0.0, 1.0, 1.0]))
    judged = scores(rows, default())
    told = examples(rows, judged, default(), "Ada", COURTESY, count=2)
    assert told["conversation_id"].to_list() == ["missed", "partly", "well judged"]


def test_a_breach_is_no_example_and_without_a_miss_there_is_none() -> None:
    rows = seen(("miss", "Ada", "en", 0, 1), ("breach", "Bob", "en", 1, 1)).with_columns(
        pl.lit(1.0).alias("attitude.respect")
    )
    assert coached_with(rows)["conversation_id"].to_list() == ["miss"]
    assert coached_with(seen(("met", "Ada", "en", 1, 1), ("b", "Bob", "en", 1, 1))).is_empty()


def test_examples_do_not_hang_on_the_order_of_rows() -> None:
    rows = seen(*((f"{n}", "Ada" if n % 2 else "Bob", "en", 1 - n % 2, 1) for n in range(12)))
    same = rows.with_columns(
        pl.lit(DAY).alias("started_at"), pl.lit(None, EVIDENCE).alias(evidence(GREETING))
    )
    told = coached_with(same, 3)
    assert told.equals(coached_with(same.reverse(), 3))
    assert told.height == 6
