"""Quality against load: are conversations worse when an agent has several open?

The same agents are compared with themselves: who is given many at a time may be better, or worse,
than others to begin with.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW

MOST = 5
"""Conversations at the same time that are told apart; more count as so many."""

LEAST_AGENTS = 5
"""Agents with different loads from which anything is said."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class AgainstLoad:
    """``levels``: ``open, n, difference, low, high``, in points from conversations led alone (the
    first row, 0); null where few. ``slope`` is the difference that each further conversation goes
    with, ``low, high, p``; null where there is too little to say, of so many ``agents``."""

    levels: pl.DataFrame
    agents: int
    slope: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None

    @property
    def clear(self) -> bool:
        """Whether more than chance is to be seen."""
        return self.p is not None and self.p < 1 - CONFIDENCE


def against_load(sittings: pl.LazyFrame, scores: pl.LazyFrame, measure: str) -> AgainstLoad:
    """A score by how many conversations the agent had open as one began (``sittings`` of
    :func:`scoring.analysis.workload.workload`), within agents.

    Ordinary least squares with a level of its own for each agent (fixed effects; the "within"
    estimator, Mundlak, Econometrica 1978), from the sums of agents and loads. Errors are clustered
    by agent (Liang and Zeger, Biometrika 1986), with Student's t and one less degree of freedom
    than agents.
    """
    cells = (
        sittings.join(scores.select("conversation_id", measure), on="conversation_id")
        .filter(pl.col(measure).is_not_null())
        .group_by("agent_id", pl.col("open").clip(1, MOST))
        .agg(
            pl.len().cast(pl.Float64).alias("n"),
            pl.col(measure).cast(pl.Float64).sum().alias("total"),
        )
        .sort("agent_id", "open")
        .collect()
    )
    counts = cells.group_by("open").agg(pl.col("n").sum()).sort("open")
    told = counts.filter(pl.col("n") >= FEW)["open"].to_list()
    mixed = pl.col("open").n_unique().over("agent_id") > 1
    known = cells.filter(pl.col("open").is_in(told)).filter(mixed)
    agents, nothing = known["agent_id"].n_unique(), dict.fromkeys(("difference", "low", "high"))
    levels = counts.select("open", pl.col("n").cast(pl.Int64))
    if agents < LEAST_AGENTS or 1 not in told:
        empty = (pl.lit(value, pl.Float64).alias(name) for name, value in nothing.items())
        return AgainstLoad(levels.with_columns(*empty), agents)
    n, total = (_wide(known, name, told) for name in ("n", "total"))
    steps = _within(n, total, np.eye(len(told))[:, 1:])
    further = pl.DataFrame({"open": told[1:], **dict(zip(nothing, steps[:3], strict=True))})
    alone = pl.DataFrame({"open": [1], **{name: [0.0] for name in nothing}})
    shown = levels.join(pl.concat([alone, further]), on="open", how="left", maintain_order="left")
    slope, low, high, p = (
        float(one[0]) for one in _within(n, total, np.array(told, float)[:, None])
    )
    return AgainstLoad(shown.fill_nan(None), agents, slope, low, high, p)


def _wide(cells: pl.DataFrame, value: str, told: list[int]) -> Numbers:
    """A row an agent, a column a load."""
    found = cells.pivot("open", index="agent_id", values=value).sort("agent_id")
    return found.select(pl.col(str(load)).fill_null(0.0) for load in told).to_numpy()


def _within(n: Numbers, total: Numbers, design: Numbers) -> tuple[Numbers, ...]:
    """Effects of the columns of ``design`` (loads × effects), with ``low, high, p``."""
    every = n.sum(axis=1)
    bent = (
        np.array([np.diag(row) for row in n]) - n[:, :, None] * n[:, None, :] / every[:, None, None]
    )
    curved = design.T @ bent @ design
    pulled = (total - n * (total.sum(axis=1) / every)[:, None]) @ design
    inverse = np.linalg.pinv(curved.sum(axis=0))
    effects = inverse @ pulled.sum(axis=0)
    left = pulled - curved @ effects
    clusters = len(n)
    error = np.sqrt(np.diag(inverse @ (left.T @ left) @ inverse) * clusters / (clusters - 1))
    reach = stats.t.ppf(0.5 + CONFIDENCE / 2, clusters - 1) * error
    with np.errstate(invalid="ignore", divide="ignore"):
        p = 2 * stats.t.sf(np.abs(effects) / error, clusters - 1)
    return effects, effects - reach, effects + reach, p
