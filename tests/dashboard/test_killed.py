"""Imports killed at any moment are wholly in or wholly out after the next start.

``FOURFOLD_KILLS=60 pytest tests/dashboard/test_killed.py`` tries more moments.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from dashboard import keeping, lake, ledger
from dashboard.ledger import imports, members
from dashboard.workspace import LEDGER_VARIABLE, Workspace, workspace
from tests.postgres import server

KILLS = int(os.environ.get("FOURFOLD_KILLS", "3"))
AT_ONCE, CONVERSATIONS = 20, 100
SEED = 20_260_302

CHILD = f"""
import sys
from pathlib import Path
from dashboard import arrivals, intake, keeping
from dashboard.transcripts import gathered
from dashboard.workspace import Workspace

gathered.BATCH_CONVERSATIONS = arrivals.ARRIVING_AT_ONCE = {AT_ONCE}
intake.measured_and_told = lambda *_: 0  # measuring is tried elsewhere; it loses nothing
place = Workspace(Path(sys.argv[1]))
print("go", flush=True)
if sys.argv[2] == "undo":
    keeping.undo(place, int(sys.argv[3]))
else:
    intake.take_in([Path(sys.argv[2])], place)
print("end", flush=True)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workspace]:
    if request.param == "sqlite":
        yield workspace(tmp_path / "W")
        return
    with server() as address:
        monkeypatch.setenv(LEDGER_VARIABLE, address)
        yield workspace(tmp_path / "W")


def export(place: Workspace, turn: int) -> Path:
    """New conversations, and those of the turn before, which went on."""
    lines = []
    for number in range(CONVERSATIONS):
        for of in (turn - 1, turn):
            said = [
                {"role": "customer", "text": f"Hello {of} {number}", "timestamp": 1_772_442_000}
            ]
            if of < turn:
                said.append({"role": "agent", "text": "Hi", "timestamp": 1_772_442_060})
            if of >= 0:
                lines.append(json.dumps({"conversation_id": f"{of}-{number}", "messages": said}))
    path = place.path / f"{turn}.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def ran(place: Workspace, *words: str, seconds: float | None = None) -> float:
    """How long the work took, in seconds; it is killed after ``seconds``."""
    command = [sys.executable, "-c", CHILD, str(place.path), *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "go\n"
        began = time.monotonic()
        if seconds is not None:
            time.sleep(seconds)
            child.send_signal(signal.SIGKILL)
        child.stdout.read()
        return time.monotonic() - began


def lengths(place: Workspace) -> dict[str, int]:
    if lake.version(place.conversations) < 0:
        return {}
    rows = lake.scan(place.conversations).select("conversation_id", pl.col("messages").list.len())
    found = rows.collect()
    assert found["conversation_id"].is_unique().all()
    return dict(found.iter_rows())


def after(turn: int, before: dict[str, int]) -> dict[str, int]:
    """What there is when the import of a turn came in whole."""
    went_on = {f"{turn - 1}-{number}": 2 for number in range(CONVERSATIONS) if turn}
    return before | went_on | {f"{turn}-{number}": 1 for number in range(CONVERSATIONS)}


def test_killed_at_any_moment_an_import_is_wholly_in_or_wholly_out(place):
    book = ledger.opened(place.ledger)
    draw = random.Random(SEED)
    whole = ran(place, str(export(place, 0)))
    before = lengths(place)
    known = 1
    for turn in range(1, KILLS + 1):
        ran(place, str(export(place, turn)), seconds=draw.uniform(0, 1.3 * whole))
        keeping.recover(place)
        noted = imports.recent(book)
        # Killed before it noted anything, nobody knows of it, and nothing may have come in.
        status = noted[0].status if len(noted) > known else "not begun"
        now = lengths(place)
        assert now == (after(turn, before) if status == "done" else before), (turn, status)
        before, known = now, len(noted)
    assert imports.unfinished(book) == []


def test_killed_while_it_is_undone_an_import_goes_out_whole(place):
    book = ledger.opened(place.ledger)
    draw = random.Random(SEED)
    ran(place, str(export(place, 0)))
    first = lengths(place)
    for turn in range(max(1, KILLS // 5)):
        whole = ran(place, str(export(place, 1)))
        last = imports.recent(book, 1)[0].id
        imports.undo(book, members.alone(book), last)
        ran(place, "undo", str(last), seconds=draw.uniform(0, whole))
        keeping.recover(place)
        assert imports.status(book, last) == "undone", turn
        assert lengths(place) == first
