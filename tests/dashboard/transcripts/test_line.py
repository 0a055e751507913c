"""Chat histories saved from LINE."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import AS_IT_SAYS, Reading, Unreadable, format_of
from scoring.conversations import checked
from tests.dashboard.transcripts.damage import EXAMPLES, counts, put, read, said, survives

JAPANESE = """\
[LINE] 田中とのトーク履歴
保存日時：2026/01/20 12:00

2026/01/13(火)
10:00\t田中\t荷物はどこですか
10:01\t店\t"お調べします。
少々お待ちください。
2026/01/01
「""確認""」"
10:02\t田中\t[スタンプ]
10:03\t田中\t[写真]
10:04\t店\t☎ 通話時間 0:07
10:05\t\t田中がメッセージの送信を取り消しました
10:06\t店\t[ファイル] 請求書.pdf
10:07\t店\t一行目
二行目

2026/01/15(木)
09:00\t田中\t届きました
"""
ENGLISH = """\
[LINE] Chat history with Ana
Saved on: 1/20/2026, 12:00

Tue, 1/13/2026
10:00PM\tAna\tWhere is it?
11:05PM\tShop\t[Voice message]
Wed, 1/14/2026
12:01AM\tShop\tAna unsent a message.
"""
THAI = """\
[LINE] ประวัติการสนทนากับ Ana
บันทึกวันที่: 20/01/2026 12:00

อ. 13/01/2026
10:00\tAna\tสวัสดี
10:01\tShop\t[รูป]
"""
CHINESE = """\
[LINE] 與Ana的聊天記錄
儲存日期：2026/01/20 12:00

2026/01/13（二）
下午10:00\tAna\t在嗎
下午10:01\tShop\t[貼圖]
"""


def history(tmp_path, content, name="line.txt", reading=AS_IT_SAYS):
    return read(put(tmp_path, **{name: content})[0], reading=reading)


def test_japanese(tmp_path):
    """Quoted messages of several lines keep what looks like a date."""
    raw, problems = history(tmp_path, JAPANESE)
    assert said(raw) == [
        ("customer", "荷物はどこですか", None, None),
        ("agent", 'お調べします。\n少々お待ちください。\n2026/01/01\n「"確認"」', "店", None),
        ("customer", "[sticker]", None, None),
        ("customer", "[image]", None, None),
        ("agent", "[call]", "店", None),
        ("note", "[deleted]", None, "deleted"),
        ("agent", "[file: 請求書.pdf]", "店", None),
        ("agent", "一行目\n二行目", "店", None),
        ("customer", "届きました", None, None),
    ]
    assert counts(raw) == {"customer": 4, "agent": 4, "note": 1}
    assert problems.height == 0
    conversations = checked(raw).conversations
    assert conversations.select("conversation_id", "customer_id").rows() == [
        ("田中/20260113T100000", "田中"),
        ("田中/20260115T090000", "田中"),
    ]


@pytest.mark.parametrize(
    ("content", "times", "texts"),
    [
        (
            ENGLISH,
            ["2026-01-13T22:00:00", "2026-01-13T23:05:00", "2026-01-14T00:01:00"],
            ["Where is it?", "[voice]", "[deleted]"],
        ),
        (THAI, ["2026-01-13T10:00:00", "2026-01-13T10:01:00"], ["สวัสดี", "[image]"]),
        (CHINESE, ["2026-01-13T22:00:00", "2026-01-13T22:01:00"], ["在嗎", "[sticker]"]),
    ],
)
def test_other_languages(tmp_path, content, times, texts):
    path = put(tmp_path, history__txt=content)[0]
    assert format_of(path).NAME == "line"
    raw, _ = read(path)
    assert raw["timestamp"].to_list() == times
    assert raw["text"].to_list() == texts
    assert raw["role"].to_list() == ["customer", "agent", "agent"][: len(times)]
    assert set(raw["customer_id"]) == {"Ana"}


def test_a_group_does_not_tell_its_sides(tmp_path):
    group = ENGLISH.replace("history with Ana", "history in Orders")
    with pytest.raises(Unreadable, match="Ana, Shop") as refusal:
        history(tmp_path, group)
    assert refusal.value.expected == "agents"
    raw, _ = history(tmp_path, group, reading=Reading(agents=frozenset({"Shop"})))
    assert counts(raw) == {"customer": 1, "agent": 2}


def test_without_its_title(tmp_path):
    path = put(tmp_path, history__txt="2026.01.13 Tuesday\n10:00\tAna\tHi\n")[0]
    assert format_of(path).NAME == "line"
    assert counts(read(path, reading=Reading(agents=frozenset({"Shop"})))[0]) == {"customer": 1}


def test_other_files_are_not_taken(tmp_path):
    for name, content in {
        "a.tsv": "conversation_id\trole\ttext\n10:00\tagent\tHi\n",
        "b.tsv": "time\tname\ttext\n10:00\tAna\tHi\n",
        "c.txt": "13/01/26, 10:00 - Ana: Hi\n",
    }.items():
        path = put(tmp_path, **{name: content})[0]
        with suppress(Unreadable):
            assert format_of(path).NAME != "line", name


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from([JAPANESE, ENGLISH, THAI, CHINESE]), st.binary(max_size=300))
def test_any_bytes_behind_a_history(history, tail):
    survives("line", "history__txt", history.encode() + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_a_history_cut_and_mixed(data):
    strange = ["\t", '"', "\n", "99:99", "9999/99/99", "[", "☎", "\0", "\n10:00\t", "\n1/1/2026"]
    signs = list(data.draw(st.sampled_from([JAPANESE, ENGLISH, THAI, CHINESE])))
    for _ in range(data.draw(st.integers(1, 30))):
        place = data.draw(st.integers(0, len(signs) - 1))
        signs[place] = data.draw(st.sampled_from(strange))
    survives("line", "history__txt", "".join(signs).encode())
