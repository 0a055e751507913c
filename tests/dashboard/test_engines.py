"""Measuring here or in several processes gives the same, and a dead process is told."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from dashboard import engines
from dashboard.engines import here, pool

BATCHES = [pl.DataFrame({"n": [start, start + 1]}) for start in range(0, 20, 2)]


def doubled(batch: pl.DataFrame) -> pl.DataFrame:
    return batch * 2


def threads(_batch: pl.DataFrame) -> tuple[int, int]:
    return os.getpid(), pl.thread_pool_size()


def dies_at_ten(batch: pl.DataFrame) -> pl.DataFrame:
    if batch["n"][0] == 10:
        os._exit(9)
    return batch


def test_both_ways_give_the_same_in_the_same_order():
    alone = pl.concat(here.mapped(doubled, BATCHES))
    assert pl.concat(pool.mapped(doubled, BATCHES)).equals(alone)


def test_workers_are_bounded_and_use_one_thread_each():
    before = os.environ.get("POLARS_MAX_THREADS")
    seen = set(pool.mapped(threads, BATCHES, workers=64))
    assert len({process for process, _ in seen}) <= (os.cpu_count() or 1)
    assert {size for _, size in seen} == {1}
    assert os.environ.get("POLARS_MAX_THREADS") == before


def test_a_dead_worker_is_told_and_what_was_done_is_kept():
    done = []
    with pytest.raises(pool.WorkerDiedError, match="start again"):
        done.extend(pool.mapped(dies_at_ten, BATCHES, workers=1))


def sleeps(_batch: pl.DataFrame) -> None:
    print("at work", flush=True)
    time.sleep(60)


def test_workers_end_when_their_parent_is_killed():
    code = "from test_engines import *\nlist(pool.mapped(sleeps, BATCHES))"
    parent = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"at work\n"
    parent.kill()
    # Ends when nobody holds the pipe any more; a worker that stays would hold it for a minute.
    parent.communicate(timeout=20)


def test_few_rows_stay_here_and_many_are_shared_out(monkeypatch):
    monkeypatch.setattr(engines, "FEW", 10)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert {process for process, _ in engines.mapped(threads, BATCHES[:5])} == {os.getpid()}
    assert os.getpid() not in {process for process, _ in engines.mapped(threads, BATCHES)}


@pytest.mark.parametrize(("expected", "here_alone"), [(10, True), (11, False)])
def test_where_it_is_known_how_many_there_will_be_none_waits_for_the_others(
    monkeypatch, expected, here_alone
):
    monkeypatch.setattr(engines, "FEW", 10)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    fetched = []

    def coming() -> Iterator[pl.DataFrame]:
        for batch in BATCHES:
            fetched.append(batch)
            yield batch

    process, _ = next(engines.mapped(threads, coming(), expected))
    assert (process == os.getpid()) == here_alone
    assert len(fetched) == 1 or not here_alone


def test_batches_are_fetched_as_they_are_needed():
    fetched = []

    def coming() -> Iterator[pl.DataFrame]:
        for number, batch in enumerate(BATCHES):
            fetched.append(number)
            yield batch

    results = pool.mapped(doubled, coming(), workers=1)
    next(results)
    assert len(fetched) < len(BATCHES)
    results.close()  # pyright: ignore[reportAttributeAccessIssue]


def test_workers_do_not_run_the_main_program_again(monkeypatch, tmp_path):
    """Under Streamlit the main module is a page, which no worker could run."""
    page = tmp_path / "page.py"
    page.write_text("raise SystemExit('a page is not to be run here')")
    main = ModuleType("__main__")
    main.__file__ = str(page)
    monkeypatch.setitem(sys.modules, "__main__", main)
    assert len(list(pool.mapped(doubled, BATCHES, workers=1))) == len(BATCHES)
    assert sys.modules["__main__"] is main
