"""Folders and zip files, as the files in them."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.transcripts.source import Unreadable

LARGEST = 50_000_000_000
"""Bytes that one archive may unpack to."""

TIMES = 200
"""… and so many times its own size: text packs to a tenth, a bomb to a hundred-thousandth."""

MOST_FILES = 200_000

_FREE = 100_000_000
"""Bytes that any archive may unpack to, however small it is."""

_PIECE = 1 << 20
_PARTIAL = (".part", ".partial", ".tmp", ".crdownload", ".download", ".swp")
"""What programs call a file while they write it."""

_HIDDEN = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Found:
    """A file to be read, and its name as the user knows it ("export.zip/tickets.json"), or why
    nothing can be read there."""

    path: Path
    name: str
    unreadable: Unreadable | None = None


@contextmanager
def unpacked(paths: Sequence[Path]) -> Iterator[list[Found]]:
    """The files that these files, folders and zip files are; what was unpacked goes afterwards."""
    with TemporaryDirectory(prefix="fourfold-") as folder:
        yield [
            found
            for number, path in enumerate(paths)
            for found in _files(path, path.name, Path(folder) / str(number))
        ]


def _files(path: Path, name: str, room: Path) -> Iterator[Found]:
    if path.is_dir():
        for number, inner in enumerate(within(path)):
            inside = f"{name}/{inner.relative_to(path).as_posix()}"
            yield from _files(inner, inside, room / str(number))
    elif is_archive(path):
        yield from _unzipped(path, name, room)
    else:
        yield Found(path, name)


def within(folder: Path) -> list[Path]:
    """The files in a folder and its folders, without those that are hidden or not whole yet."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        # A link could lead anywhere, and round in circles.
        if path.is_file() and not path.is_symlink() and not _is_hidden(path.relative_to(folder))
    ]


def is_archive(path: Path) -> bool:
    """Whether this is a zip file of files: a workbook is one too, but is read as a table."""
    if not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True
    return "[Content_Types].xml" not in names and "mimetype" not in names[:1]


def _unzipped(path: Path, name: str, room: Path) -> Iterator[Found]:
    # Some exports say only in the name of the archive whose chat it is.
    room /= _plain(path.stem)
    room.mkdir(parents=True)
    left = min(LARGEST, max(_FREE, path.stat().st_size * TIMES))
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            if len(members) > MOST_FILES:
                raise _too_much(name)
            for number, info in enumerate(members):
                parts = [part for part in info.filename.split("/") if part not in ("", ".", "..")]
                if not parts or _is_hidden(Path(*parts)):
                    continue
                target = _target(room, parts, number)
                left -= _copied(archive, info, target, left, name)
                inside = f"{name}/{'/'.join(parts)}"
                yield Found(target, inside, _nested(inside) if is_archive(target) else None)
    except Unreadable as refusal:
        yield Found(path, name, refusal)
    # RuntimeError: a password is asked for.
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as broken:
        sentence = f"{name} cannot be unpacked: {broken}."
        yield Found(path, name, Unreadable(sentence, name, "whole_zip"))


def _target(room: Path, parts: list[str], number: int) -> Path:
    """Where to unpack a member: under names that cannot lead out of the room."""
    plain = [_plain(part) for part in parts]
    target = room.joinpath(*plain)
    if target.exists() or any(folder.is_file() for folder in target.parents):
        target = room / f"{number}" / plain[-1]
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _plain(name: str) -> str:
    return re.sub(r"[^\w.() -]", "_", name)[:100].strip(". ") or "_"


def _copied(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, most: int, name: str
) -> int:
    """Unpack a member; how many bytes it was. What it says of its size may be a lie."""
    written = 0
    with archive.open(info) as packed, target.open("wb") as file:
        while piece := packed.read(_PIECE):
            written += len(piece)
            if written > most:
                raise _too_much(name)
            file.write(piece)
    return written


def _too_much(name: str) -> Unreadable:
    sentence = f"{name} unpacks to far more than an export does: it was not read further."
    return Unreadable(sentence, name, "archive_size")


def _nested(name: str) -> Unreadable:
    sentence = f"{name} is an archive in an archive: unpack it first."
    return Unreadable(sentence, name, "nested_archive")


def _is_hidden(path: Path) -> bool:
    left = any(part in _HIDDEN or part.startswith(("._", "~$")) for part in path.parts)
    return left or path.name.endswith(_PARTIAL)
