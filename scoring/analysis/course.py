"""The course of one conversation: what was said, who waited how long, in what mood, and where the
verdicts were found."""

from dataclasses import dataclass

import polars as pl

from scoring.annotate import annotate
from scoring.calendars import NONE, Calendars
from scoring.conversations import messages
from scoring.dialogue import LANGUAGE
from scoring.rubric import Rubric
from scoring.scorecard import MET, MISSED, NOT_ASSESSED, PARTLY
from scoring.sentiment import sentiment
from scoring.standards import CLOCKS, standards
from scoring.turns import WITHIN, turns, within_hours

FIRST_WAIT, LATER_WAIT = "efficiency.first_response", "efficiency.longest_wait"
"""Standards whose targets say how long the first and every later wait may be."""

JUDGED = (MET, PARTLY, MISSED)

_LATE = pl.col("counted_seconds") > pl.col("limit_seconds")


def course(conversation: pl.DataFrame, rubric: Rubric, calendars: Calendars = NONE) -> pl.DataFrame:
    """The messages of one conversation (CONVERSATION, one row), in order of time.

    Columns: ``position, speaker, author, timestamp, text, language``; ``event`` and ``translation``
    as the source tells them; ``elapsed_seconds`` since the
    first message; ``polarity`` of what the customer wrote and its ``sentiment`` (null: not
    assessed); ``wait_seconds``, on the first message of an agent's turn,
    how long the customer had waited for it (null: a time is missing), ``within_seconds``, what of
    it lay within the team's hours (null: nobody knows them), ``counted_seconds``, that of the two
    which counts by the rubric's clock, and the channel's ``limit_seconds``.
    """
    read = annotate(messages(conversation))
    channel, team = conversation.select("channel", "team").row(0)
    where = channel, read.select(LANGUAGE).item(), team
    first, later = (rubric.of(name, *where) for name in (FIRST_WAIT, LATER_WAIT))
    customer = pl.col("speaker") == "customer"
    # Turn 1 answers a customer who began, turn 2 one whom the agent addressed first.
    opening = pl.when(customer).then("turn").min() + 1
    within = pl.col("reply_seconds" + WITHIN)
    met, clock = (
        pl.when(pl.col("turn") == opening)
        .then(pl.lit(float(getattr(first, key))))
        .otherwise(pl.lit(float(getattr(later, key))))
        for key in ("met", "clock")
    )
    spoken = turns(read).with_columns(pl.lit(team, pl.String).alias("team"))
    waits = within_hours(spoken, calendars).select(
        "position",
        pl.col("reply_seconds").alias("wait_seconds"),
        within.alias("within_seconds"),
        pl.when(clock == CLOCKS["business"])
        .then(pl.coalesce(within, "reply_seconds"))
        .otherwise("reply_seconds")
        .alias("counted_seconds"),
        pl.when(pl.col("reply_seconds").is_not_null()).then(met).alias("limit_seconds"),
    )
    elapsed = pl.col("timestamp") - pl.col("timestamp").min()
    return read.select(
        "position",
        "speaker",
        "author",
        "timestamp",
        "text",
        "language",
        "event",
        (elapsed.dt.total_microseconds() / 1e6).alias("elapsed_seconds"),
        pl.when(customer).then("polarity").alias("polarity"),
        pl.when(customer).then(sentiment("polarity")).alias("sentiment"),
    ).join(
        waits.join(_translations(conversation), on="position", how="full", coalesce=True),
        on="position",
        how="left",
        maintain_order="left",
    )


def _translations(conversation: pl.DataFrame) -> pl.DataFrame:
    """What machines translated, by position."""
    said = conversation.select("messages").explode("messages").unnest("messages")
    return said.select("position", "translation").drop_nulls()


@dataclass(frozen=True)
class Times:
    """How long a conversation took and the customer waited in all, in seconds; how often a wait was
    beyond its limit. ``whole`` is None where no times are known."""

    whole: float | None
    waited: float
    late: int


def times(said: pl.DataFrame) -> Times:
    """The times of a :func:`course`."""
    late = _LATE.sum()
    whole, waited, count = said.select(
        pl.col("elapsed_seconds").max(),
        pl.col("wait_seconds").sum().alias("waited"),
        late.alias("late"),
    ).row(0)
    return Times(whole, waited, count)


def waits(said: pl.DataFrame) -> pl.DataFrame:
    """The waits of a :func:`course`, in seconds since its first message: ``begin``, ``due`` (the
    limit, at the latest the end), ``end``; ``wait_seconds`` and ``late`` (beyond the limit)."""
    begin = pl.col("elapsed_seconds") - pl.col("wait_seconds")
    beyond = pl.when(_LATE).then(pl.col("counted_seconds") - pl.col("limit_seconds")).otherwise(0.0)
    return said.filter(pl.col("wait_seconds").is_not_null()).select(
        begin.alias("begin"),
        (pl.col("elapsed_seconds") - beyond).alias("due"),
        pl.col("elapsed_seconds").alias("end"),
        "wait_seconds",
        "limit_seconds",
        _LATE.alias("late"),
    )


def numbered(verdicts: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    """The verdicts of one conversation with ``number``: of the evidence, from 1 in the order of
    reading; null where no message decided or nothing was judged, signs for people apart."""
    order = said.select(pl.col("position").alias("message"), pl.int_range(pl.len()).alias("order"))
    by_people = [name for name, standard in standards().items() if standard.by_people]
    sign = pl.col("standard").is_in(by_people) & (pl.col("verdict") == NOT_ASSESSED)
    told = pl.col("verdict").is_in(JUDGED) | sign
    shown = told & pl.col("order").is_not_null()
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
