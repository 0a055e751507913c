"""The demo's people at work: what the ledger holds of them could have come about, every time."""

from pathlib import Path

import polars as pl
import pytest

from dashboard import lake, ledger, rehearsal
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
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.panels.calibration.blind import asked
from dashboard.rehearsal.eyes import OWN
from dashboard.rehearsal.reviewers import CALIBRATED, REVIEWED
from dashboard.session import appraisal, growth
from dashboard.workspace import VARIABLE, Workspace
from sample_data.staff import MEMBERS
from sample_data.story import COACHED_AGENT, PASTING_AGENT, UNMOVED_AGENT
from scoring.analysis.calibration import reliability
from scoring.analysis.coaching_effect import CoachingEffect
from scoring.analysis.formula import Formula

DAYS = 8 * 7
"""Before and after coaching, as its page compares them unless told otherwise."""


@pytest.fixture(scope="module")
def place(sample_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return rehearsed(sample_workspace, tmp_path_factory.mktemp("rehearsal"))


@pytest.fixture
def book(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """The ledger; the dashboard stands on it."""
    monkeypatch.setenv(VARIABLE, str(place.path))
    return ledger.opened(place.ledger)


def rehearsed(sample: Workspace, folder: Path) -> Workspace:
    (folder / "lake").symlink_to(sample.path / "lake")
    place = Workspace(folder)
    rehearsal.rehearse(place)
    return place


def test_the_staff_are_members_in_their_roles(book: Ledger) -> None:
    known = {(one.login, one.role.value, one.agent_id) for one in members.every(book)}
    assert known == {(one.login, one.role, one.agent) for one in MEMBERS}


def test_part_of_a_month_is_reviewed(book: Ledger) -> None:
    counts = dict(samples.items(book)["state"].value_counts().iter_rows())
    assert counts[samples.DONE] == REVIEWED
    assert counts[samples.OPEN] > CALIBRATED
    assert set(counts) == {samples.DONE, samples.OPEN}


def test_reviewers_mostly_agree_with_the_program(book: Ledger) -> None:
    told = judgements.judgements(book).filter(pl.col("calibration_id").is_null())
    beside = told.filter(pl.col("machine") != "")
    differ = beside.select((pl.col("verdict") != pl.col("machine")).mean()).item()
    assert 0 < differ < 0.1


def test_reviewers_speak_where_only_people_can(book: Ledger) -> None:
    told = judgements.judgements(book).filter(
        pl.col("calibration_id").is_null(), pl.col("machine") == ""
    )
    assert set(told["standard"]) == {"effect.accuracy", "process.fraud_alert", OWN}
    assert set(told.filter(standard="effect.accuracy")["verdict"]) == {"met", "partly", "missed"}
    assert told.filter(standard=OWN)["conversation_id"].n_unique() == REVIEWED
    short = told.filter(pl.col("verdict").is_in(["partly", "missed"]))
    assert short["root_cause"].is_not_null().all()


def test_appraisals_have_figures_with_their_intervals(book: Ledger) -> None:
    [cycle] = samples.items(book)["cycle"].unique()
    told = appraisal.summed_up(cycle, Formula())
    assert 10 <= told["enough"].sum() < told.height
    sure = told.filter("enough")
    assert sure["total_low"].is_not_null().all()
    assert (sure["total_low"] < sure["total_high"]).all()


def test_who_judges_blindly_hears_nothing_of_the_program(book: Ledger) -> None:
    [session] = calibrations.every(book)
    assert session.closed_at is not None
    told = judgements.judgements(book).filter(pl.col("calibration_id") == session.id)
    assert told["reviewer_id"].n_unique() == len(session.reviewers)
    assert told["conversation_id"].n_unique() == CALIBRATED
    assert {"effect.accuracy", OWN} < set(told["standard"]) <= {*asked(), OWN}
    assert set(told["machine"]) == {""}
    assert told["root_cause"].is_null().all()
    alike = reliability(told.rename({"reviewer_id": "reviewer"}))
    assert alike["low"][0] < alike["alpha"][0] < alike["high"][0] < 1
    assert alike["low"].is_not_null().sum() > 20


def effect(book: Ledger, agent: str) -> CoachingEffect:
    [plan] = coaching.plans(book, agent)
    return growth.effect(plan, DAYS)


def test_coaching_worked_for_one_and_not_for_another(book: Ledger) -> None:
    coached = effect(book, COACHED_AGENT)
    assert coached.shown
    assert (coached.effect or 0) > 20
    unmoved = effect(book, UNMOVED_AGENT)
    assert unmoved.effect is not None
    assert not unmoved.shown
    assert effect(book, PASTING_AGENT).coached.agents == 0, "too early to say anything"


def test_disputes_coaching_and_courses_are_under_way(book: Ledger) -> None:
    assert {one.agent_id: one.decision for one in disputes.every(book)} == {
        PASTING_AGENT: "partly",
        COACHED_AGENT: None,
    }
    plans = {one.agent_id: one.ended_at is not None for one in coaching.plans(book)}
    assert plans == {COACHED_AGENT: True, UNMOVED_AGENT: False, PASTING_AGENT: False}
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
    again = ledger.opened(rehearsed(sample_workspace, tmp_path).ledger)
    columns = ("review_id", "conversation_id", "reviewer_id", "standard", "verdict", "machine")
    said = [judgements.judgements(one).select(columns).sort(columns) for one in (book, again)]
    assert said[0].equals(said[1])
    drawn = [samples.items(one).drop(pl.selectors.temporal()) for one in (book, again)]
    assert drawn[0].equals(drawn[1])
