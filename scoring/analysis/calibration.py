"""Calibration: how alike people judge who judged the same conversations without seeing each other.

Judgements are one row each, ``conversation_id, standard, reviewer, verdict``; of several by one
reviewer on the same the last counts. Not assessed, or null, is no judgement: anyone may have left
out anything.

Judgements of one conversation are not independent of each other. Errors therefore come from leaving
out each conversation in turn (jackknife; Tukey, Annals of Mathematical Statistics 1958), and an
interval lies around the share of equal verdicts (:func:`scoring.analysis.agreement.bounds`), from
which that of the figure follows. The bootstrap would be sure of itself wherever all agree: of ten
conversations that two people judge alike 29 times in 30, its interval holds the true kappa three
times in ten, this one nineteen times in twenty.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import polars as pl

from scoring.analysis import FEW
from scoring.analysis.agreement import bounds
from scoring.analysis.alpha import Numbers, coincidences, disagreement, nominal, ordinal
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, PARTLY

ANSWERS = (MISSED, PARTLY, MET, NOT_APPLICABLE)
GRADES = ANSWERS[:3]
"""What has an order; whether a standard applies at all is another question."""


@dataclass(frozen=True)
class Sheet:
    """``said``: 1 where a reviewer gave an answer, conversations × standards × reviewers × answers,
    each in the order of its names."""

    standards: list[str]
    reviewers: list[str]
    said: Numbers


def sheet(judgements: pl.DataFrame) -> Sheet:
    """Judgements as one table of numbers."""
    known = latest(judgements)
    names = [known[key].unique().sort().to_list() for key in _KEYS]
    places = known.select(
        pl.col(_KEYS).rank("dense") - 1, pl.col("verdict").cast(pl.Enum(ANSWERS)).to_physical()
    ).cast(pl.Int64)
    said = np.zeros((*map(len, names), len(ANSWERS)))
    said[tuple(place.to_numpy() for place in places)] = 1
    return Sheet(names[1], names[2], said)


_KEYS = ("conversation_id", "standard", "reviewer")


def latest(judgements: pl.DataFrame) -> pl.DataFrame:
    """The last judgement of every reviewer on everything judged, if it is one."""
    last = judgements.unique(_KEYS, keep="last").filter(pl.col("verdict").is_in(ANSWERS))
    return last.with_columns(pl.col(_KEYS).cast(pl.String))


def reliability(judgements: pl.DataFrame, ordered: bool = False) -> pl.DataFrame:
    """Krippendorff's alpha of each standard, and of all together in the first row, whose
    ``standard`` is null: ``standard, conversations, n, alike, alpha, low, high``.

    1 says that all judge alike, 0 that they might as well draw lots. The four verdicts are names
    (nominal); ``ordered`` takes met, partly and missed by their order (ordinal) and not applicable
    as no judgement. ``n`` is what at least two people judged, ``alike`` the share of equal verdicts
    among any two on the same (``ordered``: less where they are further apart); both null where
    ``n`` is below FEW. Alpha is null also where all verdicts are the same, its 95 % interval below
    FEW conversations and where all hangs on one of them. All together is one pool of verdicts:
    standards that are mostly met beside others that are mostly missed raise it.
    """
    told = sheet(judgements)
    counts = told.said[..., : len(GRADES) if ordered else None].sum(axis=2)
    others = _and_all(np.maximum(counts.sum(axis=2) - 1, 0))
    distances = ordinal if ordered else nominal
    observed, expected = disagreement(left_out(_and_all(coincidences(counts))), distances)
    figures = _figures(1 - observed, 1 - expected, _and_all(counts.sum(axis=2) > 1), others)
    return _rows(told, figures).rename({"figure": "alpha"})


def pairs(judgements: pl.DataFrame) -> pl.DataFrame:
    """How alike each two reviewers judge, by standard and all together (``standard`` null):
    ``reviewer, other, standard, conversations, n, alike, kappa, low, high``.

    ``alike`` is the share of equal verdicts, kappa what of it is beyond chance (Cohen 1960,
    unweighted); both null where both judged fewer than FEW, kappa also where both always say the
    same, and its 95 % interval below FEW conversations and where all hangs on one of them.
    """
    told = sheet(judgements)
    found = [
        _rows(told, _kappa(told.said[:, :, one], told.said[:, :, other]))
        .with_columns(
            pl.lit(told.reviewers[one]).alias("reviewer"),
            pl.lit(told.reviewers[other]).alias("other"),
        )
        .rename({"figure": "kappa"})
        .select(*_PAIRS)
        for one, other in combinations(range(len(told.reviewers)), 2)
    ]
    return pl.concat([pl.DataFrame(schema=_PAIRS), *found])


_PAIRS: dict[str, Any] = {
    "reviewer": pl.String,
    "other": pl.String,
    "standard": pl.String,
    "conversations": pl.Int64,
    "n": pl.Int64,
    "alike": pl.Float64,
    "kappa": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
}


def _kappa(one: Numbers, other: Numbers) -> dict[str, Numbers]:
    both = one.sum(axis=-1) * other.sum(axis=-1)
    counted = both, (one * other).sum(axis=-1), one * both[..., None], other * both[..., None]
    n, equal, mine, theirs = (left_out(_and_all(part)) for part in counted)
    with np.errstate(all="ignore"):
        alike, by_chance = equal / n, (mine * theirs).sum(axis=-1) / n**2
    return _figures(alike, by_chance, _and_all(both), _and_all(both))


def disagreements(judgements: pl.DataFrame) -> pl.DataFrame:
    """What to talk about: one row a conversation and standard not judged alike by all,
    ``conversation_id, standard, reviewers`` (how many)``, widest, apart, verdicts`` (a list of
    ``reviewer, verdict``), the furthest apart first.

    ``widest`` is the distance in points of the two verdicts furthest apart, ``apart`` the mean
    distance of any two. Not applicable is 50 points from any other verdict: the one does not see
    what the other judges, however it was judged.
    """
    met, partly, missed, beside = (
        (pl.col("verdict") == answer).sum().cast(pl.Int64)
        for answer in (MET, PARTLY, MISSED, NOT_APPLICABLE)
    )
    n = pl.len().cast(pl.Int64)
    far, near = met * missed, partly * (met + missed) + beside * (n - beside)
    return (
        latest(judgements)
        .sort("reviewer")
        .group_by("conversation_id", "standard")
        .agg(
            n.alias("reviewers"),
            pl.when(far > 0).then(100).when(near > 0).then(50).otherwise(0).alias("widest"),
            ((100 * far + 50 * near) / (n * (n - 1) / 2)).alias("apart"),
            pl.struct("reviewer", "verdict").alias("verdicts"),
        )
        .filter(pl.col("widest") > 0)
        .sort(
            "widest", "apart", "conversation_id", "standard", descending=[True, True, False, False]
        )
    )


def _and_all(counted: Numbers) -> Numbers:
    """By conversation: all standards together, then each."""
    return np.concatenate([counted.sum(axis=1, keepdims=True), counted], axis=1)


def left_out(counted: Numbers) -> Numbers:
    """Sums over all conversations, then over all but each."""
    total = counted.sum(axis=0, keepdims=True)
    return np.concatenate([total, total - counted])


def jackknife(figures: Numbers, conversations: Numbers) -> Numbers:
    """The standard error of figures of all conversations (first), then of all but each."""
    without = figures[1:]
    with np.errstate(all="ignore"):
        mean = without.sum(axis=0) / len(without)
        spread = ((without - mean) ** 2).sum(axis=0)
        return np.sqrt(spread * (conversations - 1) / conversations)


def _figures(
    alike: Numbers, by_chance: Numbers, judged: Numbers, compared: Numbers
) -> dict[str, Numbers]:
    """Agreement beyond chance with its interval, of all conversations (the first row; the others
    leave one out each) by standard; and in which conversations (rows) what was ``judged`` by at
    least two people, and how many more than one judgement there are to be ``compared``."""
    n, conversations = judged.sum(axis=0), (judged > 0).sum(axis=0)
    with np.errstate(all="ignore"):
        figure = np.where(by_chance < 1, (alike - by_chance) / (1 - by_chance), np.nan)
        beyond = 1 - by_chance[0]
        error = jackknife(figure, conversations) * beyond
        ends = bounds(alike[0], error, compared.sum(axis=0), conversations)
        low, high = (np.clip(1 - (1 - end) / beyond, -1, 1) for end in ends)
    unsure = (n < FEW) | (conversations < FEW) | np.isnan(figure[0])
    return {
        "conversations": conversations,
        "n": n,
        "alike": np.where(n < FEW, np.nan, alike[0]),
        "figure": np.where(n < FEW, np.nan, figure[0]),
        "low": np.where(unsure, np.nan, low),
        "high": np.where(unsure, np.nan, high),
    }


def _rows(told: Sheet, figures: dict[str, Numbers]) -> pl.DataFrame:
    counts = ("conversations", "n")
    names = pl.Series([None, *told.standards], dtype=pl.String)
    return pl.DataFrame({"standard": names} | figures).with_columns(
        pl.col(*counts).cast(pl.Int64), pl.exclude("standard", *counts).fill_nan(None)
    )
