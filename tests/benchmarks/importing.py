"""How long an import takes until conversations are kept, against reading the same file with Polars.

    .venv/bin/python -m tests.benchmarks.importing [CONVERSATIONS …]

For JSON Lines and CSV, unmasked and masked: seconds, how many times the time of ``polars.read_*``
of the same file in the same run, and the most memory the import held. Nothing is measured. No text
is said twice, as hardly any is in the hardest of real sources: the import looks at the same words
only once.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from string import ascii_lowercase

import orjson
import polars as pl

import sample_data
from dashboard import intake, ledger
from dashboard.ledger import members, settings
from dashboard.workspace import workspace


def lines(count: int) -> Iterator[dict]:
    """The sample's conversations again and again, each with an id and words of its own."""
    known = list(sample_data.conversations())
    own = product(ascii_lowercase, repeat=5)
    for number in range(count):
        one = known[number % len(known)]
        said = [m | {"text": f"{m['text']} {''.join(next(own))}"} for m in one["messages"]]
        yield one | {"conversation_id": f"c{number}", "messages": said}


def written(folder: Path, count: int) -> dict[str, Path]:
    """The same conversations as JSON Lines and as a table of messages."""
    native, table = folder / "c.jsonl", folder / "c.csv"
    with native.open("wb") as file:
        file.writelines(orjson.dumps(one) + b"\n" for one in lines(count))
    facts = ("conversation_id", "agent_id", "customer_id", "channel")
    parts = folder / "parts"
    parts.mkdir()
    rows: list[dict] = []
    for number, one in enumerate(lines(count)):
        kept = {name: one.get(name) for name in facts}
        rows += [kept | {k: str(v) for k, v in said.items()} for said in one["messages"]]
        if len(rows) > 200_000 or number == count - 1:
            pl.DataFrame(rows, infer_schema_length=None).write_parquet(
                parts / f"{number:09}.parquet"
            )
            rows = []
    pl.scan_parquet(parts / "*.parquet", missing_columns="insert").sink_csv(table)
    return {"JSON Lines": native, "CSV": table}


def _taken_in(path: Path, place: Path, mode: str, told: multiprocessing.Queue) -> None:
    intake.measured_and_told = lambda *_: 0
    kept = workspace(place)
    book = ledger.opened(kept.ledger)
    settings.put(book, members.alone(book), settings.PRIVACY, {"mode": mode, "months": None})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    report = intake.take_in([path], kept)
    seconds = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told.put((seconds, before / 1024, most / 1024, report.counts["new"]))


def _read(path: Path, told: multiprocessing.Queue) -> None:
    began = time.perf_counter()
    if path.suffix == ".csv":
        pl.read_csv(path, infer_schema=False)
    else:
        pl.read_ndjson(path, infer_schema_length=None)
    told.put(time.perf_counter() - began)


def apart(work, *words):
    """What a function puts into its queue, run in a fresh process."""
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    process = context.Process(target=work, args=(*words, told))
    process.start()
    found = told.get()
    process.join()
    return found


def main() -> None:
    for count in [int(word) for word in sys.argv[1:]] or [20_000]:
        with tempfile.TemporaryDirectory() as folder:
            for name, path in written(Path(folder), count).items():
                bare = min(apart(_read, path) for _ in range(2))
                size = path.stat().st_size / 1e6
                print(f"{count:,} conversations, {name}, {size:,.0f} MB: polars {bare:.2f} s")
                for mode in ("off", "mask"):
                    place = Path(folder) / f"{path.suffix}-{mode}"
                    seconds, before, most, new = apart(_taken_in, path, place, mode)
                    print(
                        f"  {mode}: {seconds:.1f} s, {seconds / bare:.1f} ×, {new / seconds:,.0f} "
                        f"conversations a second, memory {before:,.0f} → {most:,.0f} MB",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
