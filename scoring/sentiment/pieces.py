"""Texts into numbered pieces: known words whole, unknown ones by their longest known parts.

The vocabulary is that of the network (``network.py``). A piece that begins a word and one that goes
on are two: "▁un" is not "un". What SentencePiece does text by text is done here for a whole column:
every word is looked up by a hash at once, and what is not found is cut step by step, the first step
of all unknown words together, then the second. Scripts without blanks are cut the same way.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

BEGIN = "▁"
"""Stands before a piece that begins a word, as in SentencePiece."""

LONGEST = 16
"""Characters of the longest piece that is looked for within a word."""

NOT_SAID = r"https?://\S*|www\.\S+|\S+@\S+\.\S+|[@#]\w+#?"
"""Addresses and names (also masked ones, "#NAME#"), which tell no mood."""

_BASE = 0x9E3779B97F4A7C15  # odd: it has an inverse, and so has each of its powers
_SALTS = (0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
_SLOTS = 21
_BEGINS = np.uint64(0x8EBC6AF09C88C6E3)


@dataclass(frozen=True)
class Vocabulary:
    """Pieces by number (1 …; 0 is no piece) and how to find them by their hash."""

    hashes: NDArray[np.uint64]
    slots: NDArray[np.int32]
    reach: NDArray[np.uint8]


@dataclass(frozen=True)
class Pieces:
    """The pieces of texts one after the other: their numbers, and how many each text has."""

    numbers: NDArray[np.int32]
    counts: NDArray[np.int64]


def vocabulary(words: list[str]) -> Vocabulary:
    """Look-up of ``words``, folded, with BEGIN or without; the first is number 1."""
    bare = pl.Series(words, dtype=pl.String).str.strip_prefix(BEGIN)
    codes, ends = _characters(bare)
    starts = np.concatenate([[0], ends[:-1] + 1]).astype(np.int64)
    begins = pl.Series(words, dtype=pl.String).str.starts_with(BEGIN).to_numpy()
    hashes = _hashes(_sums(codes), starts, ends - starts) ^ (begins * _BEGINS)
    hashes = np.concatenate([np.zeros(1, np.uint64), hashes])
    slots = np.zeros(1 << _SLOTS, np.int32)
    left = np.arange(1, len(hashes), dtype=np.int32)
    for salt in _SALTS:
        at = _slot(hashes[left], salt)
        free = slots[at] == 0
        slots[at[free]] = left[free]
        left = left[slots[at] != left]
    reach = np.zeros(1 << 16, np.uint8)
    length = np.minimum(ends - starts, LONGEST).astype(np.uint8)
    np.maximum.at(reach, _beginning(codes, starts), length)
    # A piece of one character begins with whatever comes next.
    return Vocabulary(hashes, slots, np.maximum(reach, 1))


def _beginning(codes, at):
    """A number for the first two characters."""
    return (codes[at] * np.uint32(31) + codes[at + 1] * np.uint32(1009)) & np.uint32(0xFFFF)


def pieces(texts: pl.Series, known: Vocabulary) -> Pieces:
    """The known pieces of each text; a missing text has none."""
    codes, ends = _characters(texts.str.replace_all(NOT_SAID, " "))
    word, of_word, start, length = _words(codes, ends)
    sums = _sums(codes)
    found = _numbers(_hashes(sums, start, length) ^ _BEGINS, known)
    rest = np.flatnonzero(found == 0)
    more = _parts(codes, sums, start[rest], length[rest], known)
    texts_of = np.concatenate([of_word[found > 0], of_word[rest][more[0]]])
    order = np.argsort(np.concatenate([start[found > 0], more[1]]), kind="stable")
    numbers = np.concatenate([found[found > 0], more[2]])[order]
    return Pieces(numbers, np.bincount(texts_of, minlength=len(texts)))


def _parts(codes, sums, start, length, known):
    """Which of the words, where and which piece, for words that are not known whole."""
    words, places, numbers = [], [], []
    at, left, row = start, length, np.arange(len(start))
    first = True
    while len(row):
        best = np.zeros(len(row), np.int32)
        size = np.ones(len(row), np.int64)
        reach = np.minimum(left, known.reach[_beginning(codes, at)])
        for n in range(int(reach.max()), 0, -1):
            open_ = np.flatnonzero((best == 0) & (reach >= n))
            hashes = _hashes(sums, at[open_], n)
            hit = np.zeros(len(open_), np.int32)
            if first:
                hit = _numbers(hashes ^ _BEGINS, known)
            inner = _numbers(hashes, known)
            hit = np.where(hit > 0, hit, inner)
            best[open_] = hit
            size[open_[hit > 0]] = n
        told = best > 0
        words.append(row[told])
        places.append(at[told])
        numbers.append(best[told])
        at, left = at + size, left - size
        going = left > 0
        at, left, row = at[going], left[going], row[going]
        first = False
    nothing = np.zeros(0, np.int64)
    return (
        np.concatenate([nothing, *words]),
        np.concatenate([nothing, *places]),
        np.concatenate([nothing.astype(np.int32), *numbers]),
    )


def _characters(texts):
    """Folded characters of all texts, a zero behind each, and where these zeros are."""
    joined = (
        texts.fill_null("").str.replace_all("\0", " ", literal=True).str.join("\0").item() + "\0"
        if len(texts)
        else ""
    )
    raw = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    codes = _fold()[raw]
    # Of what is repeated two are enough: "sooo" is "soo", "!!!" is "!!".
    keep = codes != _DROPPED
    codes = codes[keep]
    same = codes[1:] == codes[:-1]
    thrice = np.zeros(len(codes), bool)
    thrice[2:] = same[1:] & same[:-1] & (codes[2:] > 0)
    codes = codes[~thrice]
    return codes, np.flatnonzero(codes == 0)


def _words(codes, ends):
    """Runs of letters and runs of marks: number, text, first character and length of each."""
    kind = _kinds()[codes]
    change = np.ones(len(codes), bool)
    change[1:] = kind[1:] != kind[:-1]
    start = np.flatnonzero(change)
    length = np.diff(np.append(start, len(codes)))
    said = kind[start] > 0
    start, length = start[said], length[said]
    return np.arange(len(start)), np.searchsorted(ends, start), start, length


_POWERS = 1 << 20


@cache
def _powers(base: int, count: int):
    powers = np.full(count, base, np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


def _sums(codes):
    """Sums of the characters so far, each times its power: a hash of any part is a difference."""
    terms = codes.astype(np.uint64) * _powers(_BASE, _size(len(codes)))[: len(codes)]
    return np.concatenate([np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)])


def _hashes(sums, start, length):
    inverse = _powers(pow(_BASE, -1, 2**64), _size(len(sums)))
    told = (sums[start + length] - sums[start]) * inverse[start]
    return (told ^ (told >> np.uint64(31))) * np.uint64(_SALTS[0])


def _size(count: int) -> int:
    return 1 << max(16, (count + 1).bit_length())


def _slot(hashes, salt: int):
    return ((hashes * np.uint64(salt)) >> np.uint64(64 - _SLOTS)).astype(np.int64)


def _numbers(hashes, known: Vocabulary):
    numbers = known.slots[_slot(hashes, _SALTS[0])]
    missed = known.hashes[numbers] != hashes
    for salt in _SALTS[1:]:
        where = np.flatnonzero(missed)
        if not len(where):
            break
        again = known.slots[_slot(hashes[where], salt)]
        hit = known.hashes[again] == hashes[where]
        numbers[where] = np.where(hit, again, 0)
        missed[where] = ~hit
    return np.where(missed, 0, numbers)


_DROPPED = np.uint32(0xFFFFFFFF)


@cache
def _fold():
    """What each character is read as: lower case, wide forms plain, every digit 0."""
    fold = np.arange(0x110000, dtype=np.uint32)
    for code in range(0x20000):
        character = chr(code)
        category = unicodedata.category(character)
        if category[0] in "ZC":
            fold[code] = 32
        elif category == "Nd":
            fold[code] = ord("0")
        else:
            plain = unicodedata.normalize("NFKC", character).lower()
            bare = (
                "".join(c for c in plain if not unicodedata.combining(c))
                if len(plain) > 1
                else plain
            )
            if len(bare) == 1:
                fold[code] = ord(bare)
    fold[0] = 0
    for code in (*range(0x64B, 0x653), 0x640, 0x200B, 0x200C, 0x200D, 0xFE0F, 0xAD):
        fold[code] = _DROPPED
    fold[0x1F3FB:0x1F400] = _DROPPED
    for code, plain in zip("أإآى’‘`´“”„«»", 'اااي\'\'\'\'"""""', strict=True):
        fold[ord(code)] = ord(plain)
    return fold


@cache
def _kinds():
    """1 letters, digits and their marks, 2 other marks, 0 blanks."""
    kinds = np.zeros(0x110000, np.uint8)
    for code in range(0x110000):
        category = unicodedata.category(chr(code))[0]
        kinds[code] = {"L": 1, "M": 1, "N": 1, "P": 2, "S": 2}.get(category, 0)
    kinds[ord("'")] = 1
    return kinds
