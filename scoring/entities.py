"""What can be recognised in any language: card numbers, parcel numbers, the size of a text."""

import polars as pl
from stdnum import luhn

BY_FIGURES = {"secret_shown": "agent"}  # nosec B105
"""Acts that figures show in any language, and who does them: what is not seen was not done."""

_CARD = r"\b[2-6](?:[ -]?\d){12,18}\b"
"""Thirteen to nineteen digits as payment cards begin (ISO/IEC 7812), in groups or not."""

_PARCEL = r"\b(?:[A-Z]{2}\d{9}[A-Z]{2}|1Z[0-9A-Z]{16}|[A-Z]{2,3}\d{10,16}[A-Z]{0,2})\b"
"""Parcel numbers: UPU S10, UPS, and the lettered numbers of Chinese and European carriers."""

_REFERENCE = r"#\w*\d{3}|\b[A-Za-z]{0,4}-?\d{4,}|[\w.+-]+@[\w-]+\.\w+"
"""A number of four digits or more, a number behind #, or an e-mail address."""

_QUESTION = r"[^.!?。！？؟…\n]*\p{L}[^.!?。！？؟…\n]*[?？؟]"
"""A sentence that ends in a question mark."""

_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}]"

_CHARACTERS_A_WORD = 1.7
"""Characters that stand for one word in scripts without spaces (mean of Chinese segmentation)."""


def spans(messages: pl.DataFrame) -> pl.DataFrame:
    """Acts that are seen by figures and marks, not by words: ``message, act, start, end``.

    ``secret_shown`` is a payment card number (Luhn check), ``tracking`` a parcel number, both
    written by the agent; ``question`` a sentence of the customer that ends in a question mark.
    """
    customers = messages.filter((pl.col("speaker") == "customer").fill_null(True))
    agents = messages.filter((pl.col("speaker") == "agent").fill_null(True))
    cards = _first(agents, _CARD, "secret_shown")
    valid = pl.col("entity").map_elements(luhn.is_valid, return_dtype=pl.Boolean)
    digits = cards.with_columns(pl.col("entity").str.replace_all(r"\D", ""))
    return pl.concat(
        [
            digits.filter(valid, ~_one_digit("entity")).drop("entity"),
            _first(agents, _PARCEL, "tracking").drop("entity"),
            _first(customers, _QUESTION, "question").drop("entity"),
        ]
    )


def _one_digit(column: str) -> pl.Expr:
    """Rows of zeros pass the Luhn check and are nobody's card."""
    return pl.col(column).str.contains(r"^(?:0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$")


def _first(messages: pl.DataFrame, pattern: str, act: str) -> pl.DataFrame:
    """The first place in each message where ``pattern`` matches, with what matched."""
    at = pl.col("text").cast(pl.Binary).bin.slice(0, pl.col("text").str.find(pattern))
    return (
        messages.select(
            "message", "text", pl.col("text").str.extract(f"({pattern})").alias("entity")
        )
        .filter(pl.col("entity").is_not_null())
        .with_columns(at.cast(pl.String).str.len_chars().cast(pl.Int32).alias("start"))
        .select(
            "message",
            pl.lit(act).alias("act"),
            "start",
            (pl.col("start") + pl.col("entity").str.len_chars().cast(pl.Int32)).alias("end"),
            "entity",
        )
    )


def reference(column: str) -> pl.Expr:
    """Does the text name an order, an account or an address by which it can be found?"""
    return pl.col(column).str.contains(_REFERENCE)


_NOBODY = r"お客様|皆様|皆さん|고객님|손님|各位|ทุกท่าน|ขอบพระคุณ|ขอบคุณ|คุณลูกค้า|คุณ(?:ค่ะ|คะ|ครับ)"
"""Forms of address that would fit anybody."""

_NAMED = (
    r"\b(?:Herrn?|Frau|Mrs?|Ms|Miss|Mx|Dr|Mme|Mlle|Monsieur|Madame|Sra?|Srta|Señora?|Senhora?|Dhr|"
    r"Mevr(?:ouw)?|Meneer|Panie?|Pani|Pak|Bapak|Bu|Ibu|Kak|Anh|Chị|Signora?|Sig)\.?\s+\p{Lu}\p{L}+"
    r"|\p{Lu}\p{L}+\s+(?:Bey|Hanım)\b"
    r"|[\p{Han}\p{Katakana}]{1,8}(?:先生|女士|小姐|様|さま|さん)"
    r"|\p{Hangul}{2,4}\s?(?:님|씨)"
    r"|คุณ\p{Thai}{2,}"
    r"|(?:г-н|г-жа|господин|госпожа)\s+\p{Lu}\p{L}+"
    r"|(?:السيد|السيدة|أستاذ|أستاذة)\s+\p{Arabic}+"
)
"""A title and a name, as customers are addressed in the languages of trade."""

_AFTER_GREETING = r"^[\s,]*\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?\s*(?:[,!.;:–—\n-]|$)"


def addressed(text: str, greeting_end: str) -> pl.Expr:
    """Is somebody addressed by name: with a title, or right behind a greeting that ends there?"""
    plain = pl.col(text).str.replace_all(_NOBODY, "")
    greeted = pl.col(text).str.slice(pl.col(greeting_end)).str.contains(_AFTER_GREETING)
    return plain.str.contains(_NAMED) | greeted.fill_null(False)


def words(column: str) -> pl.Expr:
    """Number of words of a text in any script."""
    spaced = pl.col(column).str.replace_all(_UNSPACED, " ").str.count_matches(r"[\p{L}\p{N}]+")
    unspaced = pl.col(column).str.count_matches(_UNSPACED)
    return (spaced + unspaced / _CHARACTERS_A_WORD).cast(pl.Float64)


def paragraphs(column: str) -> pl.Expr:
    """Number of blocks of lines that an empty line parts; at least one."""
    return pl.col(column).str.strip_chars().str.count_matches(r"\n\s*\n").cast(pl.Int32) + 1
