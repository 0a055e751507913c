"""Questions asked of conversations, one value each.

A detector is a function of the parameters in a standard's file that returns a :class:`Finding`:
expressions over the annotated messages of one conversation at a time (the columns of
``scoring.annotate.annotate`` and ``scoring.turns.turns`` and the facts of the conversation), so
that all standards are measured in one grouping of a whole frame. A detector knows no thresholds.

Nulls follow three-valued logic: *found* beats *cannot know*, which beats *not found*.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

AGENT = pl.col("speaker") == "agent"
CUSTOMER = pl.col("speaker") == "customer"

ALWAYS = pl.lit(True)

Among = Callable[[pl.DataFrame, pl.DataFrame, str], pl.Series]
"""``(own, known, value)``: the values of the conversations ``own`` among all that are ``known``,
from their facts and traces; ``value`` names the column of what is known without the others."""


@dataclass(frozen=True)
class Finding:
    """What a detector says of a conversation.

    ``applies``: does the question arise here (null: cannot know)? ``value``: its answer, a number
    (null: cannot know). ``row``: the number of the message that decided, null if none did.
    ``acts``: the acts whose words in that message are the evidence; empty, the whole message is.
    ``among``: for what only other conversations tell, see :mod:`scoring.detectors.history`.
    ``within``: of a time, the answer that counts only what lies within the team's hours.
    """

    applies: pl.Expr
    value: pl.Expr
    row: pl.Expr
    acts: tuple[str, ...] = ()
    among: Among | None = None
    within: pl.Expr | None = None


def did(acts: Sequence[str], who: pl.Expr = AGENT) -> pl.Expr:
    """Per message: does it do one of these acts, said by ``who``?"""
    return who & pl.any_horizontal(*acts)


def happens(what: pl.Expr) -> pl.Expr:
    """Per conversation: is there a message of which ``what`` holds (null: cannot know)?"""
    return what.any(ignore_nulls=False)


def first(what: pl.Expr) -> pl.Expr:
    """Per conversation: the number of the first message of which ``what`` holds, or null."""
    return pl.when(what).then("row").min()


def last(what: pl.Expr) -> pl.Expr:
    """Per conversation: the number of the last message of which ``what`` holds, or null."""
    return pl.when(what).then("row").max()


def yes(answer: pl.Expr) -> pl.Expr:
    """A yes or no as a value: 1 or 0."""
    return answer.cast(pl.Float64)
