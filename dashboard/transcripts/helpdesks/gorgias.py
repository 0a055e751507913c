"""Gorgias: tickets with their messages, as its API and its webhooks give them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.markup import plain
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.placeholders import DELETED, of_file
from dashboard.transcripts.records import holds, records, with_messages
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import at, dict_at, dicts_at, text_at

NAME = "gorgias"
TOGETHER = True
EXPECTS = "tickets with their messages as Gorgias' API gives them (JSON)"

_LACKING = "the messages of the tickets (GET /api/messages)"
_LISTS = ("data", "tickets", "messages")

_CHANNELS = (
    ("email", "email"),
    ("chat", "chat whatsapp sms"),
    ("social", "facebook instagram twitter tiktok yotpo"),
    ("phone", "phone aircall"),
    ("ticket", "contact help"),
)
"""Channel → how the names of Gorgias' channels begin ("facebook-messenger", "contact_form")."""

_BY_RULE = ("rule", "automation")
_BOTS = re.compile(r"^(gorgias bot|gorgias support bot|ai agent|automate bot)$", re.IGNORECASE)

_EVENTS = {
    "ticket-assigned": ("Assigned", None),
    "ticket-reopened": ("Reopened", "reopened"),
    "ticket-closed": ("Closed", None),
    "ticket-merged": ("Merged", "merged"),
}


def recognises(path: Path) -> bool:
    """Whether it holds tickets or messages of Gorgias."""
    return holds(path, _LISTS, _kind)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of tickets, put together from all these files."""
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
    """What a JSON object is: a ticket, a message, an event, a survey, or what holds a ticket."""
    if _is_ticket(dict_at(record, "ticket") or dict_at(record, "data")):
        return "both"
    if _is_ticket(record):
        return "ticket"
    if "created_datetime" not in record:
        return None
    is_message = "from_agent" in record and record.keys() & {"body_text", "body_html"}
    if is_message and ("ticket_id" in record or "stripped_text" in record):
        return "message"
    if "score" in record and "ticket_id" in record:
        return "survey"
    return "event" if record.get("object_type") == "Ticket" and "object_id" in record else None


def _is_ticket(record: dict[str, Any]) -> bool:
    return "created_datetime" in record and (
        bool(record.keys() & {"assignee_user", "satisfaction_survey"})
        or ("customer" in record and "messages" in record)
    )


def _piece(row: int, record: dict[str, Any], problems: list[Problem]) -> Iterator[Piece]:
    kind = _kind(record)
    ticket = record
    if kind == "both":
        ticket = dict_at(record, "ticket") or dict_at(record, "data")
    is_ticket = kind in ("ticket", "both")
    name = text_at(ticket, "id" if is_ticket else "object_id" if kind == "event" else "ticket_id")
    if kind is None or name is None:
        problems.append(problem(row, "conversation_id", None, "conversation_id"))
    elif is_ticket:
        one = dict_at(record, "message") if kind == "both" else {}
        entries = [*dicts_at(ticket, "messages"), *([one] if one else [])]
        told = [_event(event) for event in dicts_at(ticket, "events")]
        messages = [*map(_message, entries), *(event for event in told if event)]
        yield Piece(row, name, _facts(ticket), messages, text_at(ticket, "updated_datetime"))
    elif kind == "message":
        yield Piece(row, name, {}, [_message(record)])
    elif kind == "survey":
        yield Piece(row, name, _survey(record), [])
    else:
        yield Piece(row, name, {}, [event] if (event := _event(record)) else [])


def _facts(ticket: dict[str, Any]) -> dict[str, Any]:
    tags = [text_at(tag, "name") for tag in dicts_at(ticket, "tags")]
    return {
        "channel": _channel(text_at(ticket, "channel")),
        "customer_id": text_at(ticket, "customer", "id") or text_at(ticket, "customer", "email"),
        "agent_id": _person(dict_at(ticket, "assignee_user")),
        "team": text_at(ticket, "assignee_team", "name"),
        "language": text_at(ticket, "language"),
        "status": text_at(ticket, "status"),
        "tags": [tag for tag in tags if tag] or None,
        "updated_at": _utc(text_at(ticket, "updated_datetime")),
        "subject": text_at(ticket, "subject"),
        "priority": text_at(ticket, "priority"),
        "spam": True if ticket.get("spam") is True else None,
    } | _survey(dict_at(ticket, "satisfaction_survey"))


def _survey(survey: dict[str, Any]) -> dict[str, Any]:
    return {"rating": text_at(survey, "score"), "rating_comment": text_at(survey, "body_text")}


def _channel(name: str | None) -> str | None:
    plain_name = (name or "").lower()
    for channel, beginnings in _CHANNELS:
        if plain_name.startswith(tuple(beginnings.split())):
            return channel
    return None if plain_name in ("", "api", "internal-note") else name


def _person(found: dict[str, Any]) -> str | None:
    full = " ".join(filter(None, (text_at(found, "firstname"), text_at(found, "lastname"))))
    return text_at(found, "name") or full or text_at(found, "id") or text_at(found, "email")


def _message(found: dict[str, Any]) -> dict[str, Any]:
    role, event = _speaker(found)
    text = _text(found)
    if text_at(found, "deleted_datetime"):
        text, event = DELETED, "deleted"
    return {
        "id": text_at(found, "id"),
        "role": role,
        "text": text,
        "timestamp": _utc(text_at(found, "sent_datetime") or text_at(found, "created_datetime")),
        "author": _person(dict_at(found, "sender")) if role == "agent" else None,
        "event": event,
    }


def _speaker(found: dict[str, Any]) -> tuple[str | None, str | None]:
    """Who speaks, and whether by a rule."""
    kinds = (text_at(found, "channel"), text_at(found, "source", "type"), text_at(found, "via"))
    if found.get("public") is False or "internal-note" in kinds:
        return "note", None
    if found.get("from_agent") is False:
        return "customer", None
    if found.get("from_agent") is not True:
        return text_at(found, "from_agent"), None
    if text_at(found, "rule_id") or text_at(found, "via") in _BY_RULE:
        return "bot", "automatic"
    is_bot = _BOTS.match(_person(dict_at(found, "sender")) or "") or (
        at(found, "sender", "is_bot") is True or at(found, "meta", "ai_agent") is True
    )
    return ("bot" if is_bot else "agent"), None


def _text(found: dict[str, Any]) -> str:
    body = text_at(found, "stripped_text") or text_at(found, "body_text")
    if body is None:
        body = plain(text_at(found, "stripped_html") or text_at(found, "body_html") or "")
    files = [
        of_file(text_at(file, "name"), text_at(file, "content_type"))
        for file in dicts_at(found, "attachments")
    ]
    return "\n".join(line for line in (body.strip(), *files) if line)


def _event(found: dict[str, Any]) -> dict[str, Any] | None:
    """What Gorgias tells of a ticket, where it matters to who answers."""
    kind = (text_at(found, "type") or "").lower()
    if kind not in _EVENTS:
        return None
    text, event = _EVENTS[kind]
    told = dict_at(found, "data")
    assignee = _person(dict_at(told, "assignee_user")) or text_at(told, "assignee_user_id")
    return {
        "id": f"event {name}" if (name := text_at(found, "id")) else None,
        "role": "note",
        "text": f"{text} to {assignee}" if assignee and kind == "ticket-assigned" else text,
        "timestamp": _utc(text_at(found, "created_datetime")),
        "event": event,
        "assigns": bool(assignee) and kind == "ticket-assigned",
    }


def _utc(time: str | None) -> str | None:
    """Gorgias tells times in UTC, without always saying so."""
    said = time is None or re.search(r"(Z|[+-]\d{2}:?\d{2})$", time)
    return time if said else f"{time}Z"
