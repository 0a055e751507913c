"""Unknown keys of a source (JSON) without what is personal in them."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import orjson

from scoring.personal.placeholders import ADDRESS, EMAIL, ID, NAME, PHONE

_KEYS = (
    (EMAIL, r"e?mail(?:s|_?address\w*)?|from|to|cc|bcc|reply_?to|recipients?"),
    (PHONE, r"(?:tele)?phone\w*|mobile\w*|whatsapp\w*|fax|tel|msisdn"),
    (ADDRESS, r"(?:[a-z]+_)?address\w*|street\w*|postal_?code|zip(?:_?code)?|postcode|city"),
    (ID, r"passport\w*|ssn|tax_?id|national_?id|ip(?:_?address)?"),
    (
        NAME,
        r"(?:(?:first|last|full|display|sender|user|nick|screen|customer|buyer|given"
        r"|family)_?)?names?|"
        r"surname|contact\w*|requester\w*|customer|buyer|recipient_?name|username|nick|wangwang",
    ),
)
_KINDS = [(kind, re.compile(rf"(?:\w+[._-])?(?:{keys})", re.IGNORECASE)) for kind, keys in _KEYS]

NAMED = (
    r"(?i)(?:mail|phone|mobile|fax|tel|from|to|cc|address|street|post|zip|city|name|surname"
    r"|contact|requester|customer|buyer|recipient|nick|wangwang|passport|ssn|ip|whatsapp"
    r"|tax_?id)\w*\"\s*:"
)
"""Where JSON may have a key that names a person, for Polars."""

_OURS = re.compile(
    r"(?i)(?:file|product|item|shop|store|brand|company|team|group|tag|field|event|agent"
    r"|assignee|staff|inbox|channel|subject|topic|category|source|app|device|model|browser"
    r"|country|currency|dataset|form|organi[sz]ation)s?[._-]?name"
)

_OF_A_KIND = re.compile(
    r"(?i)(?:type|kind|role|locale|language|url|id|\w+_id|\w+_at|channel|source)"
)


@lru_cache(maxsize=10_000)
def kind_of(key: str) -> str | None:
    """The placeholder for what stands under a key; None where it names nobody."""
    if _OURS.fullmatch(key):
        return None
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(key)), None)


def masked(extra: str, mask: Callable[[str], str]) -> str:
    """The JSON with every text masked, and values under keys that name persons replaced whole;
    what is no JSON is masked as a text."""
    try:
        content = orjson.loads(extra)
    except orjson.JSONDecodeError:
        return mask(extra)
    told = _masked(content, mask, None)
    return extra if told == content else orjson.dumps(told).decode()


def names(extra: str) -> list[str]:
    """The names of persons that the JSON tells."""
    try:
        content = orjson.loads(extra)
    except orjson.JSONDecodeError:
        return []
    found: list[str] = []
    _named(content, None, found)
    return found


def _masked(value: Any, mask: Callable[[str], str], kind: str | None) -> Any:
    if isinstance(value, dict):
        return {
            key: _masked(one, mask, kind_of(key) or _inner(kind, key)) for key, one in value.items()
        }
    if isinstance(value, list):
        return [_masked(one, mask, kind) for one in value]
    if isinstance(value, str):
        return kind if kind and value.strip() else mask(value)
    numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
    return kind if numeric and kind in (PHONE, ID) else value


def _inner(kind: str | None, key: str) -> str | None:
    """Under a person every text is theirs, but for what only says of which kind it is."""
    return None if kind is None or _OF_A_KIND.fullmatch(key) else kind


def _named(value: Any, kind: str | None, found: list[str]) -> None:
    if isinstance(value, dict):
        for key, one in value.items():
            _named(one, kind_of(key) or _inner(kind, key), found)
    elif isinstance(value, list):
        for one in value:
            _named(one, kind, found)
    elif isinstance(value, str) and kind == NAME:
        found.append(value)
