"""When did the level of a figure change, by how much, and how sure is the date?"""

from collections.abc import Sequence
from typing import Any

import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE
from scoring.analysis.control import LEAST
from scoring.analysis.segments import Segments

RATE = 1 - CONFIDENCE
"""How often a course without any change is said to have one, at most."""

FOUND = {
    "period": pl.Date,
    "earliest": pl.Date,
    "latest": pl.Date,
    "before": pl.Float64,
    "after": pl.Float64,
    "difference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
}
"""Columns of what :func:`changes` finds."""


def changes(course: pl.DataFrame) -> pl.DataFrame:
    """The change points of a course (:func:`scoring.analysis.periods.series` of one group, with
    ``stretch``), in order of time: ``period``, the first of the new level; ``earliest`` and
    ``latest``, between which it lies with 95 % confidence; the levels ``before`` and ``after``,
    their ``difference`` with its 95 % interval ``low, high``; and ``p``.

    Binary segmentation (Scott and Knott, Biometrics 30, 1974): where two levels fit best, each
    period weighted by how well it is known, is a change if courses of chance alone hardly ever
    (RATE) fit as well anywhere (the largest likelihood ratio; Worsley, JASA 74, 1979; told by
    simulated courses whose periods are as well known); then either side is looked at alike, the two
    sharing the rate. So at most one course in twenty without any change is said to have one; that
    supposes that what periods vary by is independent from one to the next. Stretches share the rate
    too, and a change is found within one only.

    Periods vary by the chance of few conversations and beyond it; how much beyond is told by the
    differences of neighbours, which a change of level hardly touches (Rice, Annals of Statistics
    12, 1984). A date is held possible unless another fits clearly better (likelihood ratio by the
    distribution of Hansen, Econometrica 68, 2000; Eo and Morley, Quantitative Economics 6, 2015).
    """
    judged = course.filter("judged")
    counts = judged.group_by("stretch").len().filter(pl.col("len") >= LEAST)
    parts = [
        _of_stretch(judged.filter(stretch=stretch), RATE / counts.height)
        for stretch in counts["stretch"].sort()
    ]
    return pl.concat([pl.DataFrame(schema=FOUND), *parts])


def levels(course: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """A course with ``level``, numbered from 0: one more at each change (:func:`changes`) and at
    the begin of each stretch."""
    new = pl.col("period").is_in(found["period"].implode()) | (
        pl.col("stretch") != pl.col("stretch").shift(1)
    )
    return course.with_columns(new.fill_null(False).cum_sum().cast(pl.Int64).alias("level"))


def moved(courses: pl.DataFrame, group: str) -> pl.DataFrame:
    """The largest change of each of many courses, a row a group with enough judged periods:
    ``group``, the columns of :func:`changes`, and ``clear``: of all that are called clear, at most
    one in twenty is expected to be none (Benjamini and Hochberg 1995).

    The newest stretch of each is looked at; ``courses`` as there, with a column ``group``.
    """
    rows: list[pl.DataFrame] = []
    for (name,), course in courses.filter("judged").group_by(group, maintain_order=True):
        last = course.filter(pl.col("stretch") == pl.col("stretch").max())
        if last.height >= LEAST:
            figures = Segments.of(last)
            place, p = figures.split(0, last.height)
            [row] = _rows(last, figures, [place], [p])
            rows.append(pl.DataFrame([{group: name} | row], {group: courses.schema[group]} | FOUND))
    if not rows:
        return (
            courses.clear()
            .select(group)
            .with_columns(
                *(pl.lit(None, kind).alias(name) for name, kind in FOUND.items()),
                clear=pl.lit(False),
            )
        )
    found = pl.concat(rows)
    adjusted = stats.false_discovery_control(found["p"].to_numpy())
    return found.with_columns(pl.Series("clear", adjusted < RATE))


def _of_stretch(judged: pl.DataFrame, rate: float) -> pl.DataFrame:
    figures = Segments.of(judged)
    found = sorted(figures.splits(0, judged.height, rate))
    places, p = [place for place, _ in found], [p for _, p in found]
    return pl.DataFrame(_rows(judged, figures, places, p), FOUND)


def _rows(
    judged: pl.DataFrame, figures: "Segments", places: Sequence[int], p: Sequence[float]
) -> list[dict[str, Any]]:
    periods = judged["period"]
    told: list[dict[str, Any]] = []
    for number, size in enumerate(figures.sizes(places)):
        dated = {name: periods[getattr(size, name)] for name in ("earliest", "latest")}
        sized = {name: getattr(size, name) for name in ("before", "after", "low", "high")}
        difference = {"difference": size.after - size.before, "p": p[number]}
        told.append({"period": periods[size.place]} | dated | sized | difference)
    return told
