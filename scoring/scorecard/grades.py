"""Values judged by a rubric: points, and verdicts in words."""

from collections.abc import Collection

import polars as pl

from scoring.measure import evidence, timed, within
from scoring.rubric import Rubric
from scoring.standards import CLOCKS, Standard, standards

MET, PARTLY, MISSED, NOT_APPLICABLE, NOT_ASSESSED = (
    "met",
    "partly",
    "missed",
    "not applicable",
    "not assessed",
)

GRADE = ":points "
"""Stands in the name of a column of points, between its standard and the thresholds."""

_KEYS = ("met", "partly", "clock")


def points(standard: Standard, rubric: Rubric) -> pl.Expr:
    """100 where a standard is met, 50 where partly, 0 where missed; null where not judged."""
    value = judged(standard, rubric)
    met, partly = (limit(standard, rubric, key) for key in ("met", "partly"))
    if standard.better == "higher":
        reached, half = value >= met, value >= partly
    else:
        reached, half = value <= met, value <= partly
    return pl.when(value.is_not_nan()).then(
        reached.cast(pl.Float32) * 50 + half.cast(pl.Float32) * 50
    )


def judged(standard: Standard, rubric: Rubric) -> pl.Expr:
    """The value that a standard is judged by: of a time only what lies within the team's hours,
    where the rubric wants it so and they are known."""
    own = pl.col(standard.name)
    terms = rubric.terms[standard.name]
    told = [part for _, parts in rubric.own(standard.name) for part in parts.values()]
    if not terms.clock and not any(part.get("clock") for part in told):
        return own
    if standard.name not in timed():
        return own
    business = limit(standard, rubric, "clock") == CLOCKS["business"]
    return pl.when(business).then(pl.coalesce(within(standard.name), own)).otherwise(own)


def verdict(standard: Standard, rubric: Rubric) -> pl.Expr:
    """The verdict in words."""
    number = points(standard, rubric)
    return (
        pl.when(pl.col(standard.name).is_null())
        .then(pl.lit(NOT_ASSESSED))
        .when(number == 100)
        .then(pl.lit(MET))
        .when(number == 50)
        .then(pl.lit(PARTLY))
        .when(number == 0)
        .then(pl.lit(MISSED))
        .otherwise(pl.lit(NOT_APPLICABLE))
    )


def limit(standard: Standard, rubric: Rubric, key: str) -> pl.Expr:
    """A threshold or weight, by channel, language and team where the rubric tells them apart."""
    general = getattr(rubric.terms[standard.name], key)
    # Weights in single precision keep the sums over a million rows narrow.
    kind = pl.Float32 if key == "weight" else pl.Float64
    told, same_everywhere = pl.lit(general, kind), True
    for condition, parts in rubric.own(standard.name):
        own = {name: part[key] for name, part in parts.items() if key in part}
        if same_everywhere:
            own = {name: value for name, value in own.items() if value != general}
        for name, value in own.items():
            told = pl.when(pl.col(condition) == name).then(pl.lit(value, kind)).otherwise(told)
        same_everywhere = same_everywhere and not own
    return told


def graded(measurements: pl.LazyFrame, rubric: Rubric) -> pl.LazyFrame:
    """The points of every standard, a column each (:func:`grade`), in the order of the
    measurements: to stand beside them where they are looked at again and again."""
    return measurements.select(
        _whole(standard, rubric).alias(grade(standard, rubric)) for standard in standards().values()
    )


def grade(standard: Standard, rubric: Rubric) -> str:
    """The name of the column that holds the points of a standard by a rubric. The thresholds are
    part of it: by other ones nobody takes these points for theirs."""
    terms = rubric.terms[standard.name]
    own = [
        sorted(
            (who, key, float(part[key]))
            for who, part in parts.items()
            for key in _KEYS
            if key in part
        )
        for _, parts in rubric.own(standard.name)
    ]
    general = " ".join(str(float(getattr(terms, key))) for key in _KEYS)
    return f"{standard.name}{GRADE}{general} {own}"


def told_points(
    measurements: pl.LazyFrame, rubric: Rubric, names: Collection[str] | None = None
) -> dict[str, pl.Expr]:
    """The :func:`points` of standards (all unless ``names`` are given) as whole numbers (UInt8,
    which are counted far quicker than values are judged): of measurements that are :func:`graded`
    by these thresholds as they stand there."""
    there = set(measurements.collect_schema().names())
    return {
        name: pl.col(column)
        if (column := grade(standard, rubric)) in there
        else _whole(standard, rubric)
        for name, standard in standards().items()
        if names is None or name in names
    }


def verdicts(measurements: pl.DataFrame, rubric: Rubric) -> pl.DataFrame:
    """One row a conversation and standard: ``conversation_id, agent_id, team, language,
    channel, started_at, dimension, standard, value, verdict, points`` (100, 50, 0 or null) and the
    evidence ``message, start, end``. ``value`` is what was :func:`judged`, null unless the
    standard applies."""
    facts = ("conversation_id", "agent_id", "team", "language", "channel", "started_at")
    rows = [
        measurements.lazy().select(
            *facts,
            pl.lit(standard.dimension).alias("dimension"),
            pl.lit(name).alias("standard"),
            judged(standard, rubric).fill_nan(None).alias("value"),
            verdict(standard, rubric).alias("verdict"),
            points(standard, rubric).alias("points"),
            pl.col(evidence(name)).struct.unnest(),
        )
        for name, standard in standards().items()
    ]
    order = {name: place for place, name in enumerate(standards())}
    return (
        pl.concat(pl.collect_all(rows))
        .with_columns(
            pl.col("standard").replace_strict(order, return_dtype=pl.Int32).alias("place")
        )
        .sort("conversation_id", "place", maintain_order=True)
        .drop("place")
    )


def _whole(standard: Standard, rubric: Rubric) -> pl.Expr:
    return points(standard, rubric).cast(pl.UInt8)
