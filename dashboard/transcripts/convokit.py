"""ConvoKit: a folder with utterances.jsonl, speakers.json and conversations.json."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ijson

from dashboard.transcripts.columns import matched
from dashboard.transcripts.documents import mended, objects, shape
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    BROKEN_STREAM,
    Batch,
    Place,
    Problem,
    Reading,
    UnknownAgents,
    Unreadable,
    opened,
    problem,
)
from dashboard.transcripts.values import dict_at, text_at
from scoring.readings import SPEAKER_OF

NAME = "convokit"
TOGETHER = True
EXPECTS = "a ConvoKit corpus: a folder with utterances.jsonl, speakers.json and conversations.json"

_UTTERANCES = ("utterances.jsonl", "utterances.json")
_COMPANIONS = ("speakers.json", "users.json", "conversations.json", "corpus.json", "index.json")

_ROLES = ("role", "speaker_role", "speaker_type", "user_type", "author_role", "type", "participant")
"""Where corpora say who a speaker is, of an utterance or of a speaker."""

_FACTS = ("channel", "market", "team", "language", "rating", "status", "order_id", "tags")

_NAMED = 12
"""Speakers that a refusal lists."""


def recognises(path: Path) -> bool:
    """Whether it is the list of utterances, or lies beside one under a name of a corpus.

    Raises :class:`Unreadable` for an index without its utterances.
    """
    found = shape(path)
    if found is None:
        return False
    if any(_is_utterance(record) for record in found.first):
        return True
    if path.name not in _COMPANIONS:
        return False
    if any(_is_corpus(path.with_name(name)) for name in _UTTERANCES):
        return True
    if "utterances-index" in found.first[0]:
        sentence = f"{path.name} is the index of a ConvoKit corpus: put utterances.jsonl beside it."
        raise Unreadable(sentence, path.name, "messages")
    return False


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations. Who is an agent is said by ``reading``, by the utterance, by its
    speaker's data or by the speaker's name; raises :class:`Unreadable` where nobody is."""
    problems: list[Problem] = []
    place = Place()
    yield from batches(together(_pieces(paths, reading, problems, place)), problems, place)


def _is_utterance(record: dict[str, Any]) -> bool:
    return (
        "text" in record
        and "id" in record
        and bool(record.keys() & {"speaker", "user"})
        and bool(record.keys() & {"root", "conversation_id"})
        and bool(record.keys() & {"reply_to", "reply-to"})
    )


def _is_corpus(path: Path) -> bool:
    found = shape(path)
    return found is not None and any(_is_utterance(record) for record in found.first)


def _pieces(
    paths: tuple[Path, ...], reading: Reading, problems: list[Problem], place: Place
) -> Iterator[Piece]:
    for path in paths:
        if path.name == "conversations.json":
            yield from _conversations(path, problems, place)
    roles = _roles(paths, problems, place)
    seen: dict[str, None] = {}
    agents = False
    for path in paths:
        if path.name not in _COMPANIONS:
            for row, record in objects(path, problems, place):
                piece = _utterance(row, record, roles, reading, problems)
                if piece is not None:
                    yield piece
                    agents = agents or piece.messages[0]["role"] == "agent"
                    if len(seen) < _NAMED:
                        seen[_speaker(record) or "?"] = None
    if seen and not agents:
        names = ", ".join(seen)
        sentence = (
            f"{paths[0].name}: nothing says which of the speakers work for the shop ({names}). "
            "Name them, or give them a role in speakers.json."
        )
        raise UnknownAgents(sentence, paths[0].name, tuple(seen))


def _roles(paths: tuple[Path, ...], problems: list[Problem], place: Place) -> dict[str, str]:
    """Speaker → who that is, as far as the speakers' data say it."""
    told = (
        (name, _role(dict_at(value, "meta") or value))
        for path in paths
        if path.name in ("speakers.json", "users.json")
        for name, value in _entries(path, problems, place)
    )
    return {name: role for name, role in told if role is not None}


def _entries(
    path: Path, problems: list[Problem], place: Place
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects in an object, by their keys, one in memory at a time."""
    with opened(path) as (stream, file):
        place.follow(file)
        try:
            for name, value in ijson.kvitems(stream, "", use_float=True):
                if isinstance(value, dict):
                    yield mended(name), mended(value)
        except BROKEN_STREAM as broken:
            problems.append(problem(None, "file", str(broken), "whole_gzip", refused=False))
        except (ijson.JSONError, ValueError, RecursionError) as broken:
            problems.append(problem(None, "line", str(broken), "json", refused=False))
        finally:
            place.stay()


def _conversations(path: Path, problems: list[Problem], place: Place) -> Iterator[Piece]:
    for row, (name, value) in enumerate(_entries(path, problems, place), start=1):
        meta = dict_at(value, "meta") or value
        columns = matched(list(meta))
        facts = {fact: text_at(meta, columns[fact]) for fact in _FACTS if fact in columns}
        if facts and name.strip():
            yield Piece(row, name, facts, [])


def _utterance(
    row: int,
    record: dict[str, Any],
    roles: dict[str, str],
    reading: Reading,
    problems: list[Problem],
) -> Piece | None:
    name = text_at(record, "conversation_id") or text_at(record, "root")
    if name is None:
        problems.append(problem(row, "conversation_id", None, "conversation_id"))
        return None
    speaker = _speaker(record)
    if reading.agents:
        role = "agent" if speaker in reading.agents else "customer"
    else:
        said = _role(dict_at(record, "meta")) or roles.get(speaker or "")
        role = said or SPEAKER_OF.get((speaker or "").lower())
    message = {
        "id": text_at(record, "id"),
        "role": role or speaker,
        "text": text_at(record, "text") or "",
        "timestamp": text_at(record, "timestamp"),
        "author": speaker if role == "agent" else None,
    }
    begins = role == "customer" and message["id"] == name
    return Piece(row, name, {"customer_id": speaker} if begins else {}, [message])


def _speaker(record: dict[str, Any]) -> str | None:
    return (
        text_at(record, "speaker")
        or text_at(record, "speaker", "id")
        or text_at(record, "user")
        or text_at(record, "user", "id")
    )


def _role(meta: dict[str, Any]) -> str | None:
    """Who somebody is, where it is told in a word that means it."""
    if isinstance(meta.get("is_agent"), bool):
        return "agent" if meta["is_agent"] else "customer"
    if isinstance(meta.get("inbound"), bool):
        return "customer" if meta["inbound"] else "agent"
    words = (text_at(meta, key) or "" for key in _ROLES)
    return next((SPEAKER_OF[word.lower()] for word in words if word.lower() in SPEAKER_OF), None)
