"""Chatwoot: conversations and messages as its API and its webhooks give them, and the CSV of its
satisfaction surveys, read together."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.documents import shape
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.helpdesks.chatwoot_messages import facts, message, rated, rating, stamp
from dashboard.transcripts.helpdesks.chatwoot_ratings import holds_ratings, ratings
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.records import holds, records, with_messages
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    Batch,
    Place,
    Problem,
    Reading,
    problem,
)
from dashboard.transcripts.values import dict_at, dicts_at, number_at, text_at

NAME = "chatwoot"
TOGETHER = True
EXPECTS = (
    "conversations with their messages as Chatwoot's API or webhooks give them (JSON), "
    "with its CSV of satisfaction ratings"
)

_MARKS = (
    *("account_id", "inbox_id", "can_reply", "contact_inbox", "contact_last_seen_at"),
    *("agent_last_seen_at", "unread_count", "waiting_since", "snoozed_until"),
)
"""Keys of a conversation that no other tool has so many of."""

_EVENT = re.compile(r"(message|conversation|webwidget|contact|inbox)_[a-z_]+")
_LISTS = ("data.payload", "payload", "conversations")

_LACKING = (
    "the messages of the conversations (GET /api/v1/accounts/…/conversations/…/messages, or "
    "message_created events)"
)

_SNIPPET_SECONDS = 5
"""A list of conversations shows the last message of each. The first one comes with the
conversation itself: where it came so much later, there were others before it."""


def recognises(path: Path) -> bool:
    """Whether it holds conversations, messages or events of Chatwoot, or its ratings.

    Raises :class:`Unreadable` for a table of contacts, as Chatwoot imports it.
    """
    if shape(path) is not None:
        return holds(path, _LISTS, _kind)
    return holds_ratings(path)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations, put together from all these files."""
    problems: list[Problem] = []
    place = Place()
    pieces = (piece for path in paths for piece in _pieces(path, problems, place))
    found = (
        (row, conversation)
        for row, conversation in together(with_messages(paths, pieces, problems, _LACKING))
        if _is_whole(row, conversation, problems)
    )
    yield from batches(found, problems, place)


def _is_whole(row: int, conversation: dict[str, Any], problems: list[Problem]) -> bool:
    """Not so where a list of conversations showed nothing but the last message."""
    messages = conversation["messages"]
    began, told = number_at(conversation, "created_at"), number_at(conversation, "snippet")
    conversation.pop("snippet", None)
    if len(messages) != 1 or began is None or told is None or told - began < _SNIPPET_SECONDS:
        return True
    problems.append(problem(row, "messages", conversation["conversation_id"], "whole_conversation"))
    return False


_MESSAGE_KINDS = ("incoming", "outgoing", "activity", "template", 0, 1, 2, 3)


def _kind(record: dict[str, Any]) -> str | None:
    """What a JSON object is: an event, a message, a conversation, a rating, or nothing of these."""
    if "event" in record and _EVENT.fullmatch(text_at(record, "event") or ""):
        return "event"
    kinds = record.get("message_type") in _MESSAGE_KINDS
    if kinds and "content" in record and _of_message(record) is not None:
        return "message"
    if "feedback_message" in record and "rating" in record:
        return "rating"
    if _is_conversation(record) and record.keys() & {"messages", "meta"}:
        return "conversation"
    if "messages" in record and _is_conversation(dict_at(record, "conversation")):
        return "both"
    return None


def _is_conversation(record: dict[str, Any]) -> bool:
    return "id" in record and sum(mark in record for mark in _MARKS) > 1


def _of_message(record: dict[str, Any]) -> str | None:
    """The id of the conversation that a message belongs to."""
    return (
        text_at(record, "conversation_id")
        or text_at(record, "conversation", "display_id")
        or text_at(record, "conversation", "id")
    )


def _pieces(path: Path, problems: list[Problem], place: Place) -> Iterator[Piece]:
    if shape(path) is None:
        yield from ratings(path, problems, place)
        return
    for row, record in records(path, _LISTS, _kind, problems, place):
        yield from _piece(row, record, problems)


def _piece(row: int, record: dict[str, Any], problems: list[Problem]) -> Iterator[Piece]:
    kind = _kind(record)
    if kind == "event":
        event = text_at(record, "event") or ""
        if event.startswith("message_"):
            kind = "message"
        elif event.startswith("conversation_") and "id" in record and "inbox_id" in record:
            kind = "conversation"
        else:  # somebody types, looks or changes an address: nothing is said
            return
    if kind == "message":
        yield from _message(row, record, problems)
    elif kind == "conversation":
        yield from _conversation(row, record, record, problems)
    elif kind == "both":
        yield from _conversation(row, dict_at(record, "conversation"), record, problems)
    elif kind == "rating" and (name := _of_message(record)):
        yield Piece(row, name, rated(record), [])
    else:
        problems.append(problem(row, "conversation_id", None, "conversation_id"))


def _message(row: int, record: dict[str, Any], problems: list[Problem]) -> Iterator[Piece]:
    name = _of_message(record)
    if name is None:
        problems.append(problem(row, "conversation_id", None, "conversation_id"))
        return
    inner = dict_at(record, "conversation")
    told = (facts(inner) if "status" in inner else {}) | rating(record)
    yield Piece(row, name, told, [message(record)], stamp(inner))


def _conversation(
    row: int, record: dict[str, Any], holder: dict[str, Any], problems: list[Problem]
) -> Iterator[Piece]:
    name = text_at(record, "display_id") or text_at(record, "id")
    if name is None:
        problems.append(problem(row, "conversation_id", None, "conversation_id"))
        return
    told = facts(record)
    messages = dicts_at(holder, "messages")
    for one in messages:
        told |= {key: value for key, value in rating(one).items() if value is not None}
    if len(messages) == 1:
        told["snippet"] = text_at(messages[0], "created_at")
    yield Piece(row, name, told, [message(one) for one in messages], stamp(record))
