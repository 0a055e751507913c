"""Measurements judged by a rubric: verdicts and scores. Computed when looked at, never stored."""

from collections.abc import Collection

import polars as pl

from scoring.measure import FACTS, evidence
from scoring.rubric import Rubric
from scoring.satisfaction import PREDICTED
from scoring.standards import DIMENSIONS, Standard, standards

MET, PARTLY, MISSED, NOT_APPLICABLE, NOT_ASSESSED = (
    "met",
    "partly",
    "missed",
    "not applicable",
    "not assessed",
)


def scores(
    measurements: pl.LazyFrame, rubric: Rubric, only: Collection[str] | None = None
) -> pl.LazyFrame:
    """One row a conversation: its facts, ``language``, ``messages``, what is PREDICTED, the four
    dimensions and
    ``overall`` (0–100), ``critical`` (a critical standard was missed), ``assessed`` and
    ``unassessed`` (how many standards were judged, how many could not be).

    A dimension is the weighted mean of its standards that were judged: 100 for met, 50 for partly,
    0 for missed; ``overall`` the weighted mean of the dimensions. Null where nothing was judged.
    ``only`` names the standards to judge by, all unless given.
    """
    catalogue = {
        name: standard for name, standard in standards().items() if only is None or name in only
    }
    judged = {name: points(standard, rubric) for name, standard in catalogue.items()}
    dimensions = [_dimension(name, catalogue, judged, rubric) for name in DIMENSIONS]
    weights = {name: rubric.dimensions[name] for name in DIMENSIONS}
    critical = [judged[name] == 0 for name, standard in catalogue.items() if standard.critical]
    return measurements.select(
        *FACTS,
        "language",
        "messages",
        *PREDICTED,
        *dimensions,
        pl.any_horizontal(pl.lit(False), *critical).fill_null(False).alias("critical"),
        pl.sum_horizontal(pl.lit(0), *(number.is_not_null() for number in judged.values()))
        .cast(pl.Int32)
        .alias("assessed"),
        pl.sum_horizontal(pl.lit(0), *(pl.col(name).is_null() for name in judged))
        .cast(pl.Int32)
        .alias("unassessed"),
    ).with_columns(
        (
            pl.sum_horizontal(*(pl.col(name) * weight for name, weight in weights.items()))
            / _positive(
                pl.sum_horizontal(
                    *(pl.col(name).is_not_null() * weight for name, weight in weights.items())
                )
            )
        ).alias("overall")
    )


def verdicts(measurements: pl.DataFrame, rubric: Rubric) -> pl.DataFrame:
    """One row a conversation and standard: ``conversation_id, agent_id, language, channel,
    started_at, dimension, standard, value, verdict, points`` (100, 50, 0 or null) and the evidence
    ``message, start, end``. ``value`` is null unless the standard applies."""
    facts = ("conversation_id", "agent_id", "language", "channel", "started_at")
    rows = [
        measurements.select(
            *facts,
            pl.lit(standard.dimension).alias("dimension"),
            pl.lit(name).alias("standard"),
            pl.col(name).fill_nan(None).alias("value"),
            verdict(standard, rubric).alias("verdict"),
            points(standard, rubric).alias("points"),
            pl.col(evidence(name)).struct.unnest(),
        )
        for name, standard in standards().items()
    ]
    order = {name: place for place, name in enumerate(standards())}
    return (
        pl.concat(rows)
        .with_columns(
            pl.col("standard").replace_strict(order, return_dtype=pl.Int32).alias("place")
        )
        .sort("conversation_id", "place", maintain_order=True)
        .drop("place")
    )


def points(standard: Standard, rubric: Rubric) -> pl.Expr:
    """100 where a standard is met, 50 where partly, 0 where missed; null where not judged."""
    value = pl.col(standard.name)
    met, partly = (_limit(standard, rubric, level) for level in ("met", "partly"))
    if standard.better == "higher":
        reached, half = value >= met, value >= partly
    else:
        reached, half = value <= met, value <= partly
    return pl.when(value.is_not_nan()).then(
        reached.cast(pl.Float32) * 50 + half.cast(pl.Float32) * 50
    )


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


def _dimension(
    dimension: str, catalogue: dict[str, Standard], judged: dict[str, pl.Expr], rubric: Rubric
) -> pl.Expr:
    mine = [name for name, standard in catalogue.items() if standard.dimension == dimension]
    weights = {name: _limit(catalogue[name], rubric, "weight") for name in mine}
    if not mine:
        return pl.lit(None, pl.Float64).alias(dimension)
    total = pl.sum_horizontal(*(judged[name] * weights[name] for name in mine))
    weight = pl.sum_horizontal(*(judged[name].is_not_null() * weights[name] for name in mine))
    return (total / _positive(weight)).cast(pl.Float64).alias(dimension)


def _positive(weight: pl.Expr) -> pl.Expr:
    return pl.when(weight > 0).then(weight)


def _limit(standard: Standard, rubric: Rubric, key: str) -> pl.Expr:
    """A threshold or weight, by channel where the rubric tells channels apart."""
    general = getattr(rubric.terms[standard.name], key)
    # Weights in single precision keep the sums over a million rows narrow.
    kind = pl.Float32 if key == "weight" else pl.Float64
    limit = pl.lit(general, kind)
    for channel, terms in rubric.channel_terms.get(standard.name, {}).items():
        if (own := getattr(terms, key)) != general:
            limit = pl.when(pl.col("channel") == channel).then(pl.lit(own, kind)).otherwise(limit)
    return limit
