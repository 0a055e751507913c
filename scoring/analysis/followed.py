"""Figures followed over time: their courses with all that was found in them."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from scoring.analysis.breaks import stretches
from scoring.analysis.changepoints import changes, levels, moved
from scoring.analysis.control import LEAST, charted, control
from scoring.analysis.periods import Kind, kind, series


@dataclass(frozen=True)
class Followed:
    """One figure of one group, by ``step``: its ``course``
    (:func:`scoring.analysis.control.control`) and the ``changes`` of its level
    (:func:`scoring.analysis.changepoints.changes`)."""

    measure: str
    step: str
    course: pl.DataFrame
    changes: pl.DataFrame

    @property
    def kind(self) -> Kind:
        return kind(self.measure)

    @property
    def judged(self) -> pl.DataFrame:
        """The periods that are judged, of stretches that have limits."""
        return self.course.filter("judged", pl.col("centre").is_not_null())

    @property
    def signals(self) -> pl.DataFrame:
        """The periods that break a rule."""
        return self.course.filter(pl.col("rule").is_not_null())


def followed(values: pl.LazyFrame, measure: str, step: str, measured: pl.DataFrame) -> Followed:
    """A figure (of FOLLOWED) by the ``values`` of :func:`scoring.analysis.periods.valued`, of which
    ``measured`` tells the versions (:func:`scoring.analysis.breaks.stretches`)."""
    course = stretches(series(values, measure, step), measured, step)
    found = changes(course)
    return Followed(measure, step, control(levels(course, found), kind(measure)), found)


def states(
    values: pl.LazyFrame, measure: str, step: str, measured: pl.DataFrame, group: str
) -> pl.DataFrame:
    """Where each group (``group``, a column) stands in a figure, a row each, those of most
    conversations first: ``group, n``; the ``values`` of its periods; ``level`` now, over the judged
    periods since the last change; ``shown``: enough periods are judged; the largest change
    (``period, difference, low, high, clear``, of :func:`scoring.analysis.changepoints.moved`,
    ``clear`` beyond the chance of looking at all groups); and ``side``, 1 or -1 if the newest
    judged period is beyond its limits, else 0."""
    known = values.filter(pl.col(group).is_not_null())
    courses = stretches(series(known, measure, step, [group]), measured, step)
    found = moved(courses, group)
    since = dict(found.filter("clear").select(group, "period").iter_rows())
    newest = [
        _newest(course, kind(measure), since.get(name))
        for (name,), course in courses.group_by(group, maintain_order=True)
    ]
    told = courses.group_by(group, maintain_order=True).agg(
        pl.col("n").sum(), pl.col("value").alias("values")
    )
    schema = {"level": pl.Float64, "shown": pl.Boolean, "side": pl.Int64}
    latest = pl.DataFrame(newest, schema, orient="row")
    return (
        told.hstack(latest)
        .join(
            found.select(group, "period", "difference", "low", "high", "clear"),
            on=group,
            how="left",
        )
        .with_columns(pl.col("clear").fill_null(False))
        .sort("n", group, descending=[True, False])
    )


def _newest(course: pl.DataFrame, told: Kind, since: date | None) -> tuple[float | None, bool, int]:
    """The level now, whether there is one, and on which side of its limits the newest judged period
    lies."""
    judged = course.filter("judged")
    if judged.height < LEAST:
        return None, False, 0
    x, n, stretch = (judged[name].to_numpy() for name in ("value", "n", "stretch"))
    every, periods = np.ones(len(x), bool), judged["period"].to_numpy()
    later = periods >= np.datetime64(since or periods[0])
    centre, _, rule, side = charted(x, n * 1.0, every, stretch, stretch * 2 + later, told)
    if np.isnan(centre[-1]):
        return None, False, 0
    return float(centre[-1]), True, int(side[-1]) if rule[-1] == 1 else 0
