"""How fast a million conversations are judged and rolled up by agent, language and month.

    .venv/bin/python -m tests.benchmarks.judging [CONVERSATIONS]

Measurements of the catalogue are drawn at random, kept as Parquet, and judged and rolled up from
memory and from the disk. Prints
seconds, and the ratio to the bare means of the same columns by the same groups.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl

from scoring.analysis import MEASURES
from scoring.measure import FACTS
from scoring.rubric import Rubric, default
from scoring.satisfaction import PREDICTED
from scoring.scorecard import scores
from scoring.standards import standards

LANGUAGES = [
    "en",
    "zh",
    "de",
    "fr",
    "es",
    "ja",
    "ko",
    "pt",
    "it",
    "nl",
    "pl",
    "ru",
    "tr",
    "ar",
    "th",
    "vi",
    "id",
]
CHANNELS = ["chat", "email", "social"]
GROUPS = ["agent_id", "language", pl.col("started_at").dt.truncate("1mo").alias("month")]


def measurements(count: int) -> pl.DataFrame:
    draw = np.random.default_rng(7)

    def one_of(names: list[str]) -> pl.Series:
        return pl.Series(names).gather(draw.integers(0, len(names), count))

    facts = {
        "conversation_id": pl.int_range(count, eager=True).cast(pl.String),
        "started_at": pl.Series(draw.integers(0, 365 * 86_400_000_000, count)).cast(
            pl.Datetime("us", "UTC")
        )
        + (datetime(2026, 1, 1, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)),
        "channel": one_of(CHANNELS),
        "agent_id": one_of([f"agent {number}" for number in range(200)]),
        "language": one_of(LANGUAGES),
        "messages": pl.Series(draw.integers(2, 30, count), dtype=pl.Int32),
    }
    empty = {name: pl.repeat(None, count, dtype=pl.String, eager=True) for name in FACTS}
    predicted = {name: pl.Series(draw.uniform(1, 5, count)) for name in PREDICTED}
    numbers = {}
    for name, standard in standards().items():
        spread = abs(standard.terms.met) + abs(standard.terms.partly) + 0.5
        value = draw.normal(standard.terms.partly, spread, count)
        unknown = draw.random(count)
        value[unknown < 0.2] = np.nan
        numbers[name] = pl.Series(value).set(pl.Series(unknown > 0.9), None)
    return pl.DataFrame(empty | facts | predicted | numbers)


def rolled_up(frame: pl.LazyFrame, rubric: Rubric) -> pl.DataFrame:
    return (
        scores(frame, rubric)
        .group_by(GROUPS)
        .agg(pl.len(), pl.col(*MEASURES).mean(), pl.col("critical").sum())
        .collect()
    )


def bare(frame: pl.LazyFrame) -> pl.DataFrame:
    return frame.group_by(GROUPS).agg(pl.col(*standards()).mean()).collect()


def seconds(work: Callable[[], pl.DataFrame]) -> float:
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    frame = measurements(count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measurements.parquet"
        frame.write_parquet(path)
        took = {
            "bare means, from memory": seconds(lambda: bare(frame.lazy())),
            "judged and rolled up, from memory": seconds(
                lambda: rolled_up(frame.lazy(), default())
            ),
            "bare means, from disk": seconds(lambda: bare(pl.scan_parquet(path))),
            "judged and rolled up, from disk": seconds(
                lambda: rolled_up(pl.scan_parquet(path), default())
            ),
        }
    groups = rolled_up(frame.lazy(), default()).height
    print(f"{count:,} conversations × {len(standards())} standards → {groups:,} groups")
    for name, duration in took.items():
        own = took["bare means, from " + name.rsplit(" ", 1)[1]]
        print(f"{name:36} {duration:6.2f} s {duration / own:6.2f} × the bare means")


if __name__ == "__main__":
    main()
