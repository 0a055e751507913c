"""What stands in the place of something personal, and how it is read where words are read."""

import re

import polars as pl

NAME, EMAIL, PHONE, CARD = "[name]", "[email]", "[phone]", "[card]"
IBAN, ID, ADDRESS = "[iban]", "[id]", "[address]"

PLACEHOLDERS = (NAME, EMAIL, PHONE, CARD, IBAN, ID, ADDRESS)

Found = tuple[int, int, str | None]
"""Start and end in a text, and what is to stand there; None for what stays as it is."""

_READ = {
    NAME: "Xxxxxx",
    EMAIL: "x@xx.xx",
    PHONE: "+000000",
    CARD: "000000",
    IBAN: "000000",
    ID: "0000",
    ADDRESS: "Xxxx 0000",
}
"""For each as many characters, of the form of what it stands for."""

_ATTACHED = r"\[(?:image|video|voice|sticker|location|contact|call|deleted|file(?:: [^\]\n]*)?)\]"
"""What stands in a message for something that is no text."""

_NO_WORDS = "|".join([*(rf"@?\[{word[1:-1]}\]" for word in PLACEHOLDERS), _ATTACHED])


def read(text: pl.Expr) -> pl.Expr:
    """The text with something of the same form for each placeholder, and blanks for attachments:
    as many characters as before, so that places in it stay what they are."""
    return text.str.replace_many(_READ).map_batches(_blanked, pl.String)


def wordless(text: pl.Expr) -> pl.Expr:
    """The text without placeholders, for those who ask for its language or its mood."""
    return text.str.replace_all(_NO_WORDS, " ")


def _blanked(texts: pl.Series) -> pl.Series:
    rows = texts.str.contains(_ATTACHED).fill_null(False).arg_true()
    blank = [re.sub(_ATTACHED, lambda m: " " * len(m[0]), text) for text in texts.gather(rows)]
    return texts.scatter(rows, blank) if blank else texts
