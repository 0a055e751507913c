"""Files as they should be, and damaged: what every reader has to come through."""

import copy
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from dashboard import transcripts
from dashboard.transcripts import AS_IT_SAYS, Reading, Unreadable
from scoring.conversations import PROBLEM, RAW, checked

EXAMPLES = int(os.environ.get("FOURFOLD_EXAMPLES", "15"))
"""Damaged files that each test tries; more where the environment says so."""

STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**30, 1e308, "", " ", "\0", "\ud83d", "x" * 500, "2026-13-99"),
    *([], [[]], [None], {}, {"id": {}}, [{"id": []}], "<div><p>a</p>", "https://[broken", "1e999"),
)
"""What nobody expects in a field."""


def put(folder: Path, **files: Any) -> list[Path]:
    """Files of a folder: text and bytes as they are, a list under a name in "jsonl" as lines,
    anything else as JSON. ``a__json`` is the file "a.json"."""
    paths = []
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(_bytes(content, path.suffix == ".jsonl"))
        paths.append(path)
    return paths


def _bytes(content: Any, in_lines: bool) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode()
    if in_lines:
        return b"".join(json.dumps(line).encode() + b"\n" for line in content)
    return json.dumps(content).encode()


def read(
    *paths: Path, form: str | None = None, reading: Reading = AS_IT_SAYS
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Messages (RAW, with the source that the import adds) and problems of what these are."""
    raws, problems = [pl.DataFrame(schema=RAW)], [pl.DataFrame(schema=PROBLEM)]
    with transcripts.exports(list(paths), form) as exports:
        for export in exports:
            for batch in export.read(reading):
                own = [name for name in RAW.names() if name != "source"]
                assert [name for name in batch.raw.columns if name != "source"] == own
                assert all(batch.raw.schema[name] == RAW[name] for name in own)
                assert batch.problems.schema == PROBLEM
                source = pl.lit(None, pl.String).alias("source")
                raws.append(batch.raw.with_columns(source).select(RAW.names()))
                problems.append(batch.problems)
    return pl.concat(raws), pl.concat(problems)


def said(raw: pl.DataFrame) -> list[tuple[Any, ...]]:
    """Who said what, and what else that was, in order of time."""
    messages = checked(raw).conversations.select("messages").explode("messages")
    told = messages.unnest("messages").select("role", "text", "author", "event")
    return told.rows()


def counts(raw: pl.DataFrame) -> dict[str, int]:
    """Messages by speaker."""
    return dict(raw.group_by("role").len().rows())


def told(raw: pl.DataFrame, *names: str) -> list[Any]:
    """What is told of the one conversation there is."""
    return list(checked(raw).conversations.select(names).row(0))


def survives(form: str, name: str, content: bytes, **beside: Any) -> None:
    """The reader comes through this file: batches, or a sentence."""
    with TemporaryDirectory() as folder:
        paths = put(Path(folder), **{name: content}, **beside)
        try:
            raw, _ = read(*paths, form=form)
        except Unreadable:
            return
        checked(raw)


def damaged(document: Any, seed: int) -> Any:
    """A copy of which some values are gone, of another type, or somewhere else."""
    chance = random.Random(seed)
    copied = copy.deepcopy(document)
    for _ in range(chance.randint(1, 6)):
        places: list[tuple[Any, Any]] = list(_places(copied))
        if not places:
            return copied
        holder, key = chance.choice(places)
        done = chance.random()
        if done < 0.2 and isinstance(holder, dict):
            del holder[key]
        elif done < 0.3:
            holder[key] = copy.deepcopy(document)
        elif done < 0.4 and isinstance(holder[key], str):
            holder[key] = holder[key][: chance.randint(0, len(holder[key]))] + "\u202e\n"
        else:
            holder[key] = copy.deepcopy(chance.choice(STRANGE))
    return copied


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield value, key
            yield from _places(inner)
