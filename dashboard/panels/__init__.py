"""Pieces of pages that several of them share, drawn from figures that scoring computed."""

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import filters
from dashboard.locale import t

MARKS = {
    "attitude": ":violet[●]",
    "efficiency": ":blue[■]",
    "effect": ":green[▲]",
    "process": ":orange[◆]",
}
"""Hue and shape of each dimension: nobody has to tell them apart by hue alone."""

_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def exactly(text: str) -> str:
    """The text with all that Streamlit would take for markup made plain: names come from files."""
    return _MARKUP.sub(r"\\\1", text)


def titled(title: str, mark: str = "") -> None:
    """The title of a card."""
    st.markdown(f"###### {mark} {exactly(title)}")


def say(sentence: str) -> None:
    """A page's answer, under its title; nothing if there is none."""
    if sentence:
        st.markdown(exactly(sentence))


def note(text: str) -> None:
    """What has to be known to read the figures."""
    st.caption(exactly(text))


def dimension_title(measure: str, name: str) -> str:
    """A measure with its mark, for labels that take markup."""
    return f"{MARKS.get(measure, '')} {exactly(name)}".strip()


def link(label: str, page: str, icon: str, **choices: Any) -> None:
    """A link to a page of the same choice of conversations, with other or further parameters."""
    st.page_link(
        filters.page(page),
        label=exactly(label),
        icon=f":material/{icon}:",
        query_params=_address(choices),
    )


def leave_for(page: str, **choices: Any) -> None:
    """Go to a page, as :func:`link` does when it is clicked."""
    st.switch_page(filters.page(page), query_params=_address(choices))


def empty_state(sentence: str, label: str, page: str, params: Mapping[str, Any]) -> None:
    """Where there is nothing to show: why, and what to do next."""
    with st.container(border=True):
        st.markdown(f":material/inbox: {exactly(sentence)}")
        icon = ":material/arrow_forward:"
        st.page_link(filters.page(page), label=label, icon=icon, query_params=dict(params))


def nothing_yet() -> None:
    """Nothing has been imported."""
    empty_state(t("empty-nothing-yet"), t("empty-import"), "import", {})


def nothing_chosen(page: str) -> None:
    """The choice in the header leaves no conversation."""
    empty_state(t("empty-nothing-chosen"), t("empty-show-all"), page, {"period": "all"})


def _address(choices: Mapping[str, Any]) -> dict[str, Any]:
    return {**filters.shown().params(), **choices}
