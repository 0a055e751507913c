"""Calibration: alpha and kappa are those of the books, intervals hold what they promise, and what
people see differently comes first."""

import numpy as np
import polars as pl
import pytest

from scoring.analysis import FEW
from scoring.analysis.alpha import Distances, Numbers, coincidences, disagreement, nominal, ordinal
from scoring.analysis.calibration import disagreements, pairs, reliability
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, NOT_ASSESSED, PARTLY

OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Krippendorff's example of 2011: four observers, twelve units, five values."""


def squared(given: Numbers) -> Numbers:
    value = np.arange(given.shape[-1], dtype=float)
    return np.subtract.outer(value, value) ** 2


@pytest.mark.parametrize(
    ("distances", "alpha"), [(nominal, 0.743), (ordinal, 0.815), (squared, 0.849)]
)
def test_alpha_is_that_of_the_book(distances: Distances, alpha: float) -> None:
    units = np.array([row.split() for row in OBSERVERS]).T
    counts = np.array([[(unit == str(value)).sum() for value in range(1, 6)] for unit in units])
    observed, expected = disagreement(coincidences(counts.astype(float)).sum(axis=0), distances)
    assert round(float(1 - observed / expected), 3) == alpha


SHORT = {"+": MET, "/": PARTLY, "-": MISSED, "o": NOT_APPLICABLE, "?": NOT_ASSESSED, ".": None}


def judged(standard: str = "effect.answered", **verdicts: str) -> pl.DataFrame:
    """What each reviewer said of conversations 0, 1, 2 …, a sign each."""
    rows = [
        (f"c{place:03}", standard, reviewer, SHORT[sign])
        for reviewer, signs in verdicts.items()
        for place, sign in enumerate(signs)
    ]
    names = ["conversation_id", "standard", "reviewer", "verdict"]
    return pl.DataFrame(rows, dict.fromkeys(names, pl.String), orient="row")


def test_alpha_of_verdicts_is_that_of_names_or_of_their_order() -> None:
    told = judged(anna="++++//---o", ben="+++///--/+")
    rows = reliability(told)
    assert rows["standard"].to_list() == [None, "effect.answered"]
    assert rows["n"].to_list() == [10, 10]
    # Of 20 verdicts 8 are met, 6 partly, 5 missed; three of ten are not alike.
    expected = 1 - (8 * 7 + 6 * 5 + 5 * 4) / (20 * 19)
    assert rows["alpha"].to_list() == pytest.approx([1 - 0.3 / expected] * 2)
    graded = reliability(told.vstack(judged(carl="++++/////.")), ordered=True)
    assert graded["n"][0] == 9, "whether it applies at all is no grade"
    assert graded["alpha"][0] is None, "nine are few"


def test_a_step_weighs_less_than_two_where_there_is_an_order() -> None:
    near = judged(anna="+++///---+-/", ben="+++///---//-")
    far = judged(anna="+++///---+-/", ben="+++///----+/")
    names, order = (
        [reliability(told, ordered)["alpha"][0] for told in (near, far)]
        for ordered in (False, True)
    )
    assert names[0] < order[0]
    assert names[1] > order[1]


def test_kappa_of_each_two_and_their_share_of_equal_verdicts() -> None:
    told = judged(ben="+" * 20 + "-" * 20, anna="+" * 15 + "-" * 25, carl="+" * 12)
    rows = pairs(told).filter(standard="effect.answered")
    assert rows.select("reviewer", "other").rows() == [
        ("anna", "ben"),
        ("anna", "carl"),
        ("ben", "carl"),
    ]
    row = rows.row(0, named=True)
    assert (row["n"], row["conversations"], row["alike"]) == (40, 40, 0.875)
    assert row["kappa"] == pytest.approx((0.875 - 0.5) / 0.5)
    assert row["low"] < row["kappa"] < row["high"]
    # Always the same verdict: alike, and nothing of it known to be beyond chance.
    assert rows.row(1, named=True)["alike"] == 1
    assert rows.row(1, named=True)["kappa"] is None


def test_standards_are_told_apart_and_pooled() -> None:
    told = pl.concat(
        [
            judged("effect.answered", anna="+-" * 6, ben="+-" * 6),
            judged("effect.solved", anna="+-" * 6, ben="-+" * 6),
        ]
    )
    rows = pairs(told)
    assert rows["standard"].to_list() == [None, "effect.answered", "effect.solved"]
    assert rows["kappa"].to_list() == pytest.approx([0, 1, -1])
    assert rows["n"].to_list() == [24, 12, 12]
    assert rows["conversations"].to_list() == [12, 12, 12]


def test_perfect_agreement_on_few_conversations_leaves_a_doubt() -> None:
    rows = judged(anna="+-" * 6, ben="+-" * 6)
    for found in (pairs(rows), reliability(rows)):
        low, high = found.row(0)[-2:]
        assert 0.3 < low < 0.8
        assert high == 1


def test_few_tell_nothing() -> None:
    nine = judged(anna="+-/" * 3, ben="+-/" * 3)
    assert FEW == 10
    for found in (pairs(nine), reliability(nine)):
        assert found.row(0, named=True)["n"] == 9
        assert found.row(0)[-3:] == (None, None, None)
    # Five conversations by many standards: a figure, and nothing of how far it carries.
    five = pl.concat(judged(f"effect.{name}", anna="+-+-+", ben="+-+--") for name in "abcd")
    for found in (pairs(five), reliability(five)):
        figure, low, high = found.row(0)[-3:]
        assert 0 < figure < 1
        assert (low, high) == (None, None)


def test_nobody_and_one_alone() -> None:
    alone = judged(anna="+-/" * 5)
    assert reliability(alone)["alpha"].to_list() == [None, None]
    for told in (alone, alone.clear()):
        assert pairs(told).is_empty()
        assert disagreements(told).is_empty()
    assert reliability(alone.clear())["n"].to_list() == [0]


def test_order_is_all_one_and_the_last_judgement_counts() -> None:
    told = judged(anna="+++//--+o+-+", ben="++//---+o+/+", carl="++.//--+++-?")
    turned = told.sample(fraction=1, shuffle=True, seed=1)
    corrected = pl.concat([judged(anna="-" * 12, carl="/" * 12), told])
    for figures in (reliability, pairs, disagreements):
        assert figures(told).equals(figures(turned))
        assert figures(told).equals(figures(corrected))


def test_what_is_furthest_apart_is_talked_about_first() -> None:
    told = judged(anna="++o+/+", ben="+/+-/?", carl="++++/+", dora=".-....")
    found = disagreements(told)
    assert found["conversation_id"].to_list() == ["c003", "c001", "c002"]
    assert found["widest"].to_list() == [100, 100, 50]
    # The mean of three pairs, of six (met, partly, met, missed) and of three.
    assert found["apart"].to_list() == pytest.approx([200 / 3, 350 / 6, 100 / 3])
    assert found["reviewers"].to_list() == [3, 4, 3]
    assert found["verdicts"][0].to_list() == [
        {"reviewer": "anna", "verdict": MET},
        {"reviewer": "ben", "verdict": MISSED},
        {"reviewer": "carl", "verdict": MET},
    ]


def session(seed: int, conversations: int, people: int = 3) -> pl.DataFrame:
    """Six standards; each reviewer sees what is there, more often in some conversations."""
    draw = np.random.default_rng(seed)
    shape = (conversations, 6, people)
    there = draw.choice(4, p=[0.5, 0.15, 0.25, 0.1], size=(*shape[:2], 1))
    clear = draw.beta(6, 2, size=(conversations, 1, 1))
    guess = draw.choice(4, p=[0.5, 0.15, 0.25, 0.1], size=shape)
    said = np.where(draw.random(shape) < clear, there, guess)
    place = np.indices(shape).reshape(3, -1)
    names = ["conversation_id", "standard", "reviewer"]
    return pl.DataFrame(dict(zip(names, place, strict=True))).with_columns(
        pl.Series("verdict", np.array([MET, PARTLY, MISSED, NOT_APPLICABLE])[said.ravel()]),
    )


def test_intervals_cover() -> None:
    whole = session(1, 4000)
    for figures, name in ((reliability, "alpha"), (pairs, "kappa")):
        true = figures(whole).group_by(pooled=pl.col("standard").is_null()).agg(pl.col(name).mean())
        told = pl.concat(figures(session(seed, 20)) for seed in range(100, 200))
        held = (
            told.with_columns(pooled=pl.col("standard").is_null())
            .join(true, on="pooled", suffix="_true")
            .group_by("pooled")
            .agg(pl.col(f"{name}_true").is_between("low", "high").mean().alias("held"))
        )
        assert held["held"].min() >= 0.9, name  # pyright: ignore[reportOperatorIssue]
        narrow = told.filter(pl.col("standard").is_null())
        assert narrow.select((pl.col("high") - pl.col("low")).mean()).item() < 0.4


def test_lots_agree_by_chance_only() -> None:
    draw = np.random.default_rng(5)
    anna, ben, carl = ("".join(draw.choice(list("+/-o"), 400)) for _ in range(3))
    row = reliability(judged(anna=anna, ben=ben, carl=carl)).row(0, named=True)
    assert row["low"] < 0 < row["high"]
    assert row["high"] - row["low"] < 0.15
