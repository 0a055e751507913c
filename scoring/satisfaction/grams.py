"""Texts as counts of short runs of characters and of words, over whole columns.

Character n-grams with the hashing trick (Weinberger et al., ICML 2009): any language, any typo, no
list of words to keep; words stand beside them in scripts that are written with blanks.
scikit-learn's ``HashingVectorizer`` does the same text by text and takes fifty times as long.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from scoring.sentiment.characters import LETTER, characters, kinds

SIZES = (1, 2, 3, 4)
"""Characters of a run."""

_EACH = 1 << 16
"""Different runs that are told apart, of characters and again of words; more only cost room (tried
to four times as many)."""

PLACES = 2 * _EACH
"""Those of characters, then those of words."""

WORDS = 3.0
"""How much a run of words counts beside one of characters, of which there are about ten times as
many: so both tell about the same."""

AT_ONCE = 300_000
"""Characters read at once: about a hundred bytes each at the widest place."""

_ODD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - 16)

_UNSPACED = (
    *((0xE00, 0xF00), (0x1000, 0x10A0), (0x1780, 0x1800)),
    *((0x3040, 0x3100), (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x40000)),
)
"""Scripts without blanks: Thai, Lao; Burmese; Khmer; Japanese; Chinese."""

Codes = NDArray[np.uint32]


@dataclass(frozen=True)
class Runs:
    """Runs of characters or words: where each begins, its characters and its place."""

    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    places: NDArray[np.int32]


def grams(texts: pl.Series) -> sparse.csr_matrix:
    """Texts × PLACES: the logarithm of how often each run stands in a text, rows of length one."""
    number = texts.fill_null("").str.len_chars().cum_sum() // AT_ONCE
    parts = texts.to_frame("text").with_columns(number.alias("part"))
    counted = [_counted(part["text"]) for part in parts.partition_by("part", maintain_order=True)]
    none = sparse.csr_matrix((0, PLACES), dtype=np.float32)
    return sparse.csr_matrix(sparse.vstack([none, *counted], format="csr"))


def runs(text: str) -> tuple[str, Runs, NDArray[np.float64]]:
    """A text as it is read, its runs, and each one's share of the text's row in :func:`grams`."""
    codes, _ = characters(pl.Series([text]))
    found = _runs(codes)
    row = grams(pl.Series([text])).toarray()[0].astype(np.float64)
    count = np.bincount(found.places, minlength=PLACES)
    shares = row[found.places] / count[found.places]
    return codes[:-1].tobytes().decode("utf-32-le"), found, shares


def _counted(texts: pl.Series) -> sparse.csr_matrix:
    codes, ends = characters(texts)
    found = _runs(codes)
    where = (np.searchsorted(ends, found.starts).astype(np.int32), found.places)
    ones = np.ones(len(found.places), np.float32)
    counts = sparse.csr_matrix((ones, where), shape=(len(texts), PLACES))
    counts.data = (1 + np.log(counts.data)) * np.where(counts.indices < _EACH, 1, WORDS)
    length = np.sqrt(np.asarray(counts.power(2).sum(axis=1)).ravel())
    scaled = sparse.diags_array(1 / np.maximum(length, 1e-9)) @ counts
    return sparse.csr_matrix(scaled, dtype=np.float32)


def _runs(codes: Codes) -> Runs:
    found = [*(_of_characters(codes, size) for size in SIZES), *_of_words(codes)]
    return Runs(
        np.concatenate([one.starts for one in found]),
        np.concatenate([one.sizes for one in found]),
        np.concatenate([one.places for one in found]),
    )


def _of_characters(codes: Codes, size: int) -> Runs:
    """Runs of this size; none reaches across a text's end."""
    count = max(len(codes) - size + 1, 0)
    mixed = np.full(count, size, np.uint64)
    whole = np.ones(count, bool)
    for at in range(size):
        part = codes[at : at + count]
        whole &= part > 0
        mixed = (mixed ^ part) * _ODD
        mixed ^= mixed >> np.uint64(29)
    starts = np.flatnonzero(whole)
    return Runs(starts, np.full(len(starts), size), _place(mixed[starts]))


def _of_words(codes: Codes) -> tuple[Runs, Runs]:
    """Words, and any two that follow each other within a text."""
    within = _lettered()[codes]
    edges = np.flatnonzero(np.diff(within, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    sizes = ends - starts
    if not len(starts):
        return (none := Runs(starts, sizes, np.zeros(0, np.int32))), none
    # A word's hash: the sum of its characters, each times the power of its place in the word.
    powers = np.multiply.accumulate(np.full(int(sizes.max()), _ODD))
    place = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    terms = codes[within] * powers[place]
    hashes = np.add.reduceat(terms, np.cumsum(sizes) - sizes)
    hashes ^= hashes >> np.uint64(29)
    text = np.cumsum(codes == 0)[starts]
    first = np.flatnonzero(text[1:] == text[:-1])
    both = (hashes[first] * _ODD) ^ hashes[first + 1]
    both ^= both >> np.uint64(29)
    return (
        Runs(starts, sizes, _EACH + _place(hashes)),
        Runs(starts[first], ends[first + 1] - starts[first], _EACH + _place(both)),
    )


def _place(hashes: NDArray[np.uint64]) -> NDArray[np.int32]:
    return ((hashes * _ODD) >> _SHIFT).astype(np.int32)


@cache
def _lettered() -> NDArray[np.bool_]:
    """Which characters belong to words: letters of scripts that are written with blanks."""
    letters = kinds() == LETTER
    for first, behind in _UNSPACED:
        letters[first:behind] = False
    return letters
