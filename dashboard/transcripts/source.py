"""What all readers share: the batch they yield, and files opened as text whatever their bytes."""

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import IO

import polars as pl
from charset_normalizer import from_bytes

from scoring.conversations import PROBLEM, SHOWN

BROKEN_STREAM = (EOFError, gzip.BadGzipFile, zlib.error)
"""What a gzip file that was cut or damaged raises while it is read."""

LONGEST_REFUSED = 1_000_000
"""Characters of a refused line that are kept."""

PEEK = 1 << 18
"""Bytes looked at to tell an encoding or a format."""


class Unreadable(Exception):  # noqa: N818 - it is told to the user, not a fault
    """Nothing can be read from this file; the text is a full sentence for the user.

    ``file`` and ``expected`` (a code, like a problem's) let a page word it in its own language.
    """

    def __init__(self, sentence: str, file: str, expected: str) -> None:
        super().__init__(sentence)
        self.file = file
        self.expected = expected

    def as_problem(self) -> pl.DataFrame:
        """The refusal of the whole file, as a problem (PROBLEM)."""
        return problem_frame([problem(None, "file", self.file, self.expected)])


class UnknownAgents(Unreadable):
    """A chat that only has names, and nobody said which of them are the shop's people."""

    def __init__(self, sentence: str, file: str, names: tuple[str, ...]) -> None:
        super().__init__(sentence, file, "agents")
        self.names = names


@dataclass(frozen=True)
class Reading:
    """What files do not say of themselves, said by whoever brings them."""

    agents: frozenset[str] = frozenset()
    """Names that stand for the shop's people, where a chat only has names."""
    pattern: str | None = None
    """Regular expression of the line that begins a message in a log, with the groups ``time`` and
    ``author``, and ``role`` where it has one."""
    mapping: Mapping[str, str] | None = None
    """Column of RAW → column of the table."""


AS_IT_SAYS = Reading()
"""Nothing is said: the file is read as it describes itself."""


@dataclass(frozen=True)
class Batch:
    """Messages read (RAW), rows that could not be (PROBLEM), and how far into the file.

    A conversation never lies in two batches, unless the file holds it twice. ``read`` counts
    bytes of the file as it lies on the disk.
    """

    raw: pl.DataFrame
    problems: pl.DataFrame
    read: int


Problem = tuple[int | None, str | None, str, str | None, str, bool]
"""A row of PROBLEM, in its order."""


def problem(
    row: int | None, field: str, value: str | None, expected: str, *, refused: bool = True
) -> Problem:
    """A problem of the file itself, before any conversation is known.

    What is refused is kept whole, to be mended; of what is only told the beginning will do.
    """
    most = LONGEST_REFUSED if refused else SHOWN
    shown = None if value is None else value[:most].encode("utf-8", "replace").decode()
    return (row, None, field, shown, expected, refused)


def problem_frame(problems: list[Problem]) -> pl.DataFrame:
    """Problems as a frame (PROBLEM)."""
    return pl.DataFrame(problems, schema=PROBLEM, orient="row")


def described(formats: Mapping[str, ModuleType]) -> str:
    """What is read, in words, for an error message: tools by name, and what anybody can write."""
    tools = [name for name, form in formats.items() if not getattr(form, "LAST", False)]
    anybody = [form.EXPECTS for form in formats.values() if getattr(form, "LAST", False)]
    return f"an export of one of {', '.join(tools)}; or {', or '.join(anybody)}"


class Place:
    """How many bytes of a source are behind, over all the files it is read from."""

    def __init__(self) -> None:
        self._before = 0
        self._tell: Callable[[], int] = int

    def follow(self, file: IO[bytes]) -> None:
        """A file begins to be read."""
        self._tell = file.tell

    def stay(self) -> None:
        """The file was read to its end."""
        self._before, self._tell = self.read, int

    @property
    def read(self) -> int:
        """Bytes behind, of the files as they lie on the disk."""
        return self._before + self._tell()


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The file's bytes, unpacked where gzipped, and the file itself (for how far it is read)."""
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        if zipped:
            with gzip.open(file, "rb") as stream:
                yield stream, file  # pyright: ignore[reportReturnType]
        else:
            yield file, file


def beginning(path: Path) -> bytes:
    """The first bytes, unpacked; what could be read of them if the file is broken."""
    start = b""
    with opened(path) as (stream, _):
        try:
            while len(start) < PEEK and (piece := stream.read(1 << 10)):
                start += piece
        except BROKEN_STREAM:
            pass
    return start


def encoding_of(start: bytes) -> str:
    """The encoding of a text file from its first bytes: UTF-8 unless they cannot be that."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if start.startswith(mark):
            return name
    wrong = _wrong_bytes(start)
    # A few wrong bytes are damage; an encoding that is not UTF-8 shows all along the text.
    if wrong == 0 or wrong * 200 < sum(byte >= 0x80 for byte in start):
        return "utf-8"
    guess = from_bytes(start).best()
    return "utf-8" if guess is None else guess.encoding


def _wrong_bytes(start: bytes) -> int:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    return decoder.decode(start).count("\ufffd")


@contextmanager
def text_stream(stream: IO[bytes], encoding: str) -> Iterator[io.TextIOWrapper]:
    """The stream as text; bytes outside the encoding become U+FFFD, line ends stay as they are."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        yield text
    finally:
        # Whoever opened the stream closes it.
        text.detach()
