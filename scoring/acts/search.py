"""Where phrases stand: one Aho–Corasick pass finds all of a pack at once."""

from collections.abc import Iterable
from functools import cache
from itertools import chain

import numpy as np
import polars as pl
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from scoring.acts.reading import gapped
from scoring.acts.rules import rules
from scoring.languages import Pack

AT_ONCE = 2_000_000
"""Characters searched at once: about thirty bytes each at the widest place."""

_MATCH = {"id": pl.UInt32, "pattern": pl.String, "start": pl.Int32, "end": pl.Int32}

Codes = NDArray[np.uint32]
Places = NDArray[np.int32]


def among_words(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Matches of phrases at word boundaries, whole words: ``id, pattern, start, end``."""
    size = pl.col("plain").str.len_chars().cum_sum() // AT_ONCE
    parts = texts.select("id", "plain", size.alias("part")).partition_by("part")
    return pl.concat([pl.DataFrame(schema=_MATCH), *(_among_words(part, pack) for part in parts)])


def _among_words(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    # The pass reads the words with single blanks between and around them.
    spaced = texts.select(pl.format(" {} \n", gapped(pl.col("plain"))))
    written = np.frombuffer("".join(spaced.to_series()).encode("utf-32-le"), np.uint32)
    blank = written == ord(" ")
    kept = np.flatnonzero(~(blank & np.roll(blank, 1))).astype(np.int32)
    blank, codes = blank[kept], written[kept]
    matches = _matches(codes.tobytes().decode("utf-32-le").split("\n")[:-1], pack)
    row, pattern = matches["row"].to_numpy(), matches["pattern"]
    begin = _begins(codes)[row]
    opened = pattern.str.starts_with(" ").to_numpy()
    closed = pattern.str.ends_with(" ").to_numpy()
    first = _word_begins(blank)[begin + matches["start"].to_numpy() + opened]
    last = _word_ends(blank)[begin + matches["end"].to_numpy() - closed - 1]
    whole = kept[begin]
    return pl.DataFrame(
        {
            "id": texts["id"].gather(row),
            "pattern": pattern,
            "start": kept[first] - whole - 1,
            "end": kept[last] - whole,
        },
        schema=_MATCH,
    )


def _begins(codes: Codes) -> Places:
    """Where each of the texts, which end with a new line, begins."""
    return np.concatenate([[0], np.flatnonzero(codes[:-1] == ord("\n")) + 1]).astype(np.int32)


def _word_begins(blank: NDArray[np.bool_]) -> Places:
    """For every place the first one of its word."""
    at = np.arange(1, len(blank) + 1, dtype=np.int32)
    return np.maximum.accumulate(at * blank)


def _word_ends(blank: NDArray[np.bool_]) -> Places:
    """For every place the last one of its word."""
    at = np.arange(-1, len(blank) - 1, dtype=np.int32)
    return np.minimum.accumulate(np.where(blank, at, len(blank)).astype(np.int32)[::-1])[::-1]


def among_characters(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Matches of phrases anywhere in the text: ``id, pattern, start, end``.

    A phrase that begins or ends with a Latin letter or a digit ("ok") does not match inside
    a longer word ("book").
    """
    spaced = texts.select(gapped(pl.col("plain")).alias("spaced")).to_series()
    ahead = pl.col("spaced").str.slice(pl.col("start") - 1, 2)
    behind = pl.col("spaced").str.slice(pl.col("end") - 1, 2)
    one_word = r"^[a-z0-9]{2}$"
    inside = (pl.col("start") > 0) & ahead.str.contains(one_word) | behind.str.contains(one_word)
    matches = _matches(spaced, pack)
    return (
        matches.with_columns(texts["id"].gather(matches["row"]), spaced.gather(matches["row"]))
        .filter(~inside)
        .select(*_MATCH)
    )


def _matches(texts: Iterable[str], pack: Pack) -> pl.DataFrame:
    """All phrases of a pack in the texts, one row a match: ``row`` of the text, ``pattern``,
    ``start`` and ``end`` in characters."""
    automaton, patterns = _automaton(pack)
    found = [automaton.find_matches_as_indexes(text, overlapping=True) for text in texts]
    counts = np.fromiter(map(len, found), np.int64, len(found))
    places = _flat(found, int(counts.sum()))
    return pl.DataFrame(
        {
            "row": np.repeat(np.arange(len(found), dtype=np.uint32), counts),
            "pattern": patterns.gather(places[:, 0]),
            "start": places[:, 1].astype(np.int32),
            "end": places[:, 2].astype(np.int32),
        }
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
