"""How polite, how warm is a message? Counted from its acts, in any language."""

import polars as pl

_COUNTED = ("polite", "greeting", "apology", "empathy", "reassurance", "farewell", "rude", "blunt")

_LOUD = r"\?\s*[?!]|!!|\b\p{Lu}{5,}\b.*\b\p{Lu}{5,}\b"
"""Marks of a raised voice: piled up marks, words in capitals."""


def tone(messages: pl.DataFrame, spans: pl.DataFrame) -> pl.DataFrame:
    """Two columns for messages, in their order: ``politeness`` and ``warmth``; above 0 is polite,
    warm. Null where the language has no words for polite forms, or for empathy.

    ``messages`` needs ``message``, ``text`` and ``words``, and for ``polite`` and ``empathy``
    whether they could be told (null: no); ``spans`` are those of :func:`scoring.acts.spans`.
    Politeness counts the devices of Danescu-Niculescu-Mizil et al., "A computational approach to
    politeness" (ACL 2013): hedged and thankful words, a greeting, regret, less what is brusque.
    Warmth is what is said to comfort, in proportion to the root of the length: a long text is no
    warmer for its length.
    """
    told = (
        spans.filter(pl.col("act").is_in(_COUNTED))
        .group_by("message")
        .agg(pl.col("act").filter(act=act).len().cast(pl.Int32).alias(act) for act in _COUNTED)
    )
    said = messages.select(
        "message",
        "words",
        pl.col("text").str.contains(_LOUD).cast(pl.Int32).alias("loud"),
        pl.col("polite").is_not_null().alias("polite_told"),
        pl.col("empathy").is_not_null().alias("empathy_told"),
    ).join(told, on="message", how="left", maintain_order="left")
    n = {act: pl.col(act).fill_null(0) for act in _COUNTED}
    politeness = (
        pl.min_horizontal(n["polite"], 3)
        + pl.min_horizontal(n["greeting"], 3)
        + n["apology"]
        + (n["reassurance"] + n["farewell"]) / 2
        - n["rude"]
        - n["blunt"]
        - pl.col("loud")
    )
    warmth = (2 * n["empathy"] + n["reassurance"] + n["apology"] + n["farewell"]) / (
        pl.col("words") + 5
    ).sqrt()
    return said.select(
        pl.when("polite_told").then(politeness.cast(pl.Float64)).alias("politeness"),
        pl.when("empathy_told").then(warmth.cast(pl.Float64)).alias("warmth"),
    )
