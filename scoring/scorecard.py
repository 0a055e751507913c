"""Measurements judged by a rubric: verdicts and scores. Computed when looked at, never stored."""

from collections.abc import Collection, Mapping

import polars as pl

from scoring.measure import FACTS, evidence
from scoring.rubric import CONDITIONS, Rubric
from scoring.satisfaction import PREDICTED
from scoring.standards import DIMENSIONS, Standard, standards

MET, PARTLY, MISSED, NOT_APPLICABLE, NOT_ASSESSED = (
    "met",
    "partly",
    "missed",
    "not applicable",
    "not assessed",
)

_BY_A_PERSON = ":said"
"""Ends the name of a column of points that people gave."""


def scores(
    measurements: pl.LazyFrame,
    rubric: Rubric,
    only: Collection[str] | None = None,
    corrections: pl.DataFrame | None = None,
    also: Collection[str] = (),
) -> pl.LazyFrame:
    """One row a conversation: its facts, ``language``, ``messages``, what is PREDICTED, the columns
    ``also`` of the measurements, the four dimensions and ``overall`` (0–100), ``critical`` (a
    critical standard was missed), ``assessed`` and ``unassessed`` (how many standards were judged,
    how many could not be).

    A dimension is the weighted mean of its standards that were judged: 100 for met, 50 for partly,
    0 for missed; ``overall`` the weighted mean of the dimensions. Null where nothing was judged.
    ``only`` names the standards to judge by, all unless given. ``corrections`` (``conversation_id,
    standard, verdict``, at most one a conversation and standard) stand in the place of the
    program's verdicts.
    """
    catalogue = {
        name: standard for name, standard in standards().items() if only is None or name in only
    }
    judged = {name: points(standard, rubric) for name, standard in catalogue.items()}
    if corrections is not None and not corrections.is_empty():
        said = _said(corrections)
        measurements = measurements.join(
            said.lazy(), on="conversation_id", how="left", maintain_order="left"
        )
        for name in judged.keys() & {column.removesuffix(_BY_A_PERSON) for column in said.columns}:
            own = pl.col(name + _BY_A_PERSON)
            judged[name] = (
                pl.when(own.is_not_null()).then(own.fill_nan(None)).otherwise(judged[name])
            )
    dimensions = [_dimension(name, catalogue, judged, rubric) for name in DIMENSIONS]
    critical = [judged[name] == 0 for name, standard in catalogue.items() if standard.critical]
    return measurements.select(
        *FACTS,
        "language",
        "messages",
        *PREDICTED,
        *also,
        *dimensions,
        pl.any_horizontal(pl.lit(False), *critical).fill_null(False).alias("critical"),
        pl.sum_horizontal(pl.lit(0), *(number.is_not_null() for number in judged.values()))
        .cast(pl.Int32)
        .alias("assessed"),
        pl.sum_horizontal(pl.lit(0), *(pl.col(name).is_null() for name in judged))
        .cast(pl.Int32)
        .alias("unassessed"),
    ).with_columns(overall(rubric))


def left_to_people(measurements: pl.LazyFrame, which: pl.DataFrame) -> pl.LazyFrame:
    """Measurements without the values that are not to be judged by: ``which`` (``standard,
    language``) only people judge. They are "not assessed" from here on."""
    languages = dict(which.group_by("standard").agg("language").iter_rows())
    return measurements.with_columns(
        pl.when(~pl.col("language").is_in(own).fill_null(False)).then(pl.col(name)).alias(name)
        for name, own in languages.items()
        if name in standards()
    )


def reviewed(judgements: pl.DataFrame, rubric: Rubric, customs: Mapping[str, str]) -> pl.DataFrame:
    """The scores of people's verdicts, put together as those of the program are: one row a review,
    ``review_id``, the four dimensions, ``overall``, ``critical``.

    ``judgements``: ``review_id, channel, standard, verdict``, and ``language`` and ``team`` where
    they are known. Standards that are not in the catalogue weigh 1 in the dimension that
    ``customs`` names.
    """
    where = ["standard", *(name for name in CONDITIONS if name in judgements.columns)]
    told = (
        judgements.with_columns(_points_of(pl.col("verdict")).alias("points"))
        .drop_nulls("points")
        .join(_weights(judgements.select(where).unique(), rubric, customs), where, nulls_equal=True)
    )
    of_dimension = (
        told.group_by("review_id", "dimension")
        .agg((pl.col("points") * pl.col("weight")).sum() / _positive(pl.col("weight").sum()))
        .pivot("dimension", index="review_id", values="points")
    )
    missing = [
        pl.lit(None, pl.Float64).alias(d) for d in DIMENSIONS if d not in of_dimension.columns
    ]
    broken = told.group_by("review_id").agg(
        (pl.col("critical") & (pl.col("points") == 0)).any().alias("critical")
    )
    return (
        of_dimension.with_columns(missing)
        .with_columns(overall(rubric))
        .join(broken, on="review_id")
        .select("review_id", *DIMENSIONS, "overall", "critical")
        .sort("review_id")
    )


def verdicts(measurements: pl.DataFrame, rubric: Rubric) -> pl.DataFrame:
    """One row a conversation and standard: ``conversation_id, agent_id, team, language,
    channel, started_at, dimension, standard, value, verdict, points`` (100, 50, 0 or null) and the
    evidence ``message, start, end``. ``value`` is null unless the standard applies."""
    facts = ("conversation_id", "agent_id", "team", "language", "channel", "started_at")
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
    met, partly = (limit(standard, rubric, level) for level in ("met", "partly"))
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


def overall(rubric: Rubric) -> pl.Expr:
    """The overall score of the dimensions."""
    weights = {name: rubric.dimensions[name] for name in DIMENSIONS}
    total = pl.sum_horizontal(*(pl.col(name) * weight for name, weight in weights.items()))
    weight = pl.sum_horizontal(
        *(pl.col(name).is_not_null() * weight for name, weight in weights.items())
    )
    return (total / _positive(weight)).alias("overall")


def _weights(where: pl.DataFrame, rubric: Rubric, customs: Mapping[str, str]) -> pl.DataFrame:
    """The rows of ``where`` (``standard`` and some of CONDITIONS) with ``dimension, weight,
    critical``; without standards that nobody knows."""
    known = standards()
    rows = [
        (*place.values(), own.dimension, rubric.of(**place).weight, own.critical)
        if (own := known.get(place["standard"]))
        else (*place.values(), customs[place["standard"]], 1.0, False)
        for place in where.iter_rows(named=True)
        if place["standard"] in known or place["standard"] in customs
    ]
    more = {"dimension": pl.String, "weight": pl.Float64, "critical": pl.Boolean}
    return pl.DataFrame(rows, schema=dict(where.schema) | more, orient="row")


def _dimension(
    dimension: str, catalogue: dict[str, Standard], judged: dict[str, pl.Expr], rubric: Rubric
) -> pl.Expr:
    mine = [name for name, standard in catalogue.items() if standard.dimension == dimension]
    weights = {name: limit(catalogue[name], rubric, "weight") for name in mine}
    if not mine:
        return pl.lit(None, pl.Float64).alias(dimension)
    total = pl.sum_horizontal(*(judged[name] * weights[name] for name in mine))
    weight = pl.sum_horizontal(*(judged[name].is_not_null() * weights[name] for name in mine))
    return (total / _positive(weight)).cast(pl.Float64).alias(dimension)


def _said(corrections: pl.DataFrame) -> pl.DataFrame:
    """One row a corrected conversation, a column of points a standard: NaN where a person says that
    it is not to be judged."""
    return (
        corrections.select(
            "conversation_id",
            (pl.col("standard") + _BY_A_PERSON).alias("standard"),
            _points_of(pl.col("verdict")).fill_null(float("nan")).alias("points"),
        )
        .unique(["conversation_id", "standard"], keep="last", maintain_order=True)
        .pivot("standard", index="conversation_id", values="points")
    )


def _points_of(verdict: pl.Expr) -> pl.Expr:
    told = {MET: 100.0, PARTLY: 50.0, MISSED: 0.0}
    return verdict.replace_strict(told, default=None, return_dtype=pl.Float64)


def _positive(weight: pl.Expr) -> pl.Expr:
    return pl.when(weight > 0).then(weight)
