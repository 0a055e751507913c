"""Chats of Zendesk Chat as its API and its export give them, with their history."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.documents import objects, shape
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.helpdesks.zendesk_messages import STARS
from dashboard.transcripts.placeholders import of_file
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import at, dict_at, dicts_at, text_at

NAME = "zendesk_chat"
SOURCE = "zendesk"
EXPECTS = "chats of Zendesk Chat as JSON, with their history"

_LISTS = ("chats", "results")

_SPEAKERS = {"visitor": "customer", "agent": "agent", "trigger": "bot", "bot": "bot"}


def recognises(path: Path) -> bool:
    """Whether the first objects are chats: with a visitor and a history, or left off line."""
    found = shape(path)
    return found is not None and any(
        any(_is_chat(chat) for chat in _chats(value)) for value in found.first
    )


def _chats(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The chats in an object: itself, or those in its list or its documents by id."""
    for name in _LISTS:
        if isinstance(value.get(name), list):
            return dicts_at(value, name)
    docs = value.get("docs")
    if isinstance(docs, dict) and "visitor" not in value:
        return [chat for chat in docs.values() if isinstance(chat, dict)]
    return [value]


def _is_chat(value: dict[str, Any]) -> bool:
    if not isinstance(value.get("visitor"), dict):
        return False
    kinds = [text_at(event, "type") or "" for event in dicts_at(value, "history")]
    return any(kind.startswith("chat.") for kind in kinds) or value.get("type") == "offline_msg"


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
        for chat in _chats(value):
            if text_at(chat, "id") is None:
                problems.append(problem(row, "id", None, "conversation_id"))
            elif not isinstance(chat.get("history", chat.get("message")), list | str):
                problems.append(problem(row, "history", text_at(chat, "history"), "messages"))
            else:
                yield row, _told(chat)


def _told(chat: dict[str, Any]) -> dict[str, Any]:
    """A chat in the native form."""
    if text_at(chat, "type") == "offline_msg" or not dicts_at(chat, "history"):
        left = {"role": "customer", "text": text_at(chat, "message")}
        messages = [left | {"timestamp": text_at(chat, "timestamp")}] if left["text"] else []
    else:
        messages = _history(dicts_at(chat, "history"))
        if (comment := text_at(chat, "comment")) is not None:
            messages.append({"role": "note", "text": comment, "timestamp": None})
    agents = chat.get("agent_names")
    names = [name for name in agents if isinstance(name, str)] if isinstance(agents, list) else []
    said = any(message["role"] == "agent" for message in messages)
    beside = {
        "ticket_id": text_at(chat, "zendesk_ticket_id"),
        "missed": True if chat.get("missed") is True else None,
        "dropped": True if chat.get("dropped") is True else None,
    }
    return {
        "conversation_id": text_at(chat, "id"),
        "channel": "chat",
        "customer_id": text_at(chat, "visitor", "id") or text_at(chat, "visitor", "email"),
        "agent_id": None if said or not names else names[0],
        "team": text_at(chat, "department_name"),
        "rating": STARS.get((text_at(chat, "rating") or "").lower()),
        "tags": chat.get("tags") if isinstance(chat.get("tags"), list) else None,
        "updated_at": text_at(chat, "update_timestamp") or text_at(chat, "end_timestamp"),
        "messages": messages,
    } | {name: value for name, value in beside.items() if value is not None}


def _history(history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events that say something; the first agent who joins takes the chat over."""
    messages: list[dict[str, Any]] = []
    held = False
    for event in history:
        message = _message(event)
        if message is None:
            continue
        if text_at(event, "type") == "chat.memberjoin":
            if _side(event) != "agent":
                continue
            if not held:
                message["event"] = "handover"
            held = True
        messages.append(message)
    return messages


def _message(event: dict[str, Any]) -> dict[str, Any] | None:
    kind, name = text_at(event, "type"), text_at(event, "name") or text_at(event, "display_name")
    when = text_at(event, "timestamp")
    if kind in ("chat.msg", "chat.file"):
        side = _side(event)
        text = text_at(event, "msg") or ""
        if kind == "chat.file":
            file = dict_at(event, "attachment") or event
            text = of_file(
                text_at(file, "name") or text_at(file, "file_name"), text_at(file, "mime_type")
            )
        author = name if side == "agent" else None
        message = {"role": side, "text": text, "timestamp": when, "author": author}
        return message | {"event": "automatic" if side == "bot" else None} | _translated(event)
    note = {"role": "note", "timestamp": when, "event": None}
    if kind == "chat.memberjoin":
        return note | {"text": f"{name or 'Somebody'} joined the chat"}
    if kind == "chat.rating" and (rating := text_at(event, "new_rating")) is not None:
        return note | {"text": f"Rated {rating}"}
    if kind in ("chat.transfer", "chat.department_transfer"):
        return note | {"text": text_at(event, "msg") or "Transferred"}
    return None


def _side(event: dict[str, Any]) -> str:
    """Who speaks, by the type of the sender or by the beginning of the nick."""
    sender = (text_at(event, "sender_type") or "").lower()
    nick = (text_at(event, "nick") or "").partition(":")
    if sender == "trigger" or nick[2] == "trigger" or at(event, "is_bot") is True:
        return "bot"
    kind = sender or nick[0].lower()
    return _SPEAKERS.get(kind, f"sender_type {kind or 'missing'}")


def _translated(event: dict[str, Any]) -> dict[str, Any]:
    text = text_at(event, "translation", "msg") or text_at(event, "translated_msg")
    return {"translation": text} if text is not None else {}
