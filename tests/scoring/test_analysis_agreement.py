"""Agreement: the figures are those of the books, their intervals hold what they should."""

import math
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from scoring.analysis.agreement import Agreement, agreement, mean
from scoring.analysis.figures import BY_NUMBER, METRICS

NAMED = [name for name in METRICS if name not in BY_NUMBER]


def of(pairs: list[tuple[Any, Any]], metric: str) -> Agreement:
    truth, said = zip(*pairs, strict=True)
    return agreement(pl.Series(truth, strict=False), pl.Series(said, strict=False), metric)


YES_NO = [(True, True)] * 30 + [(True, False)] * 10 + [(False, True)] * 5 + [(False, False)] * 55
"""Of 40 people's yes 30 were found; of 35 that were found 30 were right."""


@pytest.mark.parametrize(
    ("metric", "figure"),
    [
        ("f1", 60 / 75),
        ("mcc", (30 * 55 - 10 * 5) / math.sqrt(35 * 40 * 60 * 65)),
        ("accuracy", 0.85),
        ("macro_f1", (60 / 75 + 110 / 125) / 2),
        # By chance: 0.4 × 0.35 + 0.6 × 0.65 = 0.53.
        ("kappa", (0.85 - 0.53) / 0.47),
    ],
)
def test_yes_or_no(metric: str, figure: float) -> None:
    found = of(YES_NO, metric)
    assert found.figure == pytest.approx(figure)
    assert (found.low or 1) < figure < (found.high or 0)
    assert (found.n, found.assessed, found.alike) == (100, 100, 0.85)


def test_precision_and_recall_stand_beside_f1() -> None:
    found = of(YES_NO, "f1")
    assert (found.precision, found.recall) == (pytest.approx(30 / 35), pytest.approx(0.75))
    assert of(YES_NO, "kappa").precision is None


THREE = (
    [("good", "good")] * 8
    + [("good", "bad")] * 2
    + [("bad", "bad")] * 6
    + [("bad", "so-so")] * 4
    + [("so-so", "so-so")] * 5
)


def test_three_classes() -> None:
    good, bad, middle = 16 / 18, 12 / 18, 10 / 14
    assert of(THREE, "macro_f1").figure == pytest.approx((good + bad + middle) / 3)
    by_chance = (10 * 8 + 10 * 8 + 5 * 9) / 25**2
    assert of(THREE, "kappa").figure == pytest.approx((19 / 25 - by_chance) / (1 - by_chance))


def test_a_class_that_only_the_program_uses_is_no_class_of_the_mean() -> None:
    pairs = [("good", "good")] * 10 + [("bad", "bad")] * 5 + [("bad", "so-so")] * 5
    assert of(pairs, "macro_f1").figure == pytest.approx((1 + 10 / 15) / 2)


def test_silence_counts_as_wrong_among_names() -> None:
    silent = [(True, True)] * 20 + [(True, None)] * 10 + [(False, None)] * 10
    assert of(silent, "f1").figure == pytest.approx(40 / 50)
    assert of(silent, "f1").assessed == 20
    assert of(silent, "accuracy").figure == pytest.approx(0.5)
    # To say nothing is to say no, for what is there or is not.
    assert of(silent, "mcc").figure == pytest.approx(200 / math.sqrt(20 * 30 * 10 * 20))


def test_silence_is_left_out_among_numbers() -> None:
    pairs = [(True, 1.0)] * 10 + [(False, 0.0)] * 10 + [(False, None)] * 5
    found = of(pairs, "auc")
    assert (found.figure, found.n, found.assessed) == (1.0, 25, 20)


@pytest.mark.parametrize("metric", METRICS)
def test_little_assessed_or_few_cases_give_no_figure(metric: str) -> None:
    pairs = [(True, 1.0), (False, 0.0)] * 5 if metric in BY_NUMBER else [(True, True)] * 10
    silent = [(truth, None) for truth, _ in pairs] * 2
    assert of(pairs + silent, metric).figure is None
    assert of(pairs[:9], metric).figure is None


def test_a_case_without_a_truth_is_none() -> None:
    assert of([*YES_NO, (None, True), (None, None)], "f1") == of(YES_NO, "f1")


@pytest.mark.parametrize("metric", NAMED)
def test_full_agreement_is_one(metric: str) -> None:
    found = of([(True, True), (False, False)] * 20, metric)
    assert (found.figure, found.low, found.high) == (1, 1, 1)


def test_what_is_always_the_same_has_no_kappa_nor_correlation() -> None:
    assert of([("met", "met")] * 20, "kappa").figure is None
    assert of([("met", "met")] * 20, "kappa").alike == 1
    assert of([(1.0, 0.1)] * 20, "rank").figure is None
    assert of([(True, 0.1)] * 20, "auc").figure is None


NUMBERS = st.lists(
    st.tuples(st.integers(0, 4).map(float), st.integers(-3, 3).map(lambda x: x / 3)),
    min_size=12,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(NUMBERS)
def test_correlations_are_those_of_scipy(pairs: list[tuple[float, float]]) -> None:
    truth, said = np.array(pairs).T
    if len({*truth}) == 1 or len({*said}) == 1:
        return
    assert of(pairs, "rank").figure == pytest.approx(stats.spearmanr(truth, said)[0])
    assert of(pairs, "correlation").figure == pytest.approx(stats.pearsonr(truth, said)[0])


@settings(max_examples=40, deadline=None)
@given(NUMBERS)
def test_auc_is_the_chance_that_a_yes_stands_above_a_no(pairs: list[tuple[float, float]]) -> None:
    cases = [(truth >= 2, said) for truth, said in pairs]
    yes = [said for truth, said in cases if truth]
    no = [said for truth, said in cases if not truth]
    if not yes or not no:
        assert of(cases, "auc").figure is None
        return
    wins = stats.mannwhitneyu(yes, no).statistic / len(yes) / len(no)
    assert of(cases, "auc").figure == pytest.approx(wins)


CASES = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["a", "b", "c", None])),
    min_size=20,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(CASES, st.sampled_from(["macro_f1", "accuracy", "kappa"]))
def test_an_interval_lies_within_the_scale_and_the_order_of_cases_is_all_one(
    pairs: list[tuple[str, str | None]], metric: str
) -> None:
    found, turned = of(pairs, metric), of(pairs[::-1], metric)
    assert found.figure == pytest.approx(turned.figure)
    if found.low is not None and found.high is not None:
        assert -1 <= found.low <= found.high <= 1 + 1e-12


def test_many_cases_are_drawn_together_and_give_the_same() -> None:
    few, many = of(YES_NO * 20, "f1"), of(YES_NO * 30, "f1")
    assert few.figure == many.figure
    assert (many.high or 1) - (many.low or 0) < (few.high or 0) - (few.low or 1)
    assert of(YES_NO * 30, "f1") == many


def test_the_interval_is_about_as_wide_as_theory_has_it() -> None:
    found = of([(True, True)] * 800 + [(True, False)] * 200, "accuracy")
    half = 1.96 * math.sqrt(0.8 * 0.2 / 1000)
    assert found.low == pytest.approx(0.8 - half, abs=0.004)
    assert found.high == pytest.approx(0.8 + half, abs=0.004)


def test_a_mean_has_an_interval_and_leaves_out_what_cannot_be_told() -> None:
    one, other = of(YES_NO, "f1"), of(YES_NO[::-1][:60], "accuracy")
    both = mean([one, other, Agreement(7, 0)])
    assert both.figure == pytest.approx(((one.figure or 0) + (other.figure or 0)) / 2)
    assert (both.low or 1) < (both.figure or 0) < (both.high or 0)
    assert both.n == 160
    assert mean([Agreement(7, 0)]) == Agreement(0, 0)
