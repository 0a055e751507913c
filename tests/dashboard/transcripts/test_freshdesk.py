"""Freshdesk's tickets, their conversations and ratings."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Unreadable, format_of
from dashboard.transcripts.helpdesks import freshdesk
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


def entry(number: int, text: str | None, hour: int, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "body": f"<div>{text}</div>",
        "body_text": text,
        "incoming": False,
        "private": False,
        "source": 0,
        "user_id": 90,
        "ticket_id": 77,
        "support_email": "help@shop.example",
        "created_at": f"2026-03-02T{hour:02}:00:00Z",
        "updated_at": f"2026-03-02T{hour:02}:00:00Z",
        "attachments": [],
        **more,
    }


TICKET = {
    "id": 77,
    "subject": "Wrong size",
    "description": "<div>The shoes are too small.<br>Can I swap them?</div>",
    "description_text": "The shoes are too small.\nCan I swap them?",
    "status": 5,
    "priority": 1,
    "source": 2,
    "type": "Return",
    "requester_id": 55,
    "responder_id": 90,
    "group_id": 4,
    "tags": ["swap"],
    "fr_escalated": False,
    "created_at": "2026-03-02T08:00:00Z",
    "updated_at": "2026-03-03T08:00:00Z",
    "requester": {"id": 55, "name": "Ana"},
    "attachments": [{"id": 1, "name": "shoe.jpg", "content_type": "image/jpeg", "size": 9}],
}
ENTRIES = [
    entry(5, "Thanks!", 14, incoming=True, user_id=55),
    entry(2, "We have received your request.", 8, source=15, user_id=None),
    entry(3, "Is the other size in stock?", 9, private=True, source=2, user_id=91),
    entry(4, None, 10, body="<p>Yes, of course.<br>It leaves <b>today</b>.</p>"),
    entry(6, "And a voucher, from me.", 15, user_id=91, last_edited_at="2026-03-02T16:00:00Z"),
    entry(7, "Could the depot look?", 11, source=8, to_emails=["depot@x.example"]),
    entry(8, "Ticket with ID 78 is merged into this ticket", 12, private=True, source=2),
    entry(9, "oops", 13, deleted=True),
]
BOTH = {"ticket": TICKET, "conversations": ENTRIES}
RATING = {
    "id": 1,
    "survey_id": 1,
    "user_id": 55,
    "agent_id": 90,
    "ticket_id": 77,
    "feedback": "Quick",
    "ratings": {"default_question": 103},
    "created_at": "2026-03-03T09:00:00Z",
}
COUNTS = {"customer": 2, "agent": 3, "bot": 1, "note": 3}


def test_who_spoke_is_told_apart_in_order_of_time(tmp_path):
    raw, problems = read(*put(tmp_path, ticket__json=BOTH))
    assert problems.is_empty()
    assert counts(raw) == COUNTS
    assert said(raw) == [
        ("customer", "The shoes are too small.\nCan I swap them?\n[image]", None, None),
        ("bot", "We have received your request.", None, "automatic"),
        ("note", "Is the other size in stock?", None, None),
        ("agent", "Yes, of course.\nIt leaves today.", "90", None),
        ("note", "Could the depot look?", None, None),
        ("note", "Ticket with ID 78 is merged into this ticket", None, "merged"),
        ("agent", "[deleted]", "90", "deleted"),
        ("customer", "Thanks!", None, None),
        ("agent", "And a voucher, from me.", "91", "edited"),
    ]


def test_the_ticket_is_told(tmp_path):
    raw, _ = read(*put(tmp_path, ticket__json=BOTH, ratings__json=[RATING]))
    names = ("conversation_id", "channel", "agent_id", "customer_id", "team", "status", "rating")
    assert told(raw, *names) == ["77", "ticket", "90", "55", "4", "closed", 5.0]
    assert told(raw, "tags") == [["swap"]]
    assert json.loads(told(raw, "extra")[0])["rating_comment"] == "Quick"


@pytest.mark.parametrize(
    ("answer", "stars"), [(103, 5), (102, 13 / 3), (100, 3), (-101, 7 / 3), (-103, 1), (1, 5)]
)
def test_ratings_come_on_five_stars(tmp_path, answer, stars):
    rating = RATING | {"ratings": {"default_question": answer}}
    raw, _ = read(*put(tmp_path, ticket__json=BOTH, ratings__json=[rating]))
    assert told(raw, "rating")[0] == pytest.approx(stars, abs=0.01)


def test_tickets_and_conversations_lie_apart_or_together(tmp_path):
    apart = put(tmp_path, tickets__json=[TICKET], conversations__json=ENTRIES)
    assert counts(read(*apart)[0]) == COUNTS
    whole = TICKET | {"conversations": ENTRIES}
    for name, content in {"a__json": [whole], "b__jsonl": [whole], "c__json": whole}.items():
        assert counts(read(*put(tmp_path, **{name: content}))[0]) == COUNTS, name


def test_the_account_export_is_read(tmp_path):
    notes = [
        {"id": 1, "body": "Yes.", "body_html": "<p>Yes.</p>", "incoming": False, "private": False}
        | {"source": 0, "user_id": 90, "created_at": "2026-03-02T10:00:00+01:00"}
    ]
    ticket = {"display_id": 77, "description": "Hello?", "source": 1, "requester_id": 55}
    ticket |= {"responder_id": 90, "responder_name": "Mary Lind", "status": 2, "notes": notes}
    ticket |= {"created_at": "2026-03-02T09:00:00+01:00", "tags": [{"name": "swap"}]}
    raw, problems = read(*put(tmp_path, Tickets0__json=[{"helpdesk_ticket": ticket}]))
    assert problems.is_empty()
    assert said(raw) == [
        ("customer", "Hello?", None, None),
        ("agent", "Yes.", "Mary Lind", None),
    ]
    assert told(raw, "agent_id", "tags", "channel") == ["Mary Lind", ["swap"], "email"]


def test_an_agent_may_begin_and_a_chat_is_not_told_twice(tmp_path):
    raw, _ = read(*put(tmp_path, a__json={"ticket": TICKET | {"source": 10}, "conversations": []}))
    assert said(raw)[0][0::2] == ("agent", "90")
    raw, _ = read(*put(tmp_path, a__json=BOTH | {"ticket": TICKET | {"source": 15}}))
    assert counts(raw)["customer"] == 1
    assert told(raw, "channel") == ["chat"]


def test_ratings_alone_ask_for_the_tickets(tmp_path):
    with pytest.raises(Unreadable, match="Put the conversations of the tickets"):
        read(*put(tmp_path, ratings__json=[RATING]))


def test_an_entry_without_its_ticket_is_refused(tmp_path):
    stray = {key: value for key, value in ENTRIES[0].items() if key != "ticket_id"}
    raw, problems = read(*put(tmp_path, a__json=[TICKET, stray]))
    assert counts(raw) == {"customer": 1}
    assert problems.select("row", "expected").rows() == [(2, "conversation_id")]


def test_others_are_not_recognised(tmp_path):
    others = {
        "zendesk__json": {"tickets": [{"id": 1, "requester_id": 2, "via": {}, "subject": ""}]},
        "contact__json": {"id": 1, "name": "Ana", "email": "a@example.com"},
        "native__jsonl": [{"conversation_id": "c", "messages": []}],
    }
    for path in put(tmp_path, **others):
        assert not freshdesk.recognises(path), path.name
    assert format_of(put(tmp_path, a__json=BOTH)[0]) is freshdesk


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    content = damaged((BOTH, [TICKET, *ENTRIES], {"results": [TICKET]})[seed % 3], seed)
    rating = json.dumps(damaged(RATING, seed))
    survives("freshdesk", "a__json", json.dumps(content).encode(), b__json=rating)


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    survives("freshdesk", "a__json", json.dumps(BOTH)[:length].encode() + rest)
