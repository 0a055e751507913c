"""What can be asked of the list of conversations; the questions stand in the address."""

from collections.abc import Callable
from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import filters, session
from dashboard.locale import date, dimension, matter_name, standard_title, t, verdict, weekday
from dashboard.panels import among, exactly
from dashboard.panels.findings import listed
from dashboard.search import Found, found
from dashboard.search.asked import NAMES, ONLY, ORDERS, Search, search_of
from dashboard.session import topics
from scoring.analysis import MEASURES
from scoring.scorecard import MISSED
from scoring.standards import VERDICTS, standards

PAGE = 25
"""Conversations shown at once: one screen and a bit."""

_KEY = "search {}"


def asked() -> Search:
    """The search that stands in the address."""
    return search_of({name: st.query_params.get_all(name) for name in NAMES})


def answer(search: Search) -> Found:
    """What a search finds among the conversations of the header's choice; days that are asked for
    stand in the place of its period."""
    shown = filters.shown()
    if search.since is not None and search.until is not None:
        shown = replace(shown, since=search.since, until=search.until)
    scores = shown.now(session.scores())
    if search.among:
        scores = among.narrowed(search.among, scores, shown.now(session.measurements()))
    return found(search, scores, session.measurements(), session.rubric(), session.workspace())


def narrowed(search: Search) -> None:
    """Draw what a figure that was clicked has narrowed the list to, each a button that widens it
    again."""
    words = _narrowings(search)
    if not words:
        return
    with st.container(horizontal=True, gap="small"):
        for word, names in words:
            st.button(
                exactly(word),
                key=f"widen {names[0]}",
                icon=":material/close:",
                help=t("conversations-widen"),
                on_click=_widened,
                args=(names,),
            )


def condition(search: Search) -> str:
    """The standard and verdict that are looked for, which the folded questions would hide."""
    if not search.standard:
        return ""
    return t(
        "conversations-condition",
        standard=_standard(search.standard),
        verdict=listed([verdict(word) for word in search.verdicts]),
    )


def questions(search: Search) -> None:
    """Draw what can be asked. The address is the truth: it sets the widgets, they write into it."""
    for name, value in _values(search).items():
        st.session_state[_KEY.format(name)] = value
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            t("conversations-text"),
            key=_KEY.format("q"),
            placeholder=t("conversations-text-hint"),
            icon=":material/search:",
            label_visibility="collapsed",
            width=250,
            on_change=_answered,
        )
        st.pills(
            t("conversations-only"),
            ONLY,
            selection_mode="multi",
            format_func=lambda name: t(f"conversations-{name}"),
            key=_KEY.format("only"),
            label_visibility="collapsed",
            on_change=_answered,
        )
        more = (search.standard != "") + ((search.low, search.high) != (0, 100))
        with st.popover(t("conversations-more", count=more), icon=":material/filter_alt:"):
            st.slider(
                t("conversations-score"), 0, 100, key=_KEY.format("score"), on_change=_answered
            )
            st.selectbox(
                t("conversations-standard"),
                ["", *standards()],
                format_func=lambda name: _standard(name) if name else t("filter-any"),
                key=_KEY.format("standard"),
                on_change=_answered,
            )
            st.multiselect(
                t("conversations-verdict"),
                VERDICTS,
                format_func=verdict,
                placeholder=verdict(MISSED),
                key=_KEY.format("verdict"),
                disabled=not search.standard,
                on_change=_answered,
            )
        st.segmented_control(
            t("conversations-order"),
            ORDERS,
            required=True,
            format_func=lambda order: t(f"conversations-{order}"),
            key=_KEY.format("order"),
            label_visibility="collapsed",
            on_change=_answered,
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


def _standard(name: str) -> str:
    return f"{dimension(name.partition('.')[0])} · {standard_title(name)}"


def _narrowings(search: Search) -> list[tuple[str, tuple[str, ...]]]:
    """What the list is narrowed to, in words, and the parameters that say it."""
    told: list[tuple[str, tuple[str, ...]]] = []
    if search.since is not None and search.until is not None:
        first, last = date(search.since), date(search.until)
        days = first if first == last else t("conversations-days", first=first, last=last)
        told.append((days, ("since", "until")))
    if search.weekday is not None:
        told.append((weekday(search.weekday), ("weekday",)))
    if search.hours:
        told.append((_hours(search.hours), ("hour",)))
    if search.undated:
        told.append((t("conversations-undated"), ("undated",)))
    if search.matter:
        told.append((matter_name(search.matter), ("matter",)))
    if search.topic is not None:
        told.append((t("conversations-topic", topic=topics.name(search.topic)), ("topic",)))
    if name := among.name(search.among):
        told.append((name, ("among",)))
    if search.by:
        told.append((t("conversations-by", figure=figure_name(search.by)), ("by",)))
    return told


def figure_name(name: str) -> str:
    """What one of the figures is called that the list can be sorted by."""
    return dimension(name) if name in MEASURES else t(f"conversations-by-{name.replace('_', '-')}")


def _hours(hours: tuple[int, ...]) -> str:
    """Hours in a row from the first to the last, others one by one."""
    first, last = f"{hours[0]:02}", f"{hours[-1]:02}"
    if hours == tuple(range(hours[0], hours[-1] + 1)):
        return t("conversations-hours", first=first, last=last)
    return listed([t("conversations-hours", first=f"{one:02}", last=f"{one:02}") for one in hours])


def _widened(names: tuple[str, ...]) -> None:
    for name in (*names, "page"):
        if name in st.query_params:
            del st.query_params[name]


def _values(search: Search) -> dict[str, object]:
    return {
        "q": search.text,
        "only": list(search.only),
        "score": (search.low, search.high),
        "standard": search.standard,
        "verdict": list(search.verdicts),
        "order": search.order,
    }


def _answered() -> None:
    """Write what was chosen into the address; with another question the list begins anew."""
    before = asked()
    low, high = st.session_state[_KEY.format("score")]
    search = replace(
        before,
        text=(st.session_state[_KEY.format("q")] or "").strip(),
        low=low,
        high=high,
        only=tuple(st.session_state[_KEY.format("only")]),
        standard=st.session_state[_KEY.format("standard")],
        verdicts=tuple(st.session_state[_KEY.format("verdict")]) or (MISSED,),
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
