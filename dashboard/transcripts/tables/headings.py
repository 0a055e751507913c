"""Which row of a table names its columns: exports have titles and dates above it."""

from collections.abc import Sequence

from dashboard.transcripts.columns import lacking, named

_LOOKED_AT = 30
"""Rows in which the names of the columns may stand."""

_FOLLOWING = 20
"""Rows after it that must be as wide."""


def heading(rows: Sequence[Sequence[str | None]], *, wide: bool = False) -> int | None:
    """The place (from 0) of the row that names the columns; None where the rows are no table.

    A row whose names are known is one; else the first row, if all its cells are filled and the
    next row is as wide (a letter may begin with a comma; a table goes on as it began). ``wide``:
    empty cells at the end of a row are not told, as in a workbook.
    """
    for place, cells in enumerate(rows[:_LOOKED_AT]):
        filled = [cell for cell in cells if cell and cell.strip()]
        if len(filled) >= 2 and not lacking(named(filled)):
            return place
    for place, cells in enumerate(rows[: _LOOKED_AT if wide else 1]):
        filled = [bool(cell and cell.strip()) for cell in cells]
        if sum(filled) >= 2 and all(filled) and (wide or _goes_on(rows, place)):
            return place
    return None


def told_apart(cells: Sequence[str | None]) -> list[str]:
    """Column names without two alike: the second ``name`` is ``name 2``, the third column without
    a name ``column 3``."""
    seen: set[str] = set()
    told: list[str] = []
    for place, cell in enumerate(cells, start=1):
        column = (cell or "").removeprefix("\ufeff")
        column = column if column.strip() else f"column {place}"
        name, times = column, 1
        while name in seen:
            times += 1
            name = f"{column} {times}"
        seen.add(name)
        told.append(name)
    return told


def _goes_on(rows: Sequence[Sequence[str | None]], place: int) -> bool:
    width = len(rows[place])
    following = [row for row in rows[place + 1 : place + 1 + _FOLLOWING] if any(row)]
    same = sum(len(row) == width for row in following)
    return not following or len(following[0]) == width or same * 2 > len(following)
