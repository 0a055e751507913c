"""Order numbers that were said, kept apart: they are useful, and nobody's name."""

import polars as pl

from scoring.personal.numbers import AMAZON, NAMED_ORDER

_TAOBAO = r"(?:^|[^0-9A-Za-z])([1-9]\d{18})(?:[^0-9A-Za-z]|$)"


def order_ids(said: pl.DataFrame) -> pl.DataFrame:
    """The first order number each conversation names: ``conversation, order``.

    By its form (Amazon, Taobao), or behind a word that announces one.
    """
    text = pl.col("text")
    with_figures = said.filter(text.str.contains(r"\d[\dA-Za-z-]{3}")).select(
        "conversation", "text"
    )
    named = text.str.extract(NAMED_ORDER).str.strip_prefix("#")
    by_form = pl.coalesce(
        text.str.extract(rf"(?:^|[^0-9A-Za-z-])({AMAZON})(?:[^0-9A-Za-z-]|$)"),
        text.str.extract(_TAOBAO),
    )
    enough = pl.when(named.str.count_matches(r"\d") >= 4).then(named)
    return (
        with_figures.select("conversation", pl.coalesce(by_form, enough).alias("order"))
        .drop_nulls()
        .group_by("conversation", maintain_order=True)
        .first()
    )
