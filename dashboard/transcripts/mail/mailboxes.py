"""Where each mail lies in files: mails alone (.eml, .emlx, a Maildir's) and mailboxes (mbox)."""

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from dashboard.transcripts.source import BROKEN_STREAM, Problem, beginning, opened, problem

LARGEST = 64_000_000
"""Bytes of one mail that are read; what lies behind is the rest of attachments."""

_SEPARATOR = re.compile(
    rb"\r?\n\r?\n(From [^\r\n]{0,300}?\d\d:\d\d[^\r\n]{0,80})\r?\n"
    rb"(?=>?[!-9;-~]{1,80}[ \t]*:|>From )"
)
_MBOX = re.compile(rb"From [^\r\n]{0,300}?\d\d:\d\d[^\r\n]{0,80}\r?\n>?[!-9;-~]{1,80}[: ]")
_MARKED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADER = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")
_LENGTH = re.compile(rb"(\d{1,12})[ \t]*\r?\n")
_PADDING = b"\xef\xbb\xbf \t\r\n"
_END_OF_HEAD = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_FIRST_LOOK, _SECOND_LOOK = 1 << 14, 1 << 20
_CHUNK = 1 << 22
_OVERLAP = 2048

_SURE = {b"from", b"received", b"message-id", b"return-path", b"delivered-to", b"mime-version"}
_KNOWN = _SURE | {
    *(b"to", b"cc", b"subject", b"date", b"content-type", b"reply-to", b"in-reply-to"),
    *(b"references", b"sender", b"content-transfer-encoding", b"x-mailer", b"x-gm-thrid"),
}


class Spot(NamedTuple):
    """Where a mail lies: the number of its file, its first byte there, and how many it has."""

    file: int
    offset: int
    length: int
    boxed: bool = False
    """Whether it lies in a mailbox, where lines that begin with "From " are marked."""


def holds_mail(path: Path) -> bool:
    """Whether the file begins with the headers of a mail, or with one behind an mbox line."""
    start = beginning(path)[:_SECOND_LOOK].lstrip(_PADDING)
    if _MBOX.match(start):
        return True
    if length := _LENGTH.match(start):
        start = start[length.end() :]
    head = _END_OF_HEAD.split(start, maxsplit=1)[0]
    lines = [line for line in re.split(rb"\r\n|\n|\r", head) if not line.startswith((b" ", b"\t"))]
    names = [match[1].lower() for line in lines[:200] if (match := _HEADER.match(line))]
    known = _KNOWN.intersection(names)
    return len(known) > 1 and bool(known & _SURE) and len(names) * 10 > len(lines[:200]) * 8


class Mailboxes:
    """The mails of files, found one after the other and read again in any order."""

    def __init__(self, paths: tuple[Path, ...], stack: ExitStack) -> None:
        self._paths = paths
        self._stack = stack
        self._unzipped: dict[int, IO[bytes]] = {}
        self._open: tuple[int, IO[bytes]] | None = None
        self.size = sum(path.stat().st_size for path in paths)
        stack.callback(self._close)

    def heads(self, problems: list[Problem]) -> Iterator[tuple[Spot, bytes]]:
        """Each mail's place with its headers, as bytes."""
        for number in range(len(self._paths)):
            file = self._file(number, problems)
            for offset, length, boxed in _mails(file):
                if length > 0:
                    yield Spot(number, offset, length, boxed), _head(file, offset, length)

    def mail(self, spot: Spot) -> bytes:
        """A mail, whole (the first LARGEST bytes)."""
        file = self._file(spot.file, [])
        file.seek(spot.offset)
        mail = file.read(min(spot.length, LARGEST))
        return _MARKED.sub(rb"\1", mail) if spot.boxed and b"From " in mail else mail

    def _file(self, number: int, problems: list[Problem]) -> IO[bytes]:
        if number in self._unzipped:
            return self._unzipped[number]
        if self._open is None or self._open[0] != number:
            self._close()
            file = self._paths[number].open("rb")
            if file.read(2) == b"\x1f\x8b":
                file.close()
                self._unzipped[number] = self._unzip(number, problems)
                return self._unzipped[number]
            self._open = number, file
        return self._open[1]

    def _unzip(self, number: int, problems: list[Problem]) -> IO[bytes]:
        """The unpacked file: in a packed one nothing can be looked up."""
        target = self._stack.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
        with opened(self._paths[number]) as (stream, _):
            try:
                shutil.copyfileobj(stream, target, _CHUNK)
            except (*BROKEN_STREAM, gzip.BadGzipFile) as broken:
                problems.append(problem(None, "file", str(broken), "whole_gzip"))
        return target

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None


def _mails(file: IO[bytes]) -> Iterator[tuple[int, int, bool]]:
    """First byte and length of each mail of a file, and whether that is a mailbox."""
    size = file.seek(0, 2)
    file.seek(0)
    start = file.read(_FIRST_LOOK)
    padding = len(start) - len(start.lstrip(_PADDING))
    if not _MBOX.match(start, padding):
        counted = _LENGTH.match(start, padding)
        first = counted.end() if counted else padding
        yield first, min(int(counted[1]), size - first) if counted else size - first, False
        return
    begun: int | None = None
    for line, mail in _separators(file, padding):
        if begun is not None:
            yield begun, line - begun, True
        begun = mail
    if begun is not None:
        yield begun, size - begun, True


def _separators(file: IO[bytes], offset: int) -> Iterator[tuple[int, int]]:
    """Where each mbox line begins, and the mail behind it."""
    file.seek(offset)
    held, base = b"\n\n", offset - 2
    while True:
        chunk = file.read(_CHUNK)
        held += chunk
        tell = file.tell()
        behind = 0
        for found in _SEPARATOR.finditer(held):
            yield base + found.start(1), base + found.end()
            behind = found.end()
        if not chunk:
            return
        # Whoever takes the mails may have read elsewhere in the file meanwhile.
        file.seek(tell)
        behind = max(behind, len(held) - _OVERLAP)
        held, base = held[behind:], base + behind


def _head(file: IO[bytes], offset: int, length: int) -> bytes:
    for look in (_FIRST_LOOK, _SECOND_LOOK):
        file.seek(offset)
        start = file.read(min(look, length))
        if (end := _END_OF_HEAD.search(start)) is not None:
            return start[: end.start()]
    return start
