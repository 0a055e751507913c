"""Control charts, and the periods they are drawn from."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from scoring.analysis.breaks import breaks, stretches
from scoring.analysis.control import broken, control
from scoring.analysis.followed import followed, states
from scoring.analysis.periods import FOLLOWED, Kind, kind, series, valued, year_on_year
from scoring.rubric import default
from scoring.standards import standards
from tests.simulations.control import course, rows

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
NOTHING = pl.DataFrame(
    schema={"day": pl.Date, "measured_by": pl.String, "conversations": pl.UInt32}
)


def weekly(*weeks: list[float], agent: str = "Ada") -> pl.LazyFrame:
    """Values of conversations, a list a week: ``weekly([80.0] * 12, [90.0] * 12)``."""
    return pl.LazyFrame(
        [
            {"started_at": MONDAY + timedelta(weeks=place), "agent_id": agent, "value": value}
            for place, values in enumerate(weeks)
            for value in values
        ]
    )


def test_limits_are_so_many_mean_moving_ranges_from_the_mean() -> None:
    values = np.array([80.0, 82, 80, 82, 80, 82, 80, 82])
    told = control(course(values), Kind.SCORE)
    assert told["centre"].to_list() == pytest.approx([81] * 8)
    assert told["high"][0] == pytest.approx(81 + 2.66 * 2, abs=0.01)
    assert told["low"][0] == pytest.approx(81 - 2.66 * 2, abs=0.01)
    assert told["rule"].null_count() == 8


def test_seven_periods_are_too_few_for_limits() -> None:
    told = control(course(np.array([80.0, 82, 80, 82, 80, 82, 20])), Kind.SCORE)
    assert told["centre"].null_count() == 7
    assert told["rule"].null_count() == 7


@pytest.mark.parametrize(
    ("z", "rule"),
    [
        ([0.1, 3.1], 1),
        ([2.1, 0.5, 2.1], 2),
        ([2.1, -2.1, 0.0], 0),
        ([1.1, 1.1, 0.1, 1.1, 1.1], 3),
        ([0.1] * 8, 4),
        ([0.1] * 7 + [-0.1], 0),
        ([2.1, 2.1, 0.5], 0),
    ],
)
def test_each_rule_is_completed_by_its_last_point(z: list[float], rule: int) -> None:
    for sign in (1, -1):
        rules, sides = broken(sign * np.array(z))
        assert rules[-1] == rule
        assert sides[-1] == (sign if rule else 0)


def test_rules_and_ranges_do_not_go_across_a_change_of_level() -> None:
    values = np.array([80.0, 81] * 5 + [60, 61] * 5)
    stepped = course(values).with_columns(level=pl.Series([0] * 10 + [1] * 10))
    told = control(stepped, Kind.SCORE)
    assert told["centre"].to_list() == pytest.approx([80.5] * 10 + [60.5] * 10)
    assert told["rule"].null_count() == 20
    assert control(course(values), Kind.SCORE)["rule"].null_count() < 20


def test_limits_of_shares_follow_how_many_conversations_there_are() -> None:
    n = np.array([100.0, 400] * 5)
    told = control(course(np.array([0.1, 0.12, 0.09, 0.1, 0.11] * 2), n), Kind.SHARE)
    width = told["high"] - told["centre"]
    assert width[0] / width[1] == pytest.approx(2)
    assert (told["low"] >= 0).all()


def test_a_figure_without_any_variation_has_no_signal() -> None:
    assert control(course(np.full(10, 80.0)), Kind.SCORE)["rule"].null_count() == 10
    assert control(course(np.zeros(10)), Kind.SHARE)["rule"].null_count() == 10


def test_a_period_of_few_is_not_judged() -> None:
    told = series(weekly([80.0] * 12, [10.0] * 9), "overall", "week")
    assert told["judged"].to_list() == [True, False]
    assert told["value"].to_list() == [80, 10]


def test_a_share_too_rare_is_not_judged() -> None:
    rare, common = [1.0] + [0.0] * 99, [1.0] * 10 + [0.0] * 90
    assert series(weekly(rare, rare), "critical", "week")["judged"].to_list() == [False, False]
    assert series(weekly(common, common), "critical", "week")["judged"].to_list() == [True, True]


def test_of_how_many_weeks_without_any_count_and_weeks_cut_off_do_not() -> None:
    told = series(weekly([1.0] * 30, [], [1.0] * 30, [1.0] * 3), "volume", "week")
    assert told["value"].to_list() == [30, 0, 30, 3]
    assert told["judged"].to_list() == [True, True, True, False]


def test_a_median_wait_is_told_by_its_logarithm_and_endless_ones_count() -> None:
    told = series(weekly([60.0, 60, 600], [60.0, np.inf, np.inf]), "first_reply", "week")
    assert told["value"].to_list() == pytest.approx([np.log(60)])


def test_every_figure_can_be_followed() -> None:
    nothing = pl.LazyFrame(
        {"started_at": [MONDAY], "language": ["en"], "channel": ["chat"], "agent_id": ["Ada"]}
    ).with_columns(
        *(
            pl.lit(None, pl.Float64).alias(name)
            for name in dict.fromkeys((*FOLLOWED, *standards()))
        ),
        team=pl.lit(None, pl.String),
    )
    for measure in FOLLOWED:
        values = valued(nothing, nothing, default(), measure)
        found = followed(values, measure, "week", NOTHING)
        assert found.kind == kind(measure)
        assert found.changes.is_empty()


def test_a_standard_is_followed_by_who_missed_it() -> None:
    measured = pl.LazyFrame({"efficiency.answered": [0.0, 1.0, float("nan"), None]}).with_columns(
        *(pl.lit(None, pl.String).alias(name) for name in ("language", "agent_id", "team")),
        started_at=pl.lit(MONDAY),
        channel=pl.lit("chat"),
    )
    for measure in ("efficiency.answered", "unanswered"):
        values = valued(measured, measured, default(), measure).collect()
        assert values["value"].to_list() == [1, 0, None, None]


def test_another_measuring_version_begins_a_stretch_of_its_own() -> None:
    told = series(weekly(*[[80.0] * 12] * 4), "overall", "week")
    days = [date(2026, 1, 5) + timedelta(weeks=place) for place in (0, 2, 3, 3)]
    measured = pl.DataFrame(
        {"day": days, "measured_by": ["1", "2", "2", "1"], "conversations": [12, 12, 9, 3]}
    )
    drawn = stretches(told, measured, "week")
    assert drawn["stretch"].to_list() == [0, 0, 1, 1]
    saved = pl.DataFrame(
        {
            "at": [MONDAY + timedelta(days=9), MONDAY - timedelta(days=90)],
            "name": ["Stricter", "First"],
        }
    )
    marks = breaks(drawn, saved, "week")
    assert marks.select("at", "what", "name").rows() == [
        (date(2026, 1, 14), "rubric", "Stricter"),
        (date(2026, 1, 19), "measuring", None),
    ]


def test_what_another_version_measured_is_no_change_of_quality() -> None:
    rng = np.random.default_rng(1)
    weeks = [list(rng.normal(80 if place < 10 else 60, 5, 30)) for place in range(20)]
    days = [date(2026, 1, 5) + timedelta(weeks=place) for place in range(20)]
    measured = pl.DataFrame(
        {"day": days, "measured_by": ["1"] * 10 + ["2"] * 10, "conversations": [30] * 20}
    )
    apart = followed(weekly(*weeks), "overall", "week", measured)
    assert apart.changes.is_empty()
    alike = followed(weekly(*weeks), "overall", "week", NOTHING)
    assert alike.changes["period"].to_list() == [days[10]]
    assert alike.changes["difference"][0] == pytest.approx(-20, abs=2)


def test_who_moved_is_told_of_all_groups_and_others_are_not() -> None:
    rng = np.random.default_rng(2)
    parts = [
        weekly(
            *(
                list(rng.normal(60 if name == "Bo" and week > 9 else 80, 5, 20))
                for week in range(16)
            ),
            agent=name,
        )
        for name in ("Ada", "Bo", "Cy")
    ]
    few = weekly([80.0] * 3, agent="Di")
    told = states(pl.concat([*parts, few]), "overall", "week", NOTHING, "agent_id")
    assert told.filter("clear")["agent_id"].to_list() == ["Bo"]
    [bo] = told.filter(agent_id="Bo").to_dicts()
    assert bo["period"] == date(2026, 3, 16)
    assert bo["level"] == pytest.approx(60, abs=2)
    assert told.filter(~pl.col("shown"))["agent_id"].to_list() == ["Di"]


def test_a_period_stands_beside_the_same_a_year_before() -> None:
    spread = [-1.0, 1.0] * 10
    before = weekly([70 + x for x in spread], [80 + x for x in spread]).with_columns(
        pl.col("started_at").dt.offset_by("-52w")
    )
    now = weekly([80 + x for x in spread], [80 + x for x in spread])
    told = year_on_year(now, pl.concat([before, now]), "overall", "week")
    assert told["period"].to_list() == [date(2026, 1, 12), date(2026, 1, 5)]
    assert told["difference"].to_list() == pytest.approx([0, 10])
    assert told["clear"].to_list() == [False, True]
    assert year_on_year(now, now, "overall", "week").is_empty()
    assert year_on_year(now, pl.concat([before, now]), "volume", "week").is_empty()


def test_simulated_courses_keep_what_is_stated() -> None:
    found = {row.what: row for row in rows(12)}
    for what, row in found.items():
        if "Mean run length" in what:
            assert 0.3 * row.stated < row.found < 3 * row.stated, what
        elif "called out" in what or "steps the limits" in what:
            assert row.found < 0.02, what
        elif "at least" in what or "holds" in what:
            assert row.found > row.stated - 0.3, what
        elif "without any" in what:
            assert row.found < 0.34, what
