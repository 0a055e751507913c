"""What was taken up of what was said before: the words of the matter that come back.

Common words of service talk (those of the language packs) say nothing about the matter and are left
out; what remains is what this customer came with: names, things, numbers.
"""

from functools import cache
from hashlib import blake2b

import polars as pl

from scoring.languages import packs
from scoring.personal.placeholders import read

_WORD = r"\d{3,}|[\p{L}&&[^\p{Han}\p{Hiragana}\p{Thai}\p{Hangul}]]{4,}|\b\p{Hangul}{2}"
"""A word of four letters or more, or a number of three digits or more; of a Korean word, to which
particles cling, the first two syllables."""

_MASK = r"@\[name\]|#[\p{Lu}_-]+#|[\[<{(][\p{Lu}_ -]{3,}[\])>}]|\b\p{Lu}{3,}(?:[-_]\p{Lu}+)+\b"
"""What stands in the place of a name or number that was masked ("#NAME#", "[EMAIL]", "NAME-F"),
and is nobody's."""

_PAIR = r"[\p{Han}\p{Thai}]{2}"
"""Two letters together, in scripts that write no blanks; looked for from each of them on."""


def echoes(messages: pl.DataFrame) -> pl.DataFrame:
    """Two columns for messages between people, in their order.

    ``taken_up``: how many different words of the matter the message takes up from what the other
    side said before it; ``said_again``: the share of its words of the matter that its own speaker
    said in an earlier turn (null: it has none). ``messages`` needs ``conversation``, ``row``,
    ``turn``, ``speaker``, ``language`` and ``text``.
    """
    words = _of_the_matter(messages)
    by_agent = pl.col("speaker") == "agent"
    first = words.group_by("conversation", "word").agg(
        pl.col("turn").filter(by_agent).min().alias("agent"),
        pl.col("turn").filter(~by_agent).min().alias("customer"),
    )
    other = pl.when(by_agent).then("customer").otherwise("agent")
    own = pl.when(by_agent).then("agent").otherwise("customer")
    counted = (
        words.join(first, on=["conversation", "word"])
        .group_by("row")
        .agg(
            (other < pl.col("turn")).sum().cast(pl.UInt32).alias("taken_up"),
            (own < pl.col("turn")).mean().alias("said_again"),
        )
    )
    return (
        messages.select("row")
        .join(counted, on="row", how="left", maintain_order="left")
        .select(pl.col("taken_up").fill_null(0), "said_again")
    )


def _of_the_matter(messages: pl.DataFrame) -> pl.DataFrame:
    """The different words of each message that are not common ones: ``conversation, row, turn,
    speaker, word``."""
    words = (
        messages.select("conversation", "row", "turn", "speaker", "language", _words_of("text"))
        .explode("word", empty_as_null=False)
        .unique()
    )
    return words.join(_common(), on=["language", "word"], how="anti", nulls_equal=True)


_COMMON = 1_000
"""Words of a pack that count as common: those that stand in most of its phrases."""


@cache
def _common() -> pl.DataFrame:
    """The commonest words of each language's pack: ``language, word``."""
    phrases = pl.DataFrame(
        [
            (code, phrase)
            for code, pack in packs().items()
            for rule in pack.rules
            for phrase in rule.phrases
        ],
        schema={"language": pl.String, "phrase": pl.String},
        orient="row",
    )
    return (
        phrases.select("language", _words_of("phrase"))
        .explode("word", empty_as_null=False)
        .group_by("language", "word")
        .len()
        # Packs are of different size; what is common must not depend on it.
        .sort("len", "word", descending=[True, False])
        .group_by("language", maintain_order=True)
        .head(_COMMON)
        .select("language", "word")
    )


def _words_of(column: str) -> pl.Expr:
    plain = read(pl.col(column).str.replace_all(_MASK, " ")).str.to_lowercase()
    return pl.concat_list(
        plain.str.extract_all(_WORD),
        plain.str.extract_all(_PAIR),
        plain.str.slice(1).str.extract_all(_PAIR),
    ).alias("word")


_SENTENCE = r"[^.!?。！？؟…\n]+"

_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"

_LONG, _LONG_UNSPACED = 40, 16
"""Characters of a sentence so long that nobody writes it twice by chance."""

_FORM = ("greeting", "self_introduction", "farewell", "further_help", "hold")
"""What may sound the same every time: sentences that do this are no answers."""


def long_sentences(messages: pl.DataFrame) -> pl.Series:
    """The long sentences of each agent's message as digests (List(Int64)), without figures and
    marks, greetings and farewells left out: equal ones were pasted.

    ``messages`` are annotated (:func:`scoring.annotate.annotate`).
    """
    said = messages.with_row_index("message_row").filter(pl.col("speaker") == "agent")
    formal = [
        pl.col("text").str.slice(
            pl.col(f"{act}:start"), pl.col(f"{act}:end") - pl.col(f"{act}:start")
        )
        for act in _FORM
    ]
    plain = pl.col("sentence").str.to_lowercase().str.replace_all(r"[\p{N}\p{P}\p{S}\s]+", " ")
    sentences = (
        said.select(
            "message_row",
            pl.col("text").str.extract_all(_SENTENCE).alias("sentence"),
            *(phrase.alias(act) for act, phrase in zip(_FORM, formal, strict=True)),
        )
        .explode("sentence", empty_as_null=False, keep_nulls=False)
        .filter(_long("sentence"))
        .filter(
            ~pl.any_horizontal(
                pl.col("sentence").str.contains(pl.col(act), literal=True).fill_null(False)
                for act in _FORM
            )
        )
        .select("message_row", plain)
    )
    different = sentences.select("sentence").unique()
    # Polars' own hash may change from one version to the next, and these are kept.
    digests = pl.Series(
        "digest",
        [
            int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
            for text in different["sentence"]
        ],
        pl.Int64,
    )
    found = (
        sentences.join(different.with_columns(digests), on="sentence")
        .group_by("message_row")
        .agg(pl.col("digest").unique().sort())
    )
    rows = pl.int_range(messages.height, dtype=pl.get_index_type(), eager=True)
    return (
        rows.alias("message_row")
        .to_frame()
        .join(found, on="message_row", how="left", maintain_order="left")["digest"]
    )


def _long(column: str) -> pl.Expr:
    size = pl.col(column).str.len_chars()
    return (size >= _LONG) | ((size >= _LONG_UNSPACED) & pl.col(column).str.contains(_UNSPACED))
