"""Chats and accounts exported from Telegram."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Reading, Unreadable, format_of
from scoring.conversations import checked
from tests.dashboard.transcripts.damage import EXAMPLES, counts, damaged, put, read, said, survives

BEGAN = 1_768_298_400


def message(number, sender, text, **more):
    name, account = sender
    return {
        "id": number,
        "type": "message",
        "date": "2026-01-13T11:00:00",
        "date_unixtime": str(BEGAN + number * 60),
        "from": name,
        "from_id": account,
        "text": text,
        "text_entities": [],
        **more,
    }


ANA, MARY = ("Ana", "user31"), ("Mary's shop", "user7")
MESSAGES = [
    message(1, ANA, "Where is my parcel?"),
    message(2, MARY, ["See ", {"type": "link", "text": "https://shop.example"}, "."]),
    message(3, ANA, "", media_type="sticker", file="stickers/a.webp", sticker_emoji="😀"),
    message(4, ANA, "the label", photo="photos/a.jpg", width=10, height=10),
    message(5, ANA, "", media_type="voice_message", file="voice/a.ogg", mime_type="audio/ogg"),
    message(6, MARY, "", file="files/bill.pdf", file_name="bill.pdf", mime_type="application/pdf"),
    message(7, MARY, "", file="(File not included. Change data exporting settings to download.)"),
    message(8, MARY, "I meant Tuesday", edited="2026-01-13T12:00:00", reply_to_message_id=2),
    message(9, ANA, "", media_type="video_message", file="round.mp4"),
    message(10, ANA, "", media_type="animation", file="a.mp4", forwarded_from="Someone"),
    message(11, ANA, "", location_information={"latitude": 1.5, "longitude": 2}),
    message(12, ANA, "", contact_information={"first_name": "Bo", "phone_number": "1"}),
    {
        "id": 13,
        "type": "service",
        "date": "2026-01-13T11:00:00",
        "date_unixtime": str(BEGAN + 800),
        "actor": "Ana",
        "actor_id": "user31",
        "action": "pin_message",
        "text": "",
    },
    {
        "id": 14,
        "type": "service",
        "date_unixtime": str(BEGAN + 900),
        "actor": "Mary's shop",
        "actor_id": "user7",
        "action": "phone_call",
        "text": "",
    },
    message(2000, ANA, "Again me", edited="1970-01-01T01:00:00"),
]
CHAT = {"name": "Ana", "type": "personal_chat", "id": 31, "messages": MESSAGES}


def account(*chats):
    return {
        "about": "Here is the data you requested. Remember: Telegram is ad free",
        "personal_information": {"user_id": 7, "first_name": "Mary"},
        "chats": {"about": "This page lists all chats", "list": list(chats)},
    }


def test_a_chat_with_a_customer(tmp_path):
    """Voices, pictures, files, the service's notes and edits are told apart."""
    path = put(tmp_path, result__json=CHAT)[0]
    assert format_of(path).NAME == "telegram"
    raw, problems = read(path)
    assert said(raw) == [
        ("customer", "Where is my parcel?", None, None),
        ("agent", "See https://shop.example.", "Mary's shop", None),
        ("customer", "[sticker]", None, None),
        ("customer", "[image]\nthe label", None, None),
        ("customer", "[voice]", None, None),
        ("agent", "[file: bill.pdf]", "Mary's shop", None),
        ("agent", "[file]", "Mary's shop", None),
        ("agent", "I meant Tuesday", "Mary's shop", "edited"),
        ("customer", "[video]", None, None),
        ("customer", "[image]", None, None),
        ("customer", "[location]", None, None),
        ("customer", "[contact]", None, None),
        ("note", "Ana: pin message", None, None),
        ("agent", "[call]", "Mary's shop", None),
        ("customer", "Again me", None, None),
    ]
    assert counts(raw) == {"customer": 9, "agent": 5, "note": 1}
    assert problems.height == 0
    assert json.loads(raw["message_extra"][7]) == {"id": "8", "reply_to": "2"}
    assert json.loads(raw["message_extra"][9]) == {"id": "10", "forwarded": True}


def test_a_day_of_silence_ends_a_conversation(tmp_path):
    conversations = checked(read(put(tmp_path, result__json=CHAT)[0])[0]).conversations
    assert conversations.select("conversation_id", "customer_id", "agent_id").rows() == [
        ("31/20260113T100100", "Ana", "Mary's shop"),
        ("31/20260114T192000", "Ana", None),
    ]


def test_an_account_with_its_chats(tmp_path):
    """A chat with a bot or with oneself has no customer; a group does not tell its sides."""
    other = {"name": None, "type": "personal_chat", "id": 32, "messages": [
        message(1, (None, "user32"), "Hi"), message(2, MARY, "Hello"),
    ]}  # fmt: skip
    bot = {"name": "Tool", "type": "bot_chat", "id": 9, "messages": [message(1, MARY, "/start")]}
    group = {"name": "All", "type": "private_group", "id": 5, "messages": MESSAGES}
    path = put(tmp_path, result__json=account(CHAT, other, bot, group))[0]
    raw, problems = read(path)
    assert counts(raw) == {"customer": 10, "agent": 6, "note": 1}
    assert set(raw["customer_id"]) == {"Ana", "user32"}
    assert problems.select("value", "expected", "refused").rows() == [
        ("bot_chat", "customer_chat", False),
        ("Ana, Mary's shop", "agents", True),
    ]
    raw, problems = read(path, reading=Reading(agents=frozenset({"Mary's shop"})))
    assert counts(raw) == {"customer": 19, "agent": 11, "note": 2}


def test_where_nothing_tells_the_sides_the_names_are_asked_for(tmp_path):
    bare = {"messages": [{key: one[key] for key in ("type", "date_unixtime", "from", "text")}
                         for one in MESSAGES[:2]]}  # fmt: skip
    for document in (bare, {"chats": {"list": [{"name": "Chat", **bare}]}}):
        path = put(tmp_path, result__json=document)[0]
        assert format_of(path).NAME == "telegram"
        with pytest.raises(Unreadable, match="Ana, Mary's shop") as refusal:
            read(path)
        assert refusal.value.expected == "agents"
        raw, _ = read(path, reading=Reading(agents=frozenset({"Mary's shop"})))
        assert counts(raw) == {"customer": 1, "agent": 1}


def test_the_customer_and_the_shop_may_have_one_name(tmp_path):
    same = [message(1, ("Ana", "user31"), "Hi"), message(2, ("Ana", "user7"), "Hello")]
    raw, _ = read(put(tmp_path, result__json=CHAT | {"messages": same})[0])
    assert raw["role"].to_list() == ["customer", "agent"]


def test_half_characters_in_names(tmp_path):
    raw, _ = read(put(tmp_path, result__json=CHAT | {"name": "A\ud83d", "id": "\ud83d"})[0])
    assert raw["customer_id"][0] == "A\ufffd"
    assert raw["conversation_id"][0] == "\ufffd/20260113T100100"


def test_other_json_is_not_taken(tmp_path):
    for document in (
        {"messages": [{"role": "customer", "text": "Hi", "date": "x", "type": "message"}]},
        {"messages": [{"sender_name": "A", "timestamp_ms": 1, "content": "Hi"}]},
        [{"timestamp": "2018-12-05T10:39:10", "author": "A", "message": "Hi"}],
        {"tickets": []},
    ):
        path = put(tmp_path, x__json=document)[0]
        with suppress(Unreadable):
            assert format_of(path).NAME != "telegram"


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_beginning(tail):
    whole = json.dumps(CHAT).encode()
    survives("telegram", "result__json", whole[: len(whole) // 2] + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 10**9), st.booleans())
def test_a_damaged_export(seed, single):
    document = damaged(CHAT if single else account(CHAT, CHAT), seed)
    survives("telegram", "result__json", json.dumps(document).encode())
