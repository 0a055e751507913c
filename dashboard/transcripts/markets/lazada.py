"""Lazada's chat (IM) as its open platform gives it: sessions and messages, page by page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.markets.answers import (
    CARD,
    Answer,
    answers,
    card,
    content_of,
    first_of,
    holds,
    is_true,
    object_of,
    unix,
)
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.placeholders import DELETED, IMAGE, STICKER, VIDEO, with_text
from dashboard.transcripts.records import with_messages
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import text_at

NAME = "lazada"
TOGETHER = True
EXPECTS = "messages (and sessions) of Lazada's chat as its open platform gives them (JSON)"

_SIDES = {"1": "customer", "2": "agent"}
"""``from_account_type``: 1 the buyer, 2 the seller."""

_WITHDRAWN = "1"
_IMAGE, _STICKER, _VIDEO, _PRODUCT, _ORDER = "3", "4", "6", "10006", "10007"
"""``template_id`` of what is no text."""


def recognises(path: Path) -> bool:
    """Whether it holds messages or sessions of Lazada's chat."""
    return holds(path, _kind)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of sessions, put together from all these files."""
    problems: list[Problem] = []
    place = Place()
    found = (
        piece
        for path in paths
        for answer in answers(path, _kind, problems, place)
        for piece in _pieces(answer, problems)
    )
    whole = with_messages(paths, found, problems, "the pages of /im/message/list")
    yield from batches(together(whole), problems, place)


def _kind(record: dict[str, Any]) -> str | None:
    keys = record.keys()
    if "from_account_type" in keys and keys & {"message_id", "template_id", "send_time"}:
        return "message"
    if "session_id" in keys and keys & {"last_message_time", "buyer_id", "self_position"}:
        return "session"
    return None


def _pieces(answer: Answer, problems: list[Problem]) -> Iterator[Piece]:
    record, around = answer.record, answer.around
    holders = (record, around)
    session = first_of(holders, "session_id", "sessionId")
    if session is None:
        problems.append(problem(answer.row, "conversation_id", None, "conversation_id"))
        return
    site = first_of(holders, "site_id", "siteId")
    facts: dict[str, Any] = {"channel": "chat", "market": site.upper() if site else None}
    if answer.kind == "session":
        tags = record.get("tags")
        facts |= {
            "customer_id": text_at(record, "buyer_id"),
            "tags": tags if isinstance(tags, list) and tags else None,
            "updated_at": unix(text_at(record, "last_message_time")),
        }
        yield Piece(answer.row, session, facts, [], facts["updated_at"])
        return
    message = _message(record)
    content = object_of(record.get("content"))
    if message["role"] == "customer":
        facts["customer_id"] = text_at(record, "from_account_id")
    elif text_at(record, "to_account_type") == "1":
        facts["customer_id"] = text_at(record, "to_account_id")
    if text_at(record, "template_id") == _ORDER:
        facts["order_id"] = first_of((content,), "orderId", "order_id")
    yield Piece(answer.row, session, facts, [message])


def _message(record: dict[str, Any]) -> dict[str, Any]:
    side = text_at(record, "from_account_type")
    role = _SIDES.get(side or "", side)
    by_rule = role == "agent" and is_true(record.get("auto_reply"))
    withdrawn = text_at(record, "status") == _WITHDRAWN
    content, written = content_of(record)
    text = DELETED if withdrawn else _text(record, content, written)
    translation = first_of((content,), "translateTxt")
    return {
        "id": text_at(record, "message_id"),
        "role": "bot" if by_rule else role,
        "text": text,
        "timestamp": unix(text_at(record, "send_time")),
        "author": text_at(record, "from_account_id") if role == "agent" and not by_rule else None,
        "event": "deleted" if withdrawn else "automatic" if by_rule else None,
        "translation": translation if translation != text and not withdrawn else None,
    }


def _text(record: dict[str, Any], content: dict[str, Any], written: str | None) -> str:
    """The words, and what stands for anything else; the content is JSON in a text."""
    template = text_at(record, "template_id")
    words = first_of((content,), "txt", "text") or written
    if template == _IMAGE:
        return with_text(IMAGE, words)
    if template == _VIDEO:
        return with_text(VIDEO, words)
    if template == _PRODUCT:
        return with_text(card("product", first_of((content,), "title", "itemId")), words)
    if template == _ORDER:
        return with_text(card("order", first_of((content,), "orderId", "order_id")), words)
    if template == _STICKER:
        return words or STICKER
    return words or first_of((content,), "title") or CARD
