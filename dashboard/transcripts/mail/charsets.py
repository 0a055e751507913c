"""The letters of mails, whatever they say they are written in."""

import binascii
import quopri
import re

from charset_normalizer import from_bytes

_WIDER = {
    # What is sent under these names needs the larger set that the programs really use.
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "euc-cn": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso-8859-8",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode-2-0-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "iso-2022-jp": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
}
_SINGLE_BYTE = re.compile(r"^(cp125\d|cp874|iso-?8859|windows-125|koi8|cp1252|us-ascii|ascii|mac)")
_ESCAPED = re.compile(rb"\x1b\$[@B]|\x1b\(J")
_LOOKED_AT = 1 << 16
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decoded(payload: bytes, charset: str | None, hint: str | None = None) -> str:
    """Bytes as text: in the charset they are said to be in where they can be, else in UTF-8, in
    ``hint`` (a charset used elsewhere in the mail), or in what they look like."""
    named = _codec(charset)
    for name in _candidates(payload, named, hint):
        try:
            return clean(payload.decode(name))
        except (UnicodeError, ValueError):
            continue
    guess = from_bytes(payload[:_LOOKED_AT]).best()
    return clean(payload.decode(_codec(guess.encoding if guess else None) or "utf-8", "replace"))


def _candidates(payload: bytes, named: str | None, hint: str | None) -> list[str]:
    if payload.isascii():
        escaped = "iso2022_jp_ext" if _ESCAPED.search(payload[:_LOOKED_AT]) else None
        seven = named if named and named.startswith(("utf-7", "hz", "iso2022")) else None
        return [name for name in (seven, escaped, "ascii") if name]
    # Any bytes can be read in an encoding of single bytes: what is UTF-8 by chance is UTF-8.
    utf8_first = named is None or _SINGLE_BYTE.match(named) is not None
    order = ["utf-8", named, _codec(hint)] if utf8_first else [named, "utf-8", _codec(hint)]
    return [name for name in order if name and name not in ("ascii", "us-ascii")]


def _codec(charset: str | None) -> str | None:
    """The codec for a charset by the name that mails give it; None for one that is none."""
    name = (charset or "").strip(" \t\"'").lower()
    name = _WIDER.get(name, name)
    try:
        # Others, like "base64", are codecs for Python alone.
        return name if name and b"a".decode(name, "replace") else None
    except (LookupError, ValueError):
        return None


def charset_of_html(payload: bytes) -> str | None:
    """The charset that an HTML document names itself."""
    found = _META.search(payload[:4096])
    return None if found is None else found[1].decode("ascii", "replace")


def header_text(value: bytes | str) -> str:
    """The value of a header as its reader saw it, encoded words decoded."""
    text = decoded(value, None, _first_charset(value)) if isinstance(value, bytes) else value
    pieces: list[str] = []
    pending, charset, end = b"", "", 0
    for word in _WORD.finditer(text):
        between = text[end : word.start()]
        if pending and (between.strip() or word[1].lower() != charset):
            pieces.append(decoded(pending, charset))
            pending = b""
        # Blanks between two encoded words are nothing.
        if between.strip() or end == 0:
            pieces.append(between)
        charset, end = word[1].lower(), word.end()
        pending += _bytes_of(word[2].lower(), word[3])
    if pending:
        pieces.append(decoded(pending, charset))
    return clean(" ".join("".join([*pieces, text[end:]]).split()))


def _first_charset(value: bytes) -> str | None:
    found = re.search(rb"=\?([^?\s*]{1,60})", value)
    return None if found is None else found[1].decode("ascii", "replace")


def first_charset(values: list[bytes]) -> str | None:
    """The first charset that encoded words of these headers name."""
    return next((name for value in values if (name := _first_charset(value))), None)


def _bytes_of(kind: str, coded: str) -> bytes:
    raw = coded.encode("utf-8", "replace")
    if kind == "q":
        return quopri.decodestring(raw, header=True)
    try:
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return b""


def clean(text: str) -> str:
    """Text without NUL, half characters and the mark of byte order."""
    return _SURROGATE.sub("\ufffd", text).replace("\x00", "").removeprefix("\ufeff")
