"""Amazon Connect: analyses by Contact Lens of calls and chats, transcripts of chats, and the
segments it streams while a contact goes on."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.placeholders import of_file
from dashboard.transcripts.records import holds, records, with_messages
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import dict_at, dicts_at, number_at, text_at

NAME = "contact_lens"
TOGETHER = True
EXPECTS = "transcripts of calls and chats by Amazon Connect Contact Lens (JSON)"

_LACKING = "the analyses with their Transcript (Analysis/Voice/…, Analysis/Chat/…)"
_CHANNELS = {"VOICE": "phone", "CHAT": "chat", "EMAIL": "email", "TASK": "ticket"}

_SPEAKERS = {
    "CUSTOMER": "customer",
    "AGENT": "agent",
    "CUSTOM_BOT": "bot",
    "SYSTEM": "bot",
    "SUPERVISOR": "agent",
}
"""Roles of participants. What the system says is a prompt or a message of the contact flow; a
supervisor who writes has stepped in."""

_EVENTS = {
    "participant.joined": "joined",
    "participant.left": "left",
    "participant.invited": "invited",
    "chat.ended": "Chat ended",
    "transfer.succeeded": "Transfer succeeded",
    "transfer.failed": "Transfer failed",
}
_JOINED = "participant.joined"

_RECORDED_AT = re.compile(r"_(\d{4})(\d\d)(\d\d)T(\d\d):(\d\d)_UTC")
"""The beginning of a call, in the name of its recording."""

_SEGMENTS = ("Transcript", "Event", "Attachments")
"""Parts of a stream; an "Utterance" is the beginning of what comes as "Transcript"."""


def recognises(path: Path) -> bool:
    """Whether it holds transcripts or streamed segments of Contact Lens."""
    return holds(path, (), _kind)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of contacts."""
    problems: list[Problem] = []
    place = Place()
    pieces = (
        piece
        for path in paths
        for row, record in records(path, (), _kind, problems, place)
        for piece in _piece(row, record, problems)
    )
    told = with_messages(paths, pieces, problems, _LACKING)
    yield from batches(together(told), problems, place)


def _kind(record: dict[str, Any]) -> str | None:
    """What a JSON object is: an analysis of a contact, or segments of one that goes on."""
    if "ContactId" in record and isinstance(record.get("Segments"), list):
        return "segments"
    is_contact = "CustomerMetadata" in record or "ContactId" in record or "Participants" in record
    if is_contact and isinstance(record.get("Transcript"), list):
        return "analysis"
    # Where the transcript is long, what stands before it has to do.
    marks = {"ConversationCharacteristics", "JobStatus", "Participants", "CustomerMetadata"}
    return "analysis" if len(marks & record.keys()) > 1 else None


def _piece(row: int, record: dict[str, Any], problems: list[Problem]) -> Iterator[Piece]:
    kind = _kind(record)
    name = text_at(record, "CustomerMetadata", "ContactId") or text_at(record, "ContactId")
    name = name or text_at(record, "InitialContactId")
    if kind is None or name is None:
        problems.append(problem(row, "conversation_id", None, "conversation_id"))
        return
    roles = {
        text_at(one, "ParticipantId") or "": text_at(one, "ParticipantRole")
        for one in dicts_at(record, "Participants")
    }
    items = dicts_at(record, "Transcript")
    if kind == "segments":
        items = [
            dict_at(segment, part)
            for segment in dicts_at(record, "Segments")
            for part in _SEGMENTS
            if dict_at(segment, part)
        ]
    began = _began(record)
    told = [_item(item, roles, began) for item in items]
    yield Piece(row, name, _facts(record, roles), [one for one in told if one is not None])


def _facts(record: dict[str, Any], roles: dict[str, str | None]) -> dict[str, Any]:
    categories = dict_at(record, "Categories").get("MatchedCategories")
    tags = [text_at(one) for one in categories] if isinstance(categories, list) else []
    channel = text_at(record, "Channel")
    summary = dict_at(record, "ConversationCharacteristics", "ContactSummary")
    sentiment = dict_at(record, "ConversationCharacteristics", "Sentiment", "OverallSentiment")
    return {
        "channel": _CHANNELS.get(channel or "", channel),
        "customer_id": text_at(record, "CustomerMetadata", "CustomerId"),
        "language": text_at(record, "LanguageCode"),
        "tags": [tag for tag in tags if tag] or None,
        "summary": text_at(summary, "PostContactSummary", "Content"),
        "sentiment_of_customer": number_at(sentiment, "CUSTOMER"),
    }


def _began(record: dict[str, Any]) -> datetime | None:
    """When a call began, as far as its recording's name tells."""
    address = text_at(record, "CustomerMetadata", "InputS3Uri") or ""
    found = _RECORDED_AT.search(address)
    try:
        return datetime(*map(int, found.groups()), tzinfo=UTC) if found else None  # pyright: ignore[reportArgumentType]
    except ValueError:
        return None


def _item(
    item: dict[str, Any], roles: dict[str, str | None], began: datetime | None
) -> dict[str, Any] | None:
    """What was said, sent or done; None for what nobody wants to know (typing, receipts)."""
    participant = text_at(item, "ParticipantId")
    role = text_at(item, "ParticipantRole") or roles.get(participant or "") or participant or ""
    kind = text_at(item, "ContentType") or ""
    told = {"id": text_at(item, "Id"), "timestamp": _time(item, began)}
    if text_at(item, "Type") == "EVENT" or ".event." in kind:
        event = kind.rpartition(".event.")[2]
        if event not in _EVENTS:
            return None
        text = _EVENTS[event]
        text = f"{role.capitalize()} {text}" if event.startswith("participant") else text
        assigns = event == _JOINED and role == "AGENT"
        return told | {"role": "note", "text": text, "assigns": assigns}
    speaker = _SPEAKERS.get(role.upper(), role or None)
    name = text_at(item, "DisplayName") or participant
    return told | {
        "role": speaker,
        "text": _text(item),
        # Where a call only says "AGENT", that is no name.
        "author": name if speaker == "agent" and name != role else None,
        "event": "automatic" if role == "SYSTEM" else None,
    }


def _time(item: dict[str, Any], began: datetime | None) -> str | None:
    said = text_at(item, "AbsoluteTime") or text_at(item, "Time", "AbsoluteTime")
    offset = number_at(item, "BeginOffsetMillis")
    if said or began is None or offset is None:
        return said
    try:
        return (began + timedelta(milliseconds=offset)).isoformat(timespec="milliseconds")
    except OverflowError:
        return None


def _text(item: dict[str, Any]) -> str:
    body = text_at(item, "Content") or ""
    files = dicts_at(item, "Attachments") or [{}] * (text_at(item, "Type") == "ATTACHMENT")
    shown = [
        of_file(text_at(file, "AttachmentName"), text_at(file, "ContentType")) for file in files
    ]
    return "\n".join(line for line in (body.strip(), *shown) if line)
