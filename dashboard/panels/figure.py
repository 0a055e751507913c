"""A figure in large type, and the way to the conversations behind it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.locale import t
from dashboard.panels import link


def figure(
    label: str,
    value: Any,
    *args: Any,
    behind: Mapping[str, Any],
    page: str = "conversations",
    way: str | None = None,
    border: bool = True,
    **options: Any,
) -> None:
    """Draw a figure as ``st.metric`` does, and under it a link to a ``page`` that shows what is
    ``behind`` it, in the words of ``way``."""
    with st.container(border=border, height="stretch", gap="xxsmall"):
        st.metric(label, value, *args, **options)
        icon = "forum" if page == "conversations" else "arrow_forward"
        link(t("figure-conversations") if way is None else way, page, icon, **behind)
