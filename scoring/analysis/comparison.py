"""Groups compared: means with their uncertainty, and differences that may or may not be chance."""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW, MEASURES
from scoring.analysis.weighted import by_weight, weighted_sums
from scoring.credit import WEIGHT


def means(
    scores: pl.LazyFrame, by: Sequence[str] = (), measures: Sequence[str] = MEASURES
) -> pl.DataFrame:
    """Mean scores of groups: one row a group and measure, ``*by, measure, n, mean, low, high, sd``.

    ``n`` counts the conversations with that score (rounded, where some are shared). ``low`` and
    ``high`` bound the mean with 95 % confidence by Student's t (Student 1908), within 0–100; null
    for fewer than two.
    """
    return _bounded(_moments(scores, by, measures).collect()).select(
        *by, "measure", "n", "mean", "low", "high", "sd"
    )


def changes(
    now: pl.LazyFrame,
    before: pl.LazyFrame,
    by: Sequence[str] = (),
    measures: Sequence[str] = MEASURES,
) -> pl.DataFrame:
    """Mean scores now against before: ``*by, measure, n, mean, n_before, mean_before, difference,
    margin, p, clear``.

    ``margin`` is half the width of the 95 % interval of the difference and ``p`` its two-sided
    p-value, with degrees of freedom after Welch (1947); ``clear`` says that the interval leaves out
    zero and neither side is few. Null, and not clear, for groups found on one side only.
    """
    late, early = pl.collect_all(_moments(frame, by, measures) for frame in (now, before))
    joined = late.join(
        early,
        on=[*by, "measure"],
        how="left",
        suffix="_before",
        maintain_order="left",
        nulls_equal=True,
    )
    return _compared(joined.with_columns(pl.col("n_before").fill_null(0)), by)


def against_rest(
    scores: pl.LazyFrame, group: str, measures: Sequence[str] = MEASURES
) -> pl.DataFrame:
    """Each group of ``group`` against all other conversations, with the columns of
    :func:`changes`; ``mean_before`` is the mean of the rest."""
    return _against(_moments(scores, [group], measures).collect(), group)


def one_against_rest(
    scores: pl.LazyFrame, group: str, member: str, measures: Sequence[str] = MEASURES
) -> pl.DataFrame:
    """The one row a measure of :func:`against_rest` that is about a ``member`` of ``group``."""
    own = _moments(scores.filter(pl.col(group) == member), [group], measures)
    told, every = pl.collect_all([own, _moments(scores, (), measures)])
    return _against(told, group, every)


def standing(scores: pl.LazyFrame, group: str, measures: Sequence[str] = MEASURES) -> pl.DataFrame:
    """Where each group stands, in every measure: its mean with its interval (``low, high`` of
    :func:`means`) and its difference from all others (:func:`against_rest`), ``clear`` beyond the
    chance of looking at all groups and measures together. Without conversations of no group."""
    known = _moments(scores.filter(pl.col(group).is_not_null()), [group], measures).collect()
    own = _bounded(known).select(group, "measure", "low", "high")
    return beyond_chance(_against(known, group)).join(
        own, on=[group, "measure"], how="left", maintain_order="left"
    )


def beyond_chance(compared: pl.DataFrame) -> pl.DataFrame:
    """Comparisons (:func:`changes`, :func:`against_rest`) made together, with ``clear`` made
    stricter: of many differences some always look clear by chance, and of those left clear at most
    one in twenty is expected to be (false discovery rate after Benjamini and Hochberg 1995)."""
    enough = pl.min_horizontal("n", "n_before") >= FEW
    tested = (enough & pl.col("p").is_not_null()).fill_null(False)
    p = compared.filter(tested)["p"].to_numpy()
    adjusted = np.ones(compared.height)
    adjusted[compared.select(tested).to_series().to_numpy()] = stats.false_discovery_control(p)
    return compared.with_columns(pl.Series("clear", adjusted < 1 - CONFIDENCE))


def _bounded(moments: pl.DataFrame) -> pl.DataFrame:
    """With the ends of the 95 % intervals of the means."""
    half = _half_width(moments["n"], moments["sd"])
    return moments.with_columns(
        (pl.col("mean") - half).clip(0, 100).alias("low"),
        (pl.col("mean") + half).clip(0, 100).alias("high"),
    )


def _against(moments: pl.DataFrame, group: str, of_all: pl.DataFrame | None = None) -> pl.DataFrame:
    """Each group against the rest, of the moments of all groups, or of some and ``of_all``."""
    n, mean, squares = pl.col("n"), pl.col("mean"), pl.col("squares")
    every = (
        (moments if of_all is None else of_all)
        .group_by("measure")
        .agg(
            n.sum().alias("n_all"),
            (mean * n).sum().alias("total_all"),
            squares.sum().alias("squares_all"),
        )
    )
    rest = pl.col("n_before")
    joined = (
        moments.join(every, on="measure", maintain_order="left")
        .with_columns((pl.col("n_all") - n).alias("n_before"))
        .with_columns(
            pl.when(rest > 0).then((pl.col("total_all") - mean * n) / rest).alias("mean_before")
        )
        .with_columns(
            pl.when(rest > 1)
            .then(
                (pl.col("squares_all") - squares - rest * pl.col("mean_before") ** 2).clip(0)
                / (rest - 1)
            )
            .sqrt()
            .alias("sd_before")
        )
    )
    return _compared(joined, [group])


def _compared(joined: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    margin, p = _welch(joined)
    enough = (pl.col("n") >= FEW) & (pl.col("n_before") >= FEW)
    return joined.with_columns(
        (pl.col("mean") - pl.col("mean_before")).alias("difference"), margin, p
    ).select(
        *by,
        "measure",
        "n",
        "mean",
        "n_before",
        "mean_before",
        "difference",
        "margin",
        "p",
        (enough & (pl.col("p") < 1 - CONFIDENCE)).fill_null(False).alias("clear"),
    )


def _moments(scores: pl.LazyFrame, by: Sequence[str], measures: Sequence[str]) -> pl.LazyFrame:
    """``*by, measure, n, mean, sd, squares`` of each group with at least one score."""
    kinds = scores.collect_schema()
    weighted = WEIGHT in kinds
    if weighted:
        scores = by_weight(scores, by, measures)
    counted = {name: kinds[name] == pl.UInt8 and not weighted for name in measures}
    figures = [
        figure.alias(f"{name}:{key}")
        for name in measures
        for key, figure in (
            weighted_sums(name) if weighted else (_counts if counted[name] else _sums)(pl.col(name))
        ).items()
    ]
    grouped = scores.group_by(by).agg(figures) if by else scores.select(figures)
    told = pl.concat(
        _long(grouped, by, [name for name in measures if counted[name] == of_counts], of_counts)
        for of_counts in sorted(set(counted.values()))
    ).filter(pl.col("n") > 0)
    return told.sort(*by, nulls_last=True, maintain_order=True) if by else told


def _long(
    grouped: pl.LazyFrame, by: Sequence[str], measures: list[str], of_counts: bool
) -> pl.LazyFrame:
    """A row a group and measure, of one with columns ``<measure>:<figure>``."""
    keys = _COUNTS if of_counts else _FIGURES
    side_by_side = grouped.select(
        *by,
        pl.lit(measures, pl.List(pl.String)).alias("measure"),
        *(
            pl.concat_list(pl.col(f"{name}:{key}").cast(kind) for name in measures).alias(key)
            for key, kind in keys.items()
        ),
    )
    long = side_by_side.explode("measure", *keys)
    return long.select(*by, "measure", *_of_counts()) if of_counts else long


_FIGURES = {"n": pl.Int64, "mean": pl.Float64, "sd": pl.Float64, "squares": pl.Float64}
_COUNTS = dict.fromkeys(("n", "met", "partly"), pl.Int64)


def _sums(score: pl.Expr) -> dict[str, pl.Expr]:
    squares = (score.cast(pl.Float64) ** 2).sum()
    return {"n": score.count(), "mean": score.mean(), "sd": score.std(), "squares": squares}


def _counts(points: pl.Expr) -> dict[str, pl.Expr]:
    """Of points (:func:`scoring.scorecard.points`), which are 100, 50 or 0, counts tell all."""
    return {"n": points.count(), "met": (points == 100).sum(), "partly": (points == 50).sum()}


def _of_counts() -> Iterator[pl.Expr]:
    # In halves, whole numbers: what is alike has no spread at all.
    n, met, partly = (pl.col(key) for key in _COUNTS)
    total, squares = 2 * met + partly, 4 * met + partly
    variance = (n * squares - total * total) / (n * (n - 1))
    figures = {
        "n": n,
        "mean": total * 50 / n,
        "sd": pl.when(n > 1).then(variance.sqrt() * 50),
        "squares": squares * 2500,
    }
    return (figure.cast(_FIGURES[key]).alias(key) for key, figure in figures.items())


def _half_width(n: pl.Series, sd: pl.Series) -> pl.Series:
    counts, spread = n.to_numpy(), sd.cast(pl.Float64).to_numpy()
    with np.errstate(invalid="ignore", divide="ignore"):
        half = stats.t.ppf(0.5 + CONFIDENCE / 2, counts - 1) * spread / np.sqrt(counts)
    return pl.Series("half", half).fill_nan(None)


def _welch(joined: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """``margin`` and ``p`` of ``mean − mean_before``; null where either side has fewer than two."""
    n, m = (joined[name].cast(pl.Float64).to_numpy() for name in ("n", "n_before"))
    sd, other = (joined[name].cast(pl.Float64).to_numpy() for name in ("sd", "sd_before"))
    means_ = (joined[name].cast(pl.Float64).to_numpy() for name in ("mean", "mean_before"))
    with np.errstate(invalid="ignore", divide="ignore"):
        mine, theirs = sd**2 / n, other**2 / m
        error = np.sqrt(mine + theirs)
        freedom = (mine + theirs) ** 2 / (mine**2 / (n - 1) + theirs**2 / (m - 1))
        # Without any spread on either side there is nothing to be unsure of.
        freedom = np.where(error == 0, n + m - 2, freedom)
        margin = stats.t.ppf(0.5 + CONFIDENCE / 2, freedom) * error
        difference = np.abs(np.subtract(*means_))
        statistic = np.where(difference == 0, 0.0, difference / error)
        p = 2 * stats.t.sf(statistic, freedom)
    return pl.Series("margin", margin).fill_nan(None), pl.Series("p", p).fill_nan(None)
