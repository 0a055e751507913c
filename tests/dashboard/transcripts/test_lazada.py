"""Lazada's chat, as its open platform gives it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Unreadable, format_of
from dashboard.transcripts.markets import lazada
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

BUYER, SELLER = "1", "2"


def message(number: int, side: str, content: dict[str, Any], **more: Any) -> dict[str, Any]:
    buyer = side == BUYER
    return {
        "session_id": "100_2_200_1_103",
        "message_id": f"m{number}",
        "type": "1",
        "from_account_type": side,
        "from_account_id": "200" if buyer else "100",
        "to_account_type": SELLER if buyer else BUYER,
        "to_account_id": "100" if buyer else "200",
        "content": json.dumps(content),
        "send_time": str(1772366400000 + number * 1000),
        "site_id": "th",
        "template_id": "1",
        "auto_reply": "false",
        "process_msg": "",
        "status": "0",
        **more,
    }


MESSAGES = [
    message(1, BUYER, {"txt": "ของอยู่ไหน", "translateTxt": "Where is it?"}),
    message(2, SELLER, {"txt": "We are back at nine"}, auto_reply="true"),
    message(3, SELLER, {"imgUrl": "https://l.example/1.jpg"}, template_id="3"),
    message(4, SELLER, {"txt": "typo"}, status="1"),
    message(5, BUYER, {"orderId": "777", "title": "Order"}, template_id="10007"),
    message(6, SELLER, {"title": "Blue mug", "itemId": "9"}, template_id="10006"),
    message(7, BUYER, {"smallImgUrl": "x"}, template_id="4"),
    message(8, SELLER, {"videoId": "x"}, template_id="6"),
    message(9, SELLER, {"voucherId": "x"}, template_id="10008"),
]
PAGE = {"code": "0", "data": {"message_list": MESSAGES, "has_more": "false"}, "request_id": "r"}
SESSION = {
    "session_id": "100_2_200_1_103",
    "buyer_id": "200",
    "title": "somchai",
    "site_id": "TH",
    "tags": ["star"],
    "last_message_time": "1772366409000",
    "self_position": "0",
    "summary": "[image]",
}


def test_what_really_happened(tmp_path):
    raw, problems = read(*put(tmp_path, page__json=PAGE))
    assert said(raw) == [
        ("customer", "ของอยู่ไหน", None, None),
        ("bot", "We are back at nine", None, "automatic"),
        ("agent", "[image]", "100", None),
        ("agent", "[deleted]", "100", "deleted"),
        ("customer", "[order: 777]", None, None),
        ("agent", "[product: Blue mug]", "100", None),
        ("customer", "[sticker]", None, None),
        ("agent", "[video]", "100", None),
        ("agent", "[card]", "100", None),
    ]
    assert counts(raw) == {"customer": 3, "agent": 5, "bot": 1}
    assert raw["translation"].drop_nulls().to_list() == ["Where is it?"]
    assert problems.is_empty()


def test_sessions_tell_of_the_customer_and_the_market(tmp_path):
    sessions = {"code": "0", "data": {"session_list": [SESSION]}}
    raw, _ = read(*put(tmp_path, a__json=sessions, b__json=PAGE))
    names = ("conversation_id", "channel", "market", "customer_id", "order_id", "tags", "agent_id")
    values = ["100_2_200_1_103", "chat", "TH", "200", "777", ["star"], "100"]
    assert told(raw, *names) == values


def test_overlapping_pages_and_lines_double_nothing(tmp_path):
    pages = [PAGE, {"data": {"message_list": MESSAGES[3:]}}]
    raw, _ = read(*put(tmp_path, pages__jsonl=pages))
    assert counts(raw) == {"customer": 3, "agent": 5, "bot": 1}
    push = {"seller_id": "100", "message_type": 2, "data": json.dumps(MESSAGES[0])}
    raw, _ = read(*put(tmp_path, push__json=push))
    assert counts(raw) == {"customer": 1}


def test_an_unknown_side_is_refused(tmp_path):
    raw, _ = read(*put(tmp_path, page__json={"data": [message(1, "7", {"txt": "hm"})]}))
    assert raw["role"].to_list() == ["7"]


def test_sessions_alone_ask_for_the_messages(tmp_path):
    with pytest.raises(Unreadable, match="im/message/list"):
        read(*put(tmp_path, a__json={"data": {"session_list": [SESSION]}}))


def test_others_are_not_recognised(tmp_path):
    others = {"native__jsonl": [{"conversation_id": "c", "messages": []}], "a__json": {"data": [1]}}
    for path in put(tmp_path, **others):
        assert not lazada.recognises(path)
    assert format_of(put(tmp_path, page__json=PAGE)[0]) is lazada


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    content = damaged((PAGE, MESSAGES, {"data": {**SESSION, "messages": MESSAGES}})[seed % 3], seed)
    survives("lazada", "a__json", json.dumps(content).encode())


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    survives("lazada", "a__json", json.dumps(PAGE)[:length].encode() + rest)
