"""The tables of a copied Intercom workspace (CSV), read together: conversations, their parts,
contacts, tags, admins, teams.

The names are those of Fivetran's copy, which keeps every state of a row: the latest is taken.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.helpdesks.intercom_parts import Talk, channel_of
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

NAME = "intercom_tables"
SOURCE = "intercom"
TOGETHER = True
EXPECTS = "the tables of an Intercom workspace as CSV (conversations, parts, admins …)"

_KINDS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("admin", frozenset({"id", "name", "job_title"}), frozenset({"_fivetran_synced"})),
    ("contact", frozenset({"conversation_id", "contact_id"}), frozenset({"_fivetran_synced"})),
    ("tag", frozenset({"conversation_id", "tag_id"}), frozenset({"_fivetran_synced"})),
    ("part", frozenset({"id", "conversation_id", "part_type", "author_type"}), frozenset()),
    (
        "conversation",
        frozenset({"id", "state", "created_at"}),
        frozenset({"source_author_type", "source_delivered_as", "conversation_rating_value"}),
    ),
)
"""Kind of a table → the columns it must have, and those of which it has one or more."""

_NAMED = {"id", "name", "_fivetran_deleted", "_fivetran_synced"}
"""The columns of teams and of tags: nothing but a name for an id."""

_ORDER = ("named", *(kind for kind, _, _ in _KINDS))


def recognises(path: Path) -> bool:
    """Whether the columns are those of one of these tables."""
    return _kind(path) is not None


def _kind(path: Path) -> str | None:
    names = set(head(path)[0])
    for kind, all_of, one_of in _KINDS:
        if all_of <= names and (not one_of or one_of & names) and "role" not in names:
            return kind
    return "named" if names == _NAMED else None


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of conversations; raises :class:`Unreadable` without conversations and parts."""
    tables = sorted(
        ((kind, path) for path in paths if (kind := _kind(path)) is not None),
        key=lambda table: _ORDER.index(table[0]),
    )
    if not {"conversation", "part"} & {kind for kind, _ in tables}:
        name = paths[0].name
        raise Unreadable(
            f"{name} tells of Intercom conversations without holding any: put the tables of "
            "conversations and of their parts beside it.",
            name,
            "messages_beside",
        )
    problems: list[Problem] = []
    place = Place()
    names: dict[str, str] = {}
    pieces = (one for kind, path in tables for one in _pieces(kind, path, names, problems, place))
    found = ((row, _told(one, names)) for row, one in together(pieces))
    yield from batches(found, problems, place)


def _pieces(
    kind: str, path: Path, names: dict[str, str], problems: list[Problem], place: Place
) -> Iterator[Piece]:
    for number, row in rows(path, problems, place):
        if is_true(row.get("_fivetran_deleted")) and kind != "named":
            continue
        if kind in ("named", "admin"):
            if row["id"] is not None and row["name"] is not None:
                names[row["id"]] = row["name"].strip()
            continue
        own = row["id"] if kind == "conversation" else row["conversation_id"]
        if own is None:
            field = "id" if kind == "conversation" else "conversation_id"
            problems.append(problem(number, field, None, "conversation_id"))
        elif kind == "conversation":
            yield Piece(number, own, _conversation(row), [], row.get("updated_at"))
        elif kind == "part":
            yield Piece(number, own, {}, [_part(row)], row.get("updated_at"))
        elif kind == "contact":
            yield Piece(number, own, {"customer_id": row["contact_id"]}, [])
        elif row.get("_fivetran_active") is None or is_true(row["_fivetran_active"]):
            yield Piece(number, own, {}, [{"tag": row["tag_id"]}])


def _conversation(row: Row) -> dict[str, Any]:
    """The facts of one state of a conversation."""
    asked = row.get("source_author_type") in ("user", "lead", "contact")
    return {
        "customer_id": row.get("source_author_id") if asked else None,
        "channel": channel_of(row.get("source_type")),
        "status": row["state"],
        "rating": row.get("conversation_rating_value"),
        "updated_at": in_utc(row.get("updated_at")),
        "subject": row.get("source_subject"),
        "_assignee": row.get("assignee_id") if row.get("assignee_type") == "admin" else None,
        "_team": row.get("assignee_id") if row.get("assignee_type") == "team" else None,
        "_remark": row.get("conversation_rating_remark"),
        "_remarked": in_utc(row.get("conversation_rating_created_at")),
        "_began": in_utc(row["created_at"]),
        "_body": row.get("source_body"),
        "_as": row.get("source_delivered_as"),
        "_author": row.get("source_author_id"),
        "_author_type": row.get("source_author_type"),
    }


def _part(row: Row) -> dict[str, Any]:
    """A row of parts as the API would tell it."""
    return {
        "id": row["id"],
        "part_type": row["part_type"],
        "body": row.get("body"),
        "created_at": in_utc(row.get("created_at")),
        "redacted": is_true(row.get("redacted")),
        "author": {"type": row["author_type"], "id": row.get("author_id")},
        "assigned_to": {"type": row.get("assigned_to_type"), "id": row.get("assigned_to_id")},
    }


def _told(conversation: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A conversation put together, in the native form."""
    told = {name: value for name, value in conversation.items() if not name.startswith("_")}
    found = conversation["messages"]
    talk = Talk(names)
    if "_began" in conversation:
        author = {"type": conversation.get("_author_type"), "id": conversation.get("_author")}
        source = {"author": author, "body": conversation.get("_body")}
        talk.source(source | {"delivered_as": conversation.get("_as")}, conversation["_began"])
    parts = [message for message in found if "tag" not in message]
    # Without its row and without a word it is the trace of a conversation that is not here.
    if "_began" in conversation or any(part["body"] for part in parts):
        for part in sorted(parts, key=lambda part: part["created_at"] or ""):
            talk.part(part)
    if (remark := conversation.get("_remark")) is not None:
        when = conversation.get("_remarked")
        talk.messages.append({"role": "note", "text": remark, "timestamp": when})
    tags = [names.get(tag, tag) for one in found if (tag := one.get("tag")) is not None]
    return told | {
        "agent_id": talk.agent(conversation.get("_assignee")),
        "team": names.get(conversation.get("_team") or "", conversation.get("_team")),
        "tags": list(dict.fromkeys(tags)) or None,
        "messages": talk.messages,
    }
