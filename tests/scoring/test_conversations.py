"""What an imported row must be, and what becomes of one that is not."""

from datetime import UTC, datetime

import polars as pl
import pytest

from scoring.conversations import CONVERSATION, MESSAGES, RAW, checked, messages

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def raw(*rows: dict[str, object]) -> pl.DataFrame:
    whole = {"row": 1, "conversation_id": "A", "role": "customer", "text": "Hi"}
    return pl.DataFrame([whole | row for row in rows], schema=RAW)


def expected_of(frame: pl.DataFrame) -> list[tuple[str, bool]]:
    return checked(frame, NOW).problems.select("expected", "refused").rows()


def test_an_empty_file_gives_no_conversations_and_no_problems() -> None:
    result = checked(pl.DataFrame(schema=RAW), NOW)
    assert result.conversations.schema == CONVERSATION
    assert result.conversations.is_empty()
    assert result.problems.is_empty()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-02T10:00:00Z", "10:00:00"),
        ("2026-03-02T10:00:00+00:00", "10:00:00"),
        ("2026-03-02T12:00:00+02:00", "10:00:00"),
        ("2026-03-02T12:00:00+0200", "10:00:00"),
        ("2026-03-02 10:00:00 UTC", "10:00:00"),
        ("2026-03-02 10:00:00", "10:00:00"),
        ("2026-03-02T10:00", "10:00:00"),
        ("2026-03-02", "00:00:00"),
        ("1772445600", "10:00:00"),
        ("1772445600.0", "10:00:00"),
        ("1772445600000", "10:00:00"),
        (" 2026-03-02T10:00:00Z ", "10:00:00"),
    ],
)
def test_times_are_read_in_the_forms_that_files_have(written: str, read: str) -> None:
    result = checked(raw({"timestamp": written}), NOW)
    assert result.problems.is_empty()
    started = result.conversations["started_at"].item()
    assert started.isoformat() == f"2026-03-02T{read}+00:00"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("yesterday", "timestamp"),
        ("1e300", "timestamp"),
        ("2099-01-01T00:00:00Z", "future_time"),
        ("0001-01-01T00:00:00Z", "past_time"),
        ("-1", "past_time"),
    ],
)
def test_a_time_that_cannot_be_is_set_aside_and_said(written: str, expected: str) -> None:
    result = checked(raw({"timestamp": written, "row": 7}), NOW)
    assert result.problems.select("row", "field", "value", "expected", "refused").rows() == [
        (7, "timestamp", written, expected, False)
    ]
    assert result.conversations["started_at"].item() is None


def test_a_missing_time_is_no_problem() -> None:
    assert expected_of(raw({"timestamp": None}, {"timestamp": ""})) == []


@pytest.mark.parametrize(
    ("word", "speaker"),
    [
        ("Agent", "agent"),
        ("end-user", "customer"),
        ("客服", "agent"),
        ("买家", "customer"),
        ("private_note", "note"),
        ("chatbot", "bot"),
    ],
)
def test_speakers_go_by_many_names(word: str, speaker: str) -> None:
    result = checked(raw({"role": word}), NOW)
    assert result.conversations["messages"].item()[0]["role"] == speaker


def test_a_speaker_nobody_can_name_keeps_the_conversation_out_and_no_other() -> None:
    result = checked(
        raw({"role": "customer"}, {"role": "martian", "row": 2}, {"conversation_id": "B"}), NOW
    )
    assert result.conversations["conversation_id"].to_list() == ["B"]
    assert result.problems.select("row", "conversation_id", "expected", "refused").rows() == [
        (2, "A", "role", True)
    ]


def test_no_id_and_no_messages_are_refused() -> None:
    assert expected_of(raw({"conversation_id": " "})) == [("conversation_id", True)]
    assert expected_of(raw({"role": None, "text": None})) == [("no_messages", True)]


def test_a_rating_outside_one_to_five_is_set_aside() -> None:
    result = checked(raw({"rating": "9"}), NOW)
    assert result.conversations["rating"].item() is None
    assert expected_of(raw({"rating": "9"})) == [("rating", False)]
    assert expected_of(raw({"rating": "good"})) == [("rating", False)]
    assert checked(raw({"rating": "4.5"}), NOW).conversations["rating"].item() == 4.5


@pytest.mark.parametrize(
    ("word", "channel"),
    [("Live Chat", "chat"), ("twitter", "social"), ("E-Mail", "email"), ("call", "phone")],
)
def test_channels_go_by_many_names(word: str, channel: str) -> None:
    assert checked(raw({"channel": word}), NOW).conversations["channel"].item() == channel


def test_an_unknown_channel_is_said_once_for_the_conversation() -> None:
    assert expected_of(raw({"channel": "pigeon"}, {"channel": "pigeon"})) == [("channel", False)]


def test_messages_stand_in_order_of_time_and_remember_their_place_in_the_file() -> None:
    result = checked(
        raw(
            {"text": "second", "timestamp": "2026-03-02T10:05:00Z"},
            {"text": "and on", "timestamp": None},
            {"text": "first", "timestamp": "2026-03-02T10:00:00Z"},
        ),
        NOW,
    )
    told = result.conversations["messages"].item().to_list()
    assert [(m["text"], m["position"]) for m in told] == [
        ("first", 2),
        ("second", 0),
        ("and on", 1),
    ]


def test_rows_of_one_conversation_may_lie_scattered() -> None:
    result = checked(
        raw({"text": "a"}, {"conversation_id": "B", "row": 2}, {"text": "b", "row": 3}), NOW
    )
    assert result.conversations["conversation_id"].to_list() == ["A", "B"]
    assert result.conversations["messages"].list.len().to_list() == [2, 1]


def test_the_agent_is_known_by_the_messages_where_the_file_does_not_say() -> None:
    result = checked(raw({"role": "customer"}, {"role": "agent", "author": "Mei"}), NOW)
    assert result.conversations["agent_id"].item() == "Mei"


def test_text_is_kept_as_it_is_but_for_its_composition() -> None:
    hostile = "<script>alert(1)</script> مرحبا 👩‍👩‍👧 \x00"
    result = checked(raw({"text": hostile}, {"text": "cafe\u0301"}), NOW)
    assert [m["text"] for m in result.conversations["messages"].item()] == [hostile, "café"]


def test_messages_are_numbered_by_conversation() -> None:
    result = checked(raw({}, {"conversation_id": "B"}, {"conversation_id": "B"}), NOW)
    spoken = messages(result.conversations)
    assert spoken.schema == MESSAGES
    assert spoken["conversation"].to_list() == [0, 1, 1]
