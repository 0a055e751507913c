"""Freshdesk: tickets with their conversations as its API gives them, and satisfaction ratings."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.transcripts.gathered import batches
from dashboard.transcripts.helpdesks.freshdesk_messages import (
    description,
    exported,
    facts,
    message,
    names,
    rating,
)
from dashboard.transcripts.pieces import Piece, together
from dashboard.transcripts.records import holds, records, with_messages
from dashboard.transcripts.source import (
    AS_IT_SAYS,
    Batch,
    Place,
    Problem,
    Reading,
    problem,
)
from dashboard.transcripts.values import dict_at, dicts_at, text_at

NAME = "freshdesk"
TOGETHER = True
EXPECTS = "tickets with their conversations as Freshdesk's API or account export gives them (JSON)"

_LACKING = "the conversations of the tickets (GET /api/v2/tickets/…?include=conversations)"
_LISTS = ("tickets", "results", "conversations", "satisfaction_ratings")


def recognises(path: Path) -> bool:
    """Whether it holds tickets, their conversations, or ratings, of Freshdesk."""
    return holds(path, _LISTS, _kind)


def read(*paths: Path, reading: Reading = AS_IT_SAYS) -> Iterator[Batch]:
    """Batches of tickets, put together from all these files."""
    problems: list[Problem] = []
    place = Place()
    pieces = (
        piece
        for path in paths
        for row, record in records(path, _LISTS, _kind, problems, place)
        for piece in _piece(row, record, problems)
    )
    told = with_messages(paths, pieces, problems, _LACKING)
    yield from batches(together(told), problems, place)


def _kind(record: dict[str, Any]) -> str | None:
    """What a JSON object is: a ticket, one with its conversations, one of these, or a rating."""
    if isinstance(record.get("helpdesk_ticket"), dict):
        return "export"
    if _is_ticket(dict_at(record, "ticket")):
        return "both"
    if "incoming" in record and "private" in record and (record.keys() & {"body", "body_text"}):
        return "conversation"
    if _is_ticket(record):
        return "ticket"
    if "survey_id" in record and "ratings" in record:
        return "rating"
    return None


def _is_ticket(record: dict[str, Any]) -> bool:
    marks = record.keys() & {"responder_id", "description_text", "fr_escalated", "due_by"}
    return "requester_id" in record and "source" in record and bool(marks)


def _piece(row: int, record: dict[str, Any], problems: list[Problem]) -> Iterator[Piece]:
    kind = _kind(record)
    if kind == "export":
        record = exported(dict_at(record, "helpdesk_ticket"))
        kind = "both"
    ticket = dict_at(record, "ticket") if kind == "both" else record
    is_ticket = kind in ("both", "ticket")
    name = text_at(ticket, "id") if is_ticket else text_at(record, "ticket_id")
    if kind is None or name is None:
        problems.append(problem(row, "conversation_id", None, "conversation_id"))
    elif is_ticket:
        known = names(ticket)
        entries = (message(entry, known) for entry in dicts_at(record, "conversations"))
        messages = [*description(ticket, known), *entries]
        yield Piece(row, name, facts(ticket, known), messages, text_at(ticket, "updated_at"))
    elif kind == "conversation":
        yield Piece(row, name, {}, [message(record, {})])
    else:
        told = {"rating": rating(record), "rating_comment": text_at(record, "feedback")}
        yield Piece(row, name, told, [])
