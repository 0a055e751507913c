"""Conversations without what is personal in them: names, addresses, numbers.

What was found is replaced by one of :data:`PLACEHOLDERS`; whoever reads words afterwards takes a
placeholder for what it stands for, so that masked conversations are judged as they would have been.
"""

from collections.abc import Callable

import polars as pl

from scoring.conversations import CONVERSATION, MESSAGE
from scoring.personal import known
from scoring.personal.batch import texts_masked
from scoring.personal.may import may_hold
from scoring.personal.orders import order_ids
from scoring.personal.placeholders import PLACEHOLDERS

__all__ = ["PLACEHOLDERS", "masked"]

_FIELDS = [field.name for field in MESSAGE.fields]


def masked(conversations: pl.DataFrame, pseudonym: Callable[[str], str]) -> pl.DataFrame:
    """Conversations (CONVERSATION) without what is personal in them, in their order.

    Texts, translations, tags and unknown keys hold placeholders; ``customer_id`` and the
    ``author`` of what customers say stand under a ``pseudonym``, those who answer under their name.
    Numbers of orders and parcels stay; where ``order_id`` is missing it is the first one named.
    Masked again nothing changes, as far as a pseudonym's pseudonym is itself.
    """
    if conversations.is_empty():
        return conversations
    told = conversations.with_row_index("conversation")
    said = (
        told.select("conversation", "messages")
        .explode("messages", empty_as_null=False, keep_nulls=False)
        .unnest("messages")
    )
    held = may_hold(said.with_row_index("row"))
    names = _names(told, said, held)
    customer = pl.col("role") == "customer"
    whole = said.with_columns(
        _masked(said, names, "text", held),
        *(_masked(said, names, field) for field in ("translation", "extra")),
        pl.when(customer)
        .then(_under(said["author"], pseudonym))
        .otherwise("author")
        .alias("author"),
    )
    messages = whole.group_by("conversation").agg(pl.struct(_FIELDS).alias("messages"))
    spoken = pl.col("messages").fill_null([])
    without_role = told.with_columns(pl.lit("note").alias("role"))
    return (
        told.drop("messages")
        .join(messages, on="conversation", how="left", maintain_order="left")
        .join(order_ids(said), on="conversation", how="left", maintain_order="left")
        .with_columns(
            spoken,
            pl.coalesce("order_id", "order").alias("order_id"),
            _under(told["customer_id"], pseudonym).alias("customer_id"),
            _masked(without_role, names, "extra"),
            _tags(without_role, names),
        )
        .select(CONVERSATION.names())
        .cast(CONVERSATION)  # pyright: ignore[reportArgumentType]
    )


def _names(told: pl.DataFrame, said: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """One row a conversation: the names known in it, and where it is from; ``held`` says what the
    texts of ``said`` may hold."""
    names = told.select("conversation", "market", "language")
    for column, found in (
        ("customers", known.customers(told, said)),
        ("told", known.told(said, held)),
    ):
        longest = pl.col("name").sort_by(pl.col("name").str.len_chars(), "name", descending=True)
        lists = found.group_by("conversation").agg(longest.alias(column))
        names = names.join(lists, on="conversation", how="left")
    return names.join(known.agents(told, said), on="conversation", how="left").with_columns(
        pl.col("customers", "told").fill_null([])
    )


def _masked(
    frame: pl.DataFrame, names: pl.DataFrame, field: str, held: pl.DataFrame | None = None
) -> pl.Series:
    texts = frame.select("conversation", "role", text=field).with_row_index("row")
    held = may_hold(texts) if held is None else held
    return texts_masked(texts, names, held, json=field == "extra").alias(field)


def _tags(told: pl.DataFrame, names: pl.DataFrame) -> pl.Series:
    rows = told.with_row_index("row").select("row", "conversation", "role", "tags")
    single = rows.explode("tags", empty_as_null=False, keep_nulls=False)
    tags = single.select("row", _masked(single, names, "tags"))
    return (
        rows.select("row")
        .join(
            tags.group_by("row", maintain_order=True).agg("tags"),
            on="row",
            how="left",
            maintain_order="left",
        )
        .select(pl.when(told["tags"].is_not_null()).then(pl.col("tags").fill_null([])))["tags"]
    )


def _under(names: pl.Series, pseudonym: Callable[[str], str]) -> pl.Series:
    different = names.drop_nulls().unique()
    hidden = pl.Series([pseudonym(name) for name in different], dtype=pl.String)
    return names.replace_strict(different, hidden, default=None, return_dtype=pl.String)
