"""TikTok Shop's customer service, as its interface gives it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Unreadable, format_of
from dashboard.transcripts.markets import tiktok
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

BO = {"im_user_id": "u1", "role": "BUYER", "nickname": "Bo"}
ANN = {"im_user_id": "a1", "role": "CUSTOMER_SERVICE", "nickname": "Ann"}
ROBOT = {"im_user_id": "r1", "role": "ROBOT", "nickname": "Assistant"}
SYSTEM = {"im_user_id": "s1", "role": "SYSTEM"}


def message(number: int, sender: dict[str, Any], kind: str, **content: Any) -> dict[str, Any]:
    return {
        "id": str(7000 + number),
        "type": kind,
        "content": json.dumps(content),
        "create_time": 1772366400 + number,
        "is_visible": True,
        "index": str(number),
        "sender": sender,
    }


MESSAGES = [
    message(1, SYSTEM, "BUYER_ENTER_FROM_ORDER", order_id="576"),
    message(2, BO, "TEXT", content="Where is it?"),
    message(3, ROBOT, "TEXT", content="Please wait"),
    message(4, SYSTEM, "ALLOCATED_SERVICE", content="Ann joined the chat"),
    message(5, ANN, "TEXT", content="I look"),
    message(6, ANN, "ORDER_CARD", order_id="576"),
    message(7, BO, "IMAGE", url="https://t.example/1", width="3", height="4"),
    message(8, BO, "EMOTICONS", content="x"),
    message(9, ANN, "PRODUCT_CARD", product_id="12"),
    message(10, ANN, "VIDEO", url="x"),
    message(11, SYSTEM, "NOTIFICATION", content="The chat was closed"),
    message(12, BO, "OTHER"),
]
CONVERSATION = {
    "id": "c9",
    "participant_count": 2,
    "can_send_message": True,
    "participants": [{"user_id": "b77", **BO}, ANN],
    "latest_message": MESSAGES[-1],
}
WHOLE = {"data": {"conversations": [{**CONVERSATION, "messages": MESSAGES}]}}
COUNTS = {"customer": 4, "agent": 4, "bot": 1, "note": 3}


def test_what_really_happened(tmp_path):
    raw, problems = read(*put(tmp_path, whole__json=WHOLE))
    assert said(raw) == [
        ("note", "[order: 576]", None, None),
        ("customer", "Where is it?", None, None),
        ("bot", "Please wait", None, None),
        ("note", "Ann joined the chat", None, "handover"),
        ("agent", "I look", "Ann", None),
        ("agent", "[order: 576]", "Ann", None),
        ("customer", "[image]", None, None),
        ("customer", "[sticker]", None, None),
        ("agent", "[product: 12]", "Ann", None),
        ("agent", "[video]", "Ann", None),
        ("note", "The chat was closed", None, None),
        ("customer", "[card]", None, None),
    ]
    assert counts(raw) == COUNTS
    assert problems.is_empty()
    names = ("conversation_id", "channel", "order_id", "agent_id")
    assert told(raw, *names) == ["c9", "chat", "576", "Ann"]


def test_a_page_of_messages_is_called_after_its_file(tmp_path):
    page = {"code": 0, "data": {"messages": MESSAGES, "next_page_token": ""}}
    raw, problems = read(*put(tmp_path, c9__json=page))
    assert counts(raw) == COUNTS
    assert set(raw["conversation_id"]) == {"c9"}
    assert problems.select("expected", "refused").rows() == [("conversation_id", False)]


def test_pushed_messages_tell_their_conversation(tmp_path):
    push = {"type": 14, "shop_id": "1", "data": {"conversation_id": "c1", "message_id": "m",
            **{key: value for key, value in MESSAGES[1].items() if key != "id"}}}  # fmt: skip
    raw, _ = read(*put(tmp_path, push__json=push))
    assert told(raw, "conversation_id", "customer_id") == ["c1", "u1"]


def test_what_is_not_shown_is_a_note_and_unknown_roles_are_refused(tmp_path):
    hidden = message(1, BO, "TEXT", content="x") | {"is_visible": False}
    strange = message(2, {"role": "JUDGE"}, "TEXT", content="x")
    nobody = message(3, {"role": {"id": 1}}, "NEW", content="x")
    raw, _ = read(*put(tmp_path, c__json={"messages": [hidden, strange, nobody]}))
    assert raw["role"].to_list() == ["note", "JUDGE"]


def test_a_new_kind_of_card_is_a_card(tmp_path):
    raw, _ = read(*put(tmp_path, c__json={"messages": [message(1, ANN, "GIFT_CARD", gift_id="1")]}))
    assert said(raw) == [("agent", "[card]", "Ann", None)]


def test_conversations_alone_ask_for_the_messages(tmp_path):
    with pytest.raises(Unreadable, match="conversations/"):
        read(*put(tmp_path, a__json={"data": {"conversations": [CONVERSATION]}}))


def test_others_are_not_recognised(tmp_path):
    others = {"native__jsonl": [{"conversation_id": "c", "messages": []}], "a__json": {"data": [1]}}
    for path in put(tmp_path, **others):
        assert not tiktok.recognises(path)
    assert format_of(put(tmp_path, whole__json=WHOLE)[0]) is tiktok


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    content = damaged((WHOLE, MESSAGES)[seed % 2], seed)
    survives("tiktok", "a__json", json.dumps(content).encode())


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    survives("tiktok", "a__json", json.dumps(MESSAGES)[:length].encode() + rest)
