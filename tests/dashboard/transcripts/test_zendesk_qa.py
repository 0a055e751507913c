"""Conversations in the import form of Zendesk QA."""

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


def comment(number: int, name: str, agent: bool | None, text: str, **more: Any) -> dict[str, Any]:
    flag = {} if agent is None else {"authorIsNotClient": agent}
    own = {"id": f"m{number}", "authorName": name, "authorEmail": f"{name.lower()}@x.example"}
    return own | flag | {"comment": text, "created": f"2026-03-02T09:0{number}:00"} | more


CONVERSATION = {
    "id": "shop-335",
    "subject": "Fish bowl",
    "description": "The bowl came without a fish.",
    "created": "2026-03-02T09:00:00",
    "updated": "2026-03-02T12:00:00",
    "assigneeName": "Ana",
    "assigneeEmail": "ana@x.example",
    "ticketFields": [{"id": "1", "label": "Kind", "values": [{"label": "Fish", "value": "f"}]}],
    "comments": [
        comment(1, "Ana", True, "<p>Hello Bo</p><p>Where did it go?</p>"),
        comment(2, "Bo", False, "It never came."),
        comment(3, "Tom", True, "We send another."),
        comment(4, "Bo", None, "Thanks"),
        comment(5, "Tom", True, "lost again", isPrivate=True),
    ],
}
NEWER = {
    "externalId": "shop-336",
    "assigneeId": "9",
    "customerId": "7",
    "status": "closed",
    "messages": [
        {"externalId": "1", "authorId": "7", "createdAt": "2026-03-02T09:00:00Z", "body": "Hi"},
        {"externalId": "2", "authorId": "9", "createdAt": "2026-03-02T09:01:00Z", "body": "Hello"},
        {
            "externalId": "3",
            "authorId": "12",
            "authorType": "Bot",
            "createdAt": "2026-03-02T09:02:00Z",
            "body": "Bye",
        },
        {
            "externalId": "4",
            "authorId": "9",
            "createdAt": "2026-03-02T09:03:00Z",
            "body": "solved",
            "isPrivate": True,
        },
    ],
}


def test_the_description_is_what_the_replies_answer(tmp_path: Path) -> None:
    raw, problems = read(*put(tmp_path, a__json={"data": [CONVERSATION]}))
    assert said(raw) == [
        ("customer", "The bowl came without a fish.", None, None),
        ("agent", "Hello Bo\n\nWhere did it go?", "Ana", None),
        ("customer", "It never came.", None, None),
        ("agent", "We send another.", "Tom", None),
        ("customer", "Thanks", None, None),
        ("note", "lost again", "Tom", None),
    ]
    assert told(raw, "conversation_id", "agent_id", "customer_id") == [
        "shop-335",
        "Ana",
        "bo@x.example",
    ]
    assert problems.is_empty()


def test_where_the_customer_begins_the_description_is_no_message(tmp_path: Path) -> None:
    begun = CONVERSATION | {"comments": CONVERSATION["comments"][1:]}
    raw, _ = read(*put(tmp_path, a__json={"data": [begun]}))
    assert counts(raw) == {"customer": 2, "agent": 1, "note": 1}


def test_the_newer_spelling(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, a__json={"conversations": [NEWER]}))
    assert said(raw) == [
        ("customer", "Hi", None, None),
        ("agent", "Hello", "9", None),
        ("bot", "Bye", None, None),
        ("note", "solved", "9", None),
    ]
    assert told(raw, "status", "customer_id") == ["closed", "7"]


def test_nobody_is_guessed(tmp_path: Path) -> None:
    message = {"externalId": "5", "authorId": "99", "createdAt": "2026-03-02", "body": "?"}
    raw, _ = read(*put(tmp_path, a__json=[NEWER | {"messages": [message]}]))
    assert checked(raw).problems.select("value", "expected").rows() == [("author 99", "role")]


@pytest.mark.parametrize(
    ("content", "known"),
    [
        ({"data": [CONVERSATION]}, True),
        ([NEWER], True),
        (NEWER, True),
        ({"data": [{"id": "1", "created": "2026", "comments": [{"body": "x"}]}]}, False),
        ([{"conversation_id": "1", "messages": [{"role": "customer", "text": "x"}]}], False),
    ],
)
def test_only_its_own_files_are_known(tmp_path: Path, content: Any, known: bool) -> None:
    (path,) = put(tmp_path, file__json=content)
    try:
        name = format_of(path).NAME
    except Unreadable:
        name = None
    assert (name == "zendesk_qa") is known


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_beginning(tail: bytes) -> None:
    whole = json.dumps({"data": [CONVERSATION]}).encode()
    survives("zendesk_qa", "a__json", whole[:-40] + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 2**32))
def test_any_value_anywhere(seed: int) -> None:
    document = damaged({"data": [CONVERSATION, NEWER]}, seed)
    survives("zendesk_qa", "a__json", json.dumps(document).encode())
