"""What of a difference is the mix of conversations a group gets: language, channel, what customers
come with, the time of day."""

from collections.abc import Sequence
from itertools import combinations
from math import factorial
from typing import Any

import numpy as np
import polars as pl
from scipy import sparse

from scoring.analysis import MEASURES
from scoring.analysis.joined import joined
from scoring.analysis.standardised import differences, shared, tested
from scoring.credit import WEIGHT
from scoring.rubric import Rubric
from scoring.scorecard import told_points

FACTORS = ("language", "channel", "topic", "matter", "hours")
"""What makes conversations easy or hard and is not chosen by those who lead them; ``hours`` is the
band of the day in which they began. Where there are topics, they stand for the matter."""

BAND = 6
"""Hours of a band of the day (UTC)."""

COMPARED = 0.5
"""The share of conversations that must have their like, to speak of a comparison."""

_PENALTY = 1.0
"""Conversations that say that a language (channel …) makes no difference."""


def values(
    scores: pl.LazyFrame, measurements: pl.LazyFrame, rubric: Rubric, measures: Sequence[str]
) -> pl.LazyFrame:
    """Every conversation's FACTORS, agent, team, market, WEIGHT and ``measures``: scores (of
    ``scores``) or the points (0–100) of standards. ``measurements``: of the same conversations."""
    there = measurements.collect_schema().names()
    facts = ("agent_id", "team", "market", WEIGHT, *FACTORS)
    own = [pl.col(name) for name in facts if name in there]
    band = (pl.col("started_at").dt.hour() // BAND).alias("hours")
    scored = [name for name in measures if name in MEASURES]
    judged = [
        points.cast(pl.Float32).alias(name)
        for name, points in told_points(measurements, rubric, set(measures) - {*MEASURES}).items()
    ]
    found = measurements.select("conversation_id", *own, band, *judged)
    if not scored:
        return found
    return joined(found, scores.select("conversation_id", *scored), "inner")


def factors(values: pl.LazyFrame, group: str) -> list[str]:
    """Those of FACTORS that conversations have and that are not the group itself."""
    there = values.collect_schema().names()
    known = "topic" in there and values.select(pl.col("topic").is_not_null().any()).collect().item()
    instead = "matter" if known else "topic"
    return [name for name in FACTORS if name in there and name not in {group, instead}]


def fitting(sums: pl.DataFrame, group: str, mix: Sequence[str]) -> list[str]:
    """As many of ``mix`` as leave COMPARED of the conversations their like, the first one at least;
    what comes last is left out first. ``sums``: :func:`scoring.analysis.standardised.cells`."""
    every = float(sums["n"].sum())
    for size in range(len(mix), 1, -1):
        if float(shared(sums, group, mix[:size])["n"].sum()) >= COMPARED * every:
            return list(mix[:size])
    return list(mix[:1])


def decomposition(
    sums: pl.DataFrame, group: str, mix: Sequence[str], member: str | None = None
) -> pl.DataFrame:
    """From the difference as it stands to that among like conversations, of all groups or of one
    ``member``: ``measure, group, conversations, compared`` (the share of them that has its like)
    ``, raw, *mix, adjusted, raw_margin, adjusted_margin``; ``raw`` and all of ``mix`` make up
    ``adjusted``.

    A factor's figure is by how many points the group rises when only conversations alike in it are
    compared: its Shapley value (Shapley 1953), the mean of that over all orders in which factors
    may be taken out of the comparison. ``sums``: :func:`scoring.analysis.standardised.cells`; null
    where nothing is alike.
    """
    keys = ["measure", group]
    parts = [part for size in range(len(mix) + 1) for part in combinations(mix, size)]
    by_part = differences(sums, group, parts, member)
    told = by_part[()].select(*keys, pl.col("n").alias("conversations"))
    for part, found in by_part.items():
        figures = found.select(*keys, pl.col("difference").alias(_named(part)))
        told = told.join(figures, on=keys, how="left", maintain_order="left")
    for name, part in (("raw", ()), ("adjusted", tuple(mix))):
        found = by_part[part]
        margin, _ = tested(found["difference"], found["error"], found["freedom"])
        figures = found.select(
            *keys, pl.col("n").alias(f"{name}_n"), margin.alias(f"{name}_margin")
        )
        told = told.join(figures, on=keys, how="left", maintain_order="left")
    return told.select(
        *keys,
        "conversations",
        (pl.col("adjusted_n").fill_null(0) / pl.col("conversations")).alias("compared"),
        pl.col(_named(())).alias("raw"),
        *(_shapley(name, mix).alias(name) for name in mix),
        pl.col(_named(tuple(mix))).alias("adjusted"),
        "raw_margin",
        "adjusted_margin",
    )


def weightiest(sums: pl.DataFrame, group: str, member: str, factor: str) -> Any:
    """Of a group's languages (channels …) the one that moves its mean the most, the way in which
    all of them together move it, by being more or less frequent than among all others (Kitagawa
    1955): the difference of its shares, times how far its mean lies from that of all. None where
    the group has no conversations of any that is known. ``sums``:
    :func:`scoring.analysis.standardised.cells` of one measure."""
    mine = pl.col(group) == member
    parts = sums.group_by(factor, maintain_order=True).agg(
        pl.col("n").filter(mine).sum().alias("own"),
        pl.col("n").filter(~mine).sum().alias("rest"),
        (pl.col("total").sum() / pl.col("n").sum()).alias("mean"),
    )
    share = pl.col("own") / pl.col("own").sum() - pl.col("rest") / pl.col("rest").sum()
    apart = pl.col("mean") - float(sums["total"].sum()) / float(sums["n"].sum())
    moved = parts.with_columns((share * apart).alias("moved"))
    told = moved.filter(
        pl.col(factor).is_not_null(), pl.col("own") > 0, pl.col("moved").is_finite()
    )
    upward = float(moved["moved"].sum()) > 0
    # Of two that weigh the same, that of which the group has more.
    order = [pl.col("moved").round(9) * (1 if upward else -1), pl.col("own")]
    return told.sort(order, descending=True)[factor][0] if told.height else None


def modelled(sums: pl.DataFrame, group: str, mix: Sequence[str]) -> pl.DataFrame:
    """The same differences by a model in the place of cells: ``measure, group, modelled``.

    Every group, language, channel … adds its own points (ridge regression: Hoerl and Kennard 1970,
    solved from the sums of cells). It takes all conversations, also those without their like, and
    tells groups from the company they are in; but what a language does in one channel only, it does
    not know. Where it and the cells differ, neither is to be relied on.
    """
    parts = [
        part.select("measure", group)
        .unique(maintain_order=True)
        .with_columns(_fitted(part, group, mix))
        for part in sums.partition_by("measure", maintain_order=True)
    ]
    kinds = {"measure": pl.String, group: pl.String, "modelled": pl.Float64}
    return pl.concat(parts) if parts else pl.DataFrame(schema=kinds)


def _fitted(sums: pl.DataFrame, group: str, mix: Sequence[str]) -> pl.Series:
    """Each group's points less those of all others, in the order of their first cell."""
    n, total = sums["n"].to_numpy(), sums["total"].to_numpy()
    codes = [_coded(sums[name]) for name in (group, *mix)]
    sizes = [int(code.max()) + 1 for code in codes]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    rows = np.tile(np.arange(len(n)), len(codes))
    columns = np.concatenate([code + start for code, start in zip(codes, starts, strict=False)])
    design = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(n), starts[-1]))
    penalty = np.where(np.arange(starts[-1]) < sizes[0], 1e-6, _PENALTY)
    level = total.sum() / n.sum()
    normal = (design.T @ (design * n[:, None])).toarray() + np.diag(penalty)
    own = np.linalg.solve(normal, design.T @ (total - level * n))[: sizes[0]]
    count = np.bincount(codes[0], weights=n)
    with np.errstate(invalid="ignore", divide="ignore"):
        rest = (own @ count - own * count) / (count.sum() - count)
    return pl.Series("modelled", own - rest).fill_nan(None)


def _coded(column: pl.Series) -> np.ndarray:
    """Which of its different values each is, in the order of their first; unknown is one too."""
    kinds = column.unique(maintain_order=True).to_frame().with_row_index("place")
    found = column.to_frame().join(
        kinds, on=column.name, how="left", nulls_equal=True, maintain_order="left"
    )
    return found["place"].to_numpy().astype(np.int64)


def _shapley(factor: str, mix: Sequence[str]) -> pl.Expr:
    """What a factor takes out, in the mean over all orders."""
    others, count = [name for name in mix if name != factor], len(mix)
    terms = []
    for size in range(count):
        orders = factorial(size) * factorial(count - size - 1) / factorial(count)
        for part in combinations(others, size):
            joined = tuple(name for name in mix if name in {*part, factor})
            terms.append(orders * (pl.col(_named(joined)) - pl.col(_named(part))))
    # Null where any of them is.
    return sum(terms[1:], terms[0])


def _named(part: tuple[str, ...]) -> str:
    """The column of a difference among conversations alike in these."""
    return "by:" + "+".join(part)
