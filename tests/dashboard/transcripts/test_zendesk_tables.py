"""The tables of a Zendesk account."""

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Unreadable, format_of
from scoring.conversations import checked
from tests.dashboard.transcripts.damage import EXAMPLES, counts, put, read, said, survives, told

SYNCED = "2026-03-09 02:00:00.123"


def table(*rows: dict[str, Any]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def user(number: int, name: str, role: str) -> dict[str, Any]:
    own = {"id": number, "_fivetran_synced": SYNCED, "name": name, "role": role}
    return own | {"shared_agent": "FALSE", "ticket_restriction": "requested", "locale": "en-US"}


def comment(number: int, who: int, body: str, public: str = "TRUE") -> dict[str, Any]:
    return {
        "id": number,
        "_fivetran_synced": SYNCED,
        "body": body,
        "created": f"2026-03-02 09:{number:02}:00",
        "facebook_comment": "FALSE",
        "public": public,
        "ticket_id": 35,
        "user_id": who,
        "voice_comment": "FALSE",
    }


def ticket(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "_fivetran_synced": SYNCED,
        "assignee_id": 9,
        "created_at": "2026-03-02 09:01:00",
        "description": "Where is it?",
        "group_id": 3,
        "requester_id": 7,
        "submitter_id": 7,
        "status": "closed",
        "subject": "Late",
        "updated_at": "2026-03-03 08:00:00",
        "via_channel": "email",
        **more,
    }


def change(field: str, value: str, hour: int) -> dict[str, Any]:
    when = f"2026-03-02 {hour:02}:00:00"
    return {"field_name": field, "ticket_id": 35, "updated": when, "user_id": "", "value": value}


FILES = {
    "user__csv": table(
        user(7, "Bo", "end-user"), user(9, "Ana", "agent"), user(10, "Tom", "admin")
    ),
    "group__csv": table(
        {"id": 3, "name": "Parcels", "url": "https://x.zendesk.com/api/v2/groups/3.json"}
    ),
    "ticket__csv": table(ticket(35), ticket(36)),
    "ticket_comment__csv": table(
        comment(1, 7, "Where is it?"),
        comment(2, 10, "ask first", "FALSE"),
        comment(3, 9, "Soon"),
        comment(4, 10, "Today"),
    ),
    "ticket_tag__csv": table(
        {"tag": "vip", "ticket_id": 35, "_fivetran_synced": SYNCED},
        {"tag": "late", "ticket_id": 35, "_fivetran_synced": SYNCED},
    ),
    "ticket_field_history__csv": table(
        change("status", "open", 9),
        change("assignee_id", "9", 8),
        change("status", "solved", 10),
        change("priority", "high", 11),
        change("status", "open", 12),
    ),
}


def test_the_tables_together_are_the_tickets(tmp_path: Path) -> None:
    raw, problems = read(*put(tmp_path, **FILES))
    assert counts(raw) == {"customer": 2, "agent": 2, "note": 4}
    found = checked(raw).conversations
    assert found.select("conversation_id", "agent_id", "customer_id", "team", "status").rows() == [
        ("35", "Ana", "7", "Parcels", "closed"),
        ("36", "Ana", "7", "Parcels", "closed"),
    ]
    assert found["tags"].to_list() == [["vip", "late"], None]
    assert problems.is_empty()


def test_who_said_what_in_order(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, **FILES | {"ticket__csv": table(ticket(35))}))
    assert said(raw) == [
        ("note", "Assigned to Ana", None, "handover"),
        ("customer", "Where is it?", None, None),
        ("note", "ask first", "Tom", None),
        ("agent", "Soon", "Ana", None),
        ("agent", "Today", "Tom", None),
        ("note", "Status: solved", None, None),
        ("note", "Reopened", None, "reopened"),
    ]


def test_times_without_a_zone_are_in_utc(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, ticket__csv=FILES["ticket__csv"]))
    there = checked(raw, zone="Asia/Shanghai").conversations
    assert str(there["started_at"][0]) == "2026-03-02 09:01:00+00:00"


def event(chat: str, number: int, actor: str, kind: str, text: str, **sent: Any) -> dict:
    return {
        "chat_id": chat,
        "created_at": f"2026-03-02 10:00:{number:02}.500000",
        "actor_id": actor,
        "chat_index": number,
        "filename": "a.png" if kind == "ChatFileAttachment" else "",
        "mime_type": "image/png" if kind == "ChatFileAttachment" else "",
        "message": text,
        "original_message": json.dumps(sent["as_sent"]) if sent else "",
        "type": kind,
    }


def bot_sent(**content: Any) -> dict[str, Any]:
    author = {"display_name": "Shop", "type": "BUSINESS"}
    return {"author": author, "source": {"type": "zd:answerBot"}, "content": content}


CHATS = {
    "user__csv": FILES["user__csv"],
    "ticket__csv": table(ticket(35)),
    "ticket_chat__csv": table(
        {"chat_id": "c1", "ticket_id": 40, "user_id": 7, "visitor_id": "v1"},
        {"chat_id": "c2", "ticket_id": 41, "user_id": 7, "visitor_id": "v1"},
        {"chat_id": "c2", "ticket_id": 42, "user_id": 7, "visitor_id": "v1"},
    ),
    "ticket_chat_event__csv": table(
        event("c1", 1, "7", "ChatMessage", "Hi"),
        event("c1", 2, "__trigger", "ChatMessage", "Welcome"),
        event("c1", 3, "agent:9", "ChatMessage", "Which?", as_sent=bot_sent()),
        event(
            "c1", 4, "9", "ChatMessage", "", as_sent=bot_sent(form={"fields": [{"label": "Name"}]})
        ),
        event("c1", 5, "agent:9", "ChatJoin", ""),
        event("c1", 6, "agent:9", "ChatMessage", "Hello"),
        event("c1", 7, "7", "ChatFileAttachment", ""),
        event("c1", 8, "__system", "ChatMessage", "The chat ended"),
        event("c1", 9, "7", "ChatEmailChanged", "bo@x.example"),
        event("c2", 1, "agent:", "ChatMessage", "Anybody?"),
        event("c3", 1, "", "ChatMessage", "Who is it?"),
    ),
}


def test_chats_become_their_tickets(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, **CHATS))
    found = checked(raw)
    assert found.conversations["conversation_id"].to_list() == ["35", "40", "c2"]
    assert found.problems.select("conversation_id", "value", "expected").rows() == [
        ("c3", "author_id missing", "role")
    ]
    chat = raw.filter(conversation_id="40")
    assert told(chat, "channel", "customer_id", "agent_id") == ["chat", "7", "Ana"]
    assert said(chat) == [
        ("customer", "Hi", None, None),
        ("bot", "Welcome", None, "automatic"),
        ("bot", "Which?", None, None),
        ("bot", "Name", None, None),
        ("note", "Ana joined the chat", "Ana", "handover"),
        ("agent", "Hello", "Ana", None),
        ("customer", "[image]", None, None),
        ("note", "The chat ended", None, None),
    ]


def test_history_of_tickets_that_are_not_here_is_refused(tmp_path: Path) -> None:
    files = {"ticket__csv": table(ticket(1)), "tag__csv": FILES["ticket_tag__csv"]}
    raw, _ = read(*put(tmp_path, **files))
    found = checked(raw)
    assert found.conversations["conversation_id"].to_list() == ["1"]
    assert found.problems.select("conversation_id", "expected").rows() == [("35", "no_messages")]


def test_columns_may_be_large_or_quoted(tmp_path: Path) -> None:
    head, _, rest = FILES["ticket__csv"].partition("\n")
    quoted = ",".join(f'"""{name.upper()}"""' for name in head.strip().split(","))
    raw, _ = read(*put(tmp_path, ticket__csv=f"{quoted}\n{rest}"))
    assert counts(raw) == {"customer": 2}


def test_a_row_of_another_width_is_told(tmp_path: Path) -> None:
    files = {"ticket__csv": FILES["ticket__csv"] + "1,2,3\n"}
    raw, problems = read(*put(tmp_path, **files))
    assert counts(raw) == {"customer": 2}
    assert problems.select("row", "expected").rows() == [(4, "cells")]


def test_users_alone_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"user\.csv tells of Zendesk tickets without holding"):
        read(*put(tmp_path, user__csv=FILES["user__csv"]))


@pytest.mark.parametrize("name", [*FILES, *CHATS])
def test_its_own_tables_are_known(tmp_path: Path, name: str) -> None:
    (path,) = put(tmp_path, **{name: (FILES | CHATS)[name]})
    assert format_of(path).NAME == "zendesk_tables"


@pytest.mark.parametrize(
    "text",
    [
        "conversation_id,role,text,timestamp\n1,customer,Hi,2026-03-02T09:00:00Z\n",
        "ticket_id,sender_role,body,created_at,author\n1,customer,Hi,2026-03-02,Bo\n",
        "ticket_id,role,public,body,user_id\n1,customer,TRUE,Hi,7\n",
    ],
)
def test_a_common_table_is_not_taken(tmp_path: Path, text: str) -> None:
    (path,) = put(tmp_path, file__csv=text)
    assert format_of(path).NAME == "table"


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_beginning(tail: bytes) -> None:
    survives("zendesk_tables", "ticket__csv", FILES["ticket__csv"].encode()[:-9] + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 2**32))
def test_any_value_anywhere(seed: int) -> None:
    chance = random.Random(seed)
    files = FILES | CHATS
    name = chance.choice(list(files))
    rows = list(csv.reader(io.StringIO(files[name])))
    strange = ["", " ", "\0", "[]", "{}", '[{"id": []}]', "1e999", "-1", "\ufffd", "x" * 500, '"']
    for _ in range(chance.randint(1, 6)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(strange)
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    others = {other: content for other, content in files.items() if other != name}
    survives("zendesk_tables", name, text.getvalue().encode(), **others)
