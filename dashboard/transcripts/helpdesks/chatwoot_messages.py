"""Chatwoot's messages and conversations in the native form."""

import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from dashboard.transcripts.placeholders import (
    CALL,
    CONTACT,
    DELETED,
    IMAGE,
    LOCATION,
    VIDEO,
    VOICE,
    of_file,
)
from dashboard.transcripts.values import dict_at, dicts_at, number_at, text_at

_TYPES = {"0": "incoming", "1": "outgoing", "2": "activity", "3": "template"}
_STATES = {"0": "open", "1": "resolved", "2": "pending", "3": "snoozed"}

_SENDERS = {
    "contact": "customer",
    "user": "agent",
    "agent": "agent",
    "agent_bot": "bot",
    "agentbot": "bot",
    "captain_assistant": "bot",
    "captain::assistant": "bot",
}

_BY_KIND = {
    "incoming": ("customer", None),
    "activity": ("note", None),
    "template": ("bot", "automatic"),
}

_CHANNELS = {
    "webwidget": "chat",
    "api": "chat",
    "whatsapp": "chat",
    "telegram": "chat",
    "line": "chat",
    "sms": "chat",
    "twiliosms": "chat",
    "email": "email",
    "facebookpage": "social",
    "instagram": "social",
    "twitterprofile": "social",
    "tiktok": "social",
    "voice": "phone",
}

_ATTACHED = {
    "image": IMAGE,
    "story_mention": IMAGE,
    "ig_story": IMAGE,
    "video": VIDEO,
    "ig_reel": VIDEO,
    "audio": VOICE,
    "location": LOCATION,
    "contact": CONTACT,
}

_ASSIGNED = re.compile(r"self-assigned this conversation|^Assigned to .+ by ")
_REOPENED = re.compile(r"reopened (by|the conversation)")


def message(found: dict[str, Any]) -> dict[str, Any]:
    """A message in the native form, with its id."""
    content = dict_at(found, "content_attributes")
    kind = text_at(found, "message_type")
    kind = _TYPES.get(kind or "", kind)
    role, event = _speaker(found, kind, content)
    text = _text(found)
    if content.get("deleted") is True:
        text, event = DELETED, "deleted"
    elif kind == "activity" and _REOPENED.search(text):
        event = "reopened"
    elif event is None and content.get("is_edited") is True:
        event = "edited"
    told = {
        "id": text_at(found, "id"),
        "role": role,
        "text": text,
        "timestamp": text_at(found, "created_at"),
        "author": _name(found) if role == "agent" else None,
        "event": event,
        "translation": _translation(content),
    }
    return told | {"assigns": True} if kind == "activity" and _ASSIGNED.search(text) else told


def _speaker(
    found: dict[str, Any], kind: str | None, content: dict[str, Any]
) -> tuple[str | None, str | None]:
    """Who speaks, and whether by a rule. Unknown kinds are handed on as they are."""
    sender = text_at(found, "sender", "type") or text_at(found, "sender_type")
    sent_by_rule = any(
        text_at(attributes, name)
        for attributes in (content, dict_at(found, "additional_attributes"))
        for name in ("automation_rule_id", "campaign_id")
    )
    if found.get("private") is True:
        return "note", None
    if kind != "outgoing":
        return _BY_KIND.get(kind or "", (kind, None))
    if sent_by_rule:
        return "bot", "automatic"
    if sender is not None:
        return _SENDERS.get(sender.lower(), sender), None
    # Chatwoot itself shows what nobody sent as its bot, but for words typed in another app.
    return ("agent" if content.get("external_echo") is True else "bot"), None


def _name(found: dict[str, Any]) -> str | None:
    return (
        text_at(found, "sender", "name")
        or text_at(found, "sender", "available_name")
        or text_at(found, "sender", "id")
        or text_at(found, "sender_id")
    )


def _text(found: dict[str, Any]) -> str:
    lines = [text_at(found, "content")]
    if text_at(found, "content_type") == "voice_call":
        lines.append(CALL)
    if lines == [None]:
        items = dicts_at(found, "content_attributes", "items")
        lines = [text_at(item, "title") for item in items]
    attached = dicts_at(found, "attachments") or [dict_at(found, "attachment")]
    lines += [_placeholder(one) for one in attached if one]
    return "\n".join(line for line in lines if line)


def _placeholder(attachment: dict[str, Any]) -> str:
    kind = text_at(attachment, "file_type") or ""
    if kind in _ATTACHED:
        return _ATTACHED[kind]
    return of_file(_file_name(text_at(attachment, "data_url") or ""))


def _file_name(address: str) -> str | None:
    try:
        name = unquote(PurePosixPath(urlsplit(address).path).name)
    except ValueError:
        return None
    return name if "." in name else None


def _translation(content: dict[str, Any]) -> str | None:
    texts = dict_at(content, "translations").values()
    return next((text for text in texts if isinstance(text, str) and text.strip()), None)


def facts(found: dict[str, Any]) -> dict[str, Any]:
    """What is told of a conversation, in the native form."""
    meta, attributes = dict_at(found, "meta"), dict_at(found, "additional_attributes")
    assignee = dict_at(meta, "assignee")
    by_person = (text_at(meta, "assignee_type") or "User").lower() in ("user", "agent")
    status = text_at(found, "status")
    return {
        "channel": channel(text_at(meta, "channel") or text_at(found, "channel")),
        "customer_id": text_at(meta, "sender", "id") or text_at(found, "contact", "id"),
        "agent_id": (text_at(assignee, "name") or text_at(assignee, "id")) if by_person else None,
        "team": text_at(meta, "team", "name"),
        "status": _STATES.get(status or "", status),
        "tags": [text for text in (text_at(label) for label in _labels(found)) if text] or None,
        "language": text_at(attributes, "conversation_language")
        or text_at(attributes, "browser_language")
        or text_at(attributes, "browser", "browser_language"),
        "order_id": text_at(found, "custom_attributes", "order_id"),
        "updated_at": stamp(found),
        "created_at": text_at(found, "created_at"),
        "priority": text_at(found, "priority"),
    }


def _labels(found: dict[str, Any]) -> list[Any]:
    labels = found.get("labels")
    return labels if isinstance(labels, list) else []


def channel(name: str | None) -> str | None:
    """The channel that a "Channel::WebWidget" is; an unknown one as it is called."""
    if name is None:
        return None
    plain = name.removeprefix("Channel::")
    return _CHANNELS.get(plain.lower(), plain)


def stamp(found: dict[str, Any]) -> str | None:
    """When a conversation was last changed."""
    names = ("updated_at", "last_activity_at", "timestamp")
    return next((text for name in names if (text := text_at(found, name))), None)


def rating(found: dict[str, Any]) -> dict[str, Any]:
    """What the customer answered to the survey that a message was, if so."""
    answer = dict_at(found, "content_attributes", "submitted_values", "csat_survey_response")
    return rated(answer)


def rated(answer: dict[str, Any]) -> dict[str, Any]:
    """The stars of an answer (1–5) and its words."""
    stars = number_at(answer, "rating")
    return {
        "rating": None if stars is None else text_at(answer, "rating"),
        "rating_comment": text_at(answer, "feedback_message"),
    }
