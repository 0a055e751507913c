"""What there is to learn: the customer's rating, whether it was solved, or any number in a file."""

import polars as pl

from scoring.detectors.flow import OPEN, SOLVED

RATING, SOLVED_TARGET = "rating", "solved"
"""Targets that every source may name; anything else is looked for among its unknown keys."""


def of_conversations(conversations: pl.DataFrame, target: str) -> pl.Series:
    """The target's value for each conversation (CONVERSATION); null where it is not told.

    A target by another name is a key (with dots: within another) of ``extra``, a number or a list
    of several people's numbers, of which it is the mean.
    """
    if target == RATING:
        return conversations["rating"]
    if target == SOLVED_TARGET:
        status = pl.col("status")
        told = pl.when(status == SOLVED).then(1.0).when(status == OPEN).then(0.0)
        return conversations.select(told.alias(target)).to_series()
    return _numbers(conversations["extra"], target)


def of_messages(conversations: pl.DataFrame, target: str) -> pl.DataFrame:
    """The target's values told of single messages: ``conversation`` (row), ``position``,
    ``value``."""
    messages = (
        conversations.select(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias("conversation"), "messages"
        )
        .explode("messages", empty_as_null=False)
        .unnest("messages")
    )
    told = messages.select("conversation", "position", _numbers(messages["extra"], target))
    return told.rename({target: "value"}).drop_nulls("value")


def _numbers(extra: pl.Series, target: str) -> pl.Series:
    """The mean of the numbers under a key of JSON objects."""
    found = extra.str.json_path_match("$." + target)
    numbers = found.str.extract_all(r"-?\d+(?:\.\d+)?").list.eval(
        pl.element().cast(pl.Float64, strict=False)
    )
    plain = found.str.contains(r"^[\s\[\],.\d-]+$")
    return pl.select(pl.when(plain).then(numbers.list.mean()).alias(target)).to_series()
