"""Where were they lost? What would be predicted after each of the customer's messages."""

import polars as pl

from scoring.detectors import CUSTOMER
from scoring.satisfaction import BY_PARTS, Models, predicted


def so_far(said: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every conversation as it stood after each message of the customer.

    Gives the messages (:func:`scoring.dialogue.dialogue`), each as often as it was part of one,
    numbered anew by ``conversation``; and what the numbers mean: ``conversation``, ``of`` (the
    conversation it was), ``position`` of the customer's message it ends with. What a message tells
    depends only on what was said before it, so nothing is read again.
    """
    ends = said.filter(CUSTOMER).select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("so_far"),
        "conversation",
        "position",
        pl.col("row").alias("until"),
    )
    parts = (
        ends.select("so_far", "conversation", "until")
        .join(said, on="conversation", how="left", maintain_order="left_right")
        .filter(pl.col("row") <= pl.col("until"))
        .with_columns(pl.col("so_far").alias("conversation"))
        .drop("so_far", "until")
    )
    return parts, ends.select(
        pl.col("so_far").alias("conversation"), pl.col("conversation").alias("of"), "position"
    )


def course(said: pl.DataFrame, models: Models = BY_PARTS) -> pl.DataFrame:
    """What would be predicted after each of the customer's messages: ``conversation``,
    ``position`` of the message and PREDICTED."""
    parts, ends = so_far(said)
    told = predicted(parts, models)
    return (
        ends.join(told, on="conversation", how="left", maintain_order="left")
        .drop("conversation")
        .rename({"of": "conversation"})
    )
