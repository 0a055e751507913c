"""Which conversations a chat log holds.

No import format of its own (no ``NAME``): the reader of two-line logs uses it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dashboard.transcripts.markets.log_names import Names
from dashboard.transcripts.markets.log_texts import Line, message
from dashboard.transcripts.messengers.chats import QUIET
from scoring.readings import SPEAKER_OF

_SWEEP = timedelta(hours=1)
"""How often all open conversations are asked whether they ended: a desk has thousands a day."""

_CUSTOMER_WORDS = re.compile(
    r"买家|客户|顾客|用户|消息对象|对象|会员|customer|buyer", re.IGNORECASE
)
_ID_WORDS = re.compile(
    r"(?:会话|对话|咨询|聊天)\s*(?:ID|编号|号)|session\s*id|chat\s*id", re.IGNORECASE
)


@dataclass
class _Open:
    """A conversation that may go on: its name, customer, messages, and the last time."""

    title: str
    customer: str | None
    row: int
    given: str | None = None
    begun: datetime | None = None
    last: datetime | None = None
    messages: list[dict[str, Any]] = field(default_factory=list)

    def native(self) -> tuple[int, dict[str, Any]]:
        begins = "undated" if self.begun is None else self.begun.strftime("%Y%m%dT%H%M%S")
        return self.row, {
            "conversation_id": self.given or f"{self.title}/{begins}",
            "channel": "chat",
            "customer_id": self.customer,
            "order_id": next((one.pop("order") for one in self.messages if "order" in one), None),
            "messages": [
                {key: value for key, value in one.items() if key != "order"}
                for one in self.messages
            ],
        }


def conversations(
    lines: Iterable[Line], names: Names, file: str
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The conversations in the native form, each with its first row.

    A rule in the log begins another chat. In one chat each customer has conversations of their own;
    the shop's people answer whoever wrote last. A conversation ends after a day of silence, and is
    called after its customer and the time of its first message.
    """
    chat = _Chat(file)
    for line in lines:
        if line.author is None:
            if line.told:
                chat.tell(line.texts[0])
            else:
                yield from chat.ended()
                chat = _Chat(file)
                chat.tell(line.texts[0])
            continue
        word = (line.role or "").strip().lower()
        role = SPEAKER_OF.get(word, line.role) or names.side(line.author)
        yield from chat.add(line, role)
    yield from chat.ended()


class _Chat:
    """What lies between two rules."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._given: str | None = None
        self._customer: str | None = None
        self._open: dict[str | None, _Open] = {}
        self._to: str | None = None
        self._swept: datetime | None = None

    def tell(self, title: str) -> None:
        """Learn from a title, or a line under it, whose chat it is: "客户:小雨", "会话ID:17"."""
        for part in re.split(r"[,;\uff0c\uff1b|]|\s{2,}", title):
            label, colon, value = part.replace("\uff1a", ":").partition(":")
            value = value.strip(" -=\u2014*_")
            if colon and value and _ID_WORDS.search(label):
                self._given = value[:200]
            elif colon and value and _CUSTOMER_WORDS.search(label):
                self._customer = value[:200]

    def add(self, line: Line, role: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Put a message where it belongs; yields what ended before it."""
        if role == "customer" and self._given is None:
            if self._to is None and None in self._open and line.author not in self._open:
                # The shop spoke first: it was to this customer.
                self._open[line.author] = self._open.pop(None)
                self._open[line.author].customer = self._open[line.author].title = line.author or ""
            self._to = line.author
        yield from self._quiet(line.time)
        if self._to not in self._open:
            customer = self._to or self._customer
            self._open[self._to] = _Open(customer or self._file, customer, line.row, self._given)
        open_ = self._open[self._to]
        if role == "customer" and open_.customer is None:
            open_.customer = line.author
        open_.messages.append(message(line, role))
        if line.time is not None:
            open_.begun = open_.begun or line.time
            open_.last = max(open_.last or line.time, line.time)

    def _quiet(self, now: datetime | None) -> Iterator[tuple[int, dict[str, Any]]]:
        """What ended because nobody wrote for a day; a conversation with an id goes on."""
        if now is None or self._given is not None:
            return
        looked = [self._to]
        if self._swept is None or now - self._swept >= _SWEEP:
            looked, self._swept = list(self._open), now
        for key in looked:
            one = self._open.get(key)
            if one is not None and one.last is not None and now - one.last >= QUIET:
                yield self._open.pop(key).native()

    def ended(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """What is still open when the chat ends."""
        for one in self._open.values():
            yield one.native()
        self._open = {}
