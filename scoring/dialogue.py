"""Conversations as they went: every message read, with turns, waits and what it took up."""

import polars as pl

from scoring.annotate import annotate
from scoring.conversations import messages
from scoring.echoes import echoes
from scoring.turns import turns

LANGUAGE = pl.coalesce(
    pl.when(pl.col("speaker") == "customer").then("language").drop_nulls().mode().sort().first(),
    pl.col("language").drop_nulls().mode().sort().first(),
)
"""The language of a conversation, over its messages: the customer's, else the agent's."""


def dialogue(conversations: pl.DataFrame) -> pl.DataFrame:
    """The messages between people of conversations (CONVERSATION), in order: the columns of
    :func:`scoring.annotate.annotate`, :func:`scoring.turns.turns` and
    :func:`scoring.echoes.echoes`; ``conversation`` is the row of the conversation."""
    said = turns(annotate(messages(conversations)))
    return pl.concat([said, echoes(said)], how="horizontal")
