"""The transcript as data: every character where it was, and the evidence over the right ones."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.transcript_view.content import SHOWN, Mark, content, pieces
from scoring.analysis.course import course
from scoring.rubric import default
from scoring.transcript import conversation

HOSTILE = (
    '<img src="https://evil.example/x.png" onerror=alert(1)><script>alert(2)</script> '
    "![x](https://evil.example/y.png) **bold** $E=mc^2$ :smile: [l](javascript:alert(1)) &amp; \\ "
)


def mark(number: int, start: int | None = None, end: int | None = None, **other: Any) -> Mark:
    told = {"position": 0, "dimension": "attitude", "verdict": "met", "label": f"mark {number}"}
    return Mark(number=number, start=start, end=end, **(told | other))


def said(text: str, **told: str) -> pl.DataFrame:
    return course(conversation(text, **told), default())


def messages(shown: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in shown["items"] if item["kind"] == "message"]


def words(text: str, marks: list[Mark]) -> list[tuple[str, list[int]]]:
    return [(piece["text"], piece["marks"]) for piece in pieces(text, marks)]


def test_a_mark_lies_over_its_words() -> None:
    assert words("Oh, I am sorry.", [mark(1, 4, 14)]) == [
        ("Oh, ", []),
        ("I am sorry", [1]),
        (".", []),
    ]


def test_marks_that_overlap_are_cut_where_they_part() -> None:
    assert words("abcdef", [mark(1, 0, 4), mark(2, 2, 6)]) == [
        ("ab", [1]),
        ("cd", [1, 2]),
        ("ef", [2]),
    ]


def test_the_shortest_mark_comes_first_so_that_a_click_can_reach_it() -> None:
    assert words("abcdef", [mark(1, 0, 6), mark(2, 2, 4)])[1] == ("cd", [2, 1])


def test_the_number_stands_where_its_mark_ends() -> None:
    cut = pieces("abcdef", [mark(1, 0, 4), mark(2, 2, 6), mark(3, 3, 4)])
    assert [piece["ends"] for piece in cut] == [[], [], [1, 3], [2]]


def test_an_emoji_before_a_mark_does_not_shift_it() -> None:
    text = "👨‍👩‍👧 😀 sorry!"
    start = text.index("sorry")
    assert words(text, [mark(1, start, start + 5)])[1] == ("sorry", [1])


def test_a_mark_found_by_measuring_lies_over_its_words_behind_an_emoji() -> None:
    rows = said("0:00 customer 😡😡 Hello\n0:30 agent 😀👨‍👩‍👧 Good morning to you")
    text = rows["text"][1]
    start = text.index("Good morning")
    shown = content(rows, [mark(1, start, start + 12, position=1)], None)
    assert ("Good morning", [1]) in [
        (piece["text"], piece["marks"]) for piece in messages(shown)[1]["pieces"]
    ]


def test_right_to_left_text_is_cut_in_the_order_of_speech() -> None:
    text = "أهلاً بك، أعتذر عن هذا التأخير، سأتحقق"
    start = text.index("أعتذر")
    cut = words(text, [mark(1, start, start + 20)])
    assert "".join(part for part, _ in cut) == text
    assert cut[1][0].startswith("أعتذر")


def test_hostile_text_comes_out_exactly() -> None:
    shown = content(said(f"0:00 customer {HOSTILE}"), [mark(1, 5, 40), mark(2, 20, 90)], None)
    (message,) = messages(shown)
    assert "".join(piece["text"] for piece in message["pieces"]) == HOSTILE.strip()


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=6)
)
def test_pieces_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(n, min(s), max(s)) for n, s in enumerate(spans, 1)]
    cut = pieces(text, marks)
    assert "".join(piece["text"] for piece in cut) == text
    at = 0
    for piece in cut:
        over = {m.number for m in marks if m.start <= at and at + len(piece["text"]) <= m.end}  # type: ignore[operator]
        assert set(piece["marks"]) == over or not piece["text"]
        at += len(piece["text"])


def test_evidence_without_words_outlines_the_message() -> None:
    shown = content(said("0:00 customer Hello\n0:10 agent Hi"), [mark(1, position=1)], None)
    assert [message["whole"] for message in messages(shown)] == [[], [1]]
    assert all(not piece["marks"] for piece in messages(shown)[1]["pieces"])


@pytest.mark.parametrize(
    ("dimension", "verdict", "badge"),
    [
        ("attitude", "met", "●\u202f+3"),
        ("efficiency", "missed", "■\u202f−3"),
        ("effect", "partly", "▲\u202f±3"),
        ("process", "met", "◆\u202f+3"),
    ],
)
def test_a_mark_says_dimension_and_verdict_without_colour(
    dimension: str, verdict: str, badge: str
) -> None:
    shown = content(said("0:00 agent Hi"), [mark(3, dimension=dimension, verdict=verdict)], 3)
    assert shown["marks"]["3"]["badge"] == badge
    assert shown["selected"] == 3


def test_a_late_reply_is_told_with_its_limit() -> None:
    shown = content(said("0:00 customer Hello?\n11:00 agent Hello"), [], None)
    chip = shown["items"][1]
    assert chip == {"kind": "wait", "text": "Waited 11 min · limit 1 min", "late": True}


def test_a_wait_within_the_limit_is_told_from_a_minute_on() -> None:
    shown = content(said("0:00 customer Hello?\n1:00 agent Hello"), [], None)
    assert shown["items"][1] == {"kind": "wait", "text": "Waited 1 min", "late": False}
    quick = content(said("0:00 customer Hello?\n0:20 agent Hello"), [], None)
    assert [item["kind"] for item in quick["items"]] == ["message", "message"]


def test_the_limit_is_the_channels_own() -> None:
    text = "0:00 customer Hello?\n2:00:00 agent Hello"
    assert content(said(text), [], None)["items"][1]["late"] is True
    assert content(said(text, channel="email"), [], None)["items"][1]["late"] is False


def test_a_customer_nobody_answered_is_told() -> None:
    shown = content(said("0:00 customer Hello?"), [], None)
    assert shown["items"][-1] == {"kind": "wait", "text": "No answer came", "late": True}


def test_an_agent_alone_is_no_customer_unanswered() -> None:
    assert [i["kind"] for i in content(said("0:00 agent Hello?"), [], None)["items"]] == ["message"]


def test_days_are_told_where_there_are_several() -> None:
    one = content(said("0:00 customer Hi\n0:10 agent Hi"), [], None)
    two = content(said("0:00 customer Hi\n24:00:00 agent Hi", channel="email"), [], None)
    assert [item["text"] for item in one["items"] if item["kind"] == "day"] == []
    assert [item["text"] for item in two["items"] if item["kind"] == "day"] == [
        "2 Mar 2026",
        "3 Mar 2026",
    ]


def test_without_times_there_are_no_waits_and_no_clock() -> None:
    shown = content(said("- customer Hi\n- agent Hi"), [], None)
    assert [item["kind"] for item in shown["items"]] == ["message", "message"]
    assert {message["time"] for message in messages(shown)} == {""}


def test_every_message_names_its_language_and_who_speaks() -> None:
    rows = said(
        "0:00 customer 你好，我的包裹在哪里？\n0:10 bot 欢迎\n0:20 note 优先\n0:30 agent 您好"
    )
    shown = messages(content(rows.with_columns(author=pl.lit("Mei")), [], None))
    assert shown[0]["language"] == "zh"
    assert [message["who"] for message in shown] == ["Mei", "Bot · Mei", "Note · Mei", "Mei"]
    assert [message["role"] for message in shown] == ["Customer", "Bot", "Note", "Agent"]


def test_a_message_that_would_stop_the_browser_is_cut_and_says_so() -> None:
    long = "x" * (SHOWN + 5_000)
    late = [mark(1, 10, 20), mark(2, SHOWN + 10, SHOWN + 20), mark(3, SHOWN - 5, SHOWN + 5)]
    (message,) = messages(content(said(f"0:00 agent {long}"), late, None))
    assert sum(len(piece["text"]) for piece in message["pieces"]) == SHOWN
    assert "5,000" in message["rest"]
    # What lies behind the cut is still evidence: of the whole message.
    assert message["whole"] == [2]


def test_an_empty_message_stays_a_message() -> None:
    (message,) = messages(content(said("0:00 agent"), [], None))
    assert message["pieces"] == []


def told(rows: pl.DataFrame, **columns: list[str | None]) -> pl.DataFrame:
    return rows.with_columns(pl.Series(name, values, pl.String) for name, values in columns.items())


def test_the_hand_over_to_a_person_has_a_line_of_its_own() -> None:
    rows = said("0:00 customer Hello\n0:10 bot One moment\n0:20 agent Hi")
    shown = content(told(rows, event=[None, "handover", None]), [], None)
    assert [item["kind"] for item in shown["items"]] == ["message", "event", "message", "message"]
    assert shown["items"][1]["text"] == "Passed to a person"


def test_an_event_without_words_is_its_line_alone() -> None:
    rows = said("0:00 customer Hello\n0:10 note x\n0:20 agent Hi").with_columns(
        text=pl.Series(["Hello", "", "Hi"])
    )
    shown = content(told(rows, event=[None, "reopened", None]), [], None)
    assert [item["kind"] for item in shown["items"]] == ["message", "event", "message"]


@pytest.mark.parametrize("event", ["automatic", "deleted", "edited"])
def test_what_happened_to_a_message_stands_at_its_head(event: str) -> None:
    shown = messages(content(told(said("0:00 agent Hi"), event=[event]), [], None))
    assert [one["event"] for one in shown] == [event]


def test_a_translation_stands_beside_the_original() -> None:
    [one] = messages(content(told(said("0:00 customer Hallo"), translation=["Hello"]), [], None))
    assert one["translation"] == "Hello"
    assert "".join(piece["text"] for piece in one["pieces"]) == "Hallo"


def test_a_placeholder_is_a_piece_of_its_own_and_says_what_it_stands_for() -> None:
    text = "See [image] and [file: my [x.pdf], dear [name]"
    cut = pieces(text, [mark(1, 0, 7)])
    assert "".join(piece["text"] for piece in cut) == text
    stands = {piece["text"]: piece["stands"] for piece in cut if piece["stands"]}
    assert stands == {
        "[im": "An image",
        "age]": "An image",
        "[file: my [x.pdf]": "A file",
        "[name]": "A name, masked",
    }
    assert all(not piece["stands"] for piece in pieces("[no] [images] [file:x", []))


def test_each_answer_says_whose_it_is() -> None:
    rows = said("0:00 customer Hi\n0:10 agent Hello\n0:20 agent Hello again")
    shown = messages(content(told(rows, author=["Mia", "Ada", "Ben"]), [], None))
    assert [one["who"] for one in shown] == ["Mia", "Ada", "Ben"]
