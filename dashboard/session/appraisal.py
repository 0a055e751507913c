"""Agents' periods summed up, as the formula says, and as they were closed."""

from datetime import UTC, datetime
from typing import Any

import polars as pl

from dashboard import session
from dashboard.access import Right
from dashboard.ledger import appraisals, rubrics, samples
from dashboard.ledger.tables import Appraisal
from dashboard.session import people
from scoring.analysis.appraisal import appraisal, span
from scoring.analysis.estimates import means
from scoring.analysis.formula import Formula, content_of
from scoring.analysis.plans import plan_of
from scoring.measure import measuring_version

KINDS = ("month", "quarter")

_FIGURES = dict.fromkeys(
    (f"{who}{end}" for who in ("machine", "human", "total") for end in ("", "_low", "_high")),
    pl.Float64,
)
FIGURE = pl.Schema(
    {"agent_id": pl.String, "conversations": pl.Int64, "reviews": pl.Int64, "critical": pl.Int64}
    | _FIGURES
    | {"missing": pl.List(pl.String), "enough": pl.Boolean}
)
"""What is kept of an agent's period; see :func:`scoring.analysis.appraisal.appraisal`."""


def periods(kind: str) -> list[str]:
    """The months or quarters (as :func:`scoring.analysis.appraisal.span` names them) in which
    conversations began or which were closed, the last one first."""
    began = pl.col("started_at")
    quarter = pl.concat_str(began.dt.year(), pl.lit("-Q"), began.dt.quarter())
    name = began.dt.to_string("%Y-%m") if kind == "month" else quarter
    found = session.scores().select(name.drop_nulls().unique()).collect().to_series()
    kept = {one.period for one in closed() if ("Q" in one.period) == (kind == "quarter")}
    return sorted({*found} | kept, reverse=True)


def over(period: str) -> bool:
    """Whether a period has ended."""
    return span(period)[1] <= datetime.now(UTC)


def summed_up(period: str, formula: Formula) -> pl.DataFrame:
    """Every agent's period (FIGURE) as it stands now, without those whose is closed."""
    session.demand(Right.APPRAISE, "figures read", period)
    first, end = span(period)
    scores = session.scores(whole=True)
    began = scores.filter(pl.col("started_at").is_between(first, end, closed="left"))
    kept = [one.agent_id for one in closed(period)]
    found = appraisal(began, estimated(began), formula).select(FIGURE.names())
    return found.filter(~pl.col("agent_id").is_in(kept))


def estimated(began: pl.LazyFrame) -> pl.DataFrame:
    """The mean overall score that reviews let expect of all conversations of an agent:
    ``agent_id, reviews, mean, error``. Each review is weighed by the chance of its conversation to
    be drawn; what no plan drew speaks for itself alone and is left out. Other conversations of the
    same draws belong to its chances, so that they are in it without a value. ``began``: the
    conversations asked about."""
    book = session.book()
    per_agent = [one.id for one in samples.plans(book) if plan_of(one.plan).per_agent]
    drawn = people.sampled().select("item_id", "plan_id", "cycle", "agent_id", "probability")
    told = people.finished(whole=True).select(
        "item_id", "conversation_id", pl.col("overall").alias("value")
    )
    asked = began.select("conversation_id", pl.lit(value=True).alias("asked")).collect()
    known = (
        drawn.join(told, on="item_id")
        .join(asked, on="conversation_id", how="left")
        .filter(pl.col("asked").any().over("plan_id", "cycle"))
        .with_columns(
            pl.when("asked").then("value").alias("value"),
            pl.when(pl.col("plan_id").is_in(per_agent)).then("agent_id").alias("of"),
        )
    )
    by_agent = means(known, ["agent_id"], within=("plan_id", "of", "cycle"))
    return by_agent.select("agent_id", pl.col("n").alias("reviews"), "mean", "error")


def drawn_for(period: str) -> list[str]:
    """The weeks and months whose draws reach into a period, as far as people have reviewed them:
    reviews speak for these alone."""
    first, end = span(period)
    began = pl.col("started_at").is_between(first, end, closed="left")
    asked = session.scores().filter(began).select("conversation_id").collect()
    done = people.sampled().filter(pl.col("state") == samples.DONE)
    here = done.join(asked, on="conversation_id", how="semi")
    return here["cycle"].unique().sort().to_list()


def closed(period: str | None = None) -> list[Appraisal]:
    """What was closed, of agents that may be seen: one's own to agents."""
    every = appraisals.closed(session.book(), period)
    scope = session.person().scope()
    if scope.alone:
        return [one for one in every if one.agent_id == scope.agent_id]
    if scope.teams:
        seen = set(session.extent().agents)
        return [one for one in every if one.agent_id in seen]
    return every


def close(period: str, figures: pl.DataFrame, formula: Formula) -> None:
    """Keep the figures (:func:`summed_up`) as they are; raises
    :class:`dashboard.ledger.appraisals.ClosedError`."""
    told: dict[str, dict[str, Any]] = {
        row.pop("agent_id"): row for row in figures.iter_rows(named=True)
    }
    current = rubrics.current(session.book())
    versions = {"rubric": 0 if current is None else current.id, "measuring": measuring_version()}
    appraisals.close(
        session.book(),
        session.person(),
        period,
        told,
        formula=content_of(formula),
        versions=versions,
    )


def as_closed(kept: list[Appraisal]) -> pl.DataFrame:
    """What was closed (FIGURE), as it stood then."""
    rows = [{"agent_id": one.agent_id} | one.figures for one in kept]
    return pl.DataFrame(rows, schema=FIGURE)
