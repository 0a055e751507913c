"""What coaching would win, by standard."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse, stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.comparison import beyond_chance
from scoring.analysis.predictions import MIX
from scoring.analysis.shares import SUMS, sums_of
from scoring.rubric import Rubric
from scoring.standards import standards

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

BEST = 0.25
"""The share of agents, the best in like conversations, whose points are held to be in reach."""

AGENTS = 4
"""Agents with FEW conversations each that it takes to say so."""

_LEAST = 1e-9
"""A variance below which figures are equal but for rounding."""


def topics(
    measurements: pl.LazyFrame, rubric: Rubric, by: Sequence[str] = ("agent_id",)
) -> pl.DataFrame:
    """What each standard would win if it were kept as the best agents keep it: ``*by, standard,
    conversations, judged, own, reference, gap, win, low, high, clear``, what wins most first.

    * ``reference``: mean points (0–100) of the best quarter of agents in the same language and
      channel, put together as often as the group has them. The best of many are partly lucky, so
      that agents' means are first drawn together until they lie only as far apart as agents truly
      differ (Louis, JASA 1984), if they differ beyond chance at all (Cochran, Biometrics 1954);
      where few conversations do not show it, the reference is the mean, and the win is told small.
      ``judged`` and ``own`` (mean points) are of conversations that have a reference: AGENTS or
      more have FEW like them.
    * ``win``: points by which the mean overall score of all ``conversations`` would rise, all else
      as it is: the ``gap`` in each times what the standard weighs in it
      (:func:`scoring.scorecard.scores`); nothing where it is not judged or has no reference. With
      AGENTS groups or more shrunken towards the mean of groups: parametric empirical Bayes, with
      its 95 % interval (Morris, JASA 1983).
    * ``clear``: at least FEW judged, the interval above 0, and beyond the chance of looking at all
      groups and standards together (:func:`scoring.analysis.comparison.beyond_chance`).

    The spread of what is won is that around the reference and not around the own mean (a score
    test): ten conversations that all missed are not sure to be all that ever come.
    """
    like = list(dict.fromkeys([*by, *MIX]))
    wide = sums_of(measurements, rubric, list(dict.fromkeys([*like, "agent_id"])))
    sums = {
        sum_: wide.select(f"{name}:{sum_}" for name in standards()).to_numpy().astype(np.float64)
        for sum_ in SUMS
    }
    reference, unsure = _references(wide, sums)
    # All of a group in a language and channel have the same reference.
    alike, place = _coded(wide.select(like))
    first = np.unique(place, return_index=True)[1]
    groups, group = _coded(alike.select(*by, pl.repeat(0, pl.len()).alias("all")))
    count = _added(_added(wide["conversations"].to_numpy()[:, None], place), group)
    added = {sum_: _added(value, place) for sum_, value in sums.items()}
    won = _won(added, group, reference[first], unsure[first])
    figures = won | _told(won["gain"] / count, won["chance"] / count**2, won["judged"])
    every = groups.select(*by, pl.Series("conversations", count[:, 0]))
    rows = (
        every.join(pl.DataFrame({"standard": list(standards())}), how="cross")
        .with_columns(pl.Series(figure, told.ravel()) for figure, told in figures.items())
        .filter(pl.col("judged") > 0, pl.col("conversations") > 0)
    )
    judged = pl.col("judged").cast(pl.Int64)
    # Whoever has a reference has one from AGENTS × FEW conversations or more.
    tested = beyond_chance(rows.with_columns(judged.alias("n"), judged.alias("n_before")))
    return tested.select(
        *by,
        "standard",
        pl.col("conversations").cast(pl.Int64),
        judged,
        "own",
        "reference",
        (pl.col("reference") - pl.col("own")).alias("gap"),
        *("win", "low", "high"),
        pl.col("clear") & (pl.col("low") > 0),
    ).sort(*by, "win", "standard", descending=[*[False] * len(by), True, False], nulls_last=True)


def _references(wide: pl.DataFrame, sums: dict[str, Numbers]) -> tuple[Numbers, Numbers]:
    """The reference of each row of ``wide`` and standard, and its variance; NaN where too few."""
    agents, agent = _coded(wide.select("agent_id", *MIX))
    cells, cell = _coded(agents.select(MIX))
    n, told, squares = (_added(sums[name], agent) for name in ("judged", "points", "squares"))
    enough = n >= FEW
    with np.errstate(all="ignore"):
        mean = np.where(enough, told / n, np.nan)
        # One variance for all: an agent who never missed yet may still.
        within = _added(np.where(enough, squares - n * mean**2, 0), cell)
        within /= _added(np.where(enough, n - 1, 0), cell)
        chance = np.where(enough, np.maximum(within, 0)[cell] / n, np.nan)
        told_of, n_of = (_added(np.where(enough, value, 0), cell) for value in (told, n))
        apart = np.where(enough, (mean - (told_of / n_of)[cell]) ** 2, 0)
        others = np.maximum(_added(enough.astype(np.float64), cell) - 1, 0).sum(axis=0)
        by_chance = np.where(enough, chance * (1 - n / n_of[cell]), 0).sum(axis=0)
        odd = np.where(enough, apart / np.maximum(chance, _LEAST), 0).sum(axis=0)
        differ = stats.chi2.sf(odd, others) < 1 - CONFIDENCE
        # How far agents differ is much the same everywhere, and can be told from all together.
        spread = np.maximum(apart.sum(axis=0) - by_chance, 0) / others
    spread = np.where(differ, spread, 0)
    found = np.full((2, len(cells), n.shape[1]), np.nan)
    for place in range(len(cells)):
        found[:, place] = _in_reach(mean[cell == place], chance[cell == place], spread)
    return found[0][cell[agent]], found[1][cell[agent]]


def _in_reach(mean: Numbers, chance: Numbers, spread: Numbers) -> Numbers:
    """The mean of the best (agents × standards, NaN: few conversations) and its variance."""
    several = np.isfinite(mean).sum(axis=0)
    pull, middle, precision = _shrinkage(mean, chance, spread)
    spaced = middle + np.sqrt(1 - pull) * (mean - middle)
    best = np.ceil(several * BEST)
    # What is not known stands last.
    order = np.argsort(-np.where(np.isfinite(mean), spaced, -np.inf), axis=0, kind="stable")
    chosen = np.arange(len(mean))[:, None] < best

    def of_best(value: Numbers) -> Numbers:
        return np.where(chosen, np.take_along_axis(value, order, axis=0), 0).sum(axis=0) / best

    with np.errstate(all="ignore"):
        unsure = of_best((1 - pull) * chance) / best + of_best(pull) ** 2 / precision
        return np.where(several >= AGENTS, np.stack([of_best(spaced), unsure]), np.nan)


def _shrinkage(mean: Numbers, chance: Numbers, spread: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """How far each of several means (rows; NaN: none), whose variance is ``chance`` around true
    ones of variance ``spread``, is pulled (0–1) to which middle, and the precision of that."""
    whole = np.maximum(chance + spread, _LEAST)
    precision = np.nansum(1 / whole, axis=0)
    with np.errstate(all="ignore"):
        return chance / whole, np.nansum(mean / whole, axis=0) / precision, precision


def _won(
    sums: dict[str, Numbers], group: Places, reference: Numbers, unsure: Numbers
) -> dict[str, Numbers]:
    """The figures of each group and standard, of the sums in each language and channel; ``gain``
    and its variance ``chance`` are sums."""
    known = np.isfinite(reference)
    n, told, squares, weight, weighted, weights = (np.where(known, sums[sum_], 0) for sum_ in SUMS)
    level = np.where(known, reference, 0)
    # Within a language and channel, what a standard weighs has little to do with its points.
    around = weights / np.maximum(n, 1) * (level**2 * n - 2 * level * told + squares)
    # Right or wrong, the reference is the same for all of a row.
    shared = weight**2 * np.where(known, unsure, 0)
    judged = _added(n, group)
    with np.errstate(all="ignore"):
        return {
            "judged": judged,
            "own": _added(told, group) / judged,
            "reference": _added(level * n, group) / judged,
            "gain": _added(level * weight - weighted, group),
            "chance": _added(around + shared, group),
        }


def _told(gain: Numbers, chance: Numbers, judged: Numbers) -> dict[str, Numbers]:
    """What is won by each group and standard, shrunken, with its interval; ``p`` as it is."""
    several = (judged > 0).sum(axis=0)
    gain, chance = (np.where(judged > 0, value, np.nan) for value in (gain, chance))
    with np.errstate(all="ignore"):
        p = 2 * stats.t.sf(np.abs(np.nan_to_num(gain / np.sqrt(chance))), np.maximum(judged - 1, 1))
        middle = np.nansum(gain, axis=0) / several
        apart = np.nansum((gain - middle) ** 2, axis=0) / (several - 1)
        spread = np.maximum(apart - np.nansum(chance, axis=0) / several, 0)
        pull, middle, precision = _shrinkage(gain, chance, spread)
        # The spread is itself an estimate, the less sure the farther it pulls.
        guessed = 2 / (several - 3) * pull**2 * (gain - middle) ** 2
        unsure = (1 - pull) * chance + pull**2 / precision + guessed
    many = several >= AGENTS
    win = np.where(many, gain + pull * (middle - gain), gain)
    reach = stats.norm.ppf(0.5 + CONFIDENCE / 2) * np.sqrt(np.where(many, unsure, chance))
    return {"win": win, "low": win - reach, "high": win + reach, "p": p}


def _coded(frame: pl.DataFrame) -> tuple[pl.DataFrame, Places]:
    """The different rows of a frame, and which of them each row is."""
    kinds = frame.unique(maintain_order=True)
    places = kinds.with_row_index("place")
    joined = frame.join(
        places, on=frame.columns, how="left", nulls_equal=True, maintain_order="left"
    )
    return kinds, joined["place"].to_numpy().astype(np.int64)


def _added(values: Numbers, group: Places) -> Numbers:
    """The sums of the rows of each group."""
    size = len(group)
    shape = int(group.max(initial=-1)) + 1, size
    return sparse.csr_array((np.ones(size), (group, np.arange(size))), shape=shape) @ values
