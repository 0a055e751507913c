"""Is it done in the right order?"""

from collections.abc import Sequence

import polars as pl

from scoring.detectors import AGENT, CUSTOMER, Finding, did, first, happens, yes

_PLACE = 1_000_000
"""Longer than any message is read: orders words within a message after the message itself."""


def before(
    acts: Sequence[str],
    then: Sequence[str],
    when: Sequence[str] = (),
    or_given: bool = False,
    needs_then: bool = True,
) -> Finding:
    """1 if the agent's first of ``acts`` comes before the first of ``then``; 0.5 if it comes after;
    0 if it never comes.

    Applies where the agent does one of ``then`` (``needs_then``) and, with ``when``, after the
    customer did one of those. With ``or_given`` the customer's having given a reference number
    before is as good.
    """
    told = happens(did(when, CUSTOMER)) if when else pl.lit(True)
    since = first(did(when, CUSTOMER)) if when else pl.lit(0, pl.UInt32)
    heard = pl.col("row") >= since
    mine, other = did(acts) & heard, did(then) & heard
    start, limit = _place(mine, acts), _place(other, then)
    if or_given:
        given = CUSTOMER & pl.col("reference")
        start = pl.min_horizontal(start, (first(given).cast(pl.Int64) * _PLACE))
    in_time = start <= limit.fill_null(2**62)
    value = pl.when(in_time).then(1.0).when(start.is_not_null()).then(0.5).otherwise(0.0)
    readable = happens(mine).is_not_null()
    applies = told & (happens(other) if needs_then else AGENT.any())
    return Finding(
        applies,
        pl.when(readable).then(value),
        pl.coalesce(first(mine), first(other), since),
        tuple(acts) + tuple(then) + tuple(when),
    )


def sequence(stages: Sequence[Sequence[str]], when: Sequence[str]) -> Finding:
    """The share of ``stages`` (each a choice of acts) that the agent goes through in this order,
    once the customer did one of ``when``."""
    asked = did(when, CUSTOMER)
    place = first(asked).cast(pl.Int64) * _PLACE
    reached = pl.lit(0.0)
    for stage in stages:
        now = _place(did(stage) & (_key(stage) >= place), stage)
        reached = reached + now.is_not_null().cast(pl.Float64)
        place = pl.coalesce(now, place)
    acts = tuple(act for stage in stages for act in stage)
    readable = happens(did(acts)).is_not_null()
    return Finding(
        happens(asked) & AGENT.any(),
        pl.when(readable).then(reached / len(stages)),
        first(asked),
        tuple(when),
    )


def stages(
    stages: Sequence[Sequence[str]], when: Sequence[str], unless: Sequence[str] = ()
) -> Finding:
    """The share of ``stages`` (each a choice of acts) that the agent goes through, in any order,
    once the customer did one of ``when``; where the customer did one of ``unless`` it is about
    something else."""
    asked = did(when, CUSTOMER)
    heard = pl.col("row") >= first(asked)
    reached = [yes(happens(did(stage) & heard)) for stage in stages]
    acts = tuple(act for stage in stages for act in stage)
    other = happens(did(unless, CUSTOMER)) if unless else pl.lit(False)
    return Finding(
        happens(asked) & ~other & AGENT.any(),
        pl.sum_horizontal(*reached, ignore_nulls=False) / len(stages),
        pl.coalesce(first(did(acts) & heard), first(asked)),
        acts + tuple(when),
    )


def settled_before(acts: Sequence[str], passing: Sequence[str]) -> Finding:
    """1 if the agent did one of ``acts`` no later than the first of ``passing``, else 0."""
    passed, understood = did(passing), did(acts)
    in_time = understood & (pl.col("row") <= first(passed))
    return Finding(
        happens(passed), yes(happens(in_time)), first(passed), tuple(passing) + tuple(acts)
    )


def _key(acts: Sequence[str]) -> pl.Expr:
    start = pl.min_horizontal(*(f"{act}:start" for act in acts)).fill_null(0)
    return pl.col("row").cast(pl.Int64) * _PLACE + start.clip(0, _PLACE - 1)


def _place(what: pl.Expr, acts: Sequence[str]) -> pl.Expr:
    """Where in the conversation ``what`` first holds, to the character."""
    return pl.when(what).then(_key(acts)).min()
