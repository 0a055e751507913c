"""Texts into numbered pieces: known words whole, unknown ones by their longest known parts.

A piece that begins a word and one that goes on are two, as in SentencePiece: "▁un" is not "un".
What SentencePiece does text by text is done here for a whole column: every word is looked up by
its hash at once; what is not found is cut, the first part of all unknown words together, then the
second. Scripts without blanks are cut the same way. Hashes of parts are differences of sums
(Karp and Rabin 1987, modulo 2⁶⁴).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.sentiment.characters import LETTER, characters, kinds

BEGIN = "▁"
"""Stands before a piece that begins a word, as in SentencePiece."""

LONGEST = 16
"""Characters of the longest part that is looked for within a word."""

NOT_SAID = r"https?://\S*|www\.\S+|\S+@\S+\.\S+|[@#]\w+#?"
"""Addresses and names (also masked ones, "#NAME#"), which tell no mood."""

_BASE = 0x9E3779B97F4A7C15  # odd: it has an inverse, and so has each of its powers
_INVERSE = pow(_BASE, -1, 1 << 64)
_SALTS = (0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
_BEGINS = np.uint64(0x8EBC6AF09C88C6E3)
_SLOTS = 21

Codes = NDArray[np.uint32]
Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Vocabulary:
    """How to find a piece's number, 1 …, by its hash; 0 is no piece."""

    hashes: Hashes  # by number
    slots: NDArray[np.int32]  # numbers, each in one of the places that its hash names
    reach: NDArray[np.uint8]  # length of the longest piece with these two first characters


@dataclass(frozen=True)
class Pieces:
    """The pieces of texts one after the other: their numbers, and how many each text has."""

    numbers: NDArray[np.int32]
    counts: Places


def vocabulary(known: list[str]) -> Vocabulary:
    """The look-up of ``known`` pieces, folded, with BEGIN or without; the first is number 1."""
    written = pl.Series(known, dtype=pl.String)
    codes, ends = characters(written.str.strip_prefix(BEGIN))
    starts = np.concatenate([[0], ends[:-1] + 1])
    begins = written.str.starts_with(BEGIN).to_numpy()
    hashes = _hashes(_sums(codes), starts, ends - starts) ^ (begins * _BEGINS)
    hashes = np.concatenate([np.zeros(1, np.uint64), hashes])
    slots = np.zeros(1 << _SLOTS, np.int32)
    left = np.arange(1, len(hashes), dtype=np.int32)
    for salt in _SALTS:
        slot = _slot(hashes[left], salt)
        free = slots[slot] == 0
        slots[slot[free]] = left[free]
        left = left[slots[slot] != left]
    reach = np.ones(1 << 16, np.uint8)
    np.maximum.at(reach, _beginning(codes, starts), np.minimum(ends - starts, LONGEST))
    return Vocabulary(hashes, slots, reach)


def pieces(texts: pl.Series, known: Vocabulary) -> Pieces:
    """The known pieces of each text, in their order; a missing text has none."""
    codes, ends = characters(texts.str.replace_all(NOT_SAID, " "))
    starts, lengths = _words(codes)
    sums = _sums(codes)
    whole = _numbers(_hashes(sums, starts, lengths) ^ _BEGINS, known)
    rest = whole == 0
    places, parts = _parts(codes, sums, starts[rest], lengths[rest], known)
    places = np.concatenate([starts[~rest], places])
    order = np.argsort(places, kind="stable")
    counts = np.bincount(np.searchsorted(ends, places), minlength=len(texts))
    return Pieces(np.concatenate([whole[~rest], parts])[order], counts)


def words(texts: pl.Series) -> list[str]:
    """Every run of letters in the texts, folded, as often as it stands there."""
    codes, _ = characters(texts.str.replace_all(NOT_SAID, " "))
    starts, lengths = _words(codes)
    said = kinds()[codes[starts]] == LETTER
    written = codes.tobytes().decode("utf-32-le")
    spans = zip(starts[said].tolist(), lengths[said].tolist(), strict=True)
    return [written[start : start + length] for start, length in spans]


def _words(codes: Codes) -> tuple[Places, Places]:
    """Start and length of every run of letters and every run of marks."""
    kind = kinds()[codes]
    starts = np.flatnonzero(np.diff(kind, prepend=np.uint8(255)))
    lengths = np.diff(starts, append=len(codes))
    said = kind[starts] > 0
    return starts[said], lengths[said]


def _parts(
    codes: Codes, sums: Hashes, at: Places, left: Places, known: Vocabulary
) -> tuple[Places, NDArray[np.int32]]:
    """Places and numbers of the parts of words that are not known whole.

    In each round every word loses its longest known beginning, or one unknown character.
    """
    places, numbers = [at[:0]], [np.zeros(0, np.int32)]
    begins = True
    while len(at):
        best, size = np.zeros(len(at), np.int32), np.ones(len(at), np.int64)
        reach = np.minimum(left, known.reach[_beginning(codes, at)])
        for length in range(int(reach.max()), 0, -1):
            row = np.flatnonzero((best == 0) & (reach >= length))
            hashes = _hashes(sums, at[row], length)
            found = _numbers(hashes, known)
            if begins and length > 1:
                first = _numbers(hashes ^ _BEGINS, known)
                found = np.where(first > 0, first, found)
            best[row] = found
            size[row[found > 0]] = length
        places.append(at[best > 0])
        numbers.append(best[best > 0])
        at, left = at + size, left - size
        at, left, begins = at[left > 0], left[left > 0], False
    return np.concatenate(places), np.concatenate(numbers)


def _numbers(hashes: Hashes, known: Vocabulary) -> NDArray[np.int32]:
    """The numbers of the pieces with these hashes; 0 where there is none."""
    numbers = known.slots[_slot(hashes, _SALTS[0])]
    missed = np.flatnonzero(known.hashes[numbers] != hashes)
    for salt in _SALTS[1:]:
        numbers[missed] = known.slots[_slot(hashes[missed], salt)]
        missed = missed[known.hashes[numbers[missed]] != hashes[missed]]
    numbers[missed] = 0
    return numbers


def _sums(codes: Codes) -> Hashes:
    """Sums of the characters so far, each times its power."""
    terms = codes * _powers(_BASE, _room(codes))[: len(codes)]
    return np.concatenate([np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)])


def _hashes(sums: Hashes, starts: Places, lengths: Places | int) -> Hashes:
    inverse = _powers(_INVERSE, _room(sums))
    plain = (sums[starts + lengths] - sums[starts]) * inverse[starts]
    return (plain ^ (plain >> np.uint64(31))) * np.uint64(_SALTS[0])


@cache
def _powers(base: int, count: int) -> Hashes:
    powers = np.full(count, base, np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


def _room(codes: Codes | Hashes) -> int:
    """Length of a table of powers for so many characters: few different ones, to keep them."""
    return 1 << max(19, len(codes).bit_length())


def _slot(hashes: Hashes, salt: int) -> Places:
    return ((hashes * np.uint64(salt)) >> np.uint64(64 - _SLOTS)).astype(np.int64)


def _beginning(codes: Codes, at: Places) -> Codes:
    """A number for the first two characters."""
    return (codes[at] * np.uint32(31) + codes[at + 1] * np.uint32(1009)) & np.uint32(0xFFFF)
