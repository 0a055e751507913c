"""Gorgias' tickets and messages."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Unreadable, format_of
from dashboard.transcripts.helpdesks import gorgias
from tests.dashboard.transcripts.damage import (
    EXAMPLES,
    counts,
    damaged,
    put,
    read,
    said,
    survives,
    told,
)

ANA = {"id": 501, "email": "ana@example.com", "name": "Ana", "firstname": "Ana", "lastname": ""}
MARY = {"id": 3, "email": "mary@shop.example", "name": "Mary Lind", "firstname": "Mary"}
TOM = {"id": 4, "email": "tom@shop.example", "name": "Tom Ober"}


def message(number: int, text: str | None, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "uri": f"/api/tickets/12/messages/{number}",
        "ticket_id": 12,
        "public": True,
        "channel": "email",
        "via": "helpdesk",
        "source": {"type": "email", "from": {"address": "ana@example.com"}, "to": []},
        "sender": MARY,
        "integration_id": 5,
        "rule_id": None,
        "from_agent": True,
        "body_text": text,
        "body_html": None,
        "stripped_text": text,
        "attachments": [],
        "created_datetime": f"2026-03-02T09:{number:02}:00",
        "sent_datetime": f"2026-03-02T09:{number:02}:05.120000",
        "deleted_datetime": None,
        **more,
    }


MESSAGES = [
    message(1, "Where is it?", from_agent=False, sender=ANA, via="email"),
    message(2, "We got your mail.", rule_id=9, via="rule"),
    message(3, "Refund her", channel="internal-note", public=False, sender=TOM),
    message(5, None, stripped_text=None, body_html="<p>It left <b>today</b>.</p>"),
    message(6, "Thanks\n\n> It left today", from_agent=False, sender=ANA, stripped_text="Thanks"),
    message(7, "You're welcome", sender=TOM, attachments=[{"name": "a.pdf", "content_type": "x"}]),
    message(8, "Anything else?", sender={"id": 1, "name": "Gorgias Bot"}, channel="chat"),
    message(9, "secret", deleted_datetime="2026-03-02T10:00:00"),
]
EVENTS = [
    {"id": 1, "type": "ticket-assigned", "data": {"assignee_user_id": 3}, "user": TOM}
    | {"created_datetime": "2026-03-02T09:04:00"},
    {"id": 2, "type": "ticket-tag-added", "created_datetime": "2026-03-02T09:04:10"},
    {"id": 3, "type": "ticket-reopened", "created_datetime": "2026-03-02T09:30:00"},
]
TICKET = {
    "id": 12,
    "uri": "/api/tickets/12",
    "status": "closed",
    "channel": "facebook-messenger",
    "via": "email",
    "from_agent": False,
    "spam": False,
    "customer": ANA,
    "assignee_user": MARY,
    "assignee_team": {"id": 1, "name": "Parcels"},
    "language": "en",
    "subject": "Parcel",
    "tags": [{"id": 1, "name": "late"}],
    "events": EVENTS,
    "messages": MESSAGES,
    "satisfaction_survey": {"id": 1, "score": 2, "body_text": "slow", "ticket_id": 12},
    "created_datetime": "2026-03-02T09:00:00",
    "updated_datetime": "2026-03-02T10:00:00",
}
COUNTS = {"customer": 2, "agent": 3, "bot": 2, "note": 3}


def test_who_spoke_is_told_apart(tmp_path):
    raw, problems = read(*put(tmp_path, tickets__json={"data": [TICKET], "meta": {}}))
    assert problems.is_empty()
    assert counts(raw) == COUNTS
    assert said(raw) == [
        ("customer", "Where is it?", None, None),
        ("bot", "We got your mail.", None, "automatic"),
        ("note", "Refund her", None, None),
        ("note", "Assigned to 3", None, "handover"),
        ("agent", "It left today.", "Mary Lind", None),
        ("customer", "Thanks", None, None),
        ("agent", "You're welcome\n[file: a.pdf]", "Tom Ober", None),
        ("bot", "Anything else?", None, None),
        ("agent", "[deleted]", "Mary Lind", "deleted"),
        ("note", "Reopened", None, "reopened"),
    ]


def test_the_ticket_is_told_and_times_are_utc(tmp_path):
    raw, _ = read(*put(tmp_path, ticket__json=TICKET))
    names = ("conversation_id", "channel", "agent_id", "customer_id", "team", "status", "rating")
    assert told(raw, *names) == ["12", "social", "Mary Lind", "501", "Parcels", "closed", 2.0]
    assert raw["timestamp"][0] == "2026-03-02T09:01:05.120000Z"


def test_messages_lie_apart_or_come_with_an_event(tmp_path):
    bare = {key: value for key, value in TICKET.items() if key not in ("messages", "events")}
    raw, _ = read(*put(tmp_path, tickets__json={"data": [bare]}, m__json={"data": MESSAGES}))
    assert counts(raw) == COUNTS | {"note": 1}
    hooks = [{"ticket": bare, "message": one} for one in MESSAGES]
    raw, _ = read(*put(tmp_path, hooks__jsonl=hooks))
    assert counts(raw) == COUNTS | {"note": 1}


def test_tickets_alone_ask_for_the_messages(tmp_path):
    with pytest.raises(Unreadable, match="Put the messages of the tickets"):
        read(*put(tmp_path, tickets__json={"data": [TICKET | {"messages": [], "events": []}]}))


def test_others_are_not_recognised(tmp_path):
    others = {
        "native__jsonl": [{"conversation_id": "c", "messages": []}],
        "freshdesk__json": [{"requester_id": 1, "source": 2, "created_at": "2026-03-02"}],
        "data__json": {"data": [{"id": 1, "messages": []}]},
    }
    for path in put(tmp_path, **others):
        assert not gorgias.recognises(path), path.name
    assert format_of(put(tmp_path, a__json={"data": TICKET})[0]) is gorgias


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    content = damaged(({"data": [TICKET]}, MESSAGES, {"ticket": TICKET})[seed % 3], seed)
    survives("gorgias", "a__json", json.dumps(content).encode())


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    survives("gorgias", "a__json", json.dumps([TICKET])[:length].encode() + rest)
