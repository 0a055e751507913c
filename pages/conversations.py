"""Conversations: find them, worst or newest first, and open one."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import number, t
from dashboard.panels import empty_state, leave_for, note, nothing_yet, say
from dashboard.panels.found import table
from dashboard.panels.search import answer as answered
from dashboard.panels.search import asked, condition, narrowed, paged, questions
from dashboard.search.texts import MOST_READ, first_words

if session.empty():
    nothing_yet()
    st.stop()

search = asked()
answer = answered(search)
count, critical = answer.rows.height, int(answer.rows["critical"].sum())
key = "conversations-found" if answer.complete else "conversations-found-newest"
told = t(key, count=count, critical=critical, read=number(MOST_READ))
say(f"{told} {condition(search)}")
narrowed(search)
questions(search)
if not count:
    empty_state(t("conversations-none"), t("empty-show-all"), "conversations", {"period": "all"})
    st.stop()

blind = answer.rows.filter(pl.col("conversation_id").is_in(session.blind())).height
if blind:
    note(t("conversations-blind", count=blind))
rows, place = paged(answer.rows, search)
words = first_words(rows, session.workspace())
picked = table(rows.join(words, on="conversation_id", how="left", maintain_order="left"))
place()
if picked is not None:
    leave_for("conversation", **search.params(), id=rows["conversation_id"][picked])
