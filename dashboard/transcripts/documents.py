"""JSON in all the shapes exports have it: lines, a list, or a document that holds lists."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import ijson
import numpy as np
import orjson
from ijson.common import ObjectBuilder

from dashboard.transcripts.source import (
    BROKEN_STREAM,
    Place,
    Problem,
    beginning,
    encoding_of,
    opened,
    problem,
    text_stream,
)

LONGEST_LINE = 256_000_000
"""Bytes; a longer line is no conversation, and reading it whole would fill the memory."""

DEEPEST = 500
"""Levels of lists and objects in each other."""

_SAMPLE = 20
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_OPENING = np.frombuffer(b"[{", np.uint8)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Shape:
    """How a JSON file begins: ``kind`` is "lines", "list" or "document"; ``first`` its first
    objects (of a document: itself, as far as its beginning goes, lists cut)."""

    kind: str
    first: tuple[dict[str, Any], ...]


def shape(path: Path) -> Shape | None:
    """The shape of a JSON file, by its beginning; None for anything else."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return _shape(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _shape(path: Path, _changed: int, _size: int) -> Shape | None:
    start = beginning(path)
    text = start.decode(encoding_of(start), "replace").lstrip("\ufeff \t\r\n")
    if not text.startswith(("{", "[")):
        return None
    if text.startswith("["):
        found = _begun(text)
        return _of_objects("list", found if isinstance(found, list) else [])
    lines = [line for line in text.split("\n")[: _SAMPLE + 1] if line.strip()]
    parsed = [value for line in lines if isinstance(value := _value(line), dict)]
    # A document on one line is a line as well: what it holds decides nothing here.
    whole = bool(parsed) and isinstance(_value(lines[0]), dict)
    if whole or len(parsed) * 2 > len(lines):
        return Shape("lines", tuple(parsed))
    found = _begun(text)
    return Shape("document", (found,)) if isinstance(found, dict) else None


def _of_objects(kind: str, values: list[Any]) -> Shape | None:
    objects = tuple(value for value in values[:_SAMPLE] if isinstance(value, dict))
    return Shape(kind, objects) if objects else None


def _value(line: str) -> Any:
    try:
        # Not orjson: what it refuses (half characters, huge numbers) is a line of JSON still.
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _begun(text: str) -> Any:
    """What a cut JSON text holds so far."""
    builder = ObjectBuilder()
    try:
        for event, value in ijson.basic_parse(text.encode("utf-8", "replace"), use_float=True):
            builder.event(event, value)
    except (ijson.JSONError, ValueError):
        pass
    return getattr(builder, "value", None)


def objects(
    path: Path, problems: list[Problem], place: Place, inside: str = ""
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a JSON file, one after the other, with the number (from 1) of each.

    Of lines and lists each one; of a document the items of the list ``inside`` it, or the document
    itself where ``inside`` is empty. ``inside`` parts levels by dots ("data.tickets"). What is
    broken is put into ``problems``; what came before it is handed over. ``place`` learns how far
    it is. Memory holds one object at a time.
    """
    found = shape(path)
    encoding = encoding_of(beginning(path))
    if not encoding.startswith("utf-8"):
        problems.append(problem(None, "file", encoding, "encoding", refused=False))
    number = 0
    with opened(path) as (stream, file):
        place.follow(file)
        try:
            if found is not None and found.kind == "lines" and not inside:
                for number, line in enumerate(json_lines(stream, encoding), start=1):
                    value = decoded(line, number, problems) if line.strip() else None
                    if value is not None:
                        yield number, value
                return
            in_list = "item" if found is not None and found.kind == "list" else ""
            with text_stream(stream, encoding) as text:
                # Lines of which the first is longer than what was looked at are several values.
                where = f"{inside}.item" if inside else in_list
                parsed = ijson.items(_Bytes(text), where, use_float=True, multiple_values=True)
                for number, value in enumerate(parsed, start=1):
                    if isinstance(value, dict):
                        yield number, value
                    else:
                        problems.append(problem(number, "line", str(value), "object"))
        except BROKEN_STREAM as broken:
            problems.append(problem(number + 1, "file", str(broken), "whole_gzip"))
        except (ijson.JSONError, ValueError, RecursionError) as broken:
            problems.append(problem(number + 1, "line", str(broken), "json"))
        finally:
            place.stay()


class _Bytes:
    """Text as the UTF-8 bytes that the parser wants, whatever it was.

    Raises ValueError where it is nested beyond all that people make: the parser's memory grows with
    the square of the depth.
    """

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self._depth = 0
        self._inside = b""

    def read(self, size: int = -1) -> bytes:
        piece = self._text.read(size).encode("utf-8", "replace")
        self._look(piece)
        return piece

    def _look(self, piece: bytes) -> None:
        bare = _STRING.sub(b"", self._inside + piece)
        at = bare.find(b'"')
        # A string that goes on: whether its last sign is a backslash that escapes the next one.
        escapes = at >= 0 and (len(bare) - len(bare.rstrip(b"\\"))) % 2
        self._inside = b"" if at < 0 else b'"\\' if escapes else b'"'
        brackets = (bare if at < 0 else bare[:at]).translate(None, _NO_BRACKETS)
        steps = np.where(np.isin(np.frombuffer(brackets, np.uint8), _OPENING), 1, -1)
        depths = self._depth + np.cumsum(steps)
        if steps.size:
            if depths.max() > DEEPEST:
                raise ValueError(f"nested more than {DEEPEST} levels deep")
            self._depth = int(depths[-1])


def json_lines(stream: Any, encoding: str) -> Iterator[bytes]:
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


def decoded(line: bytes, row: int, problems: list[Problem]) -> dict[str, Any] | None:
    """The JSON object in a line, whatever its bytes; else None and a problem."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        text = line.decode("utf-8", "replace")
        try:
            # orjson refuses lone surrogates, huge integers and NaN: none is worth a conversation.
            found = mended(json.loads(text, parse_constant=lambda _: None))
        except (ValueError, RecursionError):
            problems.append(problem(row, "line", text, "json"))
            return None
        if "\ufffd" in text:
            problems.append(problem(row, "line", None, "utf8", refused=False))
    if isinstance(found, dict):
        return found
    problems.append(problem(row, "line", line.decode("utf-8", "replace"), "object"))
    return None


def mended(value: Any) -> Any:
    """Half characters (lone surrogates) replaced by U+FFFD: no store takes them."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [mended(item) for item in value]
    if isinstance(value, dict):
        return {mended(key): mended(item) for key, item in value.items()}
    return value
