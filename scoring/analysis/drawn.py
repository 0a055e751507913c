"""Some of very many conversations, drawn at random: what is told of them holds for all of them."""

import numpy as np
import polars as pl

_SEED = 7


def drawn(conversations: pl.LazyFrame, most: int) -> tuple[pl.LazyFrame, int]:
    """At most so many of the conversations, and how many there are: each is as likely to be drawn
    as any other, by its ``conversation_id``, and of the same ones the same are drawn."""
    count = conversations.select(pl.len()).collect().item()
    if count <= most:
        return conversations, count
    place = pl.col("conversation_id").hash(_SEED)
    places = conversations.select(place).collect().to_series().to_numpy()
    last = int(np.partition(places, most - 1)[most - 1])
    return conversations.filter(place <= pl.lit(last, pl.UInt64)), count
