"""Stored conversations read a few at a time, as whatever goes through many of them needs them; and
what came of them gathered."""

from collections.abc import Iterable, Iterator

import polars as pl

from dashboard import lake
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace
from scoring.conversations import CONVERSATION


def batches(
    workspace: Workspace, wanted: pl.DataFrame, read_at_once: int, size: int
) -> Iterator[pl.DataFrame]:
    """The wanted conversations (CONVERSATION), read from the lake month by month: of ``wanted``
    (``conversation_id, month``, sorted by both) so many at once, and handed over in batches of at
    most ``size``."""
    stored = lake.scan(workspace.conversations, LAKE_CONVERSATION)
    for (month,), of_month in wanted.group_by("month", maintain_order=True):
        for part in of_month.iter_slices(read_at_once):
            # Rows are sorted by id: with its bounds only the row groups concerned are read.
            first, last = part["conversation_id"][0], part["conversation_id"][-1]
            found = (
                stored.filter(
                    pl.col("month") == month,
                    pl.col("conversation_id").is_between(pl.lit(first), pl.lit(last)),
                )
                .join(part.lazy().select("conversation_id"), on="conversation_id", how="semi")
                .select(CONVERSATION.names())
                .collect()
            )
            yield from found.iter_slices(size)


def gathered(parts: Iterable[pl.DataFrame], size: int) -> Iterator[pl.DataFrame]:
    """What comes in parts, put together until there are ``size`` rows or more: the lake shall not
    fill with small files."""
    waiting: list[pl.DataFrame] = []
    for part in parts:
        waiting.append(part)
        if sum(frame.height for frame in waiting) >= size:
            yield pl.concat(waiting)
            waiting = []
    if waiting:
        yield pl.concat(waiting)
