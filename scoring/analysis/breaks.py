"""Moments from which on something else was done than before, which is no change of quality."""

import polars as pl

from scoring.analysis.trends import STEPS


def stretches(series: pl.DataFrame, measured: pl.DataFrame, step: str) -> pl.DataFrame:
    """Courses (:func:`scoring.analysis.periods.series`) with ``stretch``, numbered from 0: one more
    wherever most conversations of a period were measured by another version than before.

    ``measured``: ``day, measured_by, conversations``. Versions measure differently, so that what
    lies on either side of such a break is never held against each other.
    """
    period = pl.col("day").dt.truncate(STEPS[step])
    by_most = (
        measured.group_by(period.alias("period"), "measured_by")
        .agg(pl.col("conversations").sum())
        .sort("conversations", "measured_by", descending=[True, False])
        .unique("period", keep="first", maintain_order=True)
    )
    # A period without conversations goes on as the one before.
    version = pl.col("measured_by").forward_fill().backward_fill()
    numbered = (
        series.select(pl.col("period").unique().sort())
        .join(by_most, on="period", how="left", maintain_order="left")
        .select("period", version.rle_id().cast(pl.Int64).alias("stretch"))
    )
    return series.join(numbered, on="period", how="left", maintain_order="left")


def breaks(course: pl.DataFrame, rubrics: pl.DataFrame, step: str) -> pl.DataFrame:
    """The marks to draw over the course of one group (of :func:`stretches`): ``period, at`` (a
    day)``, what`` (``measuring`` or ``rubric``) and ``name`` (of the rubric), in order of time.

    ``rubrics``: ``at`` (when it was saved) and ``name``. All that ever happened is judged by the
    rubric of today, so that a new one moves the whole course and not what comes after it: its day
    is a mark and nothing else.
    """
    new = pl.col("stretch") != pl.col("stretch").shift(1)
    measuring = course.filter(new).select(
        "period",
        pl.col("period").alias("at"),
        pl.lit("measuring").alias("what"),
        pl.lit(None, pl.String).alias("name"),
    )
    first, last = course.select(
        pl.col("period").min(), pl.col("period").max().dt.offset_by(STEPS[step]).alias("last")
    ).row(0)
    saved = rubrics.select(
        pl.col("at").dt.truncate(STEPS[step]).dt.date().alias("period"),
        pl.col("at").dt.date().alias("at"),
        pl.lit("rubric").alias("what"),
        "name",
    ).filter(pl.col("at").is_between(first, last, closed="left"))
    return pl.concat([measuring, saved]).sort("at", "what")
