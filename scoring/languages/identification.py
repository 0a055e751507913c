"""Which language is this? Asked of each side of a conversation, where there is enough to tell."""

from functools import cache

import polars as pl
from py3langid.langid import MODEL_FILE, LanguageIdentifier

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

ENOUGH = 12
"""Latin letters below which a text is too short to tell its language."""

CONFIDENT = 0.5
"""Probability below which a classified language counts as not told."""

_READ = 100
"""Characters of a side that are read: more tells nothing new."""

_NOISE = r"https?://\S+|www\.\S+|\S+@\S+|[@#]\S+|&\w+;|[\p{N}\p{P}\p{S}]+"
"""Addresses, handles, tags and placeholders are in no language."""


def languages(messages: pl.DataFrame) -> pl.Series:
    """The language of every message: ISO 639-1 code, or null where nothing tells.

    ``messages`` needs ``conversation``, ``speaker``, ``text``, ``language_given``. A message in
    another script than the rest of its side is judged alone. Otherwise the language of its side
    decides, then what the file said, then the other side of the conversation.
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
    # Only a message of the other kind of letters needs a look of its own.
    stranger = pl.col("script").is_null() & pl.col("side_script").is_not_null()
    alone = (
        told.filter(stranger)
        .select("letters")
        .unique()
        .with_columns(latin("letters").alias("alone"))
    )
    return told.join(alone, on="letters", how="left", maintain_order="left").select(
        pl.coalesce("script", pl.when(stranger).then("alone"), "side_language").alias("language")
    )["language"]


def by_script(column: str) -> pl.Expr:
    """The language a text's script settles, null for Latin letters or none."""
    counts = {code: pl.col(column).str.count_matches(script) for code, script in SCRIPTS.items()}
    latin_letters = pl.col(column).str.count_matches(r"\p{Latin}")
    # Half a sentence of English around one Chinese word is English: compare in words, roughly.
    foreign = pl.max_horizontal(*counts.values())
    settled = pl.coalesce(
        *(
            pl.when((count > 0) & ((count == foreign) if code != "ja" else pl.lit(True))).then(
                pl.lit(code)
            )
            for code, count in counts.items()
        )
    )
    return pl.when(foreign * 3 >= latin_letters).then(settled)


def latin(column: str) -> pl.Expr:
    """The language of texts in Latin letters; null where there are too few letters to tell."""
    enough = pl.col(column).str.count_matches(r"\p{Latin}") >= ENOUGH
    return pl.when(enough).then(pl.col(column)).map_batches(_classified, return_dtype=pl.String)


def _classified(texts: pl.Series) -> pl.Series:
    classify = _identifier().classify
    known = {text: classify(text)[0] for text in texts.unique().drop_nulls()}
    known = {text: None if code == "und" else code for text, code in known.items()}
    return texts.replace_strict(known, default=None, return_dtype=pl.String)


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True, min_confidence=CONFIDENT
    )
    identifier.set_languages(LATIN)
    return identifier
