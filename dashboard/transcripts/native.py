"""The native form: JSON Lines, plain or gzipped, one conversation with its messages a line."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import orjson
import polars as pl

from dashboard.transcripts.source import (
    BROKEN_STREAM,
    Batch,
    Problem,
    beginning,
    encoding_of,
    opened,
    problem,
    problem_frame,
    text_stream,
)
from dashboard.transcripts.values import as_json, as_text, tag_list
from scoring.conversations import RAW

NAME = "native"
EXPECTS = (
    "JSON Lines (also gzipped) with one conversation a line, "
    '{"conversation_id": …, "messages": [{"role": …, "text": …, "timestamp": …}]}'
)

BATCH_CONVERSATIONS = 2_000
BATCH_CHARACTERS = 16_000_000
LONGEST_LINE = 256_000_000
"""Bytes; a longer line is no conversation, and reading it whole would fill the memory."""

_MESSAGE_KEYS = ("role", "text", "timestamp", "author")
_OWN_KEYS = tuple(
    name for name in RAW.names() if name not in ("row", "extra", "message_extra", *_MESSAGE_KEYS)
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def recognises(path: Path) -> bool:
    """Whether one of the first lines is a JSON object with a list of messages."""
    start = beginning(path)
    lines = start.decode(encoding_of(start), "replace").lstrip("\ufeff").splitlines()[:20]
    # The first line may be longer than what was looked at: then its beginning has to do.
    return any(line.lstrip().startswith("{") and '"messages"' in line for line in lines) or (
        len(lines) == 1 and lines[0].lstrip().startswith("{")
    )


def read(path: Path) -> Iterator[Batch]:
    """Batches of some 2,000 conversations; what came before a break in the file is kept."""
    gathered = _Gathered()
    encoding = encoding_of(beginning(path))
    if not encoding.startswith("utf-8"):
        gathered.problems.append(problem(None, "file", encoding, "encoding", refused=False))
    with opened(path) as (stream, file):
        number = 0
        try:
            for number, line in enumerate(json_lines(stream, encoding), start=1):
                if not line.strip():
                    continue
                found = _conversation(line, number, gathered.problems)
                if found is None:
                    continue
                if gathered.is_full(found):
                    yield gathered.batch(file.tell())
                    gathered = _Gathered()
                gathered.add(number, found, len(line))
        except BROKEN_STREAM as broken:
            gathered.problems.append(problem(number + 1, "file", str(broken), "whole_gzip"))
        yield gathered.batch(file.tell())


class _Gathered:
    """The columns of the batch being read."""

    def __init__(self) -> None:
        self.columns: dict[str, list[Any]] = {name: [] for name in RAW.names()}
        self.problems: list[Problem] = []
        self.ids: set[str | None] = set()
        self.conversations = 0
        self.characters = 0

    def is_full(self, next_one: dict[str, Any]) -> bool:
        """Full, or holding this id already: each state of a conversation needs its own batch."""
        return (
            self.conversations >= BATCH_CONVERSATIONS
            or self.characters >= BATCH_CHARACTERS
            or _id(next_one) in self.ids
        )

    def add(self, row: int, conversation: dict[str, Any], characters: int) -> None:
        messages = conversation.pop("messages") or [{}]
        if (identity := _id(conversation)) is not None:
            self.ids.add(identity)
        self.conversations += 1
        self.characters += characters
        columns, times = self.columns, len(messages)
        columns["row"].extend([row] * times)
        for name in _OWN_KEYS:
            value = conversation.pop(name, None)
            value = tag_list(value) if name == "tags" else as_text(value)
            columns[name].extend([value] * times)
        columns["extra"].extend([as_json(conversation)] * times)
        for message in messages:
            for name in _MESSAGE_KEYS:
                columns[name].append(as_text(message.pop(name, None)))
            columns["message_extra"].append(as_json(message))

    def batch(self, read: int) -> Batch:
        return Batch(pl.DataFrame(self.columns, schema=RAW), problem_frame(self.problems), read)


def _id(conversation: dict[str, Any]) -> str | None:
    text = as_text(conversation.get("conversation_id"))
    return text.strip() or None if text else None


def json_lines(stream: IO[bytes], encoding: str) -> Iterator[bytes]:
    """Lines as UTF-8 bytes; a line that is too long comes as its beginning."""
    if encoding not in ("utf-8", "utf-8-sig"):
        with text_stream(stream, encoding) as text:
            yield from (line.encode() for line in text)
        return
    first = True
    while line := stream.readline(LONGEST_LINE):
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        yield line
        while len(line) >= LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)


def _conversation(line: bytes, row: int, problems: list[Problem]) -> dict[str, Any] | None:
    """The conversation in a line, or None and a problem that says what the line lacks."""
    found = decoded(line, row, problems)
    if found is None:
        return None
    messages = found.get("messages")
    if not isinstance(messages, list):
        problems.append(problem(row, "messages", as_text(messages), "messages"))
    elif wrong := [message for message in messages if not isinstance(message, dict)]:
        problems.append(problem(row, "messages", as_text(wrong[0]), "message"))
    else:
        return found
    return None


def decoded(line: bytes, row: int, problems: list[Problem]) -> dict[str, Any] | None:
    """The JSON object in a line, whatever its bytes; else None and a problem."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        text = line.decode("utf-8", "replace")
        try:
            # orjson refuses lone surrogates, huge integers and NaN: none is worth a conversation.
            found = _mended(json.loads(text, parse_constant=lambda _: None))
        except (ValueError, RecursionError):
            problems.append(problem(row, "line", text, "json"))
            return None
        if "\ufffd" in text:
            problems.append(problem(row, "line", None, "utf8", refused=False))
    if isinstance(found, dict):
        return found
    problems.append(problem(row, "line", line.decode("utf-8", "replace"), "object"))
    return None


def _mended(value: Any) -> Any:
    """Half characters (lone surrogates) replaced by U+FFFD: no store takes them."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    return value
