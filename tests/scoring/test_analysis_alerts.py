"""What is found without being looked for: falls, breaches, rises, and customers left waiting."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl
import pytest
from scipy import stats

from scoring import rubric
from scoring.analysis.alerts import (
    BREACH,
    FALL,
    LATE,
    MATTER,
    RISE,
    RULES,
    UNANSWERED,
    Finding,
    Rule,
    Watched,
    findings,
)
from scoring.analysis.limits import beyond
from scoring.analysis.periods import Kind
from scoring.analysis.volume import FIRST_REPLY
from scoring.standards import standards
from tests.simulations import alerts as simulated

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
WEEKS, EACH = 12, 30
NOW = MONDAY + timedelta(weeks=WEEKS)
GREETING, PRIVACY = "attitude.greeting", "process.confidential"
LAST = date(2026, 3, 23)


def conversations(**last: pl.Expr) -> pl.DataFrame:
    """Twelve steady weeks of two teams; ``last`` says what the last week has otherwise."""
    count = WEEKS * EACH
    rng = np.random.default_rng(7)
    number = np.arange(count)
    frame = pl.DataFrame(
        {
            "conversation_id": [f"c{one}" for one in number],
            "started_at": [
                MONDAY + timedelta(weeks=int(one) // EACH, hours=int(one) % EACH) for one in number
            ],
            "channel": "chat",
            "agent_id": np.where(number % 2, "Ada", "Bob"),
            "team": np.where(number % 2, "Europe", "Asia"),
            "language": "de",
            "matter": np.where(number % 3, "complaint", "question.shipping"),
            "topic": (number % 3).astype(np.int64),
            "overall": rng.normal(80, 5, count),
            "critical": False,
            FIRST_REPLY: 20.0,
        }
    )
    week = pl.col("started_at") >= NOW - timedelta(weeks=1)
    return frame.with_columns(
        pl.when(week).then(value).otherwise(pl.col(name)).alias(name)
        for name, value in last.items()
    )


def watched(frame: pl.DataFrame) -> Watched:
    lacking = [name for name in standards() if name not in frame.columns]
    whole = frame.with_columns(pl.lit(None, pl.Float64).alias(name) for name in lacking)
    measured = frame.group_by(pl.col("started_at").dt.date().alias("day")).agg(
        pl.lit("1").first().alias("measured_by"), pl.len().alias("conversations")
    )
    return Watched(frame.lazy(), whole.lazy(), rubric.default(), measured)


def found(rule: Rule, frame: pl.DataFrame, now: datetime = NOW) -> list[Finding]:
    return findings((rule,), watched(frame), now)


FALLS = Rule(FALL, groups=("all", "team"), measures=("overall",))


def test_where_nothing_happens_nothing_is_told():
    rules = tuple(replace(rule, measures=rule.measures and ("overall",)) for rule in RULES)
    assert findings(rules, watched(conversations()), NOW) == []


def test_a_fall_is_told_of_whom_it_is_and_by_how_much():
    europe = pl.when(team="Europe").then(pl.col("overall") - 25).otherwise("overall")
    told = {one.member: one for one in found(FALLS, conversations(overall=europe))}
    assert set(told) == {None, "Europe"}
    fall = told["Europe"]
    assert (fall.measure, fall.count) == ("overall", EACH // 2)
    assert (fall.since, fall.until) == (LAST, LAST + timedelta(days=6))
    assert fall.figures["value"] < fall.figures["limit"] < fall.figures["centre"]
    assert fall.figures["centre"] == pytest.approx(80, abs=2)


def test_a_rise_of_a_score_is_no_alert():
    assert found(FALLS, conversations(overall=pl.col("overall") + 15)) == []


def test_a_standard_is_told_by_the_share_that_missed_it():
    rng = np.random.default_rng(3)
    usual = pl.Series(GREETING, rng.random(WEEKS * EACH) > 0.25).cast(pl.Float64)
    steady = conversations().with_columns(usual)
    rule = Rule(FALL, measures=(GREETING,))
    assert found(rule, steady) == []
    week = pl.col("started_at") >= NOW - timedelta(weeks=1)
    worse = steady.with_columns(pl.when(week).then(0.0).otherwise(GREETING).alias(GREETING))
    [one] = found(rule, worse)
    assert (one.measure, one.figures["value"]) == (GREETING, 1.0)
    assert one.figures["limit"] > one.figures["centre"]


def test_a_week_is_told_once_it_is_over():
    frame = conversations(overall=pl.lit(40.0))
    assert found(FALLS, frame, NOW - timedelta(days=1)) == []
    assert found(FALLS, frame, NOW) != []
    keys = {one.key for one in found(FALLS, frame, NOW + timedelta(days=60))}
    assert keys == {one.key for one in found(FALLS, frame, NOW)}


def test_a_bad_week_does_not_widen_its_own_limits():
    course = pl.DataFrame(
        {
            "period": [date(2026, 1, 5) + timedelta(weeks=week) for week in range(9)],
            "value": [80.0, 81, 79, 80, 82, 80, 79, 81, 73],
            "n": 20,
            "judged": True,
            "stretch": 0,
            "error": 1.0,
        }
    )
    last = date(2026, 3, 2)
    assert beyond(course, Kind.SCORE, last) == {}
    worse = course.with_columns(pl.Series("value", [80.0, 81, 79, 80, 82, 80, 79, 81, 60]))
    told = beyond(worse, Kind.SCORE, last)
    sigma = np.mean([1, 2, 1, 2, 2, 1, 2]) / 1.128
    reach = stats.t.isf(stats.norm.sf(3), 0.605 * 7) * np.sqrt(1 + 1 / 8) * sigma
    assert told["limit"] == pytest.approx(80.25 - reach)
    assert told["limit"] < 80.25 - 3 * sigma
    worst = course.with_columns(pl.Series("value", [80.0, 81, 79, 80, 82, 80, 79, 81, 20]))
    assert beyond(worst, Kind.SCORE, last)["limit"] == told["limit"]
    assert beyond(worse.tail(8), Kind.SCORE, last) == {}
    assert beyond(worse, Kind.SCORE, last + timedelta(weeks=1)) == {}
    even = course.with_columns(pl.Series("value", [80.0] * 8 + [79.9]))
    assert beyond(even, Kind.SCORE, last) == {}


def test_who_has_gone_long_ago_is_not_told_of():
    frame = conversations(overall=pl.lit(40.0)).filter(
        (pl.col("team") == "Asia") | (pl.col("started_at") < NOW - timedelta(weeks=2))
    )
    assert {one.member for one in found(FALLS, frame)} == {None, "Asia"}


def test_breaches_are_named_by_their_conversations():
    frame = conversations(critical=pl.col("conversation_id").is_in(["c331", "c332"]))
    old = frame.with_columns(pl.col("critical") | (pl.col("conversation_id") == "c2"))
    [one] = found(Rule(BREACH), old)
    assert (one.conversations, one.count, one.member) == (("c331", "c332"), 2, None)
    told = found(Rule(BREACH, groups=("agent_id",)), old)
    assert {one.member: one.conversations for one in told} == {"Ada": ("c331",), "Bob": ("c332",)}


def test_nobody_answered_once_the_target_is_past():
    target = rubric.default().of(FIRST_REPLY, "chat").met
    frame = conversations(**{FIRST_REPLY: pl.lit(float("inf"))}).tail(1)
    began = frame["started_at"].item()
    assert found(Rule(UNANSWERED), frame, began + timedelta(seconds=target)) == []
    [one] = found(Rule(UNANSWERED), frame, began + timedelta(seconds=target + 1))
    assert one.conversations == ("c359",)


def test_late_replies_are_told_below_the_promised_share():
    odd = pl.when(team="Europe").then(10_000.0).otherwise(20.0)
    rule = Rule(LATE, groups=("all", "team"), bound=0.5)
    [one] = found(rule, conversations(**{FIRST_REPLY: odd}))
    assert (one.member, one.figures, one.count) == ("Europe", {"share": 0.0, "bound": 0.5}, 15)
    every = found(replace(rule, bound=0.6), conversations(**{FIRST_REPLY: odd}))
    assert {told.member for told in every} == {None, "Europe"}


def test_what_more_customers_ask_than_chance_explains():
    frame = conversations(matter=pl.lit("question.shipping"))
    [one] = found(Rule(RISE, groups=(MATTER,)), frame)
    assert (one.group, one.member, one.count) == (MATTER, "question.shipping", EACH)
    assert one.figures["share"] == 1.0
    assert one.figures["share_before"] == pytest.approx(1 / 3, abs=0.02)
    few = frame.filter((pl.col("started_at") < NOW - timedelta(weeks=1)) | (pl.col("team") == "x"))
    assert found(Rule(RISE, groups=(MATTER,)), few) == []


def test_a_rule_that_is_off_finds_nothing_and_so_does_every_rule_in_nothing():
    frame = conversations(critical=pl.lit(value=True))
    assert found(Rule(BREACH, on=False), frame) == []
    assert findings(RULES, watched(frame.clear()), NOW) == []


def test_the_same_finding_has_the_same_key_and_another_another():
    one = Finding(FALL, "team", "Asia", "overall", LAST, LAST, {"value": 1.0}, 5)
    assert one.key == replace(one, figures={"value": 2.0}, count=6).key
    others = [
        replace(one, member="Europe"),
        replace(one, measure="effect"),
        replace(one, until=NOW),
    ]
    assert len({one.key, *(other.key for other in others)}) == 4
    each = replace(one, rule=BREACH, conversations=("c1",))
    assert each.key == replace(each, since=LAST - timedelta(days=7)).key


def test_a_steady_figure_is_hardly_ever_called_out():
    # One in 740 is stated; of three times 200 more than seven come about once in a million times.
    assert sum(row.found * row.runs for row in simulated.rows(200)) <= 7
