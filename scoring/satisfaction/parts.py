"""What speaks for and against a satisfied customer, in points of a rating from 1 to 5.

The rating that is expected before the shop's own ratings have taught anything better: the sum of a
few parts, each of which can be shown. The points were set by reasoning: what customers say last
and how they say it counts most (the mean and the last mood tell more of satisfaction than the
shift between first and last); thanks and a confirmed solution speak for, an open question, a
complaint, having to ask again, a refusal and a long wait against. Signs and sizes were checked on
public sets by ``fourfold evaluate``; nothing was fitted on them.
"""

import polars as pl

from scoring.detectors import AGENT, CUSTOMER, did

MIDDLE = 3.0
"""The rating of a conversation of which nothing speaks for or against."""

LEAST, MOST = 1.0, 5.0
"""The ends of the scale."""

LONG_WAIT = 3600.0
"""Seconds of waiting that count as one step; ten times as long is two."""

_LAST = CUSTOMER & (pl.col("turn") == pl.when(CUSTOMER).then("turn").max())
"""The customer's last turn."""

_CLOSING = AGENT & (pl.col("row") == pl.when(AGENT).then("row").max())
"""The agent's last message."""

_FELT = pl.when(CUSTOMER).then("polarity").drop_nulls()


def _any(acts: tuple[str, ...], who: pl.Expr) -> pl.Expr:
    return did(acts, who).any().cast(pl.Float64)


def _share(acts: tuple[str, ...], who: pl.Expr) -> pl.Expr:
    return pl.when(who).then(pl.any_horizontal(*acts)).mean().fill_null(0.0)


PARTS: dict[str, pl.Expr] = {
    "mood": 0.9 * _FELT.mean().fill_null(0.0),
    "last_words": 0.5 * _FELT.last().fill_null(0.0),
    "thanks": 0.3 * _any(("thanks",), CUSTOMER) + 0.2 * _any(("thanks",), _LAST),
    "settled": 0.5 * _any(("confirms_solved",), CUSTOMER) + 0.2 * _any(("satisfied",), CUSTOMER),
    "not_settled": -0.3 * _any(("denies_solved",), CUSTOMER),
    "still_asking": -0.4 * _any(("question", "request", "failure_report", "complaint"), _LAST),
    "much_left_to_say": -0.15
    * (pl.when(_LAST).then("words").sum().log1p() - 2.5).clip(0.0, 2.0).fill_null(0.0),
    "complaint": -0.5 * _share(("complaint",), CUSTOMER)
    - 0.3 * _any(("angry", "threat"), CUSTOMER),
    "again": -0.3 * _any(("repeat", "recontact"), CUSTOMER)
    - 0.3 * pl.when(CUSTOMER).then("said_again").max().fill_null(0.0),
    "regret": -0.25 * _any(("apology",), _CLOSING),
    "help": 0.2 * _any(("steps",), AGENT)
    + 0.2 * _any(("remedy",), AGENT)
    + 0.1 * _any(("alternative",), AGENT),
    "refusal": -0.2 * _any(("refusal",), _CLOSING),
    "asked_back": -0.2 * _share(("identity_check",), AGENT),
    "unanswered": -0.6 * (pl.col("turns").first() == 1).cast(pl.Float64),
    "waits": -0.2
    * (1.0 + (pl.col("reply_seconds").max() / LONG_WAIT).log10()).clip(0.0, 3.0).fill_null(0.0),
}
"""By name: points that a conversation gets, over its messages (the columns of
:func:`scoring.dialogue.dialogue`)."""

TOLD = CUSTOMER.any() & (_FELT.len() + pl.when(CUSTOMER).then("thanks").drop_nulls().len() > 0)
"""Is there anything that could be read of how the customer felt? Without, no rating is expected."""


def parts(said: pl.DataFrame) -> pl.DataFrame:
    """The points of every part, one row a conversation: ``conversation`` and PARTS.

    ``said`` are messages as :func:`scoring.dialogue.dialogue` gives them. A conversation of which
    nothing can be told has no row.
    """
    return (
        said.lazy()
        .group_by("conversation", maintain_order=True)
        .agg(TOLD.alias("told"), *(part.alias(name) for name, part in PARTS.items()))
        .filter("told")
        .drop("told")
        .collect()
    )


def expected(points: pl.DataFrame) -> pl.Series:
    """The rating that the parts add up to, LEAST … MOST."""
    whole = points.select(pl.sum_horizontal(*PARTS) + MIDDLE).to_series()
    return whole.clip(LEAST, MOST).alias("expected")
