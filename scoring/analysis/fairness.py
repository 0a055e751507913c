"""Groups compared fairly: as it stands or like with like, with ranks as sure as they are."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from scoring.analysis import MEASURES, comparison, standardised
from scoring.analysis.comparison import means
from scoring.analysis.mix import decomposition, factors, fitting, modelled, values, weightiest
from scoring.analysis.ranking import LEAST, ranking, unsure
from scoring.analysis.reversals import reversals, turned
from scoring.rubric import Rubric


@dataclass(frozen=True)
class Fairness:
    """Groups of ``group`` in one ``measure``, a score or a standard.

    * ``standing``: :func:`scoring.analysis.comparison.standing` of all scores (or of the standard),
      of like conversations if ``like``; ``level``: the means of all (``measure, mean``);
    * ``ranks``: the measure's :func:`scoring.analysis.ranking.ranking`, with ``conversations``,
      ``compared`` (the share that has its like), ``raw, raw_margin, raw_clear, adjusted,
      adjusted_margin, adjusted_clear`` (differences from all others) and ``modelled``;
    * ``turned``, ``reversals``: where the whole says the opposite of its parts;
    * ``sums``: the measure's cells; conversations are alike in ``mix``, which is all there is to be
      alike in but what is ``left_out``, as too few would have their like
      (:func:`scoring.analysis.mix.fitting`).
    """

    group: str
    measure: str
    like: bool
    mix: tuple[str, ...]
    left_out: tuple[str, ...]
    standing: pl.DataFrame
    level: pl.DataFrame
    ranks: pl.DataFrame
    turned: pl.DataFrame
    reversals: pl.DataFrame
    sums: pl.DataFrame

    @property
    def is_told_apart(self) -> bool:
        """Whether any two groups have ranks that differ beyond chance."""
        ranked = self.ranks.drop_nulls("ranked")
        return not ranked.filter(
            (pl.col("rank_low") > 1) | (pl.col("rank_high") < pl.col("ranked"))
        ).is_empty()

    @property
    def order(self) -> pl.Series:
        """The groups: those ranked by their shrunken means, if any are told apart, else by name;
        then those of too few conversations, by name."""
        best = pl.coalesce("shrunken", "mean") if self.is_told_apart else pl.lit(0)
        return self.ranks.sort(
            pl.col("ranked").is_null(),
            pl.when(pl.col("ranked").is_not_null()).then(best),
            self.group,
            descending=[False, True, False],
        )[self.group]

    def weightiest(self, member: str, factor: str) -> Any:
        """Which language (channel …) of a group's conversations makes the most of what a factor of
        the mix takes from it or gives it; None where that is unknown."""
        return weightiest(self.sums, self.group, member, factor)

    def steps(self, member: str | None = None) -> pl.DataFrame:
        """From raw to adjusted, of all groups or of one ``member``:
        :func:`scoring.analysis.mix.decomposition`, and ``modelled``."""
        return decomposition(self.sums, self.group, self.mix, member).join(
            self.ranks.select(self.group, "modelled"), on=self.group, maintain_order="left"
        )


def fairness(
    scores: pl.LazyFrame,
    measurements: pl.LazyFrame,
    rubric: Rubric,
    group: str,
    measure: str,
    *,
    like: bool = False,
    least: int = LEAST,
) -> Fairness:
    """Compare groups fairly. ``scores`` and ``measurements`` are of the same conversations; groups
    are ranked from ``least`` conversations on. What is clear among like conversations is so beyond
    the chance of looking at all that is told of like ones: all measures together if ``like``, else
    the one."""
    measures = MEASURES if measure in MEASURES else (measure,)
    told = values(scores, measurements, rubric, measures).filter(pl.col(group).is_not_null())
    told = told.collect().lazy()
    every = factors(told, group)
    raw = comparison.standing(told, group, measures)
    sums = standardised.cells(told, group, every, measures if like else [measure])
    of_measure = pl.col("measure") == measure
    own = sums.filter(of_measure)
    mix = fitting(own, group, every)
    adjusted = standardised.standing(sums, group, mix)
    one = adjusted.filter(of_measure)
    figures = one if like else unsure(means(told, [group], [measure]))
    return Fairness(
        group,
        measure,
        like,
        tuple(mix),
        tuple(name for name in every if name not in mix),
        standing=adjusted if like else raw,
        level=means(told, (), measures).select("measure", "mean"),
        ranks=_beside(
            ranking(figures, least), group, raw.filter(of_measure), one, modelled(own, group, mix)
        ),
        turned=turned(raw.filter(of_measure), one, group),
        reversals=reversals(own, group, mix),
        sums=own,
    )


def _beside(
    ranks: pl.DataFrame,
    group: str,
    raw: pl.DataFrame,
    adjusted: pl.DataFrame,
    model: pl.DataFrame,
) -> pl.DataFrame:
    """Ranks, with the differences from all others: as it stands, among like ones, by the model."""
    told = ["mean", "low", "high", "n", "shrunken", "shrunken_low", "shrunken_high"]
    found = ranks.select(group, *told, "error", "rank_low", "rank_high", "ranked")
    sides = {
        "raw": raw,
        "adjusted": adjusted.with_columns(
            (pl.col("n") / pl.col("conversations")).alias("compared")
        ),
    }
    for name, side in sides.items():
        more = [one for one in ("conversations", "compared") if one in side.columns]
        figures = side.select(
            group,
            *more,
            pl.col("difference").alias(name),
            pl.col("margin").alias(f"{name}_margin"),
            pl.col("clear").alias(f"{name}_clear"),
        )
        found = found.join(figures, on=group, how="left", maintain_order="left")
    return found.join(model.select(group, "modelled"), on=group, how="left", maintain_order="left")
