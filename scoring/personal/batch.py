"""A column of texts masked: only what may hold something is looked at, and once."""

from collections.abc import Callable
from functools import cache, lru_cache

import polars as pl

from scoring.personal import extras
from scoring.personal.may import KINDS
from scoring.personal.phones import regions_of
from scoring.personal.texts import ALIKE, Names, masked, near

_EVERY = pl.DataFrame({"kind": KINDS})


def texts_masked(
    texts: pl.DataFrame, names: pl.DataFrame, held: pl.DataFrame, *, json: bool = False
) -> pl.Series:
    """The column ``text`` of texts masked, in their order.

    ``texts`` has ``row`` (from 0 on), ``conversation`` and ``text``; ``names`` one row a
    conversation: ``customers``, ``told`` and ``agents`` (lists), ``market`` and ``language``;
    ``held`` says which rows may hold what (:func:`may.may_hold`). With ``json`` the texts are JSON
    objects.
    """
    worded = texts.filter(pl.col("text") != "")
    if worded.is_empty():
        return texts["text"]
    kinds = [held, _with_names(worded, names)]
    if json:
        rows = worded.filter(pl.col("text").str.contains(rf"{extras.NAMED}|\\u")).select("row")
        kinds.append(rows.join(_EVERY, how="cross"))
    asked = pl.concat(kinds).group_by("row").agg("kind")
    looked_at = (
        worded.join(asked, on="row")
        .join(names, on="conversation", how="left")
        .select("row", "text", "kind", "customers", "told", "agents", "market", "language")
    )
    once = cache(masked)
    found = [
        (row, done)
        for row, text, *rest in looked_at.rows()
        if (done := _masked(text, rest, json, once)) != text
    ]
    changed = pl.DataFrame(found, schema={"row": pl.UInt32, "text": pl.String}, orient="row")
    return texts["text"].scatter(changed["row"], changed["text"]) if len(changed) else texts["text"]


def _with_names(texts: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """The rows in which a name known in their conversation stands."""
    known = names.select(
        "conversation", pl.concat_list("customers", "told").list.unique().alias("name")
    ).explode("name", empty_as_null=False, keep_nulls=False)
    lower = texts.join(known, on="conversation", how="semi").select(
        "row", "conversation", _small("text")
    )
    first = _small("name").str.extract(r"^(\S+)")
    return (
        lower.join(known.select("conversation", first), on="conversation")
        .filter(pl.col("text").str.contains(pl.col("name"), literal=True))
        .select("row", pl.lit("names").alias("kind"))
        .unique()
    )


def _small(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase().str.replace_many(ALIKE)


def _masked(text: str, of: list, json: bool, once: Callable[..., str]) -> str:
    kinds, customers, told, agents, market, language = of
    kinds = frozenset(kinds)
    names = Names(tuple(customers), tuple(told), _spoken(tuple(agents or ())))
    regions = regions_of(market, language, text) if "numbers" in kinds else ()

    def mask(text: str) -> str:
        return once(text, near(text, names, kinds), regions, kinds)

    return extras.masked(text, mask) if json else mask(text)


@lru_cache(maxsize=10_000)
def _spoken(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.strip(".,").lower() for name in names for word in name.split())
