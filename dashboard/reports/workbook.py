"""A report as a workbook: real numbers in their formats, charts that follow them, one sheet a
section."""

import math
import re
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.locale import dimension, t
from dashboard.reports.cells import LEFT, Table, worded
from dashboard.reports.document import Document, Section
from scoring.standards import DIMENSIONS

_FORMATS = {
    "date": "yyyy-mm-dd",
    "count": "#,##0",
    "points": "0.0",
    "signed": "+0.0;−0.0;0.0",
    "share": "0.0%",
    "seconds": "[h]:mm:ss",
}
_DAY = 86_400
"""Seconds: spreadsheets count time in days."""

_WIDEST = 60
_PARTS = ("changed", "sure", "why", "do")
_MEMBERS = ("team", "agent_id", "language")
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def workbook(report: Document) -> bytes:
    """The report as a workbook in which no text is a formula or a link."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _PLAIN) as book:
        book.set_properties(
            {
                "title": f"{report.title} · {report.heading}",
                "author": "Fourfold",
                "created": datetime.combine(report.made_on, time()),
            }
        )
        styles = _styles(book)
        _findings(book, styles, report)
        for section in report.sections:
            for table in section.tables:
                sheet = book.add_worksheet(_sheet_name(book, section))
                _table(sheet, styles, table)
                _chart(book, sheet, section.name, table)
    return buffer.getvalue()


def _styles(book: Workbook) -> dict[str, Format]:
    head = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
    plain = {kind: {"num_format": form, "valign": "top"} for kind, form in _FORMATS.items()}
    told = {
        "title": {"bold": True, "font_size": 16},
        "part": {"bold": True, "font_size": 12, "font_color": "#24406B"},
        "muted": {"font_color": "#566070"},
        "sentence": {"text_wrap": True, "valign": "top"},
        "head": head | {"align": "right"},
        "head left": head,
        "left": {"valign": "top", "num_format": "@"},
        "wide": {"valign": "top", "text_wrap": True, "num_format": "@"},
        "right": {"valign": "top", "align": "right"},
    }
    return {name: book.add_format(style) for name, style in (told | plain).items()}


def _findings(book: Workbook, styles: dict[str, Format], report: Document) -> None:
    sheet = book.add_worksheet(t("report-sheet-findings"))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 110)
    lines = [(report.title, "title"), (report.heading, "part"), (report.made, "muted")]
    for section in report.sections:
        if section.name in _PARTS:
            lines += [("", "muted"), (section.title, "part")]
            lines += [(sentence, "sentence") for sentence in section.sentences]
    for row, (text, style) in enumerate(lines):
        sheet.write_string(row, 0, text, styles[style])


def _table(sheet: Worksheet, styles: dict[str, Format], table: Table) -> None:
    for place, column in enumerate(table.columns):
        left = column.kind in LEFT
        sheet.write_string(0, place, column.heading, styles["head left" if left else "head"])
        widest = max((len(_text(column.kind, row[place])) for row in table.rows), default=0)
        width = min(_WIDEST, max(9, widest + 2, len(column.heading) + 3))
        sheet.set_column(place, place, width)
        for number, row in enumerate(table.rows, start=1):
            _write(sheet, styles, (number, place), column.kind, row[place])
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write(
    sheet: Worksheet, styles: dict[str, Format], at: tuple[int, int], kind: str, value: Any
) -> None:
    if kind == "mixed":
        kind, value = value
    if value is None:
        sheet.write_blank(*at, None, styles["right"])
    elif kind in ("text", "long"):
        sheet.write_string(*at, value, styles["wide" if kind == "long" else "left"])
    elif kind == "date":
        sheet.write_datetime(*at, datetime.combine(value, time()), styles[kind])
    elif kind == "clear" or not math.isfinite(value):
        sheet.write_string(*at, worded(kind, value), styles["right"])
    else:
        sheet.write_number(*at, value / _DAY if kind == "seconds" else value, styles[kind])


def _text(kind: str, value: Any) -> str:
    return "" if value is None else worded(kind, value)


def _chart(book: Workbook, sheet: Worksheet, name: str, table: Table) -> None:
    """The chart of a sheet, to the right of its table; nothing for a row or none."""
    if len(table.rows) < 2 or name not in ("course", *_MEMBERS):
        return
    chart = _course(book, sheet, table) if name == "course" else _intervals(book, sheet, table)
    sheet.insert_chart(1, len(table.columns) + 1, chart)


def _course(book: Workbook, sheet: Worksheet, table: Table) -> Any:
    chart: Any = book.add_chart({"type": "line"})
    names = [dimension(name) for name in ("overall", *DIMENSIONS)]
    for place, column in enumerate(table.columns):
        if column.heading in names:
            chart.add_series(_series(sheet, table, place))
    chart.set_y_axis({"min": 0, "max": 100, "major_gridlines": {"visible": True}})
    chart.set_x_axis({"date_axis": True, "num_format": "yyyy-mm-dd"})
    chart.set_size({"width": 760, "height": 360})
    return chart


def _intervals(book: Workbook, sheet: Worksheet, table: Table) -> Any:
    """Scores of members with their intervals."""
    chart: Any = book.add_chart({"type": "bar"})
    mean, low, high = 2, 3, 4
    bars = {
        "type": "custom",
        "plus_values": [(row[high] or row[mean]) - row[mean] for row in table.rows],
        "minus_values": [row[mean] - (row[low] or row[mean]) for row in table.rows],
    }
    chart.add_series(_series(sheet, table, mean) | {"x_error_bars": bars})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "max": 100})
    chart.set_size({"width": 640, "height": 120 + 22 * len(table.rows)})
    return chart


def _series(sheet: Worksheet, table: Table, place: int) -> dict[str, Any]:
    last = len(table.rows)
    return {
        "name": [sheet.name, 0, place],
        "categories": [sheet.name, 1, 0, last, 0],
        "values": [sheet.name, 1, place, last, place],
    }


def _sheet_name(book: Workbook, section: Section) -> str:
    """A name that spreadsheets take: no longer than 31 characters, without their own signs."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", section.short or section.title)[:28].strip()
    taken = {sheet.name for sheet in book.worksheets()}
    return next(name for name in _numbered(plain) if name not in taken)


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name} {place}" for place in range(2, 100))
