"""The frame: menu, language of the screen, header, and the page that the address names."""

import sys
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import filters, login
from dashboard.access import PAGES
from dashboard.locale import t
from dashboard.panels import entrance, taken
from dashboard.panels.faults import telling
from dashboard.panels.rubric.trial import banner

_HERE = Path(__file__).resolve().parent
# Streamlit puts this folder on the path, where `locale` would stand in front of Python's own.
sys.path[:] = [folder for folder in sys.path if folder != str(_HERE)]

_STATIC = _HERE / "static"

_MENU = {
    "mine": ("me",),
    "quality": ("overview", "agents", "languages", "trends", "report"),
    "causes": ("topics", "causes", "workload"),
    "evidence": ("conversations", "standards", "rubric", "ratings", "trust"),
    "review": ("queue", "samples", "calibration", "disputes"),
    "growth": ("coaching", "library", "appraisal"),
    "data": ("import", "privacy", "hours", "alerts", "members", "audit"),
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
    "privacy": "shield_person",
    "me": "person",
    "queue": "rate_review",
    "samples": "casino",
    "calibration": "balance",
    "disputes": "gavel",
    "coaching": "school",
    "library": "local_library",
    "appraisal": "fact_check",
    "trends": "show_chart",
    "report": "description",
    "topics": "bubble_chart",
    "causes": "account_tree",
    "workload": "schedule",
    "rubric": "tune",
    "alerts": "notifications",
    "hours": "event_available",
    "members": "badge",
    "audit": "history",
}
_FIRST = "first"
"""What the page is called inside that is served where no page is named."""

_WITH_CHOICES = (
    "overview",
    "agents",
    "agent",
    "languages",
    "trends",
    "topics",
    "causes",
    "workload",
    "conversations",
    "standards",
    "rubric",
)
"""Pages that are about a choice of conversations."""


def _page(name: str, *, first: bool = False) -> Any:
    # Without an icon: the browser would fetch it from outside for its tab.
    return st.Page(
        filters.page(name),
        title=t(f"page-{name}"),
        url_path=_FIRST if first else name,
        default=first,
        visibility="hidden" if name in _DETAILS else "visible",
    )


arrival = login.arrival()
reader = arrival.person
if reader is None:
    entrance.draw(arrival)
    st.stop()
filters.settle()
mine = [name for name, right in PAGES.items() if reader.may(right)]
home = "me" if "overview" not in mine else "overview"
listed = [name for group in _MENU.values() for name in group if name in mine]
pages = {name: _page(name, first=name == home) for name in listed}
details = {name: _page(name) for name in _DETAILS if name in mine}
# The first page is served without its name: whoever asks for it by name gets it too.
by_name = _page(home)
chosen = st.navigation([*pages.values(), *details.values(), by_name], position="hidden")
if chosen == by_name:
    pages[home] = by_name

st.set_page_config(
    page_title=f"{chosen.title} · Fourfold",
    page_icon=_STATIC / "mark.png",
    layout="wide",
    initial_sidebar_state=200,
)
st.logo(_STATIC / "logo.svg", size="large", icon_image=_STATIC / "mark.png")
with st.sidebar:
    # Drawn by hand, since the built-in menu drops the choice from the address.
    kept = filters.params()
    for section, names in _MENU.items():
        if shown := [name for name in names if name in pages]:
            st.caption(t(f"menu-{section}"))
            for name in shown:
                icon = f":material/{_ICONS[name]}:"
                st.page_link(pages[name], icon=icon, query_params=kept, width="stretch")
    st.space("small")
    filters.language_switch()
    entrance.reader(reader)

name = chosen.url_path or home
banner(name)
title = None if chosen in details.values() else chosen.title
has_choices = name in _WITH_CHOICES
if title is not None or has_choices:
    filters.header(title, choices=has_choices)
taken.begin()
try:
    telling(chosen.run)()
finally:
    # Also of a page that ended early.
    taken.offer(name)
