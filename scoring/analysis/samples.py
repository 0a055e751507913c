"""A sample of conversations before it is drawn and after it was reviewed: what it will tell, and
what it tells."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from scoring.analysis.estimates import means, needed
from scoring.analysis.plans import SIGNALS, Plan
from scoring.analysis.sampling import drawn
from scoring.rubric import Rubric
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, PARTLY, scores
from scoring.standards import standards

CYCLES = ("week", "month")

WANTED = 3.0
"""Points (of 100) within which a mean is usually wanted."""

_ANSWERS = (MET, PARTLY, MISSED, NOT_APPLICABLE)

_NAMES = {"week": "%G-W%V", "month": "%Y-%m"}

PERSON, PROGRAM, DIFFERENCE = "person", "program", "difference"
"""What :func:`estimates` tells: what people say, what the program does, by how much people are
above it."""


@dataclass(frozen=True)
class Forecast:
    """What a draw would be: ``drawn`` of so many ``conversations``, for so many ``agents``.

    ``margin``: to within how many points the mean overall score of all would be known, with 95 %
    confidence, if people judged as the program does; ``needed``: how many drawn by chance alone
    would do for WANTED. Null where too few can be judged.
    """

    drawn: int
    agents: int
    conversations: int
    margin: float | None
    needed: int | None


def cycle_name(cycle: str) -> pl.Expr:
    """The cycle (of CYCLES) in which a conversation began, in UTC: "2026-W47" (ISO 8601) or
    "2026-11"; null where no time is known. Names sort by time."""
    return pl.col("started_at").dt.to_string(_NAMES[cycle])


def drawable_of(measurements: pl.LazyFrame, rubric: Rubric) -> pl.DataFrame:
    """What plans draw from: the program's scores of conversations, whatever people said, with the
    measured values that SIGNALS ask for (:func:`scoring.analysis.sampling.drawn`)."""
    asked = {name for figure in SIGNALS.values() for name in figure.meta.root_names()}
    values = measurements.select("conversation_id", *sorted(asked & set(standards())))
    scored = scores(measurements, rubric)
    return scored.join(values, on="conversation_id", how="left", maintain_order="left").collect()


def signs(frame: pl.DataFrame) -> pl.DataFrame:
    """How many conversations bear each sign of SIGNALS: ``signal, n`` (those of which it can be
    told)``, share`` (0–1 of all that are seen to bear it; null where it can be told of none)."""
    told = frame
    if "disagreement" not in frame.columns:
        told = frame.with_columns(pl.lit(None, pl.Float64).alias("disagreement"))
    values = told.select(figure.alias(name) for name, figure in SIGNALS.items())
    return pl.DataFrame(
        {
            "signal": list(SIGNALS),
            "n": [values[name].drop_nulls().len() for name in SIGNALS],
            "share": [
                None if column.is_null().all() else (column > 0).sum() / column.len()
                for column in values
            ],
        },
        schema={"signal": pl.String, "n": pl.Int64, "share": pl.Float64},
    )


def forecast(frame: pl.DataFrame, plan: Plan, cycle: str) -> Forecast:
    """What a plan would draw of a cycle's conversations (``frame`` of
    :func:`scoring.analysis.sampling.drawn`, with ``overall``)."""
    chosen = drawn(frame, plan, cycle)
    scored = frame.select("conversation_id", pl.col("overall").alias("value"))
    told = means(chosen.join(scored, on="conversation_id"), within=quotas(plan))
    low, high = told.select("low", "high").row(0) if told.height else (None, None)
    known = frame["overall"].drop_nulls()
    spread = known.std()
    return Forecast(
        chosen.height,
        chosen["agent_id"].n_unique(),
        frame.height,
        None if low is None else (high - low) / 2,
        needed(float(spread), WANTED, known.len()) if isinstance(spread, float) else None,
    )


def quotas(plan: Plan) -> tuple[str, ...]:
    """The columns within which a plan draws its quota, as estimates have to know."""
    return ("agent_id",) if plan.per_agent else ()


def estimates(reviewed: pl.DataFrame, within: Sequence[str]) -> pl.DataFrame:
    """What reviews say of all conversations: three rows (PERSON, PROGRAM, DIFFERENCE), ``who`` and
    the columns of :func:`scoring.analysis.estimates.means`.

    ``reviewed``: one row a reviewed conversation with ``person`` and ``program`` (overall scores),
    ``probability`` and the columns of ``within``. The program is asked on the same conversations,
    so that the difference is one of judgement and not of the draw. Where not all that were drawn
    are reviewed yet, these stand for the others.
    """
    values = {
        PERSON: pl.col("person"),
        PROGRAM: pl.col("program"),
        DIFFERENCE: pl.col("person") - pl.col("program"),
    }
    return pl.concat(
        means(reviewed.with_columns(value.alias("value")), within=within).select(
            pl.lit(name).alias("who"), pl.all()
        )
        for name, value in values.items()
    )


def disagreement(judgements: pl.DataFrame) -> pl.DataFrame:
    """How far people and the program were apart: ``conversation_id, disagreement`` (the share of
    verdicts of both that differ, 0–1). ``judgements``: ``conversation_id, verdict, machine``; what
    either left open is not counted."""
    both = pl.col("verdict").is_in(_ANSWERS) & pl.col("machine").is_in(_ANSWERS)
    return (
        judgements.filter(both)
        .group_by("conversation_id")
        .agg((pl.col("verdict") != pl.col("machine")).mean().alias("disagreement"))
    )
