"""The states a conversation goes through: which is newer, and what becomes of an incoming one.

A conversation is exported again and again while it goes on. Each time the row that comes in is
unchanged, a newer state, an older one, or another conversation under the same id.
"""

from hashlib import blake2b

import polars as pl

from scoring.conversations import CONVERSATION

UNDATED = "undated"
"""The month of a conversation of which no time is known."""

_MARKS = ("digest", "measured_by")
"""Columns that tell whether a row says anything new; measurements have both."""

_COURSE = {"open": "0", "solved": "1", "closed": "2"}
"""A conversation that says nothing new may still be further on its way."""

KEYS = ("conversation_id", "opening", "state", *_MARKS)
"""Columns by which rows are compared; a table has those that make sense for it."""


def with_state(conversations: pl.DataFrame, import_id: int | None = None) -> pl.DataFrame:
    """Conversations (CONVERSATION) with what the lake adds to them.

    ``month`` ("2026-03" or "undated"), ``digest`` (of all the content), ``opening`` (of the first
    message: it stays while a conversation goes on), ``state`` (text that sorts older states before
    newer ones) and ``import_id``.
    """
    content = conversations.select(CONVERSATION.names())
    filled = pl.sum_horizontal(pl.all().is_not_null())
    facts = content.select(
        pl.struct(pl.all()).struct.json_encode().alias("content"),
        pl.col("started_at").dt.strftime("%Y-%m").fill_null(UNDATED).alias("month"),
        # A source vouches for its ids; without one two shops may have the same.
        pl.when(pl.col("source").is_null())
        .then(pl.col("messages").list.first())
        .struct.field("role", "text"),
        pl.format(
            "{} {} {} {}",
            pl.max_horizontal("ended_at", "updated_at")
            .dt.strftime("%Y-%m-%dT%H:%M:%S%.6f")
            .fill_null("-"),
            pl.col("messages").list.len().cast(pl.String).str.zfill(8),
            pl.col("status").replace_strict(_COURSE, default="0", return_dtype=pl.String),
            filled.cast(pl.String).str.zfill(3),
        ).alias("state"),
    )
    opening = [
        None if text is None else _hashed(f"{role}\n{text}")
        for role, text in facts.select("role", "text").iter_rows()
    ]
    return content.with_columns(
        facts["month"],
        pl.Series("digest", [_hashed(text) for text in facts["content"]], pl.String),
        pl.Series("opening", opening, pl.String),
        facts["state"],
        pl.lit(import_id, pl.Int64).alias("import_id"),
    )


LAKE_CONVERSATION = with_state(pl.DataFrame(schema=CONVERSATION)).schema
"""Schema of the lake's conversations."""


def fates(rows: pl.DataFrame, known: pl.DataFrame) -> pl.Series:
    """What becomes of each row, given what is known (at most one row an id) and the other rows.

    ``new``, ``changed``, ``unchanged``, ``older`` or ``taken``. Of several rows with one id the
    newest wins, of equally new ones the last; measurements have no state, so the last one wins.
    """
    of_id = pl.col("conversation_id")
    incoming = _compared(rows).with_row_index("order")
    judged = (
        incoming.join(_compared(known), on="conversation_id", how="left", suffix="_known")
        .with_columns(
            # Whoever had the id first keeps it: the lake, else the first row.
            pl.coalesce("opening_known", pl.col("opening").drop_nulls().first().over(of_id))
            .ne(pl.col("opening"))
            .fill_null(False)
            .alias("taken")
        )
        .with_columns(
            pl.struct(~pl.col("taken"), "state", "order")
            .rank("ordinal", descending=True)
            .over(of_id)
            .alias("rank")
        )
    )
    newest = judged.filter(rank=1).select("conversation_id", pl.col("mark").alias("mark_newest"))
    beaten = pl.col("rank") > 1
    fate = (
        pl.when("taken")
        .then(pl.lit("taken"))
        .when(beaten & (pl.col("mark") == pl.col("mark_newest")))
        .then(pl.lit("unchanged"))
        .when(beaten)
        .then(pl.lit("older"))
        .when(pl.col("mark_known").is_null())
        .then(pl.lit("new"))
        .when(pl.col("mark") == pl.col("mark_known"))
        .then(pl.lit("unchanged"))
        .when(pl.col("state") < pl.col("state_known"))
        .then(pl.lit("older"))
        .otherwise(pl.lit("changed"))
        .alias("fate")
    )
    return judged.join(newest, on="conversation_id").sort("order").select(fate)["fate"]


def _compared(rows: pl.DataFrame) -> pl.DataFrame:
    """conversation_id, opening, state and mark, whichever table the rows are of."""
    marks = [name for name in _MARKS if name in rows.columns]
    return rows.select(
        "conversation_id",
        *(
            pl.col(name) if name in rows.columns else pl.lit(nothing, pl.String).alias(name)
            for name, nothing in (("opening", None), ("state", ""))
        ),
        pl.concat_str(marks, separator=" ").alias("mark"),
    )


def _hashed(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
