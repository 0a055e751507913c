"""Tables and charts that readers can take away: every one that a page draws stands in one menu at
its end."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import polars as pl
import streamlit as st

from dashboard.charts import PICKED, Chart, beside, png, svg
from dashboard.locale import t
from dashboard.spreadsheets import EXCEL, as_workbook, safe_csv

_DRAWN = "drawn on this page"
"""Where a session remembers the tables and charts of the page of the moment."""

Forms = Mapping[str, tuple[str, Callable[[], bytes]]]
"""The kinds of file that something can be had as: what a browser calls it, and how it is made when
it is asked for."""


@dataclass(frozen=True)
class Drawn:
    """Something on the page, and what it is called."""

    name: str
    forms: Forms


def table(rows: pl.DataFrame, name: str = "", **options: Any) -> Any:
    """Draw a table as ``st.dataframe`` does; gives what that gives. It can be taken away under the
    headings it is shown with, by ``name``, else by the first of them."""
    columns = options.get("column_config") or {}
    headings = headed(rows.head(0), columns).columns
    _remember(name or ", ".join(headings[:_HEADINGS]), _of_table(lambda: headed(rows, columns)))
    return st.dataframe(rows, **options)


def chart(picture: Chart, name: str = "", **options: Any) -> Any:
    """Draw a chart as ``st.vega_lite_chart`` does; gives what that gives. It can be taken away by
    ``name``, else by its words (``alt``)."""
    forms: Forms = {
        "png": ("image/png", lambda: png(picture)),
        "svg": ("image/svg+xml", lambda: svg(picture).encode()),
    }
    _remember(name or options.get("alt") or t("taken-chart"), forms)
    return st.vega_lite_chart(beside(picture), **options)


def mark(event: Any) -> Any:
    """The name of the mark of a chart that was clicked; None if there is none."""
    found = event["selection"].get(PICKED)
    return found[0]["name"] if found else None


CELLS = ("single-row", "single-cell")
"""How a table is clicked in which every figure has conversations of its own behind it."""


def picked(event: Any, height: int) -> tuple[int, str] | None:
    """The row of a table that was picked, and the column if it was a cell (else empty); None if
    there is none, or none any more among so many rows."""
    chosen = event["selection"]
    places = [*chosen.get("cells", ()), *((row, "") for row in chosen.get("rows", ()))]
    row, column = places[0] if places else (height, "")
    return (row, column) if row < height else None


def rows_of(made: Callable[[], pl.DataFrame], name: str) -> None:
    """Have rows taken away that the page does not show; they are made when they are asked for."""
    _remember(name, _of_table(made))


def begin() -> None:
    """A page is drawn anew: nothing stands on it yet."""
    st.session_state[_DRAWN] = []


def offer(page: str) -> None:
    """Draw the menu of what stands on a page; nothing where there is nothing."""
    drawn: list[Drawn] = st.session_state.get(_DRAWN, [])
    if not drawn:
        return
    with st.popover(t("taken"), icon=":material/download:", type="tertiary"):
        place = st.selectbox(
            t("taken-what"),
            range(len(drawn)),
            format_func=lambda place: f"{place + 1} · {drawn[place].name}",
            key=f"taken of {page}, {len(drawn)}",
        )
        one = drawn[place or 0]
        with st.container(horizontal=True):
            for form, (mime, made) in one.forms.items():
                st.download_button(
                    t(f"taken-{form}"),
                    made,
                    f"{_plain(one.name)}.{form}",
                    mime,
                    key=f"taken {form}",
                    on_click="ignore",
                )


def headed(rows: pl.DataFrame, columns: Mapping[str, Any]) -> pl.DataFrame:
    """The rows under the headings of a table's columns; those without a heading keep their name."""
    wanted = {
        name: _heading(columns.get(name)) or name
        for name in rows.columns
        if name not in columns or columns[name] is not None
    }
    names: dict[str, str] = {}
    for name, heading in wanted.items():
        taken = heading in names.values()
        names[name] = f"{heading} ({name})" if taken else heading
    return rows.select(pl.col(name).alias(heading) for name, heading in names.items())


def _heading(column: Any) -> str | None:
    """A column is configured by its heading alone, or by that and more."""
    return column if isinstance(column, str) else (column or {}).get("label")


def flat(rows: pl.DataFrame) -> pl.DataFrame:
    """What fits into cells: lists of words as one text, without courses and the like."""
    words = pl.selectors.by_dtype(pl.List(pl.String))
    told = rows.with_columns(words.list.join(", "))
    return told.select(name for name, kind in told.schema.items() if not kind.is_nested())


_HEADINGS = 3
"""Headings by which a table without a name is called."""


def _of_table(rows: Callable[[], pl.DataFrame]) -> Forms:
    return {
        "csv": ("text/csv", lambda: safe_csv(flat(rows()))),
        "xlsx": (EXCEL, lambda: as_workbook(flat(rows()))),
        "parquet": ("application/vnd.apache.parquet", lambda: _parquet(rows())),
    }


def _remember(name: str, forms: Forms) -> None:
    st.session_state.setdefault(_DRAWN, []).append(Drawn(name, forms))


def _parquet(rows: pl.DataFrame) -> bytes:
    buffer = BytesIO()
    rows.write_parquet(buffer)
    return buffer.getvalue()


def _plain(name: str) -> str:
    """A name that every system takes for a file."""
    return re.sub(r"[^\w-]+", "-", name).strip("-")[:60] or "table"
