"""Files of conversations in, rows out, whatever state the files are in."""

import gzip
import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import transcripts
from dashboard.transcripts import Unreadable, gathered, table
from dashboard.transcripts.columns import SPELLINGS
from dashboard.transcripts.values import tag_list
from scoring.conversations import PROBLEM, RAW, checked

HELLO = {"role": "customer", "text": "Hello", "timestamp": "2026-03-02T09:00:00Z"}
ANSWER = {"role": "agent", "text": "Good morning", "timestamp": "2026-03-02T09:00:20Z"}


def line(conversation_id: str, *messages: dict, **facts: object) -> bytes:
    said = {"conversation_id": conversation_id, "messages": list(messages), **facts}
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def read(path: Path, form: str | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    batches = list(transcripts.read(path, form))
    for batch in batches:
        assert batch.raw.schema == RAW
        assert batch.problems.schema == PROBLEM
    return pl.concat(b.raw for b in batches), pl.concat(b.problems for b in batches)


def file(folder: Path, content: bytes, name: str = "chats.jsonl") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_formats_are_found_by_being_there():
    found = list(transcripts.formats())
    assert {"zendesk", "mail", "whatsapp", "native", "table"} <= set(found)
    assert set(found[-2:]) == {"native", "table"}  # asked when nobody else knows the file


def test_native_keeps_every_key(tmp_path):
    content = line(
        "c1",
        HELLO | {"action": "greet"},
        ANSWER | {"timestamp": 1772442020},
        rating=4,
        team="Night",
        tags=["late", "parcel"],
        labels={"b": 1, "a": 2},
    )
    raw, problems = read(file(tmp_path, content))
    assert problems.is_empty()
    assert raw["row"].to_list() == [1, 1]
    assert raw["timestamp"].to_list() == ["2026-03-02T09:00:00Z", "1772442020"]
    assert raw["message_extra"].to_list() == ['{"action":"greet"}', None]
    first = raw.row(0, named=True)
    assert (first["rating"], first["team"], first["tags"]) == ("4", "Night", '["late", "parcel"]')
    assert json.loads(first["extra"]) == {"labels": {"a": 2, "b": 1}}


def test_gzipped_and_plain_read_the_same(tmp_path):
    content = line("c1", HELLO, ANSWER) + line("c2", HELLO)
    plain, _ = read(file(tmp_path, content))
    zipped, _ = read(file(tmp_path, gzip.compress(content), "chats.jsonl.gz"))
    assert plain.equals(zipped)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (b"not json at all\n", "json"),
        (b'{"conversation_id": "x", "messages": [\n', "json"),
        (b"[1, 2]\n", "object"),
        (b'{"conversation_id": "x"}\n', "messages"),
        (b'{"conversation_id": "x", "messages": "hi"}\n', "messages"),
        (b'{"conversation_id": "x", "messages": ["hi"]}\n', "message"),
        (b'{"messages": ' + b"[" * 100_000 + b"\n", "json"),
    ],
)
def test_a_wrong_line_is_refused_and_the_others_come_in(tmp_path, wrong, expected):
    raw, problems = read(file(tmp_path, line("c1", HELLO) + wrong + line("c2", HELLO)))
    assert raw["conversation_id"].to_list() == ["c1", "c2"]
    assert problems.select("row", "expected", "refused").rows() == [(2, expected, True)]


def test_what_comes_before_a_break_in_a_gzip_file_stays(tmp_path):
    content = b"".join(line(f"c{n}", HELLO | {"text": f"{n} {n * 7919}"}) for n in range(5_000))
    packed = gzip.compress(content)
    raw, problems = read(file(tmp_path, packed[: len(packed) // 2], "chats.jsonl.gz"))
    assert 500 < raw.height < 5_000
    assert problems["expected"].to_list() == ["whole_gzip"]


def test_damage_in_a_gzip_file_is_told(tmp_path):
    content = b"".join(line(f"c{n}", HELLO | {"text": f"{n} {n * 7919}"}) for n in range(5_000))
    packed = bytearray(gzip.compress(content))
    packed[-6] ^= 0xFF  # the checksum at the end
    raw, problems = read(file(tmp_path, bytes(packed), "chats.jsonl.gz"))
    assert raw.height == 5_000
    assert problems["expected"].to_list() == ["whole_gzip"]


def test_half_characters_become_replacement_characters(tmp_path):
    content = b'{"conversation_id": "c1", "messages": [{"role": "customer", "text": "a\\ud83d b"}]}'
    raw, _ = read(file(tmp_path, content))
    assert raw["text"].to_list() == ["a\ufffd b"]


def test_other_encodings_are_read_and_told(tmp_path):
    said = "Schöne Grüße, ich möchte wissen, wo mein Päckchen bleibt. Es müsste längst da sein."
    content = line("c1", HELLO | {"text": said}).decode()
    for encoding in ("utf-8-sig", "utf-16", "latin-1"):
        raw, problems = read(file(tmp_path, content.encode(encoding)))
        assert raw["text"].to_list() == [said], encoding
        told = [] if encoding == "utf-8-sig" else ["encoding"]
        assert problems["expected"].to_list() == told
        assert not problems["refused"].any()


def test_a_few_wrong_bytes_are_replaced_and_told(tmp_path):
    good = "".join(line(f"c{n}", HELLO | {"text": "你好" * 20}).decode() for n in range(20))
    content = good.encode() + line("x", HELLO).replace(b"Hello", b"He\xffllo")
    raw, problems = read(file(tmp_path, content))
    assert raw["text"][-1] == "He\ufffdllo"
    assert problems["expected"].to_list() == ["utf8"]


def test_an_empty_file_is_told(tmp_path):
    with pytest.raises(Unreadable, match="empty"):
        read(file(tmp_path, b""))


def test_something_else_is_told(tmp_path):
    with pytest.raises(Unreadable, match="in no form"):
        read(file(tmp_path, b"Dear all,\nhere comes nothing.\n", "letter.txt"))
    with pytest.raises(Unreadable, match="in no form"):
        read(file(tmp_path, bytes(range(256)) * 20, "noise.bin"))


def test_one_id_twice_lies_in_two_batches(tmp_path):
    path = file(tmp_path, line("c1", HELLO) + line("c2", HELLO) + line(" c1", HELLO, ANSWER))
    ids = [batch.raw["conversation_id"].to_list() for batch in transcripts.read(path)]
    assert ids == [["c1", "c2"], [" c1", " c1"]]


def test_batches_are_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(gathered, "BATCH_CONVERSATIONS", 10)
    path = file(tmp_path, b"".join(line(f"c{n}", HELLO, ANSWER) for n in range(95)))
    batches = list(transcripts.read(path))
    assert [batch.raw["conversation_id"].n_unique() for batch in batches] == [10] * 9 + [5]
    assert batches[-1].read == path.stat().st_size


def test_what_people_write_comes_through(tmp_path):
    said = [
        "<script>alert(1)</script> &amp;",
        "שלום, איפה ההזמנה שלי?",
        "😡😡 👨‍👩‍👧",
        "x" * 5_000_000,
    ]
    content = b"".join(line(f"c{n}", HELLO | {"text": text}) for n, text in enumerate(said))
    raw, problems = read(file(tmp_path, content))
    assert raw["text"].to_list() == said
    assert problems.is_empty()


def test_a_conversation_without_messages_is_one_row(tmp_path):
    raw, _ = read(file(tmp_path, line("c1", agent_id="Ada")))
    assert raw.select("conversation_id", "agent_id", "role", "text").rows() == [
        ("c1", "Ada", None, None)
    ]


@given(st.text(), st.text(), st.one_of(st.none(), st.text(), st.integers(), st.floats()))
def test_any_text_is_kept_as_it_is(tmp_path_factory, conversation_id, text, rating):
    content = line(conversation_id, HELLO | {"text": text}, rating=rating)
    folder = tmp_path_factory.mktemp("any")
    raw, problems = read(file(folder, content), "native")
    assert problems.is_empty()
    assert raw.select("conversation_id", "text").rows() == [(conversation_id, text)]


# Tables

ROWS = pl.DataFrame(
    {
        "Ticket ID": ["1", "2", "1"],
        "Sender_Type": ["Customer", "visitor", "agent"],
        "message": ['hi, "there"\nand more', "你好", "hello"],
        "Created At": ["2026-03-02 09:00:00", "2026-03-02 10:00:00", "2026-03-02 09:01:00"],
        "Labels": ["late; parcel", None, None],
        "Mood": ["sad", None, "glad"],
    }
)


@pytest.mark.parametrize("kind", ["csv", "tsv", "semicolon", "gz", "parquet", "xlsx"])
def test_tables_of_every_kind_read_the_same(tmp_path, kind):
    path = tmp_path / f"tickets.{kind}"
    match kind:
        case "csv":
            ROWS.write_csv(path)
        case "tsv":
            ROWS.write_csv(path, separator="\t")
        case "semicolon":
            ROWS.write_csv(path, separator=";", include_bom=True)
        case "gz":
            path.write_bytes(gzip.compress(ROWS.write_csv().encode()))
        case "parquet":
            ROWS.write_parquet(path)
        case "xlsx":
            ROWS.write_excel(path)
    raw, problems = read(path)
    assert problems.is_empty()
    assert raw["conversation_id"].to_list() == ["1", "2", "1"]
    assert raw["role"].to_list() == ["Customer", "visitor", "agent"]
    assert raw["text"].to_list() == ROWS["message"].to_list()
    assert raw["tags"].to_list() == ['["late", "parcel"]', None, None]
    assert raw["message_extra"].to_list() == ['{"Mood":"sad"}', None, '{"Mood":"glad"}']
    found = checked(raw).conversations
    assert found["started_at"].dt.hour().to_list() == [9, 10]


def test_numbers_and_times_of_parquet_are_read_as_text(tmp_path):
    path = tmp_path / "t.parquet"
    ROWS.with_columns(
        pl.col("Ticket ID").cast(pl.Int64),
        pl.col("Created At").str.to_datetime(time_zone="Europe/Berlin"),
    ).write_parquet(path)
    found = checked(read(path)[0]).conversations
    assert found["conversation_id"].to_list() == ["1", "2"]
    assert found["started_at"].dt.hour().to_list() == [8, 9]


def test_chinese_headings_in_a_chinese_encoding(tmp_path):
    text = "会话ID,角色,消息内容,时间\n7,客户,你好我想退货请问怎么办,2026-03-02 09:00\n"
    raw, problems = read(file(tmp_path, text.encode("gb18030"), "会话.csv"))
    assert raw.select("conversation_id", "text").rows() == [("7", "你好我想退货请问怎么办")]
    assert problems.select("value", "expected", "refused").rows() == [
        ("gb18030", "encoding", False)
    ]


def test_missing_columns_are_named_with_those_found(tmp_path):
    path = file(tmp_path, b"name,email\nAda,ada@example.org\n", "people.csv")
    with pytest.raises(Unreadable, match=r"conversation_id.*role.*text.*it has name, email"):
        read(path)


def test_rows_of_another_width_are_refused(tmp_path):
    content = b"ticket_id,role,message\n1,customer,hi\n2,customer\n3,agent,a,b\n\n4,agent,yes\n"
    raw, problems = read(file(tmp_path, content, "t.csv"))
    assert raw["conversation_id"].to_list() == ["1", "4"]
    assert problems.select("row", "expected", "refused").rows() == [
        (3, "cells", True),
        (4, "cells", True),
    ]


def test_a_broken_parquet_file_is_told(tmp_path):
    with pytest.raises(Unreadable, match="cannot be opened"):
        read(file(tmp_path, b"PAR1 and then nothing", "t.parquet"))


def test_slices_hold_whole_conversations(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "SLICE_MESSAGES", 100)
    rows = pl.DataFrame(
        {
            "chat_id": [str(n % 50) for n in range(1_000)],
            "role": ["agent"] * 1_000,
            "text": ["x"] * 1_000,
        }
    )
    rows.write_csv(tmp_path / "t.csv")
    batches = list(transcripts.read(tmp_path / "t.csv"))
    assert len(batches) == 10
    ids = pl.concat(b.raw.select("conversation_id").unique() for b in batches)
    assert ids["conversation_id"].is_unique().all()
    assert ids.height == 50
    assert sum(b.raw.height for b in batches) == 1_000


def test_columns_with_one_name_and_a_column_named_row(tmp_path):
    content = b"row,chat_id,role,text,text\n9,1,agent,one,two\n"
    raw, _ = read(file(tmp_path, content, "t.csv"))
    assert raw.select("row", "text", "message_extra").rows() == [
        (2, "one", '{"row":"9","text 2":"two"}')
    ]


def test_every_spelling_is_of_the_raw_table():
    assert set(SPELLINGS) < set(RAW.names())


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("late, parcel", ["late", "parcel"]),
        ('["a", 1]', ["a", "1"]),
        (["a", None], ["a"]),
        ("[late", ["[late"]),
        ("", []),
    ],
)
def test_tags_in_every_way(written, tags):
    assert json.loads(tag_list(written) or "[]") == tags
