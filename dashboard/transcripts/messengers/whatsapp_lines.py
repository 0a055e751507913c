"""How a message begins in a chat exported from WhatsApp, and how such a file is called.

No import format (no ``NAME``): the part of the WhatsApp reader that knows its lines.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.transcripts.messengers import whatsapp_words as words
from dashboard.transcripts.messengers.text_lines import BLANKS, MARKS, plain
from dashboard.transcripts.messengers.written_times import Written

_M, _B = f"[{MARKS}]*", f"[{BLANKS}{MARKS}]*"
_DATE = (
    rf"(?P<a>\d{{1,4}}){_B}(?P<part>[./\-\u5e74\ub144]){_B}(?P<b>\d{{1,2}}){_B}[./\-\u6708\uc6d4]"
    rf"{_B}(?P<c>[Rr]?\d{{1,4}}){_B}[\u65e5\uc77c.]?(?:{_B}(?:BE|AD|CE|г\.?))?"
)
_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
_WORD = r"[^\d\[\]:\n]{0,20}?"
_END = rf"{_B}(?(open)\]|(?:[{BLANKS}](?P<dash>[-\u2013])|:(?=[{BLANKS}]))){_B}"
_HEADS = tuple(
    re.compile(rf"{_M}(?P<open>\[)?{_M}{inner}{_END}")
    for inner in (
        rf"{_DATE}(?P<before>{_WORD}){_TIME}(?P<after>{_WORD})",
        rf"(?P<before>){_TIME}(?P<after>{_WORD}){_DATE}",
    )
)
"""What a message begins with: the date and then the time, or the other way round (Vietnamese)."""

_LONGEST_HEAD = 80
_NAME = re.compile(
    r"(?P<name>[^:\n](?:[^\n]{0,118}?[^\s])?):(?:[ \u00a0\u202f]|$)(?P<text>.*)", re.DOTALL
)
_CALLED = re.compile(
    r"^(?:whatsapp[ -]?chat (?:with|mit|med|met|kay|-)|chat (?:de )?whatsapp (?:con|dengan)|"
    r"chat whatsapp s uživatelem|discussion whatsapp avec|conversa (?:do|no) whatsapp com|"
    r"whatsapp-chatt? (?:met|med)|чат whatsapp (?:с контактом|с|із)|бесіда whatsapp з|"
    r"czat whatsapp z|sembang whatsapp dengan|whatsapp-samtale med|conversație whatsapp cu|"
    r"xat de whatsapp amb|(?:cuộc )?trò chuyện whatsapp với|แชท whatsapp กับ|دردشة واتساب مع|"
    r"گفتگوی whatsapp با|צ'אט whatsapp עם|whatsapp [与與])\s*(?P<name>.+?)(?: ?的[对對][话話])?$|"
    r"^(?P<front>.+?) ?(?:との ?whatsapp ?(?:の)?(?:チャット|トーク)|님과의 whatsapp 대화|"
    r"ile whatsapp sohbeti|के साथ whatsapp चैट)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Head:
    """The beginning of a message: when, who (None: WhatsApp itself), and the text in that line.
    ``style`` is the same all through a file; another one stands in a text that was pasted.
    ``shown`` is the time as it stands there."""

    style: tuple[object, ...]
    when: Written
    shown: str
    name: str | None
    text: str


def head_of(line: str) -> Head | None:
    """What begins in this line; None where a message goes on."""
    for number, pattern in enumerate(_HEADS):
        if (match := pattern.match(line[:_LONGEST_HEAD])) is not None:
            return _head(match, line[match.end() :], number)
    return None


def _head(match: re.Match[str], rest: str, number: int) -> Head:
    part = match.groupdict()
    when = Written(
        (part["a"], part["b"], part["c"]),
        int(part["hour"]),
        int(part["minute"]),
        int(part["second"] or 0),
        plain(part["before"]).strip(" ,\u060c") or plain(part["after"]),
    )
    style = (number, part["open"], part["dash"], part["part"], part["second"] is None)
    shown = plain(match.group())
    named = _NAME.match(rest)
    name = None if named is None else _named(named["name"])
    return Head(style, when, shown, name, rest if named is None or name is None else named["text"])


@lru_cache(maxsize=4096)
def _named(written: str) -> str | None:
    """The name of a person; None where it is the beginning of a sentence of WhatsApp."""
    if words.is_told(written):
        return None
    return plain(written).removeprefix("~").strip() or None


def called(path: Path, names: Iterable[str]) -> str | None:
    """The other side or the group, as the file is called or the folder of an iPhone's
    ``_chat.txt``; in the spelling of ``names``, since no file may have every sign in its name."""
    for name in (path.stem, path.parent.name):
        match = _CALLED.match(re.sub(r" ?\(\d+\)$", "", plain(name)))
        if match is not None:
            found = (match["name"] or match["front"]).strip()
            return next((name for name in names if _bare(name) == _bare(found)), found)
    return None


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name)
