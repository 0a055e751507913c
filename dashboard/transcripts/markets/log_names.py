"""Who is who in a chat log that only has names.

No import format of its own (no ``NAME``): the reader of two-line logs uses it.
"""

import re

from dashboard.transcripts.markets.log_texts import Line
from dashboard.transcripts.messengers.sides import unknown_agents

MOST_NAMES = 200_000
"""Names of which it is kept who wrote beside whom; a shop's desk has some thousand customers."""

_BOT = re.compile(
    r"机器人|店小蜜|小蜜|自动回复|智能客服|智能助手|智能助理|\brobot\b|\bbot\b", re.IGNORECASE
)
_SYSTEM = re.compile(
    r"^\[?【?(系统|系统消息|系统提示|系统通知|平台消息|system)】?\]?$", re.IGNORECASE
)
_AGENT = re.compile(r"[:\uff1a]|客服|小二|售后|售前|旗舰店|专营店|专卖店|官方店|卖家")


class Names:
    """The sides of the people in a log, learnt from a first look at it."""

    def __init__(self, agents: frozenset[str]) -> None:
        self._said = frozenset(name.casefold() for name in agents)
        self._names: dict[str, str | None] = {}
        self._beside: dict[str, set[str]] = {}
        self._last: str | None = None
        self._known = False

    def learn(self, line: Line) -> None:
        """Take in the next message."""
        name = line.author
        if name is None:
            self._last = None if not line.told else self._last
            return
        if line.role or len(self._names) >= MOST_NAMES:
            return
        side = self._names.setdefault(name, self._by_name(name))
        self._known |= side == "agent"
        if side in ("bot", "note"):
            return
        if self._last is not None and self._last != name:
            for one, other in ((name, self._last), (self._last, name)):
                beside = self._beside.setdefault(one, set())
                if len(beside) < 3:
                    beside.add(other)
        self._last = name

    def _by_name(self, name: str) -> str | None:
        if name.casefold() in self._said:
            return "agent"
        if _BOT.search(name):
            return "bot"
        if _SYSTEM.match(name):
            return "note"
        return None if self._said or not _AGENT.search(name) else "agent"

    def settle(self, file: str) -> None:
        """All was learnt; raises :class:`Unreadable` where nothing tells who the shop's people are.

        Who is not one of them by name is a customer; where nobody is, it is the one who writes
        beside several others, who write beside nobody else.
        """
        people = [name for name, side in self._names.items() if side is None]
        shops = {name.partition(":")[0] for name, side in self._names.items() if side == "agent"}
        if not self._known and people and not self._only_bots():
            many = [name for name in people if len(self._beside.get(name, ())) > 1]
            others = (self._beside.get(name, set()) for name in people if name not in many)
            if len(many) != 1 or not all(beside <= set(many) for beside in others):
                raise unknown_agents(file, people)
            self._names[many[0]] = "agent"
        for name in people:
            # The shop's main account, of which the others are parts.
            if name in shops:
                self._names[name] = "agent"

    def _only_bots(self) -> bool:
        """Whether one customer talks with machines only."""
        people = [name for name, side in self._names.items() if side is None]
        return len(people) == 1 and "bot" in self._names.values()

    def side(self, name: str) -> str:
        """Who somebody is: customer, agent, bot or note."""
        return self._names.get(name, self._by_name(name)) or "customer"
