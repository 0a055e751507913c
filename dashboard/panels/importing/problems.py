"""What an import could not use, and the rows that stayed out, to be mended."""

import polars as pl
import streamlit as st

from dashboard.locale import language, t
from dashboard.panels import note, taken
from dashboard.problems import COLUMNS, as_csv, worded
from dashboard.spreadsheets import safe_csv
from scoring.conversations import RAW

_SHOWN = 200
"""Problems shown in the page; nobody reads more there."""

_MENDED = ("expected", *(name for name in RAW.names() if name != "row"))
"""Columns of rows to be mended: why they stayed out, and what is read of them again."""


def problems(found: pl.DataFrame, key: str) -> None:
    """A table of problems (FILE_PROBLEM), and all of them as a file; nothing if there are none."""
    if found.is_empty():
        return
    code = language()
    st.markdown(f"##### {t('import-problems', count=found.height)}")
    headings = {name: t(f"import-column-{heading}") for name, heading in COLUMNS.items()}
    taken.table(worded(found.head(_SHOWN)), column_config=headings, row_height=30)
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.height > _SHOWN:
            st.caption(t("import-problems-shown", shown=_SHOWN, count=found.height))
        st.download_button(
            t("import-problems-download"),
            # Made when it is asked for, since an import can have a million of them; by then nobody
            # is there to be asked for the language.
            lambda: as_csv(found, code),
            "problems.csv",
            "text/csv",
            icon=":material/download:",
            key=f"{key} download",
            on_click="ignore",
        )


def to_mend(refused: pl.DataFrame) -> None:
    """Offer the rows that stayed out (REFUSED) as files that can be mended and brought in."""
    if refused.is_empty():
        return
    note(t("import-refused-mend"))
    with st.container(horizontal=True):
        if (rows := mendable(refused)).height:
            st.download_button(
                t("import-refused-rows", count=rows.height),
                lambda: safe_csv(rows),
                "refused.csv",
                "text/csv",
                icon=":material/download:",
                key="refused rows",
                on_click="ignore",
            )
        if lines := refused["line"].drop_nulls().to_list():
            st.download_button(
                t("import-refused-lines", count=len(lines)),
                lambda: "".join(f"{line}\n" for line in lines),
                "refused.jsonl",
                "application/jsonl",
                icon=":material/download:",
                key="refused lines",
                on_click="ignore",
            )


def mendable(refused: pl.DataFrame) -> pl.DataFrame:
    """The messages among what stayed out (REFUSED), as a table that can be read again."""
    return refused.filter(pl.col("line").is_null()).select(_MENDED)
