"""Who is who in a chat that only has names: the shop's people and the customer.

No import format of its own (no ``NAME``): the messengers' readers share it.
"""

from collections.abc import Iterable

from dashboard.transcripts.messengers.chats import Chat
from dashboard.transcripts.messengers.text_lines import plain
from dashboard.transcripts.source import Reading, UnknownAgents

MOST_NAMES = 10_000
"""Names kept of one chat: the largest groups have some thousand members."""

_NAMED = 12
"""Names that a refusal lists."""


def agents_among(
    names: Iterable[str], reading: Reading, other: str | None = None, own: str | None = None
) -> frozenset[str] | None:
    """The names that stand for the shop's people; None where nobody knows.

    What the user says counts first. Else ``other`` is the other side of the chat and ``own`` who
    exported it, as far as the file tells: enough where only two people write.
    """
    written = frozenset(names)
    told = {name.casefold() for name in map(plain, reading.agents)}
    if said := frozenset(name for name in written if name.casefold() in told):
        return said
    if len(written) <= 2:
        if own is not None:
            return written & {own}
        if other is not None and other in written:
            return written - {other}
    return frozenset() if not written or (told and len(written) == 1) else None


def chat_of(
    names: list[str],
    agents: frozenset[str],
    *,
    other: str | None = None,
    called: str | None = None,
    fallback: str = "chat",
    channel: str = "chat",
) -> Chat:
    """The chat of these names, in the order in which they first wrote; ``called`` is its own id in
    the source, ``other`` the other side or the group, as far as the source tells them."""
    customers = [name for name in names if name not in agents]
    customer = customers[0] if len(customers) == 1 else None
    name = called or other or next(iter(customers), fallback)
    return Chat(plain(name), agents, customer if customers else other, channel)


def unknown_agents(file: str, names: Iterable[str]) -> UnknownAgents:
    """The refusal of a file that does not say who of these people are the shop's."""
    known = tuple(dict.fromkeys(names))
    return UnknownAgents(
        f"{file} does not say which of these names are the shop's people: {listed(known)}. "
        "Name them, then it can be read.",
        file,
        known,
    )


def listed(names: Iterable[str]) -> str:
    """Names in a sentence, the first dozen of them."""
    known = list(dict.fromkeys(names))
    more = f" and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
    return ", ".join(name[:60] for name in known[:_NAMED]) + more
