"""Control charts, change points and weekly rhythm where it is known what happened."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.analysis import changepoints
from scoring.analysis.control import broken, completed, control, individuals
from scoring.analysis.periods import RARE, Kind
from scoring.analysis.rhythm import rhythm
from tests.simulations import Row

PERIODS = 26
SHIFT = 2.5
"""The planted change of level, in standard deviations of a period."""

_LONG, _MANY = 1_200, 200
_COUNT = 1_500
"""Conversations among which no rhythm is planted."""
_AT = datetime(2026, 1, 5, tzinfo=UTC)
_MONDAY = date(2026, 1, 5)
_RUN_LENGTHS = {(0,): 370.4, (0, 1): 225.4, (0, 2): 166.1, (0, 3): 152.7, (0, 1, 2, 3): 91.75}
"""Mean run lengths with known limits, of rules together (Champ and Woodall 1987, table 1)."""

Numbers = NDArray[np.float64]


def rows(runs: int) -> list[Row]:
    rng = np.random.default_rng(7)
    parts = (_run_lengths, _limits, _changes, _rhythm)
    return [row for part in parts for row in part(rng, runs)]


def course(values: Numbers, n: Numbers | None = None, error: float = 0.0) -> pl.DataFrame:
    """A course of judged weeks, measured alike; ``error`` is that of a week of n = 100."""
    size = np.full(len(values), 100.0) if n is None else n
    return pl.DataFrame(
        {
            "period": [_MONDAY + timedelta(weeks=place) for place in range(len(values))],
            "n": size,
            "value": values,
            "error": error * 10 / np.sqrt(size),
        }
    ).with_columns(judged=pl.lit(True), stretch=pl.lit(0), level=pl.lit(0))


def _run_lengths(rng: np.random.Generator, runs: int) -> list[Row]:
    """Points until the first false alarm; where there is none, known to be exponential behind."""
    found = {together: [0, 0] for together in _RUN_LENGTHS}
    for _ in range(runs):
        z = rng.normal(size=_LONG)
        hits = [completed(z, rule) | completed(-z, rule) for rule in range(4)]
        for together, told in found.items():
            hit = np.logical_or.reduce([hits[rule] for rule in together])
            told[0] += int(hit.argmax()) + 1 if hit.any() else _LONG
            told[1] += int(hit.any())
    return [
        Row(f"Mean run length, rules {', '.join(str(rule + 1) for rule in together)}, known limits",
            stated, found[together][0] / max(found[together][1], 1), runs)
        for together, stated in _RUN_LENGTHS.items()
    ]  # fmt: skip


def _limits(rng: np.random.Generator, runs: int) -> list[Row]:
    alarm = 0.0027
    spreads, own, stepped = [], [], []
    for _ in range(runs):
        spreads.append(_xmr(rng.normal(80, 2, _MANY))[1] / 2)
        values = rng.normal(80, 2, PERIODS)
        centre, sigma = _xmr(values)
        own.append((broken((values - centre) / sigma)[0] == 1).mean())
        chart = course(values)
        chart = changepoints.levels(chart, changepoints.changes(chart))
        stepped.append(_out(control(chart, Kind.SCORE)))
    found = [
        Row("Variance of mR̄/1.128, times points (Cryer and Ryan 1990)",
            0.826, float(np.var(spreads)) * _MANY, runs),
        Row("Rule 1, XmR limits from the 26 points themselves: points called out",
            alarm, float(np.mean(own)), runs),
        Row("The same on the page's chart, where a change found steps the limits",
            alarm, float(np.mean(stepped)), runs),
    ]  # fmt: skip
    for what, vary in (("by chance only", 0.0), ("twice as much as by chance", 3.0)):
        rate = float(np.mean([_outside(rng, 0.2, vary) for _ in range(runs)]))
        found.append(Row(f"Rule 1, p′, shares that vary {what}: called out", alarm, rate, runs))
    rate = float(np.mean([_outside(rng, RARE / 100, 0.0, even=True) for _ in range(runs)]))
    return [*found, Row("Rule 1, p′, the rarest share that is judged", alarm, rate, runs)]


def _xmr(values: Numbers) -> tuple[float, float]:
    """Centre and sigma of values of one level."""
    judged, level = np.ones(len(values), bool), np.zeros(len(values), np.int64)
    centre, sigma = individuals(values, values, level, judged)
    return float(centre[0]), float(sigma[0])


def _out(chart: pl.DataFrame) -> float:
    """The part of points that rule 1 calls out."""
    return chart.filter(rule="beyond").height / chart.height


def _outside(rng: np.random.Generator, share: float, vary: float, *, even: bool = False) -> float:
    """The part of points beyond the limits: ``vary`` is the variance between weeks, as multiple of
    that by chance of 100 conversations."""
    n = np.full(PERIODS, 100) if even else rng.integers(60, 160, PERIODS)
    # A beta distribution whose variance is that.
    size = 100 / max(vary, 1e-9)
    true = rng.beta(share * size, (1 - share) * size, PERIODS) if vary else share
    chart = course(rng.binomial(n, true) / n, n.astype(float))
    return _out(control(chart, Kind.SHARE))


def _changes(rng: np.random.Generator, runs: int) -> list[Row]:
    found = []
    for count in (12, PERIODS):
        n = np.geomspace(20, 400, count)

        def still(count: int = count, n: Numbers = n) -> bool:
            values = 80 + rng.normal(size=count) + rng.normal(size=count) * 20 / np.sqrt(n)
            return changepoints.changes(course(values, n, 2.0)).height > 0

        rate = float(np.mean([still() for _ in range(runs)]))
        found.append(Row(f"Changes found in {count} weeks without any (at most)", 0.05, rate, runs))
    told = [_planted(rng) for _ in range(runs)]
    known = [one for one in told if one is not None]
    near, dated, sized = np.mean(known, axis=0)
    return [
        *found,
        Row(f"A change of {SHIFT} sd in {PERIODS} weeks found (at least)",
            0.9, len(known) / runs, runs),
        Row("… dated within one period, all told (at least)", 0.9, near * len(known) / runs, runs),
        Row("… its interval of dates holds the true one (at least)", 0.95, float(dated), runs),
        Row("… its interval of the size holds the true one", 0.95, float(sized), runs),
    ]  # fmt: skip


def _planted(rng: np.random.Generator) -> tuple[bool, bool, bool] | None:
    """Of the change found nearest to the planted: is it within a period, is it inside its interval
    of dates, and its size inside that of sizes? None where none was found."""
    place = int(rng.integers(6, PERIODS - 5))
    values = rng.normal(80, 1, PERIODS)
    values[place:] += SHIFT
    true = _MONDAY + timedelta(weeks=place)
    away = (pl.col("period") - true).abs()
    found = changepoints.changes(course(values)).sort(away)
    if found.is_empty():
        return None
    one = found.row(0, named=True)
    near = abs(one["period"] - true) <= timedelta(weeks=1)
    return near, one["earliest"] <= true <= one["latest"], one["low"] <= SHIFT <= one["high"]


def _rhythm(rng: np.random.Generator, runs: int) -> list[Row]:
    """Without any rhythm: how often one is said to be."""
    makers = {
        "scores": (Kind.SCORE, lambda: rng.normal(80, 15, _COUNT).clip(0, 100)),
        "shares": (Kind.SHARE, lambda: (rng.random(_COUNT) < 0.1).astype(float)),
        "volumes": (Kind.COUNT, lambda: np.ones(_COUNT)),
    }
    found = []
    for what, (kind, made) in makers.items():
        p = []
        for _ in range(runs):
            at = [_AT + timedelta(hours=int(hour)) for hour in rng.integers(0, 91 * 24, _COUNT)]
            told = rhythm(pl.LazyFrame({"started_at": at, "value": made()}), kind)
            p.append((told.p_weekday or 1.0, told.p_hour or 1.0))
        by_day, by_hour = (np.array(p) < 0.05).mean(axis=0)
        found += [
            Row(f"Weekday rhythm told of {what} without any (at most)", 0.05, float(by_day), runs),
            Row(f"Hourly rhythm told of {what} without any (at most)", 0.05, float(by_hour), runs),
        ]
    return found
