"""Readers of conversation files: one module a format, found by being here.

A format is a module here with ``NAME``, ``EXPECTS`` (what such a file is, for messages),
``recognises(path) -> bool`` (by content; it may raise :class:`Unreadable` when the file is nearly
its own and it knows what is missing) and ``read(*paths, reading) -> Iterator[Batch]``. It is given
one file at a time, or, where it says ``TOGETHER = True``, all of its files that lie in one folder
(or in one ``folder(path)``, where it says what that is): tickets in one table and comments in
another, or a folder of mails. ``SOURCE`` names the tool, where several formats are of one, so that
a ticket is the same in all of them. ``LAST = True`` marks what takes
anything of a kind, and is asked when nobody else knows the file. Nothing else has to know of it.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from types import ModuleType

from dashboard.transcripts.bundles import Found, unpacked
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    Batch,
    Reading,
    UnknownAgents,
    Unreadable,
    described,
)

__all__ = [
    "AS_IT_SAYS",
    "Batch",
    "Export",
    "Reading",
    "Unreadable",
    "exports",
    "format_of",
    "formats",
    "pattern_problem",
    "people",
    "read",
]


@cache
def formats() -> dict[str, ModuleType]:
    """Every format by its name, in the order in which they are asked."""
    found = []
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        form = importlib.import_module(module.name)
        if hasattr(form, "NAME"):
            found.append(form)
    found.sort(key=lambda form: (getattr(form, "LAST", False), form.NAME))
    return {form.NAME: form for form in found}


@dataclass(frozen=True)
class Export:
    """Files that are read as one, under a name for the user; or why nothing can be read."""

    name: str
    files: tuple[Path, ...]
    form: ModuleType | None = None
    unreadable: Unreadable | None = None

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(path.stat().st_size for path in self.files)

    @property
    def digest(self) -> str:
        """SHA-256 over the files: whether just these were read before."""
        whole = sha256()
        for path in self.files:
            with path.open("rb") as file:
                whole.update(file_digest(file, "sha256").digest())
        return whole.hexdigest()

    def read(self, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
        """The messages, batch by batch; raises :class:`Unreadable`."""
        if self.form is None:
            raise self.unreadable or ValueError("an export has a form or a reason")
        yield from self.form.read(*self.files, reading=reading)


@contextmanager
def exports(paths: Sequence[Path], form: str | None = None) -> Iterator[list[Export]]:
    """What these files, folders and zip files hold; ``form`` names a format, else each file is
    recognised. What was unpacked is gone afterwards."""
    with unpacked(paths) as files:
        yield _grouped(files, form)


def _grouped(files: list[Found], form: str | None) -> list[Export]:
    """Files of one folder that one format reads together, as one; the others each."""
    groups: dict[tuple[str, Path], list[Found]] = {}
    alone: list[Export] = []
    order: list[Export | tuple[str, Path]] = []
    for found in files:
        export = _recognised(found, form)
        if export.form is not None and getattr(export.form, "TOGETHER", False):
            folder = getattr(export.form, "folder", _parent)
            group = (export.form.NAME, folder(found.path))
            if group not in groups:
                order.append(group)
            groups.setdefault(group, []).append(found)
        else:
            alone.append(export)
            order.append(export)
    return [one if isinstance(one, Export) else _together(one[0], groups[one]) for one in order]


def _parent(path: Path) -> Path:
    return path.parent


def _together(form: str, files: list[Found]) -> Export:
    name = files[0].name if len(files) == 1 else f"{files[0].name} (+{len(files) - 1})"
    return Export(name, tuple(found.path for found in files), formats()[form])


def _recognised(found: Found, form: str | None) -> Export:
    if found.unreadable is not None:
        return Export(found.name, (found.path,), unreadable=found.unreadable)
    try:
        return Export(found.name, (found.path,), _named(found, form) or format_of(found.path))
    except Unreadable as reason:
        return Export(found.name, (found.path,), unreadable=reason)


def _named(found: Found, form: str | None) -> ModuleType | None:
    if form is None or form in formats():
        return formats().get(form or "")
    known = ", ".join(formats())
    sentence = f"There is no format {form!r}: expected one of {known}."
    raise Unreadable(sentence, found.name, "known_format")


def format_of(path: Path) -> ModuleType:
    """The format that recognises the file, else :class:`Unreadable` says what was expected."""
    if path.stat().st_size == 0:
        raise Unreadable(f"{path.name} is empty: expected conversations.", path.name, "empty_file")
    nearly: list[Unreadable] = []
    for form in formats().values():
        try:
            if form.recognises(path):
                return form
        except Unreadable as lacking:
            nearly.append(lacking)
    if nearly:
        raise nearly[0]
    raise Unreadable(
        f"{path.name} is in no form Fourfold reads: expected {described(formats())}.",
        path.name,
        "known_format",
    )


def people(export: Export) -> tuple[str, ...]:
    """The names in an export that does not say which of them are the shop's people; none where it
    needs no telling."""
    try:
        next(export.read(), None)
    except UnknownAgents as asked:
        return asked.names
    except Unreadable:
        pass
    return ()


def pattern_problem(pattern: str | None) -> str | None:
    """What is wrong with a pattern of header lines, in a sentence; None if nothing is."""
    if pattern is None:
        return None
    try:
        groups = set(re.compile(pattern).groupindex)
    except re.error as reason:
        return f"{pattern!r} is no regular expression: {reason}."
    if lacking := {"time", "author"} - groups:
        return f"{pattern!r} has no group {' and no group '.join(sorted(lacking))}."
    return None


def read(path: Path, form: str | None = None, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """The messages of one file, batch by batch; ``form`` names a format, else it is recognised.

    Raises :class:`Unreadable`, with a sentence for the user, when nothing can be read from it.
    """
    named = _named(Found(path, path.name), form)
    return (named or format_of(path)).read(path, reading=reading)
