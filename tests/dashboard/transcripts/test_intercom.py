"""Intercom's conversations and tickets with their parts."""

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

ANA = {"type": "admin", "id": "9", "name": "Ana", "email": "ana@x.example"}
TOM = {"type": "admin", "id": "10", "name": "Tom", "email": "tom@x.example"}
FIN = {"type": "bot", "id": "2", "name": "Fin", "email": "operator+a1@intercom.io"}
BO = {"type": "user", "id": "6a7", "name": "Bo", "email": "bo@x.example"}
BEGAN = 1_772_442_000


def part(
    number: int, kind: str, author: dict[str, Any], body: str | None = None, **more: Any
) -> dict[str, Any]:
    return {
        "type": "conversation_part",
        "id": str(number),
        "part_type": kind,
        "body": body,
        "created_at": BEGAN + number,
        "updated_at": BEGAN + number,
        "assigned_to": None,
        "author": author,
        "attachments": [],
        "external_id": None,
        "redacted": False,
        "metadata": {},
        **more,
    }


PARTS = [
    part(1, "comment", FIN, "<p>Which order?</p>"),
    part(2, "comment", BO, "<p>4711</p>"),
    part(3, "assignment", FIN, assigned_to={"type": "team", "id": "501"}),
    part(4, "default_assignment", FIN, assigned_to={"type": "admin", "id": "9"}),
    part(5, "note", TOM, "<p>She is upset</p>"),
    part(6, "comment", ANA, "<p>Hello Bo</p><p>It is on its way.</p>"),
    part(7, "comment", BO, "<p>This message was deleted</p>", redacted=True),
    part(8, "conversation_attribute_updated_by_admin", ANA),
    part(9, "assignment", ANA, "<p>Please go on</p>", assigned_to={"type": "admin", "id": "10"}),
    part(
        10,
        "comment",
        TOM,
        "<p>See here</p>",
        attachments=[
            {"type": "upload", "name": "label.pdf", "content_type": "application/pdf"},
            {"type": "upload", "name": "a.png", "content_type": "image/png"},
        ],
    ),
    part(11, "close", TOM, "<p>Goodbye</p>"),
    part(12, "open", BO, "<p>Not yet!</p>"),
    part(13, "close", TOM),
    part(14, "assign_and_reopen", TOM, assigned_to={"type": "admin", "id": "10"}),
    part(15, "comment", {**ANA, "from_ai_agent": True}, "<p>An answer</p>"),
    part(16, "merged_primary_conversation", TOM),
    part(17, "snoozed", TOM),
    part(18, "open", TOM),
]
CONVERSATION = {
    "type": "conversation",
    "id": "503",
    "created_at": BEGAN,
    "updated_at": BEGAN + 900,
    "source": {
        "type": "conversation",
        "id": "40",
        "delivered_as": "customer_initiated",
        "subject": "",
        "body": "<p>Where is my <b>parcel</b>?<br>Bo</p>",
        "author": BO,
        "attachments": [],
        "redacted": False,
    },
    "contacts": {"type": "contact.list", "contacts": [{"type": "contact", "id": "6a7"}]},
    "admin_assignee_id": 9,
    "team_assignee_id": 501,
    "state": "closed",
    "tags": {"type": "tag.list", "tags": [{"type": "tag", "id": "1", "name": "parcel"}]},
    "conversation_rating": {"rating": 4, "remark": "Slow, but kind", "created_at": BEGAN + 800},
    "statistics": {"time_to_admin_reply": 6, "count_reopens": 2, "last_closed_by_id": "10"},
    "title": "A parcel",
    "ai_agent_participated": True,
    "ai_agent": {"resolution_state": "routed_to_team"},
    "conversation_parts": {
        "type": "conversation_part.list",
        "conversation_parts": PARTS,
        "total_count": len(PARTS),
    },
}
SAID = [
    ("customer", "Where is my parcel?\nBo", None, None),
    ("bot", "Which order?", None, None),
    ("customer", "4711", None, None),
    ("note", "Assigned to 501", None, None),
    ("note", "Assigned to Ana", None, "handover"),
    ("note", "She is upset", "Tom", None),
    ("agent", "Hello Bo\n\nIt is on its way.", "Ana", None),
    ("customer", "[deleted]", None, "deleted"),
    ("note", "Please go on", "Ana", None),
    ("note", "Assigned to Tom", None, None),
    ("agent", "See here\n[file: label.pdf]\n[image]", "Tom", None),
    ("agent", "Goodbye", "Tom", None),
    ("note", "Closed", None, None),
    ("customer", "Not yet!", None, "reopened"),
    ("note", "Closed", None, None),
    ("note", "Assigned to Tom", None, "reopened"),
    ("bot", "An answer", None, None),
    ("note", "Merged with another conversation", None, "merged"),
    ("note", "Reopened", None, "reopened"),
    ("note", "Slow, but kind", None, None),
]


def test_everybody_is_told_from_the_others(tmp_path: Path) -> None:
    raw, problems = read(*put(tmp_path, a__json=CONVERSATION))
    assert said(raw) == SAID
    assert counts(raw) == {"customer": 4, "agent": 3, "bot": 2, "note": 11}
    assert problems.is_empty()


def test_what_is_known_of_the_conversation(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, a__json=CONVERSATION))
    names = ("conversation_id", "channel", "agent_id", "customer_id", "team", "rating", "status")
    assert told(raw, *names) == ["503", "chat", "Ana", "6a7", "501", 4.0, "closed"]
    tags, extra = told(raw, "tags", "extra")
    assert tags == ["parcel"]
    assert json.loads(extra) == {
        "subject": "A parcel",
        "statistics": {"time_to_admin_reply": 6.0, "count_reopens": 2.0},
        "ai_agent_participated": True,
        "ai_resolution": "routed_to_team",
    }


@pytest.mark.parametrize(
    "files",
    [
        {"a__json": [CONVERSATION]},
        {"a__jsonl": [CONVERSATION]},
        {"a__json": {"type": "conversation.list", "conversations": [CONVERSATION]}},
        {"a__json": json.dumps({"data": [CONVERSATION]}, indent=1)},
        {"a__json": {"type": "notification_event", "data": {"item": CONVERSATION}}},
        {"a__jsonl": [{"type": "conversation.list", "conversations": [CONVERSATION]}]},
    ],
)
def test_it_is_found_wherever_it_lies(tmp_path: Path, files: dict[str, Any]) -> None:
    raw, problems = read(*put(tmp_path, **files))
    assert said(raw) == SAID
    assert problems.is_empty()


def test_long_conversations_on_lines_of_their_own(tmp_path: Path) -> None:
    long = [part(n, "comment", BO, "x" * 1000) for n in range(300)]
    parts = {"conversation_parts": long}
    lines = [CONVERSATION | {"id": str(n), "conversation_parts": parts} for n in range(3)]
    raw, problems = read(*put(tmp_path, a__jsonl=lines))
    assert raw["conversation_id"].n_unique() == 3
    assert problems.is_empty()


@pytest.mark.parametrize("began", ["automated", "campaigns_initiated", "operator_initiated"])
def test_what_nobody_wrote_is_the_bots(tmp_path: Path, began: str) -> None:
    source = CONVERSATION["source"] | {"author": ANA, "delivered_as": began, "body": "<p>Sale!</p>"}
    one = CONVERSATION | {"source": source, "conversation_parts": {}, "conversation_rating": None}
    raw, _ = read(*put(tmp_path, a__json=one))
    assert said(raw) == [("bot", "Sale!", None, "automatic")]


def test_who_answered_is_the_agent_where_the_assignee_has_no_name(tmp_path: Path) -> None:
    one = CONVERSATION | {"admin_assignee_id": 99}
    raw, _ = read(*put(tmp_path, a__json=one))
    assert told(raw, "agent_id") == ["Ana"]
    raw, _ = read(*put(tmp_path, a__json=one | {"conversation_parts": {}}))
    assert told(raw, "agent_id") == ["99"]


def test_quick_replies_calls_and_translations(tmp_path: Path) -> None:
    options = {"quick_reply_options": [{"text": "Yes"}, {"text": "No"}]}
    parts = [
        part(1, "quick_reply", FIN, metadata=options),
        part(2, "phone_call_ended", ANA, "<p>Two minutes</p>"),
        part(3, "comment", BO, "<p>Ja</p>", translation={"body": "<p>Yes</p>"}),
    ]
    one = CONVERSATION | {"conversation_parts": {"conversation_parts": parts}}
    raw, _ = read(*put(tmp_path, a__json=one | {"conversation_rating": None}))
    assert [text for _, text, _, _ in said(raw)[1:]] == ["Yes\nNo", "[call]\nTwo minutes", "Ja"]
    assert raw["translation"].to_list() == [None, None, None, "Yes"]


def ticket(**more: Any) -> dict[str, Any]:
    parts = [
        part(1, "ticket_state_updated_by_admin", ANA, ticket_state="resolved"),
        part(
            2,
            "ticket_state_updated_by_admin",
            ANA,
            ticket_state="in_progress",
            previous_ticket_state="resolved",
        ),
    ]
    return {
        "type": "ticket",
        "id": "611",
        "ticket_id": "22",
        "category": "Customer",
        "ticket_attributes": {"_default_title_": "Help", "_default_description_": "It is broken"},
        "ticket_state": {"type": "ticket_state", "category": "in_progress"},
        "contacts": {"contacts": [{"id": "6a7"}]},
        "admin_assignee_id": "0",
        "created_at": BEGAN,
        "updated_at": BEGAN + 10,
        "ticket_parts": {"type": "ticket_part.list", "ticket_parts": parts},
        **more,
    }


def test_a_ticket_begins_with_what_it_asks_for(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, a__json=ticket()))
    assert said(raw) == [
        ("customer", "It is broken", None, None),
        ("note", "Status: resolved", None, None),
        ("note", "Reopened", None, "reopened"),
    ]
    assert told(raw, "channel", "status", "agent_id") == ["ticket", "open", None]
    raw, _ = read(*put(tmp_path, a__json=ticket(category="Back-office")))
    assert counts(raw) == {"note": 3}


def test_an_author_of_no_known_type_is_refused(tmp_path: Path) -> None:
    parts = {"conversation_parts": [part(1, "comment", {"type": "parrot", "id": "1"}, "Hi")]}
    raw, _ = read(*put(tmp_path, a__json=CONVERSATION | {"conversation_parts": parts}))
    assert checked(raw).problems.select("value", "expected").rows() == [
        ("author type parrot", "role")
    ]


def test_a_conversation_without_id_is_told(tmp_path: Path) -> None:
    raw, problems = read(*put(tmp_path, a__json=[CONVERSATION, CONVERSATION | {"id": None}]))
    assert raw["conversation_id"].n_unique() == 1
    assert problems.select("row", "expected").rows() == [(2, "conversation_id")]


@pytest.mark.parametrize(
    ("content", "known"),
    [
        (CONVERSATION, True),
        ([ticket()], True),
        ({"type": "list", "data": [{"type": "tag", "id": "1"}]}, False),
        ({"type": "conversation", "id": "1", "messages": []}, False),
        ({"conversations": [{"id": 1, "messages": []}]}, False),
        ([{"conversation_id": "1", "messages": []}], False),
    ],
)
def test_only_its_own_files_are_known(tmp_path: Path, content: Any, known: bool) -> None:
    (path,) = put(tmp_path, file__json=content)
    try:
        name = format_of(path).NAME
    except Unreadable:
        name = None
    assert (name == "intercom") is known


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_beginning(tail: bytes) -> None:
    whole = json.dumps({"conversations": [CONVERSATION]}).encode()
    survives("intercom", "a__json", whole[:-40] + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_any_value_anywhere(seed: int, lines: bool) -> None:
    document = damaged([CONVERSATION, ticket()], seed)
    content = "\n".join(map(json.dumps, document)) if lines else json.dumps(document)
    survives("intercom", "a__json", content.encode())
