"""What goes with satisfied customers and settled matters. What goes with something need not be its
reason: how hard a matter was may lie behind both."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.drawn import drawn
from scoring.analysis.ranks import LEAST, Sums, beside, beyond_chance, fisher, standardised
from scoring.rubric import Rubric
from scoring.scorecard import told_points
from scoring.standards import Standard, standards

MESSAGES = "messages"
"""The trait that is no standard: how many messages a conversation has."""

PARTS = {
    "rating": ("effect.satisfaction",),
    "predicted_rating": (
        *("effect.satisfaction", "effect.final_mood", "effect.sentiment_shift"),
        "effect.resolved",
    ),
    "effect.resolved": ("effect.resolved", "process.commit"),
}
"""Outcomes, and the standards that are parts of them and so explain nothing: the rating itself; the
mood and the thanks that a prediction is made of; the promise that is only asked for where a matter
is open."""

SAMPLE = 200_000
"""Conversations that are looked at, drawn where there are more: with so many a correlation is known
to ± 0.005."""

_STEPS = 10.0
"""Steps of a unit of an outcome that are told apart."""

_BANDS = 64
"""Bands of a measured value; waits and lengths are cut by their logarithm."""

_LONGEST, _MOST = 1e6, 1e3
"""Seconds, and messages, from which on waits and lengths are no longer told apart."""


@dataclass(frozen=True)
class Causes:
    """``traits``: ``language`` (null: all, each held against its own kind)``, trait, n,
    correlation, low, high, p, clear, part, part_low, part_high, part_clear``; ``outcomes``:
    ``language, n`` of those looked at, the most first: of the conversations whose outcome is known,
    of which there are ``known``, at most SAMPLE."""

    outcome: str
    traits: pl.DataFrame
    outcomes: pl.DataFrame
    known: int

    @property
    def looked_at(self) -> int:
        """How many conversations the figures are from."""
        return int(self.outcomes["n"].sum())

    def of(self, language: str | None) -> pl.DataFrame:
        """The traits in a language (None: in all), the strongest first."""
        mine = self.traits.filter(pl.col("language").eq_missing(pl.lit(language, pl.String)))
        return mine.sort(pl.col("correlation").abs(), "trait", descending=[True, False])


def causes(measurements: pl.LazyFrame, rubric: Rubric, outcome: str) -> Causes:
    """What goes with an ``outcome`` (of PARTS), by language and in all of them.

    Traits are the standards that are no part of the outcome (those of time and mood by what was
    measured, the others by their points, all so that more is better) and the number of MESSAGES.

    ``correlation``: rank correlation (Spearman 1904) with the variance of Bonett and Wright
    (Psychometrika 2000) on Fisher's scale; over all languages their mean there, weighted by
    precision (Hedges and Olkin 1985), so that a language that is rated higher and answered faster
    does not count as a reason (of languages with FEW). ``part``: what is left of it beside all
    other traits, a standardised coefficient of ridge regression (Hoerl and Kennard 1970) on ranks
    (Iman and Conover, Technometrics 1979) with Bayesian 95 % intervals (Wahba, JRSS B 1983); what
    is not known of a trait counts as its mean; null where there are fewer than FOR_EACH
    conversations a trait. Clear ones are so beyond the chance of looking at all traits of a
    language (Benjamini and Hochberg 1995).
    """
    told, known = _taken(measurements, rubric, outcome)
    names = [name for name in told.columns if name not in {"language", "outcome"}]
    apart, sums = [], Sums(np.zeros((len(names), len(names))), np.zeros(len(names)), 0)
    counts = []
    for (language,), part in told.group_by("language", maintain_order=True):
        counts.append((language, part.height))
        plain, own = _of_language(part, names)
        sums = Sums(sums.traits + own.traits, sums.outcome + own.outcome, sums.n + own.n)
        apart.append(beside(plain, own).select(pl.lit(language, pl.String).alias("language"), "*"))
    found = pl.concat([pl.DataFrame(schema=_SCHEMA), *apart])
    whole = beside(_together(found, names), sums)
    every = pl.concat([whole.select(pl.lit(None, pl.String).alias("language"), "*"), found])
    outcomes = pl.DataFrame(counts, {"language": pl.String, "n": pl.Int64}, orient="row")
    return Causes(
        outcome,
        _tested(every.filter(pl.col("n") >= LEAST).drop_nulls("correlation")),
        outcomes.sort("n", "language", descending=[True, False]),
        known,
    )


_SCHEMA = {"language": pl.String, "trait": pl.String, "n": pl.Int64} | dict.fromkeys(
    ("correlation", "part", "part_error"), pl.Float64
)


def _taken(measurements: pl.LazyFrame, rubric: Rubric, outcome: str) -> tuple[pl.DataFrame, int]:
    """``language, outcome`` and the band that each trait lies in (1 …; 0: not known), and of how
    many these were drawn; those whose language or outcome nobody knows are left out."""
    told = pl.col(outcome).fill_nan(None)
    known = measurements.filter(told.is_not_null(), pl.col("language").is_not_null())
    looked_at, count = drawn(known, SAMPLE)
    points = told_points(measurements, rubric)
    bands = [
        _known(_band(standard, points[name])).alias(name)
        for name, standard in standards().items()
        if name not in PARTS[outcome]
    ]
    words = pl.col("messages").cast(pl.Float64)
    long = _known((_logarithm(words, _MOST) * (_BANDS - 1)).floor()).alias(MESSAGES)
    rows = (
        looked_at.select(
            "language", (told * _STEPS).round().cast(pl.Int16).alias("outcome"), *bands, long
        )
        .sort("language")
        .collect()
    )
    return rows, count


def _known(band: pl.Expr) -> pl.Expr:
    return (band.cast(pl.Int16) + 1).fill_null(0)


def _band(standard: Standard, points: pl.Expr) -> pl.Expr:
    value = pl.col(standard.name).fill_nan(None)
    if standard.unit == "seconds":
        return ((1 - _logarithm(value, _LONGEST)) * (_BANDS - 1)).floor()
    if standard.unit == "polarity":
        return (value.clip(-2, 2) + 2) / 4 * (_BANDS - 1)
    return points / 50


def _logarithm(value: pl.Expr, most: float) -> pl.Expr:
    """From 0 (one or less) to 1 (``most`` or more)."""
    return value.clip(1, most).log() / np.log(most)


def _of_language(part: pl.DataFrame, names: list[str]) -> tuple[pl.DataFrame, Sums]:
    """``trait, n, correlation`` in a language, and its sums."""
    outcome = part["outcome"].to_numpy().astype(np.int64)
    outcome -= outcome.min(initial=0)
    counts = np.bincount(outcome)
    own = standardised(counts)[outcome]
    columns = np.zeros((len(names), part.height), np.float32)
    told = []
    for place, name in enumerate(names):
        bands = part[name].to_numpy().astype(np.int64)
        width = int(bands.max(initial=0)) + 1
        table = np.bincount(outcome * width + bands, minlength=len(counts) * width)
        known = table.reshape(len(counts), width)[:, 1:]
        ranks, levels = (standardised(known.sum(axis=axis)) for axis in (0, 1))
        columns[place] = np.append(0, ranks).astype(np.float32)[bands]
        n = int(known.sum())
        correlation = levels @ known @ ranks / n if ranks.any() and levels.any() else None
        told.append((name, n, correlation))
    plain = pl.DataFrame(told, {name: _SCHEMA[name] for name in ("trait", "n", "correlation")},
                         orient="row")  # fmt: skip
    sums = Sums(
        (columns @ columns.T).astype(np.float64),
        (columns @ own.astype(np.float32)).astype(np.float64),
        part.height,
    )
    return plain, sums


def _together(apart: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """``trait, n, correlation``: the mean over languages on Fisher's scale."""
    known = apart.filter(pl.col("n") >= FEW).drop_nulls("correlation")
    z, error = fisher(known["correlation"], known["n"])
    weight = pl.Series(error**-2.0)
    means = (
        known.select("trait", "n", (weight * z).alias("z"), weight.alias("weight"))
        .group_by("trait")
        .agg(pl.col("n").sum(), (pl.col("z").sum() / pl.col("weight").sum()).tanh().alias("mean"))
    )
    return (
        pl.DataFrame({"trait": names}, {"trait": pl.String})
        .join(means, on="trait", how="left", maintain_order="left")
        .select("trait", pl.col("n").fill_null(0), pl.col("mean").alias("correlation"))
    )


def _tested(every: pl.DataFrame) -> pl.DataFrame:
    """With intervals, and what of it is clear."""
    z, error = fisher(every["correlation"], every["n"])
    reach = stats.norm.ppf(0.5 + CONFIDENCE / 2)
    t = pl.col("part") / pl.col("part_error")
    told = every.with_columns(
        pl.Series("low", np.tanh(z - reach * error)),
        pl.Series("high", np.tanh(z + reach * error)),
        pl.Series("p", 2 * stats.norm.sf(np.abs(z) / error)),
        (pl.col("part") - reach * pl.col("part_error")).alias("part_low"),
        (pl.col("part") + reach * pl.col("part_error")).alias("part_high"),
    )
    p = 2 * stats.norm.sf(np.abs(told.select(t).to_series().to_numpy()))
    groups = told["language"].rle_id().to_numpy()
    return told.with_columns(
        pl.Series("clear", beyond_chance(told["p"].to_numpy(), groups)),
        pl.Series("part_clear", beyond_chance(p, groups)),
    ).drop("part_error")
