"""Telegram Desktop's export as JSON: one chat, or an account with all its chats."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts import placeholders
from dashboard.transcripts.documents import objects, shape
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.messengers.chats import Chat, Said, conversations
from dashboard.transcripts.messengers.sides import (
    MOST_NAMES,
    agents_among,
    chat_of,
    listed,
    unknown_agents,
)
from dashboard.transcripts.messengers.text_lines import plain
from dashboard.transcripts.messengers.written_times import moment, written_time
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import at, dict_at, dicts_at, number_at, text_at

NAME = "telegram"
EXPECTS = "a chat or an account exported from Telegram as JSON (result.json)"

_MEDIA = {
    "sticker": placeholders.STICKER,
    "voice_message": placeholders.VOICE,
    "audio_file": placeholders.VOICE,
    "video_message": placeholders.VIDEO,
    "video_file": placeholders.VIDEO,
    "animation": placeholders.IMAGE,
}
_WITHOUT_CUSTOMER = ("bot_chat", "saved_messages", "public_channel", "private_channel")
"""Kinds of chats in which no customer writes to a shop."""

Found = Iterator[tuple[int, dict[str, Any]]]


def recognises(path: Path) -> bool:
    """Whether it holds messages, or chats with messages, as Telegram writes them."""
    head = _head(path)
    return head is not None and (_is_account(head) or _are_messages(head))


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations; raises :class:`Unreadable` where no chat tells its sides."""
    problems: list[Problem] = []
    place = Place()
    head = _head(path) or {}
    found = _all_chats if _is_account(head) else _one_chat
    yield from batches(found(path, head, reading, problems, place), problems, place)


def _head(path: Path) -> dict[str, Any] | None:
    found = shape(path)
    return found.first[0] if found and found.kind != "list" and len(found.first) == 1 else None


def _is_account(head: dict[str, Any]) -> bool:
    chats = at(head, "chats", "list")
    if isinstance(chats, list):
        return not chats or any(_are_messages(chat) for chat in dicts_at(head, "chats", "list"))
    # The contacts may fill the beginning of the file.
    return "personal_information" in head and "Telegram" in (text_at(head, "about") or "")


def _are_messages(chat: dict[str, Any]) -> bool:
    return any(
        message.get("type") in ("message", "service")
        and ("date" in message or "date_unixtime" in message)
        and "role" not in message
        for message in dicts_at(chat, "messages")[:5]
    )


def _one_chat(
    path: Path, head: dict[str, Any], reading: Reading, problems: list[Problem], place: Place
) -> Found:
    """The conversations of a file that is one chat: read through twice, never held as a whole."""
    names = dict.fromkeys(_names(message for _, message in objects(path, [], Place(), "messages")))
    chat = _chat(head, list(names), reading, path.stem)
    if chat is None:
        raise unknown_agents(path.name, names)
    messages = objects(path, problems, place, "messages")
    yield from conversations(_said(messages, head, reading), chat, problems)


def _all_chats(
    path: Path, head: dict[str, Any], reading: Reading, problems: list[Problem], place: Place
) -> Found:
    """The conversations of an account, chat by chat; a chat is held at a time."""
    unknown: dict[str, None] = {}
    read = 0
    for row, told in objects(path, problems, place, "chats.list"):
        kind = text_at(told, "type")
        if kind in _WITHOUT_CUSTOMER:
            problems.append(problem(row, "type", kind, "customer_chat", refused=False))
            continue
        messages = dicts_at(told, "messages")
        names = list(dict.fromkeys(_names(messages)))
        chat = _chat(told, names, reading, f"{path.stem} {row}")
        if chat is None:
            unknown |= dict.fromkeys(names)
            continue
        read += 1
        numbered = ((row, message) for message in messages)
        yield from conversations(_said(numbered, told, reading), chat, problems)
    if unknown and not read:
        raise unknown_agents(path.name, unknown)
    if unknown:
        problems.append(problem(None, "agents", listed(unknown), "agents"))


def _names(messages: Iterable[dict[str, Any]]) -> Iterator[str]:
    seen: set[str] = set()
    for message in messages:
        name = _name(message)
        if name is not None and name not in seen and len(seen) < MOST_NAMES:
            seen.add(name)
            yield name


def _name(message: dict[str, Any]) -> str | None:
    """Who wrote: a deleted account has only its number left."""
    for key in ("from", "from_id", "actor", "actor_id"):
        if (name := text_at(message, key)) is not None:
            return plain(name)
    return None


def _chat(
    told: dict[str, Any], names: list[str], reading: Reading, fallback: str
) -> Chat | None:  # fmt: skip
    """The chat, where its people are known: a personal chat has the number and name of the other
    side, any other one only what the user says of it."""
    title = text_at(told, "name")
    title = None if title is None else plain(title)
    if _is_personal(told):
        other = title or plain(f"user{text_at(told, 'id')}")
        agents = agents_among(names, reading) or frozenset()
        return Chat(plain(text_at(told, "id") or other), agents, other)
    agents = agents_among(names, reading, title)
    return (
        None
        if agents is None
        else chat_of(names, agents, other=title, called=text_at(told, "id"), fallback=fallback)
    )


def _is_personal(told: dict[str, Any]) -> bool:
    return text_at(told, "type") == "personal_chat" and text_at(told, "id") is not None


def _said(
    messages: Iterable[tuple[int, dict[str, Any]]], told: dict[str, Any], reading: Reading
) -> Iterator[Said]:
    other = _number(text_at(told, "id")) if _is_personal(told) else None
    told_names = {plain(name).casefold() for name in reading.agents}
    for row, message in messages:
        name = _name(message)
        text, is_service = _text(message)
        unix = number_at(message, "date_unixtime")
        stamp = text_at(
            message,
            "date_unixtime",
        ) or text_at(message, "date")
        time = written_time(text_at(message, "date")) if unix is None else moment(unix)
        number = text_at(message, "from_id") or text_at(message, "actor_id")
        role = None
        if other is not None and number is not None:
            is_agent = _number(number) != other or (name or "").casefold() in told_names
            role = "agent" if is_agent else "customer"
        yield Said(
            row,
            None if is_service else name,
            text,
            time,
            stamp,
            None if is_service else _event(message),
            _extra(message),
            role,
        )


def _number(account: str | None) -> str:
    """The number of an account, which is written as ``user123`` as well."""
    return (account or "").removeprefix("user")


def _text(message: dict[str, Any]) -> tuple[str, bool]:
    """The text with placeholders, and whether Telegram itself tells it."""
    if message.get("type") != "message":
        action = text_at(message, "action") or text_at(message, "type") or ""
        if action == "phone_call":
            return placeholders.CALL, False
        who = text_at(message, "actor") or ""
        return f"{who}: {action.replace('_', ' ')}".strip(": "), True
    text = _joined(message.get("text"))
    media = _media(message)
    return (placeholders.with_text(media, text) if media else text), _name(message) is None


def _joined(text: Any) -> str:
    """A text, which may be a list of plain and marked pieces."""
    if isinstance(text, list):
        return "".join(
            piece if isinstance(piece, str) else text_of if isinstance(text_of, str) else ""
            for piece in text
            for text_of in [at(piece, "text")]
        )
    return text if isinstance(text, str) else ""


def _media(message: dict[str, Any]) -> str | None:
    """What stands for the media of a message; None where it has none."""
    if (known := _MEDIA.get(text_at(message, "media_type") or "")) is not None:
        return known
    for key, kind in (
        ("photo", placeholders.IMAGE),
        ("location_information", placeholders.LOCATION),
        ("contact_information", placeholders.CONTACT),
    ):
        if message.get(key):
            return kind
    if poll := dict_at(message, "poll"):
        answers = [text_at(answer, "text") for answer in dicts_at(poll, "answers")]
        return "\n".join(filter(None, [text_at(poll, "question"), *answers])) or None
    file = text_at(message, "file_name") or text_at(message, "file")
    if file is None:
        return None
    # A file that was left out has a sentence in brackets for its path.
    left_out = file.startswith("(")
    return placeholders.of_file(None if left_out else file, text_at(message, "mime_type"))


def _event(message: dict[str, Any]) -> str | None:
    edited = text_at(message, "edited_unixtime") or text_at(message, "edited")
    # Exports of old versions say "edited in 1970" of what never was.
    return None if edited is None or edited == "0" or edited.startswith("1970-") else "edited"


def _extra(message: dict[str, Any]) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if (replied := text_at(message, "reply_to_message_id")) is not None:
        extra["reply_to"] = replied
    if "forwarded_from" in message:
        extra["forwarded"] = True
    if (number := text_at(message, "id")) is not None:
        extra["id"] = number
    return extra
