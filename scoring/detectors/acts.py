"""Is something said, how often, and in answer to what?"""

from collections.abc import Sequence

import polars as pl

from scoring.detectors import AGENT, CUSTOMER, Finding, did, first, happens, last, yes

SPEAKER = {"agent": AGENT, "customer": CUSTOMER}


def opening(acts: Sequence[str]) -> Finding:
    """1 if the agent's first turn does one of ``acts``, else 0."""
    first_turn = AGENT & (pl.col("turn") == pl.when(AGENT).then("turn").min())
    found = did(acts, first_turn)
    return Finding(
        AGENT.any(), yes(happens(found)), pl.coalesce(first(found), first(AGENT)), tuple(acts)
    )


def closing(acts: Sequence[str]) -> Finding:
    """1 if the agent's last turn does one of ``acts``, else 0."""
    last_turn = AGENT & (pl.col("turn") == pl.when(AGENT).then("turn").max())
    found = did(acts, last_turn)
    return Finding(
        AGENT.any(), yes(happens(found)), pl.coalesce(last(found), last(AGENT)), tuple(acts)
    )


def share(acts: Sequence[str]) -> Finding:
    """The share of the agent's messages that do one of ``acts``."""
    found = did(acts)
    value = pl.when(found.is_null().any().not_()).then(found.sum() / AGENT.sum())
    return Finding(AGENT.any(), value, first(found), tuple(acts))


def count(acts: Sequence[str], who: str = "agent") -> Finding:
    """How many messages of the agent (or customer) do one of ``acts``."""
    found = did(acts, SPEAKER[who])
    # One that is seen counts, whether or not the other messages can be read.
    value = pl.when(happens(found).is_not_null()).then(found.sum().cast(pl.Float64))
    return Finding(SPEAKER[who].any(), value, first(found), tuple(acts))


def presence(acts: Sequence[str], when: Sequence[str] = ()) -> Finding:
    """1 if the agent does one of ``acts`` anywhere, where the customer did one of ``when``."""
    found = did(acts)
    applies = happens(did(when, CUSTOMER)) & AGENT.any() if when else AGENT.any()
    return Finding(applies, yes(happens(found)), first(found), tuple(acts))


def answer(
    acts: Sequence[str], to_customer: Sequence[str] = (), to_agent: Sequence[str] = ()
) -> Finding:
    """1 if the agent does one of ``acts`` once the customer did one of ``to_customer`` (later), or
    the agent one of ``to_agent`` (in the same message or later), else 0."""
    asked = did(to_customer, CUSTOMER) if to_customer else pl.lit(False)
    refused = did(to_agent) if to_agent else pl.lit(False)
    trigger = asked | refused
    found = did(acts) & (pl.col("row") >= first(trigger))
    return Finding(
        happens(trigger) & AGENT.any(),
        yes(happens(found)),
        pl.coalesce(first(found), first(trigger)),
        tuple(acts) + tuple(to_agent),
    )


def outweighs(acts: Sequence[str], over: Sequence[str]) -> Finding:
    """The share of ``acts`` among the agent's messages that do these or those in ``over``."""
    these, those = did(acts), did(over)
    either = these | those
    return Finding(
        happens(either), these.sum() / (these.sum() + those.sum()), first(those), tuple(over)
    )


def standing(acts: Sequence[str], settled_by: Sequence[str]) -> Finding:
    """1 if the customer did one of ``acts`` and none of ``settled_by`` in a later message."""
    found, settled = did(acts, CUSTOMER), did(settled_by, CUSTOMER)
    stands = happens(found) & (last(settled).fill_null(-1) < last(found)).fill_null(False)
    return Finding(
        CUSTOMER.any(),
        yes(pl.when(happens(found).is_not_null()).then(stands)),
        last(found),
        tuple(acts),
    )
