"""What the headers of a mail say: who wrote it, to whom, when, and which mail it answers."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256

from dashboard.transcripts.mail.charsets import header_text

_FOLD = re.compile(rb"\r?\n(?=[ \t])|\r(?=[ \t])")
_LINE = re.compile(rb"\r\n|\n|\r")
_NAME = re.compile(rb"([!-9;-~]{1,80})[ \t]*:(.*)", re.DOTALL)
_ADDRESS = re.compile(r"[^\s<>\"'(),;:@\[\]]{1,120}@[^\s<>\"'(),;:@\[\]]{1,250}")
_MESSAGE_ID = re.compile(r"<([^<>\s]{1,400})>")
_LONGEST = 20_000
_MOST_REFERENCES = 60

_REPLY = (
    "re res r aw antw antwort sv vs ant odp rif ynt απ отв ответ на bls atb ref vá na hf "
    "回复 回覆 答复 答覆 返信 답장 회신 ตอบกลับ رد תשובה השב trả\\slời bal"
)
_FORWARDED = (
    "fw fwd wg weitergeleitet tr rv enc i vb vl fs doorst pd προωθ fwd пер переслано tl továbbítás "
    "转发 轉寄 転送 전달 ส่งต่อ إعادة\\sتوجيه הועבר chuyển\\stiếp ilt rvw trs inoltro"
)
_COUNT = r"\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s?[:：]\s*"
_TAG = r"\s*(?:\[(?:ext|external|extern)\]\s*)?"
REPLY = re.compile(rf"{_TAG}(?:{'|'.join(_REPLY.split())}){_COUNT}", re.IGNORECASE)
FORWARDED = re.compile(rf"{_TAG}(?:{'|'.join(_FORWARDED.split())}){_COUNT}", re.IGNORECASE)

Headers = dict[str, list[bytes]]


@dataclass(frozen=True, slots=True)
class Head:
    """A mail by its headers. Addresses are in small letters; ``references`` begin with the oldest;
    ``linked`` is what a provider calls its thread; ``reply_to`` is a name and an address."""

    identity: str
    references: tuple[str, ...]
    linked: str | None
    subject: str
    sender: str | None
    name: str
    recipients: tuple[str, ...]
    reply_to: tuple[str, str] | None
    written: datetime | None
    automatic: bool

    @property
    def answers(self) -> bool:
        """Whether it answers another mail."""
        return bool(self.references) or REPLY.match(self.subject) is not None

    @property
    def forwards(self) -> bool:
        """Whether it hands on another mail."""
        return FORWARDED.match(self.subject) is not None

    @property
    def topic(self) -> str:
        """The subject without "Re:" and its like, in small letters."""
        text = self.subject
        while found := REPLY.match(text) or FORWARDED.match(text):
            text = text[found.end() :]
        return " ".join(text.casefold().split())


def headers_of(block: bytes) -> Headers:
    """Header lines by their names in small letters, unfolded, as bytes."""
    found: Headers = {}
    for line in _LINE.split(_FOLD.sub(b"", block)):
        if header := _NAME.match(line):
            name = header[1].decode("ascii").lower()
            found.setdefault(name, []).append(header[2].strip()[:_LONGEST])
    return found


def head_of(headers: Headers, automatic: bool) -> Head:
    """What the headers say, ``automatic`` being known; a mail without an id is given one made from
    sender, time, subject and recipients."""
    sender, name = _sender(headers)
    subject = header_text(_first(headers, "subject"))
    written = _written(headers)
    own = _ids(headers, "message-id")
    before = _ids(headers, "references")
    answered = _ids(headers, "in-reply-to")
    if len(before) > _MOST_REFERENCES:
        before = before[:1] + before[1 - _MOST_REFERENCES :]
    identity = own[0] if own else _made_up(sender, written, subject, headers)
    references = tuple(dict.fromkeys([*before, *answered[:10]]))
    recipients = [
        address
        for field in ("to", "cc", "delivered-to", "x-original-to", "x-forwarded-for")
        for _, address in addresses(headers, field)
    ]
    return Head(
        identity,
        tuple(reference for reference in references if reference != identity),
        header_text(_first(headers, "x-gm-thrid"))[:40] or None,
        subject,
        sender,
        name,
        tuple(dict.fromkeys(recipients))[:50],
        next(iter(addresses(headers, "reply-to")), None),
        written,
        automatic,
    )


def addresses(headers: Headers, field: str) -> list[tuple[str, str]]:
    """Names and addresses of a header."""
    found: list[tuple[str, str]] = []
    for value in headers.get(field, [])[:5]:
        text = value.decode("utf-8", "replace")
        if text.count("(") > 20:
            # Comments within comments are parsed by recursion.
            text = re.sub("[()]", " ", text)
        pairs = [(header_text(name), address) for name, address in getaddresses([text])]
        good = [
            (name, match[0].lower()) for name, said in pairs if (match := _ADDRESS.search(said))
        ]
        found += good or [("", address.lower()) for address in _ADDRESS.findall(text)[:50]]
    return found


def _sender(headers: Headers) -> tuple[str | None, str]:
    """Who wrote it: where a group or a list hands it on, the one who wrote to it."""
    said = addresses(headers, "from") or addresses(headers, "sender")
    for field in ("x-original-sender", "x-original-from"):
        if original := addresses(headers, field):
            name, address = original[0]
            own = next((name for name, known in said if known == address), "")
            return address, name or own
    return (said[0][1], said[0][0]) if said else (None, "")


def _first(headers: Headers, field: str) -> bytes:
    return headers.get(field, [b""])[0]


def _ids(headers: Headers, field: str) -> list[str]:
    text = " ".join(value.decode("utf-8", "replace") for value in headers.get(field, []))
    found = _MESSAGE_ID.findall(text)
    if not found and field == "message-id" and text.strip(" <>"):
        found = [text.strip(" <>").split()[0][:400]]
    return found


def _written(headers: Headers) -> datetime | None:
    """The date, else when the last server received it."""
    received = _first(headers, "received").rpartition(b";")[2]
    for value in (_first(headers, "date"), received, _first(headers, "delivery-date")):
        try:
            time = parsedate_to_datetime(header_text(value))
            return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except (TypeError, ValueError, IndexError, OverflowError):
            continue
    return None


def _made_up(sender: str | None, written: datetime | None, subject: str, headers: Headers) -> str:
    told = repr((sender, written, subject, headers.get("to"))).encode("utf-8", "replace")
    return f"mail-{sha256(told).hexdigest()[:24]}"
