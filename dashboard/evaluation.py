"""Every labelled set in a folder against the program: which were found, and what was measured."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from dashboard import transcripts
from dashboard.arrivals import arrivals
from dashboard.engines import mapped
from dashboard.transcripts.documents import json_lines
from dashboard.transcripts.source import BROKEN_STREAM, beginning, encoding_of, opened
from dashboard.transcripts.values import as_json, as_text
from scoring.conversations import MESSAGES, RAW, SPEAKERS, checked, composed
from scoring.trust import LabelledSet, known_sets, labelled_set
from scoring.trust.cases import conversation_answers, text_answers
from scoring.trust.results import Results, results

TEXTS_AT_ONCE, CONVERSATIONS_AT_ONCE, MESSAGES_AT_ONCE = 10_000, 1_000, 40_000

Told = Callable[[LabelledSet, int, int], None]
"""Told how many bytes of how many of a set's files are read."""


@dataclass(frozen=True)
class Found:
    """What lies in a folder: the files of each known set, the sets of which nothing can be asked,
    and the files of conversations or texts that belong to no set."""

    sets: tuple[tuple[LabelledSet, tuple[Path, ...]], ...]
    unused: tuple[tuple[LabelledSet, Path], ...]
    unknown: tuple[Path, ...]


class LabelledFileError(Exception):
    """A file of labelled texts that cannot be read; the text is a sentence for the user."""


def found_in(folder: Path) -> Found:
    """The labelled sets of a folder (not of those within it), its own ``<name>.toml`` included.

    :raises ValueError: a set's file in the folder is not as it should be, in a sentence.
    """
    own = {
        path.stem: labelled_set(path.stem, path.read_text("utf-8"))
        for path in sorted(folder.glob("*.toml"))
    }
    catalogue = list((known_sets() | own).values())
    data = sorted(p for p in folder.iterdir() if p.is_file() and ".jsonl" in p.suffixes)
    of_set = [(asked, tuple(p for p in data if asked.holds(p.name))) for asked in catalogue]
    held = {path for _, paths in of_set for path in paths}
    return Found(
        tuple((asked, paths) for asked, paths in of_set if paths and not asked.unused),
        tuple((asked, path) for asked, paths in of_set for path in paths if asked.unused),
        tuple(path for path in data if path not in held),
    )


def told(found: Found) -> Iterator[str]:
    """What was found and what was not known, a sentence each."""
    for asked, paths in found.sets:
        yield f"{', '.join(path.name for path in paths)}: {asked.name}."
    for asked, path in found.unused:
        yield f"{path.name}: not used, since it {asked.unused}."
    for path in found.unknown:
        yield (
            f"{path.name}: no set is known by this name. What is asked of it can be said in "
            f"a file <name>.toml beside it; see README, How far to trust it."
        )


def measured(asked: LabelledSet, paths: tuple[Path, ...], worst: int, told: Told) -> Results:
    """The figures of a set, and its worst examples. Every file is read once."""
    total = sum(path.stat().st_size for path in paths)

    def behind(read: int) -> None:
        told(asked, read, total)

    readers = {"texts": _texts, "conversations": _conversations, "parallel": _parallel}
    answers = text_answers if asked.kind == "texts" else conversation_answers
    batches = readers[asked.kind](paths, behind)
    return results(asked, mapped(partial(answers, asked=asked), batches), worst)


def _texts(paths: tuple[Path, ...], behind: Callable[[int], None]) -> Iterator[pl.DataFrame]:
    """Single texts as messages (MESSAGES), with all keys of their line as ``extra``."""
    rows: list[tuple[object, ...]] = []
    schema = pl.Schema({**MESSAGES, "extra": pl.String()})
    read = 0
    for line, read in _lines(paths):
        text = as_text(line.pop("text", None))
        if text is None:
            continue
        name, given = as_text(line.get("id")) or str(read), as_text(line.get("language"))
        role = line.get("role") if line.get("role") in SPEAKERS else None
        rows.append((len(rows), name, 0, role, text, None, None, None, given, as_json(line)))
        if len(rows) == TEXTS_AT_ONCE:
            behind(read)
            yield _composed(rows, schema)
            rows = []
    behind(read)
    yield _composed(rows, schema)


def _composed(rows: list[tuple[object, ...]], schema: pl.Schema) -> pl.DataFrame:
    texts = pl.DataFrame(rows, schema=schema, orient="row")
    return texts.with_columns(composed("text"))


def _conversations(
    paths: tuple[Path, ...], behind: Callable[[int], None]
) -> Iterator[pl.DataFrame]:
    done = 0
    with transcripts.exports(paths) as exports:
        for export in exports:
            for arrival in arrivals(export):
                behind(done + arrival.read)
                yield from arrival.conversations.iter_slices(CONVERSATIONS_AT_ONCE)
            done += export.size


def _parallel(paths: tuple[Path, ...], behind: Callable[[int], None]) -> Iterator[pl.DataFrame]:
    """Conversations whose messages stand there in English (``en``) and in the conversation's
    language (``xx``), as two conversations each that share their ``pair``."""
    rows: list[dict[str, object]] = []
    read = 0
    for line, read in _lines(paths):
        pair, language = as_text(line["conversation_id"]), as_text(line["language"])
        for code, key in (("en", "en"), (language, "xx")):
            facts = {"conversation_id": f"{pair} {code}", "language": code, "channel": "chat"}
            extra = as_json({"pair": pair})
            rows += [
                facts | {"row": read, "extra": extra, "role": one["sender"], "text": one[key]}
                for one in line["messages"]
            ]
        if len(rows) >= MESSAGES_AT_ONCE:
            behind(read)
            yield _checked(rows)
            rows = []
    behind(read)
    yield _checked(rows)


def _checked(rows: list[dict[str, object]]) -> pl.DataFrame:
    return checked(pl.DataFrame(rows, schema=RAW)).conversations


def _lines(paths: tuple[Path, ...]) -> Iterator[tuple[dict[str, Any], int]]:
    """The JSON objects of files, and how many bytes are behind us."""
    done = 0
    for path in paths:
        number = 0
        with opened(path) as (stream, file):
            try:
                for line in json_lines(stream, encoding_of(beginning(path))):
                    number += 1
                    if line.strip():
                        yield _object(line), done + file.tell()
            except (ValueError, *BROKEN_STREAM) as reason:
                sentence = f"{path}, line {number}: expected a JSON object; {reason}."
                raise LabelledFileError(sentence) from reason
        done += path.stat().st_size


def _object(line: bytes) -> dict[str, Any]:
    found = orjson.loads(line)
    if not isinstance(found, dict):
        raise ValueError("found " + line.decode("utf-8", "replace")[:40])
    return found
