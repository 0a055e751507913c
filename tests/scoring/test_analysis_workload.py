"""The load of agents: what is open at the same time, how much of the day, and who is there."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest

from scoring.analysis.load import against_load
from scoring.analysis.staffing import DAYS, staffing
from scoring.analysis.workload import LONGEST, counted, workload
from scoring.rubric import default

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
MINUTE = 60

FRAME = {
    "conversation_id": pl.String,
    "agent_id": pl.String,
    "channel": pl.String,
    "team": pl.String,
    "language": pl.String,
    "started_at": pl.Datetime("us", "UTC"),
    "customer_from": pl.Datetime("us", "UTC"),
    "agent_from": pl.Datetime("us", "UTC"),
    "ended_at": pl.Datetime("us", "UTC"),
    "handle_seconds": pl.Float64,
    "efficiency.first_response": pl.Float64,
}


def led(agent: str | None, begin: float, end: float, **other: Any) -> dict[str, Any]:
    """A chat in which the agent speaks from one minute after eight to another; the customer came
    half a minute before."""
    came = MONDAY + timedelta(minutes=begin, seconds=-30)
    return {
        "agent_id": agent,
        "channel": "chat",
        "team": None,
        "language": "en",
        "started_at": came,
        "customer_from": came,
        "agent_from": MONDAY + timedelta(minutes=begin),
        "ended_at": MONDAY + timedelta(minutes=end),
        "handle_seconds": (end - begin) * 60 + 30,
        "efficiency.first_response": 30.0,
    } | other


def frame(rows: list[dict[str, Any]]) -> pl.LazyFrame:
    named = [{"conversation_id": f"c{place:05}"} | row for place, row in enumerate(rows)]
    return pl.DataFrame(named, schema=FRAME).lazy()


def test_conversations_that_overlap_are_open_at_the_same_time() -> None:
    told = workload(
        frame([led("Ann", 0, 20), led("Ann", 10, 30), led("Ann", 40, 60), led("Bob", 5, 25)])
    )
    opened = dict(told.sittings.select("conversation_id", "open").iter_rows())
    assert opened == {"c00000": 1, "c00001": 2, "c00002": 1, "c00003": 1}
    ann, bob = told.agents.to_dicts()
    assert (ann["agent_id"], ann["live"], ann["most_open"]) == ("Ann", 3, 2)
    assert ann["mean_open"] == pytest.approx(60 / 50)
    assert ann["occupancy"] == pytest.approx(50 / 60)
    assert bob["mean_open"] == 1
    # Twenty minutes are too little to speak of a share of the working time.
    assert bob["occupancy"] is None


def test_the_sweep_agrees_with_counting_one_by_one() -> None:
    draw = np.random.default_rng(5)
    rows = [
        led(f"agent {agent}", begin, begin + length)
        for agent, begin, length in zip(
            draw.integers(0, 4, 300),
            draw.integers(0, 3000, 300).tolist(),
            draw.integers(1, 60, 300).tolist(),
            strict=True,
        )
    ]
    told = workload(frame(rows))
    spans = [(row["agent_id"], row["agent_from"], row["ended_at"]) for row in rows]
    expected = [
        sum(who == agent and begin <= at < end for who, begin, end in spans)
        for agent, at, _ in spans
    ]
    assert told.sittings.sort("conversation_id")["open"].to_list() == expected
    # No more is busy than there are minutes in which anything is open, hour by hour.
    minutes = {
        (who, (begin + timedelta(minutes=minute)).replace(second=0))
        for who, begin, end in spans
        for minute in range(int((end - begin).total_seconds() // 60))
    }
    assert told.hours["busy"].sum() == 60 * len(minutes)
    assert (told.hours["busy"] <= told.hours["present"]).all()


def test_an_hour_counts_as_worked_between_the_first_and_the_last_message_of_a_day() -> None:
    told = workload(frame([led("Ann", 0, 30), led("Ann", 150, 180)]))
    hours = {row["hour"]: row for row in told.hours.to_dicts()}
    assert {hour: row["present"] for hour, row in hours.items()} == {8: 3600, 9: 3600, 10: 3600}
    assert hours[8]["occupancy"] == 0.5
    assert hours[9]["occupancy"] == 0


def test_only_live_conversations_of_one_sitting_make_a_load() -> None:
    long = LONGEST / 60 + 1
    told = workload(
        frame([led("Ann", 0, 10, channel="email"), led("Ann", 0, long), led(None, 0, 10)])
    )
    assert told.sittings.is_empty()
    assert told.agents.is_empty()
    assert told.hours.is_empty()
    assert told.long == 1


def test_a_conversation_is_counted_on_the_day_it_began() -> None:
    rows = [
        led("Ann", 0, 5),
        led("Ann", 30, 35),
        led("Ann", 24 * 60, 24 * 60 + 5),
        led("Bob", 0, 5),
    ]
    assert counted(frame(rows)).to_dicts() == [
        {"agent_id": "Ann", "conversations": 3, "days": 2},
        {"agent_id": "Bob", "conversations": 1, "days": 1},
    ]


def loaded(effect: float, seed: int, agents: int = 12) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """Sittings and scores: the better an agent is, the more they have at a time; each further one
    costs ``effect`` points."""
    draw = np.random.default_rng(seed)
    doing = 6 * draw.standard_normal(agents)
    agent = np.repeat(np.arange(agents), 120)
    busy = 1 + draw.binomial(3, np.clip(0.4 + doing / 40, 0.1, 0.9)[agent])
    score = 70 + doing[agent] + effect * (busy - 1) + 10 * draw.standard_normal(len(agent))
    ids = [f"c{place}" for place in range(len(agent))]
    sittings = pl.DataFrame({"conversation_id": ids, "agent_id": agent, "open": busy})
    return sittings.lazy(), pl.DataFrame({"conversation_id": ids, "overall": score}).lazy()


def test_a_load_that_costs_points_is_found_within_agents() -> None:
    told = against_load(*loaded(-4.0, seed=1), "overall")
    assert told.clear
    assert told.slope is not None
    assert told.low is not None
    assert told.high is not None
    assert told.low < -4 < told.high < 0
    assert told.levels["open"].to_list() == [1, 2, 3, 4]
    assert told.levels["difference"][0] == 0
    assert told.levels["high"][3] < -6


def test_good_agents_who_are_given_more_do_not_make_load_look_good() -> None:
    sittings, scores = loaded(0.0, seed=2)
    told = against_load(sittings, scores, "overall")
    assert not told.clear
    joined = sittings.join(scores, on="conversation_id").collect()
    assert joined.select(pl.corr("open", "overall")).item() > 0.1, "As it stands, it does."


def test_the_slope_is_that_of_least_squares_with_a_level_for_each_agent() -> None:
    sittings, scores = loaded(-1.0, seed=3, agents=6)
    told = against_load(sittings, scores, "overall")
    joined = sittings.join(scores, on="conversation_id").collect()
    own = joined.select(
        (pl.col(name) - pl.col(name).mean().over("agent_id")).alias(name)
        for name in ("open", "overall")
    ).to_numpy()
    assert told.slope == pytest.approx(own[:, 0] @ own[:, 1] / (own[:, 0] @ own[:, 0]))


def test_too_few_agents_with_different_loads_tell_nothing() -> None:
    told = against_load(*loaded(-4.0, seed=4, agents=3), "overall")
    assert (told.slope, told.agents, told.clear) == (None, 3, False)
    assert told.levels["difference"].null_count() == told.levels.height


def arrivals(
    language: str, hour: int, count: int, *, late: int, at: int = 0
) -> list[dict[str, Any]]:
    """Customers of some hour after eight, a day each, of whom so many are answered too late, so
    many hours later."""
    return [
        led(
            "Ann",
            hour * 60 + 1 + place * 24 * 60,
            hour * 60 + 5 + place * 24 * 60,
            language=language,
            agent_from=MONDAY + timedelta(days=place, hours=hour + at, minutes=1),
            **{"efficiency.first_response": 4000.0 if place < late else 20.0},
        )
        for place in range(count)
    ]


def test_hours_in_which_customers_clearly_wait_too_long_are_found() -> None:
    rows = [
        *arrivals("de", 0, 20, late=19),
        *arrivals("de", 1, 20, late=2),
        *arrivals("en", 0, 20, late=11),
    ]
    told = staffing(frame(rows), default(), DAYS["all"])
    clear = told.filter("clear").select("language", "hour", "late", "judged").rows()
    assert clear == [("de", 8, 19, 20)]
    assert told.filter(language="de", hour=8)["per_day"].item() == 1
    assert told["agents"].to_list() == [1, 1, 1]
    assert not told["nobody"].any()


def test_hours_in_which_nobody_answers_are_found() -> None:
    told = staffing(frame(arrivals("ko", 0, 12, late=0, at=3)), default(), DAYS["all"])
    assert told.select("language", "hour", "arrivals", "agents", "nobody").rows() == [
        ("ko", 8, 12, 0, True)
    ]


def test_a_staffing_map_can_be_about_business_days_only() -> None:
    rows = arrivals("en", 0, 14, late=0)
    business = staffing(frame(rows), default(), DAYS["business"])
    assert business["arrivals"].item() == 10
    assert business["per_day"].item() == 1
    assert staffing(frame(rows), default(), DAYS["weekend"])["arrivals"].item() == 4


def test_where_nobody_came_there_is_no_map() -> None:
    assert staffing(frame([]), default(), DAYS["all"]).is_empty()
    assert workload(frame([])).agents.is_empty()
    assert counted(frame([])).is_empty()
