"""Review queue: one conversation after another, each judged by a person."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import customs
from dashboard.ledger.samples import ItemGoneError
from dashboard.locale import t
from dashboard.panels import blind_first, leave_for, nothing_yet, queue
from dashboard.panels.conversation import facts
from dashboard.panels.queue import desk as desks
from dashboard.panels.queue.case import case
from dashboard.panels.queue.review import review
from dashboard.session import people
from scoring.analysis.course import course, numbered
from scoring.scorecard import verdicts

if session.empty():
    nothing_yet()
    st.stop()

name = st.query_params.get("id", "")
if desks.just_submitted():
    st.toast(t("review-submitted"), icon=":material/done_all:")
    if name:
        leave_for("conversation", id=name)
if name in session.blind():
    blind_first()
    st.stop()
work = queue.work(name)
if work is None:
    queue.nothing()
    st.stop()
stored = session.conversation(work.conversation_id)
measured = session.measurement(work.conversation_id, raw=True)
if stored.is_empty() or measured.is_empty():
    queue.missing(work)
    st.stop()

language, rubric = measured["language"].item(), session.rubric()
try:
    draft = queue.begun(work, language, stored)
except ItemGoneError:
    queue.taken_away()
    st.stop()
said = course(stored, rubric, session.hours())
left = session.left().filter(pl.col("language") == language)["standard"].to_list()
own = [one for one in customs.every(session.book()) if one.active]
judged = numbered(verdicts(measured, rubric), said)
translated = people.translations(stored)
whole = case(said, judged, rubric, left=left, own=own, translated=translated)
queue.head(work)
facts(stored.row(0, named=True), language)
review(desks.desk(whole, draft), work.item)
