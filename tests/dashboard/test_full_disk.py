"""A disk that is full: an import is wholly in or wholly out, and whoever asked for it reads why.

``FOURFOLD_FULL=60 pytest tests/dashboard/test_full_disk.py`` tries more sizes of the disk.
"""

import errno
import json
import os
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import event, text
from typer.testing import CliRunner

from dashboard import arrivals, cli, intake, keeping, lake, ledger
from dashboard.ledger import imports
from dashboard.staging import Room
from dashboard.transcripts import gathered
from dashboard.workspace import LEDGER_VARIABLE, workspace

SIZES = int(os.environ.get("FOURFOLD_FULL", "4"))
KEPT, MORE = 50, 1_500
SEED = 20_260_302

LETTERS = random.Random(SEED)


@pytest.fixture(autouse=True)
def in_pieces_unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((gathered, "BATCH_CONVERSATIONS"), (arrivals, "ARRIVING_AT_ONCE")):
        monkeypatch.setattr(module, name, 100)
    monkeypatch.setattr(intake, "measured_and_told", lambda *_: 0)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own, small; to be made larger by mounting it anew."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)], check=False
    )
    if made.returncode:
        pytest.skip("Nobody but root may mount a disk.")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def sized(disk: Path, kilobytes: int) -> None:
    options = f"remount,size={kilobytes}k"
    subprocess.run(["mount", "-o", options, str(disk)], check=True)


def export(path: Path, count: int) -> Path:
    """Conversations whose words no compression makes small."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            words = " ".join(f"{LETTERS.getrandbits(64):x}" for _ in range(20))
            said = [{"role": "customer", "text": words, "timestamp": 1_772_442_000}]
            file.write(json.dumps({"conversation_id": str(number), "messages": said}) + "\n")
    return path


def count(table: str) -> int:
    return lake.scan(table).select(pl.len()).collect().item()


def test_an_import_for_which_there_is_no_room_is_wholly_in_or_wholly_out(tmp_path, disk):
    few, many = export(tmp_path / "few.jsonl", KEPT), export(tmp_path / "many.jsonl", MORE)
    draw = random.Random(SEED)
    fates = set()
    for size in (0, *(draw.randrange(1_200) for _ in range(SIZES - 1))):
        sized(disk, 4_000)
        place = workspace(disk / "W")
        intake.take_in([few], place)
        used = sum(file.stat().st_size for file in place.path.rglob("*") if file.is_file())
        sized(disk, used // 1_024 + 200 + size)
        try:
            intake.take_in([many], place)
        except OSError as reason:
            fates.add(reason.errno)
        sized(disk, 8_000)
        keeping.recover(place)
        book = ledger.opened(place.ledger)
        noted, *_ = imports.recent(book)
        assert imports.unfinished(book) == []
        assert (count(place.conversations), noted.status) in ((KEPT, "failed"), (MORE, "done"))
        intake.take_in([many], place)
        assert count(place.conversations) == MORE
        book.kw["bind"].dispose()
        ledger.opened.cache_clear()
        shutil.rmtree(place.path)
    assert fates == {errno.ENOSPC}


def test_the_command_says_that_the_disk_is_full(tmp_path, disk):
    many = export(tmp_path / "many.jsonl", MORE)
    asked = CliRunner().invoke(cli.app, ["import", str(many), "--workspace", str(disk / "W")])
    assert asked.exit_code == 1
    assert os.strerror(errno.ENOSPC) in " ".join(asked.output.split())


def test_a_watched_folder_comes_in_when_there_is_room_again(tmp_path, disk, monkeypatch):
    def room_made(_seconds: float) -> None:
        if lake.version(workspace(disk / "W").conversations) >= 0:
            raise KeyboardInterrupt
        if noted := imports.recent(ledger.opened(workspace(disk / "W").ledger)):
            assert {one.status for one in noted} == {"failed"}
            sized(disk, 8_000)

    (tmp_path / "in").mkdir()
    export(tmp_path / "in" / "many.jsonl", MORE)
    monkeypatch.setattr(time, "sleep", room_made)
    watched = CliRunner().invoke(
        cli.app, ["watch", str(tmp_path / "in"), "--workspace", str(disk / "W")]
    )
    assert os.strerror(errno.ENOSPC) in " ".join(watched.output.split())
    assert count(workspace(disk / "W").conversations) == MORE


def test_a_part_for_which_there_is_no_room_is_an_error_of_the_disk(tmp_path):
    room = Room(workspace(tmp_path / "W"), 1)
    assert room.enter()
    (room.folder / "part-000000-0.draft").symlink_to("/dev/full")
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        room.add(0, pl.DataFrame({"conversation_id": ["a"]}))
    assert list(room.parts()) == []
    room.leave()


def test_a_ledger_that_may_not_grow_is_an_error_of_the_disk(tmp_path):
    book = ledger.opened(workspace(tmp_path / "W").ledger)
    with book() as session:
        session.execute(text("CREATE TABLE large (words TEXT)"))
        session.execute(text("PRAGMA max_page_count = 1"))  # as many as there are
        large = text("INSERT INTO large VALUES (:words)")
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            session.execute(large, {"words": "a" * 1_000_000})


def test_who_stops_the_program_while_the_ledger_is_asked_stops_it(tmp_path):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    book = ledger.opened(workspace(tmp_path / "W").ledger)
    event.listen(book.kw["bind"], "do_execute", stop)
    with pytest.raises(KeyboardInterrupt), book() as session:
        session.execute(text("SELECT 1"))


def test_the_command_says_that_the_ledger_does_not_answer(tmp_path, monkeypatch):
    monkeypatch.setenv(LEDGER_VARIABLE, "postgresql+psycopg://ada:hidden@127.0.0.1:1/shop")
    few = export(tmp_path / "few.jsonl", 1)
    asked = CliRunner().invoke(cli.app, ["import", str(few), "--workspace", str(tmp_path / "W")])
    assert asked.exit_code == 1
    assert "127.0.0.1" in asked.output
    assert "hidden" not in asked.output


def test_a_table_for_which_there_is_no_room_while_it_is_read_is_an_error_of_the_disk(
    tmp_path, disk, monkeypatch
):
    many = tmp_path / "many.csv"
    rows = pl.read_ndjson(export(tmp_path / "many.jsonl", MORE)).explode("messages")
    table = rows.unnest("messages").with_columns(market=pl.lit("Österreich"))
    # In an older encoding it is read a piece at a time, by way of the disk.
    many.write_bytes(table.write_csv().encode("cp1252"))
    sized(disk, 100)
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    asked = CliRunner().invoke(cli.app, ["import", str(many), "--workspace", str(tmp_path / "W")])
    assert asked.exit_code == 1
    assert os.strerror(errno.ENOSPC) in " ".join(asked.output.split())
