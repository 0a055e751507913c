"""Values as the raw table wants them: as text, as they stood in the file."""

import json
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
