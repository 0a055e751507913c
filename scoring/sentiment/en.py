"""English polarity by TextBlob: the mean of the known words, with negations and intensifiers."""

import re
from functools import cache

import polars as pl
from textblob._text import EMOTICONS
from textblob.en import sentiment


def polarity(texts: pl.Series) -> pl.Series:
    """TextBlob's polarity of each text, −1 … 1; 0 where no word of its lexicon stands.

    The same number as ``TextBlob(text).sentiment.polarity``. A text in which no word, emoticon or
    mark of the lexicon occurs is 0 by definition and is not handed over: finding that out for all
    texts at once is far cheaper than reading them.
    """
    lowered = texts.str.to_lowercase()
    pieces = lowered.str.replace_all("n't", " ", literal=True).str.replace_all(r"[^a-z0-9]+", " ")
    telling = (" " + pieces + " ").str.contains_any(_lexicon()) | lowered.str.contains(_marks())
    numbers = pl.Series([sentiment(text)[0] for text in texts.filter(telling)], dtype=pl.Float64)
    return (
        pl.select(pl.repeat(0.0, len(texts)).alias("polarity"))["polarity"]
        .scatter(telling.arg_true(), numbers)
        .fill_nan(0.0)
    )


@cache
def _lexicon() -> list[str]:
    """The first letters and digits of every known word, between blanks."""
    sentiment.load()
    return sorted({f" {piece} " for word in sentiment if (piece := re.split("[^a-z0-9]", word)[0])})


@cache
def _marks() -> str:
    """A pattern of every emoticon TextBlob knows and of its ironic (!), blanks between or not."""
    faces = {face.lower() for group in EMOTICONS.values() for face in group} | {"(!)"}
    return "|".join(r"\s?".join(re.escape(mark) for mark in face) for face in sorted(faces))
