"""By when? The span of time an agent's commitment names."""

import polars as pl

from scoring.acts.reading import SENTENCE_END
from scoring.languages import packs


def due_seconds(messages: pl.DataFrame) -> pl.Series:
    """Seconds within which the first commitment of each message is to be kept; null where there is
    none, where it names no time, or where its language has no words for time.

    ``messages`` needs ``message``, ``language``, ``text``, ``commitment`` and
    ``commitment:start``, as in :func:`scoring.annotate.annotate`.
    """
    said = messages.select("message", "language", "text", "commitment", "commitment:start")
    promised = said.filter(pl.col("commitment") & pl.col("commitment:start").is_not_null())
    start = pl.col("commitment:start")
    sentence = pl.concat_str(
        pl.col("text").str.slice(0, start).str.extract(rf"([^{SENTENCE_END}]*)$"),
        pl.col("text").str.slice(start).str.extract(rf"^([^{SENTENCE_END}]*)"),
    )
    sentences = promised.select(
        "message", "language", sentence.str.to_lowercase().alias("sentence")
    )
    told = [
        part.select("message", time.seconds("sentence").alias("due"))
        for (language,), part in sentences.partition_by("language", as_dict=True).items()
        if (time := packs()[str(language)].time) is not None
    ]
    due = pl.concat([pl.DataFrame(schema={"message": pl.UInt32, "due": pl.Float64}), *told])
    return said.select("message").join(due, on="message", how="left", maintain_order="left")["due"]
