"""Messages in the archives of Instagram and Facebook."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Reading, Unreadable, format_of
from scoring.conversations import checked
from tests.dashboard.transcripts.damage import EXAMPLES, counts, damaged, put, read, said, survives

BEGAN = 1_768_298_400_000


def broken(text):
    """As the archive writes it: each byte of UTF-8 a letter of its own."""
    return text.encode().decode("latin-1")


def message(minute, name, content=None, **more):
    told = {"sender_name": broken(name), "timestamp_ms": BEGAN + minute * 60_000}
    if content is not None:
        told["content"] = broken(content)
    return told | {"is_geoblocked_for_viewer": False} | more


MESSAGES = [
    message(0, "José", "¿Dónde está mi paquete? 📦"),
    message(1, "shop", "Un momento 👍", reactions=[{"reaction": broken("❤"), "actor": "José"}]),
    message(2, "José", photos=[{"uri": "photos/1.jpg"}, {"uri": "photos/2.jpg"}]),
    message(3, "José", "Reacted 👍 to your message "),
    message(4, "shop", "shop sent an attachment.", share={"link": "https://shop.example/p/1"}),
    message(5, "José", audio_files=[{"uri": "audio/1.mp4"}]),
    message(6, "José", videos=[{"uri": "videos/1.mp4"}]),
    message(7, "José", sticker={"uri": "stickers/1.png"}),
    message(8, "shop", is_unsent=True),
    message(9, "shop", "You missed a call.", call_duration=0, missed=True),
    message(10, "shop", files=[{"uri": "messages/inbox/jose_1/files/bill.pdf"}]),
    message(3000, "José", "Gracias"),
]
THREAD = {
    "participants": [{"name": broken("José")}, {"name": "shop"}],
    "messages": MESSAGES[::-1],
    "title": broken("José"),
    "is_still_participant": True,
    "thread_path": "inbox/jose_1234",
    "magic_words": [],
}


def test_a_thread(tmp_path):
    """Broken letters are mended, what was liked is no message, and the newest comes last."""
    path = put(tmp_path, message_1__json=THREAD)[0]
    assert format_of(path).NAME == "instagram"
    raw, problems = read(path)
    assert said(raw) == [
        ("customer", "¿Dónde está mi paquete? 📦", None, None),
        ("agent", "Un momento 👍", "shop", None),
        ("customer", "[image]\n[image]", None, None),
        ("note", "Reacted 👍 to your message ", None, None),
        ("agent", "https://shop.example/p/1", "shop", None),
        ("customer", "[voice]", None, None),
        ("customer", "[video]", None, None),
        ("customer", "[sticker]", None, None),
        ("agent", "[deleted]", "shop", "deleted"),
        ("agent", "[call]\nYou missed a call.", "shop", None),
        ("agent", "[file: bill.pdf]", "shop", None),
        ("customer", "Gracias", None, None),
    ]
    assert counts(raw) == {"customer": 6, "agent": 5, "note": 1}
    assert problems.height == 0
    conversations = checked(raw).conversations
    assert conversations.select("conversation_id", "customer_id", "channel").rows() == [
        ("jose_1234/20260113T100000", "José", "social"),
        ("jose_1234/20260115T120000", "José", "social"),
    ]


def test_the_files_of_a_folder_are_one_chat(tmp_path):
    newer, older = THREAD | {"messages": MESSAGES[:5:-1]}, THREAD | {"messages": MESSAGES[5::-1]}
    together = put(tmp_path, message_1__json=newer, message_2__json=older)
    whole = tmp_path / "whole"
    whole.mkdir()
    raw, _ = read(*together)
    assert said(raw) == said(read(put(whole, message_1__json=THREAD)[0])[0])
    assert raw["conversation_id"].n_unique() == 2


def test_two_chats_in_a_folder_stay_two(tmp_path):
    other = THREAD | {"thread_path": "inbox/bo_9", "title": "Bo", "messages": [
        message(0, "Bo", "Hi"), message(1, "shop", "Hello"),
    ]}  # fmt: skip
    raw, _ = read(*put(tmp_path, message_1__json=THREAD, message_2__json=other))
    assert set(raw["customer_id"]) == {"José", "Bo"}


def test_where_nothing_tells_the_sides_the_names_are_asked_for(tmp_path):
    path = put(tmp_path, message_1__json={"messages": MESSAGES[:2]})[0]
    with pytest.raises(Unreadable, match="José, shop") as refusal:
        read(path)
    assert refusal.value.expected == "agents"
    raw, _ = read(path, reading=Reading(agents=frozenset({"Shop"})))
    assert counts(raw) == {"customer": 1, "agent": 1}


def test_encrypted_chats_of_messenger(tmp_path):
    thread = {
        "participants": ["Ana", "Shop"],
        "threadName": "Ana_12",
        "messages": [
            {"senderName": "Ana", "text": "Wo ist es? é", "timestamp": BEGAN, "type": "text"},
            {"senderName": "Shop", "text": "", "media": [{"uri": "./a.jpg"}],
             "timestamp": BEGAN + 1000, "isUnsent": False},
        ],
    }  # fmt: skip
    raw, _ = read(put(tmp_path, Ana_12__json=thread)[0])
    assert said(raw) == [
        ("customer", "Wo ist es? é", None, None),
        ("agent", "[image]", "Shop", None),
    ]


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_beginning(tail):
    whole = json.dumps(THREAD).encode()
    survives("instagram", "message_1__json", whole[: len(whole) // 2] + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 10**9))
def test_a_damaged_thread(seed):
    survives("instagram", "message_1__json", json.dumps(damaged(THREAD, seed)).encode())
