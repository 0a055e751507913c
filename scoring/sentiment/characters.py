"""Characters as they are read: what is written differently and means the same is one."""

import unicodedata
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

LETTER, MARK = 1, 2
"""Kinds of characters: letters (and digits) with what belongs to them, other marks; 0 is blank."""

_ALL = 0x110000
_DROPPED = np.uint32(0xFFFFFFFF)
_UNSEEN = (
    *(0x640, *range(0x64B, 0x653)),
    *(0xAD, *range(0x200B, 0x2010), 0xFE0F),
    *range(0x1F3FB, 0x1F400),
)
"""Arabic vowel signs and stretching, soft hyphens, joiners, variants and skin colours."""

_ALIKE = str.maketrans("أإآى’‘`´“”„«»", "اااي''''" + 5 * '"')


def characters(texts: pl.Series) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The folded characters of all texts, a 0 behind each text, and where these zeros are.

    Lower case, wide forms plain, every digit 0; of what is repeated, two are left ("sooo", "!!!").
    """
    apart = texts.fill_null("").str.replace_all("\0", " ", literal=True)
    if apart.str.contains("[\u0300-\u036f]").any():  # rare: accents apart from their letters
        apart = apart.str.normalize("NFC")
    joined = (apart + "\0").str.join("").item()
    codes = _folds()[np.frombuffer(joined.encode("utf-32-le"), np.uint32)]
    codes = codes[codes != _DROPPED]
    again = codes[1:] == codes[:-1]
    thrice = np.flatnonzero(again[1:] & again[:-1]) + 2
    codes = np.delete(codes, thrice[codes[thrice] > 0])
    return codes, np.flatnonzero(codes == 0)


@cache
def kinds() -> NDArray[np.uint8]:
    """The kind of every character."""
    of = {"L": LETTER, "M": LETTER, "N": LETTER, "P": MARK, "S": MARK}
    kinds = [of.get(unicodedata.category(chr(code))[0], 0) for code in range(_ALL)]
    kinds[ord("'")] = LETTER  # "don't", "c'est"
    return np.array(kinds, np.uint8)


@cache
def _folds() -> NDArray[np.uint32]:
    """What every character is read as."""
    folds = np.arange(_ALL, dtype=np.uint32)
    for code in range(1, 0x20000):  # behind these there are no cases and no wide forms
        folds[code] = _fold(chr(code))
    folds[list(_UNSEEN)] = _DROPPED
    return folds


def _fold(character: str) -> int:
    category = unicodedata.category(character)
    if category[0] in "ZC":
        return ord(" ")
    if category == "Nd":
        return ord("0")
    plain = unicodedata.normalize("NFKC", character).lower().translate(_ALIKE)
    bare = "".join(part for part in plain if not unicodedata.combining(part)) or plain
    return ord(bare) if len(bare) == 1 else ord(character)
