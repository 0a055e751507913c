"""Amazon Connect's calls and chats, as Contact Lens writes them down."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import format_of
from dashboard.transcripts.helpdesks import contact_lens
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


def turn(begin: int, who: str, text: str, **more: Any) -> dict[str, Any]:
    return {
        "BeginOffsetMillis": begin,
        "Content": text,
        "EndOffsetMillis": begin + 900,
        "Id": f"turn-{begin}",
        "ParticipantId": who,
        "Sentiment": "NEUTRAL",
        "LoudnessScore": [70.1, 0],
        **more,
    }


CALL = {
    "Version": "1.1.0",
    "AccountId": "123456789012",
    "Channel": "VOICE",
    "ContentMetadata": {"Output": "Raw"},
    "JobStatus": "COMPLETED",
    "LanguageCode": "en-US",
    "Participants": [
        {"ParticipantId": "AGENT", "ParticipantRole": "AGENT"},
        {"ParticipantId": "0b1c", "ParticipantRole": "CUSTOMER"},
        {"ParticipantId": "77aa", "ParticipantRole": "SYSTEM"},
    ],
    "Categories": {"MatchedCategories": ["Cancellation"], "MatchedDetails": {}},
    "ConversationCharacteristics": {
        "TotalConversationDurationMillis": 32110,
        "Sentiment": {"OverallSentiment": {"AGENT": 0, "CUSTOMER": -3.1}},
        "ContactSummary": {"PostContactSummary": {"Content": "She cancels."}},
    },
    "CustomModels": [],
    "Transcript": [
        turn(200, "77aa", "This call is recorded."),
        turn(2540, "AGENT", "Hello, this is the shop."),
        turn(4000, "0b1c", "My card is [PII]", Redaction={"RedactedTimestamps": []}),
        turn(7000, "AGENT", "Thank you."),
    ],
    "CustomerMetadata": {
        "ContactId": "c-1",
        "InputS3Uri": "s3://calls/connect/shop/2026/03/02/c-1_20260302T09:15_UTC.wav",
        "InstanceId": "i-1",
    },
}


def sent(number: int, role: str, text: str | None, **more: Any) -> dict[str, Any]:
    return {
        "AbsoluteTime": f"2026-03-02T09:{number:02}:00.172Z",
        "Content": text,
        "ContentType": "text/plain",
        "DisplayName": {"AGENT": "Mary Lind", "CUSTOMER": "Ana"}.get(role, role),
        "Id": f"item-{number}",
        "ParticipantId": f"p-{role}",
        "ParticipantRole": role,
        "Type": "MESSAGE",
        **more,
    }


def happened(number: int, role: str, event: str) -> dict[str, Any]:
    kind = f"application/vnd.amazonaws.connect.event.{event}"
    return sent(number, role, None, ContentType=kind, Type="EVENT")


FILE = [{"AttachmentName": "bill.pdf", "ContentType": "application/pdf", "Status": "APPROVED"}]
CHAT = {
    "Version": "CHAT-2022-11-30",
    "AccountId": "123456789012",
    "Channel": "CHAT",
    "ContentMetadata": {"Output": "Raw"},
    "JobStatus": "COMPLETED",
    "LanguageCode": "de-DE",
    "Participants": [{"ParticipantId": "p-AGENT", "ParticipantRole": "AGENT"}],
    "ConversationCharacteristics": {"Sentiment": {"OverallSentiment": {"CUSTOMER": 1.5}}},
    "Transcript": [
        sent(1, "CUSTOMER", "Hallo?"),
        sent(2, "SYSTEM", "Bitte warten."),
        sent(3, "CUSTOM_BOT", "Worum geht es?"),
        happened(4, "AGENT", "participant.joined"),
        happened(5, "AGENT", "typing"),
        sent(6, "AGENT", "Hier Mary."),
        sent(7, "CUSTOMER", None, Type="ATTACHMENT", ContentType=None, Attachments=FILE),
        happened(8, "CUSTOMER", "participant.left"),
        happened(9, "CUSTOMER", "chat.ended"),
    ],
    "CustomerMetadata": {"ContactId": "c-2", "InstanceId": "i-1"},
}
STREAM = [
    {"Version": "1.0.0", "Channel": "VOICE", "ContactId": "c-3", "EventType": "STARTED"}
    | {"Segments": []},
    {"Channel": "VOICE", "ContactId": "c-3", "EventType": "SEGMENTS"}
    | {"Segments": [{"Utterance": turn(1, "CUSTOMER", "") | {"PartialContent": "Hel"}}]},
    {"Channel": "VOICE", "ContactId": "c-3", "EventType": "SEGMENTS"}
    | {"Segments": [{"Transcript": turn(1, "CUSTOMER", "Hello.")}, {"Categories": {}}]},
]


def test_a_call_is_told_apart_and_timed_from_its_recording(tmp_path):
    raw, problems = read(*put(tmp_path, call__json=CALL))
    assert problems.is_empty()
    assert said(raw) == [
        ("bot", "This call is recorded.", None, "automatic"),
        ("agent", "Hello, this is the shop.", None, None),
        ("customer", "My card is [PII]", None, None),
        ("agent", "Thank you.", None, None),
    ]
    assert raw["timestamp"][1] == "2026-03-02T09:15:02.540+00:00"
    assert told(raw, "conversation_id", "channel", "language", "tags") == [
        *("c-1", "phone", "en-US"),
        ["Cancellation"],
    ]
    extra = json.loads(told(raw, "extra")[0])
    assert extra == {"sentiment_of_customer": -3.1, "summary": "She cancels."}


def test_a_call_without_a_time_keeps_its_order(tmp_path):
    metadata = CALL["CustomerMetadata"] | {"InputS3Uri": "s3://calls/c-1.wav"}
    raw, problems = read(*put(tmp_path, call__json=CALL | {"CustomerMetadata": metadata}))
    assert problems.is_empty()
    assert raw["timestamp"].null_count() == raw.height
    assert [one[0] for one in said(raw)] == ["bot", "agent", "customer", "agent"]


def test_a_chat_tells_bots_and_who_joined(tmp_path):
    raw, problems = read(*put(tmp_path, chat__json=CHAT))
    assert problems.is_empty()
    assert counts(raw) == {"customer": 2, "agent": 1, "bot": 2, "note": 3}
    assert said(raw) == [
        ("customer", "Hallo?", None, None),
        ("bot", "Bitte warten.", None, "automatic"),
        ("bot", "Worum geht es?", None, None),
        ("note", "Agent joined", None, "handover"),
        ("agent", "Hier Mary.", "Mary Lind", None),
        ("customer", "[file: bill.pdf]", None, None),
        ("note", "Customer left", None, None),
        ("note", "Chat ended", None, None),
    ]
    assert told(raw, "agent_id", "channel") == ["Mary Lind", "chat"]


def test_streamed_segments_are_put_together(tmp_path):
    raw, _ = read(*put(tmp_path, stream__jsonl=STREAM))
    assert said(raw) == [("customer", "Hello.", None, None)]


def test_many_contacts_in_one_folder(tmp_path):
    raw, problems = read(*put(tmp_path, call__json=CALL, chat__json=CHAT, all__jsonl=STREAM))
    assert problems.is_empty()
    assert set(raw["conversation_id"]) == {"c-1", "c-2", "c-3"}


def test_an_analysis_without_its_contact_is_refused(tmp_path):
    raw, problems = read(*put(tmp_path, call__json=CALL | {"CustomerMetadata": {}}))
    assert raw.is_empty()
    assert problems["expected"].to_list() == ["conversation_id"]


@pytest.mark.parametrize("other", [{"Transcript": []}, {"messages": []}, {"results": {}}])
def test_others_are_not_recognised(tmp_path, other):
    assert not contact_lens.recognises(put(tmp_path, other__json=other)[0])
    assert format_of(put(tmp_path, call__json=CALL)[0]) is contact_lens


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    content = damaged((CALL, CHAT, [CALL, CHAT, *STREAM])[seed % 3], seed)
    survives("contact lens", "a__json", json.dumps(content).encode())


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    survives("contact lens", "a__json", json.dumps(CHAT)[:length].encode() + rest)
