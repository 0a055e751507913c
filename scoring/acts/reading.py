"""Texts as they are searched: in lower case, with plain quotes, words parted by blanks."""

import polars as pl

SENTENCE_END = r".!?。！？؟…\n"

_QUOTES = {"’": "'", "‘": "'", "`": "'", "´": "'", "İ": "i"}
"""Letters read as another, one for one, so that places in the text stay what they were."""

_GAP = r"[\s\p{P}&&[^'%]]"
"""What separates words; an apostrophe and a per cent sign belong to them."""


def plain(text: pl.Expr) -> pl.Expr:
    """In lower case, quotes made plain, no full stop within a figure (iOS 11.1 ends no sentence);
    as many characters as before."""
    lower = text.str.replace_many(_QUOTES).str.to_lowercase()
    return lower.str.replace_all(r"\.(\d)", "·${1}")


def gapped(text: pl.Expr) -> pl.Expr:
    """A blank for every character that separates words; as many characters as before."""
    return text.str.replace_all(_GAP, " ")


def joined(text: pl.Expr) -> pl.Expr:
    """Words with one blank between them and none around."""
    return gapped(text).str.replace_all(" +", " ").str.strip_chars(" ")
