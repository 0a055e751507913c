"""Mails put together to threads: by what they refer to, else by subject and people."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from dashboard.transcripts.mail.heads import Head

_LAST = datetime.max.replace(tzinfo=UTC)
_LONGEST_PAUSE = timedelta(days=90)


def threads(heads: list[Head]) -> list[tuple[str, list[int]]]:
    """The threads in order of their first mail in the files: the id of the mail that began it, and
    the places of its mails in ``heads``, in order of time.

    The id is that of the oldest mail referred to, whether it is there or not, so that it is the
    same whichever mails of the thread come in, in whatever order. A mail that says "Re:" and refers
    to none belongs to the last thread of this subject between the same people, not longer ago than
    90 days.
    """
    groups = _Groups()
    for head in heads:
        groups.join(head.identity, *head.references)
        if head.linked:
            groups.join(head.identity, f"thread {head.linked}")
    _join_by_subject(heads, groups)
    members: dict[str, list[int]] = defaultdict(list)
    for number, head in enumerate(heads):
        members[groups.of(head.identity)].append(number)
    known = {head.identity: head for head in sorted(heads, key=_age, reverse=True)}
    return [_thread(heads, known, numbers) for numbers in members.values()]


def _thread(heads: list[Head], known: dict[str, Head], numbers: list[int]) -> tuple[str, list[int]]:
    numbers.sort(key=lambda number: (heads[number].written or _LAST, number))
    first = min(numbers, key=lambda number: _age(heads[number]))
    return _root(heads[first], known), numbers


def _age(head: Head) -> tuple[datetime, str]:
    return head.written or _LAST, head.identity


def _root(head: Head, known: dict[str, Head]) -> str:
    """The oldest mail that this one leads to."""
    seen: set[str] = set()
    while head.references and head.identity not in seen:
        seen.add(head.identity)
        before = known.get(head.references[0])
        if before is None or before.identity in seen:
            return head.references[0]
        head = before
    return head.identity


def _join_by_subject(heads: list[Head], groups: "_Groups") -> None:
    """Put answers that refer to nothing to the thread they go on from."""
    begun: dict[tuple[str, frozenset[str]], list[Head]] = defaultdict(list)
    for head in sorted(heads, key=_age):
        topic = head.topic
        people = frozenset(one for one in (head.sender, *head.recipients) if one)
        if not topic or len(people) < 2:
            continue
        earlier = begun[(topic, people)]
        lost = head.answers and not head.references
        if lost and earlier and _soon(earlier[-1], head):
            groups.join(head.identity, earlier[-1].identity)
        earlier[:] = [head]


def _soon(earlier: Head, later: Head) -> bool:
    if earlier.written is None or later.written is None:
        return True
    return later.written - earlier.written <= _LONGEST_PAUSE


class _Groups:
    """Sets of ids that belong together (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, identity: str) -> str:
        """The id that stands for its group."""
        above = self._above
        path = []
        while (parent := above.setdefault(identity, identity)) != identity:
            path.append(identity)
            identity = parent
        for one in path:
            above[one] = identity
        return identity

    def join(self, identity: str, *others: str) -> None:
        """Make one group of the groups of these ids."""
        for other in others:
            self._above[self.of(other)] = self.of(identity)
