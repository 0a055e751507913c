"""Twins: conversations with the same words in several languages must be read in the same way."""

import polars as pl

from scoring.measure import evidence
from scoring.scorecard import MET, MISSED, PARTLY
from scoring.standards import standards
from scoring.trust import LabelledSet
from scoring.trust.readings import of_messages, said_of_conversations, said_of_messages

TWINS = pl.Schema(
    {
        "pair": pl.String,
        "language": pl.String,
        "number": pl.Int32,
        "asks": pl.String,
        "place": pl.Int32,
        "said": pl.String,
        "text": pl.String,
    }
)
"""One row a reading: of which ``pair``, in which language, of which question (its ``number``), at
which ``place`` in the conversation, and what was ``said``, as text."""

ENGLISH = "en"
"""The language that the others are held against."""

_JUDGED = (MET, PARTLY, MISSED)

_BY_NUMBER = ("rank", "correlation")


def twin_readings(
    read: pl.DataFrame, measured: pl.DataFrame, known: pl.DataFrame, asked: LabelledSet
) -> pl.DataFrame:
    """What is read in conversations that have twins (TWINS). ``read``: annotated messages;
    ``measured`` and ``known``: a row each conversation, in the same order."""
    rows = [pl.DataFrame(schema=TWINS)]
    pair = pl.col("extra").str.json_path_match(f"$.{asked.twins}").alias("pair")
    for number, question in enumerate(asked.questions):
        if not question.of_twin:
            continue
        if of_messages(question.asks):
            said = said_of_messages(question.asks, read.columns).cast(pl.String).alias("said")
            mine = read.with_columns(said).filter(pl.col("speaker") == question.of).drop("extra")
            pairs = known.select("conversation_id", pair)
            found = mine.join(pairs, on="conversation_id", how="left", maintain_order="left")
            found = found.with_columns(pl.col("position").alias("place"))
            rows.append(_readings(found, number, question.asks))
        else:
            for name in standards():
                if name not in question.without:
                    asks = f"verdict:{name}"
                    found = known.with_columns(
                        pair,
                        pl.lit(0, pl.Int32).alias("place"),
                        said_of_conversations(asks, measured).alias("said"),
                        _evidence(known, measured, name).alias("text"),
                    )
                    rows.append(_readings(found, number, asks))
    return pl.concat(rows)


def twin_cases(readings: pl.DataFrame, asked: LabelledSet) -> dict[tuple[int, str], pl.DataFrame]:
    """Cases (:mod:`scoring.trust.cases`) of twins: what was read in English is the truth.

    A standard that is judged nowhere, neither in a language nor in English, has no cases there."""
    found: dict[tuple[int, str], pl.DataFrame] = {}
    for (number, asks), rows in readings.partition_by("number", "asks", as_dict=True).items():
        english = rows.filter(pl.col("language") == ENGLISH)
        others = rows.filter(pl.col("language") != ENGLISH)
        kind = pl.Float64 if asked.questions[int(number)].metric in _BY_NUMBER else pl.String
        paired = (
            others.join(english, on=["pair", "place"], suffix=":en", maintain_order="left")
            .select(
                "language",
                pl.format("{} #{}", "pair", "place").alias("id"),
                pl.col("said:en").cast(kind).alias("truth"),
                pl.col("said").cast(kind),
                pl.concat_str("text:en", "text", separator=" ⇄ ", ignore_nulls=True).alias("text"),
            )
            .sort("language", "id")
        )
        if str(asks).startswith("verdict:"):
            judged = pl.any_horizontal(pl.col("truth", "said").is_in(_JUDGED))
            paired = paired.filter(judged.any().over("language"))
        found[int(number), str(asks)] = paired
    return found


def _readings(found: pl.DataFrame, number: int, asks: str) -> pl.DataFrame:
    return found.select(
        "pair",
        pl.col("spoken").alias("language"),
        pl.lit(number, pl.Int32).alias("number"),
        pl.lit(asks).alias("asks"),
        "place",
        "said",
        pl.col("text").str.slice(0, 200),
    )


def _evidence(known: pl.DataFrame, measured: pl.DataFrame, name: str) -> pl.Series:
    """The message that decided, of each conversation."""
    places = known.select(
        pl.int_range(pl.len()).alias("conversation"),
        measured[evidence(name)].struct.field("message").alias("position"),
    )
    said = known.select(pl.int_range(pl.len()).alias("conversation"), "messages")
    texts = said.explode("messages", empty_as_null=False).unnest("messages")
    return places.join(
        texts.select("conversation", "position", "text"),
        on=["conversation", "position"],
        how="left",
        maintain_order="left",
    )["text"]
