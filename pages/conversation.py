"""One conversation: what was said, with the evidence at its words, and how it was judged."""

import polars as pl
import streamlit as st

from dashboard import filters, session
from dashboard.locale import t
from dashboard.panels import empty_state, nothing_yet, say
from dashboard.panels.conversation import answer, breaches, facts, marks, scorecard, ways
from dashboard.panels.course import time_and_mood
from dashboard.panels.search import asked
from dashboard.search import found
from dashboard.transcript_view import transcript
from scoring.analysis.course import course, numbered
from scoring.scorecard import verdicts

name = st.query_params.get("id", "")
chosen, search, rubric = filters.shown(), asked(), session.rubric()
stored = session.conversation(name)
if session.empty():
    nothing_yet()
    st.stop()
if stored.is_empty():
    sentence, way = t("conversation-unknown", id=name or "–"), chosen.params() | search.params()
    empty_state(sentence, t("conversation-list"), "conversations", way)
    st.stop()

measured = session.measurement(name)
said = course(stored, rubric)
judged = numbered(verdicts(measured, rubric), said)
scores = session.scores().filter(pl.col("conversation_id") == name).collect()
language = measured["language"].first()
now = chosen.now(session.scores())
listed = found(search, now, session.measurements(), rubric, session.workspace()).rows

ways(name, listed["conversation_id"], search.params())
facts(stored.row(0, named=True), language)
if scores.is_empty():
    say(t("conversation-not-measured"))
else:
    say(answer(scores.row(0, named=True), judged))
    breaches(judged)

PICKED = f"evidence of {name}"
if PICKED not in st.session_state:
    # Whoever comes from a list of one standard's verdicts looks for its evidence.
    wanted = judged.filter(pl.col("standard") == search.standard)
    st.session_state[PICKED] = wanted["number"].first()


def pick(number: int) -> None:
    """Outline this evidence; a second click takes the outline away."""
    st.session_state[PICKED] = None if st.session_state[PICKED] == number else number


@st.fragment
def reading() -> None:
    """Transcript and scorecard, drawn again alone when evidence is picked in either."""
    selected = st.session_state[PICKED]
    left, right = st.columns([11, 8])
    with left:
        key = f"transcript of {name}"
        transcript(said, marks(judged, rubric), key=key, selected=selected, picked=pick)
    with right:
        time_and_mood(said, language)
        if not scores.is_empty():
            scorecard(scores.row(0, named=True), judged, rubric, selected, pick)


reading()
