"""Questions that customers ask again and again, how often they were answered well, and the best
answers there were: what a list of answers is made from."""

from typing import Any

import numpy as np
import polars as pl
from sklearn.cluster import AgglomerativeClustering

from scoring.satisfaction.grams import grams

MOST = 1_500
"""Questions that are compared with one another at once: the latest of each language."""

KNOWN_TO = 3
"""Different customers who asked a question, from which on it is a repeated one."""

ANSWERS = 3
"""Candidates for an answer to a question."""

_ALIKE = 0.4
"""How alike (cosine of runs of characters and words) the wordings of a question are on average, at
least: so that only the same question in other words is one."""

_CONTENT, _UNHAPPY = 4.0, 2.0
"""Ratings of 1–5 that say that a question was answered well, and that it was not."""

_LEAST = 25
"""Characters of an answer that says something."""

ASKED = pl.Schema(
    {
        "conversation_id": pl.String,
        "language": pl.String,
        "customer": pl.String,
        "text": pl.String,
        "answer": pl.String,
        "resolved": pl.Float64,
        "rating": pl.Float64,
        "overall": pl.Float64,
        "critical": pl.Boolean,
    }
)
"""A question (:data:`scoring.topics.questions.QUESTION`), what was answered, and what came of it:
``resolved`` is 1, 0 or null."""


def repeated(asked: pl.DataFrame) -> pl.DataFrame:
    """Questions of one topic (ASKED) that KNOWN_TO customers asked or more, those most often left
    without a good answer first: ``language, text`` (the wording most like all others), ``asked``
    (how often), ``customers, judged`` (of how many it is known), ``well`` (how many of these were
    answered well), ``conversations`` (ids) and ``answers`` (structs of ``conversation_id, text``):
    the answers of the best of those that went well.

    Wordings are one question as long as they are on average so alike (average linkage; Sokal and
    Michener 1958), within a language. Well: rated 4 or 5, or, where nobody rated it, resolved.
    """
    parts = [
        part.head(MOST).with_columns(_groups(part.head(MOST)["text"]))
        for part in asked.drop_nulls("text").partition_by("language", maintain_order=True)
    ]
    nothing = pl.DataFrame(schema=dict(ASKED) | {"group": pl.Int64, "middle": pl.Float64})
    return _of_groups(pl.concat([nothing, *parts]))


def _of_groups(grouped: pl.DataFrame) -> pl.DataFrame:
    rated = pl.col("rating")
    well = (
        pl.when(rated >= _CONTENT)
        .then(1.0)
        .when(rated <= _UNHAPPY)
        .then(0.0)
        .otherwise(pl.col("resolved"))
    )
    told = grouped.with_columns(well.alias("well"))
    good = (pl.col("well") == 1) & ~pl.col("critical").fill_null(False)
    usable = good & (pl.col("answer").str.len_chars() >= _LEAST)
    answer = pl.struct("conversation_id", pl.col("answer").alias("text"))
    return (
        told.sort(
            "rating", "overall", "conversation_id", descending=[True, True, False], nulls_last=True
        )
        .group_by("language", "group", maintain_order=True)
        .agg(
            pl.col("text").sort_by("middle", descending=True).first(),
            pl.len().cast(pl.Int64).alias("asked"),
            pl.col("customer").n_unique().cast(pl.Int64).alias("customers"),
            pl.col("well").count().cast(pl.Int64).alias("judged"),
            (pl.col("well") == 1).sum().cast(pl.Int64).alias("well"),
            pl.col("conversation_id").alias("conversations"),
            answer.filter(usable & pl.col("answer").is_first_distinct())
            .head(ANSWERS)
            .alias("answers"),
        )
        .filter(pl.col("customers") >= KNOWN_TO)
        .sort(pl.col("asked") - pl.col("well"), "asked", "text", descending=[True, True, False])
        .drop("group")
    )


def _groups(texts: pl.Series) -> list[pl.Series]:
    """``group`` of each text, and ``middle``: how like the others of its group it is."""
    if len(texts) < 2:
        return [pl.Series("group", [0], pl.Int64), pl.Series("middle", [0.0], pl.Float64)]
    counts: Any = grams(texts.str.to_lowercase())
    alike = np.asarray((counts @ counts.T).todense())
    joining = AgglomerativeClustering(
        n_clusters=None,  # pyright: ignore[reportArgumentType]
        metric="precomputed",
        linkage="average",
        distance_threshold=1 - _ALIKE,
    )
    group = joining.fit_predict(np.clip(1 - alike, 0, None))
    same = group[:, None] == group[None, :]
    middle = (alike * same).mean(axis=1)
    return [pl.Series("group", group, pl.Int64), pl.Series("middle", middle, pl.Float64)]
