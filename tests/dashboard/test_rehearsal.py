"""The demo's people at work: what the ledger holds of them could have come about, every time."""

from pathlib import Path

import polars as pl
import pytest

from dashboard import lake, ledger, rehearsal
from dashboard.intake import LAKE_MEASUREMENT
from dashboard.ledger import (
    Ledger,
    calibrations,
    coaching,
    disputes,
    judgements,
    members,
    samples,
    trainings,
)
from dashboard.workspace import Workspace
from sample_data.staff import MEMBERS
from sample_data.story import COACHED_AGENT, PASTING_AGENT


@pytest.fixture(scope="module")
def book(sample_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return rehearsed(sample_workspace, tmp_path_factory.mktemp("rehearsal"))


def rehearsed(sample: Workspace, folder: Path) -> Ledger:
    (folder / "lake").symlink_to(sample.path / "lake")
    place = Workspace(folder)
    rehearsal.rehearse(place)
    return ledger.opened(place.ledger)


def test_the_staff_are_members_in_their_roles(book: Ledger) -> None:
    known = {(one.login, one.role.value, one.agent_id) for one in members.every(book)}
    assert known == {(one.login, one.role, one.agent) for one in MEMBERS}


def test_part_of_a_month_is_reviewed(book: Ledger) -> None:
    counts = dict(samples.items(book)["state"].value_counts().iter_rows())
    assert counts[samples.DONE] == rehearsal.REVIEWED
    assert counts[samples.OPEN] > rehearsal.CALIBRATED
    assert set(counts) == {samples.DONE, samples.OPEN}


def test_reviewers_mostly_agree_with_the_program(book: Ledger) -> None:
    told = judgements.judgements(book).filter(pl.col("calibration_id").is_null())
    differ = told.select((pl.col("verdict") != pl.col("machine")).mean()).item()
    assert 0 < differ < 0.1


def test_who_judges_blindly_hears_nothing_of_the_program(book: Ledger) -> None:
    [session] = calibrations.every(book)
    assert session.closed_at is not None
    told = judgements.judgements(book).filter(pl.col("calibration_id") == session.id)
    assert told["reviewer_id"].n_unique() == len(session.reviewers)
    assert told["conversation_id"].n_unique() == rehearsal.CALIBRATED
    assert set(told["machine"]) == {""}
    assert told["root_cause"].is_null().all()


def test_disputes_coaching_and_courses_are_under_way(book: Ledger) -> None:
    assert {one.agent_id: one.decision for one in disputes.every(book)} == {
        PASTING_AGENT: "partly",
        COACHED_AGENT: None,
    }
    plans = {one.agent_id: one.ended_at is not None for one in coaching.plans(book)}
    assert plans == {COACHED_AGENT: True, PASTING_AGENT: False}
    assert len(coaching.practices(book)) == 1
    [course] = trainings.courses(book)
    steps = {one.step for one in trainings.records(book, COACHED_AGENT)}
    assert course.name == "Returns and refunds"
    assert steps == {trainings.THEORY, trainings.PRACTICE, trainings.CERTIFICATE}


def test_every_conversation_spoken_of_is_in_the_sample(
    book: Ledger, sample_workspace: Workspace
) -> None:
    measured = lake.scan(sample_workspace.measurements, LAKE_MEASUREMENT)
    agents = dict(measured.select("conversation_id", "agent_id").collect().iter_rows())
    told = {
        *samples.items(book).select("conversation_id", "agent_id").iter_rows(),
        *judgements.reviews(book).select("conversation_id", "agent_id").iter_rows(),
        *((one.conversation_id, one.agent_id) for one in disputes.every(book)),
    }
    assert told <= set(agents.items())
    assert {one.conversation_id for one in coaching.practices(book)} <= set(agents)


def test_it_is_the_same_every_time(
    book: Ledger, sample_workspace: Workspace, tmp_path: Path
) -> None:
    again = rehearsed(sample_workspace, tmp_path)
    columns = ("review_id", "conversation_id", "reviewer_id", "standard", "verdict", "machine")
    said = [judgements.judgements(one).select(columns).sort(columns) for one in (book, again)]
    assert said[0].equals(said[1])
    drawn = [samples.items(one).drop(pl.selectors.temporal()) for one in (book, again)]
    assert drawn[0].equals(drawn[1])
