"""Severity: who is stricter than others on the same is found, who got the harder work is not."""

import numpy as np
import polars as pl
import pytest

from scoring.analysis.severity import adjusted, severities
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, PARTLY

GRADES = np.array([MISSED, PARTLY, MET])
KEYS = ("conversation_id", "standard", "reviewer")


def session(
    seed: int, strict: list[float], conversations: int = 20, share: float = 1.0
) -> pl.DataFrame:
    """Ten standards; each reviewer judges a ``share`` of them all, ``strict`` points below what
    there is, and is stricter in some conversations than in others."""
    draw = np.random.default_rng(seed)
    shape = (conversations, 10, len(strict))
    there = draw.normal(60, 35, (*shape[:2], 1)) + draw.normal(0, 15, (conversations, 1, 1))
    mood = draw.normal(0, 6, (conversations, 1, len(strict)))
    felt = there + mood - np.array(strict) + draw.normal(0, 20, shape)
    said = GRADES[(felt > 35).astype(int) + (felt > 75)]
    place = np.indices(shape).reshape(3, -1)
    every = pl.DataFrame(dict(zip(KEYS, place, strict=True))).with_columns(
        pl.col(KEYS).cast(pl.String), pl.Series("verdict", said.ravel())
    )
    return every.filter(pl.Series(draw.random(len(every)) < share))


def test_points_fewer_than_others_give_on_the_same() -> None:
    rows = [
        (f"c{place}", "effect.answered", reviewer, verdict)
        for place in range(12)
        for reviewer, verdict in (("anna", MET), ("ben", PARTLY), ("carl", MET))
    ]
    told = severities(pl.DataFrame(rows, [*KEYS, "verdict"], orient="row"))
    assert told["reviewer"].to_list() == ["ben", "anna", "carl"]
    assert told["severity"].to_list() == pytest.approx([100 / 3, -50 / 3, -50 / 3])
    assert told["clear"].to_list() == [True] * 3
    assert told["n"].to_list() == [12] * 3


def test_least_squares_are_those_of_the_whole_model() -> None:
    told = session(1, [5, 0, -5], conversations=8, share=0.6)
    shared = told.filter(pl.len().over(KEYS[:2]) > 1)
    items = shared.select(pl.concat_str(KEYS[:2], separator=" ")).to_series()
    design = pl.concat(
        [items.to_dummies(), shared["reviewer"].to_dummies()], how="horizontal"
    ).to_numpy()
    points = np.searchsorted([MET, MISSED, PARTLY], shared["verdict"].to_numpy())
    points = np.array([100.0, 0.0, 50.0])[points]
    effects = np.linalg.lstsq(design, points, rcond=None)[0][-3:]
    found = severities(told).sort("reviewer")["severity"].to_list()
    assert found == pytest.approx(list(effects.mean() - effects))


def test_the_interval_covers() -> None:
    strict = [10.0, 0.0, -10.0, 0.0]
    true = severities(session(2, strict, conversations=8000)).select("reviewer", true="severity")
    assert true.sort("reviewer")["true"][0] > 5
    for conversations, share in ((12, 1.0), (30, 0.4)):
        told = pl.concat(
            severities(session(seed, strict, conversations, share)) for seed in range(100, 200)
        ).join(true, on="reviewer")
        held = told.select(pl.col("true").is_between("low", "high").mean()).item()
        assert 0.92 <= held <= 0.98
        alike = told.filter(pl.col("reviewer").is_in(["1", "3"]))
        assert alike.select(pl.col("clear").mean()).item() <= 0.09


def test_harder_work_is_no_severity() -> None:
    told = session(3, [0, 0], conversations=60)
    hard = told.filter(verdict=MISSED).select(KEYS[:2]).unique()
    third = told.filter(reviewer="0").join(hard, on=KEYS[:2], how="semi")
    found = severities(pl.concat([told, third.with_columns(reviewer=pl.lit("2"))]))
    missed = pl.col("verdict") == MISSED
    assert third.select(missed.mean()).item() > told.select(missed.mean()).item() + 0.4
    assert found.filter(reviewer="2")["n"][0] == len(third)
    assert found["severity"].abs().max() < 4  # pyright: ignore[reportOperatorIssue]


def test_those_who_never_met_are_compared_by_those_they_met() -> None:
    told = session(4, [15, 0, -15], conversations=400)
    half = pl.col("conversation_id").cast(pl.Int64) < 200
    apart = told.filter(
        ((pl.col("reviewer") == "0") & half) | ((pl.col("reviewer") == "2") & ~half)
    )
    linked = pl.concat([apart, told.filter(reviewer="1")])
    found = severities(linked).sort("reviewer")["severity"].to_list()
    assert found == pytest.approx(severities(told).sort("reviewer")["severity"].to_list(), abs=3)
    alone = severities(apart)
    assert alone["severity"].to_list() == [None, None]
    assert alone["n"].to_list() == [0, 0]


def test_few_and_not_applicable_tell_nothing() -> None:
    told = session(5, [10, 0], conversations=9)
    found = severities(told)
    assert found["severity"].null_count() == 0
    assert found["low"].null_count() == 2
    assert not found["clear"].any()
    assert severities(told.head(18))["severity"].null_count() == 2
    beside = severities(told.with_columns(verdict=pl.lit(NOT_APPLICABLE)))
    assert beside["n"].to_list() == [0, 0]
    assert beside["severity"].to_list() == [None, None]
    assert severities(told.clear()).is_empty()


def test_adjusted_scores_are_nearer_to_the_truth() -> None:
    strict = [12.0, 0.0, 0.0, -12.0]
    known = severities(session(6, strict, conversations=40))
    worth = known.select("reviewer", pl.when("clear").then("severity").alias("severity"))
    alone = session(7, strict, conversations=500)
    scores = alone.group_by("conversation_id", "reviewer").agg(
        (pl.col("verdict").replace_strict({MET: 100.0, PARTLY: 50.0, MISSED: 0.0}))
        .mean()
        .alias("score")
    )
    means = (
        scores.join(worth, on="reviewer")
        .with_columns(adjusted(pl.col("score"), pl.col("severity")).alias("adjusted"))
        .group_by("reviewer")
        .agg(pl.col("score", "adjusted").mean())
    )
    assert np.ptp(means["score"].to_numpy()) > 12
    assert np.ptp(means["adjusted"].to_numpy()) < 6


def test_an_adjusted_score_stays_on_the_scale() -> None:
    frame = pl.DataFrame({"score": [95.0, 40.0, 3.0, 70.0], "severity": [10.0, 10.0, -8.0, None]})
    told = frame.select(adjusted(pl.col("score"), pl.col("severity"))).to_series()
    assert told.to_list() == [100, 50, 0, 70]
