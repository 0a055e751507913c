"""Who had the floor, and how long the other waited: the conversation seen as turns."""

import polars as pl

from scoring.calendars import Calendar, Calendars, open_seconds

WITHIN = ":within"
"""Ends the name of a column of seconds of which only those within the team's hours count."""


def turns(messages: pl.DataFrame) -> pl.DataFrame:
    """The messages between people (customer and agent) with turns and waits, no bots or notes.

    ``messages`` needs ``conversation``, ``speaker``, ``event`` and ``timestamp``, in order. Adds

    * ``row``: number of the message in this frame,
    * ``turn``: number of the run of messages by one speaker, from 0 within the conversation,
    * ``turns``: how many turns the conversation has,
    * ``reply_seconds``: on the first message of an agent's turn, the seconds since the customer's
      turn before it began (the customer has waited since then, however often they wrote again); of
      the first one, since the customer turned from a bot to people, where a bot was there first,
    * ``asked_at``: when those seconds began,
    * ``pause_seconds``: on an agent's message, the seconds until the agent's next message, infinite
      where none came,
    * ``next_at``: when that came.

    Seconds and times are null where a time is missing.
    """
    people = (
        messages.with_columns(_asked_people().alias("asked"))
        .filter(pl.col("speaker").is_in(["customer", "agent"]))
        .with_row_index("row")
    )
    opens = (pl.col("speaker") != pl.col("speaker").shift()).fill_null(True) | (
        pl.col("conversation") != pl.col("conversation").shift()
    ).fill_null(True)
    agent = pl.col("speaker") == "agent"
    return (
        people.with_columns(opens.alias("opens"))
        .with_columns(
            (pl.col("opens").cum_sum().over("conversation") - 1).cast(pl.Int32).alias("turn"),
            pl.when("opens").then(pl.coalesce("asked", "timestamp")).alias("began"),
        )
        .with_columns(pl.when("opens").then(pl.col("began").is_not_null()).alias("timed"))
        .with_columns(
            pl.col("began").forward_fill().over("conversation"),
            pl.col("timed").forward_fill(),
            pl.when(agent).then("timestamp").backward_fill().over("conversation").alias("next"),
        )
        .with_columns(
            (pl.col("turn").max() + 1).over("conversation").alias("turns"),
            pl.when(
                agent & pl.col("opens") & (pl.col("turn") > 0),
                pl.col("timed").shift().over("conversation"),
                pl.col("timestamp").is_not_null(),
            )
            .then(pl.col("began").shift().over("conversation"))
            .alias("asked_at"),
            pl.when(agent & pl.col("timestamp").is_not_null())
            .then(pl.col("next").shift(-1).over("conversation"))
            .alias("next_at"),
        )
        .with_columns(
            _seconds("asked_at", "timestamp").alias("reply_seconds"),
            pl.when(agent & pl.col("timestamp").is_not_null())
            .then(_seconds("timestamp", "next_at").fill_null(float("inf")))
            .alias("pause_seconds"),
        )
        .drop("asked", "opens", "began", "timed", "next")
    )


def within_hours(messages: pl.DataFrame, calendars: Calendars) -> pl.DataFrame:
    """Messages (:func:`turns`, with the ``team`` of their conversation) with ``reply_seconds`` and
    ``pause_seconds`` as far as the team was there (WITHIN); null where nobody knows its hours."""
    times = {"reply_seconds": ("asked_at", "timestamp"), "pause_seconds": ("timestamp", "next_at")}
    by: dict[Calendar, list[str | None]] = {}
    for team in messages["team"].unique():
        if (calendar := calendars.of(team)) is not None:
            by.setdefault(calendar, []).append(team)
    told = [
        pl.lit(None, pl.Float64).alias(name + WITHIN)
        if not by
        else pl.coalesce(
            pl.when(pl.col("team").is_in(teams, nulls_equal=True)).then(
                pl.lit(open_seconds(calendar, messages[start], messages[end]))
            )
            for calendar, teams in by.items()
        ).alias(name + WITHIN)
        for name, (start, end) in times.items()
    ]
    never = pl.col("pause_seconds").is_infinite() & calendars.known(pl.col("team"))
    pause = "pause_seconds" + WITHIN
    return messages.with_columns(told).with_columns(
        pl.when(never).then("pause_seconds").otherwise(pause).alias(pause)
    )


def _asked_people() -> pl.Expr:
    """When the customer turned from a bot to people, on the customer's messages before the first
    agent's: at the hand-over the source tells of, else with the first of what they wrote after the
    bot's last question. Null where no bot talked with them: what a rule sends is no talk, and
    whoever waits in a queue waits for people."""
    of = "conversation"
    nobody_yet = (pl.col("speaker") == "agent").cum_sum().over(of) == 0
    bot = (pl.col("speaker") == "bot") & pl.col("event").ne_missing("automatic") & nobody_yet
    asked = bot.cum_sum().over(of)
    handed_over = nobody_yet & (asked > 0) & (pl.col("event") == "handover")
    customer = nobody_yet & (pl.col("speaker") == "customer")
    last = customer & (asked == pl.when(customer).then(asked).max().over(of))
    turned = pl.max_horizontal(
        pl.when(last).then("timestamp").min().over(of),
        pl.when(handed_over).then("timestamp").max().over(of),
    )
    return pl.when(customer & bot.any().over(of)).then(turned)


def _seconds(start: str, end: str) -> pl.Expr:
    return (pl.col(end) - pl.col(start)).dt.total_microseconds() / 1e6
