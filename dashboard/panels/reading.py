"""One conversation as it is read: transcript and scorecard side by side, linked by the evidence."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard.panels.conversation import marks, scorecard
from dashboard.panels.expected import expected
from dashboard.panels.faults import telling
from dashboard.panels.timeline import timeline
from dashboard.session.rated import Expectation
from dashboard.transcript_view import transcript
from scoring.rubric import Rubric


@st.fragment
@telling
def reading(
    said: pl.DataFrame,
    judged: pl.DataFrame,
    scores: Mapping[str, Any] | None,
    rubric: Rubric,
    wanted: str,
    *,
    expectation: Expectation,
) -> None:
    """Draw a course with its numbered verdicts and the rating to be expected; this part alone is
    drawn again when evidence is picked in either half. At first the evidence of the standard
    ``wanted``, if any, is outlined."""
    name = "" if scores is None else scores["conversation_id"]
    picked = f"evidence of {name}"
    if picked not in st.session_state:
        st.session_state[picked] = judged.filter(pl.col("standard") == wanted)["number"].first()
    selected = st.session_state[picked]

    def pick(number: int) -> None:
        # A second click takes the outline away.
        st.session_state[picked] = None if selected == number else number

    left, right = st.columns([11, 8])
    with left:
        key = f"transcript of {name}"
        transcript(said, marks(judged, rubric), key=key, selected=selected, picked=pick)
    with right:
        timeline(said, None if scores is None else scores["language"])
        if scores is not None:
            expected(scores, expectation)
            scorecard(scores, judged, rubric, selected, pick)
