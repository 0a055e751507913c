"""Zendesk's tickets, comments, audits and users as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Reading, Unreadable, format_of
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

ANA, TOM, BO = 9, 10, 7

USERS = [
    {"id": ANA, "name": "Ana Lind", "role": "agent", "locale_id": 1, "time_zone": "Berlin"},
    {"id": TOM, "name": "Tom Ober", "role": "admin", "locale_id": 1, "time_zone": "Berlin"},
    {"id": BO, "name": "Bo Kern", "role": "end-user", "locale_id": 1, "time_zone": "Berlin"},
]
GROUPS = [{"id": 3, "name": "Parcels", "url": "https://shop.zendesk.com/api/v2/groups/3.json"}]


def comment(number: int, author: int, body: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "Comment",
        "author_id": author,
        "body": body,
        "html_body": f"<p>{body}</p>",
        "plain_body": body,
        "public": True,
        "attachments": [],
        "audit_id": 1000 + number,
        "via": {"channel": "email", "source": {"from": {}, "to": {}, "rel": None}},
        "created_at": f"2026-03-02T09:{number:02}:00Z",
        **more,
    }


def ticket(**more: Any) -> dict[str, Any]:
    return {
        "id": 35,
        "url": "https://shop.zendesk.com/api/v2/tickets/35.json",
        "via": {"channel": "email", "source": {"rel": None}},
        "requester_id": BO,
        "submitter_id": BO,
        "assignee_id": ANA,
        "group_id": 3,
        "subject": "Late parcel",
        "description": "Where is my parcel?",
        "status": "solved",
        "tags": ["parcel", "vip"],
        "satisfaction_rating": {"id": 1, "score": "bad", "comment": "Too slow"},
        "created_at": "2026-03-02T09:01:00Z",
        "updated_at": "2026-03-03T08:00:00Z",
        **more,
    }


COMMENTS = [
    comment(
        1,
        BO,
        "Where is my parcel? ![](https://x.example/a.png)",
        attachments=[
            {"file_name": "label.pdf", "content_type": "application/pdf"},
            {"file_name": "photo.jpg", "content_type": "image/jpeg"},
        ],
    ),
    comment(2, -1, "We got your request.", via={"channel": "rule", "source": {"rel": "trigger"}}),
    comment(3, ANA, "Ask the carrier first", public=False),
    comment(4, ANA, "It is on its way."),
    comment(5, TOM, "It arrives today."),
    comment(
        6,
        ANA,
        "Request #34 was closed and merged into this request.",
        via={"channel": "web", "source": {"rel": "merge"}},
    ),
    {**comment(7, BO, ""), "body": None, "plain_body": None, "html_body": "<p>Fine</p><p>Bo</p>"},
]
WHOLE = {
    "tickets": [ticket(comments=COMMENTS)],
    "users": USERS,
    "groups": GROUPS,
    "count": 1,
    "next_page": None,
}
SAID = [
    ("customer", "Where is my parcel? [image]\n[file: label.pdf]\n[image]", None, None),
    ("bot", "We got your request.", None, "automatic"),
    ("note", "Ask the carrier first", "Ana Lind", None),
    ("agent", "It is on its way.", "Ana Lind", None),
    ("agent", "It arrives today.", "Tom Ober", None),
    ("note", "Request #34 was closed and merged into this request.", "Ana Lind", "merged"),
    ("customer", "Fine\n\nBo", None, None),
    ("note", "Too slow", None, None),
]


def test_everybody_in_a_ticket_is_told_from_the_others(tmp_path: Path) -> None:
    raw, problems = read(*put(tmp_path, tickets__json=WHOLE))
    assert said(raw) == SAID
    assert counts(raw) == {"customer": 2, "agent": 2, "bot": 1, "note": 3}
    assert problems.is_empty()


def test_what_is_known_of_the_ticket(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, tickets__json=WHOLE))
    names = ("conversation_id", "channel", "agent_id", "customer_id", "team", "rating", "status")
    assert told(raw, *names) == ["35", "email", "Ana Lind", "7", "Parcels", 1.0, "solved"]
    tags, extra = told(raw, "tags", "extra")
    assert tags == ["parcel", "vip"]
    assert json.loads(extra) == {"subject": "Late parcel"}


@pytest.mark.parametrize(
    "files",
    [
        {"a__json": [ticket(comments=COMMENTS)], "b__json": {"users": USERS, "groups": GROUPS}},
        {"a__jsonl": [ticket(comments=COMMENTS)], "b__jsonl": [*USERS, *GROUPS]},
        {"a__json": {"ticket": ticket(), "comments": COMMENTS, "users": USERS, "groups": GROUPS}},
        {
            "comments__json": {"comments": [{**one, "ticket_id": 35} for one in COMMENTS]},
            "tickets__json": {"tickets": [ticket()]},
            "users__json": {"users": USERS},
            "groups__json": {"groups": GROUPS},
        },
    ],
)
def test_every_way_of_writing_the_same_tells_the_same(
    tmp_path: Path, files: dict[str, Any]
) -> None:
    raw, problems = read(*put(tmp_path, **files))
    assert said(raw) == SAID
    assert told(raw, "team") == ["Parcels"]
    assert problems.is_empty()


def test_a_long_document_shows_its_users_behind_its_tickets(tmp_path: Path) -> None:
    tickets = [ticket(id=n, comments=COMMENTS, description="x" * 3000) for n in range(200)]
    text = json.dumps({"tickets": tickets, "users": USERS}, indent=1)
    raw, _ = read(*put(tmp_path, tickets__json=text))
    assert raw["conversation_id"].n_unique() == 200
    assert counts(raw) == {"customer": 400, "agent": 400, "bot": 200, "note": 600}


def test_a_ticket_without_comments_is_its_description(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, tickets__json={"tickets": [ticket(satisfaction_rating=None)]}))
    assert said(raw) == [("customer", "Where is my parcel?", None, None)]


def test_nobody_is_guessed_without_the_users(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, tickets__json={"tickets": [ticket(comments=COMMENTS[:4])]}))
    assert counts(raw) == {"customer": 1, "bot": 1, "note": 2, "agent": 1}
    assert told(raw, "agent_id") == ["9"]
    raw, _ = read(*put(tmp_path, tickets__json={"tickets": [ticket(comments=COMMENTS)]}))
    found = checked(raw)
    assert found.conversations.is_empty()
    assert found.problems.select("value", "expected").row(0) == ("author_id 10", "role")
    paths = put(tmp_path, tickets__json={"tickets": [ticket(comments=COMMENTS)]})
    raw, _ = read(*paths, reading=Reading(agents=frozenset({"10"})))
    assert counts(raw) == {"customer": 2, "agent": 2, "bot": 1, "note": 3}


def test_people_lie_in_the_ticket_of_an_account_export(tmp_path: Path) -> None:
    one = ticket(comments=[comment(1, BO, "Hi"), comment(2, TOM, "Hello")])
    for who, user in (("requester", USERS[2]), ("submitter", USERS[2]), ("assignee", USERS[1])):
        del one[f"{who}_id"]
        one[who] = user
    raw, _ = read(*put(tmp_path, a__jsonl=[{**one, "satisfaction_rating": None}]))
    assert said(raw) == [("customer", "Hi", None, None), ("agent", "Hello", "Tom Ober", None)]


def audit(number: int, author: int, *events: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": number,
        "ticket_id": 35,
        "created_at": f"2026-03-02T09:{number:02}:00Z",
        "author_id": author,
        "via": {"channel": "web", "source": {}},
        "metadata": {"system": {"ip_address": "10.0.0.1"}},
        "events": list(events),
    }


def test_audits_tell_what_happened_between(tmp_path: Path) -> None:
    notice = {
        "id": 21,
        "type": "Notification",
        "subject": "Received",
        "body": "We got it.",
        "recipients": [BO],
    }
    inside = {**notice, "id": 22, "recipients": [ANA], "body": "New ticket"}
    carried = {**notice, "id": 23, "body": "{{ticket.latest_comment}}"}
    said_here = {"type": "Comment", "id": 4, "public": True, "body": "It is on its way."}

    def change(field: str, before: Any, now: Any, number: int) -> dict[str, Any]:
        told = {"field_name": field, "value": now, "previous_value": before}
        return {"id": number, "type": "Change", **told}

    audits = [
        audit(1, BO, {"type": "Comment", "id": 1, "public": True, "body": "Where?"}),
        audit(2, -1, notice, inside),
        audit(3, TOM, change("assignee_id", None, str(ANA), 31), change("priority", "a", "b", 32)),
        audit(4, ANA, said_here, carried, change("status", "open", "solved", 41)),
        audit(5, BO, change("status", "solved", "open", 51)),
        audit(6, ANA, change("assignee_id", str(ANA), str(TOM), 61)),
        audit(7, BO, {"id": 71, "type": "SatisfactionRating", "score": "good", "comment": None}),
    ]
    one = ticket(satisfaction_rating={"score": "offered"}, comments=[COMMENTS[3]])
    files = {"tickets__json": {"tickets": [one], "users": USERS}}
    raw, _ = read(*put(tmp_path, audits__json={"audits": audits}, **files))
    assert said(raw) == [
        ("customer", "Where?", None, None),
        ("bot", "We got it.", None, "automatic"),
        ("note", "Assigned to Ana Lind", None, "handover"),
        ("agent", "It is on its way.", "Ana Lind", None),
        ("note", "Status: solved", None, None),
        ("note", "Reopened", None, "reopened"),
        ("note", "Assigned to Tom Ober", None, None),
    ]
    assert told(raw, "rating") == [5.0]


def test_ticket_events_of_the_incremental_export(tmp_path: Path) -> None:
    events = {
        "ticket_events": [
            {
                "id": 900,
                "ticket_id": 35,
                "timestamp": 1_772_442_000,
                "updater_id": ANA,
                "via": "Web form",
                "child_events": [
                    {
                        "id": 901,
                        "event_type": "Comment",
                        "author_id": ANA,
                        "body": "Hello",
                        "public": True,
                    },
                    {
                        "id": 902,
                        "event_type": "Change",
                        "status": "open",
                        "previous_value": "solved",
                    },
                ],
            }
        ],
        "users": USERS,
    }
    raw, _ = read(*put(tmp_path, events__json=events))
    assert said(raw) == [
        ("agent", "Hello", "Ana Lind", None),
        ("note", "Reopened", None, "reopened"),
    ]


TRANSCRIPT = """Chat started: 2026-03-02 11:58 PM UTC
Served by: Ana Lind

(11:58:10 PM) Bo Kern: Hello?
(11:58:12 PM) Answer Bot: Which order?
(11:59:01 PM) *** Ana Lind joined the chat ***
(11:59:20 PM) Ana Lind: Good evening
I look into it.
(12:00:05 AM) Bo Kern: Uploaded: photo.jpg
(12:00:10 AM) Bo Kern: Thank you"""


def test_a_chat_in_one_comment_is_the_messages_it_was(tmp_path: Path) -> None:
    chat = {"channel": "chat", "source": {}}
    one = ticket(via=chat, comments=[comment(1, -1, TRANSCRIPT, via=chat)], satisfaction_rating={})
    raw, _ = read(*put(tmp_path, tickets__json={"tickets": [one], "users": USERS}))
    assert said(raw) == [
        ("customer", "Hello?", None, None),
        ("bot", "Which order?", None, None),
        ("note", "Ana Lind joined the chat", None, "handover"),
        ("agent", "Good evening\nI look into it.", "Ana Lind", None),
        ("customer", "[image]", None, None),
        ("customer", "Thank you", None, None),
    ]
    times = raw["timestamp"].to_list()
    assert (times[0], times[-1]) == ("2026-03-02T23:58:10Z", "2026-03-03T00:00:10Z")


def test_a_chat_with_somebody_unknown_stays_one_piece(tmp_path: Path) -> None:
    chat = {"channel": "chat", "source": {}}
    text = TRANSCRIPT + "\n(12:00:20 AM) Somebody: Hello"
    one = ticket(via=chat, comments=[comment(1, -1, text, via=chat)], satisfaction_rating={})
    raw, _ = read(*put(tmp_path, tickets__json={"tickets": [one], "users": USERS}))
    assert said(raw) == [("bot", text, None, None)]


def test_the_events_of_a_chat_count_and_its_transcript_does_not(tmp_path: Path) -> None:
    def event(kind: str, number: int, actor: str, **more: Any) -> dict[str, Any]:
        when = 1_772_442_000_000 + number * 1000
        side, _, name = actor.partition(":")
        told = {"actor_type": side, "actor_name": name, "chat_index": number}
        return {"type": kind, "timestamp": when, **told, **more}

    history = [
        event("ChatMessage", 1, "end-user:Bo", message="Hi"),
        event("ChatMessage", 2, "trigger:Greeting", message="Welcome"),
        event("ChatJoin", 3, "agent:Ana Lind"),
        event("ChatMessage", 4, "agent:Ana Lind", message="Good morning"),
        event("ChatJoin", 5, "agent:Tom Ober"),
        event("ChatFileAttachment", 6, "end-user:Bo", filename="a.png", mime_type="image/png"),
        event("ChatNameChanged", 7, "end-user:Bo"),
    ]
    started = {"id": 1, "type": "ChatStartedEvent", "value": {"chat_id": "c", "history": history}}
    one = ticket(
        satisfaction_rating={},
        audits=[audit(1, -1, started)],
        comments=[comment(1, -1, TRANSCRIPT, via={"channel": "chat"})],
    )
    raw, _ = read(*put(tmp_path, tickets__json={"tickets": [one], "users": USERS}))
    assert said(raw) == [
        ("customer", "Hi", None, None),
        ("bot", "Welcome", None, "automatic"),
        ("note", "Ana Lind joined the chat", "Ana Lind", "handover"),
        ("agent", "Good morning", "Ana Lind", None),
        ("note", "Tom Ober joined the chat", "Tom Ober", None),
        ("customer", "[image]", None, None),
    ]


def test_figures_and_ratings_beside_a_ticket(tmp_path: Path) -> None:
    metrics = {
        "id": 1,
        "ticket_id": 35,
        "reopens": 2,
        "replies": 3,
        "reply_time_in_minutes": {"calendar": 61, "business": 30},
    }
    rating = {
        "id": 2,
        "ticket_id": 35,
        "requester_id": BO,
        "score": "good",
        "comment": "Kind",
        "created_at": "2026-03-04T08:00:00Z",
    }
    files = {
        "m__json": {"ticket_metrics": [metrics]},
        "r__json": {"satisfaction_ratings": [rating]},
    }
    one = ticket(satisfaction_rating={"score": "good"})
    raw, _ = read(*put(tmp_path, tickets__json={"tickets": [one]}, **files))
    rated, extra = told(raw, "rating", "extra")
    assert rated == 5.0
    assert json.loads(extra)["metrics"] == {
        "reopens": 2,
        "replies": 3,
        "reply_time_in_minutes": {"calendar": 61, "business": 30},
    }
    assert said(raw)[-1] == ("note", "Kind", None, None)


def test_the_latest_state_of_a_ticket_counts(tmp_path: Path) -> None:
    later = ticket(status="closed", updated_at="2026-03-09T08:00:00Z", comments=COMMENTS)
    before = ticket(status="open", updated_at="2026-03-02T10:00:00Z", comments=COMMENTS[:3])
    document = {"tickets": [later, before], "users": USERS, "groups": GROUPS}
    raw, _ = read(*put(tmp_path, tickets__json=document))
    assert said(raw) == SAID
    assert told(raw, "status") == ["closed"]


def test_a_comment_without_its_ticket_is_told(tmp_path: Path) -> None:
    files = {"c__json": {"comments": COMMENTS[:1]}, "t__json": {"tickets": [ticket(id=None)]}}
    raw, problems = read(*put(tmp_path, **files))
    assert raw.is_empty()
    assert problems.select("field", "expected").rows() == [
        ("ticket_id", "conversation_id"),
        ("id", "conversation_id"),
    ]


def test_users_alone_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"users\.json holds no tickets or comments"):
        read(*put(tmp_path, users__json={"users": USERS}))


@pytest.mark.parametrize(
    ("content", "known"),
    [
        (WHOLE, True),
        ([ticket()], True),
        (ticket(), True),
        ({"users": USERS}, True),
        ({"comments": COMMENTS}, True),
        ({"tickets": [{"id": 1, "requester_id": 2, "responder_id": 3, "source": 1}]}, False),
        ({"tickets": [{"id": 1, "subject": "x"}]}, False),
        ({"type": "conversation", "id": "1"}, False),
        ([{"conversation_id": "1", "messages": []}], False),
    ],
)
def test_only_its_own_files_are_known(tmp_path: Path, content: Any, known: bool) -> None:
    (path,) = put(tmp_path, file__json=content)
    try:
        name = format_of(path).NAME
    except Unreadable:
        name = None
    assert (name == "zendesk") is known


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_beginning(tail: bytes) -> None:
    survives("zendesk", "tickets__json", json.dumps(WHOLE).encode()[:-40] + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_any_value_anywhere(seed: int, lines: bool) -> None:
    chat = {"channel": "chat"}
    talked = ticket(id=36, via=chat, comments=[comment(1, -1, TRANSCRIPT, via=chat)])
    told_of = [*WHOLE["tickets"], talked]
    audits = [audit(3, TOM, {"type": "Change", "field_name": "status", "previous_value": "solved"})]
    document = damaged(WHOLE | {"tickets": told_of, "audits": audits}, seed)
    if lines and isinstance(document.get("tickets"), list):
        text = "\n".join(json.dumps(one) for one in document["tickets"])
    else:
        text = json.dumps(document)
    survives("zendesk", "tickets__json", text.encode("utf-8", "surrogatepass"))
