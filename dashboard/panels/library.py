"""Best practices: messages and conversations to learn a standard from, found by their words."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import coaching, members
from dashboard.locale import NOTHING, date, in_words, language_name, standard_title, t
from dashboard.panels import MARKS, empty_state, exactly, note, say, titled
from dashboard.panels.coaching.words import shown, words
from dashboard.session import library

_PAGE = 6
"""Examples drawn at a time: each is read anew."""

_SHOWN = "examples shown"


def practices() -> None:
    """Draw the library: the search, and what it finds."""
    every = library.practices()
    if every.is_empty():
        empty_state(t("library-none"), t("library-to-coaching"), "coaching", {})
        return
    found = _sought(every)
    key = "library-answer" if found.height < every.height else "library-answer-all"
    say(t(key, found=found.height, count=every.height))
    if found.is_empty():
        note(t("library-nothing-fits"))
        return
    limit = st.session_state.get(_SHOWN, _PAGE)
    rows = found.head(limit).to_dicts()
    for start in range(0, len(rows), 2):
        for column, row in zip(st.columns(2), rows[start : start + 2], strict=False):
            with column, st.container(border=True, height="stretch"):
                _practice(row)
    if found.height > limit and st.button(
        t("library-more", count=found.height - limit), icon=":material/expand_more:"
    ):
        st.session_state[_SHOWN] = limit + _PAGE
        st.rerun()


def _sought(every: pl.DataFrame) -> pl.DataFrame:
    """Draw the search; gives the examples that fit."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        text = st.text_input(
            t("library-search"), placeholder=t("library-search-hint"), key="library search"
        ).strip()
        languages = st.multiselect(
            t("filter-lang"),
            every["language"].drop_nulls().unique().sort().to_list(),
            format_func=language_name,
            placeholder=t("filter-any"),
            key="library languages",
        )
        asked = st.multiselect(
            t("coaching-topic"),
            every["standard"].unique().sort().to_list(),
            format_func=standard_title,
            placeholder=t("filter-any"),
            key="library standards",
        )
    # Empty means any.
    if languages:
        every = every.filter(pl.col("language").is_in(languages))
    if asked:
        every = every.filter(pl.col("standard").is_in(asked))
    if text:
        titles = in_words(every["standard"], standard_title).alias("title")
        whole = pl.concat_str("note", titles, "text", separator="\n", ignore_nulls=True)
        fits = whole.str.to_lowercase().str.contains(text.lower(), literal=True)
        every = every.filter(fits)
    return every


def _practice(row: dict[str, Any]) -> None:
    titled(standard_title(row["standard"]), MARKS.get(row["standard"].partition(".")[0], ""))
    if row["note"]:
        st.text(row["note"])
    found = None if row["text"] is None else words(row["conversation_id"], row["standard"])
    if found is None:
        note(t("coaching-gone"))
    else:
        shown(found, row["position"], key=f"practice {row['id']}", named=False)
    names = members.names(session.book())
    with st.container(horizontal=True, vertical_alignment="center"):
        by = names.get(row["added_by"], NOTHING)
        added = t("library-added", who=by, day=date(row["added_at"].date()))
        st.caption(exactly(added), width="stretch")
        with st.popover(t("library-remove"), icon=":material/delete:"):
            note(t("library-remove-note"))
            if st.button(t("library-remove-yes"), type="primary", key=f"remove {row['id']}"):
                coaching.forget(session.book(), session.person(), row["id"])
                st.rerun()
