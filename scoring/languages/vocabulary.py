"""The words of the packs tell a language: most words of a text stand in one of them."""

from functools import cache

import polars as pl

from scoring.languages import packs

LATIN = ("en", "es", "fr", "de", "it", "pt", "nl", "pl", "tr", "vi", "id")
"""The languages of trade in Latin letters."""


def by_words(texts: pl.Series) -> pl.Series:
    """The language in whose pack most words of a text stand, and in no other's nearly as many;
    null where that is not plain. The classifier would take ten times as long."""
    words = (
        texts.str.to_lowercase()
        .alias("word")
        .to_frame()
        .with_row_index("text")
        .with_columns(pl.col("word").str.split(" "))
        .explode("word", empty_as_null=False)
        .filter(pl.col("word") != "")
        .with_columns(pl.len().over("text").alias("words"))
    )
    shares = (
        words.join(_vocabulary(), on="word")
        .group_by("text", "language")
        .agg((pl.len() / pl.col("words").first()).alias("share"), pl.len().alias("found"))
        .sort("share", descending=True)
        .group_by("text", maintain_order=True)
        .agg(
            pl.col("language").first(),
            pl.col("share", "found").first(),
            pl.col("share").get(1, null_on_oob=True).fill_null(0.0).alias("next"),
        )
        .filter(
            pl.col("found") >= _FOUND,
            pl.col("share") >= _SHARE,
            pl.col("share") >= _AHEAD * pl.col("next"),
        )
    )
    return (
        pl.DataFrame({"text": pl.int_range(texts.len(), dtype=pl.UInt32, eager=True)})
        .join(shares, on="text", how="left", maintain_order="left")["language"]
        .alias(texts.name)
    )


_FOUND, _SHARE, _AHEAD = 4, 0.55, 1.5
"""Words of a pack found in a text, their share, and how far ahead of the next language, from which
the language is plain."""


@cache
def _vocabulary() -> pl.DataFrame:
    """The whole words that the phrases of packs in Latin letters hold: ``language, word``."""
    phrases = pl.DataFrame(
        [
            (code, phrase)
            for code, pack in packs().items()
            if code in LATIN
            for rule in pack.rules
            for phrase in rule.phrases
        ],
        schema={"language": pl.String, "word": pl.String},
        orient="row",
    )
    words = pl.col("word").str.to_lowercase().str.split(" ")
    return (
        phrases.select("language", words)
        .explode("word")
        .filter(pl.col("word").str.contains(r"^\p{Latin}+$"))
        .unique()
    )
