"""Conversations measured: the figures, and what is not applicable or not assessed."""

import math
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from sample_data import conversations as sample
from scoring.conversations import CONVERSATION, RAW, checked
from scoring.measure import (
    HISTORY,
    MEASUREMENT,
    evidence,
    in_history,
    measure,
    measuring_version,
)
from scoring.standards import standards
from scoring.transcript import conversation

NA = "not applicable"


def value(said: str, standard: str, **facts: Any) -> object:
    number = measure(conversation(said, **facts))[standard].item()
    return NA if isinstance(number, float) and math.isnan(number) else number


def shown(said: str, standard: str, **facts: Any) -> object:
    spoken = conversation(said, **facts)
    place = measure(spoken)[evidence(standard)].item()
    if place is None:
        return None
    text = {m["position"]: m["text"] for m in spoken["messages"].item()}[place["message"]]
    return text[place["start"] : place["end"]]


def test_no_conversations_no_measurements() -> None:
    assert measure(pl.DataFrame(schema=CONVERSATION)).schema == MEASUREMENT


def test_the_first_reply_is_counted_from_the_first_message() -> None:
    said = """
        0:00 customer Hello
        0:30 customer Anyone?
        1:15 agent Hi
    """
    assert value(said, "efficiency.first_response") == 75.0


def test_a_bot_is_no_first_reply_and_a_note_is_no_message() -> None:
    said = """
        0:00 customer Hello
        0:01 bot Welcome to our shop!
        0:10 note Customer is a regular
        1:00 agent Hi
    """
    assert value(said, "efficiency.first_response") == 60.0
    assert measure(conversation(said))["messages"].item() == 2


def test_an_agent_who_writes_first_is_measured_by_the_answer_to_the_customer() -> None:
    said = """
        0:00 agent Your parcel has left us
        1:00:00 customer When will it be here?
        1:00:40 agent On Friday
    """
    assert value(said, "efficiency.first_response") == 40.0


def test_a_customer_whom_nobody_answered_waited_for_ever() -> None:
    assert value("0:00 customer Hello?", "efficiency.first_response") == math.inf
    assert value("0:00 customer Hello?", "efficiency.longest_wait") == NA
    assert value("0:00 customer Hello?", "attitude.greeting") == NA


def test_without_times_no_speed_is_assessed() -> None:
    said = """
        - customer Hello
        - agent Hi
        - customer And now?
        - agent Wait
    """
    for standard in ("first_response", "reply_time", "longest_wait"):
        assert value(said, f"efficiency.{standard}") is None


def test_a_time_missing_in_between_does_not_shift_the_others() -> None:
    said = """
        0:00 customer Hello
        0:20 agent Hi
        - customer And?
        9:00 agent Done
    """
    assert value(said, "efficiency.first_response") == 20.0
    assert value(said, "efficiency.reply_time") is None


def test_later_replies_are_measured_by_their_median_and_the_longest_is_found() -> None:
    said = """
        0:00 customer a
        0:10 agent b
        1:00 customer c
        1:30 agent d
        2:00 customer e
        7:00 agent f
        8:00 customer g
        8:40 agent h
    """
    assert value(said, "efficiency.reply_time") == 40.0
    assert value(said, "efficiency.longest_wait") == 300.0
    assert shown(said, "efficiency.longest_wait") == "f"


def test_an_agent_only_conversation_has_nothing_to_answer() -> None:
    said = "0:00 agent Good morning, your order has left us"
    for standard in ("efficiency.first_response", "efficiency.answered", "effect.final_mood"):
        assert value(said, standard) == NA


def test_thanks_at_the_end_need_no_answer_but_a_question_does() -> None:
    begin = "0:00 customer Where is my parcel?\n0:20 agent It is on its way.\n"
    assert value(begin + "0:40 customer Thank you!", "process.last_word") == 1.0
    assert value(begin + "0:40 customer Thank you! But when?", "process.last_word") == 0.0
    assert value(begin + "0:40 customer And when will it be here?", "process.last_word") == 0.0


def test_the_words_that_decided_are_shown() -> None:
    said = "0:00 customer hi\n0:09 agent Well, good morning Ann, how are you?"
    assert shown(said, "attitude.greeting") == "good morning"


def test_a_card_number_written_out_is_a_breach_in_any_language() -> None:
    said = "0:00 customer 你好\n0:05 agent 4111 1111 1111 1111 吗"
    assert value(said, "process.confidential") == 1.0
    assert shown(said, "process.confidential") == "4111 1111 1111 1111"
    assert value(said.replace("4111 ", "4112 "), "process.confidential") == 0.0


def test_status_decides_whether_it_was_settled() -> None:
    said = "0:00 customer broken\n0:09 agent hm\n0:20 customer thanks, it works now"
    assert value(said, "effect.resolved", status="open") == 0.0
    assert value(said, "effect.resolved", status="solved") == 1.0
    assert value(said, "effect.resolved") == 1.0


def test_the_customers_own_rating_is_the_satisfaction() -> None:
    assert value("0:00 customer hi", "effect.satisfaction", rating=4) == 4.0
    assert value("0:00 customer hi", "effect.satisfaction") is None


def test_another_language_than_the_customers_is_noticed() -> None:
    said = """
        0:00 customer Guten Tag, wo bleibt denn meine Bestellung von letzter Woche?
        0:30 agent Hello, your order was shipped yesterday and will arrive on Friday.
    """
    assert value(said, "process.same_language") == 0.0
    assert shown(said, "process.same_language") is not None


def test_a_language_without_words_is_not_assessed_where_words_decide() -> None:
    said = """
        0:00 customer Missä tilaukseni on? Odotan pakettia jo kolmatta viikkoa enkä ole saanut sitä.
        0:30 agent Hyvää päivää, tarkistan tilauksen tilanteen ja palaan asiaan pian, kiitos.
    """
    for standard in ("attitude.greeting", "attitude.respect", "effect.final_mood"):
        assert value(said, standard) is None
    assert value(said, "efficiency.first_response") == 30.0
    assert value(said, "process.same_language") == 1.0


def test_a_question_in_a_later_message_of_the_turn_wants_an_answer_too() -> None:
    asked = "0:00 customer Hello\n0:05 customer Where is my parcel?\n1:00 agent "
    assert value(asked + "One moment please.", "effect.all_answered") == 0.0
    told = "It was handed to the courier this morning and comes tomorrow."
    assert value(asked + told, "effect.all_answered") == 1.0


@pytest.fixture(scope="module")
def some() -> pl.DataFrame:
    rows = [
        {"row": number, "conversation_id": c["conversation_id"], "channel": c["channel"]}
        | {"agent_id": c["agent_id"], "status": c["status"], "customer_id": c["customer_id"]}
        | {"role": m["role"], "text": m["text"], "timestamp": m["timestamp"]}
        for number, c in enumerate(sample())
        if number % 7 == 0
        for m in c["messages"]
    ]
    return checked(pl.DataFrame(rows, schema=RAW)).conversations


def test_apart_or_together_the_same_figures(some: pl.DataFrame) -> None:
    together = measure(some)
    assert together.schema == MEASUREMENT
    apart = pl.concat([measure(part) for part in some.iter_slices(31)])
    assert_frame_equal(together, apart)
    backwards = measure(some[::-1])[::-1].cast(
        {name: MEASUREMENT[name] for name in ("tags", "agents")}  # pyright: ignore[reportArgumentType]
    )
    assert_frame_equal(together, backwards)


def test_apart_or_together_the_same_figures_in_history(some: pl.DataFrame) -> None:
    alone = measure(some)
    together = in_history(alone, alone.select(HISTORY))
    apart = [measure(part, alone.sort("ended_at")) for part in some.iter_slices(31)]
    assert_frame_equal(together, pl.concat(apart))
    assert_frame_equal(together, in_history(together, together.select(HISTORY)[::-1]))


def test_every_standard_is_assessed_somewhere_in_the_sample(some: pl.DataFrame) -> None:
    measured = measure(some, measure(some))
    for name, standard in standards().items():
        # Ratings are left out above.
        if name != "effect.satisfaction" and not standard.by_people:
            assert measured[name].is_not_nan().sum() > 0, name


def test_what_only_people_judge_is_never_assessed(some: pl.DataFrame) -> None:
    measured = measure(some, measure(some))
    for name, standard in standards().items():
        if standard.by_people:
            assert measured[name].fill_nan(None).null_count() == some.height


def test_a_huge_message_is_read() -> None:
    spoken = conversation("0:00 customer " + "sorry, it is broken! " * 250_000)
    assert measure(spoken)["effect.final_mood"].item() is not None


def test_the_version_of_measuring_is_steady() -> None:
    assert measuring_version() == measuring_version()
    assert len(measuring_version()) == 16
