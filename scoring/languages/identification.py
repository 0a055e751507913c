"""Which language is this? Asked of each side of a conversation, where there is enough to tell."""

from collections.abc import Callable
from functools import cache

import polars as pl
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from scoring.languages import packs

SCRIPTS = {
    "ko": r"\p{Hangul}",
    "ja": r"[\p{Hiragana}\p{Katakana}]",
    "th": r"\p{Thai}",
    "ar": r"\p{Arabic}",
    "ru": r"\p{Cyrillic}",
    "he": r"\p{Hebrew}",
    "el": r"\p{Greek}",
    "hi": r"\p{Devanagari}",
    "zh": r"\p{Han}",
}
"""Scripts that settle the language among those of trade; Han only where no kana stands beside."""

LATIN = (
    *("en", "es", "fr", "de", "it", "pt", "nl", "pl", "tr", "vi", "id"),
    "cs",
    "da",
    "fi",
    "hu",
    "no",
    "ro",
    "sv",
)
"""Languages in Latin letters that are told apart: the eleven of trade, then their neighbours,
so that a Swede is not taken for a Dutchman."""

_KANA = 8
"""Han letters for each kana up to which a text is Japanese: a face drawn with one is Chinese."""

ENOUGH = 12
"""Latin letters below which a text is too short to tell its language."""

_OWN = 25
"""Characters from which a message among others of its side may show a language of its own."""

CONFIDENT = 0.5
"""Probability below which a classified language counts as not told."""

_READ = 100
"""Characters of a side that are read: more tells nothing new."""

_NOISE = (
    r"https?://\S+|www\.\S+|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+|[@#][\w-]+|&\w+;|[\p{N}\p{P}\p{S}]+"
)
"""Addresses, handles, tags and placeholders are in no language."""


def languages(messages: pl.DataFrame) -> pl.Series:
    """The language of every message: ISO 639-1 code, or null where nothing tells.

    ``messages`` needs ``conversation``, ``speaker``, ``text``, ``language_given``. A message in
    another script than the rest of its side is judged alone, as is one whose own words are plain.
    Otherwise the language of its side decides, then what the file said, then the other side of the
    conversation.
    """
    read = messages.select(
        "conversation",
        pl.col("speaker").fill_null("customer").alias("side"),
        pl.col("language_given").str.to_lowercase().str.extract(r"^([a-z]{2,3})").alias("given"),
        pl.col("text").str.replace_all(_NOISE, " ").str.slice(0, _READ).alias("letters"),
    ).with_columns(by_script("letters").alias("script"))
    sides = (
        read.group_by("conversation", "side")
        .agg(pl.col("letters").str.join(" ").str.slice(0, _READ), pl.col("given").first())
        .with_columns(by_script("letters").alias("side_script"))
        .with_columns(
            pl.coalesce("side_script", latin("letters")).alias("identified"),
        )
        .with_columns(pl.coalesce("identified", "given").alias("told"))
        .with_columns(
            pl.col("told").drop_nulls().first().over("conversation").alias("conversation_language")
        )
        .with_columns(pl.coalesce("told", "conversation_language").alias("side_language"))
    )
    told = read.join(
        sides.select("conversation", "side", "side_script", "side_language"),
        on=["conversation", "side"],
        how="left",
        maintain_order="left",
    )
    # A message of the other kind of letters needs a look of its own; one in the same letters is in
    # another language only where that is plain.
    stranger = pl.col("script").is_null() & pl.col("side_script").is_not_null()
    switched = pl.col("script").is_null() & (pl.col("letters").str.len_chars() >= _OWN)
    return told.select(
        pl.coalesce(
            "script",
            _alone(told, stranger, _told),
            _alone(told, switched, by_words),
            "side_language",
        ).alias("language")
    )["language"]


def _alone(told: pl.DataFrame, which: pl.Expr, read: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """The language of single messages as ``read`` tells it; null for the others."""
    enough = pl.col("letters").str.count_matches(r"\p{Latin}") >= ENOUGH
    texts = told.select(pl.when(which & enough).then("letters").alias("letters"))["letters"]
    different = texts.drop_nulls().unique()
    return texts.replace_strict(
        different, read(different), default=None, return_dtype=pl.String
    ).alias("alone")


def by_script(column: str) -> pl.Expr:
    """The language a text's script settles, null for Latin letters or none."""
    counts = {code: pl.col(column).str.count_matches(script) for code, script in SCRIPTS.items()}
    latin_letters = pl.col(column).str.count_matches(r"\p{Latin}")
    # Half a sentence of English around one Chinese word is English: compare in words, roughly.
    foreign = pl.max_horizontal(*counts.values())
    settled = pl.coalesce(
        *(
            pl.when(
                (count > 0) & (count * _KANA >= foreign if code == "ja" else count == foreign)
            ).then(pl.lit(code))
            for code, count in counts.items()
        )
    )
    return pl.when(foreign * 3 >= latin_letters).then(settled)


def latin(column: str) -> pl.Expr:
    """The language of texts in Latin letters; null where there are too few letters to tell."""
    enough = pl.col(column).str.count_matches(r"\p{Latin}") >= ENOUGH
    return pl.when(enough).then(pl.col(column)).map_batches(_told, return_dtype=pl.String)


def _told(texts: pl.Series) -> pl.Series:
    """The language of each text: plain by its words, else as the classifier says."""
    different = texts.unique().drop_nulls()
    plain = by_words(different)
    rest = _classified(different.filter(plain.is_null()))
    told = pl.concat([plain.drop_nulls(), rest])
    known = pl.concat([different.filter(plain.is_not_null()), different.filter(plain.is_null())])
    return texts.replace_strict(known, told, default=None, return_dtype=pl.String)


def by_words(texts: pl.Series) -> pl.Series:
    """The language in whose pack most words of a text stand, and in no other's nearly as many;
    null where that is not plain. The classifier would take ten times as long."""
    words = (
        texts.str.to_lowercase()
        .alias("word")
        .to_frame()
        .with_row_index("text")
        .with_columns(pl.col("word").str.split(" "))
        .explode("word", empty_as_null=False)
        .filter(pl.col("word") != "")
        .with_columns(pl.len().over("text").alias("words"))
    )
    shares = (
        words.join(_vocabulary(), on="word")
        .group_by("text", "language")
        .agg((pl.len() / pl.col("words").first()).alias("share"), pl.len().alias("found"))
        .sort("share", descending=True)
        .group_by("text", maintain_order=True)
        .agg(
            pl.col("language").first(),
            pl.col("share", "found").first(),
            pl.col("share").get(1, null_on_oob=True).fill_null(0.0).alias("next"),
        )
        .filter(
            pl.col("found") >= _FOUND,
            pl.col("share") >= _SHARE,
            pl.col("share") >= _AHEAD * pl.col("next"),
        )
    )
    return (
        pl.DataFrame({"text": pl.int_range(texts.len(), dtype=pl.UInt32, eager=True)})
        .join(shares, on="text", how="left", maintain_order="left")["language"]
        .alias(texts.name)
    )


_FOUND, _SHARE, _AHEAD = 4, 0.55, 1.5
"""Words of a pack found in a text, their share, and how far ahead of the next language, from which
the language is plain."""


@cache
def _vocabulary() -> pl.DataFrame:
    """The whole words that the phrases of packs in Latin letters hold: ``language, word``."""
    phrases = pl.DataFrame(
        [
            (code, phrase)
            for code, pack in packs().items()
            if code in LATIN
            for rule in pack.rules
            for phrase in rule.phrases
        ],
        schema={"language": pl.String, "word": pl.String},
        orient="row",
    )
    words = pl.col("word").str.to_lowercase().str.split(" ")
    return (
        phrases.select("language", words)
        .explode("word")
        .filter(pl.col("word").str.contains(r"^\p{Latin}+$"))
        .unique()
    )


def _classified(texts: pl.Series) -> pl.Series:
    classify = _identifier().classify
    known = {text: classify(text)[0] for text in texts}
    known = {text: None if code == "und" else code for text, code in known.items()}
    return texts.replace_strict(known, default=None, return_dtype=pl.String)


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True, min_confidence=CONFIDENT
    )
    identifier.set_languages(LATIN)
    return identifier
