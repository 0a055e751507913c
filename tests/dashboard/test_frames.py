"""What pages look at: values with their points beside them, and the version they are of."""

import json
from pathlib import Path

import polars as pl
import pytest
from deltalake import DeltaTable
from polars.testing import assert_frame_equal

from dashboard import intake, lake, session
from dashboard.arrivals import Origin
from dashboard.ledger import Ledger, rubrics
from dashboard.search import found, texts
from dashboard.search.asked import Search
from dashboard.session import flow
from dashboard.workspace import VARIABLE, Workspace, workspace
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


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A conversation that turned out to have begun a month before it was first given."""
    place = workspace(tmp_path / "shop")
    monkeypatch.setenv(VARIABLE, str(place.path))
    asked = [
        {"role": "customer", "text": "Is the parcel sent?", "timestamp": "2026-02-27T09:00:00Z"},
        {"role": "agent", "text": "Yes, it is.", "timestamp": "2026-03-02T09:00:00Z"},
        {"role": "customer", "text": "Where is it?", "timestamp": "2026-03-02T09:01:00Z"},
    ]
    for messages in (asked[1:], asked):
        told = {"conversation_id": "moved", "messages": messages}
        export = tmp_path / "export.jsonl"
        export.write_text(json.dumps(told), "utf-8")
        intake.take_in([export], place, Origin(source="shop"))
    return session.scores().select("conversation_id").collect().item()


def test_a_conversation_is_found_in_whatever_month_it_lies(moved: str) -> None:
    began = session.scores().select(pl.col("started_at").dt.strftime("%Y-%m")).collect().item()
    assert (began, session.months([moved])) == ("2026-02", ["2026-03"])
    assert session.conversation(moved).height == session.measurement(moved).height == 1
    assert flow.of(session.scores()).conversations == 1
    about = session.scores(), session.measurements(), session.rubric(), session.workspace()
    rows = found(Search(text="parcel sent"), *about).rows
    assert rows["conversation_id"].to_list() == [moved]
    words = texts.first_words(rows, session.workspace())
    assert words.rows() == [(moved, "Is the parcel sent?")]


def test_who_is_not_measured_yet_may_lie_anywhere(moved: str) -> None:
    assert session.months([moved, "unknown"]) is None
    assert session.conversation(moved, "unknown")["conversation_id"].to_list() == [moved]
