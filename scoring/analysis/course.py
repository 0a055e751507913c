"""The course of one conversation: what was said, who waited how long, in what mood, and where the
verdicts were found."""

import polars as pl

from scoring.annotate import annotate
from scoring.conversations import messages
from scoring.rubric import Rubric
from scoring.scorecard import MET, MISSED, PARTLY
from scoring.turns import turns

FIRST_WAIT, LATER_WAIT = "efficiency.first_response", "efficiency.longest_wait"
"""Standards whose targets say how long the first and every later wait may be."""

JUDGED = (MET, PARTLY, MISSED)


def course(conversation: pl.DataFrame, rubric: Rubric) -> pl.DataFrame:
    """The messages of one conversation (CONVERSATION, one row), in order of time.

    Columns: ``position, speaker, author, timestamp, text, language``; ``polarity`` of what the
    customer wrote (null: not assessed); ``wait_seconds``, on the first message of an agent's turn,
    how long the customer had waited for it (null: a time is missing), with the channel's
    ``limit_seconds``.
    """
    read = annotate(messages(conversation))
    channel = conversation["channel"].item()
    first, later = (
        pl.lit(rubric.of(name, channel).met, pl.Float64) for name in (FIRST_WAIT, LATER_WAIT)
    )
    customer = pl.col("speaker") == "customer"
    # Turn 1 answers a customer who began, turn 2 one whom the agent addressed first.
    opening = pl.when(customer).then("turn").min() + 1
    waits = turns(read).select(
        "position",
        pl.col("reply_seconds").alias("wait_seconds"),
        pl.when(pl.col("reply_seconds").is_not_null())
        .then(pl.when(pl.col("turn") == opening).then(first).otherwise(later))
        .alias("limit_seconds"),
    )
    return read.select(
        "position",
        "speaker",
        "author",
        "timestamp",
        "text",
        "language",
        pl.when(customer).then("polarity").alias("polarity"),
    ).join(waits, on="position", how="left", maintain_order="left")


def waits(said: pl.DataFrame) -> pl.DataFrame:
    """The waits of a :func:`course`: ``begin, due, end`` (times) and ``late`` (beyond the limit).

    ``due`` is when the limit was reached, at the latest the end.
    """
    wait, limit = (
        pl.duration(microseconds=(pl.col(name) * 1e6).cast(pl.Int64))
        for name in ("wait_seconds", "limit_seconds")
    )
    begin = pl.col("timestamp") - wait
    return said.filter(pl.col("wait_seconds").is_not_null()).select(
        begin.alias("begin"),
        pl.min_horizontal(begin + limit, "timestamp").alias("due"),
        pl.col("timestamp").alias("end"),
        (pl.col("wait_seconds") > pl.col("limit_seconds")).alias("late"),
    )


def numbered(verdicts: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    """The verdicts of one conversation with ``number``: of the evidence, from 1 in the order of
    reading; null where no message decided or nothing was judged."""
    order = said.select(pl.col("position").alias("message"), pl.int_range(pl.len()).alias("order"))
    shown = pl.col("verdict").is_in(JUDGED) & pl.col("order").is_not_null()
    place = pl.struct("order", pl.col("start").fill_null(-1), pl.int_range(pl.len()).alias("row"))
    return (
        verdicts.join(order, on="message", how="left", maintain_order="left")
        .with_columns(pl.when(shown).then(place).alias("place"))
        .with_columns(
            pl.when(shown)
            .then(pl.col("place").rank("ordinal").over(shown))
            .cast(pl.Int32)
            .alias("number")
        )
        .drop("order", "place")
    )
