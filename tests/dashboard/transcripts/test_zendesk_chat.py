"""Chats of Zendesk Chat with their history."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Unreadable, format_of
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


def event(number: int, sender: str, name: str, text: str | None, **more: Any) -> dict[str, Any]:
    return {
        "type": "chat.msg",
        "channel": "#supportchat-1",
        "msg_id": str(number),
        "name": name,
        "sender_type": sender,
        "msg": text,
        "timestamp": f"2026-03-02T09:00:{number:02}Z",
        **more,
    }


def join(number: int, sender: str, name: str) -> dict[str, Any]:
    return event(number, sender, name, None, type="chat.memberjoin")


CHAT = {
    "id": "2603.1",
    "type": "chat",
    "timestamp": "2026-03-02T09:00:00Z",
    "visitor": {"id": "v1", "name": "Bo", "email": "bo@x.example", "phone": ""},
    "started_by": "visitor",
    "agent_names": ["Ana", "Tom"],
    "agent_ids": ["9", "10"],
    "department_name": "Parcels",
    "rating": "good",
    "comment": "Quick",
    "tags": ["vip"],
    "zendesk_ticket_id": 35,
    "missed": False,
    "end_timestamp": "2026-03-02T09:10:00Z",
    "history": [
        join(1, "Visitor", "Bo"),
        event(2, "Visitor", "Bo", "Where is it?"),
        event(3, "Trigger", "Shop", "We are with you at once"),
        join(4, "Agent", "Ana"),
        event(5, "Agent", "Ana", "Good morning"),
        event(
            6,
            "Visitor",
            "Bo",
            None,
            type="chat.file",
            attachment={"name": "a.png", "mime_type": "image/png"},
        ),
        join(7, "Agent", "Tom"),
        event(8, "Agent", "Tom", "It comes today"),
        event(9, "Visitor", "Bo", None, type="chat.rating", new_rating="good", rating="none"),
        event(10, "Agent", "Ana", None, type="chat.memberleave"),
    ],
}
LEFT = {
    "id": "2603.2",
    "type": "offline_msg",
    "timestamp": "2026-03-02T21:00:00Z",
    "visitor": {"id": "v2", "name": "Eva"},
    "message": "Please call me",
    "department_name": None,
}


def test_everybody_in_a_chat_is_told_from_the_others(tmp_path: Path) -> None:
    raw, problems = read(*put(tmp_path, chats__json={"chats": [CHAT], "count": 1}))
    assert said(raw) == [
        ("customer", "Where is it?", None, None),
        ("bot", "We are with you at once", None, "automatic"),
        ("note", "Ana joined the chat", None, "handover"),
        ("agent", "Good morning", "Ana", None),
        ("customer", "[image]", None, None),
        ("note", "Tom joined the chat", None, None),
        ("agent", "It comes today", "Tom", None),
        ("note", "Rated good", None, None),
        ("note", "Quick", None, None),
    ]
    assert counts(raw) == {"customer": 2, "bot": 1, "agent": 2, "note": 4}
    names = ("conversation_id", "channel", "agent_id", "customer_id", "team", "rating")
    assert told(raw, *names) == ["2603.1", "chat", "Ana", "v1", "Parcels", 5.0]
    assert problems.is_empty()


@pytest.mark.parametrize(
    "files",
    [
        {"a__json": [CHAT, LEFT]},
        {"a__jsonl": [CHAT, LEFT]},
        {"a__json": {"chats": [CHAT, LEFT]}},
        {"a__json": {"docs": {"1": CHAT, "2": LEFT}, "count": 2}},
    ],
)
def test_every_way_of_writing_the_same(tmp_path: Path, files: dict[str, Any]) -> None:
    raw, _ = read(*put(tmp_path, **files))
    assert raw["conversation_id"].unique(maintain_order=True).to_list() == ["2603.1", "2603.2"]
    assert counts(raw) == {"customer": 3, "bot": 1, "agent": 2, "note": 4}


def test_a_sender_of_no_known_type_is_refused(tmp_path: Path) -> None:
    chat = CHAT | {"history": [event(1, "Visitor", "Bo", "Hi"), event(2, "Parrot", "P", "Hi")]}
    raw, _ = read(*put(tmp_path, a__json=[chat]))
    assert checked(raw).problems.select("value", "expected").rows() == [
        ("sender_type parrot", "role")
    ]


@pytest.mark.parametrize(
    ("content", "known"),
    [
        ([CHAT], True),
        ([LEFT], True),
        ([{"visitor": {}, "history": []}], False),
        ([{"id": 1, "history": [{"type": "chat.msg"}]}], False),
        ([{"conversation_id": "1", "messages": []}], False),
    ],
)
def test_only_its_own_files_are_known(tmp_path: Path, content: Any, known: bool) -> None:
    (path,) = put(tmp_path, file__json=content)
    try:
        name = format_of(path).NAME
    except Unreadable:
        name = None
    assert (name == "zendesk_chat") is known


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_beginning(tail: bytes) -> None:
    whole = json.dumps({"chats": [CHAT, LEFT]}).encode()
    survives("zendesk_chat", "a__json", whole[:-40] + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 2**32))
def test_any_value_anywhere(seed: int) -> None:
    document = damaged({"chats": [CHAT, LEFT]}, seed)
    survives("zendesk_chat", "a__json", json.dumps(document).encode())
