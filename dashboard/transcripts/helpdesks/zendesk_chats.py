"""Events of live chats and messaging as Zendesk keeps them with a ticket.

No import format of its own (no ``NAME``): the readers of Zendesk's files share it.
"""

from typing import Any

import orjson

from dashboard.transcripts.placeholders import of_file
from dashboard.transcripts.values import dicts_at, text_at

_CHAT_SIDES = {
    "agent": "agent",
    "admin": "agent",
    "end-user": "customer",
    "end_user": "customer",
    "visitor": "customer",
    "customer": "customer",
    "trigger": "bot",
    "bot": "bot",
    "answer_bot": "bot",
    "system": "note",
}


def chat_message(event: dict[str, Any]) -> dict[str, Any] | None:
    """An event of a live chat as a message; None for those that say nothing of the service."""
    kind = text_at(event, "type") or ""
    message: dict[str, Any] = {
        "in_chat_events": True,
        "timestamp": text_at(event, "created_at") or text_at(event, "timestamp"),
    } | _actor(event)
    name = message.get("author") or text_at(event, "actor_name")
    if kind == "ChatMessage":
        original = _original(event)
        text = text_at(event, "message") or text_at(original, "content", "text", "text")
        return message | {"text": text or _form(original) or ""}
    if kind == "ChatFileAttachment":
        return message | {"text": of_file(text_at(event, "filename"), text_at(event, "mime_type"))}
    if kind == "ChatJoin":
        joined = {"joined": name, "side": message.get("role"), "event": None}
        return message | joined | {"role": "note", "text": "joined the chat"}
    if kind == "ChatDepartmentTransfer":
        return message | {"role": "note", "text": text_at(event, "message") or "Transferred"}
    return None


def _actor(event: dict[str, Any]) -> dict[str, Any]:
    """Who did it: as the messenger wrote it down, else by the kind or the id of the actor."""
    original = _original(event)
    if text_at(original, "author", "type") == "USER":
        return {"role": "customer"}
    if text_at(original, "source", "type") == "zd:answerBot":
        return {"role": "bot"}
    kind, colon, own = (text_at(event, "actor_id") or "").partition(":")
    if not colon and not kind.startswith("__"):
        kind, own = text_at(event, "actor_type") or "", kind
    side = _CHAT_SIDES.get(kind.lower().removeprefix("__"))
    if side == "agent":
        return {"role": side, "author": text_at(event, "actor_name"), "author_id": own or None}
    if side is not None:
        return {"role": side, "event": "automatic"} if side == "bot" else {"role": side}
    return {"author_id": own or None}


def _original(event: dict[str, Any]) -> dict[str, Any]:
    """The message as the messenger sent it: an object, or its text in a table."""
    original = event.get("original_message")
    if isinstance(original, str):
        try:
            original = orjson.loads(original)
        except orjson.JSONDecodeError:
            return {}
    return original if isinstance(original, dict) else {}


def _form(original: dict[str, Any]) -> str:
    """What a form asks for: the names of its fields."""
    fields = dicts_at(original, "content", "form", "fields")
    return "\n".join(label for field in fields if (label := text_at(field, "label")))
