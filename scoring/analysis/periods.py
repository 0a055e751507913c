"""Any figure of conversations by period, ready to be judged: has it moved, or is it noise?"""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import polars as pl

from scoring.analysis import FEW, MEASURES
from scoring.analysis.comparison import beyond_chance, changes
from scoring.analysis.trends import STEPS
from scoring.analysis.volume import FIRST_REPLY
from scoring.rubric import Rubric
from scoring.scorecard import told_points
from scoring.standards import standards

SHARES = ("critical", "unanswered", "resolved")
VOLUME, FIRST_WAIT = "volume", "first_reply"

FOLLOWED = (*MEASURES, *SHARES, VOLUME, FIRST_WAIT, *standards())
"""What can be followed over time; a standard by the share of conversations that missed it."""

RARE = 5
"""What a period must let expect before a share is judged (conversations of the rarer kind), or how
many they are: with fewer, normal limits do not hold (Montgomery, Statistical Quality Control, ch.
7)."""

RESOLVED = "effect.resolved"

MOST = 400
"""Periods of a course, the newest ones: more are no picture any longer."""

_ANSWERED = "efficiency.answered"
_KEYS = ("started_at", "language", "agent_id", "team")


class Kind(StrEnum):
    """What sort of figure it is: a mean of scores (0–100), a share (0–1), how many, or a median
    wait, which is judged by its logarithm (of seconds)."""

    SCORE = "score"
    SHARE = "share"
    COUNT = "count"
    WAIT = "wait"


def kind(measure: str) -> Kind:
    """The sort of a figure of FOLLOWED."""
    if measure in MEASURES:
        return Kind.SCORE
    return {VOLUME: Kind.COUNT, FIRST_WAIT: Kind.WAIT}.get(measure, Kind.SHARE)


def valued(
    scores: pl.LazyFrame, measurements: pl.LazyFrame, rubric: Rubric, measure: str
) -> pl.LazyFrame:
    """What each dated conversation adds to a figure of FOLLOWED: ``started_at, language, agent_id,
    team, value`` (Float64; null: nothing). A yes counts 1; a wait is in seconds, endless where
    nobody answered."""
    if measure in (*MEASURES, "critical"):
        frame, value = scores, pl.col(measure)
    elif measure == VOLUME:
        frame, value = scores, pl.lit(1.0)
    else:
        frame, value = measurements, _measured(measurements, measure, rubric)
    dated = frame.filter(pl.col("started_at").is_not_null())
    return dated.select(*_KEYS, value.cast(pl.Float64).alias("value"))


def _measured(measurements: pl.LazyFrame, measure: str, rubric: Rubric) -> pl.Expr:
    if measure == FIRST_WAIT:
        return pl.col(FIRST_REPLY).fill_nan(None)
    if measure == "unanswered":
        return pl.col(_ANSWERED).fill_nan(None) < 1
    name = RESOLVED if measure == "resolved" else measure
    points = told_points(measurements, rubric, [name])[name]
    return points == (100 if measure == "resolved" else 0)


def series(values: pl.LazyFrame, measure: str, step: str, by: Sequence[str] = ()) -> pl.DataFrame:
    """A figure by period and group: ``*by, period`` (its first day, UTC)``, n, value, error,
    judged``, in order of time.

    ``values`` are of :func:`valued`; ``value`` is the mean, the share, how many, or the logarithm
    of the median seconds; ``error`` its standard error by the spread of conversations within
    periods (null where that says nothing). Not ``judged`` is a period of fewer than FEW
    conversations; of a share, one too rare (RARE); of how many, one that the conversations do not
    span whole, and all where they are too few in the mean (RARE). Of how many, periods without any
    count as 0. At most MOST periods.
    """
    told = kind(measure)
    value = pl.col("value")
    seconds = value.filter(value.is_finite()).clip(1).log()
    spread = seconds if told == Kind.WAIT else value
    figure = value.median().clip(1).log() if told == Kind.WAIT else value.mean()
    found = (
        values.with_columns(pl.col("started_at").dt.truncate(STEPS[step]).dt.date().alias("period"))
        .group_by(*by, "period")
        .agg(
            value.count().cast(pl.Int64).alias("n"),
            figure.alias("value"),
            spread.var().fill_null(0.0).alias("variance"),
            pl.col("started_at").min().dt.date().alias("first"),
            pl.col("started_at").max().dt.date().alias("last"),
        )
        .collect()
    )
    if told == Kind.COUNT:
        return _counted(found, step, by)
    newest = found["period"].unique().sort().tail(MOST)
    known = found.filter(
        pl.col("n") > 0, pl.col("value").is_finite(), pl.col("period").is_in(newest.implode())
    )
    ready = _with_errors(known, told, by).sort(*by, "period", nulls_last=True)
    return ready.select(*by, "period", "n", "value", "error", "judged")


def _with_errors(found: pl.DataFrame, told: Kind, by: Sequence[str]) -> pl.DataFrame:
    n, enough = pl.col("n"), pl.col("n") >= FEW
    every = list(by) or [pl.lit(1)]
    if told == Kind.SHARE:
        share = ((pl.col("value") * n).sum() / n.sum()).over(every)
        rarer = n * pl.min_horizontal(share, 1 - share)
        error, judged = (share * (1 - share) / n).sqrt(), enough & (rarer >= RARE)
    else:
        pooled = ((n - 1) * pl.col("variance")).sum().over(every) / (n - 1).sum().over(every)
        # A median varies more than a mean would: by π/2 for what is spread normally.
        error = (pooled * (np.pi / 2 if told == Kind.WAIT else 1.0) / n).sqrt()
        judged = enough
    return found.with_columns(error.fill_nan(None).alias("error"), judged.alias("judged"))


def _counted(found: pl.DataFrame, step: str, by: Sequence[str]) -> pl.DataFrame:
    """How many a period, those without any too."""
    schema = {name: found.schema[name] for name in by} | {"period": pl.Date, "n": pl.Int64}
    kinds = {"value": pl.Float64, "error": pl.Float64, "judged": pl.Boolean}
    if found.is_empty():
        return pl.DataFrame(schema=schema | kinds)
    first, last = found["first"].min(), found["last"].max()
    period = pl.col("period")
    every = found.select(pl.date_range(period.min(), period.max(), STEPS[step]).alias("period"))
    periods = every.tail(MOST)
    frame = found.select(by).unique().join(periods, how="cross") if by else periods
    count, until = pl.col("n"), period.dt.offset_by(STEPS[step])
    # A period that is cut off holds fewer for no other reason.
    whole = (period >= first) & (until.dt.offset_by("-1d") <= last)
    mean = count.filter(whole).mean()
    return (
        frame.join(found, on=[*by, "period"], how="left", nulls_equal=True)
        .sort(*by, "period", nulls_last=True)
        .with_columns(count.fill_null(0))
        .select(
            *by,
            "period",
            "n",
            count.cast(pl.Float64).alias("value"),
            pl.lit(None, pl.Float64).alias("error"),
            (whole & ((mean.over(by) if by else mean) >= RARE)).alias("judged"),
        )
    )


def year_on_year(now: pl.LazyFrame, every: pl.LazyFrame, measure: str, step: str) -> pl.DataFrame:
    """Periods beside the same a year before: ``period`` and the columns of
    :func:`scoring.analysis.comparison.changes` (shares in per cent), the last one first, ``clear``
    beyond the chance of looking at all. Weeks and days are held against those 52 weeks before, with
    the same days of the week. Nothing for counts and waits, nor where data do not reach.

    ``now`` and ``every`` are of :func:`valued`: what is looked at, and whatever there is.
    """
    if kind(measure) not in (Kind.SCORE, Kind.SHARE):
        return _compared(every.head(0), every.head(0), step)
    scale = 100 if kind(measure) == Kind.SHARE else 1
    scaled = pl.col("value") * scale
    year = "52w" if step in ("day", "week") else "1y"
    later = every.with_columns(pl.col("started_at").dt.offset_by(year))
    return _compared(now.with_columns(scaled), later.with_columns(scaled), step)


def _compared(now: pl.LazyFrame, later: pl.LazyFrame, step: str) -> pl.DataFrame:
    period = pl.col("started_at").dt.truncate(STEPS[step]).dt.date().alias("period")
    sides = (part.with_columns(period) for part in (now, later))
    found = changes(*sides, by=["period"], measures=["value"]).filter(pl.col("n_before") > 0)
    return beyond_chance(found).sort("period", descending=True)
