"""Where phrases stand: one Aho–Corasick pass finds all of a pack at once."""

from collections.abc import Iterable
from functools import cache
from itertools import chain

import numpy as np
import polars as pl
from ahocorasick_rs import AhoCorasick

from scoring.acts.reading import gapped, joined
from scoring.acts.rules import rules
from scoring.languages import Pack


def among_words(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Matches of phrases at word boundaries: ``id, pattern, start, end``.

    The pass reads the words joined by single blanks; their places in the text come from counting
    the words before a match.
    """
    spaced = texts.select("id", gapped(pl.col("plain")).alias("spaced"))
    parted = spaced.select("id", pl.format(" {} ", joined(pl.col("spaced"))).alias("parted"))
    before = pl.col("parted").str.slice(0, pl.col("start")).str.count_matches(" ", literal=True)
    # A pattern that opens with a blank brings the one that parts it from the word before.
    opened = pl.col("pattern").str.starts_with(" ")
    first = before - (~opened).cast(pl.UInt32)
    further = pl.col("pattern").str.strip_chars(" ").str.count_matches(" ", literal=True)
    matches = _matches(parted, "parted", pack).select(
        "id", "pattern", first.alias("first"), (first + further).alias("last")
    )
    words = _words(spaced.filter(pl.col("id").is_in(matches["id"].unique().implode())))
    return (
        matches.join(words, left_on=["id", "first"], right_on=["id", "word"])
        .join(words, left_on=["id", "last"], right_on=["id", "word"], suffix="_last")
        .select("id", "pattern", "start", pl.col("end_last").alias("end"))
    )


def among_characters(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Matches of phrases anywhere in the text: ``id, pattern, start, end``.

    A phrase that begins or ends with a Latin letter or a digit ("ok") does not match inside
    a longer word ("book").
    """
    spaced = texts.select("id", gapped(pl.col("plain")).alias("spaced"))
    ahead = pl.col("spaced").str.slice(pl.col("start") - 1, 2)
    behind = pl.col("spaced").str.slice(pl.col("end") - 1, 2)
    one_word = r"^[a-z0-9]{2}$"
    inside = (pl.col("start") > 0) & ahead.str.contains(one_word) | behind.str.contains(one_word)
    return _matches(spaced, "spaced", pack).filter(~inside).select("id", "pattern", "start", "end")


def _words(spaced: pl.DataFrame) -> pl.DataFrame:
    """The words of texts by number, and where they stand: ``id, word, start, end``."""
    return (
        spaced.with_columns(pl.col("spaced").str.split(" "))
        .explode("spaced", empty_as_null=False)
        .with_columns(pl.col("spaced").str.len_chars().cast(pl.Int32).alias("length"))
        .with_columns((pl.col("length") + 1).cum_sum().over("id").alias("past"))
        .filter(pl.col("length") > 0)
        .select(
            "id",
            pl.int_range(pl.len(), dtype=pl.UInt32).over("id").alias("word"),
            (pl.col("past") - pl.col("length") - 1).alias("start"),
            (pl.col("past") - 1).alias("end"),
        )
    )


def _matches(texts: pl.DataFrame, column: str, pack: Pack) -> pl.DataFrame:
    """All phrases of a pack in ``column``, one row a match: the columns of ``texts``, ``pattern``,
    ``start`` and ``end`` in characters."""
    automaton, patterns = _automaton(pack)
    found = [automaton.find_matches_as_indexes(text, overlapping=True) for text in texts[column]]
    counts = np.fromiter(map(len, found), np.int64, len(found))
    places = _flat(found, int(counts.sum()))
    rows = pl.Series(np.repeat(np.arange(len(found)), counts))
    return texts[rows].with_columns(
        patterns[pl.Series(places[:, 0])].alias("pattern"),
        pl.Series("start", places[:, 1].astype(np.int32)),
        pl.Series("end", places[:, 2].astype(np.int32)),
    )


def _flat(found: Iterable[list[tuple[int, int, int]]], count: int) -> np.ndarray:
    numbers = chain.from_iterable(chain.from_iterable(found))
    return np.fromiter(numbers, np.int64, 3 * count).reshape(count, 3)


@cache
def _automaton(pack: Pack) -> tuple[AhoCorasick, pl.Series]:
    """What searches for a pack's patterns, and these; to build it takes longer than most searches.

    Polars has the same search, but builds it anew for every frame.
    """
    patterns = rules(pack)["pattern"].unique(maintain_order=True)
    return AhoCorasick(patterns.to_list(), store_patterns=False), patterns
