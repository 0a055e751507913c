"""How did they feel? Polarity −1 … 1."""

from collections.abc import Sequence

import polars as pl

from scoring.detectors import AGENT, CUSTOMER, Finding, did, first, last

_FELT = CUSTOMER & pl.col("polarity").is_not_null()


def agent_tone(except_acts: Sequence[str], harsh: Sequence[str]) -> Finding:
    """The lowest polarity of the agent's messages. Those that do ``except_acts`` are left out, as
    who apologises or helps has to name the trouble, unless they are ``harsh``; what is not harsh
    counts half, since a fault described ("the account was hacked") reads like anger."""
    sharp = did(harsh).fill_null(False)
    excused = did(except_acts).fill_null(False)
    polarity = pl.col("polarity")
    tone = pl.when(AGENT & sharp).then(polarity).when(AGENT & ~excused).then(polarity / 2)
    read = (AGENT & (polarity.is_not_null() | (excused & ~sharp))).any()
    return Finding(
        AGENT.any(), pl.when(read).then(tone.min().fill_null(0.0)), first(tone == tone.min())
    )


def final_polarity() -> Finding:
    """The polarity of the customer's last words."""
    ends = CUSTOMER & (pl.col("row") == pl.when(CUSTOMER).then("row").max())
    return Finding(CUSTOMER.any(), pl.when(ends).then("polarity").max(), last(ends))


def polarity_shift() -> Finding:
    """The mean polarity of the customer's second half of messages less that of the first half."""
    order = CUSTOMER.cast(pl.Int32).cum_sum()
    half = CUSTOMER.sum() / 2
    early = pl.when(_FELT & (order <= half)).then("polarity")
    late = pl.when(_FELT & (order > half)).then("polarity")
    return Finding(CUSTOMER.sum() >= 2, late.mean() - early.mean(), last(CUSTOMER))
