"""How far the program agrees with people: one figure, its interval, and how much of it was judged.

Every figure is computed from a table of weights, a row a resample and a column a cell (a pair of
what is true and what was said), so that the figure itself and its bootstrap are the same few lines.
Cases are resampled as if they were independent of one another; in messages of the same
conversation, or texts used again and again, they are less so than the interval says. Where cases
weigh unlike or come in clusters, :func:`kappa`, :func:`error` and :func:`bounds` do without draws.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.figures import BY_NUMBER, Table, by_name, by_number

DRAWS = 1_000
_SEED = 20_260_101
_ENOUGH = 0.5
"""Share of the cases that must have been assessed for a figure to say anything."""
_APART = 2_500
"""Cases up to which each is drawn by itself: figures on the same cases then share their draws, and
the interval of their mean is right. Beyond, equal cases are drawn together, which is quicker."""
_AT_ONCE = 5_000_000
"""Numbers in the largest table of weights."""


@dataclass(frozen=True)
class Agreement:
    """``n`` cases that people labelled, of which the program ``assessed`` so many; the ``figure``
    with its 95 % interval ``low`` to ``high``, null where it cannot be told (too few cases, all
    alike, not half of them assessed); ``precision`` and ``recall`` where the question is yes or no,
    and ``alike``, the share of equal answers, where answers are names."""

    n: int
    assessed: int
    figure: float | None = None
    low: float | None = None
    high: float | None = None
    precision: float | None = None
    recall: float | None = None
    alike: float | None = None
    draws: Table = field(default_factory=lambda: np.empty(0), compare=False, repr=False)


def agreement(truth: pl.Series, said: pl.Series, metric: str) -> Agreement:
    """How far ``said`` agrees with ``truth``, case by case, by a ``metric``.

    * ``f1``, ``mcc``: both yes or no (Boolean);
    * ``macro_f1`` (the mean over the classes that people used), ``accuracy``, ``kappa`` (Cohen's):
      both names or Booleans;
    * ``auc``: truth is yes or no, said a number; ``rank`` (Spearman), ``correlation`` (Pearson):
      both numbers.

    A case with a null truth is no case. A null that was *said* (not assessed) counts as a wrong
    answer in the metrics of names, so that silence never raises a figure, and is left out of those
    of numbers, where it has no place; ``assessed`` tells how many were not null.
    """
    cases = pl.DataFrame({"truth": truth, "said": said}).filter(pl.col("truth").is_not_null())
    n, assessed = cases.height, cases["said"].count()
    numbers = metric in BY_NUMBER
    used = cases.filter(pl.col("said").is_not_null()) if numbers else cases
    if used.height < FEW or assessed < _ENOUGH * n:
        return Agreement(n, assessed)
    cells = used.with_columns(pl.lit(1, pl.UInt32).alias("len"))
    if used.height > _APART:
        cells = used.group_by("truth", "said", maintain_order=True).len()
    counts = cells["len"].to_numpy()
    figures = by_number(cells, metric) if numbers else by_name(cells, metric)
    weights = counts[None, :].astype(float)
    draws = np.concatenate([figures(drawn) for drawn in _resampled(counts)])
    parts = {}
    if not numbers:
        parts["alike"] = _known(by_name(cells, "accuracy")(weights)[0])
    if metric in ("f1", "mcc"):
        for name in ("precision", "recall"):
            parts[name] = _known(by_name(cells, name)(weights)[0])
    return Agreement(
        n, assessed, _known(figures(weights)[0]), *_interval(draws), **parts, draws=draws
    )


def mean(parts: Iterable[Agreement]) -> Agreement:
    """The plain mean of figures, with its interval; what could not be told stays out."""
    known = [part for part in parts if part.figure is not None]
    if not known:
        return Agreement(0, 0)
    with np.errstate(all="ignore"):
        draws = np.nanmean(np.stack([part.draws for part in known]), axis=0)
    return Agreement(
        sum(part.n for part in known),
        sum(part.assessed for part in known),
        sum(part.figure or 0.0 for part in known) / len(known),
        *_interval(draws),
        draws=draws,
    )


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa, of the share ``alike`` and that ``by_chance``; ``influence`` is how much each
    case moves it, and the root of their sum of squares its standard error (Fleiss, Cohen and
    Everitt, Psychological Bulletin 1969)."""

    figure: float
    alike: float
    by_chance: float
    influence: Table


def kappa(one: NDArray[np.int64], other: NDArray[np.int64], weight: Table) -> Kappa:
    """Kappa of answers 0, 1, … given to the same, each case counting by its weight; not a number
    where all answers are the same."""
    size = max(one.max(), other.max()) + 1
    part, same = weight / weight.sum(), one == other
    mine, theirs = (np.bincount(said, part, size) for said in (one, other))
    alike, by_chance = (part * same).sum(), (mine * theirs).sum()
    # What is left of 1 when all answers are the same is rounding.
    beyond = 1 - by_chance if by_chance < 1 - 1e-12 else math.nan
    drift = theirs[one] + mine[other] - 2 * by_chance
    influence = part * ((same - alike) * beyond - (1 - alike) * drift) / beyond**2
    return Kappa((alike - by_chance) / beyond, alike, by_chance, influence)


def error(influence: Table, clusters: NDArray[np.int64]) -> float:
    """The standard error of what cases have an influence on, those of a cluster not independent."""
    return float(np.sqrt((np.bincount(clusters, influence) ** 2).sum()))


def bounds(share: Table, error: Table, cases: Table, clusters: Table) -> tuple[Table, Table]:
    """The 95 % interval of each share whose standard ``error`` is known: that of Wilson (JASA 1927)
    for as many cases as the error makes of them (Korn and Graubard, Survey Methodology 1998), at
    most the ``cases`` there are, and fewer if they come in few ``clusters``.

    A share of 0 or 1, which shows no error, has an interval too: that is what the bootstrap lacks.
    """
    level = 0.5 + CONFIDENCE / 2
    with np.errstate(all="ignore"):
        spread = share * (1 - share)
        worth = np.where(spread > 1e-12, np.minimum(spread / error**2, cases), cases)
        students = stats.t.ppf(level, np.maximum(cases - 1, 1)), stats.t.ppf(level, clusters - 1)
        worth = worth * np.minimum(students[0] / students[1], 1) ** 2
        doubt = stats.norm.ppf(level) ** 2 / worth
        middle = (share + doubt / 2) / (1 + doubt)
        reach = np.sqrt(doubt * spread + doubt**2 / 4) / (1 + doubt)
    return middle - reach, middle + reach


def _resampled(counts: NDArray[np.uint32]) -> Iterator[Table]:
    total, draw = counts.sum(), np.random.default_rng(_SEED)
    step = max(1, _AT_ONCE // len(counts))
    for start in range(0, DRAWS, step):
        size = min(step, DRAWS - start)
        yield draw.multinomial(total, counts / total, size=size).astype(float)


def _interval(draws: Table) -> tuple[float | None, float | None]:
    usable = draws[np.isfinite(draws)]
    if usable.size < DRAWS / 2:
        return None, None
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(usable, [tail, 1 - tail])
    return float(low), float(high)


def _known(figure: float) -> float | None:
    return None if math.isnan(figure) else float(figure)
