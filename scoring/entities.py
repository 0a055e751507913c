"""What can be recognised in any language: card numbers, parcel numbers, the size of a text."""

import polars as pl

from scoring.personal.names import HONOURED, MASKED, TITLES, UPPER
from scoring.personal.numbers import CARDS, PARCELS, is_card
from scoring.personal.placeholders import CARD, NAME

BY_FIGURES = {"secret_shown": "agent"}  # nosec B105
"""Acts that figures show in any language, and who does them: what is not seen was not done."""

_CARD = rf"(?-u:\b){CARDS}(?-u:\b)|\[{CARD[1:-1]}\]"
"""A payment card's number, or what stands for one."""

_PARCEL = rf"(?-u:\b){PARCELS}(?-u:\b)"

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
    shown = pl.col("entity").map_elements(_is_card, return_dtype=pl.Boolean)
    return pl.concat(
        [
            cards.filter(shown).drop("entity"),
            _first(agents, _PARCEL, "tracking").drop("entity"),
            _first(customers, _QUESTION, "question").drop("entity"),
        ]
    )


def _is_card(written: str) -> bool:
    return written == CARD or is_card(written)


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


_HANDLE = r"(?:^|[^\w@.])@\w+"
"""A name in a social network, which may be a number."""


def reference(column: str) -> pl.Expr:
    """Does the text name an order, an account or an address by which it can be found?"""
    return pl.col(column).str.replace_all(_HANDLE, " ").str.contains(_REFERENCE)


_NOBODY = r"お客様|皆様|皆さん|고객님|손님|各位|ทุกท่าน|ขอบพระคุณ|ขอบคุณ|คุณลูกค้า|คุณ(?:ค่ะ|คะ|ครับ)"
"""Forms of address that would fit anybody."""

NAMED = rf"{TITLES}[{UPPER}][^\W\d_]+|[{UPPER}][^\W\d_]+\s+(?:Bey|Hanım)\b|{HONOURED}"
"""A title and a name, as customers are addressed in the languages of trade."""

_AFTER_GREETING = (
    r"^[\s,]*(?:\p{Lu}\p{Ll}+|\[name\])(?:\s(?:\p{Lu}\p{Ll}+|\[name\]))?\s*(?:[,!.;:–—\n-]|$)"
)

_NO_CAPITALS = r"[\p{Arabic}\p{Han}\p{Hangul}\p{Hiragana}\p{Thai}]"


def addressed(text: str, greeting_end: str) -> pl.Expr:
    """Is somebody addressed by name: with a title, or right behind a greeting that ends there?"""
    plain = pl.col(text).str.replace_all(_NOBODY, "")
    greeted = pl.col(text).str.slice(pl.col(greeting_end)).str.contains(_AFTER_GREETING)
    # Names without capitals are not told from other words behind a greeting, masked or not.
    told = ~pl.col(text).str.contains(_NO_CAPITALS) | ~pl.col(text).str.contains(NAME, literal=True)
    return plain.str.contains(f"{NAMED}|{MASKED}") | (greeted & told).fill_null(False)


def words(column: str) -> pl.Expr:
    """Number of words of a text in any script."""
    spaced = pl.col(column).str.replace_all(_UNSPACED, " ").str.count_matches(r"[\p{L}\p{N}]+")
    unspaced = pl.col(column).str.count_matches(_UNSPACED)
    return (spaced + unspaced / _CHARACTERS_A_WORD).cast(pl.Float64)


def paragraphs(column: str) -> pl.Expr:
    """Number of blocks of lines that an empty line parts; at least one."""
    return pl.col(column).str.strip_chars().str.count_matches(r"\n\s*\n").cast(pl.Int32) + 1
