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
from scoring.rubric import TERMS, Rubric, changed, content_of, default
from scoring.scorecard import MET, MISSED, PARTLY, overall, points, verdict
from scoring.standards import DIMENSIONS, standards

AFTER = ":after"
"""Ends the name of a column of scores or verdicts under the rubric that is tried."""

_GRADES = {MISSED: 0, PARTLY: 50, MET: 100}


@dataclass(frozen=True)
class Change:
    """One value in which a rubric differs from another: the weight of a dimension (``subject``), or
    the ``key`` (of TERMS) of a standard; ``condition`` and ``name`` say where, None: anywhere
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
        for key in TERMS:
            yield from _of_standard(name, key, before, after)


def affected(before: Rubric, after: Rubric, keys: Sequence[str] = TERMS) -> tuple[str, ...]:
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
    are named with AFTER."""
    return before.hstack(after.select(pl.col(*MEASURES).name.suffix(AFTER)))


def summed(paired: pl.LazyFrame, by: Sequence[str]) -> pl.DataFrame:
    """What differences are made of, by the finest groups that will be looked at: one pass over the
    conversations (:func:`pairs`); ``*by, measure, n, before, after, squares``."""
    figures = []
    for name in MEASURES:
        before, after = pl.col(name).cast(pl.Float64), pl.col(name + AFTER).cast(pl.Float64)
        both = (before + after).is_not_null()
        figures += [
            both.sum().cast(pl.Int64).alias(f"{name}:n"),
            before.filter(both).sum().alias(f"{name}:before"),
            after.filter(both).sum().alias(f"{name}:after"),
            ((after - before) ** 2).sum().alias(f"{name}:squares"),
        ]
    grouped = paired.group_by(by).agg(figures).collect()
    parts = [
        grouped.select(
            *by,
            pl.lit(name).alias("measure"),
            *(pl.col(f"{name}:{sum_}").alias(sum_) for sum_ in ("n", "before", "after", "squares")),
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


def flips(
    measurements: pl.LazyFrame,
    before: Rubric,
    after: Rubric,
    corrections: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """How many verdicts change from what to what: ``standard, verdict, verdict:after, n``, one row
    for each kind of change there is. What people said (``corrections``) does not change."""
    names = affected(before, after, ("met", "partly"))
    counts = [
        ((was == worth) & (then == other)).sum().alias(f"{name}|{word}|{now}")
        for name in names
        for was, then in [_both(name, before, after, corrections)]
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
    was, then = _both(standard, before, after, corrections)
    one = standards()[standard]
    return measurements.filter(was != then).select(
        *("conversation_id", "started_at", "agent_id", "language", "channel"),
        pl.col(standard).alias("value"),
        verdict(one, before).alias("verdict"),
        verdict(one, after).alias("verdict" + AFTER),
    )


def _both(
    standard: str, before: Rubric, after: Rubric, corrections: pl.DataFrame | None
) -> tuple[pl.Expr, pl.Expr]:
    """The points under both rubrics, the same where people said something."""
    was, then = (points(standards()[standard], rubric) for rubric in (before, after))
    if corrections is None:
        return was, then
    said = corrections.filter(pl.col("standard") == standard)["conversation_id"]
    if said.is_empty():
        return was, then
    return was, pl.when(pl.col("conversation_id").is_in(said.implode())).then(was).otherwise(then)


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
