"""What an import could not use, in the reader's language: as a table, and as a file to work through."""

import polars as pl

from dashboard.locale import t, written_in

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

_FORMULA = r"^[\s]*[=+\-@\t\r]"
"""How a cell begins that a spreadsheet would take for a formula and run."""


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
    """Problems (FILE_PROBLEM) in words as a CSV that is safe to open in a spreadsheet.

    The values come from strangers: what looks like a formula is disarmed by an apostrophe.
    """
    with written_in(language):
        table = worded(problems).select(
            pl.col(name).alias(t(f"import-column-{heading}")) for name, heading in COLUMNS.items()
        )
    safe = table.with_columns(
        pl.when(pl.col(pl.String).str.contains(_FORMULA))
        .then("'" + pl.col(pl.String))
        .otherwise(pl.col(pl.String))
        .name.keep()
    )
    # With the mark at its head Excel reads the file as UTF-8.
    return safe.write_csv(include_bom=True).encode()
