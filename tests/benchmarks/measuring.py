"""How fast conversations are read and measured, against a bare TextBlob loop over their messages.

    .venv/bin/python -m tests.benchmarks.measuring FILE…

FILE…: conversation files; without any, the sample conversations ten times over. Prints the rate of
``TextBlob(text).sentiment`` in a loop, of reading (language, acts, mood: all of ``annotate``) and
of the whole measuring pass, in this process and in all processes, and the ratios.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
from textblob import TextBlob

from dashboard import transcripts
from dashboard.engines import here, pool
from dashboard.measuring import MEASURED_AT_ONCE
from sample_data import conversations as sample
from scoring.conversations import checked, messages
from scoring.measure import measure
from tests.benchmarks.reading import annotated


def read(paths: list[Path]) -> pl.DataFrame:
    batches = [checked(batch.raw).conversations for p in paths for batch in transcripts.read(p)]
    return pl.concat(batches)


def sample_file(folder: Path) -> Path:
    path = folder / "sample.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for time_over in range(10):
            for said in sample():
                own = said | {"conversation_id": f"{said['conversation_id']}-{time_over}"}
                lines.write(json.dumps(own) + "\n")
    return path


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(name) for name in sys.argv[1:]] or [sample_file(Path(folder))]
        conversations = read(paths)
    texts = messages(conversations)["text"].to_list()
    batches = list(conversations.iter_slices(MEASURED_AT_ONCE))
    # What every process makes ready once is no part of the rates.
    measure(conversations.sample(min(len(conversations), 500), seed=1))
    _ = TextBlob("good").sentiment
    loop = seconds(lambda: [TextBlob(text).sentiment for text in texts])
    rates = {"TextBlob loop": len(texts) / loop}
    for name, work in {
        "reading, one process": lambda: list(here.mapped(annotated, batches)),
        "reading, all processes": lambda: list(pool.mapped(annotated, batches)),
        "measuring, one process": lambda: list(here.mapped(measure, batches)),
        "measuring, all processes": lambda: list(pool.mapped(measure, batches)),
    }.items():
        rates[name] = len(texts) / seconds(work)
    print(f"{len(conversations):,} conversations, {len(texts):,} messages")
    for name, rate in rates.items():
        print(f"{name:26} {rate:10,.0f} messages/s {rate / rates['TextBlob loop']:6.2f} × the loop")


if __name__ == "__main__":
    main()
