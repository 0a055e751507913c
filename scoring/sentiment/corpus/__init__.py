"""What the project itself wrote to teach sentiment, and how to read it.

``<code>.tsv``: lines of a language: sentiment, complaint (0, 1), kind, text.
``<code>.lexicon.tsv``: words and phrases with their polarity, −1 … 1.
``phrases.tsv``: what service talk is made of, said in every language: language, sentiment,
complaint, kind, text; ``mild`` is a thank-you in passing, ``severe`` a demand.
``emoji.tsv``: emoji and emoticons with their sentiment; they belong to no language.
"""

from hashlib import blake2b
from importlib.resources import files

import polars as pl

HELD_OUT = 0.3
"""Share of the texts that nothing is fitted on: they are what is measured with."""


def lines() -> pl.DataFrame:
    """``language, sentiment, complaint, kind, text`` and whether the line is ``held_out``."""
    tables = [
        _table(name, ["sentiment", "complaint", "kind", "text"]).select(
            pl.lit(name[:-4]).alias("language"), pl.all()
        )
        for name in _names()
        if len(name) == len("xx.tsv")
    ]
    told = pl.concat(tables).unique("text", keep="first", maintain_order=True)
    return told.with_columns(
        pl.col("complaint") == "1",
        held_out=held_out(told["text"]),
    )


def lexicon() -> pl.DataFrame:
    """``language, text, polarity`` of every word and phrase."""
    tables = [
        _table(name, ["text", "polarity"]).select(
            pl.lit(name[:2]).alias("language"), "text", pl.col("polarity").cast(pl.Float64)
        )
        for name in _names()
        if name.endswith(".lexicon.tsv")
    ]
    return pl.concat(tables)


def phrases() -> pl.DataFrame:
    """``language, sentiment, complaint, kind, text``."""
    table = _table("phrases.tsv", ["language", "sentiment", "complaint", "kind", "text"])
    return table.with_columns(pl.col("complaint") == "1")


def emoji() -> pl.DataFrame:
    """``text, sentiment``."""
    return _table("emoji.tsv", ["text", "sentiment"])


def held_out(texts: pl.Series) -> pl.Series:
    """Is nothing fitted on this text? A property of the text, the same everywhere and always."""
    return pl.Series([_number(text) < HELD_OUT for text in texts], dtype=pl.Boolean)


def _number(text: str) -> float:
    """A number from 0 to 1 that is the text's own."""
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest()) / 2**32


def _names() -> list[str]:
    return sorted(file.name for file in files(__name__).iterdir() if file.name.endswith(".tsv"))


def _table(name: str, columns: list[str]) -> pl.DataFrame:
    return pl.read_csv(
        (files(__name__) / name).read_bytes(),
        separator="\t",
        has_header=False,
        new_columns=columns,
        quote_char=None,
        infer_schema=False,
        truncate_ragged_lines=True,
    )
