"""Who had the floor, and how long the other waited: the conversation seen as turns."""

import polars as pl


def turns(messages: pl.DataFrame) -> pl.DataFrame:
    """The messages between people (customer and agent) with turns and waits, no bots or notes.

    ``messages`` needs ``conversation``, ``speaker`` and ``timestamp``, in order. Adds

    * ``row``: number of the message in this frame,
    * ``turn``: number of the run of messages by one speaker, from 0 within the conversation,
    * ``turns``: how many turns the conversation has,
    * ``reply_seconds``: on the first message of an agent's turn, the seconds since the customer's
      turn before it began (the customer has waited since then, however often they wrote again),
    * ``pause_seconds``: on an agent's message, the seconds until the agent's next message, infinite
      where none came.

    Seconds are null where a time is missing.
    """
    people = messages.filter(pl.col("speaker").is_in(["customer", "agent"])).with_row_index("row")
    opens = (pl.col("speaker") != pl.col("speaker").shift()).fill_null(True) | (
        pl.col("conversation") != pl.col("conversation").shift()
    ).fill_null(True)
    agent = pl.col("speaker") == "agent"
    return (
        people.with_columns(opens.alias("opens"))
        .with_columns(
            (pl.col("opens").cum_sum().over("conversation") - 1).cast(pl.Int32).alias("turn"),
            pl.when("opens").then("timestamp").alias("began"),
            pl.when("opens").then(pl.col("timestamp").is_not_null()).alias("timed"),
        )
        .with_columns(
            pl.col("began").forward_fill().over("conversation"),
            pl.col("timed").forward_fill(),
            pl.when(agent).then("timestamp").backward_fill().over("conversation").alias("next"),
        )
        .with_columns(
            (pl.col("turn").max() + 1).over("conversation").alias("turns"),
            _seconds(
                pl.when(pl.col("timed").shift().over("conversation")).then(
                    pl.col("timestamp") - pl.col("began").shift().over("conversation")
                ),
                where=agent & pl.col("opens") & (pl.col("turn") > 0),
            ).alias("reply_seconds"),
            pl.when(agent & pl.col("timestamp").is_not_null())
            .then(
                (pl.col("next").shift(-1).over("conversation") - pl.col("timestamp"))
                .dt.total_microseconds()
                .truediv(1e6)
                .fill_null(float("inf"))
            )
            .alias("pause_seconds"),
        )
        .drop("opens", "began", "timed", "next")
    )


def _seconds(duration: pl.Expr, where: pl.Expr) -> pl.Expr:
    return pl.when(where).then(duration.dt.total_microseconds() / 1e6)
