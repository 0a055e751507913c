"""TextBlob's polarity of English: the mean of the known words, with negations and intensifiers.

The numbers are those of ``TextBlob(text).sentiment.polarity``, its pattern analyser. Its rules run
here over whole columns, from its own lexicon; what is rare in texts is handed over to TextBlob.
"""

import polars as pl
from textblob.en import sentiment

from scoring.sentiment.english.assessments import scores
from scoring.sentiment.english.tokens import RARE, tokens

AT_ONCE = 50_000
"""Texts read at once: each is some fifteen tokens of about a hundred bytes."""


def polarity(texts: pl.Series) -> pl.Series:
    """TextBlob's polarity of each text, −1 … 1; 0 where no word of its lexicon stands."""
    parts = [_polarity(part["text"]) for part in texts.to_frame("text").iter_slices(AT_ONCE)]
    return pl.concat([pl.Series("polarity", [], pl.Float64), *parts])


def _polarity(texts: pl.Series) -> pl.Series:
    told = scores(tokens(texts))
    rare = texts.str.contains(RARE).arg_true()
    handed_over = pl.Series([sentiment(text)[0] for text in texts.gather(rare)], dtype=pl.Float64)
    return (
        pl.repeat(0.0, len(texts), eager=True)
        .scatter(told["text"], told["score"])
        .scatter(rare, handed_over)
        .set(texts.is_null(), None)
        .alias("polarity")
    )
