"""Does the agent deal with this customer's matter, or with anybody's?"""

from collections.abc import Sequence

import polars as pl

from scoring.detectors import AGENT, CUSTOMER, Finding, did, first, happens, last, yes

_REPEATED = 0.6
"""The share of a question's words of the matter that were said before, from which it is the same
question again."""

_SHORT = 20
"""Words of a message of greetings and regrets, below which there is no room for an answer."""


_TAKEN_UP = 2
"""Words of the customer's matter in one message that show it was read: a single one may come by
chance, and differs from language to language."""


def personal_share(messages: int, acts: Sequence[str]) -> Finding:
    """The share of the agent's messages that speak to this customer: by name, with an order or
    account, in ``acts`` that take up what was told, or in the customer's own words. Applies from so
    many ``messages`` of the agent on."""
    told = did(acts).fill_null(False) | (pl.col("taken_up") >= _TAKEN_UP)
    personal = AGENT & (told | pl.col("addressed") | pl.col("reference"))
    return Finding(AGENT.sum() >= messages, personal.sum() / AGENT.sum(), first(personal))


def answered_questions(stalling: Sequence[str], answers: Sequence[str]) -> Finding:
    """The share of the customer's messages with a question that got an answer.

    A short message of the agent answers nothing if it only does ``stalling`` acts; it answers if it
    does one of ``answers``, takes up the customer's words, says more than _SHORT words or does
    nothing that is known. A question that the customer has to ask again was not answered.
    """
    asked = did(("question",), CUSTOMER)
    short = (pl.col("words") < _SHORT) & (pl.col("taken_up") < 2)
    only_stalls = did(stalling) & ~did(answers) & short
    answered_later = (AGENT & ~only_stalls).cast(pl.Int32).cum_sum(reverse=True) > 0
    again = (asked & (pl.col("said_again") >= _REPEATED)).fill_null(False)
    open_ = asked & ~answered_later
    value = 1.0 - ((open_.sum() + again.sum()) / asked.sum()).clip(0, 1)
    return Finding(
        happens(asked) & AGENT.any(),
        pl.when(did(stalling).is_null().any().not_()).then(value),
        pl.coalesce(last(open_), last(again), first(asked)),
        ("question",),
    )


def email_form(greeting: Sequence[str], farewell: Sequence[str], words: int) -> Finding:
    """How much of the form of a letter the agent's first mail keeps: a salutation, a closing, and
    paragraphs where it has more than ``words`` words; a share of the three."""
    letter = AGENT & (pl.col("row") == first(AGENT))
    size, blocks = (pl.when(letter).then(name).max() for name in ("words", "paragraphs"))
    opened, closed = happens(did(greeting, letter)), happens(did(farewell, letter))
    value = (yes(opened) + yes(closed) + yes((size <= words) | (blocks > 1))) / 3
    return Finding(
        (pl.col("channel").first() == "email") & AGENT.any(), value, first(AGENT), tuple(greeting)
    )
