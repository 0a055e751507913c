"""The charts of a report: those of the pages."""

from collections.abc import Callable, Iterator

import numpy as np
import polars as pl

from dashboard import charts
from dashboard.charts import Chart
from dashboard.locale import dimension, number, t
from dashboard.reports.figures import Figures
from scoring.analysis import FEW
from scoring.analysis.trends import STEPS

_MOST_ROWS = 30

_NAME = pl.col("period").cast(pl.String).alias("name")
"""By what a period that is clicked is told."""


def course(trends: pl.DataFrame) -> Iterator[tuple[Chart, str]]:
    """The overall score over time (:func:`scoring.analysis.trends.trend`), and in words; nothing
    unless there are two periods. Those of few conversations are left out if there are others."""
    whole = trends.filter(pl.col("measure") == "overall")
    told = whole.filter(pl.col("n") >= FEW)
    mine = told if told.height > 1 else whole
    if mine.height < 2:
        return
    low, high = min(mine["mean"].to_list()), max(mine["mean"].to_list())
    bounds = max(0.0, (low - 5) // 10 * 10), min(100.0, -(-(high + 3) // 10) * 10)
    stretch = mine["period"][0], mine["period"][-1]
    hints = mine.select(_NAME, "period", "mean", "low", "high", pl.lit("").alias("hint"))
    chart = charts.trend(
        hints, "ink", bounds=bounds, stretch=stretch, formats=_formats(), height=150
    )
    ends = {name: number(mine["mean"][place], 1) for name, place in (("first", 0), ("last", -1))}
    yield chart, t("trend-alt", name=dimension("overall"), **ends)


def volume(told: Figures) -> Iterator[tuple[Chart, str]]:
    """Conversations over time; nothing unless there are two periods."""
    if told.volume.height < 2:
        return
    until = pl.col("period").dt.offset_by(STEPS[told.period.step]).alias("until")
    figures = told.volume.with_columns(_NAME, until, pl.lit("").alias("hint"))
    stretch = figures["period"][0], figures["until"][-1]
    yield charts.volume(figures, stretch=stretch, formats=_formats()), t("report-volume")


def members(rows: pl.DataFrame, named: Callable[[str | None], str], group: str) -> Iterator[Chart]:
    """The overall scores of members with their intervals; nothing for those with few."""
    enough = rows.filter(pl.col("conversations") >= FEW, pl.col("low").is_not_null())
    if enough.height < 2:
        return
    shown = enough.head(_MOST_ROWS)
    side = pl.when(pl.col("difference") > 0).then(pl.lit("better")).otherwise(pl.lit("worse"))
    dots = shown.select(
        pl.col(group).alias("name"),
        pl.Series("label", [named(name) for name in shown[group]], pl.String),
        pl.col("plain").alias("mean"),
        "low",
        "high",
        pl.when("clear").then(side).otherwise(pl.lit("muted")).alias("role"),
        pl.lit("").alias("hint"),
    )
    mean = float(np.average(enough["plain"], weights=enough["conversations"]))
    least = min(dots["low"].to_list())
    yield charts.dots(dots, mean, bounds=(max(0.0, least // 10 * 10), 100.0), selectable=True)


def _formats() -> dict[str, str]:
    return {kind: t(f"axis-{kind}") for kind in ("day", "month", "year")}
