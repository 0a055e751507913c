"""What WhatsApp itself writes into an exported chat: placeholders, marks and notices.

No import format (no ``NAME``): the part of the WhatsApp reader that knows its words, which stand in
``whatsapp.toml``. Words that do not stand there stay text, except where a mark says that WhatsApp
wrote them.
"""

import re
import tomllib
from importlib import resources

from dashboard.transcripts import placeholders
from dashboard.transcripts.messengers.text_lines import BLANKS, MARKS, plain

_KNOWN = tomllib.loads(
    resources.files("dashboard.transcripts.messengers").joinpath("whatsapp.toml").read_text("utf-8")
)
_WORDS: dict[str, list[str]] = _KNOWN["words"]
_STANDS_FOR = {
    word: f"[{kind}]" for kind, words in _KNOWN["stands_for"].items() for word in words
} | dict.fromkeys(_WORDS["document"], placeholders.FILE)


def _any(name: str) -> str:
    """One of these words, the longest that fits."""
    return "(?:" + "|".join(sorted(map(re.escape, _WORDS[name]), key=len, reverse=True)) + ")"


_EDITED = re.compile(rf"<\s*{_any('edited')}\.?\s*>$", re.IGNORECASE)
_ANDROID_FILE = re.compile(
    rf"(?P<name>[^\n]{{1,200}}?\.\w{{1,8}}) \({_any('attached')}\)|"
    r"(?P<own>(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+\.\w{1,8}) \([^()\n]{1,60}\)",
    re.IGNORECASE,
)
_IOS_FILE = re.compile(
    rf"[^\n<>]{{0,200}}<(?:{_any('attached_before')}\s?[:\uff1a]\s?(?P<name>[^<>\n]{{1,200}})|"
    r"[^<>:\uff1a\n]{1,30}[:\uff1a]\s?(?P<own>\d{8}-[^<>\n]{1,200}))>",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    rf"(?P<name>[^\n]{{1,200}}?\.\w{{1,8}})(?:\s*[•·][^\n]{{1,40}}?)?\s*{_any('document')}\.?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[^\n]{0,200}?https://(?:maps\.google\.com/\?q=|foursquare\.com/v/)\S+", re.IGNORECASE
)
_CALL = re.compile(
    rf"{_any('missed_call')}(?:[,.\uff0c\u3002].{{0,80}})?|{_any('call')}[,\uff0c].{{1,80}}",
    re.IGNORECASE,
)
_SECURED = re.compile(_any("secured"), re.IGNORECASE)
_TOLD = re.compile(_any("told"), re.IGNORECASE)


def secures(text: str) -> bool:
    """Whether this is the notice of encryption with which a chat begins: on an iPhone it stands
    under the name of the other side."""
    return "whatsapp" in text.lower() and bool(_SECURED.search(text))


def is_own_deletion(text: str) -> bool:
    """Whether the phone's owner deleted this message: so its author exported the chat."""
    return _bare(text) in _WORDS["own_deleted"]


def is_told(name: str) -> bool:
    """Whether what looks like a name and a text is a sentence of WhatsApp with a colon in it."""
    return '"' in name or "\u201c" in name or bool(_TOLD.search(name))


def is_of_whatsapp(text: str) -> bool:
    """Whether WhatsApp wrote this under somebody's name: a mark begins it, and it stands for
    nothing that the person sent."""
    if secures(text):
        return True
    if not text.startswith("\u200e"):
        return False
    first = text.strip(MARKS + BLANKS + "\r\n").partition("\n")[0]
    return _placeholder(first) is None and not first.upper().startswith("POLL:")


def understood(text: str) -> tuple[str, str | None]:
    """The text with placeholders for what is no text, and its event (deleted, edited)."""
    event = None
    trimmed = text.strip(MARKS + BLANKS + "\r\n\t")
    if (edited := _EDITED.search(trimmed)) is not None:
        trimmed, event = trimmed[: edited.start()].rstrip(MARKS + BLANKS + "\n"), "edited"
    first, _, rest = trimmed.partition("\n")
    found = _placeholder(first)
    if found is None:
        return trimmed, event
    if found == placeholders.DELETED:
        return found, "deleted"
    return placeholders.with_text(found, rest), event


def _placeholder(line: str) -> str | None:
    """What a line stands for; None for a line that somebody wrote."""
    if (known := _STANDS_FOR.get(_bare(line))) is not None:
        return known
    clear = plain(line)
    if clear.endswith((")", ">")):
        file = (_ANDROID_FILE if clear[-1] == ")" else _IOS_FILE).fullmatch(clear)
        return _file(file["name"] or file["own"]) if file is not None else None
    if "https://" in clear and _PLACE.fullmatch(clear):
        return placeholders.LOCATION
    if _CALL.fullmatch(clear):
        return placeholders.CALL
    document = _DOCUMENT.fullmatch(clear) if "." in clear else None
    return f"[file: {document['name']}]" if document is not None else None


def _file(name: str) -> str:
    own = re.sub(r"^\d{8}-", "", name.strip())
    if re.match(r"STK-|STICKER-", own, re.IGNORECASE):
        return placeholders.STICKER
    return placeholders.of_file(own)


def _bare(text: str) -> str:
    return plain(text).strip("<>. \u3002").casefold()
