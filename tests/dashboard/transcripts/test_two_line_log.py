"""Chat logs of marketplaces' desks: a line with name and time, then what was said."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Reading, Unreadable, format_of
from dashboard.transcripts.markets import two_line_log
from tests.dashboard.transcripts.damage import EXAMPLES, counts, put, read, said, survives, told

TAOBAO = """------ 会话 客户:小雨 ------
小雨 (2026-03-01 12:00:00):
在吗[图片]
想问一下
暖家旗舰店:店小蜜 (2026-03-01 12:00:02):
亲,请问有什么可以帮您?
系统消息 (2026-03-01 12:00:30):
会话由 暖家旗舰店:店小蜜 转交给 暖家旗舰店:小美
暖家旗舰店:小美 (2026-03-01 12:01:00):
您好,[订单:1234567890123] 物流如下
2026-03-01 09:00:00 已到杭州
暖家旗舰店:小丽 (2026-03-01 12:01:30): [自动回复] 稍等
小雨 (2026-03-01 12:02:00):
撤回了一条消息
暖家旗舰店:小丽 (2026-03-01 12:03:00):
[文件:说明书.pdf][表情]
------ 会话 客户:阿强 ------
阿强 (2026-03-02 09:00:00):
你好
暖家旗舰店:小丽 (2026-03-02 09:00:10):
在的亲
"""
SIDES = """2026-03-02 09:00:00 阿强
你好
2026-03-02 09:00:10 丽丽
在的亲
2026-03-02 09:00:30 小王
有货吗
2026-03-02 09:00:40 丽丽
有
2026年3月4日 09:00:40 阿强
又来了
"""
TWO = SIDES[: SIDES.index("2026-03-02 09:00:30")]


def test_what_really_happened(tmp_path):
    raw, problems = read(*put(tmp_path, log__txt=TAOBAO))
    assert said(raw) == [
        ("customer", "在吗\n[image]\n想问一下", None, None),
        ("bot", "亲,请问有什么可以帮您?", None, None),
        ("note", "会话由 暖家旗舰店:店小蜜 转交给 暖家旗舰店:小美", None, "handover"),
        (
            "agent",
            "您好,\n[order: 1234567890123]\n物流如下\n2026-03-01 09:00:00 已到杭州",
            "暖家旗舰店:小美",
            None,
        ),
        ("bot", "稍等", None, "automatic"),
        ("customer", "[deleted]", None, "deleted"),
        ("agent", "[file: 说明书.pdf]\n[sticker]", "暖家旗舰店:小丽", None),
        ("customer", "你好", None, None),
        ("agent", "在的亲", "暖家旗舰店:小丽", None),
    ]
    ids = raw["conversation_id"].unique(maintain_order=True).to_list()
    assert ids == ["小雨/20260301T120000", "阿强/20260302T090000"]
    assert (raw["customer_id"][0], raw["order_id"][0]) == ("小雨", "1234567890123")
    assert problems.is_empty()


def test_other_charsets(tmp_path):
    raw, problems = read(*put(tmp_path, log__txt=TAOBAO.encode("gb18030")))
    assert counts(raw) == {"customer": 3, "agent": 3, "bot": 2, "note": 1}
    assert problems["expected"].to_list() == ["encoding"]
    raw, _ = read(*put(tmp_path, log__txt=TAOBAO.encode("utf-16")))
    assert counts(raw) == {"customer": 3, "agent": 3, "bot": 2, "note": 1}


def test_who_answers_in_many_chats_is_the_shop(tmp_path):
    raw, _ = read(*put(tmp_path, log__txt=SIDES))
    by_chat = raw.group_by("conversation_id", maintain_order=True).agg("role").rows()
    assert dict(by_chat) == {
        "阿强/20260302T090000": ["customer", "agent"],
        "小王/20260302T090030": ["customer", "agent"],
        "阿强/20260304T090040": ["customer"],
    }


def test_two_names_alone_are_asked_for(tmp_path):
    paths = put(tmp_path, log__txt=TWO)
    with pytest.raises(Unreadable, match="阿强, 丽丽") as refusal:
        read(*paths)
    assert refusal.value.expected == "agents"
    raw, _ = read(*paths, reading=Reading(agents=frozenset({"丽丽"})))
    assert said(raw) == [("customer", "你好", None, None), ("agent", "在的亲", "丽丽", None)]


def test_an_id_under_a_rule_names_the_chat(tmp_path):
    log = "==========\n会话ID:17, 客户:小雨\n" + TWO + "==========\n会话ID:18\n" + TWO
    raw, _ = read(*put(tmp_path, log__txt=log), reading=Reading(agents=frozenset({"丽丽"})))
    assert raw["conversation_id"].to_list() == ["17", "17", "18", "18"]
    assert raw["customer_id"].unique(maintain_order=True).to_list() == ["小雨", "阿强"]


def test_whom_the_shop_writes_to_first_is_the_one_who_answers(tmp_path):
    log = "店:小美 2026-03-01 12:00:00\n您好\n小雨 2026-03-01 12:01:00\n你好\n"
    raw, _ = read(*put(tmp_path, log__txt=log))
    assert told(raw, "conversation_id", "customer_id") == ["小雨/20260301T120000", "小雨"]


def test_a_pattern_of_ones_own(tmp_path):
    log = "[客户] tom | 2026-03-02 09:00:00\nhello\n[客服] ann | 2026-03-02 09:01:00\nhi\n"
    paths = put(tmp_path, log__txt=log)
    pattern = r"\[(?P<role>客户|客服)\] (?P<author>.*?) \| (?P<time>.*)"
    raw, _ = read(*paths, form="log", reading=Reading(pattern=pattern))
    assert said(raw) == [("customer", "hello", None, None), ("agent", "hi", "ann", None)]
    for wrong in ("(", "(?P<time>.*)"):
        with pytest.raises(Unreadable, match="pattern") as refusal:
            read(*paths, form="log", reading=Reading(pattern=wrong))
        assert refusal.value.expected == "pattern"


def test_an_endless_message_is_cut(tmp_path):
    log = TWO + "字" * 300 + "\n" + ("字" * 300 + "\n") * 1000
    reading = Reading(agents=frozenset({"丽丽"}))
    raw, problems = read(*put(tmp_path, log__txt=log), reading=reading)
    assert raw.height == 2
    assert problems.select("row", "expected", "refused").rows() == [(3, "text_length", False)]


def test_others_are_not_recognised(tmp_path):
    others = {
        "program__log": "2026-03-02 09:00:00 INFO start\n2026-03-02 09:00:01 INFO stop\n",
        "table__csv": "time,author,text\n2026-03-02 09:00:00,tom,hi\n",
        "whatsapp__txt": "[2026/3/1 12:00:00] Ann: hi\n[2026/3/1 12:01:00] Bob: hi\n",
        "native__jsonl": [{"conversation_id": "c", "messages": []}],
        "prose__txt": "On 2026-03-02 at 09:00 we met.\nIt was fine.\n",
    }
    for path in put(tmp_path, **others):
        assert not two_line_log.recognises(path), path.name
    for path in put(tmp_path, a__txt=TAOBAO, b__txt=SIDES):
        assert format_of(path) is two_line_log


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_logs_are_survived(seed):
    chance = random.Random(seed)
    lines = (TAOBAO + SIDES).splitlines()
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(lines))
        strange = ("", "\0", "-" * 90, "[" * 400, "9" * 5000 + " (2026-99-99 99:99:99):")
        lines[place] = chance.choice((*strange, lines[0], lines[place][: chance.randint(0, 20)]))
    survives("log", "a__txt", "\n".join(lines).encode())


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    survives("log", "a__txt", TAOBAO.encode()[:length] + rest)
