"""Texts into the tokens on which TextBlob's sentiment depends: its ``find_tokens`` in Polars.

Only tokens that can change the sentiment are kept. A word of one letter and a mark split off,
except "!", change nothing: of "do n ' t", as TextBlob's ``replacements`` write "don't" (which it
therefore never takes for a negation), only "do" is left.
"""

import re

import polars as pl
from textblob._text import ABBREVIATIONS, EMOTICONS, PUNCTUATION

_BLANK = r"\s\x1c-\x1f"  # what Python's \s means, which is more than Polars' \s
_QUOTES = "'\"“”‘’"
_MARKS = re.escape(PUNCTUATION)
_INNER = f"[^{_BLANK}{_QUOTES}]"
_EDGE = f"[^{_BLANK}{_QUOTES}{_MARKS}]"
_TOKEN = rf"(?:\.{_INNER}*)?{_EDGE}(?:{_INNER}*{_EDGE})?\.*|!|\.{{3,}}"
"""Blanks and quotes separate words; marks are split off at both ends of a word and stay inside;
periods are split off at its end only, and come with it here."""

_ABBREVIATED = "|".join(re.escape(word[:-1]) for word in sorted(ABBREVIATIONS) if word[-1] == ".")
_ABBREVIATION = rf"^(?:[A-Za-z]|[A-Z][b-df-hj-np-tv-xz]+|{_ABBREVIATED})\.{{1,2}}$"
"""Words that keep a period: ``RE_ABBR1`` ("A."), ``RE_ABBR3`` ("Mr.", but "Ok." too) and
``ABBREVIATIONS``. ``RE_ABBR2`` ("U.S.") changes nothing: "U.S" is as unknown, and long enough."""


def _apart(mark: str) -> str:
    """A pattern of a mark, blanks within or not, where it ends a token of ``find_tokens``."""
    spaced = f"[{_BLANK}]*".join(re.escape(character) for character in mark)
    ends = rf"(?:$|n't|[{_BLANK}{_QUOTES}{_MARKS}])"
    return spaced if mark[-1] in PUNCTUATION else spaced + ends


RARE = "(?i)" + "|".join(
    [
        *sorted(_apart(face) for faces in EMOTICONS.values() for face in faces),
        _apart("(!)"),
        r"\|\.",
        "END-OF-SENTENCE",
    ]
)
"""A pattern of what these rules leave to TextBlob itself: ``RE_EMOTICONS`` and ``RE_SARCASM``;
"|", for ``RE_ABBR3`` a consonant; and the words by which it marks the end of a paragraph."""


def tokens(texts: pl.Series) -> pl.DataFrame:
    """One row a token: its ``text``'s row, the ``token`` in lower case, its ``size`` in characters,
    and whether an ``ellipsis`` follows. Every text begins with an ellipsis.
    """
    written = "... " + texts.str.replace_all("n't", " t", literal=True)
    raw, word = pl.col("token"), pl.col("token").str.strip_chars_end(".")
    abbreviation = raw.str.contains(_ABBREVIATION)
    return (
        written.str.extract_all(_TOKEN)
        .to_frame("token")
        .with_row_index("text")
        .drop_nulls()
        .explode("token")
        .select(
            "text",
            pl.when(abbreviation).then(word + ".").otherwise(word).str.to_lowercase(),
            ellipsis=raw.str.ends_with("..."),
        )
        .with_columns(size=raw.str.len_chars())
        .filter(pl.col("ellipsis") | (pl.col("size") > 1) | (raw == "!"))
    )
