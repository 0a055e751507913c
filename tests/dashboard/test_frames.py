"""What pages look at: values with their points beside them, and the version they are of."""

import polars as pl
import pytest
from deltalake import DeltaTable
from polars.testing import assert_frame_equal

from dashboard import lake, session
from dashboard.ledger import Ledger, rubrics
from dashboard.workspace import Workspace
from scoring.rubric import changed, content_of, default
from scoring.scorecard import grade, points, told_points
from scoring.standards import standards

WAIT = "efficiency.first_response"


@pytest.mark.usefixtures("sample")
def test_points_stand_beside_the_values_and_are_those_of_the_rubric() -> None:
    measured, rubric = session.measurements(), session.rubric()
    there = measured.collect_schema().names()
    assert {grade(one, rubric) for one in standards().values()} <= set(there)
    told = measured.select(
        one.cast(pl.Float32).alias(name) for name, one in told_points(measured, rubric).items()
    )
    anew = measured.select(points(one, rubric).alias(name) for name, one in standards().items())
    assert_frame_equal(told.collect(), anew.collect())


def test_a_rubric_that_is_saved_brings_its_own_points(house: Ledger) -> None:
    stricter = changed(default(), {"standards": {WAIT: {"met": 1}}})
    rubrics.save(house, session.person(), "Strict", "to see", content_of(stricter))
    there = session.measurements().collect_schema().names()
    assert grade(standards()[WAIT], stricter) in there
    assert grade(standards()[WAIT], default()) not in there


def test_the_version_is_that_of_the_table(sample: Workspace) -> None:
    for table in (sample.measurements, sample.conversations):
        assert lake.version(table) == DeltaTable(table).version() >= 0
