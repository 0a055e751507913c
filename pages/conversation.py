"""One conversation: what was said, with the evidence at its words, and how it was judged."""

import polars as pl
import streamlit as st

from dashboard import filters, session
from dashboard.locale import t
from dashboard.panels import blind_first, empty_state, nothing_yet, say
from dashboard.panels.conversation import answer, breaches, facts, original, ways
from dashboard.panels.disputes.disputing import disputing
from dashboard.panels.reading import reading
from dashboard.panels.reviewed import reviewed
from dashboard.panels.search import answer as answered
from dashboard.panels.search import asked
from dashboard.session import rated
from scoring.analysis.course import course, numbered
from scoring.scorecard import verdicts

if session.empty():
    nothing_yet()
    st.stop()

name = st.query_params.get("id", "")
search, rubric = asked(), session.rubric()
if name in session.blind():
    blind_first()
    st.stop()
stored = session.conversation(name)
if stored.is_empty():
    sentence, way = (
        t("conversation-unknown", id=name or "–"),
        filters.params() | search.params(),
    )
    empty_state(sentence, t("conversation-list"), "conversations", way)
    st.stop()

said = course(stored, rubric, session.hours())
judged = numbered(verdicts(session.measurement(name), rubric), said)
scored = session.scores().filter(pl.col("conversation_id") == name).collect()
scores = None if scored.is_empty() else scored.row(0, named=True)
listed = answered(search).rows

ways(name, listed["conversation_id"], search.params())
known = scores or {"language": None, "agents": None}
facts(stored.row(0, named=True), known["language"], known["agents"])
say(t("conversation-not-measured") if scores is None else answer(scores, judged))
breaches(judged)
reviewed(name, said)
expectation = rated.expectation(name)
if (before := original(stored)) is not None:
    said = course(before, rubric)
    # The evidence stands at places of the masked words.
    judged = judged.with_columns(start=None, end=None)
reading(said, judged, scores, rubric, search.standard, expectation=expectation)
disputing(stored, judged)
