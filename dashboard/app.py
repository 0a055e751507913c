"""The frame: menu, language of the screen, header, and the page that the address names."""

import logging
import sys
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import filters
from dashboard.locale import t

_HERE = Path(__file__).resolve().parent
# Streamlit puts this folder on the path, where `locale` would stand in front of Python's own.
sys.path[:] = [folder for folder in sys.path if folder != str(_HERE)]

_STATIC = _HERE / "static"

_MENU = {
    "quality": ("overview", "agents", "languages"),
    "evidence": ("conversations", "standards", "ratings", "trust"),
    "data": ("import",),
}
_DETAILS = ("agent", "conversation")
"""Pages that are reached from others, about one thing that their address names."""

_ICONS = {
    "overview": "monitoring",
    "agents": "groups",
    "languages": "translate",
    "conversations": "forum",
    "standards": "checklist",
    "ratings": "star_half",
    "trust": "verified",
    "import": "upload_file",
}
_WITHOUT_CHOICES = ("import", "conversation", "ratings", "trust")
"""Pages that are not about a choice of conversations."""


def _page(name: str) -> Any:
    # Without an icon: the browser would fetch it from outside for its tab.
    return st.Page(
        filters.page(name),
        title=t(f"page-{name}"),
        url_path=name,
        default=name == "overview",
        visibility="hidden" if name in _DETAILS else "visible",
    )


filters.settle()
pages = {name: _page(name) for group in _MENU.values() for name in group}
details = {name: _page(name) for name in _DETAILS}
chosen = st.navigation([*pages.values(), *details.values()], position="hidden")

st.set_page_config(
    page_title=f"{chosen.title} · Fourfold",
    page_icon=_STATIC / "mark.png",
    layout="wide",
    initial_sidebar_state=200,
)
st.logo(_STATIC / "logo.svg", size="large", icon_image=_STATIC / "mark.png")
with st.sidebar:
    # Drawn by hand, since the built-in menu drops the choice from the address.
    kept = filters.shown().params()
    for section, names in _MENU.items():
        st.caption(t(f"menu-{section}"))
        for name in names:
            icon = f":material/{_ICONS[name]}:"
            st.page_link(pages[name], icon=icon, query_params=kept, width="stretch")
    st.space("small")
    filters.language_switch()

title = None if chosen in details.values() else chosen.title
has_choices = chosen.url_path not in _WITHOUT_CHOICES
if title is not None or has_choices:
    filters.header(title, choices=has_choices)
try:
    chosen.run()
except Exception:
    # The traceback may hold customers' words: it goes to the terminal, and the reader is told.
    logging.getLogger("fourfold").exception("The page %s failed.", chosen.url_path or "overview")
    st.error(t("page-failed"), icon=":material/error:")
