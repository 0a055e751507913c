"""Groups compared: means with their uncertainty, and differences that may or may not be chance."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW, MEASURES


def means(
    scores: pl.LazyFrame, by: Sequence[str] = (), measures: Sequence[str] = MEASURES
) -> pl.DataFrame:
    """Mean scores of groups: one row a group and measure, ``*by, measure, n, mean, low, high, sd``.

    ``n`` counts the conversations with that score. ``low`` and ``high`` bound the mean with 95 %
    confidence by Student's t (Student 1908), within 0–100; null for fewer than two.
    """
    long = _moments(scores, by, measures).collect()
    half = _half_width(long["n"], long["sd"])
    return long.with_columns(
        (pl.col("mean") - half).clip(0, 100).alias("low"),
        (pl.col("mean") + half).clip(0, 100).alias("high"),
    ).select(*by, "measure", "n", "mean", "low", "high", "sd")


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
    joined = (
        _moments(now, by, measures)
        .collect()
        .join(
            _moments(before, by, measures).collect(),
            on=[*by, "measure"],
            how="left",
            suffix="_before",
            maintain_order="left",
            nulls_equal=True,
        )
    )
    return _compared(joined.with_columns(pl.col("n_before").fill_null(0)), by)


def against_rest(
    scores: pl.LazyFrame, group: str, measures: Sequence[str] = MEASURES
) -> pl.DataFrame:
    """Each group of ``group`` against all other conversations, with the columns of
    :func:`changes`; ``mean_before`` is the mean of the rest."""
    mine = _moments(scores, [group], measures)
    total = _moments(scores, [], measures)
    n, mean = pl.col("n_all") - pl.col("n"), pl.col("mean_all")
    squares = pl.col("squares_all") - pl.col("squares")
    rest_mean = (mean * pl.col("n_all") - pl.col("mean") * pl.col("n")) / n
    joined = (
        mine.join(total, on="measure", suffix="_all")
        .with_columns(n.alias("n_before"), pl.when(n > 0).then(rest_mean).alias("mean_before"))
        .with_columns(
            pl.when(pl.col("n_before") > 1)
            .then(
                (squares - pl.col("n_before") * pl.col("mean_before") ** 2).clip(0)
                / (pl.col("n_before") - 1)
            )
            .sqrt()
            .alias("sd_before")
        )
        .collect()
    )
    return _compared(joined, [group])


def standing(scores: pl.LazyFrame, group: str, measures: Sequence[str] = MEASURES) -> pl.DataFrame:
    """Where each group stands, in every measure: its mean with its interval (``low, high`` of
    :func:`means`) and its difference from all others (:func:`against_rest`), ``clear`` beyond the
    chance of looking at all groups and measures together. Without conversations of no group."""
    known = scores.filter(pl.col(group).is_not_null())
    own = means(known, [group], measures).select(group, "measure", "low", "high")
    return beyond_chance(against_rest(known, group, measures)).join(
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
    figures = [
        figure
        for name in measures
        for figure in (
            pl.col(name).count().cast(pl.Int64).alias(f"{name}:n"),
            pl.col(name).mean().alias(f"{name}:mean"),
            pl.col(name).std().alias(f"{name}:sd"),
            (pl.col(name).cast(pl.Float64) ** 2).sum().alias(f"{name}:squares"),
        )
    ]
    grouped = scores.group_by(by).agg(figures) if by else scores.select(figures)
    parts = [
        grouped.select(
            *by,
            pl.lit(name).alias("measure"),
            *(
                pl.col(f"{name}:{figure}").alias(figure).cast(kind)
                for figure, kind in _FIGURES.items()
            ),
        )
        for name in measures
    ]
    told = pl.concat(parts).filter(pl.col("n") > 0)
    return told.sort(*by, nulls_last=True, maintain_order=True) if by else told


_FIGURES = {"n": pl.Int64, "mean": pl.Float64, "sd": pl.Float64, "squares": pl.Float64}


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
