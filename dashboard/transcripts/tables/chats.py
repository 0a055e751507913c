"""A whole chat in one cell: lines that begin with who speaks, JSON messages, or HTML lines."""

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from dashboard.transcripts.columns import matched
from dashboard.transcripts.documents import mended
from dashboard.transcripts.markup import plain
from dashboard.transcripts.values import as_text
from scoring.readings import SPEAKER_OF

_MARKUP = re.compile(r"<(?:br|p|div|li|tr|span|b|strong)\b[^>]*>", re.IGNORECASE)
_CLOCK = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T,]+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_HEAD = re.compile(
    rf"^\s*(?:[\[(]?(?P<before>{_CLOCK})[\])]?[\s,\-–|]*)?"
    r"(?P<name>[^\s:：\[\]()][^:：\[\]()\n]{0,39}?)\s*"
    rf"(?:[\[(](?P<after>{_CLOCK})[\])])?\s*[:：](?!//)\s*(?P<text>.*)$"
)
_NO_NAMES = {"http", "https", "mailto", "ftp", "note", "ps", "p.s"}
_LONGEST_CELL = 5_000_000
"""Characters of a cell that are taken apart."""


@dataclass(frozen=True)
class Said:
    """A message in a cell; ``role`` is None where nobody can tell whose it is."""

    role: str | None
    author: str | None
    text: str
    timestamp: str | None = None


@dataclass(frozen=True)
class Known:
    """What is known of a chat besides: the names of its customer and the shop's people, and the
    time of the row (ISO), whose day is that of bare clock times."""

    customer: str | None = None
    agents: frozenset[str] = frozenset()
    began: str | None = None


def taken_apart(cell: str, known: Known = Known()) -> list[Said]:
    """The messages in a cell; one without a role where no speaker can be found in it."""
    cell = cell[:_LONGEST_CELL]
    said = _of_json(cell)
    if said is None:
        said = _of_lines(plain(cell) if _MARKUP.search(cell) else cell, known)
    if not said:
        return [Said(None, None, cell)]
    return _dated(_with_roles(said, known), known.began)


def _of_json(cell: str) -> list[Said] | None:
    if not cell.lstrip().startswith(("[{", "[ {", "[\n", '{"', "[\r")):
        return None
    try:
        found: Any = mended(json.loads(cell))
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict):
        found = next((value for value in found.values() if isinstance(value, list)), None)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        return None
    keys = matched(list(dict.fromkeys(str(key) for one in found for key in one)))
    if "text" not in keys:
        return None
    role, author, time = (keys.get(name, "") for name in ("role", "author", "timestamp"))
    return [
        Said(
            as_text(one.get(role)),
            as_text(one.get(author)),
            as_text(one.get(keys["text"])) or "",
            as_text(one.get(time)),
        )
        for one in found
    ]


def _of_lines(text: str, known: Known) -> list[Said]:
    lines = text.splitlines()
    heads = [_HEAD.match(line) for line in lines]
    begins = _beginnings(heads, known)
    said: list[Said] = []
    for line, head in zip(lines, heads, strict=True):
        if (
            head is not None
            and _speaker(head) in begins
            and (not begins[_speaker(head)] or _timed(head))
        ):
            said.append(Said(None, _speaker(head), head["text"], head["before"] or head["after"]))
        elif said:
            said[-1] = replace(said[-1], text=f"{said[-1].text}\n{line}")
        elif line.strip() and begins:
            # What stands above the first message is nobody's: "Chat started on …".
            said.append(Said("note", None, line))
    return [replace(one, text=one.text.strip()) for one in said]


def _beginnings(heads: list[re.Match[str] | None], known: Known) -> dict[str, bool]:
    """Names that begin a message, and whether only behind a time: where lines have times, all that
    begin a message have one. Without them a name counts that is known, or that comes again."""
    found = [head for head in heads if head is not None]
    timed = {_speaker(head): True for head in found if _timed(head)}
    if timed:
        return timed
    named = Counter(map(_speaker, found))
    people = {name.casefold() for name in (*known.agents, known.customer or "")}
    return {
        name: False
        for name, times in named.items()
        if name.casefold().strip(".") not in _NO_NAMES
        and (times > 1 or _word(name) in SPEAKER_OF or name.casefold() in people)
    }


def _timed(head: re.Match[str]) -> bool:
    return bool(head["before"] or head["after"])


def _speaker(head: re.Match[str]) -> str:
    return head["name"].strip(" *-–|>")


def _with_roles(said: list[Said], known: Known) -> list[Said]:
    """Roles by what speakers are called, else by who is known; of two the other is the other."""
    agents = {name.casefold() for name in known.agents}
    customer = (known.customer or "").casefold()
    roles: dict[str, str | None] = {}
    for one in said:
        name = (one.role or one.author or "").casefold()
        speaker = SPEAKER_OF.get(_word(one.role or "")) or SPEAKER_OF.get(_word(one.author or ""))
        own = (one.author or "").casefold()
        if speaker is None and own:
            speaker = "agent" if own in agents else "customer" if own == customer else None
        roles.setdefault(name, speaker)
    people = {name: role for name, role in roles.items() if role not in ("bot", "note")}
    if len(people) == 2 and list(people.values()).count(None) == 1:
        other = next(role for role in people.values() if role)
        nobody = next(name for name, role in people.items() if role is None)
        roles[nobody] = "agent" if other == "customer" else "customer"
    return [_settled(one, roles[(one.role or one.author or "").casefold()]) for one in said]


def _settled(one: Said, role: str | None) -> Said:
    """With its role; a speaker's word is no name."""
    named = one.author if one.author and _word(one.author) not in SPEAKER_OF else None
    return replace(one, role=role or one.role, author=named)


def _dated(said: list[Said], began: str | None) -> list[Said]:
    """Clock times with the day of the row; past midnight it is the next day. Without a day they
    are no times."""
    day = _day(began)
    before: datetime | None = None
    dated: list[Said] = []
    for one in said:
        time = one.timestamp
        if time is not None and re.fullmatch(_CLOCK, time) and not re.match(r"\d{4}", time):
            moment = _moment(day, time)
            if moment is not None and before is not None and moment < before - timedelta(hours=12):
                day = day + timedelta(days=1) if day is not None else None
                moment = _moment(day, time)
            before = moment or before
            time = moment.isoformat() if moment is not None else None
        elif time is not None and re.match(r"\d{4}[/.]", time):
            time = re.sub(r"[/.]", "-", time[:10]) + time[10:]
        dated.append(replace(one, timestamp=time))
    return dated


def _day(began: str | None) -> datetime | None:
    found = re.match(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", began or "")
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _moment(day: datetime | None, clock: str) -> datetime | None:
    hour, minute, *more = map(int, re.findall(r"\d+", clock))
    if re.search(r"[AaPp]", clock):
        hour = hour % 12 + (12 if re.search(r"[Pp]", clock) else 0)
    if day is None or hour > 23 or minute > 59 or (more and more[0] > 59):
        return None
    return day.replace(hour=hour, minute=minute, second=more[0] if more else 0)


def _word(text: str) -> str:
    return re.sub(r"[\s_\-:/]+", "", text.lower())
