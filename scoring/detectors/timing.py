"""How long did it take? Seconds; infinite where what was waited for never came."""

from collections.abc import Sequence

import polars as pl

from scoring.detectors import AGENT, CUSTOMER, Finding, did, first, last

_REPLIES = pl.col("reply_seconds")


def first_reply_seconds() -> Finding:
    """From the customer's first message to the first reply of an agent."""
    # Turn 1 answers a customer who began, turn 2 one whom the agent addressed first.
    answers = AGENT & (pl.col("turn") == pl.when(CUSTOMER).then("turn").min() + 1)
    seconds = pl.when(answers).then(_REPLIES).min()
    never = ~answers.any() & _timed_question()
    return Finding(
        CUSTOMER.any(),
        pl.when(never).then(float("inf")).otherwise(seconds),
        pl.coalesce(first(answers), first(CUSTOMER)),
    )


def median_reply_seconds() -> Finding:
    """The median wait of the customer for each reply after the first."""
    later = AGENT & (pl.col("turn") > pl.when(CUSTOMER).then("turn").min() + 1)
    waits = pl.when(later).then(_REPLIES)
    return Finding(later.any(), waits.median(), _slowest(waits))


def longest_reply_seconds() -> Finding:
    """The longest single wait of the customer for a reply."""
    waits = pl.when(AGENT).then(_REPLIES)
    answered = AGENT & (pl.col("turn") > pl.when(CUSTOMER).then("turn").min())
    return Finding(answered.any(), waits.max(), _slowest(waits))


def pause_seconds(after: Sequence[str], unless: Sequence[str]) -> Finding:
    """The longest silence of the agent after a message that does one of ``after``; one that also
    does one of ``unless`` (asks something) leaves the next word to the customer."""
    held = did(after) & ~did(unless).fill_null(False)
    pauses = pl.when(held).then("pause_seconds")
    return Finding(held.any(ignore_nulls=False), pauses.max(), first(held), tuple(after))


def _timed_question() -> pl.Expr:
    return (CUSTOMER & pl.col("timestamp").is_not_null()).any()


def _slowest(waits: pl.Expr) -> pl.Expr:
    return last(waits == waits.max())
