"""Values as the raw table wants them: as text, as they stood in the file."""

import json
import math
import re
from typing import Any

import orjson


def as_text(value: Any) -> str | None:
    """A JSON value as it stood in the file: text as it is, anything else as JSON."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def as_json(rest: dict[str, Any]) -> str | None:
    """Unknown keys as a JSON object in one order, or None where there are none."""
    if not rest:
        return None
    try:
        return orjson.dumps(rest, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:  # integers of more than 64 bits
        return json.dumps(rest, ensure_ascii=False, sort_keys=True)


def tag_list(value: Any) -> str | None:
    """Tags as a JSON list of texts; a single text may hold several, parted by commas or bars."""
    if isinstance(value, str):
        value = _listed(value)
    if not isinstance(value, list):
        return None
    texts = [as_text(tag) for tag in value]
    return json.dumps([text for text in texts if text], ensure_ascii=False) if texts else None


def _listed(text: str) -> list[Any]:
    if text.lstrip().startswith("["):
        try:
            return json.loads(text)
        except ValueError:
            pass
    return [part.strip() for part in re.split(r"[,;|\uff0c\uff1b]", text)]


def at(value: Any, *keys: str) -> Any:
    """What lies under these keys, one in the other; None where there is no object or no key."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text_at(value: Any, *keys: str) -> str | None:
    """The text or number under these keys, as text; None for blanks and for anything else."""
    found = at(value, *keys)
    if isinstance(found, int | float) and not isinstance(found, bool):
        found = json.dumps(found)
    return found if isinstance(found, str) and found.strip() else None


def number_at(value: Any, *keys: str) -> float | None:
    """The number under these keys, also where it is written as text."""
    text = text_at(value, *keys)
    try:
        number = float(text) if text is not None else math.nan
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def dict_at(value: Any, *keys: str) -> dict[str, Any]:
    """The object under these keys; empty for anything else."""
    found = at(value, *keys)
    return found if isinstance(found, dict) else {}


def dicts_at(value: Any, *keys: str) -> list[dict[str, Any]]:
    """The objects in the list under these keys; empty for anything else."""
    found = at(value, *keys)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
