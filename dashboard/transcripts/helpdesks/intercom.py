"""Intercom conversations and tickets with their parts, as the API and its webhooks give them.

One, a list, JSON Lines, or wherever they lie within a document.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.documents import objects, shape
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.helpdesks.intercom_parts import Talk, channel_of, person
from dashboard.transcripts.markup import plain
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import at, dict_at, dicts_at, number_at, text_at

NAME = "intercom"
EXPECTS = "Intercom conversations with their parts as JSON (API)"

_LISTS = ("conversations", "tickets", "data")
_DEEPEST = 6
"""Levels of a document within which conversations are looked for."""

_FIGURES = (
    *("time_to_assignment", "time_to_admin_reply", "time_to_first_close", "time_to_last_close"),
    *("median_time_to_reply", "count_reopens", "count_assignments", "count_conversation_parts"),
    *("handling_time", "adjusted_handling_time"),
)


def recognises(path: Path) -> bool:
    """Whether a conversation or ticket of Intercom lies within the first objects."""
    found = shape(path)
    return found is not None and any(
        next(_within(value, _DEEPEST), None) is not None for value in found.first
    )


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
        none = True
        for conversation in _within(value, _DEEPEST):
            none = False
            if text_at(conversation, "id") is None:
                problems.append(problem(row, "id", None, "conversation_id"))
            else:
                yield row, _told(conversation)
        if none:
            problems.append(problem(row, "line", text_at(value, "type"), "messages"))


def _within(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The conversations in an object, not those that conversations are linked to."""
    if isinstance(value, dict) and _is_conversation(value):
        yield value
    elif depth > 0 and isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, dict | list):
                yield from _within(inner, depth - 1)


def _is_conversation(value: dict[str, Any]) -> bool:
    if value.get("type") == "conversation":
        began = any(key in dict_at(value, "source") for key in ("author", "delivered_as"))
        parts = isinstance(at(value, "conversation_parts", "conversation_parts"), list)
        return began or parts or isinstance(value.get("conversation_message"), dict)
    return value.get("type") == "ticket" and isinstance(value.get("ticket_parts"), dict)


def _told(one: dict[str, Any]) -> dict[str, Any]:
    """A conversation or ticket in the native form."""
    is_ticket = one["type"] == "ticket"
    source = dict_at(one, "source") or dict_at(one, "conversation_message")
    kind = "ticket_parts" if is_ticket else "conversation_parts"
    parts = dicts_at(one, kind, kind)
    talk = Talk(_names(one, source, parts))
    if source:
        talk.source(source, text_at(one, "created_at"))
    elif is_ticket:
        _describe(one, talk)
    for part in parts:
        talk.part(part)
    rating = dict_at(one, "conversation_rating")
    if (remark := text_at(rating, "remark")) is not None:
        when = text_at(rating, "created_at")
        talk.messages.append({"role": "note", "text": remark, "timestamp": when})
    return {
        "conversation_id": text_at(one, "id"),
        "channel": "ticket" if is_ticket else channel_of(text_at(source, "type")),
        "customer_id": _customer(one, source),
        "agent_id": talk.agent(_assignee(one)),
        "team": person({"id": one.get("team_assignee_id")}),
        "rating": text_at(rating, "rating") or text_at(rating, "value"),
        "status": text_at(one, "state") or _ticket_state(one),
        "tags": [name for tag in dicts_at(one, "tags", "tags") if (name := text_at(tag, "name"))],
        "updated_at": text_at(one, "updated_at"),
        "messages": talk.messages,
    } | _beside(one, source)


def _describe(ticket: dict[str, Any], talk: Talk) -> None:
    """What a ticket asks for, where its parts do not say it; that of colleagues is a note."""
    parts = dicts_at(ticket, "ticket_parts", "ticket_parts")
    text = text_at(ticket, "ticket_attributes", "_default_description_")
    if text is None or any(text_at(part, "part_type") == "comment" for part in parts):
        return
    asked = text_at(ticket, "category") in (None, "Customer", "request")
    when = text_at(ticket, "created_at")
    role = "customer" if asked else "note"
    talk.messages.append({"role": role, "text": plain(text), "timestamp": when})


def _names(
    one: dict[str, Any], source: dict[str, Any], parts: list[dict[str, Any]]
) -> dict[str, str]:
    """Names of admins by id, from everywhere in the conversation."""
    known = [dict_at(part, "author") for part in [source, *parts]]
    known += [dict_at(one, "assignee"), *dicts_at(one, "teammates", "admins")]
    known += [*dicts_at(one, "teammates", "teammates"), *dicts_at(one, "teammates")]
    return {
        own: name
        for admin in known
        if text_at(admin, "type") in ("admin", "bot", "team")
        and (own := text_at(admin, "id")) is not None
        and (name := text_at(admin, "name")) is not None
    }


def _assignee(one: dict[str, Any]) -> str | None:
    admin = person({"id": one.get("admin_assignee_id")})
    assignee = dict_at(one, "assignee")
    return admin or (person(assignee) if text_at(assignee, "type") == "admin" else None)


def _customer(one: dict[str, Any], source: dict[str, Any]) -> str | None:
    for people in (("contacts", "contacts"), ("customers",), ("contacts",)):
        for contact in dicts_at(one, *people):
            if (own := person(contact)) is not None:
                return own
    author = dict_at(source, "author")
    asked = text_at(author, "type") in ("user", "lead", "contact")
    return person(one.get("user")) or (person(author) if asked else None)


def _ticket_state(one: dict[str, Any]) -> str | None:
    state = text_at(one, "ticket_state", "category") or text_at(one, "ticket_state")
    return {"submitted": "open", "in_progress": "open", "waiting_on_customer": "pending"}.get(
        state or "", state
    )


def _beside(one: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """What is kept with the conversation under its own name."""
    figures = {
        name: figure
        for name in _FIGURES
        if (figure := number_at(one, "statistics", name)) is not None
    }
    title = text_at(one, "title") or text_at(one, "ticket_attributes", "_default_title_")
    beside = {
        "subject": title or plain(text_at(source, "subject") or "") or None,
        "statistics": figures or None,
        "ai_agent_participated": True if one.get("ai_agent_participated") is True else None,
        "ai_resolution": text_at(one, "ai_agent", "resolution_state"),
    }
    return {name: value for name, value in beside.items() if value is not None}
