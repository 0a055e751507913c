"""The one door to sentiment: how negative or positive is what was said?

Each analyser is a module of this folder named after its language (``en.py``) with one function
``polarity(texts) -> numbers``. A new language is one new file; a language without one is not
assessed.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import polars as pl

NEGATIVE, POSITIVE = -0.1, 0.1
"""Polarity up to which a text counts as negative, and from which as positive."""


def polarity(messages: pl.DataFrame) -> pl.Series:
    """Polarity of every message, −1 … 1; null where nobody can tell.

    ``messages`` needs ``language`` (ISO 639-1) and ``text``. Every different text is read once.
    """
    texts = messages.select("language", "text").unique(maintain_order=True)
    read = [
        part.with_columns(analyser.polarity(part["text"]).alias("polarity"))
        for (language,), part in texts.partition_by("language", as_dict=True).items()
        if (analyser := _analyser(language))
    ]
    told = pl.concat([texts.clear().with_columns(polarity=pl.lit(0.0)), *read])
    return messages.join(told, on=["language", "text"], how="left", maintain_order="left")[
        "polarity"
    ]


def sentiment(polarity: str) -> pl.Expr:
    """``negative``, ``neutral`` or ``positive`` for a column of polarities; null stays null."""
    number = pl.col(polarity)
    return (
        pl.when(number <= NEGATIVE)
        .then(pl.lit("negative"))
        .when(number >= POSITIVE)
        .then(pl.lit("positive"))
        .when(number.is_not_null())
        .then(pl.lit("neutral"))
    )


@cache
def _analyser(language: str | None) -> ModuleType | None:
    name = f"{__name__}.{language}"
    return import_module(name) if language and find_spec(name) else None
