"""Chats of messengers: where one conversation ends and the next begins.

No import format of its own (no ``NAME``): the messengers' readers share it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dashboard.transcripts.source import Problem, problem

QUIET = timedelta(hours=24)
"""A chat never ends: after so long a silence, what comes is another conversation. WhatsApp,
Instagram and Messenger let a business answer freely for 24 hours after the customer's last message,
so an answer that is still awaited falls inside."""

_WAITING = 50
"""Notes kept until somebody writes."""


@dataclass(frozen=True)
class Said:
    """One message of a chat. ``name`` is who wrote it, None where the messenger itself tells
    something; ``time`` is for cutting (without a zone), ``stamp`` is handed over as the time;
    ``extra`` is kept beside the message. ``role`` is None where the chat's names decide."""

    row: int
    name: str | None
    text: str
    time: datetime | None
    stamp: str | None
    event: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    role: str | None = None


@dataclass(frozen=True)
class Chat:
    """What holds for all conversations of one chat: its name, the names of the shop's people in
    it, the customer (None where there are several), and the channel."""

    name: str
    agents: frozenset[str]
    customer: str | None
    channel: str = "chat"

    def role_of(self, said: Said) -> str:
        """Who speaks: customer, agent, or note where the messenger tells something."""
        if said.name is None:
            return "note"
        return said.role or ("agent" if said.name in self.agents else "customer")


def conversations(
    said: Iterable[Said], chat: Chat, problems: list[Problem]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The conversations of a chat in the native form, each with its row.

    A conversation ends where nobody wrote for :data:`QUIET`, and is called after the chat and the
    time of its first message: what comes later changes neither. What the messenger tells belongs
    to the conversation it lies in, or to the one that follows within that time; how often it lies
    outside of any is told.
    """
    current: list[Said] = []
    waiting: list[Said] = []
    outside = 0
    last: datetime | None = None
    for one in said:
        apart = last is not None and one.time is not None and one.time - last >= QUIET
        if one.name is None:
            if current and not apart:
                current.append(one)
            else:
                outside += 1
                waiting = [*waiting[-_WAITING:], one]
            continue
        if current and apart:
            yield _conversation(current, chat)
            current = []
        if not current:
            current, waiting = [note for note in waiting if _near(note, one)], []
            outside -= len(current)
        current.append(one)
        last = max(last or one.time, one.time) if one.time is not None else last
    if outside:
        problems.append(problem(None, "messages", str(outside), "notices_apart", refused=False))
    if current:
        yield _conversation(current, chat)


def _near(note: Said, first: Said) -> bool:
    return note.time is None or first.time is None or first.time - note.time < QUIET


def _conversation(said: list[Said], chat: Chat) -> tuple[int, dict[str, Any]]:
    begun = next((one.time for one in said if one.name is not None and one.time), None)
    begins = "undated" if begun is None else begun.strftime("%Y%m%dT%H%M%S")
    customers = {one.name for one in said if chat.role_of(one) == "customer"}
    return said[0].row, {
        "conversation_id": f"{chat.name}/{begins}",
        "channel": chat.channel,
        "customer_id": chat.customer or (customers.pop() if len(customers) == 1 else None),
        "messages": [_message(one, chat) for one in said],
    }


def _message(one: Said, chat: Chat) -> dict[str, Any]:
    role = chat.role_of(one)
    return one.extra | {
        "role": role,
        "text": one.text,
        "timestamp": one.stamp,
        "author": one.name if role == "agent" else None,
        "event": one.event,
    }
