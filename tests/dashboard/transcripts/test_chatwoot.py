"""Chatwoot's conversations, messages, events and ratings."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Unreadable, format_of
from dashboard.transcripts.helpdesks import chatwoot
from scoring.conversations import checked
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

MARY = {"id": 7, "name": "Mary Lind", "type": "user", "available_name": "Mary"}
TOM = {"id": 8, "name": "Tom Ober", "type": "user"}
BOT = {"id": 2, "name": "Helper", "type": "agent_bot"}
CONTACT = {"id": 31, "name": "Ana", "email": "ana@example.com", "type": "contact"}
BEGAN = 1_772_442_000


def message(number: int, kind: int, content: str | None, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "content": content,
        "inbox_id": 3,
        "conversation_id": 12,
        "message_type": kind,
        "content_type": "text",
        "status": "sent",
        "content_attributes": {},
        "created_at": BEGAN + number,
        "private": False,
        "source_id": None,
        **more,
    }


MESSAGES = [
    message(1, 0, "Where is my parcel?", sender=CONTACT),
    message(2, 3, "We typically reply in a few hours."),
    message(3, 1, "I am the bot. What is your order?", sender=BOT),
    message(4, 0, "4711", sender=CONTACT, attachments=[{"id": 1, "file_type": "image"}]),
    message(5, 2, "Conversation was marked open by Helper"),
    message(6, 2, "Assigned to Mary Lind by Helper"),
    message(7, 1, "Look after her, she is upset", private=True, sender=TOM),
    message(8, 1, "It is on its way.", sender=MARY),
    message(9, 0, "x", sender=CONTACT, content_attributes={"deleted": True}),
    message(
        10,
        1,
        "See the label",
        sender=TOM,
        attachments=[
            {"file_type": "file", "data_url": "https://x.example/rails/label%20a.pdf?sig=1"},
            {"file_type": "audio", "data_url": "https://x.example/a.oga"},
        ],
    ),
    message(11, 2, "Conversation was marked resolved by Tom Ober"),
    message(12, 1, "We close what is quiet.", content_attributes={"automation_rule_id": 5}),
    message(
        13,
        3,
        "Please rate the conversation",
        content_type="input_csat",
        content_attributes={
            "submitted_values": {
                "csat_survey_response": {"rating": 4, "feedback_message": "Slow, but kind"}
            }
        },
    ),
    message(14, 2, "Conversation was reopened by Ana"),
]
CONVERSATION = {
    "id": 12,
    "account_id": 1,
    "inbox_id": 3,
    "uuid": "5c0c5a2e",
    "can_reply": True,
    "contact_last_seen_at": 0,
    "agent_last_seen_at": BEGAN,
    "unread_count": 0,
    "labels": ["parcel", "late"],
    "status": "open",
    "priority": "high",
    "created_at": BEGAN,
    "updated_at": BEGAN + 14.5,
    "last_activity_at": BEGAN + 14,
    "additional_attributes": {"browser_language": "de"},
    "custom_attributes": {"order_id": "4711"},
    "meta": {
        "sender": CONTACT,
        "channel": "Channel::WebWidget",
        "assignee": MARY,
        "team": {"id": 1, "name": "Parcels"},
        "hmac_verified": False,
    },
    "messages": MESSAGES[-1:],
}
LIST = {
    "data": {"meta": {"mine_count": 0, "all_count": 1}, "payload": [CONVERSATION]},
}
PAGE = {"meta": {"labels": ["parcel"], "contact": CONTACT}, "payload": MESSAGES}
EVENT = {
    "event": "message_created",
    "id": 1,
    "content": "Where is my parcel?",
    "created_at": "2026-03-02T09:00:01Z",
    "message_type": "incoming",
    "content_type": "text",
    "content_attributes": {},
    "private": False,
    "sender": {"id": 31, "name": "Ana"},
    "account": {"id": 1, "name": "Shop"},
    "inbox": {"id": 3, "name": "Site"},
    "conversation": {key: value for key, value in CONVERSATION.items() if key != "messages"},
}
ANSWER = EVENT | {
    "id": 2,
    "content": "It is on its way.",
    "message_type": "outgoing",
    "sender": {"id": 7, "name": "Mary Lind", "type": "user"},
    "created_at": "2026-03-02T09:05:01Z",
}
RATINGS = (
    "Agent Name,Rating,Feedback Comment,Contact Name,Contact Email Address,"
    "Contact Phone Number,Link to the conversation,Recorded date\n\n"
    '"Mary Lind (mary@shop.example)",2,"Too, slow",Ana,ana@example.com,,'
    "https://chat.shop.example/app/accounts/1/conversations/12,2026-03-02 10:00:00 UTC\n\n"
    "Reporting period 2026-03-01 to 2026-03-31\n"
)


def test_who_spoke_is_told_apart(tmp_path):
    raw, problems = read(*put(tmp_path, list__json=LIST, messages__json=PAGE))
    assert problems.is_empty()
    assert counts(raw) == {"customer": 3, "bot": 4, "agent": 2, "note": 5}
    assert said(raw) == [
        ("customer", "Where is my parcel?", None, None),
        ("bot", "We typically reply in a few hours.", None, "automatic"),
        ("bot", "I am the bot. What is your order?", None, None),
        ("customer", "4711\n[image]", None, None),
        ("note", "Conversation was marked open by Helper", None, None),
        ("note", "Assigned to Mary Lind by Helper", None, "handover"),
        ("note", "Look after her, she is upset", None, None),
        ("agent", "It is on its way.", "Mary Lind", None),
        ("customer", "[deleted]", None, "deleted"),
        ("agent", "See the label\n[file: label a.pdf]\n[voice]", "Tom Ober", None),
        ("note", "Conversation was marked resolved by Tom Ober", None, None),
        ("bot", "We close what is quiet.", None, "automatic"),
        ("bot", "Please rate the conversation", None, "automatic"),
        ("note", "Conversation was reopened by Ana", None, "reopened"),
    ]


def test_the_conversation_is_told(tmp_path):
    raw, _ = read(*put(tmp_path, list__json=LIST, messages__json=PAGE))
    names = ("conversation_id", "channel", "agent_id", "customer_id", "team", "rating", "status")
    assert told(raw, *names) == ["12", "chat", "Mary Lind", "31", "Parcels", 4.0, "open"]
    assert told(raw, "tags", "order_id", "language") == [["parcel", "late"], "4711", "de"]
    extra = json.loads(told(raw, "extra")[0])
    assert extra["rating_comment"] == "Slow, but kind"


def test_a_conversation_with_its_messages_in_every_wrapping(tmp_path):
    whole = CONVERSATION | {"messages": MESSAGES}
    shapes = {
        "one__json": whole,
        "beside__json": {"conversation": CONVERSATION, "messages": MESSAGES},
        "list__json": [whole],
        "lines__jsonl": [whole],
        "pages__jsonl": [LIST, PAGE],
        "search__json": {"meta": {}, "payload": [whole]},
    }
    for name, content in shapes.items():
        (path,) = put(tmp_path, **{name: content})
        assert format_of(path) is chatwoot, name
        raw, problems = read(path)
        assert problems.is_empty(), name
        assert counts(raw) == {"customer": 3, "bot": 4, "agent": 2, "note": 5}, name


def test_the_last_message_alone_is_no_conversation(tmp_path):
    raw, problems = read(*put(tmp_path, list__json=LIST))
    assert raw.is_empty()
    assert problems["expected"].to_list() == ["whole_conversation"]


def test_events_are_put_together_and_the_later_state_stands(tmp_path):
    changed = EVENT | {"event": "message_updated", "content_attributes": {"deleted": True}}
    closed = CONVERSATION | {"event": "conversation_status_changed", "status": "resolved"}
    closed |= {"updated_at": BEGAN + 400, "messages": []}
    typing = {"event": "conversation_typing_on", "user": {"id": 7}, "conversation": {"id": 12}}
    events = [EVENT, typing, ANSWER, changed, closed]
    raw, problems = read(*put(tmp_path, hooks__jsonl=events))
    assert problems.is_empty()
    assert said(raw) == [
        ("customer", "[deleted]", None, "deleted"),
        ("agent", "It is on its way.", "Mary Lind", None),
    ]
    assert told(raw, "status", "channel") == ["solved", "chat"]


def test_ratings_come_to_their_conversations(tmp_path):
    whole = CONVERSATION | {"messages": MESSAGES[:12]}
    raw, problems = read(*put(tmp_path, chats__json=[whole], csat__csv=RATINGS))
    assert problems.is_empty()
    assert told(raw, "rating") == [2.0]
    assert json.loads(told(raw, "extra")[0])["rating_comment"] == "Too, slow"


def test_ratings_alone_ask_for_the_conversations(tmp_path):
    (path,) = put(tmp_path, csat__csv="\ufeff" + RATINGS)
    assert format_of(path) is chatwoot
    with pytest.raises(Unreadable, match=r"csat.csv: there are no messages. Put the messages"):
        read(path)


def test_an_unknown_sender_is_refused_not_guessed(tmp_path):
    strange = message(1, 1, "Hi", sender={"id": 1, "type": "ghost"})
    whole = CONVERSATION | {"messages": [strange, message(2, 9, "?")]}
    raw, _ = read(*put(tmp_path, chats__json=[whole]))
    assert raw["role"].to_list() == ["ghost", "9"]
    assert checked(raw).problems["expected"].to_list() == ["role", "role"]


def test_others_are_not_recognised(tmp_path):
    native = {"conversation_id": "c", "messages": [{"role": "agent", "text": "Hi"}]}
    others = {
        "native__jsonl": [native],
        "zendesk__json": {"tickets": [{"id": 1, "requester_id": 2, "via": {}}]},
        "swagger__json": {"openapi": "3.0.0", "paths": {"/conversations": {}}},
        "table__csv": "conversation_id,role,text\n1,agent,Hi\n",
        "seed__yml": "one:\n  inbox_id: 1\n",
    }
    for path in put(tmp_path, **others):
        assert not chatwoot.recognises(path), path.name


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    whole = [CONVERSATION | {"messages": MESSAGES}]
    content = damaged((LIST, PAGE, whole, EVENT)[seed % 4], seed)
    survives("chatwoot", "a__json", json.dumps(content).encode())


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_lines_and_ratings_are_survived(seed):
    lines = b"\n".join(json.dumps(damaged(one, seed)).encode() for one in (LIST, PAGE, EVENT))
    survives("chatwoot", "a__jsonl", lines, csat__csv=RATINGS[: seed % len(RATINGS)])


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    content = (json.dumps(PAGE), json.dumps([EVENT, EVENT]), RATINGS)[length % 3]
    survives("chatwoot", "a__json", content[:length].encode() + rest)
