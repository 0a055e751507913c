"""How long a page takes to answer a changed choice, over a million conversations.

    .venv/bin/python -m tests.benchmarks.pages [CONVERSATIONS] [PAGE …]

A workspace with drawn measurements is made; every page of comparisons is opened, and then asked
again and again with another channel, language and period, and for all conversations. Prints of each
choice the lowest and the median seconds (the first answer, which fills the caches, apart), and of
the slowest the ratio to the bare means of all standards by agent and language over the same
conversations. Where other work shares the machine, processor seconds tell more: they are told of
the slowest choice, too.

The report is asked for another month each time; a trial moves the weight of a dimension, then of a
standard, and a threshold.
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
from streamlit.testing.v1 import AppTest

from dashboard import lake
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.session import trial
from dashboard.workspace import VARIABLE, Workspace
from scoring.analysis.volume import FIRST_REPLY
from scoring.measure import measuring_version
from scoring.rubric import changed
from scoring.standards import standards
from tests.benchmarks.judging import measurements

APP = Path(__file__).resolve().parent.parent.parent / "dashboard" / "app.py"
PAGES = ("overview", "agents", "agent", "languages", "trends", "topics", "causes", "workload")
PAGES += ("conversations", "standards", "rubric", "ratings", "report", "trial")
CHOICES = (
    {"period": "all", "channel": "chat"},
    {"period": "26w", "channel": "email"},
    {"period": "all", "lang": "de"},
    {"period": "all"},
)
ROUNDS = 3

Took = tuple[float, float]
"""Seconds, and processor seconds."""


def kept(count: int, place: Workspace) -> None:
    """Drawn measurements as an import would have kept them."""
    drawn = measurements(count)
    columns = {
        "month": pl.col("started_at").dt.strftime("%Y-%m"),
        "digest": pl.col("conversation_id"),
        "measured_by": pl.lit(measuring_version()),
        "team": pl.lit("Team ") + (pl.col("agent_id").str.len_bytes() % 3).cast(pl.String),
        "ended_at": pl.col("started_at") + pl.duration(minutes=20),
        "customer_from": pl.col("started_at"),
        "agent_from": pl.col("started_at") + pl.duration(minutes=1),
        "handle_seconds": pl.lit(1200.0),
        "matter": pl.when(pl.col("messages") % 3 == 0).then(pl.lit("complaint")),
    }
    whole = drawn.with_columns(**columns)
    missing = {
        name: pl.lit(None, kind)
        for name, kind in LAKE_MEASUREMENT.items()
        if name not in whole.columns
    }
    whole = whole.with_columns(**missing).select(*LAKE_MEASUREMENT).cast(LAKE_MEASUREMENT)
    for of_month in whole.partition_by("month", maintain_order=True):
        lake.keep(place.measurements, of_month.sort("conversation_id"))


def timed(work: Callable[[], Any]) -> Took:
    began, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - spent


def asked(app: AppTest, page: str, choice: dict[str, str]) -> Took:
    """How long a page takes to answer a choice."""
    app.query_params.clear()
    for name, value in choice.items():
        app.query_params[name] = value
    if page == "agent":
        app.query_params["name"] = "agent 7"
    took = timed(app.run)
    faults = [str(one.value) for one in (*app.exception, *app.error)]
    assert not faults, f"{page}: {faults}"
    return took


def opened(page: str) -> AppTest:
    """A page, before it is asked for anything."""
    app = AppTest.from_file(str(APP), default_timeout=600)
    app.run()
    app.switch_page(f"../pages/{page}.py")
    return app


def answers(page: str) -> Iterator[tuple[str, Took]]:
    """What a page is asked for, and how long it took."""
    if page == "trial":
        yield from trials()
        return
    app = opened(page)
    yield "first", asked(app, page, {"period": "all"})
    for turn in range(ROUNDS):
        for place, choice in enumerate(CHOICES):
            month = {"when": f"2026-{1 + turn * len(CHOICES) + place:02}"}
            yield str(place), asked(app, page, month if page == "report" else choice)


def trials() -> Iterator[tuple[str, Took]]:
    """How long it takes until a trial shows what it changes."""
    app = opened("rubric")
    asked(app, "rubric", {"period": "all"})
    draft = trial.in_force()
    for turn in range(ROUNDS + 1):
        tries: dict[str, dict[str, Any]] = {
            "0": {"dimensions": {"attitude": 2.0 + turn}},
            "1": {"standards": {FIRST_REPLY: {"weight": 2.0 + turn}}},
            "2": {"standards": {FIRST_REPLY: {"met": 20.0 + turn}}},
        }
        for name, content in tries.items():
            app.session_state["rubric draft"] = trial.written(changed(draft, content))
            took = asked(app, "rubric", {"period": "all"})
            yield (name if turn else "first"), took


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    pages = sys.argv[2:] or PAGES
    with tempfile.TemporaryDirectory() as folder:
        place = Workspace(Path(os.environ.get("FOURFOLD_BENCHMARK") or folder))
        if lake.version(place.measurements) < 0:
            kept(count, place)
        os.environ[VARIABLE] = str(place.path)
        columns = ("agent_id", "language", *standards())
        frame = lake.scan(place.measurements).select(columns).collect().lazy()
        means = frame.group_by("agent_id", "language").agg(pl.col(*standards()).mean())
        bare = [min(side) for side in zip(*(timed(means.collect) for _ in range(5)), strict=True)]
        height = frame.select(pl.len()).collect().item()
        told = f"{bare[0]:.2f} s, {bare[1]:.2f} of processors"
        print(f"{height:,} conversations; bare means {told}", flush=True)
        del frame, means
        for page in pages:
            print(f"{page:14} {_told(list(answers(page)), bare)}", flush=True)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{most:.1f} GB of memory at the most")


def _told(took: list[tuple[str, Took]], bare: list[float]) -> str:
    first, *rest = [seconds for name, (seconds, _) in took if name == "first"]
    names = dict.fromkeys(name for name, _ in took if name != "first")
    sides = [[[one[side] for name_, one in took if name_ == name] for name in names]
             for side in (0, 1)]  # fmt: skip
    each = ", ".join(f"{min(one):.2f} ({statistics.median(one):.2f})" for one in sides[0])
    wall, spent = (max(min(one) for one in side) for side in sides)
    ratio = f"{wall / bare[0]:.1f} × bare; {spent:.2f} of processors, {spent / bare[1]:.1f} × bare"
    return f"first {max(first, *rest, 0.0):5.2f} s; then {each}; {ratio}"


if __name__ == "__main__":
    main()
