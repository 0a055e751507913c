"""Tickets of Zendesk as conversations, once all that is told of them is together.

No import format of its own (no ``NAME``): the readers of Zendesk's files share it.
"""

from typing import Any

from dashboard.transcripts.helpdesks import zendesk_transcripts
from dashboard.transcripts.helpdesks.zendesk_messages import (
    audit_messages,
    change_note,
    comment_message,
    pictured,
    rating_facts,
    rating_messages,
)
from dashboard.transcripts.helpdesks.zendesk_people import SYSTEM, People, channel_of
from dashboard.transcripts.pieces import Piece
from dashboard.transcripts.values import dict_at, dicts_at, text_at

_METRICS = (
    *("reopens", "replies", "assignee_stations", "group_stations", "reply_time_in_minutes"),
    *("first_resolution_time_in_minutes", "full_resolution_time_in_minutes"),
    *("requester_wait_time_in_minutes", "agent_wait_time_in_minutes", "on_hold_time_in_minutes"),
)
_JOINED = " joined the chat"
_FACTS = ("_requester", "_assignee", "_group", "_description", "_created", "_submitter", "_via")


def ticket_piece(row: int, ticket: dict[str, Any], people: People) -> Piece | None:
    """What a ticket tells, with the comments and audits that lie in it."""
    own = text_at(ticket, "id")
    if own is None:
        return None
    for person in ("requester", "submitter", "assignee"):
        people.add(dict_at(ticket, person))
    people.add_group(dict_at(ticket, "group"))
    via = text_at(ticket, "via", "channel") or text_at(ticket, "via_channel")
    facts: dict[str, Any] = {
        "_requester": _user(ticket, "requester"),
        "_assignee": _user(ticket, "assignee"),
        "_submitter": _user(ticket, "submitter"),
        "_group": _user(ticket, "group"),
        "_description": text_at(ticket, "description"),
        "_created": text_at(ticket, "created_at"),
        "_via": via,
        "channel": channel_of(via),
        "status": text_at(ticket, "status"),
        "updated_at": text_at(ticket, "updated_at"),
        "tags": _tags(ticket.get("tags")),
        "subject": text_at(ticket, "subject"),
        "priority": text_at(ticket, "priority"),
        "ticket_type": text_at(ticket, "type"),
    } | rating_facts(dict_at(ticket, "satisfaction_rating"))
    facts |= metric_facts(dict_at(ticket, "metric_set"))
    comments = comments_of(ticket.get("comments"))
    messages = [comment_message(comment, ticket_via=via) for comment in comments]
    messages += rating_messages(dict_at(ticket, "satisfaction_rating"))
    for audit in dicts_at(ticket, "audits"):
        messages += audit_messages(audit)
    return Piece(row, own, facts, messages, facts["updated_at"])


def comments_of(value: Any) -> list[dict[str, Any]]:
    """The comments in a list, or in the answer that held the list."""
    return dicts_at({"": value}, "") or dicts_at(value, "comments")


def _user(ticket: dict[str, Any], who: str) -> str | None:
    return text_at(ticket, f"{who}_id") or text_at(ticket, who, "id")


def _tags(value: Any) -> list[str] | None:
    texts = [tag for tag in value if isinstance(tag, str)] if isinstance(value, list) else []
    return texts or None


def metric_facts(metrics: dict[str, Any]) -> dict[str, Any]:
    """The figures that Zendesk itself kept of a ticket, in minutes and counts."""
    figures = {name: metrics[name] for name in _METRICS if _is_figure(metrics.get(name))}
    return {"metrics": figures} if figures else {}


def _is_figure(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(part, int | float | None) for part in value.values())
    return isinstance(value, int | float) and not isinstance(value, bool)


def told(conversation: dict[str, Any], people: People) -> dict[str, Any]:
    """A conversation put together, in the native form: now it is known who everybody is."""
    facts = {name: conversation.pop(name, None) for name in _FACTS}
    found, tags = _sorted_out(conversation.pop("messages"), facts)
    customer = people.name(facts["_requester"]) if facts["_requester"] else None
    messages: list[dict[str, Any]] = []
    for message in found:
        parts = None
        if message.get("in_chat"):
            parts = zendesk_transcripts.messages(
                message["text"], message["timestamp"], customer, people.sides
            )
        messages += [_spoken(message, people, facts)] if parts is None else parts
    joins = [m for m in messages if m.get("event") and (m["text"] or "").endswith(_JOINED)]
    for later in joins[1:]:
        # It has passed to a person before.
        later["event"] = None
    return conversation | {
        "tags": [*(conversation.get("tags") or []), *tags] or None,
        "customer_id": facts["_requester"],
        "agent_id": people.name(facts["_assignee"]),
        "team": people.team(facts["_group"]),
        "messages": messages,
    }


def _sorted_out(
    found: list[dict[str, Any]], facts: dict[str, Any]
) -> tuple[list[dict[str, Any]], list[str]]:
    """The messages of a ticket without what is told twice or sent to others, and its tags."""
    tags = [tag for message in found if (tag := message.get("tag")) is not None]
    changes = [message for message in found if "changed" in message]
    messages = [message for message in found if not {"tag", "changed"} & message.keys()]
    if not any("author_id" in message for message in messages):
        messages = _opening(facts) + messages
    if any("author_id" in message or "in_chat_events" in message for message in messages):
        messages += _changes(changes)
    else:
        # Changes alone are the history of a ticket that is not here.
        messages = []
    if any("in_chat_events" in message for message in messages):
        messages = [m for m in messages if not _is_transcript(m)]
    to = facts["_requester"]
    messages = [m for m in messages if m.get("recipients") is None or to in m["recipients"]]
    return sorted(messages, key=lambda message: "rated" in message), tags


def _changes(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Changes of fields told without what stood there before, as notes."""
    before: dict[str | None, str | None] = {}
    notes = []
    for change in sorted(changes, key=lambda one: one["timestamp"] or ""):
        field, value = change["changed"], change["value"]
        event = {"field_name": field, "value": value, "previous_value": before.get(field)}
        if note := change_note(event, "Change", change["timestamp"]):
            notes.append(note)
        before[field] = value
    return notes


def _opening(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The first message, from the ticket itself: exports of tickets alone have no other."""
    if facts["_description"] is None:
        return []
    return [
        {
            "author_id": facts["_submitter"] or facts["_requester"],
            "in_chat": (facts["_via"] or "").startswith(("chat", "native_messaging")),
            "text": pictured(facts["_description"]),
            "timestamp": facts["_created"],
        }
    ]


def _is_transcript(message: dict[str, Any]) -> bool:
    return bool(message.get("in_chat")) and message.get("text", "").lstrip().lower().startswith(
        ("chat started", "conversation with", "(")
    )


def _spoken(message: dict[str, Any], people: People, facts: dict[str, Any]) -> dict[str, Any]:
    """A message with its speaker."""
    author = message.get("author_id")
    role, event = message.get("role"), message.get("event")
    text = message.get("text")
    if "assigned" in message:
        text = f"Assigned to {people.name(message['assigned'])}"
    elif "joined" in message:
        text = f"{message['joined'] or people.name(author) or 'Somebody'}{_JOINED}"
        side = message["side"] or people.speaker(author, facts["_requester"], facts["_assignee"])
        event = "handover" if side == "agent" else None
    if message.get("private") or event == "merged":
        role = "note"
    elif message.get("by_rule"):
        role, event = "bot", "automatic"
    elif role is None:
        role = people.speaker(author, facts["_requester"], facts["_assignee"])
    spoken = {"role": role, "text": text, "timestamp": message.get("timestamp"), "event": event}
    if role in ("agent", "note") and author != SYSTEM:
        spoken["author"] = message.get("author") or people.name(author)
    return spoken
