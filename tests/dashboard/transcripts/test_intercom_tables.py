"""The tables of an Intercom workspace."""

import csv
import io
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


def conversation(state: str, hour: int, **more: Any) -> dict[str, Any]:
    return {
        "id": 156,
        "updated_at": f"2026-03-02 {hour:02}:00:00",
        "_fivetran_synced": SYNCED,
        "assignee_id": 9,
        "assignee_type": "admin",
        "conversation_rating_created_at": "",
        "conversation_rating_remark": "",
        "conversation_rating_value": "",
        "created_at": "2026-03-02 09:00:00",
        "source_author_id": "6a7",
        "source_author_type": "user",
        "source_delivered_as": "customer_initiated",
        "source_type": "conversation",
        "state": state,
        "source_body": "<p>Where is it?</p>",
        "source_subject": "",
        "_fivetran_active": "true",
        **more,
    }


def part(number: int, who: str, kind: str, body: str = "", **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "updated_at": f"2026-03-02 09:{number:02}:00",
        "_fivetran_synced": SYNCED,
        "assigned_to_id": "",
        "assigned_to_type": "",
        "author_id": {"user": "6a7", "bot": "2"}.get(who, "9"),
        "author_type": who,
        "conversation_id": 156,
        "created_at": f"2026-03-02 09:{number:02}:00",
        "part_type": kind,
        "body": body,
        **more,
    }


def named(number: int, name: str) -> dict[str, Any]:
    return {"id": number, "_fivetran_deleted": "FALSE", "_fivetran_synced": SYNCED, "name": name}


def beside(key: str, value: Any) -> dict[str, Any]:
    return {key: value, "conversation_id": 156, "_fivetran_synced": SYNCED}


FILES = {
    "admin__csv": table(named(9, "Ana") | {"job_title": "", "email": "ana@x.example"}),
    "tag__csv": table(named(4, "parcel"), named(5, " late ")),
    "conversation_history__csv": table(
        conversation(
            "closed",
            12,
            conversation_rating_value=5,
            conversation_rating_remark="Good",
            conversation_rating_created_at="2026-03-02 11:00:00",
        ),
        conversation("open", 10),
    ),
    "conversation_part_history__csv": table(
        part(5, "admin", "close"),
        part(1, "bot", "comment", "<p>Hello!</p>"),
        part(2, "bot", "assignment", assigned_to_id="9", assigned_to_type="admin"),
        part(3, "admin", "note", "upset"),
        part(4, "admin", "comment", "<p>Soon</p>"),
        part(6, "user", "open", "<p>No!</p>"),
    ),
    "conversation_tag_history__csv": table(beside("tag_id", 4), beside("tag_id", 5)),
    "conversation_contact_history__csv": table(beside("contact_id", "6a7")),
}


def test_the_tables_together_are_the_conversations(tmp_path: Path) -> None:
    raw, problems = read(*put(tmp_path, **FILES))
    assert said(raw) == [
        ("customer", "Where is it?", None, None),
        ("bot", "Hello!", None, None),
        ("note", "Assigned to Ana", None, "handover"),
        ("note", "upset", "Ana", None),
        ("agent", "Soon", "Ana", None),
        ("note", "Closed", None, None),
        ("customer", "No!", None, "reopened"),
        ("note", "Good", None, None),
    ]
    assert counts(raw) == {"customer": 2, "bot": 1, "agent": 1, "note": 4}
    assert problems.is_empty()


def test_the_latest_state_counts(tmp_path: Path) -> None:
    raw, _ = read(*put(tmp_path, **FILES))
    names = ("conversation_id", "channel", "agent_id", "customer_id", "rating", "status", "tags")
    assert told(raw, *names) == ["156", "chat", "Ana", "6a7", 5.0, "closed", ["parcel", "late"]]
    assert str(told(raw, "updated_at")[0]) == "2026-03-02 12:00:00+00:00"


def test_traces_of_conversations_that_are_not_here_are_refused(tmp_path: Path) -> None:
    parts = table(
        part(1, "admin", "close", conversation_id=1),
        part(2, "admin", "note", "seen", conversation_id=2),
    )
    raw, _ = read(*put(tmp_path, part__csv=parts))
    found = checked(raw)
    assert found.conversations["conversation_id"].to_list() == ["2"]
    assert found.problems.select("conversation_id", "expected").rows() == [("1", "no_messages")]


def test_admins_alone_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"admin\.csv tells of Intercom conversations without"):
        read(*put(tmp_path, admin__csv=FILES["admin__csv"]))


@pytest.mark.parametrize("name", FILES)
def test_its_own_tables_are_known(tmp_path: Path, name: str) -> None:
    (path,) = put(tmp_path, **{name: FILES[name]})
    assert format_of(path).NAME == "intercom_tables"


def test_a_common_table_is_not_taken(tmp_path: Path) -> None:
    text = "conversation_id,role,text,timestamp\n1,customer,Hi,2026-03-02T09:00:00Z\n"
    (path,) = put(tmp_path, file__csv=text)
    assert format_of(path).NAME == "table"


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_beginning(tail: bytes) -> None:
    name = "conversation_part_history__csv"
    survives("intercom_tables", name, FILES[name].encode()[:-9] + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 2**32))
def test_any_value_anywhere(seed: int) -> None:
    chance = random.Random(seed)
    name = chance.choice(list(FILES))
    rows = list(csv.reader(io.StringIO(FILES[name])))
    strange = ["", " ", "\0", "[]", "{}", "1e999", "-1", "\ufffd", "x" * 500, '"', "<div><p>"]
    for _ in range(chance.randint(1, 6)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(strange)
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    others = {other: content for other, content in FILES.items() if other != name}
    survives("intercom_tables", name, text.getvalue().encode(), **others)
