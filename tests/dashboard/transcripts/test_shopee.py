"""Shopee's SellerChat, as its open platform gives it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Reading, Unreadable, format_of
from dashboard.transcripts.markets import shopee
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

BUYER, SELLER, SHOP = 5, 7, 100


def message(number: int, sender: int, kind: str, content: Any, **more: Any) -> dict[str, Any]:
    buyer = sender != SELLER
    return {
        "message_id": f"{2200 + number}",
        "from_id": sender,
        "to_id": SELLER if buyer else BUYER,
        "from_shop_id": 0 if buyer else SHOP,
        "to_shop_id": SHOP if buyer else 0,
        "message_type": kind,
        "content": content,
        "conversation_id": "31",
        "created_timestamp": 1772366400 + number,
        "region": "SG",
        "status": "normal",
        "source": "android" if buyer else "pc",
        "source_content": {},
        **more,
    }


MESSAGES = [
    message(1, BUYER, "text", {"text": "Is it blue?"}),
    message(2, SELLER, "text", {"text": "Welcome!"}, is_auto_reply=True),
    message(3, SELLER, "faq_liveagent", {"text": "1. Delivery"}, source="chatbot"),
    message(4, SELLER, "text", {"text": "Yes"}),
    message(5, SELLER, "image", {"url": "https://s.example/1"}),
    message(6, BUYER, "order", {"order_sn": "2203ABC", "shop_id": SHOP}),
    message(7, BUYER, "item", {"item_id": 12, "shop_id": SHOP}),
    message(8, SELLER, "item_list", {"chat_product_infos": [{"name": "Mug"}, {"item_id": 13}]}),
    message(9, BUYER, "sticker", {"sticker_id": "1"}),
    message(10, SELLER, "text", {"text": "oops"}, status="recalled"),
    message(11, SELLER, "notification", {"text": "The buyer returned the item"}),
    message(12, BUYER, "image_with_text", {"image_url": "x", "text": "see"}),
    message(13, SELLER, "voucher", {"voucher_id": 3}),
]
PAGE = {"error": "", "request_id": "r", "response": {"messages": MESSAGES, "page_result": {}}}
CONVERSATION = {
    "conversation_id": "31",
    "to_id": BUYER,
    "to_name": "tom",
    "shop_id": SHOP,
    "unread_count": 0,
    "last_message_timestamp": 1772366413000000000,
    "latest_message_content": {"text": "see"},
}
COUNTS = {"customer": 5, "agent": 5, "bot": 2, "note": 1}


def test_what_really_happened(tmp_path):
    raw, problems = read(*put(tmp_path, page__json=PAGE))
    assert said(raw) == [
        ("customer", "Is it blue?", None, None),
        ("bot", "Welcome!", None, "automatic"),
        ("bot", "1. Delivery", None, None),
        ("agent", "Yes", "7", None),
        ("agent", "[image]", "7", None),
        ("customer", "[order: 2203ABC]", None, None),
        ("customer", "[product: 12]", None, None),
        ("agent", "[product: Mug]\n[product: 13]", "7", None),
        ("customer", "[sticker]", None, None),
        ("agent", "[deleted]", "7", "deleted"),
        ("note", "The buyer returned the item", None, None),
        ("customer", "[image]\nsee", None, None),
        ("agent", "[card]", "7", None),
    ]
    assert counts(raw) == COUNTS
    assert problems.is_empty()
    names = ("conversation_id", "channel", "market", "customer_id", "order_id", "agent_id")
    assert told(raw, *names) == ["31", "chat", "SG", "5", "2203ABC", "7"]


def test_a_buyer_with_a_shop_is_told_by_the_shop_of_the_conversation(tmp_path):
    asked = MESSAGES[0] | {"from_shop_id": 300, "to_shop_id": SHOP}
    conversations = {"response": {"conversations": [CONVERSATION]}}
    page = {"response": {"messages": [asked]}}
    raw, _ = read(*put(tmp_path, a__json=conversations, b__json=page))
    assert counts(raw) == {"customer": 1}


def test_who_writes_with_several_is_the_shop(tmp_path):
    bare = [
        {key: value for key, value in message(number, sender, "text", {"text": "hi"}).items()
         if "shop_id" not in key} | more
        for number, sender, more in (
            (1, BUYER, {}), (2, SELLER, {}), (3, 6, {"conversation_id": "32"}),
        )
    ]  # fmt: skip
    raw, _ = read(*put(tmp_path, a__json={"response": {"messages": bare}}))
    assert counts(raw) == {"customer": 2, "agent": 1}


def test_without_any_sign_the_names_are_asked_for(tmp_path):
    one = {key: value for key, value in MESSAGES[0].items() if "shop_id" not in key}
    paths = put(tmp_path, a__json={"response": {"messages": [one]}})
    with pytest.raises(Unreadable, match="5, 7") as refusal:
        read(*paths)
    assert refusal.value.expected == "agents"
    raw, _ = read(*paths, reading=Reading(agents=frozenset({"7"})))
    assert counts(raw) == {"customer": 1}


def test_pushed_messages_and_conversations_in_one(tmp_path):
    push = {"code": 10, "shop_id": SHOP, "data": {"type": "message", "content": MESSAGES[0]}}
    raw, _ = read(*put(tmp_path, push__json=push))
    assert counts(raw) == {"customer": 1}
    whole = {"conversations": [{**CONVERSATION, "messages": MESSAGES}]}
    raw, _ = read(*put(tmp_path, whole__json=whole))
    assert counts(raw) == COUNTS


def test_conversations_alone_ask_for_the_messages(tmp_path):
    with pytest.raises(Unreadable, match="get_message"):
        read(*put(tmp_path, a__json={"response": {"conversations": [CONVERSATION]}}))


def test_others_are_not_recognised(tmp_path):
    others = {"native__jsonl": [{"conversation_id": "c", "messages": []}], "a__json": {"data": [1]}}
    for path in put(tmp_path, **others):
        assert not shopee.recognises(path)
    assert format_of(put(tmp_path, page__json=PAGE)[0]) is shopee


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    whole = {"conversations": [{**CONVERSATION, "messages": MESSAGES}]}
    content = damaged((PAGE, MESSAGES, whole)[seed % 3], seed)
    survives("shopee", "a__json", json.dumps(content).encode())


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    survives("shopee", "a__json", json.dumps(PAGE)[:length].encode() + rest)
