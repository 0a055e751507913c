"""WhatsApp's exported chat: a text file, as iPhones and Android phones write it in any language."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.messengers import whatsapp_words as words
from dashboard.transcripts.messengers.chats import Said, conversations
from dashboard.transcripts.messengers.sides import MOST_NAMES, agents_among, chat_of, unknown_agents
from dashboard.transcripts.messengers.text_lines import (
    BLANKS,
    LONGEST_LINE,
    MARKS,
    numbered_lines,
    plain,
)
from dashboard.transcripts.messengers.whatsapp_lines import Head, called, head_of
from dashboard.transcripts.messengers.written_times import Order
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    Batch,
    Place,
    Problem,
    Reading,
    Unreadable,
    beginning,
    encoding_of,
    problem,
)

NAME = "whatsapp"
EXPECTS = "a chat exported from WhatsApp as text"

_LOOKED_AT = 200
"""Lines looked at to recognise a chat: a group begins with who was added to it."""


@dataclass
class _Survey:
    """What the whole file tells before its messages can be understood: the style and order of its
    dates, who wrote (in the order of their first message), the other side, and whose phone it is.
    """

    style: tuple[object, ...] | None = None
    order: Order = field(default_factory=Order)
    names: dict[str, None] = field(default_factory=dict)
    other: str | None = None
    own: str | None = None


def recognises(path: Path) -> bool:
    """Whether the first line with text begins as messages of WhatsApp do, and somebody wrote."""
    start = beginning(path)
    text = start.decode(encoding_of(start), "replace")
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    filled = [line for line in lines if line.strip(MARKS + BLANKS + "\r\t")]
    if not filled or head_of(filled[0]) is None:
        return False
    return any((head := head_of(line)) is not None and head.name for line in filled)


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations; raises :class:`Unreadable` where nobody says whose people write."""
    survey = _surveyed(path)
    names = list(survey.names)
    if survey.style is None:
        raise Unreadable(f"{path.name} is not {EXPECTS}.", path.name, "known_format")
    other = called(path, names) or survey.other
    agents = agents_among(names, reading, other, survey.own)
    if agents is None:
        raise unknown_agents(path.name, names)
    order, certain = survey.order.found()
    problems: list[Problem] = []
    place = Place()
    if not certain:
        problems.append(problem(None, "timestamp", order, "date_order", refused=False))
    said = _said(path, survey, order, problems, place)
    chat = chat_of(names, agents, other=other, fallback=path.stem)
    yield from batches(conversations(said, chat, problems), problems, place)


def _surveyed(path: Path) -> _Survey:
    """What the file tells when it is read through once."""
    found = _Survey()
    for _, head, _ in _heads(path, found, [], Place()):
        if head is None:
            continue
        found.order.learn(head.when.numbers)
        if head.name is None:
            continue
        if words.secures(head.text):
            found.other = found.other or head.name
        elif not words.is_of_whatsapp(head.text):
            if words.is_own_deletion(head.text):
                found.own = head.name
            if len(found.names) < MOST_NAMES:
                found.names[head.name] = None
    return found


def _said(
    path: Path, survey: _Survey, order: str, problems: list[Problem], place: Place
) -> Iterator[Said]:
    """The messages, each with the lines that go on with it."""
    begun: tuple[int, Head] | None = None
    lines: list[str] = []
    length = 0
    for row, head, line in _heads(path, survey, problems, place):
        if head is not None:
            if begun is not None:
                yield _message(*begun, lines, order)
            begun, lines, length = (row, head), [], 0
        elif begun is not None:
            length += len(line)
            if length <= LONGEST_LINE:
                lines.append(line)
            elif length - len(line) <= LONGEST_LINE:
                problems.append(problem(row, "text", None, "text_length", refused=False))
    if begun is not None:
        yield _message(*begun, lines, order)


def _message(row: int, head: Head, lines: list[str], order: str) -> Said:
    time = head.when.at(order)
    stamp = head.shown if time is None else time.isoformat()
    text = "\n".join([head.text, *lines])
    if head.name is None or words.is_of_whatsapp(text):
        return Said(row, None, plain(text), time, stamp)
    text, event = words.understood(text)
    return Said(row, head.name, text, time, stamp, event)


def _heads(
    path: Path, survey: _Survey, problems: list[Problem], place: Place
) -> Iterator[tuple[int, Head | None, str]]:
    """The lines with what they begin, where they begin a message in the style of the file."""
    for row, line, begins in numbered_lines(path, problems, place):
        head = head_of(line) if begins else None
        if head is not None:
            survey.style = survey.style or head.style
            head = head if head.style == survey.style else None
        yield row, head, line
