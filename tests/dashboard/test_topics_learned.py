"""Topics of a workspace: learned when there is enough, told of every conversation, kept."""

from pathlib import Path

import numpy as np
import orjson
import polars as pl
import pytest

from dashboard import intake, lake, ledger, measuring, topics
from dashboard import workspace as dashboard_workspace
from dashboard.access import Person, Role
from dashboard.ledger import audit, settings
from dashboard.ledger import topics as called
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.workspace import Workspace
from scoring.topics import model
from scoring.topics.learning import LEAST, TooFewError
from tests.scoring.test_topics import asked

THINGS = ("parcel", "refund", "login")


@pytest.fixture(autouse=True)
def without_the_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "installed", lambda: False)


def conversations(folder: Path, things: tuple[str, ...], each: int, seed: int = 0) -> Path:
    lines = [
        {
            "conversation_id": row["conversation_id"],
            "channel": "chat",
            "agent_id": "Ann",
            "customer_id": row["customer"],
            "language": "en",
            "messages": [
                {"role": "customer", "text": row["text"], "timestamp": 1_767_225_600 + 3600 * n},
                {"role": "agent", "text": "I see to it.", "timestamp": 1_767_225_700 + 3600 * n},
            ],
        }
        for n, row in enumerate(asked(things, each, seed).iter_rows(named=True))
    ]
    path = folder / f"{seed}.jsonl"
    path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    return path


def made(folder: Path) -> Workspace:
    return dashboard_workspace.workspace(folder / "w")


def told(workspace: Workspace) -> pl.DataFrame:
    return (
        lake.scan(workspace.measurements, LAKE_MEASUREMENT)
        .select("conversation_id", *topics.TOPIC)
        .sort("conversation_id")
        .collect()
    )


def test_the_first_topics_are_learned_once_there_are_enough(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    intake.take_in([conversations(tmp_path, THINGS, LEAST // 4)], workspace)
    assert topics.in_force(workspace) is None
    assert told(workspace)["topic"].null_count() == told(workspace).height
    stages: list[str] = []
    intake.take_in(
        [conversations(tmp_path, THINGS, LEAST // 2, seed=1)],
        workspace,
        progress=lambda step: stages.append(step.stage),
    )
    assert stages[-1] == "topics"
    found = told(workspace)
    assert found["topic"].null_count() < found.height / 2
    assert found["topic_by"].n_unique() == 1


def test_what_comes_later_is_told_when_it_is_measured(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    intake.take_in([conversations(tmp_path, THINGS, LEAST // 2)], workspace)
    version = topics.history(workspace)[0]["version"]
    intake.take_in([conversations(tmp_path, ("refund",), 20, seed=5)], workspace)
    assert len(topics.history(workspace)) == 1
    later = told(workspace).filter(pl.col("conversation_id").str.starts_with("refund-5"))
    assert later["topic_by"].unique().to_list() == [version]
    assert later["topic"].drop_nulls().len() > 10


def test_learned_anew_every_conversation_is_told_anew(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    intake.take_in([conversations(tmp_path, THINGS, LEAST // 2)], workspace)
    first = told(workspace)
    intake.take_in([conversations(tmp_path, ("invoice",), LEAST // 2, seed=2)], workspace)
    topics.learn_here(workspace, vectors=False)
    topics.tell_pending(workspace)
    second = told(workspace)
    assert second["topic_by"].unique().to_list() == [topics.history(workspace)[0]["version"]]
    both = first.join(second, on="conversation_id").drop_nulls()
    assert (both["topic"] == both["topic_right"]).sum() > 0.8 * both.height
    assert [path.name[:5] for path in sorted(workspace.topics.iterdir())] == ["00001", "00002"]


def test_telling_goes_on_where_it_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = made(tmp_path)
    monkeypatch.setattr(measuring, "tell_topics", lambda *_: None)
    intake.take_in([conversations(tmp_path, THINGS, LEAST // 2)], workspace)
    monkeypatch.setattr(topics, "LARGEST", LEAST)
    monkeypatch.setattr(topics, "_AT_ONCE", 25)
    monkeypatch.setattr(topics, "_KEPT_AT_ONCE", 50)
    topics.learn_here(workspace, vectors=False)

    def stopped(_stage: str, done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        topics.tell_pending(workspace, stopped)
    left = told(workspace)["topic_by"].null_count()
    assert 0 < left < told(workspace).height
    assert topics.tell_pending(workspace) == left
    assert topics.tell_pending(workspace) == 0
    assert told(workspace)["topic_by"].null_count() == 0


def test_what_changed_meanwhile_is_not_told_of_its_old_state() -> None:
    rows = pl.DataFrame(
        {
            "conversation_id": ["a", "b"],
            "digest": ["1", "1"],
            "topic": [4, 5],
            "topic_by": ["v"] * 2,
        }
    )
    known = pl.LazyFrame(
        {"conversation_id": ["a", "b"], "month": ["2026-01"] * 2, "digest": ["1", "2"]}
    )
    assert topics._of_same_state(rows, known)["conversation_id"].to_list() == ["a"]


def test_too_few_conversations_teach_nothing(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    intake.take_in([conversations(tmp_path, ("parcel",), 5)], workspace)
    with pytest.raises(TooFewError):
        topics.learn_here(workspace, vectors=False)
    assert list(workspace.topics.glob("*")) == []
    assert topics.tell_pending(workspace) == 0


def test_files_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    intake.take_in([conversations(tmp_path, THINGS, LEAST // 2)], workspace)
    good = topics.in_force(workspace)
    np.savez(workspace.topics / "00009-x.npz", layout=np.array(99))
    assert topics.in_force(workspace) == good
    assert good is not None
    assert model.kept(good).about == topics.history(workspace)[0]


def person(role: Role = Role.SUPERVISOR) -> Person:
    return Person(1, "sue", "Sue", role)


def test_a_topic_is_called_what_people_call_it(tmp_path: Path) -> None:
    book = ledger.opened(f"sqlite:///{tmp_path / 'l.sqlite'}")
    called.name(book, person(), 7, "  Where is\nmy parcel ")
    called.name(book, person(), 8, "Refunds")
    called.name(book, person(), 8, "")
    assert called.names(book) == {7: "Where is my parcel"}
    assert called.merged(book) == {}


def test_merged_topics_end_at_one_and_can_be_taken_out_again(tmp_path: Path) -> None:
    book = ledger.opened(f"sqlite:///{tmp_path / 'l.sqlite'}")
    called.merge(book, person(), 1, 2)
    called.merge(book, person(), 2, 3)
    assert called.merged(book) == {1: 3, 2: 3}
    with pytest.raises(ValueError, match="part of"):
        called.merge(book, person(), 3, 1)
    called.merge(book, person(), 2, None)
    assert called.merged(book) == {1: 2}


def test_who_may_not_plan_names_nothing(tmp_path: Path) -> None:
    book = ledger.opened(f"sqlite:///{tmp_path / 'l.sqlite'}")
    reader = person(Role.READER)
    with pytest.raises(Exception, match="no right"):
        called.name(book, reader, 1, "x")
    assert settings.get(book, settings.TOPICS)["names"] == {}
    boss = person(Role.ADMINISTRATOR)
    assert audit.entries(book, boss)["action"].to_list()[-1] == audit.DENIED
