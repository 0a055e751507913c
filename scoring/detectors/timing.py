"""How long did it take? Seconds, all and those within the team's hours; infinite where what was
waited for never came."""

from collections.abc import Sequence

import polars as pl

from scoring.detectors import AGENT, CUSTOMER, Finding, did, first, last
from scoring.turns import WITHIN

_REPLY, _PAUSE = "reply_seconds", "pause_seconds"


def first_reply_seconds() -> Finding:
    """From the customer's first message to the first reply of an agent."""
    # Turn 1 answers a customer who began, turn 2 one whom the agent addressed first.
    answers = AGENT & (pl.col("turn") == pl.when(CUSTOMER).then("turn").min() + 1)
    never = ~answers.any() & _timed_question()
    seconds, within = (
        pl.when(never).then(float("inf")).otherwise(pl.when(answers).then(waits).min())
        for waits in (_REPLY, _REPLY + WITHIN)
    )
    row = pl.coalesce(first(answers), first(CUSTOMER))
    return Finding(CUSTOMER.any(), seconds, row, within=within)


def median_reply_seconds() -> Finding:
    """The median wait of the customer for each reply after the first."""
    later = AGENT & (pl.col("turn") > pl.when(CUSTOMER).then("turn").min() + 1)
    waits, within = (pl.when(later).then(waits) for waits in (_REPLY, _REPLY + WITHIN))
    return Finding(later.any(), waits.median(), _slowest(waits), within=within.median())


def longest_reply_seconds() -> Finding:
    """The longest single wait of the customer for a reply."""
    waits, within = (pl.when(AGENT).then(waits) for waits in (_REPLY, _REPLY + WITHIN))
    answered = AGENT & (pl.col("turn") > pl.when(CUSTOMER).then("turn").min())
    return Finding(answered.any(), waits.max(), _slowest(waits), within=within.max())


def pause_seconds(after: Sequence[str], unless: Sequence[str]) -> Finding:
    """The longest silence of the agent after a message that does one of ``after``; one that also
    does one of ``unless`` (asks something) leaves the next word to the customer."""
    held = did(after) & ~did(unless).fill_null(False)
    pauses, within = (pl.when(held).then(pauses).max() for pauses in (_PAUSE, _PAUSE + WITHIN))
    applies = held.any(ignore_nulls=False)
    return Finding(applies, pauses, first(held), tuple(after), within=within)


def _timed_question() -> pl.Expr:
    return (CUSTOMER & pl.col("timestamp").is_not_null()).any()


def _slowest(waits: pl.Expr) -> pl.Expr:
    return last(waits == waits.max())
