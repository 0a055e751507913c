"""Help Scout's threads in the native form."""

import re
from typing import Any

from dashboard.transcripts.markup import plain
from dashboard.transcripts.placeholders import CALL, of_file
from dashboard.transcripts.values import dict_at, dicts_at, text_at

_SPEAKERS = {"customer": "customer", "user": "agent", "system_user": "bot"}

_FIXED = {
    "note": "note",
    "phone": "note",
    "lineitem": "note",
    "forwardparent": "note",
    "forwardchild": "note",
    "customer": "customer",
}
"""Types of threads whose speaker is settled: a phone thread is what an agent wrote down about a
call, a forwarded one and its answer go past the customer."""

_BY_AUTHOR = ("message", "chat", "beaconchat", "reply")
_UNSENT = ("draft", "hidden", "review", "underreview")
_BY_RULE = ("workflow", "auto-workflow", "automatic-workflow", "automatic")
_HELP_SCOUT = "1"
"""The user that Help Scout itself is."""

_ASSIGNED = re.compile(r"\bassigned\b(?!.*\bteam\b)", re.IGNORECASE)


def message(thread: dict[str, Any], *, closed: bool) -> dict[str, Any] | None:
    """A thread as a message, or None where it was never sent or tells nothing. ``closed``: the
    conversation was, when it came."""
    if text_at(thread, "state") in _UNSENT:
        return None
    kind = (text_at(thread, "type") or "").lower()
    told = {
        "id": text_at(thread, "id"),
        "timestamp": text_at(thread, "createdAt"),
    }
    if kind == "lineitem":
        item = _line_item(thread, closed=closed)
        return None if item is None else told | item
    role, event = _speaker(thread, kind)
    return told | {
        "role": role,
        "text": _text(thread, kind),
        "author": person(dict_at(thread, "createdBy")) if role == "agent" else None,
        "event": event,
    }


def person(found: dict[str, Any]) -> str | None:
    """A person by name, else by address or id."""
    first = text_at(found, "first") or text_at(found, "firstName")
    last = text_at(found, "last") or text_at(found, "lastName")
    full = " ".join(filter(None, (first, last)))
    return full or text_at(found, "name") or text_at(found, "email") or text_at(found, "id")


def _speaker(thread: dict[str, Any], kind: str) -> tuple[str | None, str | None]:
    if kind in _FIXED:
        return _FIXED[kind], None
    if kind not in _BY_AUTHOR:
        return kind or None, None
    author = text_at(thread, "createdBy", "type") or ("user" if kind == "message" else "")
    is_rule = (
        text_at(thread, "source", "via") in _BY_RULE
        or text_at(thread, "source", "type") in _BY_RULE
        or text_at(thread, "action", "type") in _BY_RULE
        or (author == "user" and text_at(thread, "createdBy", "id") == _HELP_SCOUT)
    )
    if is_rule and author != "customer":
        return "bot", "automatic"
    return _SPEAKERS.get(author, author or None), None


def _line_item(thread: dict[str, Any], *, closed: bool) -> dict[str, Any] | None:
    """What changed: given to somebody, closed, opened again, merged; None for anything else."""
    action = (text_at(thread, "action", "type") or text_at(thread, "actionType") or "").lower()
    text = text_at(thread, "action", "text")
    status = text_at(thread, "status")
    assignee = dict_at(thread, "assignedTo")
    if "merge" in action:
        return _note(text or "Merged", "merged")
    if status == "closed" and not closed:
        return _note(text or "Closed")
    if status == "active" and closed:
        return _note(text or "Reopened", "reopened")
    name = person(assignee) if text_at(assignee, "type") != "team" else None
    if text_at(assignee, "id") in ("0", _HELP_SCOUT):
        name = None
    gives = _ASSIGNED.search(text) is not None if text else status in (None, "nochange")
    if name is not None and gives:
        return _note(text or f"Assigned to {name}") | {"assigns": True}
    return _note(text) if text else None


def _note(text: str, event: str | None = None) -> dict[str, Any]:
    return {"role": "note", "text": text, "event": event}


def _text(thread: dict[str, Any], kind: str) -> str:
    body = plain(text_at(thread, "body") or "")
    attached = dicts_at(thread, "_embedded", "attachments") or dicts_at(thread, "attachments")
    files = [
        of_file(text_at(file, "filename") or text_at(file, "fileName"), text_at(file, "mimeType"))
        for file in attached
    ]
    called = CALL if kind == "phone" else ""
    return "\n".join(line for line in (called, body.strip(), *files) if line)
