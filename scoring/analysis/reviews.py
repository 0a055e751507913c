"""Reviews against the machine: how far its verdicts can be trusted, standard by standard."""

import math
from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.analysis import FEW
from scoring.analysis.agreement import Table, bounds, error, kappa
from scoring.analysis.calibration import ANSWERS
from scoring.scorecard import MISSED

BY = ("standard", "language")

AGAINST = pl.Schema(
    {
        "conversation_id": pl.String,
        "standard": pl.String,
        "language": pl.String,
        "channel": pl.String,
        "reviewer": pl.Int64,
        "machine": pl.String,
        "person": pl.String,
        "value": pl.Float64,
        "probability": pl.Float64,
    }
)
"""A person's verdict beside the program's on the same, and what had been measured."""


def against_program(told: pl.DataFrame, disputed: pl.DataFrame) -> pl.DataFrame:
    """Every verdict of a person that stands beside one of the program (AGAINST), from the verdicts
    of reviews (``told``: AGAINST with ``verdict`` for ``person``, ``reviewer_id``, ``review_id,
    calibration_id``) and ``disputed`` (AGAINST with ``review_id, decision, decided_by``).

    Those of blind sessions are left out: several people judge the same there, and nobody is asked
    about the program. What was decided of a dispute counts as a verdict of whoever decided it, in
    the place of the review's that was disputed.
    """
    decided = disputed.filter(pl.col("decision").is_not_null())
    said = (
        told.filter(pl.col("calibration_id").is_null())
        .join(decided, on=["review_id", "standard"], how="anti", maintain_order="left")
        .rename({"verdict": "person", "reviewer_id": "reviewer"})
    )
    ruled = decided.with_columns(
        pl.col("decision").alias("person"), pl.col("decided_by").alias("reviewer")
    )
    rows = pl.concat([said.select(AGAINST.names()), ruled.select(AGAINST.names())])
    return rows.filter(pl.col("machine") != "")


def trusted(
    judgements: pl.DataFrame, by: Sequence[str] = BY, weighted: bool = True
) -> pl.DataFrame:
    """How people's verdicts and the machine's agree: one row a group of ``by``, ``*by, n, assessed,
    said_missed, were_missed``, and, each with its 95 % interval (``…_low, …_high``), ``alike,
    precision, recall, kappa``.

    ``judgements`` are one row a standard that a person judged: ``conversation_id, standard,
    language, machine, person`` (verdicts)``, probability`` (of the conversation to be reviewed, or
    null). A person's null or not assessed is no judgement and not counted in ``n``.

    * ``alike``: the share of equal verdicts among those ``assessed`` by the machine; what it leaves
      open misleads nobody. ``kappa``: what of it is beyond chance (Cohen 1960, unweighted, over
      met, partly, missed and not applicable).
    * ``precision``: how often a "missed" of the machine is one (of ``said_missed``); ``recall``:
      how many of people's the machine finds (of ``were_missed``; what it left open is not found).

    Reviews are rarely of just any conversation: plans seek what looks bad, where there is more to
    miss. ``weighted`` therefore lets each count for as many conversations as it was drawn from, the
    inverse of its probability (Hájek 1971); one without was picked by hand and stands for itself
    alone. Without ``weighted`` all count alike, and the figures are those of the reviews.

    Intervals are those of :func:`scoring.analysis.agreement.bounds`, several judgements of one
    conversation as one cluster; that of kappa follows from the share alike, expected agreement as
    it is. In draws of 10–200 reviews it held kappas of 0.4–0.95 in 93–97 of 100 cases; Fleiss's
    asymptotic one and the percentile bootstrap in as few as 11 where nearly all is met. Null where
    fewer than FEW judgements are asked, and kappa where all verdicts are the same.
    """
    weight = 1 / pl.col("probability") if weighted else pl.lit(1.0)
    known = judgements.filter(pl.col("person").is_in(ANSWERS)).select(
        *by,
        pl.col("conversation_id").rank("dense").over(by).cast(pl.Int64).alias("cluster"),
        weight.cast(pl.Float64).fill_null(1.0).alias("weight"),
        *(
            pl.col(who).replace_strict(_CODES, default=-1).alias(who)
            for who in ("machine", "person")
        ),
    )
    groups = known.group_by(by, maintain_order=True)
    parts = np.array([_parts(group) for _, group in groups]).reshape(-1, len(_FIGURES), len(_PARTS))
    share, error, cases, clusters, beyond = np.moveaxis(parts, 2, 0)
    low, high = bounds(share, error, cases, clusters)
    told = {
        f"{name}{end}": np.maximum(1 - (1 - value) / beyond, -1)[:, place]
        for place, name in enumerate(_FIGURES)
        for end, value in (("", share), ("_low", low), ("_high", high))
    }
    missed = _CODES[MISSED]
    counts = groups.agg(
        pl.len().cast(pl.Int64).alias("n"),
        (pl.col("machine") >= 0).sum().cast(pl.Int64).alias("assessed"),
        (pl.col("machine") == missed).sum().cast(pl.Int64).alias("said_missed"),
        (pl.col("person") == missed).sum().cast(pl.Int64).alias("were_missed"),
    )
    return counts.with_columns(
        pl.Series(name, value).fill_nan(None) for name, value in told.items()
    ).sort(by, nulls_last=True)


_FIGURES = ("alike", "precision", "recall", "kappa")
_PARTS = ("share", "error", "cases", "clusters", "beyond")
"""Of a figure: the share it is made of, with its error; how many cases that is worth, in how many
conversations; and what part of the share is beyond chance, all but for kappa."""

_CODES = {answer: place for place, answer in enumerate(ANSWERS)}


def people_only(trusted: pl.DataFrame, bar: float, least: int) -> pl.DataFrame:
    """Where only people should judge: ``standard, language`` (of :func:`trusted` by both) whose
    kappa lies below the ``bar`` with its whole interval, of at least ``least`` verdicts.

    Kappa and not the share alike: where nearly all is met, whoever always says "met" is nearly
    always right and finds nothing. Where little was reviewed nothing is known against the machine.
    """
    below = (pl.col("assessed") >= least) & (pl.col("kappa_high") < bar)
    return trusted.filter(below).select(BY)


def _parts(group: pl.DataFrame) -> list[list[float]]:
    """_PARTS of each of _FIGURES."""
    machine, person, weight, cluster = (
        group[name].to_numpy() for name in ("machine", "person", "weight", "cluster")
    )
    assessed, said, were = machine >= 0, machine == _CODES[MISSED], person == _CODES[MISSED]
    shares = (assessed, machine == person), (said, were), (were, said)
    return [
        *(_share(right[of], weight[of], cluster[of]) for of, right in shares),
        _kappa(machine[assessed], person[assessed], weight[assessed], cluster[assessed]),
    ]


def _share(right: NDArray[np.bool_], weight: Table, cluster: NDArray[np.int64]) -> list[float]:
    if len(right) < FEW:
        return [math.nan] * len(_PARTS)
    part = weight / weight.sum()
    share = (part * right).sum()
    return [share, error(part * (right - share), cluster), *_worth(weight, cluster), 1.0]


def _kappa(
    machine: NDArray[np.int64], person: NDArray[np.int64], weight: Table, cluster: NDArray[np.int64]
) -> list[float]:
    if len(machine) < FEW:
        return [math.nan] * len(_PARTS)
    told = kappa(machine, person, weight)
    beyond = 1 - told.by_chance if math.isfinite(told.figure) else math.nan
    unsure = error(told.influence, cluster) * beyond
    return [told.alike, unsure, *_worth(weight, cluster), beyond]


def _worth(weight: Table, cluster: NDArray[np.int64]) -> tuple[float, int]:
    """For how many conversations of equal weight they stand (Kish 1965), of how many."""
    each = np.bincount(cluster, weight)
    return float(each.sum() ** 2 / (each**2).sum()), int(np.count_nonzero(each))
