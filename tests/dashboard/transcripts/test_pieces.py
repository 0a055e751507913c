"""Pieces of conversations put together, in memory or on the disk."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import pieces
from dashboard.transcripts.pieces import Piece, order, together
from tests.dashboard.transcripts.damage import EXAMPLES


def said(number: int, role: str, text: str = "", **more: Any) -> dict[str, Any]:
    return {"id": str(number), "role": role, "text": text, "timestamp": f"{number}", **more}


def test_the_latest_state_of_facts_and_messages_stands():
    told = [
        Piece(1, "a", {"status": "closed", "team": "Night"}, [said(1, "customer", "Hi!")], "9.5"),
        Piece(2, "b", {}, [said(1, "agent", "Other")]),
        Piece(3, "a", {"status": "open", "team": None}, [said(1, "customer", "Hi")], "9"),
        Piece(4, "a", {"rating": "5"}, [said(2, "agent", "Yes")]),
    ]
    first, second = together(told)
    assert first[0] == 1
    assert (first[1]["status"], first[1]["team"], first[1]["rating"]) == ("closed", "Night", "5")
    assert [message["text"] for message in first[1]["messages"]] == ["Yes", "Hi!"]
    assert second[1]["conversation_id"] == "b"


def test_messages_without_an_id_are_all_kept():
    told = Piece(1, "a", {}, [{"role": "note", "text": "x"}, {"role": "note", "text": "x"}])
    ((_, conversation),) = together([told])
    assert len(conversation["messages"]) == 2


@pytest.mark.parametrize(
    ("roles", "events"),
    [
        (["bot", "note", "agent", "note"], [None, "handover", None, None]),
        (["agent", "note"], [None, None]),
        (["customer", "note", "note"], [None, "handover", None]),
    ],
)
def test_the_first_assignment_before_anybody_wrote_is_the_handover(roles, events):
    messages = [said(n, role, assigns=role == "note") for n, role in enumerate(roles)]
    ((_, conversation),) = together([Piece(1, "a", {}, messages[::-1])])
    in_time = sorted(conversation["messages"], key=lambda message: order(message["timestamp"]))
    assert [message.get("event") for message in in_time] == events
    assert not any("assigns" in message for message in in_time)


one = st.builds(
    Piece,
    st.integers(1, 99),
    st.sampled_from("abcdefgh"),
    st.dictionaries(st.sampled_from(["status", "team"]), st.none() | st.text(max_size=3)),
    st.lists(
        st.fixed_dictionaries(
            {"id": st.none() | st.sampled_from("123"), "role": st.just("note")},
            optional={"text": st.text(max_size=5), "timestamp": st.sampled_from("19")},
        ),
        max_size=3,
    ),
    st.none() | st.sampled_from(["1", "2026-03-02", "nan"]),
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(one, max_size=12), st.integers(1, 3_000))
def test_on_the_disk_it_comes_to_the_same(found, held):
    def whole() -> list[Any]:
        copied = [piece._replace(messages=[dict(one) for one in piece.messages]) for piece in found]
        return sorted(together(copied), key=lambda one: one[1]["conversation_id"])

    in_memory = whole()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "HELD_BYTES", held)
        assert whole() == in_memory
