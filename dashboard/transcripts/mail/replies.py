"""What a mail itself says, without the mail it answers and the signature below it.

Nothing but that is cut: greetings, closings and lists stay. (The library mail-parser-reply takes
"Thanks, …", "-item" and everything behind them for a signature, and its expressions take time that
grows with the square of the text: lines are gone through here once.)
"""

import re
from collections.abc import Iterator

from dashboard.transcripts.mail.attributions import (
    FORWARD,
    HEADERS,
    SENT_FROM,
    SEPARATOR,
    TYPE_ABOVE,
    begins_attribution,
    is_attribution,
)

_QUOTED = re.compile(r"^\s?[>|＞]")
_RULE = re.compile(r"^\s*[-_=*─—]{5,}\s*$")
_LONGEST_SIGNATURE = 15
_UNSEEN = " \t\u00a0*_|\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HEADER_LINES = 12
_ATTRIBUTION_LINES = 4
_CONFIDENTIAL = re.compile(
    r"^(this (e-?mail|message|communication)\b.{0,120}\b(confidential|privileged|intended)"
    r"|(diese e-?mail|diese nachricht)\b.{0,120}\bvertraulich"
    r"|ce (message|courriel|mail)\b.{0,120}\bconfidentiel"
    r"|este (mensaje|correo)\b.{0,120}\bconfidencial"
    r"|本(邮件|电子邮件).{0,60}(保密|机密))",
    re.IGNORECASE,
)


def own_words(text: str, answer: bool = True) -> str:
    """The text of a mail without quoted mails and signature.

    ``answer`` tells whether the mail answers another one: only then a mail that holds nothing but a
    quotation is empty; else it stays whole, as what it quotes is all that it says. A forwarded mail
    stays.
    """
    lines = text.split("\n")
    kept = list(_own_lines(lines, answer))
    own = "\n".join(_unsigned(kept)).strip()
    own = re.sub(r"\n{3,}", "\n\n", own)
    return own if own or answer else text.strip()


def _own_lines(lines: list[str], answer: bool) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if FORWARD.match(line):
            yield from lines[at:]
            return
        if TYPE_ABOVE.search(line):
            if any(before.strip() for before in lines[:at]):
                return
            at += 1
        elif _quotes_the_rest(lines, at):
            return
        elif behind := _behind_quote(lines, at, answer):
            at = behind
        else:
            yield line
            at += 1


def _quotes_the_rest(lines: list[str], at: int) -> bool:
    """Whether everything from here on is the mail that is answered."""
    if SEPARATOR.match(lines[at]):
        return True
    if _RULE.match(lines[at]):
        next_one = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].strip()), at)
        return next_one > at and _is_header_block(lines, next_one)
    return _is_header_block(lines, at)


def _is_header_block(lines: list[str], at: int) -> bool:
    """Whether the headers of a mail begin here: "From: … Sent: … To: … Subject: …"."""
    if ":" not in lines[at] and "：" not in lines[at]:
        return False
    if HEADERS.match(lines[at]) is None:
        return False
    found: dict[str, str] = {}
    for line in lines[at : at + _HEADER_LINES]:
        if header := HEADERS.match(line):
            found[str(header.lastgroup)] = line
        elif not line.strip() and len(found) > 3:
            break
    address = "@" in found.get("sender", "")
    return "sender" in found and len(found) >= 3 and ("subject" in found or address)


def _behind_quote(lines: list[str], at: int, answer: bool) -> int:
    """The line behind the quotation that begins here; 0 where none does."""
    if _QUOTED.match(lines[at]):
        end = _end_of_quote(lines, at)
        return end if answer or end - at > 1 else 0
    for count, line in enumerate(lines[at : at + _ATTRIBUTION_LINES], start=1):
        if not line.rstrip(_UNSEEN).endswith((":", "：")):
            continue
        if not all(line.strip() for line in lines[at : at + count]):
            return 0
        strength = is_attribution(" ".join(lines[at : at + count]))
        if not strength or not _is_one(lines[at : at + count]):
            continue
        after = at + count
        while after < len(lines) and not lines[after].strip():
            after += 1
        if after < len(lines) and _QUOTED.match(lines[after]):
            return _end_of_quote(lines, after)
        # Without marks before its lines, nothing tells where the quotation ends.
        return len(lines) if strength == "sure" else 0
    return 0


def _is_one(lines: list[str]) -> bool:
    """Whether several lines are one attribution, and not a line of the mail and one behind it."""
    first = begins_attribution(lines[0])
    later = any(begins_attribution(line) == "sure" for line in lines[1:])
    return len(lines) == 1 or (first is not None and not later)


def _end_of_quote(lines: list[str], at: int) -> int:
    end = at
    while at < len(lines) and (_QUOTED.match(lines[at]) or not lines[at].strip()):
        at += 1
        if lines[at - 1].strip():
            end = at
    return end


def _unsigned(lines: list[str]) -> list[str]:
    """Without the signature behind ``--``, "Sent from my …" and a notice of confidentiality."""
    for at in range(len(lines) - 1, 0, -1):
        if re.fullmatch(r"--[ \u00a0]?", lines[at]) and any(line.strip() for line in lines[:at]):
            behind = [line for line in lines[at + 1 :] if line.strip()]
            if len(behind) <= _LONGEST_SIGNATURE:
                lines = lines[:at]
            break
    end = len(lines)
    while end > 1 and _is_foot(lines[end - 1]):
        end -= 1
    return lines[:end]


def _is_foot(line: str) -> bool:
    return not line.strip() or any(foot.match(line) for foot in (SENT_FROM, _CONFIDENTIAL, _RULE))
