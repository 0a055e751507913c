"""TikTok Shop's customer service: conversations and messages as its interface gives them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.markets.answers import (
    CARD,
    WITHIN,
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
from dashboard.transcripts.placeholders import IMAGE, STICKER, VIDEO, with_text
from dashboard.transcripts.records import with_messages
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import dict_at, dicts_at, text_at

NAME = "tiktok"
TOGETHER = True
EXPECTS = "messages (and conversations) of TikTok Shop's customer service interface (JSON)"

_ROLES = {
    "BUYER": "customer", "SHOP": "agent", "CUSTOMER_SERVICE": "agent", "SYSTEM": "note",
    "ROBOT": "bot", "1": "customer", "2": "agent", "3": "agent", "5": "note", "6": "bot",
}  # fmt: skip
"""The sender's role; numbers are the interface's of before 2023."""

_OLD_TYPES = {
    "FILE_IMAGE": "IMAGE", "GOODS_CARD": "PRODUCT_CARD", "USE_ENTER_FROM_TRANSFER":
    "BUYER_ENTER_FROM_TRANSFER", "USER_ENTER_FROM_TRANSFER": "BUYER_ENTER_FROM_TRANSFER",
    "USER_ENTER_FROM_GOODS": "BUYER_ENTER_FROM_PRODUCT",
    "USER_ENTER_FROM_ORDER": "BUYER_ENTER_FROM_ORDER",
}  # fmt: skip

_NOTICES = {
    "NOTIFICATION", "ALLOCATED_SERVICE", "BUYER_ENTER_FROM_TRANSFER", "BUYER_ENTER_FROM_PRODUCT",
    "BUYER_ENTER_FROM_ORDER",
}  # fmt: skip
"""What the marketplace tells: whoever stands as the sender said nothing."""

_TYPES = _NOTICES | {
    "TEXT", "IMAGE", "VIDEO", "EMOTICONS", "PRODUCT_CARD", "ORDER_CARD", "LOGISTICS_CARD",
    "COUPON_CARD", "RETURN_REFUND_CARD", "OTHER",
}  # fmt: skip

_KINDS_OF_CARD = {
    "PRODUCT_CARD": "product", "BUYER_ENTER_FROM_PRODUCT": "product", "ORDER_CARD": "order",
    "BUYER_ENTER_FROM_ORDER": "order", "LOGISTICS_CARD": "order", "RETURN_REFUND_CARD": "order",
}  # fmt: skip


def recognises(path: Path) -> bool:
    """Whether it holds messages or conversations of TikTok Shop."""
    return holds(path, _kind)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations, put together from all these files."""
    problems: list[Problem] = []
    place = Place()

    def pieces() -> Iterator[Piece]:
        for path in paths:
            unnamed = False
            for answer in answers(path, _kind, problems, place):
                name = _conversation(answer)
                if name is None and not unnamed:
                    # A page of messages names its conversation in its address only.
                    unnamed = True
                    told = problem(
                        answer.row, "conversation_id", path.stem, "conversation_id", refused=False
                    )
                    problems.append(told)
                yield _piece(answer, name or path.stem)

    lacking = "the pages of customer_service/…/conversations/{id}/messages"
    whole = with_messages(paths, pieces(), problems, lacking)
    yield from batches(together(whole), problems, place)


def _kind(record: dict[str, Any]) -> str | None:
    side = text_at(record, "sender", "role")
    kind = _type(record)
    # There are new kinds of cards now and then, and new roles.
    known = kind in _TYPES or (kind and side in _ROLES)
    if known and (side is not None or "sender_role_v2" in record):
        return "message" if "content" in record else None
    people = dicts_at(record, "participants")
    if any(text_at(one, "role") in _ROLES for one in people) and _id(record) is not None:
        return "conversation"
    return None


def _type(record: dict[str, Any]) -> str:
    name = (first_of((record,), "type", "msg_type", "message_type") or "").upper()
    return _OLD_TYPES.get(name, name)


def _id(record: dict[str, Any]) -> str | None:
    return first_of((record,), "conversation_id", "id", "conv_short_id")


def _conversation(answer: Answer) -> str | None:
    if answer.kind == "conversation":
        return _id(answer.record)
    named = first_of((answer.record, answer.around), "conversation_id", "conv_short_id")
    return named or (_id(answer.around) if WITHIN in answer.around else None)


def _piece(answer: Answer, name: str) -> Piece:
    record = answer.record
    region = first_of((record, answer.around), "shop_region", "region")
    facts: dict[str, Any] = {"channel": "chat", "market": region.upper() if region else None}
    if answer.kind == "conversation":
        buyers = [
            one
            for one in dicts_at(record, "participants")
            if _ROLES.get(text_at(one, "role") or "") == "customer"
        ]
        if buyers:
            facts["customer_id"] = first_of((buyers[0],), "user_id", "im_user_id", "nickname")
        return Piece(answer.row, name, facts, [])
    message, content = _message(record), object_of(record.get("content"))
    if message["role"] == "customer":
        facts["customer_id"] = _sender(record, "user_id", "im_user_id", "nickname")
    if _KINDS_OF_CARD.get(_type(record)) == "order":
        facts["order_id"] = text_at(content, "order_id")
    return Piece(answer.row, name, facts, [message])


def _message(record: dict[str, Any]) -> dict[str, Any]:
    kind = _type(record)
    side = _sender(record, "role") or text_at(record, "sender_role_v2")
    role = _ROLES.get((side or "").upper(), side)
    unseen = "is_visible" in record and not is_true(record["is_visible"])
    if kind in _NOTICES or unseen:
        role = "note"
    name = _sender(record, "nickname", "im_user_id") or text_at(record, "sender_nick")
    return {
        "id": first_of((record,), "message_id", "id"),
        "role": role,
        "text": _text(kind, record),
        "timestamp": unix(first_of((record,), "create_time", "created_at")),
        "author": name if role == "agent" else None,
        "assigns": kind == "ALLOCATED_SERVICE",
    }


def _sender(record: dict[str, Any], *names: str) -> str | None:
    return first_of((dict_at(record, "sender"),), *names)


def _text(kind: str, record: dict[str, Any]) -> str:
    content, written = content_of(record)
    words = first_of((content,), "content", "text") or written
    if kind in ("IMAGE", "VIDEO"):
        return with_text(IMAGE if kind == "IMAGE" else VIDEO, words if content else None)
    if kind == "EMOTICONS":
        return STICKER
    if (shown := _KINDS_OF_CARD.get(kind)) is not None:
        number = first_of((content,), f"{shown}_id", "goods_id")
        return with_text(card(shown, number), words)
    return words or CARD
