"""The agents, teams and languages of a report: who differs in conversations of the same kind."""

from collections.abc import Iterator

import polars as pl

from dashboard.reports.judged import Judged
from dashboard.reports.moves import WHOLE
from scoring.analysis import FEW
from scoring.analysis.comparable import comparable
from scoring.analysis.comparison import beyond_chance, changes, means
from scoring.analysis.mix import factors, values
from scoring.analysis.ranking import ranking
from scoring.analysis.standardised import cells, standing

SEVERAL = 4
"""Members of which it is worth saying who ranks where."""

_RANKS = ("rank_low", "rank_high", "ranked")

GROUPS = ("team", "agent_id", "language")


def members(now: Judged, before: Judged, own: str | None) -> Iterator[tuple[str, pl.DataFrame]]:
    """The :func:`standings` of every group, other than the subject's ``own``, of which there are
    two or more members."""
    for group in GROUPS:
        several = now.scores.select(pl.col(group).drop_nulls().n_unique()).collect().item() > 1
        if several and group != own:
            yield group, standings(now, before, group)


def standings(now: Judged, before: Judged, group: str) -> pl.DataFrame:
    """A row a member of ``group``, those clearly below or above first, then by name.

    * its name, ``conversations``, and ``plain, low, high``: the mean overall score as it is;
    * ``compared, difference, margin, clear``: against the others in like conversations
      (:func:`scoring.analysis.standardised.standing`), null where fewer than FEW on either side are
      alike; languages by the standards that can be judged in all of them;
    * ``rank_low, rank_high, ranked`` (:func:`scoring.analysis.ranking.ranking`), null where fewer
      than SEVERAL are ranked;
    * ``changed, changed_margin, changed_clear`` from the period before.
    """
    alike = now.scores
    if group == "language":
        alike = comparable(now.measurements, now.rubric, group).scores
    told = values(alike, now.measurements, now.rubric, WHOLE)
    mix = factors(told, group)
    found = ranking(standing(cells(told, group, mix, WHOLE), group, mix))
    like = pl.min_horizontal("n", "n_before")
    found = found.select(
        group,
        like.alias("compared"),
        *(pl.when(like >= FEW).then(pl.col(name)).alias(name) for name in ("difference", "margin")),
        "clear",
        *(pl.when(pl.col("ranked") >= SEVERAL).then(pl.col(name)).alias(name) for name in _RANKS),
    )
    plain = means(now.scores.filter(pl.col(group).is_not_null()), [group], WHOLE).select(
        group,
        pl.col("n").alias("conversations"),
        pl.col("mean").alias("plain"),
        *("low", "high"),
    )
    changed = beyond_chance(changes(now.scores, before.scores, [group], WHOLE)).select(
        group,
        pl.col("difference").alias("changed"),
        pl.col("margin").alias("changed_margin"),
        pl.col("clear").alias("changed_clear"),
    )
    for part in (found, changed):
        plain = plain.join(part, on=group, how="left", maintain_order="left")
    return plain.with_columns(pl.col("clear").fill_null(False)).sort(
        pl.when("clear").then("difference"), group, nulls_last=True
    )
