"""Comments, audits and ratings of Zendesk tickets as messages.

No import format of its own (no ``NAME``): the readers of Zendesk's files share it. Until everything
of a ticket is together a message has only the id of its writer.
"""

import re
from typing import Any

from dashboard.transcripts.helpdesks.zendesk_chats import chat_message
from dashboard.transcripts.helpdesks.zendesk_people import SYSTEM
from dashboard.transcripts.markup import plain
from dashboard.transcripts.placeholders import CALL, IMAGE, of_file, with_text
from dashboard.transcripts.values import at, dicts_at, text_at

STARS = {"good": "5", "bad": "1"}

_OPEN = ("new", "open", "pending", "hold", "on-hold")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\s]*\)")


def pictured(text: str) -> str:
    """A text with a placeholder for each picture that lies in it."""
    return _PICTURE.sub(IMAGE, text)


def rating_facts(rating: dict[str, Any]) -> dict[str, Any]:
    """The rating on the scale of 1 to 5: good is 5, bad is 1, offered and not given is nothing."""
    score = (text_at(rating, "score") or "").lower().removeprefix("received_")
    stars = next((STARS[word] for word in STARS if score.startswith(word)), None)
    return {"rating": stars} if stars else {}


def _rated(rating: dict[str, Any]) -> dict[str, Any] | None:
    """What the customer wrote with the rating, as a note; the same wherever it is told."""
    comment = text_at(rating, "comment")
    if comment is None:
        return None
    when = text_at(rating, "created_at")
    return {"id": "rating", "rated": True, "role": "note", "text": comment, "timestamp": when}


def rating_messages(rating: dict[str, Any]) -> list[dict[str, Any]]:
    """A satisfaction rating told apart from its ticket."""
    found = _rated(rating)
    return [found] if found else []


def comment_message(
    comment: dict[str, Any], when: str | None = None, ticket_via: str | None = None
) -> dict[str, Any]:
    """A comment as a message whose writer is still an id."""
    body = text_at(comment, "body") or text_at(comment, "plain_body")
    if body is None and (html := text_at(comment, "html_body")) is not None:
        body = plain(html)
    text = pictured(body or "")
    if text_at(comment, "type") == "VoiceComment" or at(comment, "voice_comment") is True:
        text = with_text(CALL, text_at(comment, "data", "transcription_text"))
    files = [
        of_file(text_at(file, "file_name"), text_at(file, "content_type"))
        for file in dicts_at(comment, "attachments")
        if file.get("inline") is not True
    ]
    via = text_at(comment, "via", "channel")
    merged = text_at(comment, "via", "source", "rel") == "merge"
    return {
        "id": text_at(comment, "id"),
        "author_id": text_at(comment, "author_id") or text_at(comment, "author", "id"),
        "private": comment.get("public") is False,
        "by_rule": via == "rule",
        "in_chat": (via or ticket_via or "").startswith(("chat", "native_messaging")),
        "text": "\n".join([text, *files] if text else files),
        "timestamp": text_at(comment, "created_at") or when,
        "event": "merged" if merged else None,
    }


def audit_messages(audit: dict[str, Any]) -> list[dict[str, Any]]:
    """What happened in one update of a ticket: its comments, and the changes that matter."""
    when = text_at(audit, "created_at")
    if when is None and (seconds := text_at(audit, "timestamp")) is not None:
        when = seconds
    events = dicts_at(audit, "events") or dicts_at(audit, "child_events")
    kinds = [text_at(event, "type") or text_at(event, "event_type") for event in events]
    told: list[dict[str, Any] | None] = []
    said = False
    for event, kind in zip(events, kinds, strict=True):
        if kind in ("Comment", "VoiceComment"):
            writer = text_at(event, "author_id") or text_at(audit, "author_id")
            via = event.get("via") or audit.get("via")
            whole = event | {"author_id": writer or text_at(audit, "updater_id"), "via": via}
            told.append(comment_message(whole | {"type": kind}, when))
            said = said or event.get("public") is not False
        elif kind in ("Change", "Create"):
            told.append(change_note(event, kind, when))
        elif kind in ("ChatStartedEvent", "ChatEndedEvent"):
            told += [chat_message(item) for item in dicts_at(event, "value", "history")]
        elif kind == "SatisfactionRating":
            told.append(_rated(event | {"created_at": when}))
    if not said:
        # With a comment a notification only carries it; alone it is a message of a rule's own.
        told += [_notice(event, when) for event in events]
    return [message for message in told if message]


def change_note(event: dict[str, Any], kind: str, when: str | None) -> dict[str, Any] | None:
    """The changes that matter: passed to a person, solved, closed, opened again."""
    # A list of ticket events names the field by its key, an audit in a field of its own.
    told = next((name for name in ("status", "assignee_id") if name in event), None)
    field = text_at(event, "field_name") or told
    value = text_at(event, "value") or text_at(event, field or "")
    before = text_at(event, "previous_value")
    note = {"id": text_at(event, "id"), "role": "note", "timestamp": when}
    if field == "assignee_id" and value not in (None, "0"):
        first = before in (None, "0", SYSTEM)
        return note | {"assigned": value, "event": "handover" if first else None}
    if field != "status" or kind != "Change":
        return None
    if before == "solved" and value in _OPEN:
        return note | {"text": "Reopened", "event": "reopened"}
    return note | {"text": f"Status: {value}"} if value in ("solved", "closed") else None


def _notice(event: dict[str, Any], when: str | None) -> dict[str, Any] | None:
    """A message that a trigger or automation sent to somebody."""
    if text_at(event, "type") not in ("Notification", "NotificationWithCcs", "SmsNotification"):
        return None
    recipients = event.get("recipients")
    return {
        "id": text_at(event, "id"),
        "by_rule": True,
        "recipients": [str(one) for one in recipients] if isinstance(recipients, list) else [],
        "text": text_at(event, "body") or text_at(event, "subject") or "",
        "timestamp": when,
    }
