"""Conversations as Alibaba's quality checks take and give them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import format_of
from dashboard.transcripts.markets import alibaba_sca
from scoring.conversations import checked
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

UPLOAD = {
    "callbackUrl": "",
    "tickets": [
        {
            "tid": "t1",
            "customerServiceId": "k1",
            "customerServiceName": "小美",
            "skillGroupName": "售后",
            "dialogue": [
                {"role": "客户", "identity": "c1", "words": "你好", "begin": 0, "end": 900,
                 "beginTime": "2026-03-01 12:00:00", "type": "TEXT"},
                {"role": "机器人", "words": "请稍等", "beginTime": "2026-03-01 12:00:01"},
                {"role": "客服", "identity": "k1", "words": "您好", "begin": 1000, "end": 2000,
                 "beginTime": "2026-03-01 12:00:05"},
                {"role": "客服", "identity": "小丽", "words": "https://x.example/1.png",
                 "type": "IMAGE", "beginTime": "2026-03-01 12:00:09"},
                {"role": "系统", "words": "会话结束", "beginTime": "2026-03-01 12:01:00"},
            ],
        },
        {"tid": "t2", "dialogue": [{"role": "客户", "words": "在吗"}]},
    ],
}  # fmt: skip
RESULT = {
    "RequestId": "q",
    "Data": {
        "ResultInfo": [
            {
                "TaskId": "x",
                "Score": 90,
                "Agent": {"Id": "1", "Name": "李四", "SkillGroup": "热线"},
                "Recording": {"Id": "r1", "CallId": "call1", "CallTime": "2026-03-01 12:00:00"},
                "AsrResult": {
                    "AsrResult": [
                        {"Role": "客服", "Words": "您好", "Begin": 340, "End": 2000,
                         "BeginTime": "2026-03-01 12:00:00", "Identity": "1"},
                        {"Role": "客户", "Words": "坏了", "Begin": 3000, "End": 5000,
                         "BeginTime": "2026-03-01 12:00:00"},
                    ]
                },
            }
        ]
    },
}  # fmt: skip
DIANJIN = {
    "requestId": "rq",
    "metaData": {},
    "gmtService": "2026-03-01 12:00:00",
    "conversationList": [
        {
            "callType": "1",
            "customerId": "c",
            "customerServiceId": "s",
            "customerServiceName": "李四",
            "dialogueList": [
                {"role": "0", "content": "你好", "begin": 0, "type": "TEXT"},
                {"role": "1", "customerServiceType": "0", "content": "我是机器人", "begin": 1500},
                {"role": "1", "customerServiceType": "1", "content": "听", "type": "AUDIO",
                 "begin": 9000},
            ],
        },
        {"dialogueList": [{"role": 0, "content": "还有"}]},
    ],
}  # fmt: skip
XIAOMI = {
    "dialogue": {
        "sessionId": "session-01",
        "sentences": [{"role": "user", "text": "请问"}, {"role": "agent", "text": "好的"}],
    },
    "modelCode": "x",
}


def test_uploaded_tickets(tmp_path):
    raw, problems = read(*put(tmp_path, upload__json=UPLOAD))
    assert said(raw) == [
        ("customer", "在吗", None, None),
        ("customer", "你好", None, None),
        ("bot", "请稍等", None, None),
        ("agent", "您好", "小美", None),
        ("agent", "[image]", "小丽", None),
        ("note", "会话结束", None, None),
    ]
    assert raw["conversation_id"].unique(maintain_order=True).to_list() == ["t1", "t2"]
    assert (raw["agent_id"][0], raw["team"][0], raw["channel"][0]) == ("小美", "售后", "chat")
    assert problems.is_empty()


def test_a_request_may_hold_it_as_a_text(tmp_path):
    request = {"JsonStr": json.dumps(UPLOAD, ensure_ascii=False)}
    raw, _ = read(*put(tmp_path, request__json=request))
    assert counts(raw) == {"customer": 2, "agent": 2, "bot": 1, "note": 1}


def test_results_tell_times_from_the_beginning_of_the_call(tmp_path):
    raw, _ = read(*put(tmp_path, result__json=RESULT))
    assert said(raw) == [("agent", "您好", "李四", None), ("customer", "坏了", None, None)]
    assert raw["timestamp"].to_list() == ["2026-03-01 12:00:00.340000", "2026-03-01 12:00:03"]
    names = ("conversation_id", "channel", "agent_id", "team", "rating")
    assert told(raw, *names) == ["call1", "phone", "李四", "热线", None]


def test_where_nobody_spoke_it_is_told(tmp_path):
    silent = {"tickets": [*UPLOAD["tickets"], {"tid": "t3", "dialogue": []}]}
    raw, _ = read(*put(tmp_path, upload__json=silent))
    assert checked(raw).problems.select("conversation_id", "expected").rows() == [
        ("t3", "no_messages")
    ]


def test_numbered_roles_and_robots(tmp_path):
    raw, _ = read(*put(tmp_path, dianjin__json=DIANJIN))
    assert said(raw) == [
        ("customer", "你好", None, None),
        ("bot", "我是机器人", None, None),
        ("agent", "[voice]\n听", "李四", None),
        ("customer", "还有", None, None),
    ]
    assert raw["conversation_id"].unique(maintain_order=True).to_list() == ["rq", "rq/2"]
    assert raw["timestamp"][1] == "2026-03-01 12:00:01.500000"


def test_sentences_of_a_session(tmp_path):
    raw, _ = read(*put(tmp_path, xiaomi__json=XIAOMI))
    assert said(raw) == [("customer", "请问", None, None), ("agent", "好的", None, None)]
    assert told(raw, "conversation_id") == ["session-01"]


def test_without_any_id_it_is_refused(tmp_path):
    nameless = {"tickets": [{"dialogue": UPLOAD["tickets"][0]["dialogue"]}]}
    raw, problems = read(*put(tmp_path, upload__json=nameless))
    assert raw.is_empty() or raw["conversation_id"].drop_nulls().is_empty()
    assert problems.select("expected", "refused").rows() == [("conversation_id", True)]


def test_others_are_not_recognised(tmp_path):
    others = {
        "native__jsonl": [{"conversation_id": "c", "messages": []}],
        "woz__json": [{"dialogue": [{"role": "user", "text": "hi"}], "domain": "hotel"}],
    }
    for path in put(tmp_path, **others):
        assert not alibaba_sca.recognises(path), path.name


@pytest.mark.parametrize("content", [UPLOAD, RESULT, DIANJIN, XIAOMI])
def test_its_own_are_recognised(tmp_path, content):
    assert format_of(put(tmp_path, a__json=content)[0]) is alibaba_sca


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_exports_are_survived(seed):
    content = damaged((UPLOAD, RESULT, DIANJIN, XIAOMI)[seed % 4], seed)
    survives("alibaba", "a__json", json.dumps(content).encode())


@given(st.binary(max_size=300), st.integers(1, 900))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    survives("alibaba", "a__json", json.dumps(UPLOAD)[:length].encode() + rest)
