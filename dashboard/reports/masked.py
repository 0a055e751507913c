"""Words that leave the house in a report: without what could tell of customers."""

import re
from collections.abc import Iterable

from scoring.personal.names import HONOURED, TITLES

LONGEST = 280
"""Characters of a message that are quoted."""

_HIDDEN = "•••"

_ADDRESSES = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w.-]+|(?<!\w)@\w+", re.IGNORECASE)

_NUMBERS = re.compile(r"[+(#]?\d[\d\s().,/:-]{2,}\d|#?[A-Za-z]{0,6}[-_]?\d[A-Za-z0-9_-]{3,}")
"""Of cards, phones, orders, parcels, streets, dates: four signs or more, of which most are digits;
"24 hours" and "3 %" stay."""

_NAME = r"[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){0,2}"
_TITLED = re.compile(rf"{TITLES}{_NAME}|{HONOURED}")
_GREETED = re.compile(rf"^([^\W\d_]+(?:\s[^\W\d_]+)??,?\s){_NAME}(?=\s*[,!.;:–—\n-])", re.MULTILINE)
"""A greeting, and the name behind it, at the head of a line."""


def masked(text: str, names: Iterable[str | None] = ()) -> str:
    """The words on one line, cut at LONGEST, with addresses, longer numbers and names hidden:
    those in ``names`` (of the customer), and whatever follows a title or a greeting.

    Rather too much is hidden than too little; a name in the middle of a sentence, which nothing
    gives away, stays.
    """
    for name in names:
        if name and name.strip():
            text = re.sub(re.escape(name.strip()), _HIDDEN, text, flags=re.IGNORECASE)
    text = _TITLED.sub(_HIDDEN, _ADDRESSES.sub(_HIDDEN, text))
    text = _GREETED.sub(rf"\g<1>{_HIDDEN}", text)
    plain = " ".join(_NUMBERS.sub(_hidden, text).split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rstrip() + " …"


def _hidden(found: re.Match[str]) -> str:
    digits = sum(sign.isdigit() for sign in found[0])
    return _HIDDEN if digits >= 4 or (digits >= 3 and not found[0].isdigit()) else found[0]
