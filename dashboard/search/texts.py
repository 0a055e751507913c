"""What was written in conversations: looked through for words, and their first words."""

from functools import lru_cache

import polars as pl

from dashboard import lake
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace

MOST_READ = 100_000
"""Conversations whose texts one search reads: the newest, so that an answer comes in seconds."""

_WORDS = 160
"""Characters of a customer's first words that a list shows."""


@lru_cache(maxsize=16)
def texts_with(
    table: str, _version: int, text: str, months: tuple[str, ...]
) -> tuple[pl.Series, bool]:
    """Ids of the conversations of these months (newest first) in which somebody wrote ``text``, in
    whatever case, and whether all were read."""
    needle = text.lower()
    rows = lake.scan(table, LAKE_CONVERSATION).select("conversation_id", "month", "messages")
    hits: list[pl.Series] = []
    left = MOST_READ
    for month in months:
        here = rows.filter(pl.col("month") == month)
        count = here.select(pl.len()).collect().item()
        said = (
            here.head(left)
            .select("conversation_id", pl.col("messages").list.eval(pl.element().struct["text"]))
            .explode("messages", empty_as_null=False)
        )
        there = pl.col("messages").str.to_lowercase().str.contains(needle, literal=True)
        hits.append(said.filter(there).select("conversation_id").collect().to_series().unique())
        left -= count
        if left <= 0:
            break
    ids = pl.concat([pl.Series("conversation_id", [], pl.String), *hits])
    return ids, left >= 0


def first_words(rows: pl.DataFrame, workspace: Workspace) -> pl.DataFrame:
    """What the customer wrote first in each of a few conversations found: ``conversation_id,
    words``."""
    customer = pl.col("messages").list.filter(pl.element().struct["role"] == "customer")
    words = customer.list.first().struct["text"].str.slice(0, _WORDS * 2)
    plain = words.str.replace_all(r"\s+", " ").str.strip_chars().str.slice(0, _WORDS)
    return (
        lake.scan(workspace.conversations, LAKE_CONVERSATION)
        .filter(lake.those(rows["conversation_id"].to_list(), rows["month"].unique().to_list()))
        .select("conversation_id", plain.alias("words"))
        .collect()
    )
