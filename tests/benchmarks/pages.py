"""How long a page takes to answer a changed choice, over a million conversations.

    .venv/bin/python -m tests.benchmarks.pages [CONVERSATIONS] [PAGE …]

A workspace with drawn measurements is made; every page of comparisons is opened, and then asked
again with another channel, language and period. Prints the seconds of server time of each answer
(the first one, which fills the caches, apart), and its ratio to the bare means of all standards by
agent and language over the same conversations.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

import polars as pl
from streamlit.testing.v1 import AppTest

from dashboard import lake
from dashboard.intake import LAKE_MEASUREMENT
from dashboard.workspace import VARIABLE, Workspace
from scoring.measure import measuring_version
from scoring.standards import standards
from tests.benchmarks.judging import measurements, seconds

APP = Path(__file__).resolve().parent.parent.parent / "dashboard" / "app.py"
PAGES = ("overview", "agents", "agent", "languages", "trends", "topics", "causes", "workload")
PAGES += ("conversations", "standards", "rubric", "ratings", "report")
CHOICES = (
    {"period": "all", "channel": "chat"},
    {"period": "26w", "channel": "email"},
    {"period": "all", "lang": "de"},
)


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


def asked(app: AppTest, page: str, choice: dict[str, str]) -> float:
    """Seconds until a page has answered a choice."""
    app.query_params.clear()
    for name, value in choice.items():
        app.query_params[name] = value
    if page == "agent":
        app.query_params["name"] = "agent 7"
    begun = time.perf_counter()
    app.run()
    took = time.perf_counter() - begun
    faults = [str(one.value) for one in (*app.exception, *app.error)]
    assert not faults, f"{page}: {faults}"
    return took


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
        own = seconds(means.collect)
        height = frame.select(pl.len()).collect().item()
        print(f"{height:,} conversations; bare means {own:.2f} s", flush=True)
        for page in pages:
            app = AppTest.from_file(str(APP), default_timeout=600)
            app.run()
            app.switch_page(f"../pages/{page}.py")
            first = asked(app, page, {"period": "all"})
            took = [asked(app, page, choice) for choice in CHOICES]
            each = ", ".join(f"{one:5.2f}" for one in took)
            ratio = max(took) / own
            print(f"{page:14} first {first:6.2f} s; then {each} s; {ratio:5.1f} × bare", flush=True)


if __name__ == "__main__":
    main()
