"""Who is there when customers come: arrivals by language and hour, and who answers them."""

from collections.abc import Collection

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.topics import wilson
from scoring.analysis.volume import FIRST_REPLY
from scoring.rubric import Rubric
from scoring.scorecard import told_points

DAYS = {"all": range(1, 8), "business": range(1, 6), "weekend": range(6, 8)}
"""Weekdays (1 for Monday) that a staffing map can be about."""


def staffing(measurements: pl.LazyFrame, rubric: Rubric, weekdays: Collection[int]) -> pl.DataFrame:
    """Arrivals against agents, a row each language and hour (UTC) in which anybody came:
    ``language, hour, arrivals, per_day, agents, present, judged, late, share, low, high, clear,
    nobody``.

    ``per_day`` is the mean of a day on which anybody came. ``agents`` are the different agents who
    ever gave a first answer in this language in this hour, and ``present`` how many of them did so
    on such a day, in the mean. ``late`` of ``judged``
    first replies came later than the rubric's target, or never; ``share`` has its 95 % interval by
    Wilson (JASA 1927). ``clear``: more than half are late, beyond the chance of looking at all
    cells (binomial test; Benjamini and Hochberg 1995). ``nobody``: FEW or more came, and nobody
    answered in this hour.
    """
    at = pl.col("started_at")
    chosen = measurements.filter(at.is_not_null(), pl.col("language").is_not_null()).select(
        *("language", "agent_id", "started_at", "agent_from"),
        told_points(measurements, rubric, [FIRST_REPLY])[FIRST_REPLY].alias("reply"),
    )
    on = list(weekdays)
    arrivals = (
        chosen.filter(at.dt.weekday().is_in(on))
        .group_by("language", at.dt.hour().cast(pl.Int64).alias("hour"))
        .agg(
            pl.len().cast(pl.Int64).alias("arrivals"),
            pl.col("reply").count().cast(pl.Int64).alias("judged"),
            (pl.col("reply") < _MET).sum().cast(pl.Int64).alias("late"),
        )
    )
    answered = pl.col("agent_from")
    agents = (
        chosen.filter(answered.dt.weekday().is_in(on), pl.col("agent_id").is_not_null())
        .select("language", "agent_id", (answered.dt.epoch("s") // 3600).alias("at"))
        .unique()
        .group_by("language", (pl.col("at") % 24).alias("hour"))
        .agg(
            pl.len().cast(pl.Int64).alias("present"),
            pl.col("agent_id").n_unique().cast(pl.Int64).alias("agents"),
        )
    )
    days = chosen.filter(at.dt.weekday().is_in(on)).select(at.dt.date().n_unique().alias("days"))
    parts = arrivals.join(agents, on=["language", "hour"], how="left")
    found, counted = pl.collect_all([parts, days])
    of_day = max(counted["days"][0], 1)
    told = found.sort("language", "hour").with_columns(pl.col("agents", "present").fill_null(0))
    return _tested(
        told.with_columns(
            (pl.col("arrivals") / of_day).alias("per_day"),
            (pl.col("present") / of_day).alias("present"),
            ((pl.col("arrivals") >= FEW) & (pl.col("agents") == 0)).alias("nobody"),
        )
    )


_MET = 100


def _tested(found: pl.DataFrame) -> pl.DataFrame:
    n, late = (found[name].to_numpy().astype(float) for name in ("judged", "late"))
    low, high = wilson(found["late"], found["judged"])
    tested = n >= FEW
    p = np.ones(len(n))
    p[tested] = stats.false_discovery_control(stats.binom.sf(late[tested] - 1, n[tested], 0.5))
    return found.with_columns(
        pl.when(pl.col("judged") > 0).then(pl.col("late") / pl.col("judged")).alias("share"),
        low.alias("low"),
        high.alias("high"),
        pl.Series("clear", p < 1 - CONFIDENCE),
    ).select(
        *("language", "hour", "arrivals", "per_day", "agents", "present", "judged", "late"),
        *("share", "low", "high", "clear", "nobody"),
    )
