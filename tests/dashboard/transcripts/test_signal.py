"""Signal's chats as text, and its messages as JSON."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Reading, Unreadable, format_of
from scoring.conversations import checked
from tests.dashboard.transcripts.damage import EXAMPLES, counts, damaged, put, read, said, survives

MARKDOWN = """\
[2026-01-13 10:00:00] Ana: Where is it?

[2026-01-13 10:01:00] Me: > Where is it?

On its way: see the label
![label.jpg](./media/label.jpg)
(- Ana: 👍 -)

[2026-01-13 10:02:00] Ana: (This message was deleted)
[2026-01-13 10:03:00] Ana: [a.m4a](./media/a.m4a)
[2026-01-13 10:04:00] Me: Missed voice call
[2026-01-13 10:05:00] Ana: (( 😀 ))
[2026-01-15 09:00:00] Ana: Thank you
"""
BEGAN = 1_768_298_400_000


def received(minute, **data):
    return {
        "envelope": {
            "source": "+4917012",
            "sourceNumber": "+4917012",
            "sourceName": "Ana",
            "timestamp": BEGAN + minute * 60_000,
            **data,
        },
        "account": "+4930555",
    }


def data(minute, text=None, **more):
    return {"timestamp": BEGAN + minute * 60_000, "message": text, **more}


def sent(minute, text, **more):
    told = data(minute, text, **more) | {"destination": "+4917012"}
    return received(
        minute, sourceNumber="+4930555", sourceName="Shop", syncMessage={"sentMessage": told}
    )


CLI = [
    received(0, dataMessage=data(0, "Where is it?")),
    received(1, typingMessage={"action": "STARTED", "timestamp": 1}),
    sent(2, "On its wya"),
    received(3, receiptMessage={"when": 1, "isDelivery": True}),
    received(4, dataMessage=data(4, None, attachments=[{"contentType": "image/jpeg"}])),
    received(5, dataMessage=data(5, None, reaction={"emoji": "👍"})),
    received(6, dataMessage=data(6, None, sticker={"packId": "a"})),
    received(7, dataMessage=data(7, None, remoteDelete={"timestamp": BEGAN})),
    sent(8, None)
    | {"envelope": sent(8, None)["envelope"] | {"syncMessage": {"sentMessage": {
        "destination": "+4917012",
        "editMessage": {"targetSentTimestamp": BEGAN + 120_000,
                        "dataMessage": data(8, "On its way")}}}}},
    received(9, callMessage={"offerMessage": {"id": 1}}),
]  # fmt: skip


def stored(minute, kind, body, **more):
    return {
        "id": f"m{minute}",
        "conversationId": "c1",
        "type": kind,
        "sent_at": BEGAN + minute * 60_000,
        "body": body,
        "source": "+4917012",
        **more,
    }


DESKTOP = [
    stored(0, "incoming", "Where is it?"),
    stored(1, "outgoing", "On its way", editHistory=[{"body": "x"}]),
    stored(2, "keychange", None),
    stored(3, "incoming", None, attachments=[{"contentType": "audio/aac", "fileName": "a.aac"}]),
    stored(4, "incoming", "", deletedForEveryone=True),
    stored(5, "call-history", None, callHistory={"direction": "Outgoing"}),
]


def exported(minute, sender, body, **more):
    return {
        "date": f"2026-01-13T10:0{minute}:00",
        "sender": sender,
        "body": body,
        "quote": "",
        "sticker": None,
        "reactions": [],
        "attachments": [],
        **more,
    }


EXPORT = [
    exported(0, "Ana", "Where is it?  "),
    exported(1, "Me", "Here", attachments=[{"name": "bill.pdf", "path": "media/bill.pdf"}]),
    exported(2, "Ana", "", sticker={"emoji": "😀"}),
]


def test_text(tmp_path):
    path = put(tmp_path, chat__md=MARKDOWN)[0]
    assert format_of(path).NAME == "signal_text"
    raw, problems = read(path)
    assert said(raw) == [
        ("customer", "Where is it?", None, None),
        ("agent", "[image]\nOn its way: see the label", "Me", None),
        ("customer", "[deleted]", None, "deleted"),
        ("customer", "[voice]", None, None),
        ("agent", "[call]", "Me", None),
        ("customer", "[sticker]", None, None),
        ("customer", "Thank you", None, None),
    ]
    assert counts(raw) == {"customer": 5, "agent": 2}
    assert problems.height == 0
    assert checked(raw).conversations["conversation_id"].to_list() == [
        "Ana/20260113T100000",
        "Ana/20260115T090000",
    ]


def test_text_without_a_me_asks_for_the_names(tmp_path):
    path = put(tmp_path, chat__txt="[2026-01-13, 10:00] Ana: Hi\n[2026-01-13, 10:01] Bo: Ho\n")[0]
    assert format_of(path).NAME == "signal_text"
    with pytest.raises(Unreadable, match="Ana, Bo") as refusal:
        read(path)
    assert refusal.value.expected == "agents"
    raw, _ = read(path, reading=Reading(agents=frozenset({"Bo"})))
    assert raw["role"].to_list() == ["customer", "agent"]


def test_signal_cli(tmp_path):
    """Receipts, typing and reactions are nothing; edits and deletions change what was said."""
    path = put(tmp_path, received__jsonl=CLI)[0]
    assert format_of(path).NAME == "signal"
    raw, _ = read(path)
    assert said(raw) == [
        ("customer", "[deleted]", None, "deleted"),
        ("agent", "On its way", "+4930555", "edited"),
        ("customer", "[image]", None, None),
        ("customer", "[sticker]", None, None),
        ("customer", "[call]", None, None),
    ]
    assert raw["customer_id"].unique().to_list() == ["+4917012"]
    assert raw["conversation_id"][0] == "+4917012/20260113T100000"


def test_signal_desktop(tmp_path):
    path = put(tmp_path, chat__json=DESKTOP)[0]
    assert format_of(path).NAME == "signal"
    assert said(read(path)[0]) == [
        ("customer", "Where is it?", None, None),
        ("agent", "On its way", "Me", "edited"),
        ("note", "keychange", None, None),
        ("customer", "[voice]", None, None),
        ("customer", "[deleted]", None, "deleted"),
        ("agent", "[call]", "Me", None),
    ]


def test_signal_export(tmp_path):
    path = put(tmp_path, data__jsonl=EXPORT)[0]
    assert format_of(path).NAME == "signal"
    assert said(read(path)[0]) == [
        ("customer", "Where is it?", None, None),
        ("agent", "[file: bill.pdf]\nHere", "Me", None),
        ("customer", "[sticker]", None, None),
    ]


def test_a_group_does_not_tell_its_sides(tmp_path):
    group = [stored(0, "incoming", "a"), stored(1, "incoming", "b", source="+4917013"),
             stored(2, "outgoing", "c")]  # fmt: skip
    path = put(tmp_path, chat__json=group)[0]
    with pytest.raises(Unreadable, match=r"\+4917012, \+4917013, Me"):
        read(path)
    raw, _ = read(path, reading=Reading(agents=frozenset({"+4917013"})))
    assert raw["role"].to_list() == ["customer", "agent", "agent"]


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_text(tail):
    survives("signal_text", "chat__md", MARKDOWN.encode() + tail)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from([CLI, DESKTOP, EXPORT]), st.booleans())
def test_damaged_messages(seed, messages, in_lines):
    document = damaged(messages, seed)
    lines = document if isinstance(document, list) else [document]
    content = "\n".join(map(json.dumps, lines)) if in_lines else json.dumps(document)
    survives("signal", "chat__json", content.encode())
