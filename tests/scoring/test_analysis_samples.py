"""Samples before they are drawn and after they were reviewed."""

from datetime import UTC, datetime

import polars as pl
import pytest

from scoring.analysis.plans import SIGNALS, Plan
from scoring.analysis.samples import (
    DIFFERENCE,
    PERSON,
    PROGRAM,
    cycle_name,
    disagreement,
    estimates,
    forecast,
    quotas,
    signs,
)
from scoring.analysis.sampling import drawn
from tests.scoring.test_analysis_sampling import conversations

EVERYBODY = Plan(1000)


def test_a_cycle_is_named_by_its_week_or_month() -> None:
    began = [datetime(2026, 12, 31, 23, tzinfo=UTC), datetime(2027, 1, 4, tzinfo=UTC), None]
    frame = pl.DataFrame({"started_at": began}, schema={"started_at": pl.Datetime("us", "UTC")})
    weeks, months = (frame.select(cycle_name(kind)).to_series() for kind in ("week", "month"))
    # The last days of December belong to the week in which the new year begins.
    assert weeks.to_list() == ["2026-W53", "2027-W01", None]
    assert months.to_list() == ["2026-12", "2027-01", None]


def test_signs_are_counted_where_they_are_seen() -> None:
    frame = conversations(200).with_columns(
        pl.Series("critical", [True] * 20 + [False] * 80 + [None] * 100)
    )
    told = {row["signal"]: row for row in signs(frame).iter_rows(named=True)}
    assert told.keys() == SIGNALS.keys()
    assert (told["critical"]["n"], told["critical"]["share"]) == (100, 0.1)
    assert told["low_score"]["share"] == pytest.approx(0.25, abs=0.02)
    assert (told["disagreement"]["n"], told["disagreement"]["share"]) == (0, None)


def test_who_draws_everybody_knows_the_mean() -> None:
    frame = conversations(60)
    told = forecast(frame, EVERYBODY, "2026-W35")
    assert (told.drawn, told.agents, told.conversations, told.margin) == (60, 3, 60, 0.0)


def test_more_reviews_tell_more() -> None:
    frame = conversations(900)
    few, many = (forecast(frame, Plan(quota), "2026-W35") for quota in (5, 60))
    assert few.margin is not None
    assert many.margin is not None
    assert many.margin < few.margin
    assert few.needed == many.needed
    assert 15 < (few.needed or 0) < 900


def test_of_a_handful_or_of_none_nothing_is_said() -> None:
    told = forecast(conversations(90), Plan(2), "2026-W35")
    assert (told.drawn, told.margin) == (6, None)
    none = forecast(conversations(90).clear(), Plan(2), "2026-W35")
    assert (none.drawn, none.margin, none.needed) == (0, None, None)


def test_stricter_people_are_seen_whatever_was_drawn() -> None:
    frame = conversations(600)
    plan = Plan(20, {"random": 1.0, "risk": 3.0})
    chosen = drawn(frame, plan, "2026-08").join(frame, on=["conversation_id", "agent_id"])
    reviewed = chosen.with_columns(
        (pl.col("overall") - 10 + pl.int_range(pl.len()) % 3).alias("person"),
        pl.col("overall").alias("program"),
    )
    told = {row["who"]: row for row in estimates(reviewed, quotas(plan)).iter_rows(named=True)}
    assert told[DIFFERENCE]["low"] < -9 < told[DIFFERENCE]["high"]
    assert told[DIFFERENCE]["high"] < -8
    assert told[PROGRAM]["low"] < frame["overall"].mean() < told[PROGRAM]["high"]
    assert told[PERSON]["mean"] < told[PROGRAM]["mean"]


def test_a_quota_of_all_together_is_drawn_within_nothing() -> None:
    assert quotas(Plan(5)) == ("agent_id",)
    assert quotas(Plan(5, per_agent=False)) == ()


def test_people_and_program_differ_where_both_spoke() -> None:
    rows = [
        ("A", "met", "met"),
        ("A", "missed", "met"),
        ("A", "missed", ""),
        ("A", "not assessed", "met"),
        ("B", "met", ""),
    ]
    judged = pl.DataFrame(rows, schema=["conversation_id", "verdict", "machine"], orient="row")
    assert disagreement(judged).rows() == [("A", 0.5)]
