"""What a conversation is: the schema, and the check every imported row passes.

Readers hand over :data:`RAW` (one row a message, text as it stood in the file); :func:`checked`
turns it into :data:`CONVERSATION` (one row a conversation, with its list of messages) and says of
every value it could not use where it stood and what was expected.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import polars as pl

from scoring.readings import CHANNEL_OF, SPEAKER_OF, STATUS_OF, TIME, time_of, word_of

CHANNELS = ("chat", "email", "social", "ticket", "phone")
SPEAKERS = ("customer", "agent", "bot", "note")

EVENTS = ("handover", "automatic", "deleted", "edited", "merged", "reopened")
"""What else a message may be: the moment a conversation passes to a person; sent by a rule, not in
a dialogue (receipts, absences); withdrawn (its text is a placeholder); changed after it was sent;
the place where another conversation was put into this one; or where it was opened again."""

RAW = pl.Schema(
    {
        "row": pl.Int64,
        "conversation_id": pl.String,
        "source": pl.String,
        "channel": pl.String,
        "market": pl.String,
        "agent_id": pl.String,
        "customer_id": pl.String,
        "team": pl.String,
        "language": pl.String,
        "rating": pl.String,
        "status": pl.String,
        "order_id": pl.String,
        "tags": pl.String,
        "updated_at": pl.String,
        "extra": pl.String,
        "role": pl.String,
        "text": pl.String,
        "timestamp": pl.String,
        "author": pl.String,
        "event": pl.String,
        "translation": pl.String,
        "message_extra": pl.String,
    }
)
"""One row a message. ``row`` is the line or row in the file (1-based), ``source`` the account that
gave the conversation its id, ``market`` the country or site it was served for, ``timestamp``,
``updated_at`` (of the conversation's last change) and ``rating`` are as written, ``tags`` a JSON
list, ``event`` one of EVENTS, ``translation`` the text as a machine translated it for the other
side, ``extra`` and ``message_extra`` JSON objects of unknown keys. A conversation without messages
is one row whose role, text and timestamp are null."""

MESSAGE = pl.Struct(
    {
        "position": pl.Int32,
        "role": pl.String,
        "text": pl.String,
        "timestamp": TIME,
        "author": pl.String,
        "event": pl.String,
        "translation": pl.String,
        "extra": pl.String,
    }
)

CONVERSATION = pl.Schema(
    {
        "conversation_id": pl.String,
        "source": pl.String,
        "channel": pl.String,
        "market": pl.String,
        "agent_id": pl.String,
        "customer_id": pl.String,
        "team": pl.String,
        "language": pl.String,
        "rating": pl.Float64,
        "status": pl.String,
        "order_id": pl.String,
        "tags": pl.List(pl.String),
        "started_at": TIME,
        "ended_at": TIME,
        "updated_at": TIME,
        "messages": pl.List(MESSAGE),
        "extra": pl.String,
    }
)
"""One row a conversation. ``messages`` stand in order of time; ``position`` (0-based) is the place
in the file. ``rating`` is 1–5. Null wherever the source did not say. Where the source is known, the
id is "source:its own id", since two shops may both have a ticket 1."""

PROBLEM = pl.Schema(
    {
        "row": pl.Int64,
        "conversation_id": pl.String,
        "field": pl.String,
        "value": pl.String,
        "expected": pl.String,
        "refused": pl.Boolean,
    }
)
"""One row a value that could not be used. ``expected`` is a code (``role``, ``timestamp`` …) that
the message catalogue words; ``refused`` tells whether the whole conversation stayed out."""

MESSAGES = pl.Schema(
    {
        "conversation": pl.UInt32,
        "conversation_id": pl.String,
        "position": pl.Int32,
        "speaker": pl.String,
        "text": pl.String,
        "timestamp": TIME,
        "author": pl.String,
        "event": pl.String,
        "language_given": pl.String,
    }
)
"""One row a message, in order of time within its conversation; ``conversation`` numbers the
conversations of this batch. ``speaker`` is null for a single text without a role."""

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""Before this no shop served customers on line: an earlier time is a mistake of the source."""

_THAI = {"เเ": "แ", "ํา": "ำ"}
"""Thai letters typed as two that look the same, which Unicode does not compose."""

_NAMES = ("source", "market", "agent_id", "customer_id", "team", "event", "translation")
"""Columns in which blanks are nothing."""

SHOWN = 80
"""Characters of an unusable value that a problem repeats."""


@dataclass(frozen=True)
class Checked:
    """What came through the check: ``conversations`` (CONVERSATION), ``problems`` (PROBLEM)."""

    conversations: pl.DataFrame
    problems: pl.DataFrame


def checked(raw: pl.DataFrame, now: datetime | None = None, zone: str = "UTC") -> Checked:
    """Check raw messages (RAW) and gather them into conversations.

    A conversation without an id, without messages, or with a speaker nobody can name is refused
    whole, since one with holes would be judged wrongly. A time, rating or channel that cannot be
    used is set to null and reported, and the conversation kept. ``now`` (default: the clock)
    bounds times from above, with two days' grace for clocks that are wrong; ``zone`` (IANA) is
    where times are from that do not say so themselves.
    """
    latest = (now or datetime.now(UTC)) + timedelta(days=2)
    read = _read(raw, zone)
    problems = pl.concat([_problems(read, latest), _refusals(read)]).sort(
        "row", maintain_order=True
    )
    # Rows without an id share no conversation: they are refused row by row, above.
    refused = problems.filter("refused").select("conversation_id").unique()
    usable = (
        read.filter(pl.col("conversation_id").is_not_null())
        .join(refused, on="conversation_id", how="anti", maintain_order="left")
        .with_columns(
            pl.when(_in_time(latest)).then("time").alias("time"),
            pl.when(pl.col("stars").is_between(1, 5)).then("stars").alias("stars"),
        )
    )
    return Checked(_gathered(usable), problems)


def messages(conversations: pl.DataFrame) -> pl.DataFrame:
    """The messages (MESSAGES) of conversations (CONVERSATION), one row each, in order."""
    return (
        conversations.select(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias("conversation"),
            "conversation_id",
            pl.col("language").alias("language_given"),
            "messages",
        )
        .explode("messages", empty_as_null=False)
        .unnest("messages")
        .rename({"role": "speaker"})
        .select(MESSAGES.names())
    )


def composed(column: str) -> pl.Expr:
    """A text in canonical composition: "é" typed as two code points is the same word."""
    return pl.col(column).fill_null("").str.normalize("NFC").str.replace_many(_THAI)


def identity() -> pl.Expr:
    """The id of a conversation in RAW, behind its source where one is known."""
    own, source = _blank_to_null("conversation_id"), _blank_to_null("source")
    behind = pl.concat_str(source, own, separator=":")
    known = own.str.starts_with(source + ":")
    return pl.when(known).then(own).otherwise(pl.coalesce(behind, own))


def _read(raw: pl.DataFrame, zone: str) -> pl.DataFrame:
    """Raw rows with what each value means beside it: speaker, medium, time, stars."""
    return raw.with_columns(
        identity().alias("conversation_id"),
        *(_blank_to_null(name) for name in _NAMES),
        composed("text"),
        word_of("role", SPEAKER_OF).alias("speaker"),
        word_of("channel", CHANNEL_OF).alias("medium"),
        word_of("status", STATUS_OF).alias("state"),
        time_of("timestamp", zone).alias("time"),
        time_of("updated_at", zone),
        pl.col("rating").str.strip_chars().cast(pl.Float64, strict=False).alias("stars"),
    )


def _blank_to_null(name: str) -> pl.Expr:
    stripped = pl.col(name).str.strip_chars()
    return pl.when(stripped != "").then(stripped).alias(name)


def _in_time(latest: datetime) -> pl.Expr:
    return pl.col("time").is_between(EARLIEST, latest)


def _problems(read: pl.DataFrame, latest: datetime) -> pl.DataFrame:
    """Values that were set aside, the conversation being kept; a conversation's own once each."""
    timed = pl.col("timestamp").is_not_null() & (pl.col("timestamp") != "")
    found = [
        _problem(read, "timestamp", "timestamp", timed & pl.col("time").is_null()),
        _problem(read, "timestamp", "future_time", pl.col("time") > latest),
        _problem(read, "timestamp", "past_time", pl.col("time") < EARLIEST),
    ]
    first = read.unique("conversation_id", keep="first", maintain_order=True)
    given = {name: pl.col(name).str.strip_chars() != "" for name in ("channel", "rating")}
    found += [
        _problem(first, "channel", "channel", given["channel"] & pl.col("medium").is_null()),
        _problem(
            first,
            "rating",
            "rating",
            given["rating"] & ~pl.col("stars").is_between(1, 5).fill_null(False),
        ),
    ]
    return pl.concat(found)


def _refusals(read: pl.DataFrame) -> pl.DataFrame:
    """What keeps a whole conversation out."""
    no_id = pl.col("conversation_id").is_null()
    empty = pl.col("role").is_null() & (pl.col("text") == "") & pl.col("timestamp").is_null()
    alone = pl.len().over("conversation_id") == 1
    nobody = pl.col("speaker").is_null()
    return pl.concat(
        [
            _problem(read, "conversation_id", "conversation_id", no_id, refused=True),
            _problem(read, "messages", "no_messages", ~no_id & empty & alone, refused=True),
            _problem(read, "role", "role", ~no_id & nobody & ~(empty & alone), refused=True),
        ]
    )


def _problem(
    read: pl.DataFrame, field: str, expected: str, where: pl.Expr, *, refused: bool = False
) -> pl.DataFrame:
    value = pl.col(field).str.slice(0, SHOWN) if field in read.columns else pl.lit("")
    return read.filter(where).select(
        "row",
        "conversation_id",
        pl.lit(field).alias("field"),
        value.alias("value"),
        pl.lit(expected).alias("expected"),
        pl.lit(refused).alias("refused"),
    )


def _gathered(usable: pl.DataFrame) -> pl.DataFrame:
    """Checked rows put together: one row a conversation, messages in order of time."""
    first_agent = pl.col("author").filter(speaker="agent").drop_nulls().first()
    return (
        usable.with_columns(
            pl.int_range(pl.len(), dtype=pl.Int32).over("conversation_id").alias("position"),
            # A message without a time stays behind the one before it.
            pl.col("time").forward_fill().over("conversation_id").alias("order"),
        )
        .sort("order", nulls_last=False, maintain_order=True)
        .group_by("conversation_id", maintain_order=True)
        .agg(
            pl.col("row").min(),
            pl.col("medium").first().alias("channel"),
            pl.coalesce(pl.col("agent_id").drop_nulls().first(), first_agent).alias("agent_id"),
            pl.col("source", "market", "customer_id", "team", "language").drop_nulls().first(),
            pl.col("stars").drop_nulls().last().alias("rating"),
            pl.col("state").first().alias("status"),
            pl.col("order_id").drop_nulls().first(),
            pl.col("tags").drop_nulls().first().str.json_decode(pl.List(pl.String)),
            pl.col("time").min().alias("started_at"),
            pl.col("time").max().alias("ended_at"),
            pl.col("updated_at").max(),
            pl.struct(
                "position",
                pl.col("speaker").alias("role"),
                "text",
                pl.col("time").alias("timestamp"),
                "author",
                "event",
                "translation",
                pl.col("message_extra").alias("extra"),
            ).alias("messages"),
            pl.col("extra").drop_nulls().first(),
        )
        .sort("row")
        .select(CONVERSATION.names())
        .cast(CONVERSATION)  # pyright: ignore[reportArgumentType]
    )
