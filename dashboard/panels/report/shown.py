"""A report on the screen."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard.locale import NOTHING, t
from dashboard.panels import exactly, leave_for, link, note, taken, titled
from dashboard.reports.cells import Behind, Column, Table, worded
from dashboard.reports.document import Document, Section

_FORMATS = {"count": "localized", "points": "%.1f", "signed": "%+.1f", "share": "percent"}
"""Kinds of columns that are shown, and sorted, as numbers."""


def shown(report: Document) -> None:
    """Draw what a report says, its charts and its tables; each figure leads to the conversations it
    is of."""
    findings = [section for section in report.sections if section.sentences]
    for pair in (findings[:2], findings[2:]):
        for place, section in zip(st.columns(2), pair, strict=False):
            with place, st.container(border=True, height="stretch"):
                titled(section.title)
                _said(section, report)
    for section in report.shown():
        if not section.sentences:
            with st.container(border=True):
                _section(section, report)


def _said(section: Section, report: Document) -> None:
    for one in section.sentences:
        told, way = st.columns([5, 1], gap="xsmall", vertical_alignment="center")
        told.markdown(f"* {exactly(one)}")
        if one.behind is not None:
            with way:
                link(t("report-show"), "conversations", "forum", **{**report.choices, **one.behind})


def _section(section: Section, report: Document) -> None:
    titled(section.title)
    for place, picture in enumerate(section.pictures):
        name = f"{section.name}-{place}"
        key = f"report {name}"
        event: Any = taken.chart(
            picture.chart, name, on_select="rerun", key=key, alt=picture.alt, width="stretch"
        )
        _leave(picture.behind.get(str(taken.mark(event))), report)
    for table in section.tables:
        _table(table, section.name, report)
    if section.note:
        note(section.note)


def _leave(behind: Behind, report: Document) -> None:
    """Leave for what is behind a figure, if it was clicked."""
    if behind is None:
        return
    if "id" in behind:
        leave_for("conversation", **behind)
    leave_for("conversations", **{**report.choices, **behind})


def _table(table: Table, name: str, report: Document) -> None:
    rows = _frame(table)
    columns: dict[str, Any] = {
        str(place): _configured(column) for place, column in enumerate(table.columns)
    }
    height = "content" if rows.height <= 20 else "auto"
    event: Any = taken.table(
        rows,
        name,
        column_config=columns,
        hide_index=True,
        row_height=30,
        height=height,
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key=f"report table {name}",
    )
    place = taken.picked(event, rows.height)
    _leave(None if place is None else table.behind[place[0]], report)


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
