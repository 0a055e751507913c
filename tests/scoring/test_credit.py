"""Several agents in one conversation: each gets their share, and what they did themselves."""

from typing import Any

import polars as pl
import pytest

from scoring import scorecard
from scoring.analysis.comparison import means, standing
from scoring.analysis.standardised import cells, shared
from scoring.analysis.standards import against_others
from scoring.analysis.volume import volumes
from scoring.conversations import RAW, checked
from scoring.credit import WEIGHT, answered, everybody
from scoring.measure import MEASUREMENT, measure
from scoring.rubric import default

ADA, BO, CUSTOMER = ("agent", "Ada"), ("agent", "Bo"), ("customer", None)

HANDED_OVER = [
    (CUSTOMER, "Hello, my parcel has not arrived. This is terrible."),
    (ADA, "Good morning, I will hand you over to my colleague."),
    (BO, "What is your order number?"),
    (CUSTOMER, "12345. I am so angry."),
    (BO, "I am sorry. Your parcel arrives tomorrow."),
    (BO, "I have checked it twice."),
    (CUSTOMER, "Thanks"),
    (BO, "Thank you for your patience, goodbye."),
]
ALONE = [(CUSTOMER, "Where is my parcel?"), (ADA, "Good morning, it arrives tomorrow. Goodbye.")]


def conversations(*told: list[Any], **facts: str) -> pl.DataFrame:
    rows = [
        {
            "row": 1,
            "conversation_id": str(number),
            "channel": "chat",
            "role": role,
            "author": author,
            "text": text,
            "timestamp": f"2026-03-02T09:{minute:02}:00Z",
        }
        | facts
        for number, said in enumerate(told)
        for minute, ((role, author), text) in enumerate(said)
    ]
    return checked(pl.DataFrame(rows, schema=RAW)).conversations


def agents_of(*said: Any, **facts: str) -> list[dict[str, Any]] | None:
    return measure(conversations(list(said), **facts))["agents"].to_list()[0]


def test_shares_are_of_turns_not_of_messages() -> None:
    told = agents_of(*HANDED_OVER)
    assert told is not None
    assert [(one["agent_id"], one["share"]) for one in told] == [("Ada", 0.25), ("Bo", 0.75)]


def test_who_alone_answered_shares_with_nobody() -> None:
    assert agents_of(*ALONE) is None
    assert agents_of(*ALONE, agent_id="a1") is None
    assert agents_of((CUSTOMER, "Hello?")) is None


def test_an_agent_who_is_none_of_the_authors_keeps_the_conversation() -> None:
    assert agents_of(*HANDED_OVER, agent_id="a1") is None


def test_a_message_without_an_author_is_the_conversations_agents() -> None:
    told = agents_of((CUSTOMER, "Hi"), (("agent", None), "Hello"), (BO, "Hello"), agent_id="Ada")
    assert told is not None
    assert [one["agent_id"] for one in told] == ["Ada", "Bo"]


def test_the_opening_counts_for_who_opened_the_end_for_who_ended_and_a_wait_for_who_answered() -> (
    None
):
    told = agents_of(*HANDED_OVER)
    assert told is not None
    ada, bo = ({*one["others"]} for one in told)
    assert {"attitude.greeting", "efficiency.first_response"} <= bo
    assert {"attitude.farewell", "efficiency.longest_wait", "attitude.empathy"} <= ada
    assert not ada & bo


def test_what_nobody_greeted_counts_for_who_opened() -> None:
    told = agents_of((CUSTOMER, "Where is it?"), (ADA, "In the post."), (BO, "Yes, in the post."))
    assert told is not None
    assert "attitude.greeting" in told[1]["others"]
    assert "attitude.greeting" not in told[0]["others"]


def test_empathy_that_nobody_showed_counts_for_who_answered_the_complaint() -> None:
    told = agents_of(
        (CUSTOMER, "Where is it?"),
        (ADA, "In the post."),
        (CUSTOMER, "This is terrible, I am so angry!"),
        (BO, "In the post."),
    )
    assert told is not None
    assert "attitude.empathy" in told[0]["others"]
    assert "attitude.empathy" not in told[1]["others"]


def test_what_all_messages_tell_counts_for_everybody() -> None:
    told = agents_of(*HANDED_OVER)
    assert told is not None
    of_all = {"attitude.courtesy", "effect.resolved", "effect.final_mood", "process.same_language"}
    assert not of_all & {name for one in told for name in one["others"]}


def test_measured_apart_or_together_it_is_the_same() -> None:
    both = measure(conversations(HANDED_OVER, ALONE, HANDED_OVER))
    assert both.schema["agents"] == MEASUREMENT["agents"]
    assert both["agents"].to_list() == [agents_of(*HANDED_OVER), None, agents_of(*HANDED_OVER)]


def test_a_row_for_each_agent_holds_what_counts_for_them() -> None:
    measured = measure(conversations(HANDED_OVER, ALONE))
    rows = scorecard.by_agent(measured.lazy()).collect()
    assert rows.select("conversation_id", "agent_id", WEIGHT).rows() == [
        ("0", "Ada", 0.25),
        ("0", "Bo", 0.75),
    ]
    assert rows["attitude.greeting"].is_nan().to_list() == [False, True]
    assert rows["attitude.farewell"].is_nan().to_list() == [True, False]


def test_points_and_corrections_count_for_whom_the_standard_counts() -> None:
    measured = measure(conversations(HANDED_OVER))
    graded = measured.hstack(scorecard.graded(measured.lazy(), default()).collect())
    corrected = pl.DataFrame(
        {"conversation_id": ["0"], "standard": ["attitude.respect"], "verdict": ["missed"]}
    ).vstack(
        pl.DataFrame(
            {"conversation_id": ["0"], "standard": ["attitude.greeting"], "verdict": ["missed"]}
        )
    )
    only = ("attitude.greeting",)
    rows = scorecard.by_agent(graded.lazy())
    plain = scorecard.scores(rows, default(), only=only).collect()
    assert plain["attitude"].to_list() == [100, None]
    told = scorecard.scores(rows, default(), only=only, corrections=corrected).collect()
    assert told["attitude"].to_list() == [0, None]


def test_who_answered_is_found_and_named() -> None:
    measured = measure(conversations(HANDED_OVER, ALONE))
    found = [measured.filter(answered([name])).height for name in ("Ada", "Bo", "Cy")]
    assert found == [2, 1, 0]
    assert everybody(measured.lazy()).to_list() == ["Ada", "Bo"]


def weighed(weights: list[float] | None, points: list[float]) -> pl.LazyFrame:
    frame = pl.LazyFrame(
        {
            "agent_id": ["Ada", "Bo"] * (len(points) // 2),
            "language": ["en", "en", "de", "de"] * (len(points) // 4),
            "overall": points,
        }
    )
    return frame if weights is None else frame.with_columns(pl.Series(WEIGHT, weights))


POINTS = [40.0, 60.0, 90.0, 70.0, 55.0, 65.0, 100.0, 0.0] * 4


def test_rows_of_weight_one_are_compared_as_they_were() -> None:
    ones, plain = weighed([1.0] * len(POINTS), POINTS), weighed(None, POINTS)
    for told in (
        lambda frame: means(frame, ["agent_id"], ["overall"]),
        lambda frame: standing(frame, "agent_id", ["overall"]),
        lambda frame: cells(frame, "agent_id", ["language"], ["overall"]),
    ):
        one, other = told(ones), told(plain)
        assert one.columns == other.columns
        for name in one.columns:
            if one.schema[name].is_numeric():
                known = other[name].to_list()
                assert one[name].to_list() == pytest.approx(known), name
            else:
                assert one[name].equals(other[name])


def test_two_halves_are_as_one_conversation() -> None:
    halves = weighed([0.5] * len(POINTS) * 2, [point for point in POINTS for _ in (0, 1)])
    row = means(halves, (), ["overall"]).row(0, named=True)
    once = means(weighed(None, POINTS), (), ["overall"]).row(0, named=True)
    assert row == pytest.approx(once)


def test_who_handed_over_with_one_line_counts_little() -> None:
    frame = weighed([0.1, 0.9] * 8, [0.0, 100.0] * 8)
    told = means(frame, ["agent_id"], ["overall"])
    assert dict(told.select("agent_id", "n").iter_rows()) == {"Ada": 1, "Bo": 7}
    assert means(frame, (), ["overall"])["mean"].item() == pytest.approx(90)
    like = shared(cells(frame, "agent_id", ["language"], ["overall"]), "agent_id", ["language"])
    assert like.is_empty()


def test_volume_adds_up_to_the_conversations_there_are() -> None:
    measured = measure(conversations(*[HANDED_OVER] * 8, rating="4")).lazy()
    rows = scorecard.by_agent(measured)
    told = volumes(
        scorecard.scores(rows, default(), also=(WEIGHT,)), rows.drop(WEIGHT), ["agent_id"]
    )
    assert told.select("agent_id", "conversations", "rated", "rating").rows() == [
        ("Bo", 6, 6, 4.0),
        ("Ada", 2, 2, 4.0),
    ]


def test_a_standard_is_held_against_others_by_what_counted_for_them() -> None:
    measured = measure(conversations(*[HANDED_OVER] * 8)).lazy()
    told = against_others(scorecard.by_agent(measured), default(), "agent_id", "Ada")
    greeting = told.filter(pl.col("measure") == "attitude.greeting")
    assert greeting.select("agent_id", "n", "n_before").rows() == [("Ada", 2, 0)]
