"""eBay's messages: conversations of its Message API, and its Trading API's answers (JSON, XML)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.markets.answers import Answer, Sides, answers, first_of, holds
from dashboard.transcripts.markets.ebay_xml import exchanges, is_answer
from dashboard.transcripts.markup import plain
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.placeholders import IMAGE, of_file
from dashboard.transcripts.records import with_messages
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import at, dict_at, text_at

NAME = "ebay"
TOGETHER = True
EXPECTS = "messages of eBay's Message API or Trading API (JSON, XML)"

_SENT = "1"
"""``FolderID`` of what the account itself sent; 0 is its inbox."""

_IN_ADDRESS = re.compile(r"/conversation/([^/?#]+)")
_MEDIA = {"IMAGE": "image/jpeg", "PDF": "application/pdf"}


def recognises(path: Path) -> bool:
    """Whether it holds messages of eBay."""
    return is_answer(path) or holds(path, _kind)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations, put together from all these files."""
    problems: list[Problem] = []
    place = Place()
    sides = _sides(paths, reading)
    found = (
        piece
        for path in paths
        for answer in _answers(path, problems, place)
        for piece in _pieces(answer, sides, problems)
    )
    whole = with_messages(paths, found, problems, "the messages of each conversation")
    yield from batches(together(sides.asked(whole, paths[0].name)), problems, place)


def _kind(record: dict[str, Any]) -> str | None:
    keys = record.keys()
    if {"messageId", "senderUsername"} <= keys:
        return "message"
    if "conversationId" in keys and keys & {"conversationType", "conversationStatus"}:
        return "conversation"
    if isinstance(record.get("Question"), dict) and "SenderID" in record["Question"]:
        return "exchange"
    if "MessageID" in keys and {"Sender", "RecipientUserID"} & keys and "Subject" in keys:
        return "mail"
    return None


def _answers(path: Path, problems: list[Problem], place: Place) -> Iterator[Answer]:
    if not is_answer(path):
        yield from answers(path, _kind, problems, place)
        return
    for row, record in exchanges(path, problems, place):
        if (kind := _kind(record)) is not None:
            yield Answer(row, kind, record, {})


def _sides(paths: tuple[Path, ...], reading: Reading) -> Sides:
    """Whose accounts these are, from a first look at all files."""
    sides = Sides(reading.agents)
    for path in paths:
        for answer in _answers(path, [], Place()):
            record = answer.record
            sender, recipient = _people(answer)
            if answer.kind == "exchange":
                sides.buyer(sender)
                sides.shop(recipient)
            elif answer.kind == "mail" and sender != "eBay" and "Folder" in record:
                sides.shop(sender if _is_sent(record) else recipient)
            if not _by_ebay(answer):
                sides.met(sender, recipient)
    return sides


def _is_sent(record: dict[str, Any]) -> bool:
    return text_at(record, "Folder", "FolderID") == _SENT


def _people(answer: Answer) -> tuple[str | None, str | None]:
    """Who wrote, and to whom."""
    record = answer.record
    if answer.kind == "exchange":
        return text_at(record, "Question", "SenderID"), text_at(record, "Question", "RecipientID")
    if answer.kind == "mail":
        return text_at(record, "Sender"), first_of((record,), "SendToName", "RecipientUserID")
    return text_at(record, "senderUsername"), text_at(record, "recipientUsername")


def _by_ebay(answer: Answer) -> bool:
    from_ebay = (_people(answer)[0] or "").casefold() == "ebay"
    return from_ebay or text_at(answer.around, "conversationType") == "FROM_EBAY"


def _pieces(answer: Answer, sides: Sides, problems: list[Problem]) -> Iterator[Piece]:
    sender, recipient = _people(answer)
    side = "note" if _by_ebay(answer) else sides.speaker(sender, recipient)
    customer = {"customer": sender, "agent": recipient}.get(side or "")
    name = _conversation(answer, customer)
    if name is None:
        problems.append(problem(answer.row, "conversation_id", None, "conversation_id"))
        return
    facts = {"customer_id": customer, "market": _market(answer), "channel": "chat"}
    if answer.kind == "conversation":
        facts["status"] = text_at(answer.record, "conversationStatus")
        facts["subject"] = text_at(answer.record, "conversationTitle")
        messages = []
    elif answer.kind == "exchange":
        messages = _question(answer, sides, sender, recipient)
        facts["customer_id"] = sender
        facts["subject"] = text_at(answer.record, "Question", "Subject")
    else:
        messages = [_message(answer, side or sender, sender)]
        facts["subject"] = first_of((answer.record,), "Subject", "subject")
    yield Piece(answer.row, name, facts, messages)


def _conversation(answer: Answer, customer: str | None) -> str | None:
    """The id of the conversation; the Trading API knows only who wrote about which listing."""
    record, around = answer.record, answer.around
    if answer.kind in ("message", "conversation"):
        named = first_of((record, around), "conversationId")
        address = _IN_ADDRESS.search(text_at(around, "href") or "")
        return named or (address.group(1) if address else None)
    item = first_of((record, dict_at(record, "Item"), dict_at(record, "Question")), "ItemID")
    other = customer or (_people(answer)[0])
    return "/".join(part for part in (other, item) if part) or None


def _market(answer: Answer) -> str | None:
    record = answer.record
    site = first_of((record, answer.around), "marketplaceId", "siteId") or first_of(
        (dict_at(record, "Item"),), "Site"
    )
    return site.removeprefix("EBAY_") if site else None


def _question(
    answer: Answer, sides: Sides, sender: str | None, recipient: str | None
) -> list[dict[str, Any]]:
    """A member's question and the answers to it, of which eBay tells no time."""
    record, question = answer.record, dict_at(answer.record, "Question")
    asked = sides.speaker(sender, recipient) or "customer"
    responses = record.get("Response")
    replies = responses if isinstance(responses, list) else [responses]
    number = text_at(question, "MessageID")
    return [
        {
            "id": number,
            "role": asked,
            "text": _body(text_at(question, "Body"), question.get("MessageMedia")),
            "timestamp": first_of((question, record), "CreationDate"),
            "author": sender if asked == "agent" else None,
        },
        *(
            {
                "id": f"{number}/{place}" if number else None,
                "role": "customer" if asked == "agent" else "agent",
                "text": _body(reply, None),
                "author": None if asked == "agent" else recipient,
            }
            for place, reply in enumerate(replies, start=1)
            if isinstance(reply, str) and reply.strip()
        ),
    ]


def _message(answer: Answer, role: str | None, sender: str | None) -> dict[str, Any]:
    record = answer.record
    body = first_of((record,), "messageBody", "Content", "Text")
    media = record.get("messageMedia", record.get("MessageMedia"))
    return {
        "id": first_of((record,), "messageId", "ExternalMessageID", "MessageID"),
        "role": role,
        "text": _body(body or first_of((record,), "subject", "Subject"), media),
        "timestamp": first_of((record,), "createdDate", "ReceiveDate", "CreationDate"),
        "author": sender if role == "agent" else None,
    }


def _body(text: str | None, media: Any) -> str:
    """The words without markup, and what stands for each file beside them."""
    lines = [plain(text)] if text else []
    for one in media if isinstance(media, list) else [media]:
        kind = (text_at(one, "mediaType") or "").upper()
        name = first_of((one,), "mediaName", "MediaName") if isinstance(one, dict) else None
        if name or kind or at(one, "mediaUrl") or at(one, "MediaURL"):
            # The Trading API takes pictures only.
            lines.append(IMAGE if not kind else of_file(name, _MEDIA.get(kind)))
    return "\n".join(line for line in lines if line)
