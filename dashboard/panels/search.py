"""The drawn pieces of the list of conversations: the questions above it, and the table."""

from collections.abc import Callable
from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard.locale import (
    channel_name,
    dimension,
    language_name,
    moment,
    standard_title,
    t,
    verdict,
)
from dashboard.search import NAMES, ONLY, ORDERS, Search, search_of
from scoring.standards import DIMENSIONS, VERDICTS, standards

PAGE = 25
"""Conversations shown at once: one screen and a bit."""

_KEY = "search {}"


def asked() -> Search:
    """The search that stands in the address."""
    return search_of({name: st.query_params.get_all(name) for name in NAMES})


def questions(search: Search) -> None:
    """Draw what can be asked. The address is the truth: it sets the widgets, they write into it."""
    for name, value in _values(search).items():
        st.session_state[_KEY.format(name)] = value
    draw: dict[str, Callable] = {"on_change": _answered}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            t("conversations-text"),
            key=_KEY.format("q"),
            placeholder=t("conversations-text-hint"),
            icon=":material/search:",
            label_visibility="collapsed",
            width=250,
            **draw,
        )
        st.pills(
            t("conversations-only"),
            ONLY,
            selection_mode="multi",
            format_func=lambda name: t(f"conversations-{name}"),
            key=_KEY.format("only"),
            label_visibility="collapsed",
            **draw,
        )
        more = (search.standard != "") + ((search.low, search.high) != (0, 100))
        with st.popover(t("conversations-more", count=more), icon=":material/filter_alt:"):
            st.slider(t("conversations-score"), 0, 100, key=_KEY.format("score"), **draw)
            st.selectbox(
                t("conversations-standard"),
                ["", *standards()],
                format_func=lambda name: _standard(name) if name else t("filter-any"),
                key=_KEY.format("standard"),
                **draw,
            )
            st.selectbox(
                t("conversations-verdict"),
                VERDICTS,
                format_func=verdict,
                key=_KEY.format("verdict"),
                disabled=not search.standard,
                **draw,
            )
        st.segmented_control(
            t("conversations-order"),
            ORDERS,
            required=True,
            format_func=lambda order: t(f"conversations-{order}"),
            key=_KEY.format("order"),
            label_visibility="collapsed",
            **draw,
        )


def paged(rows: pl.DataFrame, search: Search) -> tuple[pl.DataFrame, Callable[[], None]]:
    """The rows of the page that is asked for, and how to draw under them which these are."""
    last = -(-rows.height // PAGE)
    page = min(search.page, last)
    first = (page - 1) * PAGE
    shown = rows.slice(first, PAGE)

    def draw() -> None:
        with st.container(horizontal=True, vertical_alignment="center"):
            told = {"first": first + 1, "last": first + shown.height, "count": rows.height}
            st.caption(t("conversations-range", **told), width="stretch")
            if last > 1:
                st.session_state[_KEY.format("page")] = page
                st.pagination(last, key=_KEY.format("page"), on_change=_answered)

    return shown, draw


def table(rows: pl.DataFrame) -> int | None:
    """Draw conversations (scores with ``unanswered`` and ``words``); the row that is picked."""
    critical, unanswered = (t(f"conversations-flag-{name}") for name in ("critical", "unanswered"))
    stars = pl.format("{} ★", pl.col("rating").round(1).cast(pl.String).str.strip_suffix(".0"))
    shown = rows.select(
        _worded("started_at", moment).alias("when"),
        pl.concat_list(
            pl.when("critical").then(pl.lit(critical)),
            pl.when("unanswered").then(pl.lit(unanswered)),
            pl.when(pl.col("rating").is_not_null()).then(stars),
        )
        .list.drop_nulls()
        .alias("flags"),
        "words",
        *(pl.col(name).round(0) for name in ("overall", *DIMENSIONS)),
        "agent_id",
        _worded("language", language_name),
        _worded("channel", channel_name),
    )
    flags = shown["flags"].explode(empty_as_null=False).unique()
    ratings = sorted(set(flags) - {critical, unanswered})
    column = st.column_config
    picked = st.dataframe(
        shown,
        hide_index=True,
        height="content",
        row_height=30,
        placeholder="–",
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        column_config={
            "when": column.TextColumn(t("conversations-when"), width=125),
            "flags": column.MultiselectColumn(
                t("conversations-flags"),
                options=[critical, unanswered, *ratings],
                color=["red", "yellow", *["gray"] * len(ratings)],
                width=110,
            ),
            "words": column.TextColumn(t("conversations-words"), width=230),
            "agent_id": column.TextColumn(t("filter-agent"), width=90),
            "language": column.TextColumn(t("conversations-language"), width=75),
            "channel": column.TextColumn(t("filter-channel"), width=75),
            **{
                name: column.NumberColumn(dimension(name), format="%d", width=68)
                for name in ("overall", *DIMENSIONS)
            },
        },
        key="found",
    )
    selection = picked["selection"]
    places = [*selection["rows"], *(row for row, _ in selection["cells"])]
    return places[0] if places else None


def _standard(name: str) -> str:
    return f"{dimension(name.partition('.')[0])}: {standard_title(name)}"


def _values(search: Search) -> dict[str, object]:
    return {
        "q": search.text,
        "only": list(search.only),
        "score": (search.low, search.high),
        "standard": search.standard,
        "verdict": search.verdict,
        "order": search.order,
    }


def _answered() -> None:
    """Write what was chosen into the address; with another question the list begins anew."""
    before = asked()
    low, high = st.session_state[_KEY.format("score")]
    search = Search(
        text=(st.session_state[_KEY.format("q")] or "").strip(),
        low=low,
        high=high,
        only=tuple(st.session_state[_KEY.format("only")]),
        standard=st.session_state[_KEY.format("standard")],
        verdict=st.session_state[_KEY.format("verdict")],
        order=st.session_state[_KEY.format("order")],
        page=st.session_state.get(_KEY.format("page"), 1),
    )
    if search.page == before.page:
        search = replace(search, page=1)
    told = search.params()
    for name in NAMES:
        if name in told:
            st.query_params[name] = told[name]
        elif name in st.query_params:
            del st.query_params[name]


def _worded(name: str, wording: Callable) -> pl.Expr:
    return pl.col(name).map_elements(wording, return_dtype=pl.String, skip_nulls=False)
