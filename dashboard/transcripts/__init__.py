"""Readers of conversation files: one module a format, found by being here.

A format is a module here with ``NAME``, ``EXPECTS`` (what such a file is, for messages),
``recognises(path) -> bool`` (by content; it may raise :class:`Unreadable` when the file is nearly
its own and it knows what is missing) and ``read(path) -> Iterator[Batch]``. Nothing else has to
know of it.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from dashboard.transcripts.source import Batch, Unreadable, described

__all__ = ["Batch", "Unreadable", "format_of", "formats", "read"]


def formats() -> dict[str, ModuleType]:
    """Every format by its name."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        form = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(form, "NAME"):
            found[form.NAME] = form
    return found


def format_of(path: Path) -> ModuleType:
    """The format that recognises the file, else :class:`Unreadable` says what was expected."""
    if path.stat().st_size == 0:
        raise Unreadable(
            f"{path.name} is empty: expected {described(formats())}.", path.name, "empty_file"
        )
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


def read(path: Path, form: str | None = None) -> Iterator[Batch]:
    """The messages of a file, batch by batch; ``form`` names a format, else it is recognised.

    Raises :class:`Unreadable`, with a sentence for the user, when nothing can be read from it.
    """
    if form is None:
        return format_of(path).read(path)
    if form not in formats():
        raise Unreadable(
            f"There is no format {form!r}: expected one of {', '.join(formats())}.",
            path.name,
            "known_format",
        )
    return formats()[form].read(path)
