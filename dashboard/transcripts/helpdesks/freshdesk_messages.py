"""Freshdesk's tickets and the entries of their conversations in the native form."""

from collections.abc import Iterator
from typing import Any

from dashboard.transcripts.markup import plain
from dashboard.transcripts.placeholders import DELETED, of_file
from dashboard.transcripts.values import at, dict_at, dicts_at, number_at, text_at

_CHANNELS = {
    **dict.fromkeys(("1", "10"), "email"),
    **dict.fromkeys(("2", "4", "8", "9", "11"), "ticket"),
    **dict.fromkeys(("3",), "phone"),
    **dict.fromkeys(("5", "6"), "social"),
    **dict.fromkeys(("7", "12", "13", "14", "15"), "chat"),
}
"""Sources of a ticket: e-mail, portal, phone, forum, Twitter, Facebook, chat, app, feedback widget,
outbound e-mail, shop, bot, WhatsApp, chat task, web chat."""

_BY_AGENT = ("10", "14")
"""Sources of tickets that an agent begins: the description is hers."""

_TOLD_AGAIN = "15"
"""In web chats the description repeats the messages."""

_NOTES = ("3", "4", "6", "8", "13", "16")
"""Sources of entries that are not said to the other side: status, meta data, an answer to the
survey, a mail sent on to a third party (8, by a rule 16), a summary."""

_RULE = "15"
_STATES = {"2": "open", "3": "pending", "4": "solved", "5": "closed"}
_STARS = {"happy": "5", "neutral": "3", "unhappy": "1", "1": "5", "2": "3", "3": "1"}
"""The classic survey: happy, neutral, unhappy."""


def facts(ticket: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    told = ticket.get("tags")
    tags = [text_at(tag) or text_at(tag, "name") for tag in told] if isinstance(told, list) else []
    merged = at(ticket, "custom_fields", "merged_into") or at(ticket, "merged_into")
    status = text_at(ticket, "status")
    return {
        "channel": _CHANNELS.get(text_at(ticket, "source") or ""),
        "customer_id": text_at(ticket, "requester_id") or text_at(ticket, "requester", "id"),
        "agent_id": _named(text_at(ticket, "responder_id"), known),
        "team": text_at(ticket, "group", "name") or text_at(ticket, "group_id"),
        "status": _STATES.get(status or "", status),
        "tags": [tag for tag in tags if tag] or None,
        "rating": rating(dict_at(ticket, "satisfaction_rating")),
        "updated_at": text_at(ticket, "updated_at"),
        "subject": text_at(ticket, "subject"),
        "priority": text_at(ticket, "priority"),
        "type": text_at(ticket, "type"),
        "merged_into": text_at(merged),
    }


def description(ticket: dict[str, Any], known: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The description of a ticket: what it began with."""
    source = text_at(ticket, "source") or ""
    text = _text(ticket, "description_text", "description")
    if not text or source == _TOLD_AGAIN:
        return
    by_agent = source in _BY_AGENT
    yield {
        "id": "description",
        "role": "agent" if by_agent else "customer",
        "text": text,
        "timestamp": text_at(ticket, "created_at"),
        "author": _named(text_at(ticket, "responder_id"), known) if by_agent else None,
    }


def message(entry: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    source = text_at(entry, "source") or ""
    role, event = _speaker(entry, source)
    text = _text(entry, "body_text", "body")
    if entry.get("deleted") is True:
        text, event = DELETED, "deleted"
    elif event is None and text_at(entry, "last_edited_at"):
        event = "edited"
    return {
        "id": text_at(entry, "id"),
        "role": role,
        "text": text,
        "timestamp": text_at(entry, "created_at"),
        "author": _author(entry, known) if role == "agent" else None,
        "event": event,
    }


def _speaker(entry: dict[str, Any], source: str) -> tuple[str | None, str | None]:
    """Who speaks, and whether by a rule or where another ticket was put in."""
    if entry.get("private") is True or source in _NOTES:
        return "note", "merged" if _is_merger(entry) else None
    if source == _RULE:
        return "bot", "automatic"
    if entry.get("incoming") is True:
        return "customer", None
    if entry.get("incoming") is not False:
        return text_at(entry, "incoming"), None
    return "agent", None


def _is_merger(entry: dict[str, Any]) -> bool:
    """Freshdesk writes a note of its own where tickets are merged."""
    text = (text_at(entry, "body_text") or text_at(entry, "body") or "").lower()
    return "merged" in text and "ticket" in text and len(text) < 2_000


def _author(entry: dict[str, Any], known: dict[str, str]) -> str | None:
    named = text_at(entry, "user", "name") or _named(text_at(entry, "user_id"), known)
    return named or text_at(entry, "from_email")


def _named(name: str | None, known: dict[str, str]) -> str | None:
    return known.get(name, name) if name else None


def _text(found: dict[str, Any], text: str, markup: str) -> str:
    body = text_at(found, text)
    if body is None:
        body = plain(text_at(found, markup) or "")
    files = [
        of_file(text_at(file, "name"), text_at(file, "content_type"))
        for file in dicts_at(found, "attachments")
    ]
    return "\n".join(line for line in (body.strip(), *files) if line)


def rating(record: dict[str, Any]) -> str | None:
    """Stars (1–5) of an answer: 103 (extremely happy) … 100 … -103, or the classic 1–3."""
    given = at(record, "ratings", "default_question") or record.get("rating")
    value = number_at(given)
    if value is not None and 100 <= abs(value) <= 103:
        steps = (abs(value) - 100) * (1 if value > 0 else -1)
        return f"{3 + steps * 2 / 3:.4g}"
    return _STARS.get((text_at(given) or "").lower())


def names(ticket: dict[str, Any]) -> dict[str, str]:
    """Id → name of the agents that a ticket names."""
    responder = text_at(ticket, "responder", "name")
    name = text_at(ticket, "responder", "id") or text_at(ticket, "responder_id")
    return {name: responder} if name and responder else {}


def exported(ticket: dict[str, Any]) -> dict[str, Any]:
    """A ticket of the account export (or of version 1 of the API) as version 2 has it."""
    notes = [dict_at(note, "note") or note for note in dicts_at(ticket, "notes")]
    return {
        "ticket": ticket
        | {
            "id": ticket.get("display_id"),
            "description_text": ticket.get("description"),
            "description": ticket.get("description_html"),
            "responder": {"name": ticket.get("responder_name")},
        },
        "conversations": [
            note | {"body_text": note.get("body"), "body": note.get("body_html")} for note in notes
        ],
    }
