"""May conversations, and those who led them, be compared by predicted ratings?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.standardised import cells, difference, shared, tested

RANKED_FROM = 30
"""Ratings of a language from which its conversations may be ranked by predicted ratings,"""
RANKED_AT, RANKED_ABOVE = 0.4, 0.2
"""if their rank correlation is at least this much, and its whole interval above that."""

MIX = ("language", "channel")
"""What agents do not choose, and predictions may depend on."""

MIXES = {"language": MIX, "matter": ("matter",), "both": (*MIX, "matter")}
"""Mixes that may make agents differ: of languages and channels, of what customers come with
(``matter`` of the measurements), of both."""


def by_language(measurements: pl.LazyFrame | pl.DataFrame) -> pl.DataFrame:
    """In which languages may conversations be ranked by predicted ratings? ``language, ratings,
    correlation, low, high, ranked``, the most rated first.

    Rank correlation (Spearman 1904) of ratings with predictions that had not seen them
    (:mod:`scoring.analysis.ratings`), with its 95 % interval by Fisher's transformation and the
    variance of Bonett and Wright (Psychometrika 2000); null below FEW ratings, or if either never
    changes. ``ranked`` by RANKED_FROM, RANKED_AT, RANKED_ABOVE.
    """
    found = (
        measurements.lazy()
        .select("language", "rating", "predicted_rating")
        .drop_nulls()
        .group_by("language")
        .agg(
            pl.len().cast(pl.Int64).alias("ratings"),
            pl.corr(pl.col("rating").rank(), pl.col("predicted_rating").rank()).alias(
                "correlation"
            ),
        )
        .sort("ratings", "language", descending=[True, False])
        .collect()
    )
    n = found["ratings"].to_numpy()
    correlation = np.where(n >= FEW, found["correlation"].to_numpy(), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = _reach(np.inf) * np.sqrt((1 + correlation**2 / 2) / (n - 3))
        low, high = (np.tanh(np.arctanh(correlation) + side * reach) for side in (-1, 1))
    ranked = (n >= RANKED_FROM) & (correlation >= RANKED_AT) & (low > RANKED_ABOVE)
    told = {"correlation": correlation, "low": low, "high": high}
    return found.with_columns(
        *(pl.Series(name, value).fill_nan(None) for name, value in told.items()),
        pl.Series("ranked", ranked),
    )


@dataclass(frozen=True)
class Leakage:
    """``agents``: ``agent_id, conversations, difference, difference_low, difference_high, compared,
    within, within_low, within_high`` (:func:`leakage`); ``explained``: the share of the spread of
    agents' means that their mix explains, null where agents do not differ beyond chance."""

    agents: pl.DataFrame
    explained: float | None


def leakage(measurements: pl.LazyFrame | pl.DataFrame, mix: Sequence[str] = MIX) -> Leakage:
    """Do agents differ in predicted ratings only by the conversations they get?

    ``difference`` is an agent's mean predicted rating less that of all others, and ``within`` the
    same in like conversations: by each combination of ``mix``, put together as often as it occurs
    among all (:mod:`scoring.analysis.standardised`) where the agent and the others have FEW each,
    which is the share ``compared`` of the agent's conversations. 95 % intervals with degrees of
    freedom after Welch (1947) and Satterthwaite (1946). Null where nothing can be compared.

    ``explained`` is by how much the variance between agents falls from ``difference`` to
    ``within``, each less what chance alone would give (method of moments; Hedges 1983), among
    agents with both, if they differ beyond chance at all (Cochran's test, Biometrics 1954). What
    ``mix`` leaves may be the agent's doing, or a mix of something else.
    """
    sums = cells(measurements.lazy(), "agent_id", mix, ["predicted_rating"])
    plain = _against_rest(sums, []).rename({"n": "conversations", "error": "plain_error"})
    names = {f"difference{end}": f"within{end}" for end in ("", "_low", "_high")}
    like = _against_rest(sums, mix).rename(names)
    agents = plain.join(like, on="agent_id", how="left", maintain_order="left").with_columns(
        (pl.col("n").fill_null(0) / pl.col("conversations")).alias("compared")
    )
    shown = ["agent_id", "conversations", *names, "compared", *names.values()]
    return Leakage(agents.select(shown), _explained(agents.drop_nulls("within")))


def _against_rest(sums: pl.DataFrame, mix: Sequence[str]) -> pl.DataFrame:
    """Each agent's mean less that of all others, where both have FEW in the same ``mix``:
    ``agent_id, n`` (conversations compared)``, difference, difference_low, difference_high,
    error``."""
    like = shared(sums, "agent_id", mix, FEW)
    told = difference(like, "agent_id", borrowed=0).sort("agent_id")
    margin, _ = tested(told["difference"], told["error"], told["freedom"])
    return told.select(
        "agent_id",
        "n",
        "difference",
        (pl.col("difference") - margin).alias("difference_low"),
        (pl.col("difference") + margin).alias("difference_high"),
        "error",
    )


def _explained(agents: pl.DataFrame) -> float | None:
    plain, like, plain_error, error = (
        agents[name].to_numpy() for name in ("difference", "within", "plain_error", "error")
    )
    if len(agents) < 2 or not (plain_error > 0).all():
        return None
    precision = plain_error**-2
    apart = precision @ (plain - np.average(plain, weights=precision)) ** 2
    spread = plain.var(ddof=1) - (plain_error**2).mean()
    if stats.chi2.sf(apart, len(agents) - 1) > 1 - CONFIDENCE or spread <= 0:
        return None
    left = like.var(ddof=1) - (error**2).mean()
    return float(np.clip(1 - left / spread, 0, 1))


def _reach(freedom: float | np.ndarray) -> np.ndarray:
    """Standard errors on either side of a figure."""
    return np.asarray(stats.t.ppf(0.5 + CONFIDENCE / 2, freedom))
