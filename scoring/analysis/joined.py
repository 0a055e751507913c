"""What different frames tell of the same conversations, put side by side."""

from typing import Literal

import polars as pl


def joined(
    left: pl.LazyFrame, right: pl.LazyFrame, how: Literal["left", "inner"] = "left"
) -> pl.LazyFrame:
    """The columns of both, joined by ``conversation_id``: hand over no column that is not needed.

    Frames that were filtered alike have the same conversations in the same order. To see that, and
    to put them side by side, is many times quicker than to look for each of a million.
    """
    one, other = pl.collect_all([left, right])
    if one["conversation_id"].equals(other["conversation_id"]):
        return one.hstack(other.drop("conversation_id")).lazy()
    return one.lazy().join(other.lazy(), on="conversation_id", how=how)
