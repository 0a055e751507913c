"""Pieces of pages that several of them share, drawn from figures that scoring computed."""

import re
from collections.abc import Mapping
from typing import Any, NoReturn

import streamlit as st

from dashboard import filters, session
from dashboard.access import PAGES
from dashboard.locale import t

MARKS = {
    "attitude": ":violet[●]",
    "efficiency": ":blue[■]",
    "effect": ":green[▲]",
    "process": ":orange[◆]",
}
"""Hue and shape of each dimension: nobody has to tell them apart by hue alone."""

_MARKUP = re.compile(r"([#$&*/<>@\[\\\]^_`{|}~]|:(?=\S)|\.(?=[^\s\d])|^[-+=])")
"""Signs that Streamlit takes for markup: also those of arrows and emoji."""


_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=@)|(?<=www)(?=\.)", re.IGNORECASE)
_JOINER = "\u2060"
"""Invisible and without width: what it stands in is no address to click on any more."""


def exactly(text: str) -> str:
    """The text on one line, shown as it stands: names in it come from files, where anybody may have
    written anything."""
    return _MARKUP.sub(r"\\\1", _ADDRESS.sub(_JOINER, " ".join(text.split())))


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
    """A link to a page of the same choice of conversations, with other or further parameters; none
    to a page that is not there for who is looking."""
    if not session.may(PAGES[page]):
        return
    st.page_link(
        filters.page(page),
        label=exactly(label),
        icon=f":material/{icon}:",
        # A narrow column cuts labels.
        help=exactly(label),
        query_params=_address(choices),
    )


def leave_for(page: str, **choices: Any) -> NoReturn:
    """Go to a page, as :func:`link` does when it is clicked; raises
    :class:`dashboard.access.DeniedError`."""
    session.demand(PAGES[page], "page opened", page)
    st.switch_page(filters.page(page), query_params=_address(choices))


def empty_state(sentence: str, label: str, page: str, params: Mapping[str, Any]) -> None:
    """Where there is nothing to show: why, and what to do next."""
    with st.container(border=True):
        st.markdown(f":material/inbox: {exactly(sentence)}")
        if session.may(PAGES[page]):
            icon = ":material/arrow_forward:"
            st.page_link(filters.page(page), label=label, icon=icon, query_params=dict(params))


def nothing_yet() -> None:
    """Nothing has been imported."""
    empty_state(t("empty-nothing-yet"), t("empty-import"), "import", {})


def blind_first() -> None:
    """The reader has to judge the conversation blindly before they see what is thought of it."""
    empty_state(t("conversation-blind"), t("page-calibration"), "calibration", {})


def nothing_chosen(page: str) -> None:
    """The choice in the header leaves no conversation."""
    empty_state(t("empty-nothing-chosen"), t("empty-show-all"), page, {"period": "all"})


def nothing_of(agent: str) -> None:
    """The choice in the header leaves no conversation of this agent."""
    sentence = t("agent-nothing", agent=agent)
    empty_state(sentence, t("empty-show-all"), "agent", {"period": "all", "name": agent})


def _address(choices: Mapping[str, Any]) -> dict[str, Any]:
    return {**filters.params(), **choices}
