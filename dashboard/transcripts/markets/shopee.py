"""Shopee's chat (SellerChat) as its open platform gives it: conversations and messages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.markets.answers import (
    CARD,
    Answer,
    Sides,
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
from dashboard.transcripts.placeholders import (
    DELETED,
    FILE,
    IMAGE,
    STICKER,
    VIDEO,
    VOICE,
    with_text,
)
from dashboard.transcripts.records import with_messages
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import dicts_at, text_at

NAME = "shopee"
TOGETHER = True
EXPECTS = (
    "messages (and conversations) of Shopee's SellerChat as its open platform gives them (JSON)"
)

_MEDIA = {
    "image": IMAGE,
    "video": VIDEO,
    "sticker": STICKER,
    "audio": VOICE,
    "voice": VOICE,
    "file": FILE,
}
_WITHDRAWN = ("recalled", "deleted", "withdrawn", "unsent")
_NOTICES = ("notification", "system", "system_message")
_BY_RULE = ("auto", "faq", "bot", "broadcast", "mass", "crm")
"""Words in ``source`` and ``message_type`` of what no person sent."""


def recognises(path: Path) -> bool:
    """Whether it holds messages or conversations of Shopee's chat."""
    return holds(path, _kind)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations, put together from all these files."""
    problems: list[Problem] = []
    place = Place()
    sides = _sides(paths, reading)
    found = (
        piece
        for path in paths
        for answer in answers(path, _kind, problems, place)
        for piece in _pieces(answer, sides, problems)
    )
    whole = with_messages(paths, found, problems, "the pages of sellerchat/get_message")
    yield from batches(together(sides.asked(whole, paths[0].name)), problems, place)


def _kind(record: dict[str, Any]) -> str | None:
    keys = record.keys()
    if (
        "from_id" in keys
        and keys & {"to_id", "from_shop_id"}
        and keys & {"message_type", "type"}
        and keys & {"message_id", "conversation_id", "created_timestamp"}
    ):
        return "message"
    if {"conversation_id", "to_id"} <= keys and keys & {"to_name", "unread_count"}:
        return "conversation"
    return None


def _sides(paths: tuple[Path, ...], reading: Reading) -> Sides:
    """Whose accounts these are, from a first look at all files. Shops are told apart from users by
    a sign of their own: an account has a number as a user and another one as a shop."""
    sides = Sides(reading.agents | {f"shop {name}" for name in reading.agents})
    for path in paths:
        for answer in answers(path, _kind, [], Place()):
            record = answer.record
            sides.shop(_shop(first_of((record, answer.around), "shop_id")))
            if answer.kind == "conversation":
                sides.buyer(text_at(record, "to_id"))
            else:
                sides.met(text_at(record, "from_id"), text_at(record, "to_id"))
    return sides


def _shop(number: str | None) -> str | None:
    return None if number in (None, "0") else f"shop {number}"


def _pieces(answer: Answer, sides: Sides, problems: list[Problem]) -> Iterator[Piece]:
    record, around = answer.record, answer.around
    name = first_of((record, around), "conversation_id")
    if name is None:
        problems.append(problem(answer.row, "conversation_id", None, "conversation_id"))
        return
    region = first_of((record, around), "region")
    facts: dict[str, Any] = {"channel": "chat", "market": region.upper() if region else None}
    if answer.kind == "conversation":
        facts["customer_id"] = text_at(record, "to_id")
        facts["updated_at"] = unix(text_at(record, "last_message_timestamp"))
        yield Piece(answer.row, name, facts, [], facts["updated_at"])
        return
    side = _side(record, sides)
    if side is not None:
        facts["customer_id"] = text_at(record, "from_id" if side == "customer" else "to_id")
    facts["order_id"] = first_of(
        (object_of(record.get("content")), object_of(record.get("source_content"))), "order_sn"
    )
    yield Piece(answer.row, name, facts, [_message(record, side)])


def _side(record: dict[str, Any], sides: Sides) -> str | None:
    """Which side wrote: by the shop the file is of, or because only one of them is a shop, or by
    who writes to whom. A buyer may have a shop too."""
    shops = _shop(text_at(record, "from_shop_id")), _shop(text_at(record, "to_shop_id"))
    users = text_at(record, "from_id"), text_at(record, "to_id")
    if (told := sides.known(*shops)) is not None:
        return told
    if (shops[0] is None) != (shops[1] is None):
        return "agent" if shops[0] else "customer"
    return sides.speaker(*users)


def _message(record: dict[str, Any], side: str | None) -> dict[str, Any]:
    kind = _type(record)
    withdrawn = (text_at(record, "status") or "").lower() in _WITHDRAWN
    told = f"{text_at(record, 'source') or ''} {kind}".lower()
    by_rule = side == "agent" and (
        any(is_true(record.get(flag)) for flag in ("is_auto_reply", "auto_reply", "is_chatbot"))
        or any(word in told for word in _BY_RULE)
    )
    role = "note" if kind in _NOTICES else "bot" if by_rule else side
    event = "automatic" if role == "bot" and "bot" not in told else None
    return {
        "id": first_of((record,), "message_id", "id"),
        "role": role or text_at(record, "from_id"),
        "text": DELETED if withdrawn else _text(kind, record),
        "timestamp": unix(first_of((record,), "created_timestamp", "created_at")),
        "author": _author(record) if role == "agent" else None,
        "event": "deleted" if withdrawn else event,
    }


def _author(record: dict[str, Any]) -> str | None:
    return first_of((record,), "from_user_name", "from_name", "from_id")


def _type(record: dict[str, Any]) -> str:
    return (first_of((record,), "message_type", "type") or "").lower()


def _text(kind: str, record: dict[str, Any]) -> str:
    """The words, and what stands for anything else."""
    content, written = content_of(record)
    words = first_of((content,), "text", "content", "title") or written
    placeholder = next((shown for name, shown in _MEDIA.items() if kind.startswith(name)), None)
    if placeholder is not None:
        return with_text(placeholder, words if content else None)
    if kind == "order":
        return with_text(card("order", text_at(content, "order_sn")), words)
    if kind in ("item", "item_list", "product"):
        names = [
            card("product", first_of((item,), "name", "item_id"))
            for item in (*dicts_at(content, "chat_product_infos"), *dicts_at(content, "items"))
        ]
        return "\n".join(names) or card("product", first_of((content,), "name", "item_id"))
    return words or CARD
