"""Topics whose shares are known: whether those called rising do rise."""

import numpy as np
import polars as pl

from scoring.analysis.topics import moved
from tests.simulations import Row

TOPICS = 25
DAYS = 28
BURSTS = 4.0
"""How many conversations of a topic a day is about as variable as: the size of the gamma shape."""


def counts(draw: np.random.Generator, shares: np.ndarray, first: int) -> pl.LazyFrame:
    """Conversations of 28 days, about 60 a day; each topic comes in bursts (negative binomial)."""
    mean = np.repeat(60 * shares[:, None], DAYS, axis=1)
    n = draw.poisson(mean * draw.gamma(BURSTS, 1 / BURSTS, mean.shape))
    topic, day = (np.repeat(part.ravel(), n.ravel()) for part in np.indices(n.shape))
    at = np.datetime64("2026-01-01", "us") + (day + first).astype("timedelta64[D]")
    return pl.LazyFrame({"topic": topic.astype(np.int32), "started_at": at}).with_columns(
        pl.col("started_at").dt.replace_time_zone("UTC")
    )


def rows(runs: int) -> list[Row]:
    draw = np.random.default_rng(3)
    false, covered, found = 0, 0.0, 0
    for _ in range(runs):
        shares = draw.dirichlet(np.full(TOPICS, 3.0))
        before = counts(draw, shares, 0)
        same = moved(counts(draw, shares, DAYS), before)
        false += bool(same["clear"].any())
        enough = same.filter(pl.col("n") + pl.col("n_before") >= 30)
        inside = enough["ratio_low"].to_numpy() <= 1, enough["ratio_high"].to_numpy() >= 1
        covered += float(np.mean(np.logical_and(*inside)))
        largest = int(shares.argmax())
        grown = shares.copy()
        grown[largest] *= 2
        rise = moved(counts(draw, grown / grown.sum(), DAYS), before)
        found += bool(rise.filter("clear", pl.col("topic") == largest, pl.col("ratio") > 1).height)
    return [
        Row("Topics called rising or falling where none does, in bursts", 0.05, false / runs, runs),
        Row("Intervals of a topic's growth cover none", 0.95, covered / runs, runs),
        Row("A topic that doubles is found", 1.0, found / runs, runs),
    ]
