"""The summary of a period: the formula counts as it says, and says what it could not know."""

from datetime import UTC, datetime
from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy import stats

from scoring.analysis import FEW, MEASURES
from scoring.analysis.appraisal import appraisal, span
from scoring.analysis.formula import Formula, content_of, formula_of

DRAW = np.random.default_rng(23)
NUMBERS = (*MEASURES, "rating", "predicted_rating")


def scores(*agents: tuple[str, dict[str, Any]]) -> pl.LazyFrame:
    """Conversations of agents: lists of scores, of the same length each."""
    kinds = {"agent_id": pl.String, "critical": pl.Boolean} | dict.fromkeys(NUMBERS, pl.Float64)
    none = pl.DataFrame(schema=kinds)
    told = [
        pl.DataFrame(columns).with_columns(pl.lit(agent).alias("agent_id"))
        for agent, columns in agents
    ]
    whole = pl.concat([none, *told], how="diagonal_relaxed")
    return whole.with_columns(pl.col("critical").fill_null(value=False)).lazy()


def reviewed(*rows: tuple[str, int, float | None, float | None]) -> pl.DataFrame:
    columns = {"agent_id": pl.String, "reviews": pl.Int64, "mean": pl.Float64, "error": pl.Float64}
    return pl.DataFrame(rows, schema=columns, orient="row")


def appraised(
    told: pl.LazyFrame, formula: Formula, *reviews: tuple[str, int, float | None, float | None]
) -> dict[str, Any]:
    return appraisal(told, reviewed(*reviews), formula).row(0, named=True)


ADA = "Ada", {"overall": [70.0, 80.0] * 20, "attitude": [90.0] * 40, "rating": [5.0] * 40}


def test_the_total_is_the_weighted_mean_of_what_counts() -> None:
    formula = Formula({"human": 2, "overall": 1, "attitude": 1})
    row = appraised(scores(ADA), formula, ("Ada", 12, 60.0, 3.0))
    assert (row["conversations"], row["reviews"], row["critical"]) == (40, 12, 0)
    assert (row["machine"], row["human"]) == (75, 60)
    assert row["total"] == pytest.approx((2 * 60 + 75 + 90) / 4)
    assert (row["enough"], row["missing"]) == (True, [])
    reach = stats.t.ppf(0.975, 11) * 3
    assert (row["human_low"], row["human_high"]) == pytest.approx((60 - reach, 60 + reach))


def test_ratings_count_as_points_from_nothing_to_a_hundred() -> None:
    stars = {"rating": [1.0, 2.0] * 20, "predicted_rating": [5.0] * 40}
    formula = Formula({"rating": 1, "predicted_rating": 1})
    assert appraised(scores(("Ada", stars)), formula)["total"] == pytest.approx((12.5 + 100) / 2)


def test_breaches_take_off_points_up_to_a_limit() -> None:
    for count, off in ((0, 0), (2, 6), (9, 10)):
        critical = [place < count for place in range(40)]
        told = scores(("Ada", ADA[1] | {"critical": critical}))
        row = appraised(told, Formula({"overall": 1}, breach=3, breaches=10))
        assert (row["critical"], row["total"]) == (count, pytest.approx(75 - off))
    worst = scores(("Ada", {"overall": [5.0] * 40, "critical": [True] * 40}))
    assert appraised(worst, Formula({"overall": 1}))["total"] == 0


def test_what_is_missing_is_said_and_the_rest_stands_for_it() -> None:
    told = scores(("Ada", {"overall": [80.0] * 40, "rating": [5.0] * (FEW - 1) + [None] * 31}))
    row = appraised(told, Formula({"overall": 1, "rating": 3, "human": 4}, reviews=0))
    assert row["missing"] == ["human", "rating"]
    assert (row["total"], row["enough"]) == (80, True)


def test_too_few_reviews_or_conversations_are_not_assessed() -> None:
    formula = Formula({"human": 1, "overall": 1}, reviews=5)
    few = appraised(scores(ADA), formula, ("Ada", 4, 60.0, 3.0))
    assert (few["enough"], few["total"], few["total_low"], few["human"]) == (False, None, None, 60)
    assert not appraised(scores(ADA), formula)["enough"]
    assert appraised(scores(ADA), formula, ("Ada", 5, 60.0, 3.0))["enough"]
    without = Formula({"overall": 1}, reviews=5)
    assert appraised(scores(ADA), without)["enough"], "reviews that weigh nothing are not needed"
    rare = scores(("Ada", {"overall": [70.0, 80.0, 90.0]}))
    assert appraised(rare, without)["total"] is None


def test_the_interval_of_the_machines_part_is_that_of_each_conversations_own_total() -> None:
    attitude = DRAW.normal(70, 10, 60)
    overall = attitude / 2 + DRAW.normal(35, 5, 60)
    told = scores(("Ada", {"overall": overall, "attitude": attitude}))
    row = appraised(told, Formula({"overall": 3, "attitude": 1}))
    own = (3 * overall + attitude) / 4
    low, high = stats.t.interval(0.95, 59, own.mean(), stats.sem(own))
    assert (row["total_low"], row["total_high"]) == pytest.approx((low, high))


def test_the_interval_holds_the_reviews_too() -> None:
    overall = DRAW.normal(70, 10, 60)
    told = scores(("Ada", {"overall": overall}))
    row = appraised(told, Formula({"overall": 1, "human": 1}), ("Ada", 10, 50.0, 4.0))
    one, other = stats.sem(overall) ** 2, 16.0
    freedom = (one + other) ** 2 / (one**2 / 59 + other**2 / 9)
    reach = stats.t.ppf(0.975, freedom) * np.sqrt(one + other) / 2
    assert row["total_high"] - row["total"] == pytest.approx(reach)
    unsure = appraised(told, Formula({"overall": 1, "human": 1}), ("Ada", 10, 50.0, None))
    assert (unsure["total"], unsure["total_low"]) == (pytest.approx(row["total"]), None)


def test_intervals_hold_what_is_true_nineteen_times_of_twenty() -> None:
    truth, runs, size = 70.0, 400, 40
    # The ratings of a fifth, with more of them where the score is high.
    agents = []
    for run in range(runs):
        shared = DRAW.normal(0, 8, size)
        rated = np.where(DRAW.random(size) < 0.4, 3.8 + 0.02 * shared, np.nan)
        noise = DRAW.normal(0, 0.5, size)
        columns = {"overall": truth + shared, "rating": rated + noise}
        agents.append((f"{run:03}", columns))
    told = scores(*agents).with_columns(pl.col("rating").fill_nan(None))
    reviews = [(name, 8, float(DRAW.normal(truth, 4)), 4.0) for name, _ in agents]
    formula = Formula({"overall": 2, "rating": 1, "human": 2}, reviews=8)
    found = appraisal(told, reviewed(*reviews), formula).filter(pl.col("missing").list.len() == 0)
    held = found.select(pl.lit(truth).is_between("total_low", "total_high").mean()).item()
    assert found.height > runs / 2
    assert 0.92 <= held <= 0.99


def test_all_alike_is_without_doubt_and_nobody_is_nothing() -> None:
    row = appraised(scores(("Ada", {"overall": [80.0] * 20})), Formula({"overall": 1}))
    assert (row["total_low"], row["total"], row["total_high"]) == (80, 80, 80)
    nobody = scores(("Ada", ADA[1])).with_columns(pl.lit(None, pl.String).alias("agent_id"))
    assert appraisal(nobody, reviewed(), Formula()).is_empty()


def test_agents_stand_by_name_each_by_their_own() -> None:
    told = scores(("Bob", {"overall": [50.0] * 20}), ADA)
    found = appraisal(told, reviewed(("Bob", 10, 90.0, 1.0)), Formula())
    assert found["agent_id"].to_list() == ["Ada", "Bob"]
    assert found["total"].to_list() == [None, 70]
    assert found["missing"].to_list() == [["human"], []]


def test_formulas_are_plain_values_and_come_back() -> None:
    formula = Formula({"human": 3.0, "effect": 1.0}, breach=2.5, breaches=10.0, reviews=8)
    assert formula_of(content_of(formula)) == formula
    assert formula_of({}) == Formula()
    assert formula_of({"reviews": 3}).reviews == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([], "is a table"),
        ({"bonus": 1}, "has no 'bonus'"),
        ({"weights": 1}, "are a table"),
        ({"weights": {"charm": 1}}, "cannot weigh 'charm'"),
        ({"weights": {"human": "much"}}, "a number for the weight of human"),
        ({"weights": {"human": True}}, "a number for the weight of human"),
        ({"weights": {"human": -1}}, "0 or more for the weight of human"),
        ({"weights": {"human": 0}}, "at least one weight above 0"),
        ({"breach": float("nan")}, "a number for breach"),
        ({"reviews": 2.5}, "a whole number for reviews"),
    ],
)
def test_a_formula_that_cannot_be_is_told_in_a_sentence(content: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said) as error:
        formula_of(content)
    assert str(error.value).endswith(".")


@pytest.mark.parametrize(
    ("period", "begins", "ends"),
    [
        ("2026-10", (2026, 10), (2026, 11)),
        ("2026-12", (2026, 12), (2027, 1)),
        ("2026-Q1", (2026, 1), (2026, 4)),
        ("2026-Q4", (2026, 10), (2027, 1)),
    ],
)
def test_periods_begin_and_end(period: str, begins: tuple[int, int], ends: tuple[int, int]) -> None:
    assert span(period) == tuple(datetime(*at, 1, tzinfo=UTC) for at in (begins, ends))


@pytest.mark.parametrize("period", ["2026-13", "2026-Q5", "2026", "26-01", "2026-1", "2026-10 "])
def test_what_is_no_period_is_told(period: str) -> None:
    with pytest.raises(ValueError, match="2026-Q3"):
        span(period)
