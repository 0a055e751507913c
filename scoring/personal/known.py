"""Whose names a conversation knows: from the fields of its source, and as they were told."""

import polars as pl

from scoring.personal import extras
from scoring.personal.placeholders import PLACEHOLDERS
from scoring.personal.texts import names_told, parts
from scoring.personal.words import NO_CUSTOMER

_LEAST, _LEAST_FIGURES, _LONGEST = 2, 5, 80
"""Characters of a name that is looked for; of one with figures in it; of any."""

_TELLING = ("told", "greeted", "labels")
"""Kinds of what a text may hold by which somebody is named."""

NAMES = pl.Schema({"conversation": pl.UInt32, "name": pl.String})


def customers(conversations: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    """The names (NAMES) of customers, whole and in their parts, that the source tells.

    ``conversations`` and ``said``, their messages, are numbered by ``conversation``.
    """
    fields = [
        conversations.select("conversation", name="customer_id"),
        said.filter(role="customer").select("conversation", name="author"),
        *(_in_extra(frame) for frame in (conversations, said)),
    ]
    whole = pl.concat(fields).drop_nulls().unique()
    plain = pl.col("name").str.strip_chars()
    least = pl.when(plain.str.contains(r"\d")).then(_LEAST_FIGURES).otherwise(_LEAST)
    names = whole.filter(
        plain.str.len_chars().is_between(least, _LONGEST),
        ~plain.str.to_lowercase().is_in(NO_CUSTOMER),
        ~plain.is_in(PLACEHOLDERS),
    )
    different = names["name"].unique()
    cut = pl.DataFrame(
        {"name": different, "part": [list(parts(name)) for name in different]},
        schema={"name": pl.String, "part": pl.List(pl.String)},
    )
    return (
        names.join(cut, on="name")
        .explode("part", empty_as_null=False)
        .select("conversation", name="part")
        .unique()
    )


def told(said: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """The names (NAMES) by which customers call themselves, or are greeted; ``held`` says what the
    texts may hold (:func:`may.may_hold`)."""
    heard = held.filter(pl.col("kind").is_in(_TELLING)).group_by("row").agg("kind")
    rows = (
        said.with_row_index("row")
        .join(heard, on="row")
        .select("conversation", "text", pl.col("kind").list.sort())
    )
    different = rows.select("text", "kind").unique()
    found = [
        (text, kinds, name)
        for text, kinds in different.rows()
        for whole in names_told(text, kinds)
        for name in parts(whole)
    ]
    names = pl.DataFrame(found, schema={**different.schema, "name": pl.String}, orient="row")
    return rows.join(names, on=["text", "kind"]).select("conversation", "name").unique()


def agents(conversations: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    """The names of those who answer: ``conversation, agents``."""
    fields = [
        conversations.select("conversation", name="agent_id"),
        said.filter(pl.col("role") != "customer").select("conversation", name="author"),
    ]
    return (
        pl.concat(fields).drop_nulls().group_by("conversation").agg(agents=pl.col("name").unique())
    )


def _in_extra(frame: pl.DataFrame) -> pl.DataFrame:
    """The names of persons in unknown keys."""
    told = frame.filter(pl.col("extra").str.contains(extras.NAMED)).select("conversation", "extra")
    names = [(row, name) for row, extra in told.rows() for name in extras.names(extra)]
    return pl.DataFrame(names, schema=NAMES, orient="row")
