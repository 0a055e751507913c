"""Points that stand beside the values: the same as if they were judged anew, and of one rubric."""

from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from scoring.rubric import Rubric, changed, default
from scoring.scorecard import (
    grade,
    graded,
    left_to_people,
    points,
    scores,
    told_points,
)
from scoring.standards import standards
from tests.benchmarks.judging import measurements

WAIT = "efficiency.first_response"


def asked(**terms: Any) -> Rubric:
    return changed(default(), {"standards": {WAIT: terms}})


@pytest.fixture(scope="module")
def measured() -> pl.DataFrame:
    return measurements(400)


def beside(measured: pl.DataFrame, rubric: Rubric) -> pl.LazyFrame:
    return measured.hstack(graded(measured.lazy(), rubric).collect()).lazy()


def test_scores_of_what_is_graded_are_the_same(measured: pl.DataFrame) -> None:
    rubric = asked(met=30, email={"met": 3600, "partly": 7200})
    expected = scores(measured.lazy(), rubric).collect()
    assert_frame_equal(scores(beside(measured, rubric), rubric).collect(), expected)


def test_points_are_taken_from_where_they_stand(measured: pl.DataFrame) -> None:
    wrong = beside(measured, default()).with_columns(pl.lit(7, pl.UInt8).alias(_of(default())))
    assert set(wrong.select(told_points(wrong, default())[WAIT]).collect().to_series()) == {7}


def _of(rubric: Rubric) -> str:
    return grade(standards()[WAIT], rubric)


@pytest.mark.parametrize(
    "terms", [{"met": 30}, {"partly": 500}, {"chat": {"met": 5}}, {"language": {"de": {"met": 9}}}]
)
def test_other_thresholds_are_judged_anew(measured: pl.DataFrame, terms: dict[str, Any]) -> None:
    stricter, frame = asked(**terms), beside(measured, default())
    assert _of(stricter) != _of(default())
    told = frame.select(
        told_points(frame, stricter)[WAIT].cast(pl.Float32).alias("points")
    ).collect()
    assert_frame_equal(told, measured.select(points(standards()[WAIT], stricter).alias("points")))


def test_weights_leave_points_as_they_are() -> None:
    assert _of(asked(weight=4, chat={"weight": 2})) == _of(default())


def test_what_is_left_to_people_has_no_points_either(measured: pl.DataFrame) -> None:
    which = pl.DataFrame({"standard": [WAIT], "language": ["de"]})
    left = left_to_people(beside(measured, default()), which)
    told = left.select("language", told_points(left, default())[WAIT].alias("points")).collect()
    german = told["language"] == "de"
    assert told.filter(german)["points"].is_null().all()
    assert told.filter(~german)["points"].count() > 0
