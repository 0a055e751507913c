"""Where phrases stand: one Aho–Corasick pass over whole frames finds all of a pack at once."""

from functools import cache

import polars as pl

from scoring.acts.reading import gapped
from scoring.acts.rules import rules
from scoring.languages import Pack


def among_words(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Matches of phrases at word boundaries: ``id, pattern, start, end``.

    The pass reads the words joined by single blanks; their places in the text come from counting
    the words before a match.
    """
    spaced = texts.select("id", gapped(pl.col("plain")).alias("spaced"))
    joined = spaced.select(
        "id",
        pl.format(" {} ", pl.col("spaced").str.replace_all(" +", " ").str.strip_chars(" ")).alias(
            "joined"
        ),
    )
    matches = _matches(joined, "joined", pack)
    before = pl.col("joined").cast(pl.Binary).bin.slice(0, "at").cast(pl.String)
    opened = pl.col("pattern").str.starts_with(" ").not_()
    closed = pl.col("pattern").str.strip_chars(" ")
    first = before.str.count_matches(" ", literal=True) - opened.cast(pl.UInt32)
    words = (
        spaced.filter(pl.col("id").is_in(matches["id"].unique().implode()))
        .with_columns(pl.col("spaced").str.split(" "))
        .explode("spaced", empty_as_null=False)
        .with_columns(pl.col("spaced").str.len_chars().cast(pl.Int32).alias("length"))
        .with_columns(
            ((pl.col("length") + 1).cum_sum().over("id") - pl.col("length") - 1).alias("start")
        )
        .filter(pl.col("length") > 0)
        .with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).over("id").alias("word"))
    )
    return (
        matches.with_columns(first.alias("first"))
        .with_columns((pl.col("first") + closed.str.count_matches(" ", literal=True)).alias("last"))
        .join(words.select("id", "word", "start"), left_on=["id", "first"], right_on=["id", "word"])
        .join(
            words.select("id", "word", (pl.col("start") + pl.col("length")).alias("end")),
            left_on=["id", "last"],
            right_on=["id", "word"],
        )
        .select("id", "pattern", "start", "end")
    )


def among_characters(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Matches of phrases anywhere in the text: ``id, pattern, start, end``.

    A phrase that begins or ends with a Latin letter or a digit ("ok") does not match inside
    a longer word ("book").
    """
    spaced = texts.select("id", gapped(pl.col("plain")).alias("spaced"))
    matches = _matches(spaced, "spaced", pack)
    start = pl.col("spaced").cast(pl.Binary).bin.slice(0, "at").cast(pl.String).str.len_chars()
    size = pl.col("pattern").str.len_chars()
    around = pl.col("spaced").str.slice(pl.col("start") - 1, 2)
    behind = pl.col("spaced").str.slice(pl.col("end") - 1, 2)
    inside = (pl.col("start") > 0) & around.str.contains(r"^[a-z0-9]{2}$") | behind.str.contains(
        r"^[a-z0-9]{2}$"
    )
    return (
        matches.with_columns(start.cast(pl.Int32).alias("start"))
        .with_columns((pl.col("start") + size.cast(pl.Int32)).alias("end"))
        .filter(~inside)
        .select("id", "pattern", "start", "end")
    )


def _matches(texts: pl.DataFrame, column: str, pack: Pack) -> pl.DataFrame:
    """All phrases of a pack in ``column``: ``id, pattern, at`` (bytes), one row a match."""
    patterns = _possible(texts[column], pack).implode()
    return (
        texts.with_columns(
            pl.col(column).str.extract_many(patterns, overlapping=True).alias("pattern"),
            pl.col(column).str.find_many(patterns, overlapping=True).alias("at"),
        )
        .filter(pl.col("at").list.len() > 0)
        .explode("pattern", "at", empty_as_null=False)
    )


_BEGINNING = {True: 4, False: 2}
"""Characters of a word (of a phrase, without spaces) by which what cannot match is left out."""


def _possible(texts: pl.Series, pack: Pack) -> pl.Series:
    """The patterns of a pack that begin as some word of these texts does: to build the search for
    all of them takes longer than to search a few texts."""
    size = _BEGINNING[pack.spaced]
    text = pl.col("text")
    begins = (
        text.str.extract_all(rf" [^ ]{{1,{size}}}").list.eval(pl.element().str.slice(1))
        if pack.spaced
        else pl.concat_list(
            text.str.extract_all("(?s).{2}"), text.str.slice(1).str.extract_all("(?s).{2}")
        )
    )
    there = texts.alias("text").to_frame().select(begins.explode().unique().alias("begins"))
    patterns = _patterns(pack)
    return patterns.filter(
        pl.col("begins").is_null() | pl.col("begins").is_in(there["begins"].implode())
    )["pattern"]


@cache
def _patterns(pack: Pack) -> pl.DataFrame:
    """A pack's different patterns and how the first word of each begins; null: as it likes."""
    pattern, size = pl.col("pattern"), _BEGINNING[pack.spaced]
    if pack.spaced:
        word = pattern.str.extract(r"^ ([^ ]+)")
        whole = pattern.str.contains(r"^ [^ ]+ ") | (word.str.len_chars() >= size)
        begins = pl.when(whole).then(word.str.slice(0, size))
    else:
        begins = pl.when(pattern.str.len_chars() >= size).then(pattern.str.slice(0, size))
    return rules(pack).select(pattern.unique(maintain_order=True)).with_columns(begins=begins)
