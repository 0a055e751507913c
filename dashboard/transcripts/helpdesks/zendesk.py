"""Zendesk tickets as the API and the account's export give them, with their comments.

One document, lists and JSON Lines, or several files beside each other: tickets, comments, audits,
ticket events, users, groups, ticket metrics and satisfaction ratings are put together.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.documents import Shape, objects, shape
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.helpdesks.zendesk_messages import (
    audit_messages,
    comment_message,
    rating_facts,
    rating_messages,
)
from dashboard.transcripts.helpdesks.zendesk_objects import ALONE, LISTS, is_zendesk
from dashboard.transcripts.helpdesks.zendesk_people import People
from dashboard.transcripts.helpdesks.zendesk_tickets import metric_facts, ticket_piece, told
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    BROKEN_STREAM,
    Batch,
    Place,
    Problem,
    Reading,
    Unreadable,
    opened,
    problem,
)
from dashboard.transcripts.values import dict_at, dicts_at, text_at

NAME = "zendesk"
TOGETHER = True
EXPECTS = "Zendesk tickets and comments as JSON (incremental export, API or account export)"


_OF_FILE = ("json", "encoding", "whole_gzip")
"""Problems of the file as a whole, which every pass through it meets."""


def recognises(path: Path) -> bool:
    """Whether the first objects are Zendesk's own, or lie in lists of its API's names."""
    found = shape(path)
    return found is not None and any(is_zendesk(value) for value in found.first)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations, from all files of the account that lie together.

    Raises :class:`Unreadable` where there are users or groups only.
    """
    problems: list[Problem] = []
    place = Place()
    people = People(reading.agents)
    known = (piece for path in paths for piece in _pieces(path, people, problems, place))
    found = ((row, told(one, people)) for row, one in _some(together(known), paths, problems))
    yield from batches(found, problems, place)


def _some(
    found: Iterator[tuple[int, dict[str, Any]]], paths: tuple[Path, ...], problems: list[Problem]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """What was found; a refusal where that is nothing, and nothing else was told."""
    none = True
    for one in found:
        none = False
        yield one
    if none and not problems:
        name = paths[0].name
        sentence = (
            f"{name} holds no tickets or comments of Zendesk: put the file with them beside it."
        )
        raise Unreadable(sentence, name, "messages_beside")


def _pieces(path: Path, people: People, problems: list[Problem], place: Place) -> Iterator[Piece]:
    found = shape(path)
    if found is None:
        problems.append(problem(None, "file", path.name, "json"))
    elif found.kind == "document":
        yield from _of_document(path, found, people, problems, place)
    else:
        for row, value in objects(path, problems, place):
            yield from _of_object(row, value, people, problems)


def _of_document(
    path: Path, found: Shape, people: People, problems: list[Problem], place: Place
) -> Iterator[Piece]:
    """One list of the document after the other; each pass goes through the whole file."""
    lists = [name for name in LISTS if name in found.first[0]] + _mentioned(path, found.first[0])
    if not any(isinstance(found.first[0].get(name, []), list) for name in lists) or (
        "ticket" in found.first[0] or "id" in found.first[0]
    ):
        for row, value in objects(path, problems, place):
            yield from _of_object(row, value, people, problems)
        return
    for number, name in enumerate(lists):
        again: list[Problem] = []
        here = place if number == 0 else Place()
        for row, value in objects(path, again, here, inside=name):
            yield from _taken(row, LISTS[name][0], value, people, again)
        # A break in the file is met in every pass, and told once.
        told_before = {(one[2], one[4]) for one in problems if one[4] in _OF_FILE}
        problems += [one for one in again if (one[2], one[4]) not in told_before]


def _mentioned(path: Path, seen: dict[str, Any]) -> list[str]:
    """Lists that the document may hold farther on, behind what its beginning shows."""
    left = {name: f'"{name}"'.encode() for name in LISTS if name not in seen}
    met: list[str] = []
    tail = b""
    with opened(path) as (stream, _):
        try:
            while left and (piece := stream.read(1 << 20)):
                for name in [name for name, mark in left.items() if mark in tail + piece]:
                    met.append(name)
                    del left[name]
                tail = piece[-30:]
        except BROKEN_STREAM:
            pass
    return met


def _of_object(
    row: int, value: dict[str, Any], people: People, problems: list[Problem]
) -> Iterator[Piece]:
    """The pieces of an object that stands alone, or holds lists of several kinds."""
    for kind, known in ALONE.items():
        if known(value):
            yield from _taken(row, kind, value, people, problems)
            return
    ticket = dict_at(value, "ticket")
    if ticket:
        yield from _taken(row, "ticket", ticket, people, problems)
    lists = [(name, dicts_at(value, name)) for name in LISTS]
    if not ticket and not any(items for _, items in lists) and "id" in value:
        # Nearly a ticket, in a file of tickets: it is told what it lacks.
        yield from _taken(row, "ticket", value, people, problems)
    for name, items in lists:
        for item in items:
            # What lies beside a ticket belongs to it without saying so.
            whole = {"ticket_id": ticket.get("id")} | item if ticket else item
            yield from _taken(row, LISTS[name][0], whole, people, problems)


def _taken(
    row: int,
    kind: str,
    value: dict[str, Any],
    people: People,
    problems: list[Problem],
) -> Iterator[Piece]:
    """The piece of one object."""
    if kind == "user":
        people.add(value)
    elif kind == "group":
        people.add_group(value)
    elif kind == "ticket":
        piece = ticket_piece(row, value, people)
        if piece is None:
            problems.append(problem(row, "id", text_at(value, "subject"), "conversation_id"))
        else:
            yield piece
    else:
        own = text_at(value, "ticket_id")
        if own is None:
            problems.append(problem(row, "ticket_id", text_at(value, "id"), "conversation_id"))
        else:
            facts, messages = _parts(kind, value)
            yield Piece(row, own, facts, messages)


def _parts(kind: str, value: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    if kind == "comment":
        return {}, [comment_message(value)]
    if kind == "audit":
        facts: dict[str, Any] = {}
        for event in dicts_at(value, "events"):
            if text_at(event, "type") == "SatisfactionRating":
                facts |= rating_facts(event)
        return facts, audit_messages(value)
    if kind == "metric":
        return metric_facts(value), []
    return rating_facts(value), rating_messages(value)
