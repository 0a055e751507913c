"""What marketplaces' interfaces answer: pages with records somewhere in them, and who wrote those.

No import format of its own (no ``NAME``): the marketplaces' readers share it.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from dashboard.transcripts.documents import mended, objects, shape
from dashboard.transcripts.messengers.sides import unknown_agents
from dashboard.transcripts.pieces import Piece
from dashboard.transcripts.source import Place, Problem, opened
from dashboard.transcripts.values import text_at

WHOLE = 64_000_000
"""Bytes; a larger document is read list by list, and what stands beside its lists is left out."""

CARD = "[card]"
"""A voucher, an invitation, a menu: what a marketplace draws and nobody wrote."""

_DEEPEST = 12
_NAMED = 20
"""Names kept for the refusal of a file that does not tell whose they are."""

_WRAPPED = ("data", "body", "JsonStr", "jsonStr", "payload")
"""Keys whose object may be written as a text."""

_LATEST = ("latest_message", "latest_msg", "last_message", "latestMessage", "lastMessage")
"""What lists of conversations show of each: one message is not the conversation."""

WITHIN = "_within"
"""Key under which ``around`` tells what kind of record the nearest one is."""

_MILLISECONDS = 13
"""Digits of the milliseconds since 1970, until the year 2286."""

Kind = Callable[[dict[str, Any]], str | None]
"""What a JSON object is, in a format's own words; None for what it does not know."""


class Answer(NamedTuple):
    """A record in a page: the number of its line or item, what it is, itself, and what the objects
    around it tell (their texts and numbers, the nearest first)."""

    row: int
    kind: str
    record: dict[str, Any]
    around: dict[str, Any]


def holds(path: Path, kind: Kind) -> bool:
    """Whether the file begins with a record of a kind, wherever in it."""
    found = shape(path)
    return found is not None and any(True for first in found.first for _ in walked(first, kind))


def answers(path: Path, kind: Kind, problems: list[Problem], place: Place) -> Iterator[Answer]:
    """The records of a JSON file of any shape, each after the one it lies in."""
    for inside in _lists(path, kind):
        for row, value in objects(path, problems, place, inside=inside):
            for name, record, around in walked(value, kind):
                yield Answer(row, name, record, around)


def _lists(path: Path, kind: Kind) -> list[str]:
    """The lists by which the file is read: none where it may be read whole."""
    found = shape(path)
    if found is None or found.kind != "document" or _size(path) <= WHOLE:
        return [""]
    return _paths(found.first[0], kind, ()) or [""]


def _size(path: Path) -> int:
    """About how many bytes there are to read: a gzipped text is some twenty times as long."""
    with opened(path) as (stream, file):
        return path.stat().st_size * (1 if stream is file else 20)


def _paths(value: dict[str, Any], kind: Kind, before: tuple[str, ...]) -> list[str]:
    """Where in a document the lists with records are, levels parted by dots."""
    paths = []
    for key, inner in value.items():
        here = (*before, key)
        if isinstance(inner, list) and any(True for _ in walked(inner, kind)):
            paths.append(".".join(here))
        elif isinstance(inner, dict) and len(here) < _DEEPEST:
            paths += _paths(inner, kind, here)
    return paths


def walked(
    value: Any, kind: Kind, around: dict[str, Any] | None = None, depth: int = 0
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The records in a JSON value, from outside inwards, with what is told around each. A "message"
    holds no others."""
    around = around or {}
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        value = {key: _unwrapped(key, inner) for key, inner in value.items()}
        if (name := kind(value)) is not None:
            yield name, value, around
            if name == "message":
                return
        around = around | _told(value) | ({WITHIN: name} if name else {})
        value = [inner for key, inner in value.items() if key not in _LATEST]
    for inner in value if isinstance(value, list) else ():
        if isinstance(inner, dict | list):
            yield from walked(inner, kind, around, depth + 1)


def _unwrapped(key: str, value: Any) -> Any:
    return object_of(value) or value if key in _WRAPPED else value


def _told(value: dict[str, Any]) -> dict[str, Any]:
    return {key: inner for key, inner in value.items() if isinstance(inner, str | int | float)}


def object_of(value: Any) -> dict[str, Any]:
    """An object, also where it is written as a JSON text; empty for anything else."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            value = mended(orjson.loads(value.encode("utf-8", "replace")))
        except orjson.JSONDecodeError:
            return {}
    return value if isinstance(value, dict) else {}


def content_of(record: dict[str, Any]) -> tuple[dict[str, Any], str | None]:
    """The content of a message: JSON written as a text mostly, else the words themselves."""
    content, text = object_of(record.get("content")), text_at(record, "content")
    return content, None if content or text is None or text.strip() == "{}" else text


def first_of(holders: tuple[dict[str, Any], ...], *names: str) -> str | None:
    """The first text or number under one of these names, asking each holder in turn."""
    return next(
        (text for holder in holders for name in names if (text := text_at(holder, name))), None
    )


def is_true(value: Any) -> bool:
    """Whether a flag is set, as a truth value, a number or a word."""
    return (
        value is True or value == 1 or (isinstance(value, str) and value.lower() in ("true", "1"))
    )


def unix(time: str | None) -> str | None:
    """A time as it stands; micro- and nanoseconds since 1970 as milliseconds."""
    if time is not None and time.isdecimal() and len(time) > _MILLISECONDS:
        return time[:_MILLISECONDS]
    return time


def card(kind: str, value: str | None) -> str:
    """What stands for a product or an order that was shown in a chat."""
    return f"[{kind}: {value}]" if value else f"[{kind}]"


class Sides:
    """Which accounts are the shop's, from what is said of them and from who wrote to whom."""

    def __init__(self, agents: frozenset[str]) -> None:
        self._said = frozenset(name.casefold() for name in agents)
        self._shop: set[str] = set()
        self._buyers: set[str] = set()
        self._partner: dict[str, str | None] = {}
        self._told = False
        self._unknown: dict[str, None] = {}

    def shop(self, account: str | None) -> None:
        """Learn that an account is the shop's."""
        if account is not None:
            self._shop.add(account)

    def buyer(self, account: str | None) -> None:
        """Learn that an account is a customer's."""
        if account is not None:
            self._buyers.add(account)

    def met(self, one: str | None, other: str | None) -> None:
        """Learn that two accounts wrote to each other."""
        if one is None or other is None or one == other:
            return
        for name, partner in ((one, other), (other, one)):
            if self._partner.setdefault(name, partner) != partner:
                self._partner[name] = None

    def speaker(self, sender: str | None, recipient: str | None) -> str | None:
        """Who writes, agent or customer; None where nothing tells.

        What the user says counts first, then what the file says; else who writes with several
        others, who write with nobody else, is the shop.
        """
        role = self.known(sender, recipient)
        if role is None and sender is not None and recipient is not None:
            many = {name for name in (sender, recipient) if self._partner.get(name, "") is None}
            if len(many) == 1:
                role = "agent" if sender in many else "customer"
        self._told |= role is not None
        if role is None and len(self._unknown) < _NAMED:
            self._unknown |= {name: None for name in (sender, recipient) if name is not None}
        return role

    def known(self, sender: str | None, recipient: str | None) -> str | None:
        """Who writes, by what is said by the user or the file alone."""
        role = self._said_role(sender, recipient) or self._known_role(sender, recipient)
        self._told |= role is not None
        return role

    def _said_role(self, sender: str | None, recipient: str | None) -> str | None:
        if sender is not None and sender.casefold() in self._said:
            return "agent"
        return "customer" if recipient and recipient.casefold() in self._said else None

    def _known_role(self, sender: str | None, recipient: str | None) -> str | None:
        if sender in self._shop or recipient in self._buyers:
            return "agent"
        return "customer" if sender in self._buyers or recipient in self._shop else None

    def asked(self, pieces: Iterable[Piece], file: str) -> Iterator[Piece]:
        """The pieces as they come; raises :class:`Unreadable` after the last one where nothing told
        the side of anybody."""
        yield from pieces
        if self._unknown and not self._told:
            raise unknown_agents(file, self._unknown)
