"""What a mail says: its own words, and placeholders for its attachments."""

import email
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from typing import Any, TypeVar

from dashboard.transcripts.mail.charsets import charset_of_html, decoded, header_text
from dashboard.transcripts.mail.replies import own_words
from dashboard.transcripts.markup import plain
from dashboard.transcripts.placeholders import IMAGE, of_file

FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
"""What the parser of the standard library falls on, at mails that are none."""

_T = TypeVar("_T")

_UNSHOWN = (
    *("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"),
    *("message/delivery-status", "message/disposition-notification", "text/rfc822-headers"),
    *("message/feedback-report", "text/x-amp-html", "text/watch-html", "application/pgp-keys"),
)
_NO_TEXT = re.compile(
    r"(?:does not|doesn't|cannot|can't|unable to) (?:support|display|view|show|read) (?:an )?html"
    r"|html[ -](?:only|capable|enabled|compatible)|(?:view|read) (?:this|the) (?:e-?mail|message)"
    r" in|unterstützt kein html|im browser (?:an|öffnen)|您的邮件客户端不支持",
    re.IGNORECASE,
)
_SHORT = 400
_MARK = re.compile(
    r"\[(?:image|bild|imagen|immagine|图片|图像|圖片|画像|изображение): "
    r"[^\]\n]{0,200}\]|\[cid:[^\]\n]{1,200}\]"
)
_MARKS = re.compile(rf"\s*(?:{_MARK.pattern})(?:\s*(?:{_MARK.pattern}))*\s*")
_UUENCODED = re.compile(
    r"^begin [0-7]{3,4} (\S.{0,200})\n(?:[ -`]{1,62}\n)*?`?\n?end$", re.MULTILINE
)
_QUOTES = re.compile(r"^(>[> ]*)?")


@dataclass
class _Parts:
    """The leaves of a mail that are shown, in their order."""

    texts: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    images: int = 0
    """Pictures that stand within the text."""


def body_of(mail: bytes, answer: bool, forwarded: bool, hint: str | None) -> str:
    """The text of a mail (its own words, unless it is ``forwarded``), then placeholders for its
    attachments, on lines of their own. ``hint`` is a charset for text that names none."""
    try:
        parts = _Parts()
        _gather(email.message_from_bytes(mail), parts, hint)
    except FAULTS:
        behind = re.split(rb"\r?\n\r?\n", mail, maxsplit=1)[1:]
        parts = _Parts(texts=[_ended(decoded(b"".join(behind), None, hint))])
    text, files = _shown(parts, answer, forwarded)
    return "\n".join([line for line in [text, *files] if line])


def _shown(parts: _Parts, answer: bool, forwarded: bool) -> tuple[str, list[str]]:
    files = list(parts.files)
    text = "\n".join(parts.texts)
    if "\nend" in text:
        files += [of_file(attached[1]) for attached in _UUENCODED.finditer(text)]
        text = _UUENCODED.sub("", text)
    if parts.pages and (not text.strip() or _is_stub(text)):
        text = _page(parts.pages, answer, forwarded) or text
    # A program that says where pictures stand says it for each.
    if not _MARK.search(text):
        files += [IMAGE] * parts.images
    if not forwarded:
        text = own_words(text, answer)
    return _MARKS.sub(_pictures, text).strip() if "]" in text else text.strip(), files


def _pictures(marks: re.Match[str]) -> str:
    """Each picture on a line of its own."""
    return f"\n{IMAGE}" * len(_MARK.findall(marks[0])) + "\n"


def _page(pages: list[str], answer: bool, forwarded: bool) -> str:
    own = "\n".join(plain(page, quotes=forwarded, images=False) for page in pages)
    if own.strip() or answer:
        return own
    return "\n".join(plain(page, quotes=True, images=False) for page in pages)


def _is_stub(text: str) -> bool:
    return len(text) < _SHORT and _NO_TEXT.search(text) is not None


def _gather(part: Message, parts: _Parts, hint: str | None) -> None:
    kind = part.get_content_type()
    content = part.get_payload()
    if kind == "message/rfc822":
        inner = content[0] if isinstance(content, list) and content else None
        named = (
            header_text(str(inner.get("Subject") or ""))[:80] if isinstance(inner, Message) else ""
        )
        parts.files.append(of_file(f"{named or 'mail'}.eml", kind))
    elif isinstance(content, list):
        _gather_all(content, parts, hint)
    elif kind not in _UNSHOWN:
        _leaf(part, kind, parts, hint)


def _gather_all(inner: list[Any], parts: _Parts, hint: str | None) -> None:
    """Of text and HTML side by side the text: they say the same."""
    found = _Parts()
    for part in inner:
        if isinstance(part, Message):
            _gather(part, found, hint)
    said = "\n".join(found.texts)
    if not said.strip() or _is_stub(said):
        parts.pages += found.pages
    parts.texts += found.texts
    parts.files += found.files
    parts.images += found.images


def _leaf(part: Message, kind: str, parts: _Parts, hint: str | None) -> None:
    name = _told(part.get_filename)
    attached = (_told(part.get_content_disposition) or "") == "attachment"
    if kind in ("text/plain", "text/html", "text/enriched") and not attached and not name:
        payload = part.get_payload(decode=True)
        payload = payload if isinstance(payload, bytes) else b""
        charset = _told(part.get_content_charset)
        if kind == "text/html":
            parts.pages.append(decoded(payload, charset or charset_of_html(payload), hint))
            return
        text = _ended(decoded(payload, charset, hint))
        parts.texts.append(_unflowed(text, part) if _is_flowed(part) else text)
    elif kind.startswith("image/") and not attached:
        parts.images += 1
    else:
        parts.files.append(_placeholder(name, kind))


def _placeholder(name: str | None, kind: str) -> str:
    shown = " ".join(header_text(name or "").split())[:120].replace("[", "(").replace("]", ")")
    if not shown and kind == "text/calendar":
        shown = "invite.ics"
    return of_file(shown, kind)


def _told(ask: Callable[[], _T]) -> _T | None:
    """What a header of a part says; None where it cannot be read."""
    try:
        return ask()
    except FAULTS:
        return None


def _ended(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.replace("\u00a0", " ").replace("\u200b", "")


def _is_flowed(part: Message) -> bool:
    return str(_told(lambda: part.get_param("format")) or "").lower() == "flowed"


def _unflowed(text: str, part: Message) -> str:
    """Lines that a mail program has broken (format=flowed, RFC 3676) in one again."""
    joined_without_blank = str(_told(lambda: part.get_param("delsp")) or "").lower() == "yes"
    lines: list[str] = []
    flows, depth_before = False, 0
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        said = line[depth:].removeprefix(" ")
        if flows and depth == depth_before and said != "-- ":
            before = lines.pop()
            lines.append((before[:-1] if joined_without_blank else before) + said)
        else:
            lines.append(f"{'>' * depth} {said}" if depth else said)
        flows, depth_before = said.endswith(" ") and said != "-- ", depth
    return "\n".join(lines)
