"""The tables of a copied Zendesk account (CSV), read together: tickets, comments, users, groups,
tags, chats and their events, changes of fields, satisfaction ratings, ticket metrics.

The names are those of Fivetran's copy; the API's own names are understood as well.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.helpdesks.zendesk_chats import chat_message
from dashboard.transcripts.helpdesks.zendesk_messages import (
    comment_message,
    rating_facts,
    rating_messages,
)
from dashboard.transcripts.helpdesks.zendesk_people import People
from dashboard.transcripts.helpdesks.zendesk_tickets import ticket_piece, told
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.rows import Row, head, in_utc, is_true, rows
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    Batch,
    Place,
    Problem,
    Reading,
    Unreadable,
    problem,
)

NAME = "zendesk_tables"
SOURCE = "zendesk"
TOGETHER = True
EXPECTS = "the tables of a Zendesk account as CSV (tickets, comments, users, chats …)"

_KINDS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("user", frozenset({"id", "role", "name"}), frozenset({"shared_agent", "ticket_restriction"})),
    ("chat", frozenset({"chat_id", "ticket_id", "visitor_id"}), frozenset()),
    ("ticket", frozenset({"id", "requester_id", "submitter_id"}), frozenset({"assignee_id"})),
    ("comment", frozenset({"ticket_id", "public"}), frozenset({"body", "plain_body", "html_body"})),
    ("event", frozenset({"chat_id", "actor_id", "type"}), frozenset({"chat_index", "message"})),
    ("change", frozenset({"ticket_id", "field_name", "value"}), frozenset({"updated"})),
    ("rating", frozenset({"ticket_id", "score"}), frozenset({"requester_id", "assignee_id"})),
    ("metric", frozenset({"ticket_id", "reopens", "replies"}), frozenset()),
    ("tag", frozenset({"ticket_id"}), frozenset({"tag", "tags"})),
)
"""Kind of a table → the columns it must have, and those of which it has one or more. In the order
in which they are read: who is who, and which ticket a chat became, is known before the rest."""

_ORDER = ("group", *(kind for kind, _, _ in _KINDS))


def recognises(path: Path) -> bool:
    """Whether the columns are those of one of these tables."""
    return _kind(path) is not None


def _kind(path: Path) -> str | None:
    columns, first = head(path)
    names = set(columns)
    for kind, all_of, one_of in _KINDS:
        if all_of <= names and (not one_of or one_of & names):
            few = kind not in ("tag", "rating", "comment") or _is_own(kind, names)
            return kind if few else None
    is_group = {"id", "name", "url"} <= names and "/api/v2/groups/" in (first.get("url") or "")
    return "group" if is_group else None


def _is_own(kind: str, names: set[str]) -> bool:
    """Columns that any table might have are Zendesk's only with nothing else, or more, beside."""
    if kind == "tag":
        return all(
            name in ("ticket_id", "tag", "tags", "id") or "_synced" in name for name in names
        )
    if kind == "rating":
        return {"ticket_id", "score", "id"} <= names and "role" not in names
    return bool(names & {"user_id", "author_id"}) and "role" not in names


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations; raises :class:`Unreadable` without tickets, comments and chats."""
    tables = sorted(
        ((kind, path) for path in paths if (kind := _kind(path)) is not None),
        key=lambda table: _ORDER.index(table[0]),
    )
    if not {"ticket", "comment", "event"} & {kind for kind, _ in tables}:
        name = paths[0].name
        raise Unreadable(
            f"{name} tells of Zendesk tickets without holding any: put the tables of tickets and "
            "of comments beside it.",
            name,
            "messages_beside",
        )
    problems: list[Problem] = []
    place = Place()
    account = _Account(reading.agents)
    pieces = (
        piece for kind, path in tables for piece in account.pieces(kind, path, problems, place)
    )
    found = ((row, told(one, account.people)) for row, one in together(pieces))
    yield from batches(found, problems, place)


class _Account:
    """What the rows of one table need to know of the others."""

    def __init__(self, agents: frozenset[str]) -> None:
        self.people = People(agents)
        self._tickets: dict[str, set[str]] = defaultdict(set)
        self._visitors: dict[str, str | None] = {}

    def pieces(
        self, kind: str, path: Path, problems: list[Problem], place: Place
    ) -> Iterator[Piece]:
        """The pieces that the rows of a table are."""
        for number, row in rows(path, problems, place):
            if is_true(row.get("_fivetran_deleted")):
                continue
            if kind == "user":
                self.people.add(row)
            elif kind == "group":
                self.people.add_group(row)
            elif kind == "chat":
                self._chat(row)
            else:
                piece = self._piece(kind, number, row)
                if piece is None:
                    field = "id" if kind == "ticket" else "ticket_id"
                    problems.append(problem(number, field, None, "conversation_id"))
                else:
                    yield piece

    def _chat(self, row: Row) -> None:
        chat, ticket = row["chat_id"], row["ticket_id"]
        if chat is not None:
            self._visitors[chat] = row.get("user_id")
            if ticket is not None:
                self._tickets[chat].add(ticket)

    def _piece(self, kind: str, number: int, row: Row) -> Piece | None:
        if kind == "ticket":
            return ticket_piece(number, _ticket(row), self.people)
        if kind == "event":
            return self._event(number, row)
        own = row.get("ticket_id")
        facts, messages = _parts(kind, number, row)
        return None if own is None else Piece(number, own, facts, messages)

    def _event(self, number: int, row: Row) -> Piece | None:
        """A chat belongs to the ticket it became, one that became several is its own. What the
        ticket itself tells comes later, and counts."""
        chat = row["chat_id"]
        if chat is None:
            return None
        tickets = self._tickets.get(chat, set())
        own = next(iter(tickets)) if len(tickets) == 1 else chat
        facts = {"channel": "chat", "chat_id": chat, "_requester": self._visitors.get(chat)}
        message = chat_message(row | {"created_at": in_utc(row.get("created_at"))})
        return Piece(number, own, facts, [message] if message else [])


def _ticket(row: Row) -> dict[str, Any]:
    """A row of tickets as the API would tell it."""
    times = {name: in_utc(row.get(name)) for name in ("created_at", "updated_at")}
    return row | times | {"via": _object(row.get("via")), "tags": _object(row.get("tags"))}


def _object(cell: str | None) -> Any:
    try:
        return orjson.loads(cell) if cell else None
    except orjson.JSONDecodeError:
        return None


def _parts(kind: str, number: int, row: Row) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Facts and messages of a row that belongs to a ticket."""
    when = in_utc(row.get("created_at") or row.get("created") or row.get("updated"))
    if kind == "comment":
        comment = row | {
            "author_id": row.get("author_id") or row.get("user_id"),
            "public": row.get("public") is None or is_true(row["public"]),
            "voice_comment": is_true(row.get("voice_comment")),
            "via": _object(row.get("via")),
            "attachments": _object(row.get("attachments")),
            "created_at": when,
        }
        return {}, [comment_message(comment)]
    if kind == "change":
        change = {"changed": row["field_name"], "value": row["value"], "timestamp": when}
        return {}, [change | {"id": f"change {number}"}]
    if kind == "rating":
        rating: dict[str, Any] = row | {"created_at": when}
        return rating_facts(rating), rating_messages(rating)
    if kind == "tag":
        return {}, [{"tag": row.get("tag") or row.get("tags")}]
    figures = {name: cell for name, cell in row.items() if cell and name.endswith("_minutes")}
    return {"metrics": figures | {"reopens": row["reopens"], "replies": row["replies"]}}, []
