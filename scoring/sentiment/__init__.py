"""The one door to sentiment: how negative or positive is what was said, and does it complain?

The shared network (``network.py``) reads every language it has learned. A language that has more
than that is a module of this folder named after it (``en.py``) with one function
``polarity(texts) -> numbers``. A new language is a new corpus (``corpus/<code>.tsv``) and a new run
of ``fit.py``; a language without either is not assessed.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import polars as pl

from scoring.sentiment import network

NEGATIVE, POSITIVE = -network.EDGE, network.EDGE
"""Polarity up to which a text counts as negative, and from which as positive."""

_Reader = Callable[[pl.Series], pl.Series]


def polarity(messages: pl.DataFrame) -> pl.Series:
    """Polarity of every message, −1 … 1; null where nobody can tell.

    ``messages`` needs ``language`` (ISO 639-1) and ``text``. Every different text is read once.
    """
    return _read(messages, "polarity", _polarity_reader)


def complaint(messages: pl.DataFrame) -> pl.Series:
    """How likely every message complains, 0 … 1; null where nobody can tell.

    ``messages`` as for ``polarity``. Meant for what customers say.
    """
    return _read(messages, "complaint", _complaint_reader)


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


def _read(
    messages: pl.DataFrame, name: str, reader_of: Callable[[str | None], _Reader | None]
) -> pl.Series:
    said = messages.select("language", "text")
    texts = said.unique(maintain_order=True)
    read = [
        part.with_columns(reader(part["text"]).alias(name))
        for (language,), part in texts.partition_by("language", as_dict=True).items()
        if (reader := reader_of(language))
    ]
    told = pl.concat([texts.clear().with_columns(pl.lit(0.0).alias(name)), *read])
    return said.join(
        told, on=["language", "text"], how="left", maintain_order="left", nulls_equal=True
    )[name]


@cache
def _polarity_reader(language: str | None) -> _Reader | None:
    if language is None:
        return None
    name = f"{__name__}.{language}"
    if find_spec(name):
        return import_module(name).polarity
    return network.polarity if language in network.network().languages else None


def _complaint_reader(language: str | None) -> _Reader | None:
    return network.complaint if language in network.network().languages else None
