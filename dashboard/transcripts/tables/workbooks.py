"""Tables in workbooks (Excel, OpenDocument): every sheet that fits, its names wherever they are."""

from dataclasses import dataclass
from pathlib import Path

import fastexcel
import polars as pl

from dashboard.transcripts.columns import lacking, named
from dashboard.transcripts.tables.delimited import ROW
from dashboard.transcripts.tables.headings import heading, told_apart

_LOOKED_AT = 250


@dataclass(frozen=True)
class Sheet:
    """A sheet as a table: all cells text, with ROW as the workbook numbers it."""

    name: str
    columns: list[str]
    rows: pl.DataFrame


def sheets(path: Path, *, only_first: bool = False) -> list[Sheet]:
    """The sheets with the columns needed; where none has them, the first that is a table.

    ``only_first``: of the rows those at the beginning. Raises FastExcelError.
    """
    book = fastexcel.read_excel(path)
    found: list[Sheet] = []
    for name in book.sheet_names:
        sheet = book.load_sheet(
            name,
            header_row=None,
            skip_rows=0,
            n_rows=_LOOKED_AT if only_first else None,
            dtypes="string",
        )
        if (table := _table(name, sheet.to_polars())) is not None:
            found.append(table)
    fitting = [sheet for sheet in found if not lacking(named(sheet.columns))]
    return fitting or found[:1]


def table(path: Path, columns: set[str]) -> pl.DataFrame:
    """All rows of the sheets that have these columns, one sheet after the other."""
    having = [sheet.rows for sheet in sheets(path) if columns <= set(sheet.columns)]
    return pl.concat(having, how="diagonal")


def _table(name: str, cells: pl.DataFrame) -> Sheet | None:
    rows = cells.head(_LOOKED_AT).rows()
    place = heading([_shortened(row) for row in rows], wide=True)
    if place is None:
        return None
    # Columns without a name and without a cell are not there.
    kept = [
        column
        for column, title in zip(cells.columns, rows[place], strict=True)
        if (title and title.strip()) or cells[column][place + 1 :].count()
    ]
    titles = told_apart(cells.select(kept).row(place))
    numbered = cells.select(kept).rename(dict(zip(kept, titles, strict=True)))
    numbered = numbered.with_row_index(ROW, offset=1)[place + 1 :]
    filled = numbered.filter(pl.any_horizontal(pl.col(titles).is_not_null()))
    return Sheet(name, titles, filled)


def _shortened(row: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """A row without the empty cells at its sides: they are no columns."""
    filled = [place for place, cell in enumerate(row) if cell and cell.strip()]
    return row[filled[0] : filled[-1] + 1] if filled else ()
