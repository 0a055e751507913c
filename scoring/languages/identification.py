"""Which language is this? Asked of each side of a conversation, where there is enough to tell."""

from functools import cache

import polars as pl
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from scoring.languages.vocabulary import LATIN, by_words

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

_FOREIGN = f"[{''.join(script.strip('[]') for script in SCRIPTS.values())}]"

_NEIGHBOURS = ("cs", "da", "fi", "hu", "no", "ro", "sv")
"""Told apart from the languages of trade, so that a Swede is not taken for a Dutchman."""

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
    )
    told = read.join(_alone(read["letters"]), on="letters", how="left", maintain_order="left").join(
        _sides(read), on=["conversation", "side"], how="left", maintain_order="left"
    )
    # A message of the other kind of letters needs a look of its own.
    stranger = pl.col("alone").is_null() & pl.col("side_script").is_not_null()
    strange = told.select(pl.when(stranger).then("letters").alias("letters"))["letters"]
    return told.select(
        pl.coalesce("alone", _identified(strange).alias("stranger"), "side_language").alias(
            "language"
        )
    )["language"]


def _alone(texts: pl.Series) -> pl.DataFrame:
    """What single messages tell by themselves, where it is plain: ``letters, alone``."""
    different = texts.unique()
    script = scripts(different)
    long = script.is_null() & (different.str.len_chars() >= _OWN) & _enough(different)
    own = pl.repeat(None, different.len(), dtype=pl.String, eager=True).scatter(
        long.arg_true(), by_words(different.filter(long))
    )
    return pl.DataFrame({"letters": different, "alone": script.zip_with(script.is_not_null(), own)})


def _sides(read: pl.DataFrame) -> pl.DataFrame:
    """The script and language of each side: ``conversation, side, side_script, side_language``."""
    sides = read.group_by("conversation", "side").agg(
        pl.col("letters").str.join(" ").str.slice(0, _READ), pl.col("given").first()
    )
    script = scripts(sides["letters"]).alias("side_script")
    latin = _identified(sides["letters"].set(script.is_not_null(), None)).alias("latin")
    return (
        sides.with_columns(script, latin)
        .with_columns(pl.coalesce("side_script", "latin", "given").alias("told"))
        .with_columns(pl.col("told").drop_nulls().first().over("conversation").alias("other"))
        .select(
            "conversation",
            "side",
            "side_script",
            pl.coalesce("told", "other").alias("side_language"),
        )
    )


def scripts(texts: pl.Series) -> pl.Series:
    """The language each text's script settles; null for Latin letters or none."""
    foreign = texts.str.contains(_FOREIGN).fill_null(False)
    letters = pl.col("letters")
    counts = {code: letters.str.count_matches(script) for code, script in SCRIPTS.items()}
    most = pl.max_horizontal(*counts.values())
    settled = pl.coalesce(
        *(
            pl.when((count > 0) & (count * _KANA >= most if code == "ja" else count == most)).then(
                pl.lit(code)
            )
            for code, count in counts.items()
        )
    )
    # Half a sentence of English around one Chinese word is English: compare in words, roughly.
    told = pl.when(most * 3 >= letters.str.count_matches(r"\p{Latin}")).then(settled)
    found = texts.filter(foreign).alias("letters").to_frame().select(told).to_series()
    return pl.repeat(None, texts.len(), dtype=pl.String, eager=True).scatter(
        foreign.arg_true(), found
    )


def _enough(texts: pl.Series) -> pl.Series:
    return (texts.str.count_matches(r"\p{Latin}") >= ENOUGH).fill_null(False)


def _identified(texts: pl.Series) -> pl.Series:
    """The language of texts in Latin letters: plain by their words, else as the classifier says;
    null where there are too few letters to tell."""
    different = texts.unique().drop_nulls()
    different = different.filter(_enough(different))
    plain = by_words(different)
    known = pl.concat([different.filter(plain.is_not_null()), different.filter(plain.is_null())])
    told = pl.concat([plain.drop_nulls(), _classified(different.filter(plain.is_null()))])
    return texts.replace_strict(known, told, default=None, return_dtype=pl.String)


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
    identifier.set_languages([*LATIN, *_NEIGHBOURS])
    return identifier
