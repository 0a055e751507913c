"""Verdicts that another rubric changes (:mod:`scoring.analysis.whatif`)."""

import polars as pl

from scoring.analysis.whatif import AFTER, affected
from scoring.rubric import Rubric
from scoring.scorecard import MET, MISSED, PARTLY, told_points, verdict
from scoring.standards import standards

_GRADES = {MISSED: 0, PARTLY: 50, MET: 100}


def flips(
    measurements: pl.LazyFrame,
    before: Rubric,
    after: Rubric,
    corrections: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """How many verdicts change from what to what: ``standard, verdict, verdict:after, n``, one row
    for each kind of change there is. What people said (``corrections``) does not change."""
    names = affected(before, after, ("met", "partly", "clock"))
    counts = [
        ((was == worth) & (then == other)).sum().alias(f"{name}|{word}|{now}")
        for name in names
        for was, then in [_both(measurements, name, before, after, corrections)]
        for word, worth in _GRADES.items()
        for now, other in _GRADES.items()
        if word != now
    ]
    found = measurements.select(counts).collect().row(0) if counts else ()
    kinds = [
        (name, word, now) for name in names for word in _GRADES for now in _GRADES if word != now
    ]
    rows = [(*kind, count) for kind, count in zip(kinds, found, strict=True) if count]
    schema = {"standard": pl.String, "verdict": pl.String, "verdict" + AFTER: pl.String}
    return pl.DataFrame(rows, schema=schema | {"n": pl.Int64}, orient="row")


def flipped(
    measurements: pl.LazyFrame,
    standard: str,
    before: Rubric,
    after: Rubric,
    corrections: pl.DataFrame | None = None,
) -> pl.LazyFrame:
    """The conversations in which the verdict on a standard changes: ``conversation_id, started_at,
    agent_id, language, channel, value, verdict, verdict:after``."""
    was, then = _both(measurements, standard, before, after, corrections)
    one = standards()[standard]
    return measurements.filter(was != then).select(
        *("conversation_id", "started_at", "agent_id", "language", "channel"),
        pl.col(standard).alias("value"),
        verdict(one, before).alias("verdict"),
        verdict(one, after).alias("verdict" + AFTER),
    )


def _both(
    measurements: pl.LazyFrame,
    standard: str,
    before: Rubric,
    after: Rubric,
    corrections: pl.DataFrame | None,
) -> tuple[pl.Expr, pl.Expr]:
    """The points under both rubrics, the same where people said something."""
    was, then = (
        told_points(measurements, rubric, [standard])[standard] for rubric in (before, after)
    )
    if corrections is None:
        return was, then
    said = corrections.filter(pl.col("standard") == standard)["conversation_id"]
    if said.is_empty():
        return was, then
    return was, pl.when(pl.col("conversation_id").is_in(said.implode())).then(was).otherwise(then)
