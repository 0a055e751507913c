"""Tables as files that are safe to open: what looks like a formula or a link in them is text."""

from io import BytesIO

import polars as pl
import xlsxwriter

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a browser calls a workbook."""

_FORMULA = r"^[\s]*[=+\-@\t\r]"
"""How a cell begins that a spreadsheet would take for a formula and run."""


def safe_csv(table: pl.DataFrame) -> bytes:
    """A table as a CSV in which no cell is a formula to a spreadsheet: what looks like one is
    disarmed by an apostrophe."""
    safe = table.with_columns(
        pl.when(pl.col(pl.String).str.contains(_FORMULA))
        .then("'" + pl.col(pl.String))
        .otherwise(pl.col(pl.String))
        .name.keep()
    )
    # With the mark at its head Excel reads the file as UTF-8.
    return safe.write_csv(include_bom=True).encode()


def as_workbook(table: pl.DataFrame) -> bytes:
    """A table as a workbook in which no name is a formula or a link."""
    buffer = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, plain) as book:
        table.write_excel(book, autofit=True, float_precision=1)
    return buffer.getvalue()
