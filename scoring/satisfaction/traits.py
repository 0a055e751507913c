"""Numbers of a conversation from which ratings can be learned; no names, no words."""

import polars as pl

from scoring.detectors import AGENT, CUSTOMER
from scoring.languages import ACTS, AGENT_ACTS, CUSTOMER_ACTS

_LAST = CUSTOMER & (pl.col("turn") == pl.when(CUSTOMER).then("turn").max())
_FELT = pl.when(CUSTOMER).then("polarity").drop_nulls()
_REPLY = pl.col("reply_seconds").clip(0.0, 1e8)


def _mean(column: str, who: pl.Expr) -> pl.Expr:
    return pl.when(who).then(pl.col(column).cast(pl.Float64)).mean()


_SIZES = {
    "turns": (pl.col("turn").max() + 1).log1p(),
    "customer_messages": CUSTOMER.sum().log1p(),
    "agent_messages": AGENT.sum().log1p(),
    "customer_words": pl.when(CUSTOMER).then("words").sum().log1p(),
    "agent_words": pl.when(AGENT).then("words").sum().log1p(),
    "longest_answer": pl.when(AGENT).then("words").max().log1p(),
    "first_words": pl.when(CUSTOMER).then("words").drop_nulls().first().log1p(),
    "last_words": pl.when(_LAST).then("words").sum().log1p(),
    "agent_last": (pl.col("speaker").last() == "agent").cast(pl.Float64),
}

_MOOD = {
    "mood": _FELT.mean(),
    "mood_lowest": _FELT.min(),
    "mood_highest": _FELT.max(),
    "mood_first": _FELT.first(),
    "mood_last": _FELT.last(),
    "agent_tone": _mean("polarity", AGENT),
    "agent_tone_lowest": pl.when(AGENT).then("polarity").min(),
    "politeness": _mean("politeness", AGENT),
    "warmth": _mean("warmth", AGENT),
}

_COURSE = {
    "customer_again": _mean("said_again", CUSTOMER),
    "customer_again_most": pl.when(CUSTOMER).then("said_again").max(),
    "agent_again": _mean("said_again", AGENT),
    "agent_again_most": pl.when(AGENT).then("said_again").max(),
    "agent_took_up": _mean("taken_up", AGENT).log1p(),
    "customer_took_up": _mean("taken_up", CUSTOMER).log1p(),
    "agent_reference": _mean("reference", AGENT),
    "customer_reference": _mean("reference", CUSTOMER),
    "first_reply": _REPLY.drop_nulls().first().log1p(),
    "longest_reply": _REPLY.max().log1p(),
}

_ACTS = {
    f"{side}_{act}{when}": told
    for act in ACTS
    for side, acts, who, last in (
        ("agent", AGENT_ACTS, AGENT, pl.col("row") == pl.when(AGENT).then("row").max()),
        ("customer", CUSTOMER_ACTS, CUSTOMER, _LAST),
    )
    if act in acts
    for when, told in (("", _mean(act, who)), ("_last", _mean(act, who & last)))
}

TRAITS: dict[str, pl.Expr] = _SIZES | _MOOD | _COURSE | _ACTS
"""By name: a number over the messages of a conversation (:func:`scoring.dialogue.dialogue`); null
where it cannot be told."""


def traits(said: pl.DataFrame) -> pl.DataFrame:
    """One row a conversation with anything said between people: ``conversation`` and TRAITS."""
    return (
        said.lazy()
        .group_by("conversation", maintain_order=True)
        .agg(trait.cast(pl.Float64).alias(name) for name, trait in TRAITS.items())
        .collect()
    )


VOICES = ("customer", "agent", "last")
"""Whose words are read together: each side's, and the customer's last turn."""


def voices(said: pl.DataFrame) -> pl.DataFrame:
    """What was said, one row a conversation: ``conversation`` and a text for each of VOICES."""
    who = dict(zip(VOICES, (CUSTOMER, AGENT, _LAST), strict=True))
    return (
        said.lazy()
        .group_by("conversation", maintain_order=True)
        .agg(pl.col("text").filter(where).str.join("\n").alias(name) for name, where in who.items())
        .collect()
    )
