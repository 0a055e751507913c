"""Conversations before and after a date, by agent, and what agents are above others in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.analysis import FEW
from scoring.analysis.predictions import MIX

Numbers = NDArray[np.float64]
Chosen = NDArray[np.bool_]


@dataclass(frozen=True)
class Windows:
    """``n, sums, squares`` (agents × cells of MIX × before and after) around one date; who was
    ``coached`` on it, and who may be held against them (``others``)."""

    n: Numbers
    sums: Numbers
    squares: Numbers
    coached: Chosen
    others: Chosen


def around(values: pl.LazyFrame, coached: Mapping[str, datetime], days: int) -> list[Windows]:
    """The ``days`` before and after each date of ``coached``, in order of time, all with the same
    agents; those with fewer than FEW conversations on a side are neither ``coached`` nor
    ``others``, nor is who was coached before the days after are over."""
    span = timedelta(days=days)
    value, late = pl.col("value").cast(pl.Float64), pl.col("late")
    known = values.drop_nulls(["agent_id", "started_at", "value"])
    dates = sorted(set(coached.values()))
    found = pl.collect_all(
        known.filter(pl.col("started_at").is_between(at - span, at + span, closed="left"))
        .group_by("agent_id", *MIX, (pl.col("started_at") >= at).cast(pl.Int64).alias("late"))
        .agg(pl.len().alias("n"), value.sum().alias("sums"), (value**2).sum().alias("squares"))
        .sort("agent_id", *MIX, late)
        for at in dates
    )
    agents = sorted({name for frame in found for name in frame["agent_id"]})
    places = {name: place for place, name in enumerate(agents)}
    when = [coached.get(name) for name in agents]
    told_of: list[Windows] = []
    for at, frame in zip(dates, found, strict=True):
        cell = frame.select(pl.struct(MIX).rank("dense").cast(pl.Int64) - 1).to_series()
        place = [places[name] for name in frame["agent_id"]]
        told = np.zeros((3, len(agents), cell.n_unique(), 2))
        told[:, place, cell, frame["late"]] = frame.select("n", "sums", "squares").to_numpy().T
        n, sums, squares = told
        enough = (n.sum(axis=1) >= FEW).all(axis=1)
        is_coached = np.array([one == at for one in when], bool)
        is_other = np.array([one is None or one >= at + span for one in when], bool)
        told_of.append(Windows(n, sums, squares, is_coached & enough, is_other & enough))
    return told_of


def above(window: Windows, there: Chosen) -> Numbers:
    """Means before and after (agents × 2) above those of the others who are ``there``, in the same
    language, channel and window; NaN with fewer than FEW conversations like theirs."""
    mine = there[:, None, None]
    n, sums = ((told * mine).sum(axis=0) - told * mine for told in (window.n, window.sums))
    used = np.where(n >= FEW, window.n, 0)
    more = np.where(n >= FEW, window.sums - window.n * sums / np.maximum(n, 1), 0)
    count = used.sum(axis=1)
    return np.where(count >= FEW, more.sum(axis=1) / np.maximum(count, 1), np.nan)


def within(window: Windows) -> float:
    """The variance of conversations of the same agent, language, channel and window."""
    n = np.maximum(window.n, 1)
    return float((window.squares - window.sums**2 / n).sum() / max((n - 1).sum(), 1))
