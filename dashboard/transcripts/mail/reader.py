"""Mail: single mails (.eml, .emlx), a Maildir's folder, or mailboxes (mbox), read as threads.

Headers are read first and put together to threads; then the mails of one thread after the other
are read where they lie, so that memory holds the headers of all and the text of a batch.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.mail.automatic import is_automatic
from dashboard.transcripts.mail.bodies import body_of
from dashboard.transcripts.mail.charsets import first_charset
from dashboard.transcripts.mail.heads import Head, head_of, headers_of
from dashboard.transcripts.mail.mailboxes import Mailboxes, Spot, holds_mail
from dashboard.transcripts.mail.people import Shop, guessed, in_thread, role_of, said
from dashboard.transcripts.mail.threads import threads
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    Batch,
    Place,
    Problem,
    Reading,
    Unreadable,
    beginning,
    problem,
)

NAME = "mail"
EXPECTS = "mails (.eml), a mailbox (mbox) or a Maildir"
TOGETHER = True

_OUTLOOK = (b"\xd0\xcf\x11\xe0", b"!BDN")


def recognises(path: Path) -> bool:
    """Whether the file begins like a mail or a mailbox."""
    if path.suffix.lower() in (".msg", ".pst", ".ost") and beginning(path).startswith(_OUTLOOK):
        sentence = f"{path.name} is Outlook's own file: save the mails as .eml or mbox."
        raise Unreadable(sentence, path.name, "mail_file")
    return holds_mail(path)


def folder(path: Path) -> Path:
    """The folder whose mails belong together: a Maildir, not its ``cur`` or ``new``."""
    return path.parent.parent if path.parent.name in ("cur", "new") else path.parent


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of some 2,000 threads. ``reading.agents`` names the shop (addresses, domains, names);
    else it is the address that most people write to."""
    problems: list[Problem] = []
    place = _Done()
    with ExitStack() as stack:
        boxes = Mailboxes(paths, stack)
        yield from batches(_conversations(boxes, reading, problems, place), problems, place)


class _Done(Place):
    """How far mails are read that do not come in the order of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.done = 0

    @property
    def read(self) -> int:
        """Bytes of the mails that are behind."""
        return self.done


def _conversations(
    boxes: Mailboxes, reading: Reading, problems: list[Problem], place: _Done
) -> Iterator[tuple[int, dict[str, Any]]]:
    spots: list[Spot] = []
    heads: list[Head] = []
    rows: list[int] = []
    for row, (spot, block) in enumerate(boxes.heads(problems), start=1):
        headers = headers_of(block)
        head = head_of(headers, is_automatic(headers))
        if head.sender is None and not head.automatic:
            problems.append(problem(row, "from", head.subject or None, "sender"))
            continue
        spots.append(spot)
        heads.append(head)
        rows.append(row)
    named = said(reading.agents)
    shop = guessed(heads) if named is None else named
    for identity, numbers in threads(heads):
        mails = [heads[number] for number in numbers]
        own = in_thread(shop, mails, named is not None)
        found = _conversation(identity, [_of_customer(mail, own) for mail in mails], own)
        found["messages"] = _messages(boxes, [(spots[n], heads[n]) for n in numbers], own)
        place.done = min(boxes.size, place.done + sum(spots[n].length for n in numbers))
        yield rows[min(numbers)], found


def _conversation(identity: str, mails: list[Head], shop: Shop) -> dict[str, Any]:
    written = [mail.written for mail in mails if mail.written is not None]
    customer, name = _customer(mails, shop)
    subject = next((mail.subject for mail in mails if mail.subject), None)
    return {
        "conversation_id": identity,
        "channel": "email",
        "customer_id": customer,
        "updated_at": max(written).isoformat() if written else None,
        **({"subject": subject} if subject else {}),
        **({"customer_name": name} if name else {}),
    }


def _of_customer(mail: Head, shop: Shop) -> Head:
    """A form on the shop's site writes from the shop to the shop, and names who filled it in as the
    one to answer."""
    if mail.reply_to is None or not shop.has(mail.sender) or shop.has(mail.reply_to[1]):
        return mail
    if any(not shop.has(one) for one in mail.recipients):
        return mail
    return replace(mail, sender=mail.reply_to[1], name=mail.reply_to[0])


def _customer(mails: list[Head], shop: Shop) -> tuple[str | None, str | None]:
    """Address and name of the first who writes to the shop, else of whom it writes to."""
    outsiders = _has_outsiders(mails, shop)
    for mail in mails:
        if role_of(mail, shop, outsiders) == "customer":
            return mail.sender, mail.name or None
    written_to = (
        one for mail in mails for one in mail.recipients if not mail.automatic and not shop.has(one)
    )
    return next(written_to, None), None


def _has_outsiders(mails: list[Head], shop: Shop) -> bool:
    return any(
        not shop.has(one, mail.name if one == mail.sender else "")
        for mail in mails
        for one in (mail.sender, *mail.recipients)
        if one
    )


def _messages(boxes: Mailboxes, mails: list[tuple[Spot, Head]], shop: Shop) -> list[dict[str, Any]]:
    """The messages of a thread; a mail that lies there twice (sent and received) comes once."""
    outsiders = _has_outsiders([_of_customer(head, shop) for _, head in mails], shop)
    seen: set[tuple[str, str | None, str]] = set()
    found: list[dict[str, Any]] = []
    for spot, head in mails:
        message = _message(boxes.mail(spot), _of_customer(head, shop), shop, outsiders)
        same = (head.identity, head.sender, message["text"])
        if same not in seen:
            seen.add(same)
            found.append(message)
    return found


def _message(mail: bytes, head: Head, shop: Shop, outsiders: bool) -> dict[str, Any]:
    block = mail[: 1 << 14]
    hint = first_charset([value for values in headers_of(block).values() for value in values])
    text = body_of(mail, head.answers, head.forwards, hint)
    role = role_of(head, shop, outsiders)
    return {
        "role": role,
        "text": text,
        "timestamp": head.written.isoformat() if head.written else None,
        "author": (head.name or head.sender) if role in ("agent", "note") else None,
        "event": "automatic" if head.automatic else None,
    }
