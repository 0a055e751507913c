"""What the figures say, in a sentence: the answer with which a page opens."""

from collections.abc import Callable, Sequence

import polars as pl

from dashboard.locale import dimension, language_name, number, percent, standard_title, t
from scoring.analysis import FEW, MEASURES

MOST_NAMED = 3
"""Names in a sentence; more would be a table."""


def change_finding(changed: pl.DataFrame) -> str:
    """Which dimensions rose and fell (:func:`scoring.analysis.comparison.changes`)."""
    if changed.filter(pl.col("n") >= FEW).is_empty():
        return t("finding-few")
    if changed.filter(pl.col("n_before") >= FEW).is_empty():
        return t("finding-no-before")
    fell, rose = _sides(changed, "measure", dimension)
    if fell and rose:
        return t("finding-fell-and-rose", fell=fell, rose=rose)
    if fell:
        return t("finding-fell", fell=fell)
    return t("finding-rose", rose=rose) if rose else t("finding-held")


def standing_finding(
    standing: pl.DataFrame, group: str, measure: str, named: Callable[[str], str]
) -> str:
    """Who stands out in a measure (:func:`scoring.analysis.comparison.standing`)."""
    rows = standing.filter(pl.col("measure") == measure)
    compared = rows.filter(pl.min_horizontal("n", "n_before") >= FEW)
    title = measure_name(measure)
    if compared.height < 2:
        return t(f"finding-{group}-few", few=FEW)
    below, above = _sides(rows, group, named)
    if above and below:
        return t("finding-above-and-below", measure=title, above=above, below=below)
    if above:
        return t("finding-above", measure=title, above=above)
    if below:
        return t("finding-below", measure=title, below=below)
    return t(f"finding-{group}-none", measure=title)


def measure_name(measure: str) -> str:
    """A score or a standard, in the reader's words."""
    return dimension(measure) if measure in MEASURES else standard_title(measure)


def against_others_finding(name: str, against: pl.DataFrame) -> str:
    """How one agent stands against the others."""
    if against.filter(pl.col("n") >= FEW).is_empty():
        return t("finding-agent-few", agent=name)
    below, above = _sides(against, "measure", dimension)
    if above and below:
        return t("finding-agent-both", agent=name, above=above, below=below)
    if above:
        return t("finding-agent-above", agent=name, above=above)
    return t("finding-agent-below" if below else "finding-agent-none", agent=name, below=below)


def assessed_finding(
    volumes: pl.DataFrame,
    group: str = "language",
    named: Callable[[str], str] = language_name,
) -> str:
    """In which language (or other group) the least could be judged
    (:func:`scoring.analysis.volume.volumes`)."""
    told = volumes.filter(pl.col("conversations") >= FEW).sort("assessed_share")
    if told.is_empty():
        return ""
    least, most = told.row(0, named=True), told.row(-1, named=True)
    values = {"name": named(least[group]), "share": percent(least["assessed_share"])}
    if told.height == 1:
        return t("finding-assessed-one", **values)
    best = {"best": named(most[group]), "most": percent(most["assessed_share"])}
    return t(f"finding-assessed-{group}", **values, **best)


def listed(names: Sequence[str]) -> str:
    """Names in a row: "a, b and c"; beyond MOST_NAMED how many more there are."""
    shown, more = list(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if more > 0:
        return t("list-more", names=t("list-comma").join(shown), more=more)
    *first, last = shown or [""]
    return t("list-and", names=t("list-comma").join(first), last=last) if first else last


def _sides(compared: pl.DataFrame, column: str, named: Callable[[str], str]) -> tuple[str, str]:
    """Who is clearly below and who clearly above, the furthest first, each with the difference."""
    clear = compared.filter("clear")

    def told(rows: pl.DataFrame) -> str:
        names = (
            t(
                "list-item",
                name=named(row[column]),
                amount=number(row["difference"], 1, signed=True),
            )
            for row in rows.iter_rows(named=True)
        )
        return listed(list(names)) if rows.height else ""

    below = clear.filter(pl.col("difference") < 0).sort("difference")
    above = clear.filter(pl.col("difference") > 0).sort("difference", descending=True)
    return told(below), told(above)
