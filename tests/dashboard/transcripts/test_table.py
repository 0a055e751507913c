"""Tables as people have them: one row a message or one a conversation, under any names."""

import json
from pathlib import Path

import polars as pl
import pytest

from dashboard import transcripts
from dashboard.transcripts import Reading, Unreadable, texts
from dashboard.transcripts.columns import kind_of, lacking, named
from dashboard.transcripts.tables.proposals import proposed
from scoring.conversations import checked
from tests.dashboard.transcripts.damage import read, said

HELLO = "Hello, where is my parcel? It should be here."
ANSWER = "Good morning, it is on its way to you now."


def file(folder: Path, content: str | bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# One row a message


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ("Ticket ID,is_agent,message", ["1,false,hi", "1,true,hello"]),
        ("Ticket ID,From Customer,message", ["1,1,hi", "1,0,hello"]),
        ("Ticket ID,incoming,body", ["1,TRUE,hi", "1,FALSE,hello"]),
        ("conversation_id,direction,body", ["1,inbound,hi", "1,outbound,hello"]),
        ("会话ID,消息方向,消息内容", ["1,接收,hi", "1,发送,hello"]),
        ("chat_id,sender,customer,agent,text", ["1,Li,Li,Bo,hi", "1,Bo,Li,Bo,hello"]),
        ("chat_id,author,customer,agent,text", ["1,Li,Li,Bo,hi", "1,Bo,Li,Bo,hello"]),
    ],
)
def test_sides_are_told_in_many_ways(tmp_path, columns, rows):
    raw, problems = read(file(tmp_path, "\n".join([columns, *rows]) + "\n"))
    assert raw.select("role", "text").rows() != []
    assert problems.is_empty()
    assert [one[:2] for one in said(raw)] == [("customer", "hi"), ("agent", "hello")]


def test_names_of_the_shop_are_said(tmp_path):
    path = file(tmp_path, "chat_id,nickname,author,text\n1,x,Bo,hello\n1,y,Li,hi\n")
    mapping = {"conversation_id": "chat_id", "author": "author", "text": "text"}
    with pytest.raises(Unreadable, match="role"):
        list(transcripts.read(path))
    raw, _ = read(path, form="table", reading=Reading(frozenset(["Bo"]), mapping=mapping))
    assert raw["role"].to_list() == ["agent", "customer"]


def test_a_mapping_is_kept_to(tmp_path):
    path = file(tmp_path, "a,b,c,text\n1,agent,hello,9\n1,user,hi,8\n")
    mapping = {"conversation_id": "a", "role": "b", "text": "c", "rating": "gone"}
    raw, _ = read(path, form="table", reading=Reading(mapping=mapping))
    assert raw["text"].to_list() == ["hello", "hi"]
    assert raw["message_extra"].to_list() == ['{"text":"9"}', '{"text":"8"}']
    with pytest.raises(Unreadable, match="no column for role"):
        list(
            transcripts.read(path, "table", Reading(mapping={"conversation_id": "a", "text": "c"}))
        )


def rows_of(count: int, ids: int = 4) -> list[tuple[str, ...]]:
    return [
        (
            f"K{n // ids}",
            "2026-03-02 09:00:00",
            "Buyer" if n % 2 == 0 else "Seller",
            f"{HELLO} {n}" if n % 2 == 0 else f"{ANSWER} {n}",
            "de",
        )
        for n in range(count)
    ]


def csv_of(columns: str, rows: list[tuple[str, ...]]) -> str:
    return "\n".join([columns, *(";".join(row) for row in rows)]) + "\n"


def test_columns_are_found_by_what_is_in_them(tmp_path):
    path = file(tmp_path, csv_of("k;w;s;g;sp", rows_of(40)))
    proposal = proposed(path)
    assert proposal.confident
    assert proposal.mapping == {
        "conversation_id": "k",
        "timestamp": "w",
        "role": "s",
        "text": "g",
        "language": "sp",
    }
    raw, problems = read(path)
    assert problems.is_empty()
    assert checked(raw).conversations.height == 10


def test_what_could_be_two_columns_is_left_to_people(tmp_path):
    rows = [(row[0], f"P{n // 8}", *row[1:]) for n, row in enumerate(rows_of(40))]
    path = file(tmp_path, csv_of("k;p;w;s;g;sp", rows))
    proposal = proposed(path)
    assert not proposal.confident
    assert proposal.mapping["conversation_id"] in ("k", "p")
    with pytest.raises(Unreadable, match=r"it has k, p, w, s, g, sp\. On the import page") as told:
        read(path)
    assert told.value.expected == "columns"


# One row a conversation


def test_what_each_side_said_in_a_cell_of_its_own(tmp_path):
    path = file(
        tmp_path,
        "ticket_id,question,answer,created,agent,answered_at\n"
        "1,Where is it?,On its way.,2026-03-02 09:00,Bo,2026-03-02 09:05\n"
        "2,Hello?,,2026-03-02 10:00,Bo,\n",
    )
    raw, problems = read(path)
    assert problems.is_empty()
    assert raw["row"].to_list() == [2, 2, 3]
    found = checked(raw).conversations
    assert found["ended_at"].dt.minute().to_list() == [5, 0]
    assert [one[:3] for one in said(raw)][:2] == [
        ("customer", "Where is it?", None),
        ("agent", "On its way.", "Bo"),
    ]


LINES = "Chat started\nCustomer: Hi\nthere\nAgent: Hello\nCustomer: Where is it: here?"
NAMED = "[10:01] Li: Hi\nthere\n[10:02] Bo: Hello\n[10:03] Li: Where is it: here?"
MESSAGES = json.dumps(
    [
        {"sender": "customer", "message": "Hi\nthere"},
        {"sender": "agent", "message": "Hello"},
        {"sender": "customer", "message": "Where is it: here?"},
    ]
)
HTML = "<p><b>Customer:</b> Hi<br>there</p><p>Agent: Hello</p><p>Customer: Where is it: here?</p>"


@pytest.mark.parametrize("cell", [LINES, NAMED, MESSAGES, HTML])
@pytest.mark.parametrize("column", ["transcript", "聊天记录", "unheard of"])
def test_a_whole_chat_in_a_cell(tmp_path, cell, column):
    rows = [{"case_number": f"a{n}", "agent": "Bo", "customer": "Li", column: cell} for n in (1, 2)]
    path = tmp_path / "t.csv"
    pl.DataFrame(rows).write_csv(path)
    if column == "unheard of" and cell == NAMED:
        # Nothing in such a cell says which of the two is the customer.
        mapping = {"conversation_id": "case_number", "transcript": column}
        mapping |= {"agent_id": "agent", "customer_id": "customer"}
        raw, problems = read(path, form="table", reading=Reading(mapping=mapping))
    else:
        raw, problems = read(path)
    assert problems.is_empty()
    told = [one[:2] for one in said(raw) if one[0] != "note"]
    assert told == 2 * [
        ("customer", "Hi\nthere"),
        ("agent", "Hello"),
        ("customer", "Where is it: here?"),
    ]


def test_clock_times_in_a_cell_have_the_day_of_the_row(tmp_path):
    path = tmp_path / "t.csv"
    cell = "[23:58] Li: Hi\n[00:01:30] Agent: Hello"
    pl.DataFrame({"chat id": ["1"], "date": ["2026-03-02"], "transcript": [cell]}).write_csv(path)
    raw, _ = read(path)
    assert raw["timestamp"].to_list() == ["2026-03-02T23:58:00", "2026-03-03T00:01:30"]
    assert raw["role"].to_list() == ["customer", "agent"]


def test_a_cell_in_which_nobody_can_be_told_is_refused_whole(tmp_path):
    path = tmp_path / "t.csv"
    pl.DataFrame({"chat id": ["1"], "transcript": ["just words: nobody says them"]}).write_csv(path)
    raw, _ = read(path)
    assert raw.select("role", "text").rows() == [(None, "just words: nobody says them")]
    assert checked(raw).problems.select("expected", "refused").rows() == [("role", True)]


# What columns are called


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ("Conversation ID,Sender Type,Message,Created At,Agent Name", "message"),
        ("Ticket id,From agent,Body text,Sent datetime,Customer email", "message"),
        ("CaseNumber,CreatedDate,Incoming,TextBody,FromName", "message"),
        ("会话ID,发送者类型,消息内容,发送时间,客服昵称,访客名称", "message"),
        ("会话编号,是否客服,聊天内容,时间,店铺名称", "message"),
        ("Chat ID,Transcript,Visitor name,Agent name,Rating,Date", "transcript"),
        ("会话ID,聊天记录,接待客服,买家昵称,满意度评价", "transcript"),
        ("工单编号,会话id,客户问题,客服回复,评分", "sides"),
    ],
)
def test_columns_have_many_names(columns, kind):
    mapping = named(columns.split(","))
    assert lacking(mapping) == []
    assert kind_of(mapping) == kind


def test_messages_of_conversations_are_no_single_texts(tmp_path):
    line = {"id": 1, "text": "hello", "role": "agent"}
    assert texts.recognises(file(tmp_path, json.dumps(line), "a.jsonl"))
    line["conversation_id"] = "7"
    assert not texts.recognises(file(tmp_path, json.dumps(line), "b.jsonl"))
