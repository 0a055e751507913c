"""Tokens into one score a text: the rules of TextBlob's ``Sentiment.assessments`` in Polars.

TextBlob goes from token to token and remembers the last modifier and the last negation. Here each
memory is a column: what the tokens tell, carried forward. An ellipsis, with which every text
begins, makes it forget both, so that no text reaches into the next.
"""

from functools import cache

import polars as pl
from textblob.en import sentiment

NO, YES = pl.lit(False), pl.lit(True)


def scores(tokens: pl.DataFrame) -> pl.DataFrame:
    """``text`` and ``score`` of every text with a known word."""
    return _means(_known_words(_with_negations(_with_modifiers(_looked_up(tokens)))))


def _looked_up(tokens: pl.DataFrame) -> pl.DataFrame:
    """What the lexicon tells of every token; null for unknown words, negations and "!"."""
    return tokens.join(_lexicon(), on="token", how="left", maintain_order="left").with_columns(
        known=pl.col("polarity").is_not_null(),
        negating=pl.col("token").is_in(sentiment.negations),
        boosting=pl.col("token") == "!",
    )


def _with_modifiers(words: pl.DataFrame) -> pl.DataFrame:
    """Is the word ``modified`` by a known adverb before it: "really good"?

    Words of up to two letters may stand between ("really is a good"), and after an adverb in -ly
    negations too: such a negation is ``turning`` the adverb ("really not good").
    """
    after_ly = pl.col("ly").forward_fill().fill_null(False)
    passing = (pl.col("size") <= 2) | (pl.col("negating") & after_ly)
    modified = _told_before(
        pl.when("ellipsis").then(NO).when("known").then("modifying").when(~passing).then(NO)
    )
    turning = pl.col("negating") & after_ly & pl.col("modified")
    return words.with_columns(modified=modified).with_columns(turning=turning)


def _with_negations(words: pl.DataFrame) -> pl.DataFrame:
    """Is the word ``negated`` by a negation before it: "not good"?

    Words of one letter may stand between ("not a good").
    """
    negated = _told_before(
        pl.when(pl.col("ellipsis") | pl.col("known") | pl.col("turning"))
        .then(NO)
        .when("negating")
        .then(YES)
        .when(pl.col("size") > 1)
        .then(NO)
    )
    return words.with_columns(negated=negated)


def _told_before(told: pl.Expr) -> pl.Expr:
    """What the last token before this one that told anything told."""
    return told.forward_fill().shift(1).fill_null(False)


def _known_words(words: pl.DataFrame) -> pl.DataFrame:
    """One row a known word, with the "!" behind it and whether a negation behind it turns it."""
    return (
        words.filter(pl.any_horizontal("known", "boosting", "turning"))
        .with_columns(part=pl.col("known").cum_sum())
        .group_by("text", "part", maintain_order=True)
        .agg(
            pl.first("known", "polarity", "intensity", "modified", "negated"),
            pl.sum("boosting"),
            pl.any("turning"),
        )
        .filter("known")
    )


def _means(known: pl.DataFrame) -> pl.DataFrame:
    """The mean of each text's assessments: a word together with the modifiers before it is one.

    A modified word counts times its modifier's intensity, the inverse of it where the modifier is
    negated; every "!" makes that a quarter more; nothing leaves −1 … 1. A negation anywhere in the
    assessment halves and turns it.
    """
    intensity = pl.when("negated").then(1 / pl.col("intensity")).otherwise("intensity")
    modifier = pl.when("modified").then(intensity.shift(1)).otherwise(1.0)
    return (
        known.with_columns(
            score=(pl.col("polarity") * modifier).clip(-1, 1),
            turned=pl.col("negated") | pl.col("turning"),
            assessment=(~pl.col("modified")).cum_sum(),
        )
        .group_by("text", "assessment", maintain_order=True)
        .agg(pl.last("score", "boosting"), pl.any("turned"))
        .with_columns(score=(pl.col("score") * 1.25 ** pl.col("boosting")).clip(-1, 1))
        .with_columns(score=pl.when("turned").then(pl.col("score") * -0.5).otherwise("score"))
        .group_by("text", maintain_order=True)
        .agg(pl.mean("score"))
    )


@cache
def _lexicon() -> pl.DataFrame:
    """TextBlob's words: polarity, intensity, do they modify the next word, do they end in -ly?"""
    return pl.DataFrame(
        [
            {
                "token": word,
                "polarity": tags[None][0],
                "intensity": tags[None][2],
                "modifying": any(tag in tags for tag in sentiment.modifiers),
                "ly": sentiment.modifier(word),
            }
            for word, tags in sentiment.items()
        ]
    )
