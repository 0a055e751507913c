"""Texts as counts of short runs of characters, over whole columns.

Character n-grams with the hashing trick (Weinberger et al., ICML 2009): any language, any typo, no
list of words to keep. scikit-learn's ``HashingVectorizer`` does the same text by text and takes
fifty times as long.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from scoring.sentiment.characters import characters

SIZES = (1, 2, 3, 4)
"""Characters of a run."""

PLACES = 1 << 16
"""Different runs that are told apart; more only cost room (tried to four times as many)."""

AT_ONCE = 300_000
"""Characters read at once: about a hundred bytes each at the widest place."""

_ODD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - 16)


def grams(texts: pl.Series) -> sparse.csr_matrix:
    """Texts × PLACES: the logarithm of how often each run stands in a text, rows of length one."""
    number = texts.fill_null("").str.len_chars().cum_sum() // AT_ONCE
    parts = texts.to_frame("text").with_columns(number.alias("part"))
    counted = [_counted(part["text"]) for part in parts.partition_by("part", maintain_order=True)]
    none = sparse.csr_matrix((0, PLACES), dtype=np.float32)
    return sparse.csr_matrix(sparse.vstack([none, *counted], format="csr"))


def runs(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """A text as it is read, and its runs: start, size and place of each."""
    codes, _ = characters(pl.Series([text]))
    found = [
        (int(start), size, int(place))
        for size in SIZES
        for start, place in zip(*_placed(codes, size), strict=True)
    ]
    return codes[:-1].tobytes().decode("utf-32-le"), found


def _counted(texts: pl.Series) -> sparse.csr_matrix:
    codes, ends = characters(texts)
    rows, columns = [], []
    for size in SIZES:
        starts, places = _placed(codes, size)
        rows.append(np.searchsorted(ends, starts).astype(np.int32))
        columns.append(places)
    where = (np.concatenate(rows), np.concatenate(columns))
    ones = np.ones(len(where[0]), np.float32)
    counts = sparse.csr_matrix((ones, where), shape=(len(texts), PLACES))
    counts.data = 1 + np.log(counts.data)
    length = np.sqrt(np.asarray(counts.power(2).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags_array(1 / np.maximum(length, 1e-9)) @ counts)


def _placed(codes: NDArray[np.uint32], size: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Where runs of this size begin, and their places; none reaches across a text's end."""
    count = max(len(codes) - size + 1, 0)
    mixed = np.full(count, size, np.uint64)
    whole = np.ones(count, bool)
    for at in range(size):
        part = codes[at : at + count]
        whole &= part > 0
        mixed = (mixed ^ part) * _ODD
        mixed ^= mixed >> np.uint64(29)
    starts = np.flatnonzero(whole)
    return starts, ((mixed[starts] * _ODD) >> _SHIFT).astype(np.int32)
