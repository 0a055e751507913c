"""Messages in the archive that Instagram and Facebook hand out: ``inbox/<chat>/message_1.json`` and
so on, and Messenger's archive of encrypted chats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.transcripts import placeholders
from dashboard.transcripts.documents import objects, shape
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.messengers.chats import Said, conversations
from dashboard.transcripts.messengers.sides import agents_among, chat_of, listed, unknown_agents
from dashboard.transcripts.messengers.text_lines import plain
from dashboard.transcripts.messengers.written_times import moment
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import at, dicts_at, number_at, text_at

NAME = "instagram"
EXPECTS = "messages from the archive of Instagram or Facebook (message_1.json)"
TOGETHER = True

_FILES = (
    ("photos", placeholders.IMAGE),
    ("gifs", placeholders.IMAGE),
    ("videos", placeholders.VIDEO),
    ("audio_files", placeholders.VOICE),
)
_REACTION = re.compile(r"(?:Liked a message|Reacted .{1,40} to your message)\s*")
_ATTACHMENT = re.compile(r".{0,100} sent an attachment\.\s*")
_NOTICES = ("Subscribe", "Unsubscribe")


@dataclass
class _Thread:
    """The messages of a chat, from all its files. ``title`` is the other side, or the group."""

    title: str | None
    called: str | None
    fallback: str
    names: dict[str, None] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)


def recognises(path: Path) -> bool:
    """Whether it is one document with messages that have a sender's name and a time."""
    found = shape(path)
    if found is None or found.kind == "list" or len(found.first) != 1:
        return False
    return any(
        ("sender_name" in message and "timestamp_ms" in message)
        or ("senderName" in message and "timestamp" in message)
        for message in dicts_at(found.first[0], "messages")[:5]
    )


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations; raises :class:`Unreadable` where no chat tells whose people write.

    A chat is held as a whole: its files begin with the newest message.
    """
    problems: list[Problem] = []
    place = Place()
    yield from batches(_conversations(paths, reading, problems, place), problems, place)


def _conversations(
    paths: tuple[Path, ...], reading: Reading, problems: list[Problem], place: Place
) -> Iterator[tuple[int, dict[str, Any]]]:
    unknown: dict[str, None] = {}
    read = 0
    for thread in _threads(paths, problems, place):
        names = list(thread.names)
        agents = agents_among(names, reading, thread.title)
        if agents is None:
            unknown |= thread.names
            continue
        read += 1
        chat = chat_of(
            names,
            agents,
            other=thread.title,
            called=thread.called,
            fallback=thread.fallback,
            channel="social",
        )
        yield from conversations(_in_time(thread.said), chat, problems)
    if unknown and not read:
        raise unknown_agents(paths[0].name, unknown)
    if unknown:
        problems.append(problem(None, "agents", listed(unknown), "agents"))


def _threads(paths: tuple[Path, ...], problems: list[Problem], place: Place) -> list[_Thread]:
    threads: dict[str, _Thread] = {}
    for path in sorted(paths, key=lambda path: (path.parent, _number(path), path.name)):
        for row, document in objects(path, problems, place):
            if not isinstance(document.get("messages"), list):
                problems.append(problem(row, "messages", None, "messages"))
                continue
            title = _mended(text_at(document, "title"))
            called = text_at(document, "thread_path") or text_at(document, "threadName")
            thread = threads.setdefault(
                called or title or str(path),
                _Thread(title or _untitled(called), _last(called), path.stem),
            )
            _add(thread, document["messages"], row, problems)
    return list(threads.values())


def _number(path: Path) -> int:
    number = re.search(r"(\d{1,9})$", path.stem)
    return int(number[1]) if number else 0


def _last(called: str | None) -> str | None:
    """The id in "inbox/jane_123"."""
    return None if called is None else called.rpartition("/")[2] or called


def _untitled(called: str | None) -> str | None:
    """The title in the name of an encrypted chat ("Jane Doe_12")."""
    return None if called is None or "/" in called else re.sub(r"_\d+$", "", called)


def _add(thread: _Thread, messages: list[Any], row: int, problems: list[Problem]) -> None:
    for message in messages:
        if not isinstance(message, dict):
            problems.append(problem(row, "messages", None, "message"))
            continue
        name = _mended(text_at(message, "sender_name") or text_at(message, "senderName"))
        stamp = text_at(message, "timestamp_ms") or text_at(message, "timestamp")
        thousandths = number_at({"at": stamp}, "at")
        time = moment(None if thousandths is None else thousandths / 1000)
        text, event = _text(message)
        is_notice = name is None or _is_notice(message, text)
        if name is not None:
            thread.names[name] = None
        thread.said.append(
            Said(row, None if is_notice else name, text, time, stamp, None if is_notice else event)
        )


def _in_time(said: list[Said]) -> list[Said]:
    """The messages in order of time; what has none stays where it is among the others."""
    times = [one.time for one in said if one.time is not None]
    ordered = said[::-1] if times and times[0] > times[-1] else said
    last = min(times, default=None)
    keys = []
    for one in ordered:
        last = one.time or last
        keys.append(last)
    places = sorted(range(len(ordered)), key=lambda place: keys[place]) if times else []
    return [ordered[place] for place in places] or ordered


def _mended(text: str | None) -> str | None:
    """A name as it is meant; the archive writes each byte of UTF-8 as a letter of its own."""
    return None if text is None else plain(_letters(text)) or None


def _letters(text: str) -> str:
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def _is_notice(message: dict[str, Any], text: str) -> bool:
    return text_at(message, "type") in _NOTICES or _REACTION.fullmatch(text) is not None


def _text(message: dict[str, Any]) -> tuple[str, str | None]:
    """The text with placeholders, one a line, and its event."""
    if message.get("is_unsent") is True or message.get("isUnsent") is True:
        return placeholders.DELETED, "deleted"
    told = list(_media(message))
    content = message.get("content", message.get("text"))
    text = _letters(content) if isinstance(content, str) else ""
    link = _letters(text_at(message, "share", "link") or "")
    if (told or link) and _ATTACHMENT.fullmatch(text):
        text = ""
    if link and link not in text:
        told.append(link)
    return "\n".join([*told, text] if text.strip() else told), None


def _media(message: dict[str, Any]) -> Iterator[str]:
    for key, kind in _FILES:
        yield from (kind for _ in dicts_at(message, key))
    for file in [*dicts_at(message, "files"), *dicts_at(message, "media")]:
        yield placeholders.of_file(text_at(file, "uri"))
    if isinstance(at(message, "sticker"), dict):
        yield placeholders.STICKER
    if "call_duration" in message:
        yield placeholders.CALL
