"""What the customer came with, in their first words: without greetings, numbers and addresses."""

import re

import polars as pl

from scoring import acts, entities
from scoring.conversations import messages

QUESTION = pl.Schema(
    {"conversation_id": pl.String, "language": pl.String, "customer": pl.String, "text": pl.String}
)
"""One row a conversation that asks something; ``customer`` is who asks, else the conversation."""

READ = 1_000
"""Characters of a question that are kept: what it is about stands in its beginning."""

_LOOKED = 4
"""Messages of the customer in which the question is looked for: the first ones may only greet."""

_LEAST = 2.5
"""Words (as :func:`scoring.entities.words` counts them) that make a question."""

_SAID_FIRST = ("greeting", "thanks", "farewell", "self_introduction", "apology")
"""Acts that open a conversation and ask nothing, of either side: the words are left out."""

_PARTS = (
    r"(?i)\b(?:https?://|www\.)\S+",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    # What stands in the place of a name or number that was masked.
    r"#[\p{Lu}\d_-]+#|[\[<{(][\p{Lu}\d_ -]{3,}[\])>}]|\b\p{Lu}{3,}(?:[-_]\p{Lu}+)+\b|&\w+;",
    r"[@＠][\w.:-]+",
    r"[\p{L}_#+-]*\p{N}[\p{L}\p{N}_.,:/\\()+-]*",
)
"""Addresses; placeholders; handles; whatever has figures in it: numbers of orders, cards and
phones, amounts and times."""


_CALLED = r"[^\W\d_a-z][\w'’-]*"
_NAMES = {
    "self_introduction": re.compile(rf"^[\s:,]*{_CALLED}(?:\s{_CALLED})?"),
    "greeting": re.compile(rf"^[\s,]*{_CALLED}(?:\s{_CALLED})?\s*(?=[,!.;:–—\n-]|$)"),
}
"""A name, as it stands behind the words by which somebody gives theirs or greets another."""


def without_particulars(text: pl.Expr) -> pl.Expr:
    """The text without what is about one customer only: addresses, handles, anything with figures.
    Line breaks become blanks."""
    for part in _PARTS:
        text = text.str.replace_all(part, " ")
    return text.str.replace_all(r"[\s_*#<>|~^=]+", " ").str.strip_chars(" ,;:.!-")


def questions(conversations: pl.DataFrame) -> pl.DataFrame:
    """The question (QUESTION) of each conversation (CONVERSATION) that has one, in their order: the
    customer's first message that says something and those that follow before an answer.

    ``language`` of the conversations is the one that was found (a measurement's).
    """
    first = _opening(conversations)
    told = first.with_columns(without_particulars(_without(first, _SAID_FIRST)).alias("text"))
    asked = told.with_columns(entities.words("text").alias("words"))
    at = pl.when(pl.col("words") >= _LEAST).then("turn").min().over("conversation")
    return (
        asked.filter((pl.col("turn") == at) & (pl.col("text") != ""))
        .group_by("conversation", maintain_order=True)
        .agg(
            pl.col("conversation_id", "language").first(),
            pl.col("text").str.join(" ").str.slice(0, READ),
        )
        .join(_asking(conversations), on="conversation_id", how="left", maintain_order="left")
        .select(*QUESTION)
    )


def _asking(conversations: pl.DataFrame) -> pl.DataFrame:
    return conversations.select(
        "conversation_id", pl.coalesce("customer_id", "conversation_id").alias("customer")
    )


def _opening(conversations: pl.DataFrame) -> pl.DataFrame:
    """The customer's first messages: ``conversation, conversation_id, message, speaker, turn,
    language, text``; turns are parted by those of others."""
    place = pl.int_range(pl.len(), dtype=pl.Int32).over("conversation")
    return (
        messages(conversations)
        .with_columns(
            (pl.col("speaker") != "customer").cum_sum().over("conversation").alias("turn")
        )
        .filter(pl.col("speaker") == "customer")
        .filter(place < _LOOKED)
        .with_row_index("message")
        .select(
            *("conversation", "conversation_id", "message", "turn"),
            # As of nobody: the customer greets and thanks with the words of both sides.
            pl.lit(None, pl.String).alias("speaker"),
            pl.col("language_given").alias("language"),
            pl.col("text").str.slice(0, READ),
        )
    )


def _without(opening: pl.DataFrame, left_out: tuple[str, ...]) -> pl.Expr:
    """The texts without the words that show these acts, as an expression over ``opening``."""
    spans = (
        acts.spans(opening)
        .filter(pl.col("act").is_in(left_out))
        .select("message", "act", "start", "end")
        .sort("message", "start")
    )
    cut = pl.Series("text", _cut(opening["text"], spans), pl.String)
    return pl.lit(cut)


def _cut(texts: pl.Series, spans: pl.DataFrame) -> list[str]:
    left = texts.to_list()
    # From the last to the first, so that the places before stay where they are.
    for message, act, start, end in spans.reverse().iter_rows():
        rest = left[message][end:]
        if act in _NAMES:
            rest = _NAMES[act].sub("", rest)
        left[message] = f"{left[message][:start]} {rest}"
    return left


def answers(conversations: pl.DataFrame) -> pl.DataFrame:
    """``conversation_id, answer`` of conversations (CONVERSATION): the longest message of an agent
    after the customer's first, which says most, without what is about one customer only."""
    after = (pl.col("speaker") == "customer").cum_sum().over("conversation") > 0
    length = pl.col("text").str.len_chars()
    return (
        messages(conversations)
        .filter(after & (pl.col("speaker") == "agent"))
        .group_by("conversation_id", maintain_order=True)
        .agg(pl.col("text").sort_by(length, descending=True, maintain_order=True).first())
        .select("conversation_id", without_particulars(pl.col("text")).alias("answer"))
    )
