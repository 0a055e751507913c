"""Learning: from files and from a workspace, to a model that predicts from then on."""

import json
import shutil
from dataclasses import replace
from itertools import islice
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

import sample_data
from dashboard import cli, lake, measuring
from dashboard.intake import take_in
from dashboard.learning import history, learn_here, models, outdated, uses_vectors
from dashboard.measuring import LAKE_MEASUREMENT, measure_pending, pending
from dashboard.workspace import Workspace, workspace
from scoring.satisfaction.learning import TooFewError
from scoring.satisfaction.model import keep, kept
from scoring.sentiment.encoder import installed


def fourfold(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def written(path: Path, count: int, **labels: float) -> Path:
    """The first rated sample conversations; ``labels`` are put into their unknown keys."""
    rated = (one for one in sample_data.conversations() if one.get("rating"))
    lines = [json.dumps(one | {"labels": labels}) for one in islice(rated, count)]
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("learned")
    result = fourfold("learn", written(folder / "c.jsonl", 60), "--output", folder / "m.npz")
    assert result.exit_code == 0, result.output
    assert "Learned from 60 of 60 conversations." in result.stdout
    assert "Reading the rated" in result.stderr
    assert "Rank correlation" in result.stdout
    return folder / "m.npz"


def test_a_learned_model_predicts_on_the_command_line(model, tmp_path) -> None:
    chats, scores = written(tmp_path / "c.jsonl", 80), tmp_path / "s.parquet"
    arguments = ("score", chats, "--output", tmp_path / "v.parquet", "--scores", scores)
    fourfold(*arguments)
    by_parts = pl.read_parquet(scores)
    assert fourfold(*arguments, "--satisfaction-model", model).exit_code == 0
    learned = pl.read_parquet(scores)
    assert not learned["predicted_rating"].equals(by_parts["predicted_rating"])
    for told in (by_parts, learned):
        inside = pl.col("predicted_rating").is_between("predicted_low", "predicted_high")
        assert told.select(inside.all() & pl.col("predicted_rating").is_between(1, 5).all()).item()


def test_what_is_no_model_is_said_to_be_none(tmp_path) -> None:
    chats = written(tmp_path / "c.jsonl", 3)
    arguments = ("score", chats, "--output", tmp_path / "v.parquet", "--satisfaction-model", chats)
    result = fourfold(*arguments)
    assert result.exit_code == 2
    assert "holds no model" in result.stderr


def test_too_few_ratings_teach_nothing(tmp_path) -> None:
    chats, output = written(tmp_path / "c.jsonl", 5), tmp_path / "m.npz"
    result = fourfold("learn", chats, "--output", output)
    assert result.exit_code == 1
    assert "found 5" in result.stderr
    assert not output.exists()


def test_any_number_in_the_file_can_be_learned(tmp_path) -> None:
    chats, output = written(tmp_path / "c.jsonl", 25, care=7.0), tmp_path / "m.npz"
    result = fourfold("learn", chats, "--target", "labels.care", "--output", output)
    assert result.exit_code == 0, result.output
    assert kept(output).about["target"] == "labels.care"


def test_single_messages_can_teach(tmp_path) -> None:
    conversations = [
        one | {"messages": [m | {"stars": 1 + n % 5} for n, m in enumerate(one["messages"])]}
        for one in islice(sample_data.conversations(), 12)
    ]
    path, output = tmp_path / "c.jsonl", tmp_path / "m.npz"
    path.write_text("\n".join(map(json.dumps, conversations)), "utf-8")
    result = fourfold("learn", path, "--target", "stars", "--output", output)
    assert result.exit_code == 0, result.output
    asked = sum(m["role"] == "customer" for one in conversations for m in one["messages"])
    assert kept(output).about["ratings"] == asked


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("shop")
    shop = workspace(folder / "W")
    take_in([written(folder / "c.jsonl", 60)], shop)
    return shop


def test_a_workspace_learns_and_everything_is_predicted_anew(place) -> None:
    def predictions() -> pl.DataFrame:
        stored = lake.scan(place.measurements, LAKE_MEASUREMENT)
        names = ("conversation_id", "predicted_rating", "predicted_solved")
        return stored.select(names).sort("conversation_id").collect()

    by_parts = predictions()
    assert models(place).rating is None
    steps: list[tuple[str, int, int]] = []
    model = learn_here(place, "rating", lambda *step: steps.append(step))
    assert [stage for stage, done, total in steps if done == total] == ["prepare", "learn"]
    assert [step for step in steps if step[0] == "prepare"] == [
        ("prepare", 0, 60),
        ("prepare", 60, 60),
    ]
    assert next(done for stage, done, _ in steps if stage == "learn") == 0
    assert pending(place).height == 60
    assert measure_pending(place) == 60
    assert not predictions()["predicted_rating"].equals(by_parts["predicted_rating"])
    assert set(predictions()["predicted_rating"]) == set(model.unseen.values()), (
        "whatever taught it is predicted as by one that had not seen it"
    )
    assert predictions()["predicted_solved"].is_null().all()
    assert history(place, "rating")[0]["ratings"] == 60
    learn_here(place, "solved")
    measure_pending(place)
    assert predictions()["predicted_solved"].is_between(0, 1).all()
    assert pending(place).is_empty()


def test_what_was_measured_before_a_model_was_learned_does_not_pass_for_its_work(
    tmp_path, monkeypatch
) -> None:
    shop = workspace(tmp_path / "W")
    monkeypatch.setattr(measuring, "measure_pending", lambda *_: 0)
    take_in([written(tmp_path / "c.jsonl", 40)], shop)
    monkeypatch.undo()

    def learning_meanwhile(work, batches, _expected):
        for batch in batches:
            outcome = work(batch)
            learn_here(shop, "rating")
            yield outcome

    monkeypatch.setattr(measuring, "mapped", learning_meanwhile)
    assert measure_pending(shop) == 40
    assert pending(shop).height == 40


def test_a_file_that_is_no_model_is_passed_over(place) -> None:
    (place.models / "rating").mkdir(parents=True, exist_ok=True)
    (place.models / "rating" / "99999-broken.npz").write_bytes(b"nothing")
    newest = models(place).rating
    assert newest is None or "broken" not in newest.name


def test_a_model_takes_the_place_of_no_other(model, tmp_path) -> None:
    shop = workspace(tmp_path / "W")
    take_in([written(tmp_path / "c.jsonl", 25)], shop)
    folder = shop.models / "rating"
    folder.mkdir(parents=True)
    for number in (2, 99_999):  # the others were deleted by hand
        shutil.copy(model, folder / f"{number:05}-{number}.npz")
    (folder / "mine.npz").write_bytes(model.read_bytes())
    learn_here(shop, "rating")
    newest = models(shop).rating
    assert newest is not None
    assert newest.name.startswith("100000-")
    assert kept(newest).about["ratings"] == 25
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(["00002-2.npz", "99999-99999.npz", "mine.npz", newest.name])


def test_a_number_that_is_being_written_is_not_given_again(tmp_path) -> None:
    shop = workspace(tmp_path / "W")
    take_in([written(tmp_path / "c.jsonl", 25)], shop)
    (shop.models / "rating").mkdir(parents=True)
    (shop.models / "rating" / "00004.draft").touch()
    learn_here(shop, "rating")
    newest = models(shop).rating
    assert newest is not None
    assert newest.name.startswith("00005-")


@pytest.mark.skipif(not installed(), reason="the extra `vectors` is not installed")
def test_the_encoder_joins_in_until_it_is_left_out(tmp_path) -> None:
    shop = workspace(tmp_path / "W")
    take_in([written(tmp_path / "c.jsonl", 25)], shop)
    learn_here(shop, "rating")
    assert not uses_vectors(shop, "rating")
    learn_here(shop, "rating", vectors=True)
    assert uses_vectors(shop, "rating")
    assert learn_here(shop, "rating").known_vectors is not None
    assert learn_here(shop, "rating", vectors=False).known_vectors is None
    assert not uses_vectors(shop, "rating")


def test_a_workspace_without_ratings_says_so(tmp_path) -> None:
    with pytest.raises(TooFewError):
        learn_here(workspace(tmp_path / "W"), "rating")


def starred(path: Path, stars: int, days: str, prefix: str) -> Path:
    """Rated sample conversations of another time, all of whom give the same stars."""
    rated = (one for one in sample_data.conversations() if one.get("rating"))
    told = [
        one
        | {"conversation_id": f"{prefix}-{number}", "rating": stars, "messages": timed(one, days)}
        for number, one in enumerate(islice(rated, 40))
    ]
    path.write_text("\n".join(map(json.dumps, told)), "utf-8")
    return path


def timed(one: dict, day: str) -> list[dict]:
    return [
        message | {"timestamp": f"{day}T10:{min(number, 59):02}:00Z"}
        for number, message in enumerate(one["messages"])
    ]


def test_ratings_that_no_longer_fit_teach_anew(tmp_path) -> None:
    shop = workspace(tmp_path / "W")
    take_in([starred(tmp_path / "a.jsonl", 5, "2026-01-05", "a")], shop)
    model = learn_here(shop, "rating")
    path = models(shop).rating
    assert path is not None
    before = replace(model, about=model.about | {"learned_at": "2026-02-01T00:00:00+00:00"})
    keep(before, path)
    kept.cache_clear()
    assert not outdated(shop)
    take_in([starred(tmp_path / "b.jsonl", 5, "2026-03-05", "b")], shop)
    assert len(history(shop, "rating")) == 1
    take_in([starred(tmp_path / "c.jsonl", 1, "2026-04-05", "c")], shop)
    assert [about["ratings"] for about in history(shop, "rating")] == [120, 40]
    assert pending(shop).is_empty()
