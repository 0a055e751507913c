"""Help Scout's conversations and threads."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Unreadable, format_of
from dashboard.transcripts.helpdesks import help_scout
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

ANA = {"id": 301, "type": "customer", "first": "Ana", "last": "", "email": "ana@example.com"}
MARY = {"id": 41, "type": "user", "first": "Mary", "last": "Lind", "email": "m@shop.example"}
TOM = {"id": 42, "type": "user", "first": "Tom", "last": "Ober", "email": "t@shop.example"}
SYSTEM = {"id": 1, "type": "user", "first": "Help", "last": "Scout", "email": "none@nowhere.com"}


def thread(number: int, kind: str, by: dict[str, Any], body: str | None, **more: Any) -> dict:
    return {
        "id": number,
        "type": kind,
        "status": "nochange",
        "state": "published",
        "action": {"type": "default", "associatedEntities": {}},
        "body": body,
        "source": {"type": "web", "via": by["type"]},
        "customer": ANA,
        "createdBy": by,
        "assignedTo": {"id": 0},
        "createdAt": f"2026-03-02T09:{number:02}:00Z",
        "_embedded": {"attachments": []},
        "_links": {"createdByUser": {"href": "https://api.helpscout.net/v2/users/41"}},
        **more,
    }


def item(number: int, by: dict[str, Any], text: str | None, **more: Any) -> dict:
    action = {"type": "default", "text": text, "associatedEntities": {}}
    return thread(number, "lineitem", by, None, **{"action": action, **more})


FILES = {"attachments": [{"id": 1, "filename": "label.pdf", "mimeType": "application/pdf"}]}
THREADS = [
    thread(12, "message", TOM, "late draft", state="draft"),
    item(11, ANA, "Ana reopened the conversation", status="active"),
    item(10, MARY, "Mary Lind marked as Closed", status="closed"),
    thread(9, "message", TOM, "<p>A label:</p>", _embedded=FILES),
    thread(8, "forwardparent", MARY, "Depot, please look"),
    thread(7, "phone", MARY, "She called"),
    thread(6, "message", MARY, "It left<br>today."),
    thread(5, "note", TOM, "Refund her"),
    item(4, TOM, "Tom Ober assigned to Mary Lind", assignedTo=MARY, status="active"),
    item(3, TOM, None),
    thread(2, "message", SYSTEM, "We got your mail.", action={"type": "workflow"}),
    thread(1, "customer", ANA, "<div>Where is it?</div>", status="active"),
]
CONVERSATION = {
    "id": 700,
    "number": 12,
    "threads": 12,
    "type": "email",
    "folderId": 1,
    "status": "closed",
    "state": "published",
    "subject": "Parcel",
    "mailboxId": 2,
    "assignee": MARY,
    "createdBy": ANA,
    "createdAt": "2026-03-02T09:01:00Z",
    "userUpdatedAt": "2026-03-02T09:11:00Z",
    "source": {"type": "email", "via": "customer"},
    "tags": [{"id": 9, "color": "#fff", "tag": "late"}],
    "primaryCustomer": ANA,
    "_embedded": {"threads": THREADS},
}
PAGE = {"_embedded": {"conversations": [CONVERSATION]}, "page": {"size": 50, "number": 1}}
COUNTS = {"customer": 1, "agent": 2, "bot": 1, "note": 6}


def test_who_spoke_is_told_apart(tmp_path):
    raw, problems = read(*put(tmp_path, page__json=PAGE))
    assert problems.is_empty()
    assert counts(raw) == COUNTS
    assert said(raw) == [
        ("customer", "Where is it?", None, None),
        ("bot", "We got your mail.", None, "automatic"),
        ("note", "Tom Ober assigned to Mary Lind", None, "handover"),
        ("note", "Refund her", None, None),
        ("agent", "It left\ntoday.", "Mary Lind", None),
        ("note", "[call]\nShe called", None, None),
        ("note", "Depot, please look", None, None),
        ("agent", "A label:\n[file: label.pdf]", "Tom Ober", None),
        ("note", "Mary Lind marked as Closed", None, None),
        ("note", "Ana reopened the conversation", None, "reopened"),
    ]


def test_the_conversation_is_told(tmp_path):
    raw, _ = read(*put(tmp_path, page__json=PAGE))
    names = ("conversation_id", "channel", "agent_id", "customer_id", "status", "tags")
    assert told(raw, *names) == ["700", "email", "Mary Lind", "301", "closed", ["late"]]


def test_chats_speak_by_their_authors(tmp_path):
    machine = {"id": 9, "type": "system_user", "first": "AI", "last": "Answers"}
    threads = [
        thread(1, "beaconchat", ANA, "Hello?"),
        thread(2, "chat", machine, "Have you looked here?"),
        thread(3, "chat", TOM, "I am here"),
    ]
    chat = CONVERSATION | {"type": "chat", "_embedded": {"threads": threads}}
    raw, _ = read(*put(tmp_path, chat__json=chat))
    assert [one[0] for one in said(raw)] == ["customer", "bot", "agent"]
    assert told(raw, "channel") == ["chat"]


def test_threads_may_lie_apart_and_ratings_too(tmp_path):
    bare = {key: value for key, value in CONVERSATION.items() if key != "_embedded"}
    link = "https://api.helpscout.net/v2/conversations/700/threads/"
    threads = {"_embedded": {"threads": THREADS}, "_links": {"self": {"href": link}}}
    rating = {"id": 1, "ticketId": 700, "threadId": 9, "mailbox": {"id": 2}, "rating": "Okay"}
    rating |= {"comments": "well", "createdAt": "2026-03-03T09:00:00Z"}
    raw, _ = read(*put(tmp_path, c__json=[bare], t__json=threads, r__json=rating))
    assert counts(raw) == COUNTS
    assert told(raw, "rating", "agent_id") == [3.0, "Mary Lind"]


def test_events_hold_their_threads_in_a_list(tmp_path):
    event = {key: value for key, value in CONVERSATION.items() if key != "_embedded"}
    raw, _ = read(*put(tmp_path, hooks__jsonl=[event | {"threads": THREADS, "tags": ["late"]}]))
    assert counts(raw) == COUNTS
    assert told(raw, "tags") == [["late"]]


def test_conversations_alone_ask_for_the_threads(tmp_path):
    bare = {key: value for key, value in CONVERSATION.items() if key != "_embedded"}
    with pytest.raises(Unreadable, match="Put the threads of the conversations"):
        read(*put(tmp_path, c__json=[bare]))


def test_others_are_not_recognised(tmp_path):
    others = {
        "native__jsonl": [{"conversation_id": "c", "messages": []}],
        "others__json": {"_embedded": {"items": [{"id": 1}]}},
        "zendesk__json": {"tickets": [{"id": 1, "created_at": "2026-03-02"}]},
    }
    for path in put(tmp_path, **others):
        assert not help_scout.recognises(path), path.name
    assert format_of(put(tmp_path, a__json=PAGE)[0]) is help_scout


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    content = damaged((PAGE, [CONVERSATION], CONVERSATION["_embedded"])[seed % 3], seed)
    survives("help scout", "a__json", json.dumps(content).encode())


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    survives("help scout", "a__json", json.dumps(PAGE)[:length].encode() + rest)
