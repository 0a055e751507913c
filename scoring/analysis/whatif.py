"""Two rubrics compared: in what they differ, and what they make of the same conversations.

Every conversation is its own comparison: nothing differs between before and after but the rubric,
so that differences are of pairs and far surer than those of two periods.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, MEASURES
from scoring.analysis.comparison import beyond_chance
from scoring.measure import FACTS
from scoring.rubric import KEYS, Rubric, changed, content_of, default
from scoring.scorecard import overall
from scoring.standards import DIMENSIONS, standards

AFTER = ":after"
"""Ends the name of a column of scores or verdicts under the rubric that is tried."""

_COUNT, _SQUARES = ":count", ":squares"


@dataclass(frozen=True)
class Change:
    """One value in which a rubric differs from another: the weight of a dimension (``subject``), or
    the ``key`` (of KEYS) of a standard; ``condition`` and ``name`` say where, None: anywhere
    else."""

    subject: str
    key: str
    before: float
    after: float
    condition: str | None = None
    name: str | None = None


def changes(before: Rubric, after: Rubric) -> Iterator[Change]:
    """In what one rubric differs from another, dimensions first. What changes for a channel,
    language or team just as it does in general is told once."""
    for name in DIMENSIONS:
        if before.dimensions[name] != after.dimensions[name]:
            yield Change(name, "weight", before.dimensions[name], after.dimensions[name])
    for name in standards():
        for key in KEYS:
            yield from _of_standard(name, key, before, after)


def affected(before: Rubric, after: Rubric, keys: Sequence[str] = KEYS) -> tuple[str, ...]:
    """The standards in which two rubrics differ, in one of these keys."""
    told = {change.subject for change in changes(before, after) if change.key in keys}
    return tuple(name for name in standards() if name in told)


def without(before: Rubric, after: Rubric, change: Change) -> Rubric:
    """The rubric that is tried, with one of its changes taken back: of one that holds everywhere
    also where it took the place of what differed."""
    content = content_of(after)
    name, key = change.subject, change.key
    if name in DIMENSIONS:
        content["dimensions"][name] = change.before
        return changed(default(), content)
    told = content["standards"][name]
    if change.condition is None:
        told[key] = change.before
    for condition, own in before.own(name):
        if change.condition not in (None, condition):
            continue
        parts = told.setdefault(condition, {})
        if change.condition is not None:
            parts.get(change.name, {}).pop(key, None)
        for who, part in own.items():
            if key in part and change.name in (None, who):
                parts.setdefault(who, {}).setdefault(key, part[key])
    return changed(default(), content)


def under(scored: pl.DataFrame, anew: Iterable[pl.DataFrame], rubric: Rubric) -> pl.DataFrame:
    """The scores (:func:`scoring.scorecard.scores`) of conversations under another rubric: their
    facts, ``language`` and MEASURES.

    ``anew``: ``conversation_id`` and dimensions by that rubric, in the same order of rows; those
    that are not there are as before, so that only what changed has to be computed.

    :raises ValueError: the rows are not of the same conversations.
    """
    told = scored.select(*FACTS, "language", *DIMENSIONS)
    for part in anew:
        if not told["conversation_id"].equals(part["conversation_id"]):
            raise ValueError("expected scores of the same conversations in the same order.")
        told = told.with_columns(part.drop("conversation_id"))
    return told.with_columns(overall(rubric))


def pairs(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Scores of the same conversations, in the same order, under two rubrics: those of the second
    are named with AFTER, and are not there where none differs."""
    moved = [name for name in MEASURES if not before[name].equals(after[name])]
    return before.hstack(after.select(pl.col(moved).name.suffix(AFTER)))


def summed(paired: pl.LazyFrame, by: Sequence[str]) -> pl.DataFrame:
    """What differences are made of, by the finest groups that will be looked at: one pass over the
    conversations (:func:`pairs`); ``*by, measure, n, before, after, squares``."""
    there = paired.collect_schema().names()
    moved = [name for name in MEASURES if name + AFTER in there]
    columns = [pl.col(name).cast(pl.Float64) for name in MEASURES if name not in moved]
    for name in moved:
        before, after = pl.col(name).cast(pl.Float64), pl.col(name + AFTER).cast(pl.Float64)
        both = (before + after).is_not_null()
        columns += [
            pl.when(both).then(before).alias(name),
            pl.when(both).then(after).alias(name + AFTER),
            ((after - before) ** 2).alias(name + _SQUARES),
        ]
    sums = [
        pl.col(*MEASURES).count().cast(pl.Int64).name.suffix(_COUNT),
        pl.col(*MEASURES, *(name + part for name in moved for part in (AFTER, _SQUARES))).sum(),
    ]
    grouped = paired.select(*by, *columns).group_by(by).agg(sums).collect()
    parts = [
        grouped.select(
            *by,
            pl.lit(name).alias("measure"),
            pl.col(name + _COUNT).alias("n"),
            pl.col(name).alias("before"),
            pl.col(name + AFTER if name in moved else name).alias("after"),
            (pl.col(name + _SQUARES) if name in moved else pl.lit(0.0)).alias("squares"),
        )
        for name in MEASURES
    ]
    return pl.concat(parts)


def differences(sums: pl.DataFrame, by: Sequence[str] = ()) -> pl.DataFrame:
    """After against before, by group: ``*by, measure, n, mean_before, mean, difference, margin, p,
    clear``, largest groups first.

    ``sums`` as of :func:`summed`, by at least these groups. ``margin`` is half the width of the
    95 % interval of the mean difference of pairs and ``p`` its two-sided p-value (Student 1908);
    ``clear`` is beyond the chance of looking at all of them
    (:func:`scoring.analysis.comparison.beyond_chance`). Conversations without a score on either
    side are left out on both.
    """
    told = (
        sums.group_by(*by, "measure", maintain_order=True)
        .agg(pl.col("n", "before", "after", "squares").sum())
        .filter(pl.col("n") > 0)
        .with_columns(
            (pl.col("before") / pl.col("n")).alias("mean_before"),
            (pl.col("after") / pl.col("n")).alias("mean"),
            ((pl.col("after") - pl.col("before")) / pl.col("n")).alias("difference"),
            pl.col("n").alias("n_before"),
        )
    )
    return (
        beyond_chance(told.with_columns(_paired(told)))
        .select(*by, "measure", "n", "mean_before", "mean", "difference", "margin", "p", "clear")
        .sort("n", descending=True, maintain_order=True)
    )


def _of_standard(name: str, key: str, before: Rubric, after: Rubric) -> Iterator[Change]:
    def values(**where: str) -> tuple[float, float]:
        was, then = (getattr(rubric.of(name, **where), key) for rubric in (before, after))
        return was, then

    general = values()
    if general[0] != general[1]:
        yield Change(name, key, *general)
    for (condition, old), (_, new) in zip(before.own(name), after.own(name), strict=True):
        for who in old | new:
            own = values(**{condition: who})
            if own[0] != own[1] and own != general:
                yield Change(name, key, *own, condition, who)


def _paired(told: pl.DataFrame) -> list[pl.Series]:
    """``margin`` and ``p`` of mean differences; null for fewer than two pairs."""
    n, difference, squares = (
        told[name].cast(pl.Float64).to_numpy() for name in ("n", "difference", "squares")
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.maximum(squares - n * difference**2, 0) / (n - 1)
        error = np.sqrt(spread / n)
        margin = stats.t.ppf(0.5 + CONFIDENCE / 2, n - 1) * error
        statistic = np.where(difference == 0, 0.0, np.abs(difference) / error)
        p = 2 * stats.t.sf(statistic, n - 1)
    return [pl.Series("margin", margin).fill_nan(None), pl.Series("p", p).fill_nan(None)]
