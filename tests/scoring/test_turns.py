"""Who waited for whom, and since when."""

from datetime import timedelta

import polars as pl
import pytest

from scoring.conversations import RAW, checked, messages
from scoring.transcript import BEGIN
from scoring.turns import turns


def first_reply(*said: tuple[int, str] | tuple[int, str, str]) -> float | None:
    """Seconds until the first reply of a person, by (second, speaker, event)."""
    rows = [
        {
            "row": 1,
            "conversation_id": "c",
            "role": role,
            "text": "…",
            "timestamp": (BEGIN + timedelta(seconds=second)).isoformat(),
            "event": event[0] if event else None,
        }
        for second, role, *event in said
    ]
    found = turns(messages(checked(pl.DataFrame(rows, schema=RAW), BEGIN).conversations))
    return next(iter(found["reply_seconds"].drop_nulls().to_list()), None)


ASKED_BOT = ((0, "customer"), (2, "bot"))


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (((0, "customer"), (60, "agent")), 60),
        # A greeting of a bot is no reply; who then says what it is about waits from there.
        ((*ASKED_BOT, (30, "customer"), (90, "agent")), 60),
        # The customer wrote again while waiting for people: the clock does not start anew.
        ((*ASKED_BOT, (30, "customer"), (50, "customer"), (90, "agent")), 60),
        # The source tells of the hand-over.
        ((*ASKED_BOT, (30, "customer"), (40, "note", "handover"), (90, "agent")), 50),
        ((*ASKED_BOT, (40, "bot", "handover"), (90, "agent")), 50),
        # The bot said the last word, and nobody tells when people were asked.
        ((*ASKED_BOT, (90, "agent")), 90),
        # A receipt sent by a rule is no talk.
        (((0, "customer"), (2, "bot", "automatic"), (30, "customer"), (90, "agent")), 90),
        # Moved from one queue to another: the customer waits all the while.
        (((0, "customer"), (40, "note", "handover"), (90, "agent")), 90),
        # A bot that comes in between people does not stop the clock.
        (((0, "customer"), (10, "agent"), (20, "customer"), (25, "bot"), (30, "customer")), 10),
    ],
)
def test_the_clock_starts_when_the_customer_turns_to_people(said, seconds):
    assert first_reply(*said) == seconds


def test_a_bot_between_people_does_not_stop_the_clock():
    rows = ((0, "customer"), (10, "agent"), (20, "customer"), (25, "bot"), (30, "customer"))
    told = [
        {
            "row": 1,
            "conversation_id": "c",
            "role": role,
            "text": "…",
            "timestamp": (BEGIN + timedelta(seconds=second)).isoformat(),
        }
        for second, role in (*rows, (80, "agent"))
    ]
    found = turns(messages(checked(pl.DataFrame(told, schema=RAW), BEGIN).conversations))
    assert found["reply_seconds"].drop_nulls().to_list() == [10.0, 60.0]
