"""A column of texts masked: only what may hold something is looked at, and once."""

from functools import lru_cache

import polars as pl

from scoring.personal import extras
from scoring.personal.may import KINDS, may_hold
from scoring.personal.phones import regions_of
from scoring.personal.texts import ALIKE, Names, masked

_EVERY = pl.DataFrame({"kind": KINDS})


def texts_masked(texts: pl.DataFrame, names: pl.DataFrame, *, json: bool = False) -> pl.Series:
    """The column ``text`` of texts masked, in their order.

    ``texts`` has ``conversation``, ``role`` and ``text``; ``names`` one row a conversation:
    ``customers``, ``told`` and ``agents`` (lists), ``market`` and ``language``. With ``json`` the
    texts are JSON objects.
    """
    numbered = texts.with_row_index("row").filter(
        pl.col("text").is_not_null(), pl.col("text") != ""
    )
    kinds = [may_hold(numbered), _with_names(numbered, names)]
    if json:
        rows = numbered.filter(pl.col("text").str.contains(rf"{extras.NAMED}|\\u")).select("row")
        kinds.append(rows.join(_EVERY, how="cross"))
    held = pl.concat(kinds).group_by("row").agg("kind")
    looked_at = (
        numbered.join(held, on="row")
        .join(names, on="conversation", how="left")
        .select("row", "text", "kind", "customers", "told", "agents", "market", "language")
    )
    found = [
        (row, done)
        for row, text, *rest in looked_at.rows()
        if (done := _masked(text, rest, json)) != text
    ]
    changed = pl.DataFrame(found, schema={"row": pl.UInt32, "text": pl.String}, orient="row")
    return texts["text"].scatter(changed["row"], changed["text"]) if len(changed) else texts["text"]


def _with_names(numbered: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """The rows in which a name known in their conversation stands."""
    known = names.select(
        "conversation", pl.concat_list("customers", "told").list.unique().alias("name")
    ).explode("name", empty_as_null=False, keep_nulls=False)
    lower = numbered.join(known, on="conversation", how="semi").select(
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


def _masked(text: str, of: list, json: bool) -> str:
    kinds, customers, told, agents, market, language = of
    names = Names(tuple(customers), tuple(told), _spoken(tuple(agents or ())))
    regions = regions_of(market, language, text) if "numbers" in kinds else ()

    def mask(text: str) -> str:
        return masked(text, names, regions, kinds)

    return extras.masked(text, mask) if json else mask(text)


@lru_cache(maxsize=10_000)
def _spoken(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.strip(".,").lower() for name in names for word in name.split())
