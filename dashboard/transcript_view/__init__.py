"""The conversation as a chat: a small component, since Streamlit's own text elements change what
customers wrote (links, maths, images, emoji codes) and set right-to-left text in wrong order.

It is given plain data (:mod:`dashboard.transcript_view.content`) and writes text as text only.
"""

from collections.abc import Callable, Sequence
from importlib.resources import files

import polars as pl
import streamlit as st
from streamlit.components.v2 import component

from dashboard.transcript_view.content import Mark, content

__all__ = ["Mark", "transcript"]

_FILES = files(__name__)

_component = component(
    "fourfold_transcript",
    html=(_FILES / "transcript.html").read_text("utf-8"),
    css=(_FILES / "transcript.css").read_text("utf-8"),
    js=(_FILES / "transcript.js").read_text("utf-8"),
)


def transcript(
    said: pl.DataFrame,
    marks: Sequence[Mark],
    *,
    key: str,
    selected: int | None = None,
    picked: Callable[[int], None],
) -> None:
    """Draw a course (:func:`scoring.analysis.course.course`) with its evidence marked.

    The ``selected`` evidence is outlined and brought into view; ``picked`` is told the number of
    the evidence that is clicked, before the script runs again.
    """

    def clicked() -> None:
        number = st.session_state[key].evidence
        if number is not None:
            picked(int(number))

    _component(
        key=key,
        data=content(said, marks, selected),
        height="stretch",
        on_evidence_change=clicked,
    )
