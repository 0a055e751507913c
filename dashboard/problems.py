"""What an import could not use, in words: sentences for the command line, a table for pages."""

from collections.abc import Iterator

import polars as pl

from dashboard.locale import t, written_in
from dashboard.spreadsheets import safe_csv

COLUMNS = {
    "file": "file",
    "row": "row",
    "conversation_id": "conversation",
    "field": "field",
    "value": "value",
    "expected": "expected",
    "refused": "outcome",
}
"""Columns of FILE_PROBLEM, and the last part of the key of each one's heading."""


def sentence(problem: dict[str, object]) -> str:
    """A problem (a row of PROBLEM) as a sentence: where, what was found, what was expected."""
    place = "" if problem["row"] is None else f"row {problem['row']}: "
    if problem["conversation_id"] is not None:
        place += f"conversation {problem['conversation_id']}: "
    expected = t(f"problem-{problem['expected']}")
    found = "" if problem["value"] in (None, "") else f" (found {problem['value']!r})"
    outcome = t("problem-outcome-refused" if problem["refused"] else "problem-outcome-kept")
    return f"{place}{expected}{found}; {outcome}."


def sentences(problems: pl.DataFrame, each: int = 5) -> Iterator[str]:
    """Sentences for problems (PROBLEM): of each kind the first few, and how many more."""
    for (_, refused), alike in problems.group_by("expected", "refused", maintain_order=True):
        yield from (sentence(problem) for problem in alike.head(each).iter_rows(named=True))
        if alike.height > each:
            outcome = "refused" if refused else "set aside"
            yield f"… and {alike.height - each:,} more {outcome} for the same reason."


def worded(problems: pl.DataFrame) -> pl.DataFrame:
    """Problems (FILE_PROBLEM) with the same columns, ``expected`` and ``refused`` as sentences."""
    codes = problems["expected"].unique().to_list()
    sentences = {code: t(f"problem-{code}") for code in codes}
    return problems.with_columns(
        pl.col("expected").replace(sentences),
        pl.when("refused")
        .then(pl.lit(t("problem-outcome-refused")))
        .otherwise(pl.lit(t("problem-outcome-kept")))
        .alias("refused"),
    )


def as_csv(problems: pl.DataFrame, language: str) -> bytes:
    """Problems (FILE_PROBLEM) in words as a CSV that is safe to open in a spreadsheet, since the
    values come from strangers."""
    with written_in(language):
        table = worded(problems).select(
            pl.col(name).alias(t(f"import-column-{heading}")) for name, heading in COLUMNS.items()
        )
    return safe_csv(table)
