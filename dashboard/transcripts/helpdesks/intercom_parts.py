"""Parts of an Intercom conversation as messages: what was said, and what happened in between.

No import format of its own (no ``NAME``): the readers of Intercom's files share it.
"""

from typing import Any

from dashboard.transcripts.markup import plain
from dashboard.transcripts.placeholders import CALL, DELETED, of_file
from dashboard.transcripts.values import at, dicts_at, text_at

_SPEAKERS = {
    **dict.fromkeys(("user", "lead", "contact", "visitor", "customer"), "customer"),
    "admin": "agent",
    **dict.fromkeys(("bot", "fin", "ai_agent", "operator"), "bot"),
    "team": "note",
}

_CHANNELS = {
    **dict.fromkeys(("conversation", "inapp", "in_app", "push", "chat"), "chat"),
    **dict.fromkeys(("whatsapp", "sms", "line", "telegram", "messenger"), "chat"),
    "email": "email",
    **dict.fromkeys(("facebook", "instagram", "twitter", "social"), "social"),
    **dict.fromkeys(("phone_call", "phone_switch"), "phone"),
    "ticket": "ticket",
}

_BY_RULE = ("automated", "campaigns_initiated", "operator_initiated")
"""How a conversation began that no person began, though it bears the name of one."""

_REOPENS = ("open", "assign_and_reopen", "note_and_reopen")
_ASSIGNS = (
    *("assignment", "assign_and_reopen", "assign_and_unsnooze", "default_assignment"),
    *("away_mode_assignment", "operator_assignment", "workflow_assignment", "round_robin"),
)
_MERGES = ("merged_primary_conversation", "merged_secondary_conversation", "merge")
_RESOLVED = ("resolved", "closed")


def channel_of(kind: str | None) -> str | None:
    """The channel of a conversation by the type of its source; an unknown one as written."""
    return _CHANNELS.get((kind or "").strip().lower(), kind)


def person(value: Any) -> str | None:
    """The id of a person, team or admin; Intercom writes 0 for nobody."""
    own = text_at(value, "id")
    return None if own in (None, "0", "0.0") else own


class Talk:
    """A conversation while it is read part by part: who has it, whether it is closed, and the
    names that admins have."""

    def __init__(self, names: dict[str, str]) -> None:
        self.messages: list[dict[str, Any]] = []
        self._names = names
        self._held = False
        self._closed = False

    def name(self, admin: str | None) -> str | None:
        """The name of an admin, else the id."""
        return self._names.get(admin or "", admin)

    def agent(self, assignee: str | None) -> str | None:
        """Who has the conversation, by name: without a name, whoever answered is told by the
        messages, and only where nobody did it is the id."""
        answered = any(message["role"] == "agent" for message in self.messages)
        return self._names.get(assignee or "", None if answered else assignee)

    def source(self, source: dict[str, Any], when: str | None) -> None:
        """The message that began it; some begin with a source that says nothing."""
        if not self._text(source, None) and not at(source, "author", "type"):
            return
        message = self._message(source, when)
        if message["role"] == "agent" and text_at(source, "delivered_as") in _BY_RULE:
            message |= {"role": "bot", "event": "automatic", "author": None}
        self.messages.append(message)

    def part(self, part: dict[str, Any]) -> None:
        """The next part: its message, and a note of what it changed where that matters."""
        kind = text_at(part, "part_type") or ""
        when = text_at(part, "created_at")
        said = self._said(part, kind)
        closed, self._closed = self._closed, self._closed and kind not in _REOPENS
        happened = self._happened(part, kind, closed)
        message = self._message(part, when) if said else None
        if message is not None:
            if "note" in kind or kind in _ASSIGNS:
                message["role"] = "note"
            if happened is None and closed and kind in _REOPENS:
                message["event"] = message["event"] or "reopened"
            if message["role"] == "agent":
                self._held = True
            self.messages.append(message)
        elif happened is None and kind in _REOPENS and (closed or kind == "open"):
            # Without a word it can be nothing else, even where the closing lies before the parts.
            happened = {"text": "Reopened", "event": "reopened"}
        if happened is not None:
            self.messages.append({"role": "note", "event": None, "timestamp": when} | happened)

    def _said(self, part: dict[str, Any], kind: str) -> bool:
        whole = ("comment", "note", "quick_reply", "message")
        return kind in whole or part.get("redacted") is True or bool(self._text(part, kind))

    def _happened(self, part: dict[str, Any], kind: str, closed: bool) -> dict[str, Any] | None:
        """What a part changed: the person who has the conversation, closed, merged."""
        to = part.get("assigned_to")
        if kind in _ASSIGNS and (admin := person(to)) is not None:
            by_person = text_at(to, "type") not in ("team", "bot")
            first, self._held = by_person and not self._held, by_person
            return {
                "text": f"Assigned to {self.name(admin)}",
                "event": "handover" if first else "reopened" if closed else None,
            }
        if kind == "close":
            self._closed = True
            return {"text": "Closed"}
        if kind in _MERGES:
            return {"text": "Merged with another conversation", "event": "merged"}
        state, before = text_at(part, "ticket_state"), text_at(part, "previous_ticket_state")
        if kind.startswith("ticket_state_updated") and state != before:
            if state in _RESOLVED:
                return {"text": f"Status: {state}"}
            return {"text": "Reopened", "event": "reopened"} if before in _RESOLVED else None
        return None

    def _message(self, part: dict[str, Any], when: str | None) -> dict[str, Any]:
        author = part.get("author")
        kind = (text_at(author, "type") or "").strip().lower()
        role = _SPEAKERS.get(kind, f"author type {kind or 'missing'}")
        own, name = text_at(author, "id"), text_at(author, "name")
        email = text_at(author, "email") or ""
        operator = email.startswith("operator+") and email.endswith("@intercom.io")
        if role == "agent" and (operator or _is_ai(author)):
            role = "bot"
        deleted = part.get("redacted") is True
        return {
            "role": role,
            "text": DELETED if deleted else self._text(part, text_at(part, "part_type")),
            "timestamp": when,
            "author": name or self.name(own) if role in ("agent", "note") else None,
            "event": "deleted" if deleted else None,
        } | _translated(part)

    def _text(self, part: dict[str, Any], kind: str | None) -> str:
        """The body, and a placeholder for each file; the choices of a quick reply."""
        lines = [plain(body)] if (body := text_at(part, "body")) is not None else []
        options = dicts_at(part, "metadata", "quick_reply_options")
        lines += [option for one in options if (option := text_at(one, "text")) is not None]
        if kind is not None and kind.startswith(("phone_call", "call")):
            lines.insert(0, CALL)
        lines += [
            of_file(text_at(file, "name"), text_at(file, "content_type"))
            for file in dicts_at(part, "attachments")
        ]
        return "\n".join(line for line in lines if line)


def _is_ai(author: Any) -> bool:
    return at(author, "from_ai_agent") is True or at(author, "is_ai_answer") is True


def _translated(part: dict[str, Any]) -> dict[str, Any]:
    """The body in the other side's language, where the export was asked for translations."""
    for key in ("translated_body", "translation"):
        text = text_at(part, key) or text_at(part, key, "body")
        if text is not None:
            return {"translation": plain(text)}
    return {}
