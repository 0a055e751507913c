"""A ConvoKit corpus, and who of its speakers works for the shop."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import Reading, Unreadable, convokit, exports, format_of
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


def utterance(name: str, speaker: str, text: str, before: str | None, **more: Any) -> dict:
    return {
        "id": name,
        "conversation_id": "u1",
        "text": text,
        "speaker": speaker,
        "meta": {},
        "reply-to": before,
        "timestamp": 1_772_442_000 + int(name[1:]),
        "vectors": [],
        **more,
    }


UTTERANCES = [
    utterance("u1", "ana", "Where is it?", None),
    utterance("u3", "ana", "Thanks", "u2"),
    utterance("u2", "mary", "On its way.", "u1"),
    utterance("u4", "robo", "Rate us", "u3"),
    utterance("u5", "tom", "Gone home", "u4", conversation_id="u5"),
]
SPEAKERS = {
    "ana": {"meta": {"role": "Customer"}, "vectors": []},
    "mary": {"meta": {"role": "agent"}, "vectors": []},
    "tom": {"meta": {"role": "agent"}, "vectors": []},
    "robo": {"meta": {"role": "bot"}, "vectors": []},
}
CONVERSATIONS = {
    "u1": {"meta": {"csat": 4, "channel": "chat", "labels": "x"}, "vectors": []},
    "u5": {"meta": {}, "vectors": []},
}
INDEX = {
    "utterances-index": {},
    "speakers-index": {"role": ["<class 'str'>"]},
    "conversations-index": {},
    "overall-index": {},
    "version": 1,
    "vectors": [],
}
CORPUS = {
    "utterances__jsonl": UTTERANCES,
    "speakers__json": SPEAKERS,
    "conversations__json": CONVERSATIONS,
    "corpus__json": {"name": "shop"},
    "index__json": INDEX,
}


def test_a_corpus_is_read_as_one(tmp_path):
    put(tmp_path, **CORPUS)
    with exports([tmp_path]) as found:
        (one,) = found
        assert one.form is convokit
        assert len(one.files) == 5
    raw, problems = read(tmp_path)
    assert problems.is_empty()
    assert counts(raw) == {"customer": 2, "agent": 2, "bot": 1}
    assert said(raw) == [
        ("customer", "Where is it?", None, None),
        ("agent", "On its way.", "mary", None),
        ("customer", "Thanks", None, None),
        ("bot", "Rate us", None, None),
        ("agent", "Gone home", "tom", None),
    ]
    names = ("conversation_id", "agent_id", "customer_id", "rating", "channel")
    assert told(raw, *names) == ["u1", "mary", "ana", 4.0, "chat"]


def test_older_corpora_name_root_and_user(tmp_path):
    older = [
        {"id": "u1", "root": "u1", "user": "customer", "reply_to": None, "text": "Hi"},
        {"id": "u2", "root": "u1", "user": "agent", "reply_to": "u1", "text": "Hello"},
    ]
    raw, _ = read(*put(tmp_path, utterances__json=older))
    assert said(raw) == [("customer", "Hi", None, None), ("agent", "Hello", "agent", None)]


def test_an_utterance_may_say_who_speaks(tmp_path):
    lines = [
        UTTERANCES[0] | {"meta": {"inbound": True}},
        UTTERANCES[2] | {"meta": {"inbound": False}},
    ]
    raw, _ = read(*put(tmp_path, utterances__jsonl=lines))
    assert [one[0] for one in said(raw)] == ["customer", "agent"]


def test_nobody_known_is_refused_with_the_names(tmp_path):
    paths = put(tmp_path, utterances__jsonl=UTTERANCES)
    with pytest.raises(Unreadable, match=r"work for the shop \(ana, mary, robo, tom\)") as refusal:
        read(*paths)
    assert refusal.value.expected == "agents"
    raw, _ = read(*paths, reading=Reading(agents=frozenset({"mary", "tom"})))
    assert counts(raw) == {"customer": 3, "agent": 2}


def test_a_speaker_nobody_knows_is_refused_with_the_conversation(tmp_path):
    speakers = {name: value for name, value in SPEAKERS.items() if name != "robo"}
    raw, _ = read(*put(tmp_path, utterances__jsonl=UTTERANCES, speakers__json=speakers))
    assert told(raw, "conversation_id") == ["u5"]


def test_an_index_alone_asks_for_the_utterances(tmp_path):
    with pytest.raises(Unreadable, match=r"put utterances.jsonl beside it"):
        convokit.recognises(put(tmp_path, index__json=INDEX)[0])


def test_others_are_not_recognised(tmp_path):
    others = {
        "native__jsonl": [{"conversation_id": "c", "messages": []}],
        "texts__jsonl": [{"id": "1", "text": "Hi"}],
        "conversations__json": {"u1": {"meta": {}}},
    }
    for path in put(tmp_path, **others):
        assert not convokit.recognises(path), path.name
    assert format_of(put(tmp_path, utterances__jsonl=UTTERANCES)[0]) is convokit


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None)
def test_damaged_corpora_are_survived(seed):
    lines = b"\n".join(json.dumps(damaged(one, seed)).encode() for one in UTTERANCES)
    beside = {
        "speakers__json": damaged(SPEAKERS, seed),
        "conversations__json": json.dumps(damaged(CONVERSATIONS, seed))[: seed % 150 + 20],
    }
    survives("convokit", "utterances__jsonl", lines, **beside)


@given(st.binary(max_size=300), st.integers(1, 600))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes_after_a_good_beginning_are_survived(rest, length):
    lines = b"\n".join(json.dumps(one).encode() for one in UTTERANCES)
    speakers = json.dumps(SPEAKERS)[:length].encode() + rest
    survives("convokit", "utterances__jsonl", lines[:length] + rest, speakers__json=speakers)
