"""Help Scout: conversations with their threads, as its API and its webhooks give them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.helpdesks.help_scout_threads import message, person
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.records import holds, records, with_messages
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import dict_at, dicts_at, text_at

NAME = "help_scout"
TOGETHER = True
EXPECTS = "conversations with their threads as Help Scout's API or webhooks give them (JSON)"

_LACKING = "the threads of the conversations (GET /v2/conversations/…?embed=threads)"
_LISTS = ("_embedded.conversations", "conversations", "items")
_TYPES = {"email": "email", "chat": "chat", "phone": "phone", "custom": "ticket"}
_STARS = {"great": "5", "good": "5", "okay": "3", "bad": "1", "not good": "1"}
_OF = re.compile(r"/conversations/(\d+)")


def recognises(path: Path) -> bool:
    """Whether it holds conversations, threads or ratings of Help Scout."""
    return holds(path, _LISTS, _kind)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations, put together from all these files."""
    problems: list[Problem] = []
    place = Place()
    pieces = (
        piece
        for path in paths
        for row, record in records(path, _LISTS, _kind, problems, place)
        for piece in _piece(row, record, problems)
    )
    told = with_messages(paths, pieces, problems, _LACKING)
    yield from batches(together(told), problems, place)


def _kind(record: dict[str, Any]) -> str | None:
    """What a JSON object is: a conversation, a page of the threads of one, or a rating."""
    if isinstance(dict_at(record, "_embedded").get("threads"), list) and "id" not in record:
        return "threads"
    if "createdAt" not in record:
        return None
    if "number" in record and record.keys() & {"mailboxId", "mailbox", "folderId"}:
        return "conversation"
    if (
        "rating" in record
        and record.keys() & {"ticketId", "conversationId"}
        and "mailbox" in record
    ):
        return "rating"
    return None


def _piece(row: int, record: dict[str, Any], problems: list[Problem]) -> Iterator[Piece]:
    kind = _kind(record)
    threads = dicts_at(record, "_embedded", "threads") or dicts_at(record, "threads")
    threads = threads or dicts_at(record, "threads", "items")
    name = text_at(record, "id") if kind == "conversation" else None
    if kind == "rating":
        name = text_at(record, "conversationId") or text_at(record, "ticketId")
    elif kind == "threads":
        name = _named_by_link(record, threads)
    if name is None:
        problems.append(problem(row, "conversation_id", None, "conversation_id"))
        return
    told = {"rating": _stars(record), "rating_comment": text_at(record, "comments")}
    if kind == "conversation":
        told = _facts(record)
    messages = _messages(threads)
    yield Piece(row, name, told, messages, told.get("updated_at"))


def _named_by_link(page: dict[str, Any], threads: list[dict[str, Any]]) -> str | None:
    """The conversation of a page of threads, which only its links name."""
    for holder in (page, *threads):
        for link in dict_at(holder, "_links").values():
            if found := _OF.search(text_at(link, "href") or ""):
                return found[1]
    return None


def _messages(threads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The threads as messages, the oldest first: what a line item changed shows in their order."""
    found = []
    closed = False
    for thread in sorted(threads, key=lambda thread: text_at(thread, "createdAt") or ""):
        if (one := message(thread, closed=closed)) is not None:
            found.append(one)
        status = text_at(thread, "status")
        closed = closed if status in (None, "nochange") else status == "closed"
    return found


def _facts(record: dict[str, Any]) -> dict[str, Any]:
    customer = dict_at(record, "primaryCustomer") or dict_at(record, "customer")
    assignee = dict_at(record, "assignee") or dict_at(record, "owner")
    is_team = text_at(assignee, "type") == "team"
    tags = record.get("tags")
    named = [text_at(tag) or text_at(tag, "tag") for tag in tags] if isinstance(tags, list) else []
    return {
        "channel": _TYPES.get(text_at(record, "type") or "", text_at(record, "type")),
        "customer_id": text_at(customer, "id") or text_at(customer, "email"),
        "agent_id": None if is_team else person(assignee),
        "team": person(assignee) if is_team else text_at(record, "mailbox", "name"),
        "status": text_at(record, "status"),
        "tags": [tag for tag in named if tag] or None,
        "updated_at": text_at(record, "userUpdatedAt")
        or text_at(record, "userModifiedAt")
        or text_at(record, "modifiedAt"),
        "subject": text_at(record, "subject"),
        "mailbox": text_at(record, "mailboxId"),
    }


def _stars(record: dict[str, Any]) -> str | None:
    given = text_at(record, "rating") or text_at(record, "rating", "rating") or ""
    return _STARS.get(given.lower())
