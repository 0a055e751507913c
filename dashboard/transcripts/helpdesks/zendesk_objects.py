"""The kinds of objects in Zendesk's API, and how each is known.

No import format of its own (no ``NAME``).
"""

from collections.abc import Callable
from typing import Any

from dashboard.transcripts.values import dict_at, dicts_at

_ROLES = ("end-user", "agent", "admin")


def _is_ticket(value: dict[str, Any]) -> bool:
    asked = "requester_id" in value or isinstance(value.get("requester"), dict)
    via = isinstance(value.get("via"), dict) and "channel" in value["via"]
    known = via or ("submitter_id" in value and "assignee_id" in value)
    return "id" in value and asked and known and "responder_id" not in value


def _is_comment(value: dict[str, Any]) -> bool:
    spoken = any(key in value for key in ("body", "html_body", "plain_body"))
    known = any(key in value for key in ("audit_id", "html_body", "plain_body", "via"))
    return "author_id" in value and "public" in value and spoken and known


def _is_audit(value: dict[str, Any]) -> bool:
    return "ticket_id" in value and (
        isinstance(value.get("child_events"), list)
        or (isinstance(value.get("events"), list) and "author_id" in value)
    )


def _is_user(value: dict[str, Any]) -> bool:
    own = any(key in value for key in ("locale_id", "shared_agent", "ticket_restriction"))
    return value.get("role") in _ROLES and (own or _is_of_api(value, "users"))


def _is_of_api(value: dict[str, Any], name: str) -> bool:
    url = value.get("url")
    return isinstance(url, str) and f"/api/v2/{name}/" in url and "id" in value


def _is_group(value: dict[str, Any]) -> bool:
    return _is_of_api(value, "groups")


def _is_metric(value: dict[str, Any]) -> bool:
    return "ticket_id" in value and "reply_time_in_minutes" in value


def _is_rating(value: dict[str, Any]) -> bool:
    return "ticket_id" in value and "score" in value and "requester_id" in value


LISTS: dict[str, tuple[str, Callable[[dict[str, Any]], bool]]] = {
    "users": ("user", _is_user),
    "groups": ("group", _is_group),
    "tickets": ("ticket", _is_ticket),
    "comments": ("comment", _is_comment),
    "audits": ("audit", _is_audit),
    "ticket_audits": ("audit", _is_audit),
    "ticket_events": ("audit", _is_audit),
    "ticket_metrics": ("metric", _is_metric),
    "metric_sets": ("metric", _is_metric),
    "satisfaction_ratings": ("rating", _is_rating),
    "results": ("ticket", _is_ticket),
}
"""Name of a list in a document → what it holds, and how one of it is known."""

ALONE = dict(LISTS.values())


def is_zendesk(value: dict[str, Any]) -> bool:
    """Whether an object is one of these, or holds lists of them."""
    if any(known(value) for known in ALONE.values()) or _is_ticket(dict_at(value, "ticket")):
        return True
    lists = ((known, dicts_at(value, name)) for name, (_, known) in LISTS.items())
    return any(any(known(item) for item in items[:3]) for known, items in lists)
