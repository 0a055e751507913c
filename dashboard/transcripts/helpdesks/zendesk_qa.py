"""Conversations in the form that Zendesk QA (once Klaus) imports.

``{"data": [{"id", "subject", "description", "created", "assigneeEmail", "comments": [{"id",
"authorName", "authorEmail", "authorIsNotClient", "comment", "created"}]}]}``, and the spelling with
``externalId``, ``messages``, ``body``, ``createdAt``. Source: Zendesk QA import API.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.documents import objects, shape
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.markup import plain
from dashboard.transcripts.placeholders import of_file
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import dict_at, dicts_at, text_at
from scoring.readings import SPEAKER_OF

NAME = "zendesk_qa"
SOURCE = "zendesk"
EXPECTS = "conversations in the import form of Zendesk QA (Klaus) as JSON"

_LISTS = ("data", "conversations", "tickets")
_IDS = ("externalId", "conversationId", "ticketExternalId", "ticketId", "id")
_TIMES = ("created", "createdAt", "externalCreatedAt", "timestamp")
_OWN = (
    *("authorIsNotClient", "authorEmail", "authorName", "authorId", "authorType", "isPrivate"),
    *("isPublic", "externalId"),
)
"""Keys by which a message is known to be of this form."""


def recognises(path: Path) -> bool:
    """Whether the first objects are such conversations."""
    found = shape(path)
    return found is not None and any(
        any(_is_conversation(one) for one in _conversations(value)) for value in found.first
    )


def _conversations(value: dict[str, Any]) -> list[dict[str, Any]]:
    for name in _LISTS:
        if isinstance(value.get(name), list):
            return dicts_at(value, name)
    return [value]


def _comments(value: dict[str, Any]) -> list[dict[str, Any]]:
    return dicts_at(value, "comments") or dicts_at(value, "messages")


def _is_conversation(value: dict[str, Any]) -> bool:
    """Written in one word with a capital inside: nobody else's keys are."""
    named = any(key in value for key in ("externalId", "conversationId", "assigneeEmail"))
    known = named or ("id" in value and "created" in value)
    said = [one for one in _comments(value) if "comment" in one or "body" in one]
    own = any(key in one for one in said for key in _OWN)
    return known and own and any(key in one for one in said for key in _TIMES)


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations."""
    problems: list[Problem] = []
    place = Place()
    yield from batches(_found(path, problems, place), problems, place)


def _found(
    path: Path, problems: list[Problem], place: Place
) -> Iterator[tuple[int, dict[str, Any]]]:
    found = shape(path)
    inside = ""
    if found is not None and found.kind == "document":
        inside = next((n for n in _LISTS if isinstance(found.first[0].get(n), list)), "")
    for row, value in objects(path, problems, place, inside=inside):
        for conversation in _conversations(value):
            own = _first(conversation, _IDS)
            if own is None:
                problems.append(problem(row, "id", None, "conversation_id"))
            else:
                yield row, _told(own, conversation)


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((text for key in keys if (text := text_at(value, key)) is not None), None)


def _told(own: str, conversation: dict[str, Any]) -> dict[str, Any]:
    """A conversation in the native form."""
    comments = _comments(conversation)
    flagged = any("authorIsNotClient" in comment for comment in comments)
    messages = [_message(comment, conversation, flagged) for comment in comments]
    opening = text_at(conversation, "description")
    asked = next((m for m in messages if m["role"] not in ("note", "bot")), {"role": "agent"})
    if opening is not None and asked["role"] == "agent":
        # Comments are replies: where an agent begins, they answer the description.
        when = _first(conversation, _TIMES)
        messages.insert(0, {"role": "customer", "text": plain(opening), "timestamp": when})
    assignee = text_at(conversation, "assigneeName")
    said = any(message["role"] == "agent" for message in messages)
    subject = text_at(conversation, "subject")
    return {
        "conversation_id": own,
        "channel": text_at(conversation, "channel"),
        "customer_id": _customer(conversation, comments),
        "agent_id": assignee or (None if said else text_at(conversation, "assigneeEmail")),
        "language": text_at(conversation, "language"),
        "rating": text_at(conversation, "csatScore") or text_at(conversation, "rating"),
        "status": text_at(conversation, "status"),
        "tags": conversation.get("tags") if isinstance(conversation.get("tags"), list) else None,
        "updated_at": text_at(conversation, "updated") or text_at(conversation, "updatedAt"),
        "messages": messages,
    } | ({"subject": subject} if subject is not None else {})


def _customer(conversation: dict[str, Any], comments: list[dict[str, Any]]) -> str | None:
    known = _first(conversation, ("customerId", "customerEmail", "endUserEmail", "customerName"))
    clients = (one for one in comments if one.get("authorIsNotClient") is False)
    return known or next((email for one in clients if (email := text_at(one, "authorEmail"))), None)


def _message(
    comment: dict[str, Any], conversation: dict[str, Any], flagged: bool
) -> dict[str, Any]:
    body = text_at(comment, "comment") or text_at(comment, "body") or ""
    lines = [plain(body)] if body else []
    lines += [
        of_file(_first(file, ("name", "fileName", "filename")), text_at(file, "contentType"))
        for file in dicts_at(comment, "attachments")
    ]
    role = _speaker(comment, conversation, flagged)
    author = comment.get("author")
    name = text_at(comment, "authorName") or text_at(dict_at(comment, "author"), "name")
    name = name or _first(comment, ("authorEmail", "author", "authorId"))
    name = name or _first(author if isinstance(author, dict) else {}, ("email", "id"))
    return {
        "role": role,
        "text": "\n".join(lines),
        "timestamp": _first(comment, _TIMES),
        "author": name if role in ("agent", "note") else None,
    }


def _speaker(comment: dict[str, Any], conversation: dict[str, Any], flagged: bool) -> str:
    """Who writes. ``authorIsNotClient`` is left out where it is false, so once one message has it,
    the others' writers are clients; without it only those whom the conversation names are known."""
    private = any(comment.get(key) is True for key in ("isPrivate", "isInternal", "internal"))
    if private or comment.get("isPublic") is False or comment.get("public") is False:
        return "note"
    if comment.get("isBot") is True or comment.get("authorIsBot") is True:
        return "bot"
    said = text_at(comment, "authorType") or text_at(comment, "authorRole")
    said = said or text_at(comment, "author", "type") or text_at(comment, "author", "role")
    if said is not None:
        return SPEAKER_OF.get("".join(c for c in said.lower() if c not in " _-:/"), said)
    email = text_at(comment, "authorEmail") or text_at(comment, "author", "email")
    own = text_at(comment, "authorId") or text_at(comment, "author", "id") or email
    if comment.get("authorIsNotClient") is True:
        return "agent"
    if own is not None:
        for side, keys in (
            ("agent", ("assigneeEmail", "assigneeId")),
            ("customer", ("customerEmail", "customerId", "endUserEmail")),
        ):
            named = {text_at(conversation, key) for key in keys} - {None}
            if named & {email, own}:
                return side
    return "customer" if flagged else f"author {own or 'missing'}"
