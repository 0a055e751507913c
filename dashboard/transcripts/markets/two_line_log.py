"""Chat logs of marketplaces' desks (千牛, 咚咚, 飞鸽): a line with name and time, then words."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.markets.log_chats import conversations
from dashboard.transcripts.markets.log_names import Names
from dashboard.transcripts.markets.log_texts import Line
from dashboard.transcripts.messengers.text_lines import numbered_lines
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

NAME = "log"
EXPECTS = (
    "a chat log as text, each message under a line like \u201cname (2026-03-01 12:00:00):\u201d or "
    "\u201c2026-03-01 12:00:00 name\u201d"
)

_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_TIME = rf"(?P<time>{_DAY}[ T\u3000]{{1,3}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\.\d{{1,3}})?)"
_AUTHOR = r"(?P<author>[^\s\[{<\"',][^\t\",;!?\uff0c\u3002\uff01\uff1f\uff1b]{0,79}?)"
_BLANK = r"[ \u3000\u00a0]"
Forms = tuple[re.Pattern[str], ...]

_HEADS: Forms = tuple(
    re.compile(inner)
    for inner in (
        rf"{_BLANK}*{_AUTHOR}{_BLANK}*[(\uff08]{_TIME}[)\uff09]{_BLANK}*[:\uff1a]?{_BLANK}*(?P<text>.*)\Z",
        rf"{_BLANK}*{_TIME}{_BLANK}+{_AUTHOR}{_BLANK}*[:\uff1a]?{_BLANK}*\Z",
        rf"{_BLANK}*{_AUTHOR}{_BLANK}+{_TIME}{_BLANK}*[:\uff1a]?{_BLANK}*\Z",
    )
)
"""What begins a message where the user gives no pattern; words may follow the first form."""

_CLOCK = re.compile(r"\d:\d\d")
_LONGEST_HEAD = 200
_LONGEST_TEXT = 200_000
"""Characters of a message; desks allow some thousand."""

_LONGEST_LINE = 20_000
"""Characters of a line on which a user's own pattern is tried."""

_RULE = re.compile(
    r"\s*[-=*_\u2014\u2500\u2550~]{4,}(?P<title>[^\n]{0,200}?)[-=*_\u2014\u2500\u2550~\s]*\Z"
)
_NUMBERS = re.compile(r"\d+")


class Head(NamedTuple):
    """A line that begins a message: who, when (as written), the role's word, words on the line."""

    author: str
    time: str
    role: str | None
    text: str


def recognises(path: Path) -> bool:
    """Whether its first lines are names with times, and what was said under them.

    In a program's log each line has a time, and in a table nothing stands under it: here at least
    every other name has words.
    """
    start = beginning(path)
    if b"\x00" in start[:1024] and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return False
    if not re.search(rb"\d\d?:\d\d", start.replace(b"\x00", b"")):
        return False
    lines = start.decode(encoding_of(start), "replace").lstrip("\ufeff").splitlines()[:400]
    heads = words = 0
    waits = False
    forms = _HEADS
    for line in lines:
        if (found := _head(line, forms)) is not None:
            head, form = found
            forms = (form,)
            heads += 1
            words += bool(head.text)
            waits = not head.text
        elif line.strip() and waits and _RULE.match(line) is None:
            words += 1
            waits = False
    return heads > 0 and words * 2 > heads


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations, one for each customer and day without a pause of a day."""
    forms = _forms(reading.pattern, path)
    names = Names(reading.agents)
    for line in _lines(path, forms, [], Place()):
        names.learn(line)
    names.settle(path.name)
    problems: list[Problem] = []
    place = Place()
    found = conversations(_lines(path, forms, problems, place), names, path.stem)
    yield from batches(found, problems, place)


def _forms(written: str | None, path: Path) -> Forms:
    if written is None:
        return _HEADS
    try:
        pattern = re.compile(written)
    except (re.error, RecursionError, OverflowError) as wrong:
        sentence = f"{path.name} cannot be read: the pattern {written!r} is wrong ({wrong})."
        raise Unreadable(sentence, path.name, "pattern") from wrong
    if not {"time", "author"} <= pattern.groupindex.keys():
        sentence = f"{path.name} cannot be read: the pattern needs the groups time and author."
        raise Unreadable(sentence, path.name, "pattern")
    return (pattern,)


def _lines(path: Path, forms: Forms, problems: list[Problem], place: Place) -> Iterator[Line]:
    """The messages and the rules between chats, in the order of the file.

    What form the first message of a chat has, all have: people paste lines with times too.
    """
    current: Line | None = None
    allowed = forms
    for number, text, begins in numbered_lines(path, problems, place):
        line = text.lstrip("\ufeff")
        begun, allowed = _begun(number, line, allowed, forms) if begins else (None, allowed)
        if begun is not None:
            if current is not None:
                yield current
            current = begun
            if begun.author is None:
                yield begun
                current = None
        elif current is not None:
            if not current.add(line, _LONGEST_TEXT):
                told = problem(current.row, "text", None, "text_length", refused=False)
                problems.append(told)
        elif line.strip():
            # What stands under a rule tells whose chat it is.
            yield Line(number, None, None, None, None, [line.strip()], told=True)
    if current is not None:
        yield current


def _begun(number: int, line: str, allowed: Forms, forms: Forms) -> tuple[Line | None, Forms]:
    """The message or the rule that begins with a line, if one does, and the forms allowed now."""
    if (found := _head(line, allowed)) is not None:
        head, form = found
        stamp, time = _moment(head.time)
        texts = [head.text] if head.text else []
        return Line(number, head.author, head.role, stamp, time, texts), (form,)
    rule = _RULE.match(line) if len(line) <= _LONGEST_HEAD * 2 else None
    if rule is None:
        return None, allowed
    return Line(number, None, None, None, None, [rule["title"].strip()]), forms


def _head(line: str, forms: Forms) -> tuple[Head, re.Pattern[str]] | None:
    if forms[0] in _HEADS and _CLOCK.search(line, 0, _LONGEST_HEAD) is None:
        return None
    for form in forms:
        text_follows = "text" in form.groupindex or form not in _HEADS
        if not text_follows and len(line) > _LONGEST_HEAD:
            continue
        found = form.match(line[:_LONGEST_LINE] if form not in _HEADS else line[:_LONGEST_HEAD])
        if found is None or found["author"] is None or found["time"] is None:
            continue
        begins = found.start("text") if found.groupdict().get("text") is not None else found.end()
        words = line[begins:].strip() if text_follows else ""
        role = found.groupdict().get("role")
        return Head(found["author"].strip(), found["time"], role, words), form
    return None


def _moment(written: str) -> tuple[str, datetime | None]:
    """A time as ISO 8601 writes it, and as a time; as it stands where it is none."""
    numbers = [int(number) for number in _NUMBERS.findall(written)[:6] if len(number) <= 4]
    try:
        year, month, day, hour, minute, *second = numbers
        time = datetime(year, month, day, hour, minute, second[0] if second else 0)
    except ValueError:
        return written, None
    return time.isoformat(sep=" "), time
