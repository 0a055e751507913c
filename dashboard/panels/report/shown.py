"""A report on the screen."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard.locale import NOTHING
from dashboard.panels import exactly, note, taken, titled
from dashboard.reports.cells import Column, Table, worded
from dashboard.reports.document import Document, Section

_FORMATS = {"count": "localized", "points": "%.1f", "signed": "%+.1f", "share": "percent"}
"""Kinds of columns that are shown, and sorted, as numbers."""


def shown(report: Document) -> None:
    """Draw what a report says, its charts and its tables."""
    findings = [section for section in report.sections if section.sentences]
    for pair in (findings[:2], findings[2:]):
        for place, section in zip(st.columns(2), pair, strict=False):
            with place, st.container(border=True, height="stretch"):
                titled(section.title)
                st.markdown("\n".join(f"* {exactly(one)}" for one in section.sentences))
    for section in report.shown():
        if not section.sentences:
            with st.container(border=True):
                _section(section)


def _section(section: Section) -> None:
    titled(section.title)
    for place, picture in enumerate(section.pictures):
        name = f"{section.name}-{place}"
        taken.chart(picture.chart, name, alt=picture.alt, width="stretch")
    for table in section.tables:
        _table(table, section.name)
    if section.note:
        note(section.note)


def _table(table: Table, name: str) -> None:
    rows = _frame(table)
    columns: dict[str, Any] = {
        str(place): _configured(column) for place, column in enumerate(table.columns)
    }
    height = "content" if rows.height <= 20 else "auto"
    taken.table(
        rows,
        name,
        column_config=columns,
        hide_index=True,
        row_height=30,
        height=height,
        placeholder=NOTHING,
    )


def _configured(column: Column) -> Any:
    if column.kind in _FORMATS:
        return st.column_config.NumberColumn(column.heading, format=_FORMATS[column.kind])
    if column.kind == "date":
        return st.column_config.DateColumn(column.heading)
    width = "large" if column.kind == "long" else None
    return st.column_config.TextColumn(column.heading, width=width)


def _frame(table: Table) -> pl.DataFrame:
    """The table with a column a place; what is no number and no date is in words."""
    kinds = [column.kind for column in table.columns]
    plain = [kind in _FORMATS or kind == "date" for kind in kinds]
    rows = [
        [
            value if as_it_is else worded(kind, value)
            for kind, as_it_is, value in zip(kinds, plain, row, strict=True)
        ]
        for row in table.rows
    ]
    numbers = {"count": pl.Int64, "date": pl.Date}
    schema = {
        str(place): numbers.get(kind, pl.Float64) if as_it_is else pl.String
        for place, (kind, as_it_is) in enumerate(zip(kinds, plain, strict=True))
    }
    return pl.DataFrame(rows, schema, orient="row")
