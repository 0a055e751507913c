"""One agent beside colleagues in like conversations, so that no single colleague can be made out.

Conversations are alike in what agents do not choose (MIX). A colleague's figure is told as if they
had the agent's own mix: by how much their conversations are above the mean of all colleagues in the
same language and channel (indirect standardisation: Keiding and Clayton, Statistical Science 2014).
"""

from collections.abc import Sequence

import polars as pl

from scoring.analysis import FEW, MEASURES
from scoring.analysis.comparison import against_rest
from scoring.analysis.predictions import MIX
from scoring.rubric import Rubric
from scoring.scorecard import told_points
from scoring.standards import standards

LEAST = 5
"""Colleagues below whom nothing is told of them: a figure of fewer would tell of single people."""


def band(scores: pl.LazyFrame, agent: str, measures: Sequence[str] = MEASURES) -> pl.DataFrame:
    """Where the middle half of an agent's colleagues are: one row a measure, ``measure,
    colleagues, low, middle, high``.

    ``low``, ``middle`` and ``high`` are the quartiles of the colleagues' mean scores (0–100), each
    from FEW conversations or more like the agent's own; ``colleagues`` is how many there are. All
    three null with fewer than LEAST. ``scores``: :func:`scoring.scorecard.scores`, of everybody.
    """
    above, usual = _above(scores, agent, measures)
    own = pl.col("own")
    expected = usual.select(
        (pl.col(name) * own).sum() / own.filter(pl.col(name).is_not_null()).sum()
        for name in measures
    )
    others = (
        above.filter(pl.col("agent_id") != agent)
        .group_by("agent_id")
        .agg(
            pl.when(pl.col(name).count() >= FEW).then(pl.col(name).mean()).alias(name)
            for name in measures
        )
    )
    told = others.join(expected, how="cross", suffix=":expected").collect()
    rows = []
    for name in measures:
        means = (told[name] + told[f"{name}:expected"]).clip(0, 100).drop_nulls()
        enough = means.len() >= LEAST
        quartiles = [means.quantile(q, "linear") if enough else None for q in (0.25, 0.5, 0.75)]
        rows.append((name, means.len(), *quartiles))
    kinds = {"measure": pl.String, "colleagues": pl.Int64}
    kinds |= dict.fromkeys(("low", "middle", "high"), pl.Float64)
    return pl.DataFrame(rows, schema=kinds, orient="row")


def standards_beside(measurements: pl.LazyFrame, rubric: Rubric, agent: str) -> pl.DataFrame:
    """Points (0–100) of every standard of an agent against all colleagues' in like conversations:
    ``measure`` (the standard)``, n, n_before`` (conversations of colleagues) ``, difference,
    margin, p, clear`` as in :func:`scoring.analysis.comparison.changes`. Without standards of which
    fewer than LEAST colleagues have been judged. ``measurements``: of everybody.
    """
    names = list(standards())
    judged = measurements.select(
        "agent_id",
        *MIX,
        *(points.alias(name) for name, points in told_points(measurements, rubric).items()),
    )
    above, _ = _above(judged, agent, names)
    own = pl.col("agent_id") == agent
    there = (
        above.filter(~own)
        .group_by("agent_id")
        .agg(pl.col(names).is_not_null().any())
        .select(pl.col(names).sum())
        .collect()
    )
    enough = pl.col("measure").is_in([name for name in names if there[name].item() >= LEAST])
    return (
        against_rest(above, "agent_id", names)
        .filter(own, enough)
        .select("measure", "n", "n_before", "difference", "margin", "p", "clear")
    )


def _above(
    values: pl.LazyFrame, agent: str, names: Sequence[str]
) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """Everybody's conversations in languages and channels of the agent's own, as ``agent_id`` and
    differences from the mean of colleagues in the same; and those means (``*MIX, own, *names``,
    ``own`` the agent's conversations). Null where colleagues have fewer than FEW."""
    known = values.filter(pl.col("agent_id").is_not_null()).select("agent_id", *MIX, *names)
    mine = pl.col("agent_id") == agent
    own = known.filter(mine).group_by(MIX).agg(pl.len().alias("own"))
    usual = (
        known.filter(~mine)
        .group_by(MIX)
        .agg(
            pl.when(pl.col(name).count() >= FEW).then(pl.col(name).mean()).alias(name)
            for name in names
        )
        .join(own, on=MIX, nulls_equal=True)
    )
    above = known.join(usual, on=MIX, suffix=":usual", nulls_equal=True).select(
        "agent_id", *(pl.col(name) - pl.col(f"{name}:usual") for name in names)
    )
    return above, usual
