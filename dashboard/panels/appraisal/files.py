"""Appraisals as files: a CSV and a workbook, both safe to open."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Person, Right
from dashboard.ledger import Ledger, audit
from dashboard.locale import language, t, written_in
from dashboard.spreadsheets import EXCEL, as_workbook, safe_csv

COLUMNS = (
    "agent_id",
    "conversations",
    *("machine", "machine_low", "machine_high"),
    "reviews",
    *("human", "human_low", "human_high"),
    "critical",
    *("total", "total_low", "total_high"),
    "remark",
)


def downloads(period: str, figures: pl.DataFrame, remarks: pl.Series, key: str | int) -> None:
    """Draw the ways to have the figures of a period (FIGURE), with what is to be said of each
    (``remarks``), as a file; ``key`` tells several tables of a page apart."""
    told = figures.with_columns(remarks.alias("remark")).select(COLUMNS)
    told = told.with_columns(pl.col(pl.Float64).round(2))
    for kind, (icon, mime, made) in _KINDS.items():
        st.download_button(
            t(f"appraisal-{kind}"),
            exporting(session.book(), session.person(), period, told, made),
            f"appraisal-{period}.{kind}",
            mime,
            key=f"{kind} of {key}",
            icon=f":material/{icon}:",
            on_click="ignore",
        )


_KINDS: dict[str, tuple[str, str, Callable[[pl.DataFrame], bytes]]] = {
    "csv": ("download", "text/csv", safe_csv),
    "xlsx": ("table_view", EXCEL, as_workbook),
}


def exporting(
    book: Ledger, by: Person, period: str, told: pl.DataFrame, made: Callable[..., bytes]
) -> Callable[[], bytes]:
    """Makes the file when it is asked for, and notes who took it; headings are in the language
    of who asked."""
    code = language()

    def exported() -> bytes:
        audit.noted(book, by, Right.APPRAISE, "appraisal exported", period)
        with written_in(code):
            headings = {name: t(f"appraisal-column-{name.replace('_', '-')}") for name in COLUMNS}
        return made(told.rename(headings))

    return exported
