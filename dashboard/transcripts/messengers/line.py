"""LINE's chat history: the text file that the app saves in the language of the phone."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from importlib import resources
from itertools import pairwise
from pathlib import Path

from dashboard.transcripts import placeholders
from dashboard.transcripts.gathered import batches
from dashboard.transcripts.messengers.chats import Said, conversations
from dashboard.transcripts.messengers.sides import MOST_NAMES, agents_among, chat_of, unknown_agents
from dashboard.transcripts.messengers.text_lines import (
    BLANKS,
    LONGEST_LINE,
    MARKS,
    numbered_lines,
    plain,
)
from dashboard.transcripts.messengers.written_times import Order, date_of, hour_of
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

NAME = "line"
EXPECTS = "a chat history saved from LINE as text"

_TITLE = re.compile(r"(?:\[LINE\] ?(?P<title>.+)|Chat history (?:with|in) .+)")
_PRIVATE = re.compile(
    r"(?:\[LINE\] ?)?(?:Chat history with (?P<en>.+)|(?P<ja>.+)とのトーク履歴|"
    r"[与與]\s?(?P<zh>.+?)\s?的聊天[记記][录錄]|(?P<ko>.+)님과의? ?대화.*|"
    r"ประวัติการ(?:สนทนา|แชท|แชต)กับ\s?(?P<th>.+)|Riwayat obrolan dengan (?P<id>.+)|"
    r"Lịch sử trò chuyện với (?P<vi>.+))"
)
"""The first line of a chat between two, in the app's languages."""

_YEAR_FIRST = re.compile(
    r"(?P<a>\d{4})[./\-年]\s?(?P<b>\d{1,2})[./\-月]\s?(?P<c>\d{1,2})日?\.?"
    r"(?:\s?[(（][^)）]{1,12}[)）]|\s?[^\W\d]{1,12})?"
)
_YEAR_LAST = re.compile(
    r"(?:[^\W\d]{2,12}\.?,?\s?|[^\d\t]{2,20}\s)(?P<a>\d{1,2})[./\-](?P<b>\d{1,2})[./\-](?P<c>\d{4})"
)
_MESSAGE = re.compile(
    r"(?P<before>[^\W\d]{1,6}\s?)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<after>\s?[APap]\.?[Mm]\.?)?"
    r"\t(?P<rest>.*)",
    re.DOTALL,
)

_KNOWN = tomllib.loads(
    resources.files("dashboard.transcripts.messengers").joinpath("line.toml").read_text("utf-8")
)
_KINDS = {word: f"[{kind}]" for kind, words in _KNOWN["stands_for"].items() for word in words}
_BRACKETED = re.compile(r"\[(?P<word>[^\[\]\n]{1,30})\](?P<rest>[^\n]*)")
_UNSENT = re.compile(
    r"(?:.{0,60}unsent a message\.?|.{0,60}メッセージの送信を取り消しました|.{0,60}已收回訊息|"
    r"Message unsent\.?|.{0,60}撤回了一[条則]消息|.{0,60}ยกเลิกข้อความ.{0,10}|"
    r".{0,60}메시지를? ?(?:전송을 )?취소(?:했습니다|하였습니다)\.?)"
)


@dataclass
class _Survey:
    """What the whole file tells before its messages can be understood."""

    other: str | None = None
    order: Order = field(default_factory=Order)
    names: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True)
class _Begun:
    """The line that begins a message."""

    row: int
    day: tuple[str, str, str] | None
    hour: int
    minute: int
    name: str | None
    text: str


def recognises(path: Path) -> bool:
    """Whether a title of LINE or a date is followed by lines of a time, a name and a text, parted
    by tabs."""
    start = beginning(path)
    lines = start.decode(encoding_of(start), "replace").split("\n", 60)[:60]
    filled = [line.strip("\r\ufeff ") for line in lines if line.strip("\r\ufeff ")]
    if not filled:
        return False
    titled = _TITLE.fullmatch(filled[0]) is not None
    dated = _day(filled[0]) is not None or titled
    return dated and any(
        _day(line) is not None and _MESSAGE.match(after) is not None
        for line, after in pairwise(filled)
    )


def read(path: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations; raises :class:`Unreadable` where nobody says whose people write."""
    survey = _Survey()
    for begun, _ in _lines(path, survey, [], Place()):
        if begun is not None and begun.name is not None and len(survey.names) < MOST_NAMES:
            survey.names[begun.name] = None
    names = list(survey.names)
    if not names:
        raise Unreadable(f"{path.name} is not {EXPECTS}.", path.name, "known_format")
    agents = agents_among(names, reading, survey.other)
    if agents is None:
        raise unknown_agents(path.name, names)
    order, certain = survey.order.found()
    problems: list[Problem] = []
    place = Place()
    if not certain:
        problems.append(problem(None, "timestamp", order, "date_order", refused=False))
    said = _said(path, order, problems, place)
    chat = chat_of(names, agents, other=survey.other, fallback=path.stem)
    yield from batches(conversations(said, chat, problems), problems, place)


def _said(path: Path, order: str, problems: list[Problem], place: Place) -> Iterator[Said]:
    """The messages, each with the lines that go on with it."""
    current: _Begun | None = None
    lines: list[str] = []
    length = 0
    for begun, line in _lines(path, _Survey(), problems, place):
        if begun is not None:
            if current is not None:
                yield _message(current, lines, order)
            current, lines, length = begun, [], 0
        elif current is not None and (length := length + len(line)) <= LONGEST_LINE:
            lines.append(line)
    if current is not None:
        yield _message(current, lines, order)


def _message(begun: _Begun, lines: list[str], order: str) -> Said:
    day = date_of(begun.day, order) if begun.day is not None else None
    when = _at(day, begun.hour, begun.minute)
    text = "\n".join([begun.text, *lines]).strip(MARKS + BLANKS + "\r\n")
    if text.startswith('"') and text.endswith('"') and "\n" in text:
        text = text[1:-1].replace('""', '"').rstrip("\n")
    stamp = None if when is None else when.isoformat()
    if _UNSENT.fullmatch(text):
        return Said(begun.row, begun.name, placeholders.DELETED, when, stamp, "deleted")
    if begun.name is None:
        return Said(begun.row, None, text, when, stamp)
    return Said(begun.row, begun.name, _understood(text), when, stamp)


def _at(day: date | None, hour: int, minute: int) -> datetime | None:
    if day is None or not (0 <= hour < 24 and minute < 60):
        return None
    return datetime.combine(day, time(hour, minute))


def _understood(text: str) -> str:
    """The text with a placeholder for what is no text."""
    if text.startswith("\u260e"):
        return placeholders.CALL
    first, _, more = text.partition("\n")
    if (found := _BRACKETED.fullmatch(first)) is not None:
        kind = _KINDS.get(found["word"].strip())
        rest = found["rest"].strip()
        if kind == placeholders.FILE and rest:
            return placeholders.with_text(f"[file: {rest}]", more)
        if kind is not None:
            return placeholders.with_text(kind, "\n".join(filter(None, [rest, more])))
    return _KINDS.get(text, text) if text in ("Stickers", "Photos", "Videos") else text


def _lines(
    path: Path, survey: _Survey, problems: list[Problem], place: Place
) -> Iterator[tuple[_Begun | None, str]]:
    """The lines with what they begin; lines of dates and of the title are taken out."""
    day: tuple[str, str, str] | None = None
    quoted = False
    for row, line, begins in numbered_lines(path, problems, place):
        clear = line.strip("\ufeff")
        if row == 1 and (titled := _PRIVATE.fullmatch(clear.strip())) is not None:
            survey.other = plain(next(name for name in titled.groups() if name))
        # A message in quotes may have lines that look like a date.
        match = _MESSAGE.match(clear) if begins and "\t" in clear else None
        if match is not None:
            begun = _begun(row, day, match)
            quoted = begun.text.startswith('"') and begun.text.count('"') % 2 == 1
            yield begun, ""
        elif begins and not quoted and (found := _day(clear.strip())) is not None:
            day = found
            survey.order.learn(found)
        else:
            quoted = quoted and clear.count('"') % 2 == 0
            yield None, clear


def _day(line: str) -> tuple[str, str, str] | None:
    """The numbers of a line that is a date, and nothing else."""
    found = _YEAR_FIRST.fullmatch(line) or _YEAR_LAST.fullmatch(line)
    return None if found is None else (found["a"], found["b"], found["c"])


def _begun(row: int, day: tuple[str, str, str] | None, match: re.Match[str]) -> _Begun:
    name, tab, text = match["rest"].partition("\t")
    if not tab:  # a notice of LINE, or a call: nobody wrote it
        name, text = "", name
    hour = hour_of(int(match["hour"]), match["before"] or match["after"] or "")
    return _Begun(row, day, hour, int(match["minute"]), plain(name) or None, text)
