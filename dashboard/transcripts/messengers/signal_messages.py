"""Signal's messages as JSON: what signal-cli receives, the store of Signal Desktop, and what
signal-export makes of it. Chats lie mixed in one file, so the file is held as a whole."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.transcripts import placeholders
from dashboard.transcripts.documents import objects, shape
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.messengers.chats import Said, conversations
from dashboard.transcripts.messengers.sides import agents_among, chat_of, listed, unknown_agents
from dashboard.transcripts.messengers.signal_text import OWN, understood
from dashboard.transcripts.messengers.text_lines import plain
from dashboard.transcripts.messengers.written_times import moment, written_time
from dashboard.transcripts.source import AS_IT_SAYS, Batch, Place, Problem, Reading, problem
from dashboard.transcripts.values import dict_at, dicts_at, number_at, text_at

NAME = "signal"
EXPECTS = "messages of Signal as JSON (signal-cli, Signal Desktop, signal-export)"

Thread = dict[str, Said]
"""The messages of a chat by the time they were sent, which is what Signal knows them by."""


def recognises(path: Path) -> bool:
    """Whether the first objects are messages of one of the three kinds."""
    found = shape(path)
    return found is not None and _reader(found.first) is not None


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations; raises :class:`Unreadable` where no chat tells its sides."""
    problems: list[Problem] = []
    place = Place()
    yield from batches(_conversations(path, reading, problems, place), problems, place)


def _reader(first: tuple[dict[str, Any], ...]) -> Callable[..., None] | None:
    """What puts a message of this kind into its chat."""
    for needed, reader in (
        (("date", "sender", "body", "reactions"), _exported),
        (("conversationId", "type", "sent_at"), _stored),
    ):
        if any(all(key in message for key in needed) for message in first):
            return reader
    return _received if any(_envelope(message) for message in first) else None


def _conversations(
    path: Path, reading: Reading, problems: list[Problem], place: Place
) -> Iterator[tuple[int, dict[str, Any]]]:
    found = shape(path)
    reader = _reader(found.first) if found is not None else None
    threads: dict[str, Thread] = {}
    if reader is not None:
        for row, message in objects(path, problems, place):
            reader(row, message, threads, path)
    unknown: dict[str, None] = {}
    read = 0
    for called, thread in threads.items():
        names = list(dict.fromkeys(one.name for one in thread.values() if one.name is not None))
        own = {one.name for one in thread.values() if one.role == "agent" and one.name is not None}
        own |= {name for name in OWN if name in names}
        # Of what was received and what was sent, one side is known; a group has more.
        one_other = reader is not _exported and len(set(names) - own) <= 1
        agents = frozenset(own) if one_other else agents_among(names, reading, own=_first(own))
        if agents is None:
            unknown |= dict.fromkeys(names)
            continue
        read += 1
        chat = chat_of(names, agents | own, called=called)
        said = sorted(thread.values(), key=lambda one: (one.time is not None, one.time, one.row))
        yield from conversations(said, chat, problems)
    if unknown and not read:
        raise unknown_agents(path.name, unknown)
    if unknown:
        problems.append(problem(None, "agents", listed(unknown), "agents"))


def _first(names: set[str]) -> str | None:
    return min(names, default=None)


def _exported(row: int, message: dict[str, Any], threads: dict[str, Thread], path: Path) -> None:
    """signal-export's line; the folder is called after the chat."""
    date = text_at(message, "date")
    files = [text_at(file, "name") for file in dicts_at(message, "attachments")]
    told = [placeholders.of_file(name) for name in files]
    if dict_at(message, "sticker"):
        told.append(placeholders.STICKER)
    is_deleted = message.get("deleted") is True
    text = _lines(told, understood(text_at(message, "body") or ""))
    said = Said(
        row,
        _name(message, "sender"),
        placeholders.DELETED if is_deleted else text,
        written_time(date),
        date,
        "deleted" if is_deleted else None,
    )
    threads.setdefault(path.parent.name, {})[f"{date} {row}"] = said


def _stored(row: int, message: dict[str, Any], threads: dict[str, Thread], path: Path) -> None:
    """A message in the store of Signal Desktop."""
    kind = text_at(message, "type") or ""
    stamp = text_at(message, "sent_at") or text_at(message, "timestamp")
    is_own = kind == "outgoing" or text_at(message, "callHistory", "direction") == "Outgoing"
    name = OWN[0] if is_own else _name(message, "source", "sourceServiceId", "sourceUuid")
    text, event = _lines(_files(message), text_at(message, "body") or ""), None
    if kind == "call-history":
        text = placeholders.CALL
    elif kind not in ("incoming", "outgoing"):
        name, text = None, kind.replace("-", " ")
    if message.get("deletedForEveryone") is True:
        text, event = placeholders.DELETED, "deleted"
    elif dicts_at(message, "editHistory"):
        event = "edited"
    thread = threads.setdefault(text_at(message, "conversationId") or path.stem, {})
    role = _role(is_own, name)
    thread[f"{stamp} {row}"] = Said(row, name, text, _time(stamp), stamp, event, {}, role)


def _received(row: int, message: dict[str, Any], threads: dict[str, Thread], path: Path) -> None:
    """A message that signal-cli received, or that another phone of the account sent."""
    envelope = _envelope(message)
    sent = dict_at(envelope, "syncMessage", "sentMessage")
    told = sent or envelope
    edit = dict_at(told, "editMessage")
    data = dict_at(edit, "dataMessage") or (sent if sent and not edit else {})
    data = data or dict_at(envelope, "dataMessage")
    calls = bool(dict_at(envelope, "callMessage", "offerMessage"))
    if (not data and not calls) or dict_at(data, "reaction"):
        return
    account = text_at(message, "account") or text_at(message, "params", "account")
    sender = _name(envelope, "sourceNumber", "source", "sourceUuid")
    other = _name(sent, "destinationNumber", "destination", "destinationUuid") if sent else sender
    group = text_at(data, "groupInfo", "groupId")
    thread = threads.setdefault(group or other or path.stem, {})
    stamp = text_at(data, "timestamp") or text_at(envelope, "timestamp")
    name = (account and plain(account)) or sender if sent else sender
    deleted = text_at(data, "remoteDelete", "timestamp")
    earlier = deleted or text_at(edit, "targetSentTimestamp")
    text = placeholders.CALL if calls else _lines(_files(data), text_at(data, "message") or "")
    said = Said(row, name, text, _time(stamp), stamp, None, {}, _role(bool(sent), name))
    if earlier is not None:
        said = replace(thread.get(earlier, said), text=text, event="edited")
        if deleted is not None:
            said = replace(said, text=placeholders.DELETED, event="deleted")
    thread[earlier or stamp or str(row)] = said


def _envelope(message: dict[str, Any]) -> dict[str, Any]:
    """What signal-cli wraps a message in, also as a call of its JSON-RPC service."""
    found = dict_at(message, "envelope") or dict_at(message, "params", "envelope")
    return found if "timestamp" in found else {}


def _files(message: dict[str, Any]) -> list[str]:
    """Placeholders of what was sent with a message."""
    found = [
        placeholders.of_file(
            text_at(file, "filename") or text_at(file, "fileName"), text_at(file, "contentType")
        )
        for file in dicts_at(message, "attachments")
    ]
    if dict_at(message, "sticker"):
        found.append(placeholders.STICKER)
    return found + [placeholders.CONTACT] * bool(
        dicts_at(message, "contacts") or dicts_at(message, "contact")
    )


def _lines(told: list[str], text: str) -> str:
    return "\n".join([*told, text.strip()] if text.strip() else told)


def _name(message: dict[str, Any], *keys: str) -> str | None:
    """Who wrote, by the first of these keys that tells it."""
    return next((plain(name) for key in keys if (name := text_at(message, key))), None)


def _role(is_own: bool, name: str | None) -> str | None:
    return "agent" if is_own and name is not None else None


def _time(stamp: str | None) -> Any:
    thousandths = number_at({"at": stamp}, "at")
    return moment(None if thousandths is None else thousandths / 1000)
