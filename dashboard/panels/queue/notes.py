"""Comments of a reviewer: at messages, and on the whole conversation."""

import polars as pl
import streamlit as st

from dashboard.ledger.reviews import Note
from dashboard.locale import t
from dashboard.panels import exactly
from dashboard.panels.queue import desk as desks
from dashboard.panels.queue.desk import Desk

_WORDS = 40
"""Characters of a message by which it is known again."""

_LONGEST = 2000


def notes(at: Desk) -> None:
    """Draw the comments there are and the ways to add one; each is saved at once."""
    count = len(at.draft.notes) + bool(at.draft.comment)
    # By its key it stays open when the count in its label changes.
    key = f"notes of {at.mark}"
    with st.expander(t("review-notes", count=count), icon=":material/chat:", key=key):
        for place, note in enumerate(at.draft.notes):
            with st.container(horizontal=True, vertical_alignment="center", wrap=False):
                sign = ":material/push_pin: " if note.pinned else ""
                told = f":gray[{exactly(message_named(at.case.said, note.position))}]"
                st.markdown(f"{sign}{exactly(note.text)} {told}", width="stretch")
                st.button(
                    t("review-note-drop"),
                    key=f"drop note {place} of {at.mark} {count}",
                    icon=":material/delete:",
                    type="tertiary",
                    on_click=desks.drop_note,
                    args=(at, note),
                )
        _new(at)
        key = f"comment of {at.mark}"
        st.text_area(
            t("review-comment"),
            at.draft.comment,
            key=key,
            height=70,
            max_chars=_LONGEST,
            on_change=lambda: desks.comment(at, st.session_state[key].strip()),
        )


def message_named(said: pl.DataFrame, position: int) -> str:
    """A message of a course as it is known again: its place, its time and its first words."""
    order = said["position"].to_list()
    if position not in order:
        return t("review-message-gone")
    row = said.row(order.index(position), named=True)
    text = " ".join(row["text"].split())
    words = text if len(text) <= _WORDS else text[:_WORDS].rstrip() + "…"
    return t(
        "review-message",
        place=order.index(position) + 1,
        who=t(f"role-{row['speaker']}"),
        words=words,
    )


def _new(at: Desk) -> None:
    order = at.case.said["position"].to_list()
    row = at.case.judged.get(at.at)
    here = order.index(row["message"]) if row and row["message"] in order else 0
    keys = {name: f"{name} of a note of {at.mark}" for name in ("place", "text", "pin")}

    def add() -> None:
        place, text, pinned = (st.session_state[key] for key in keys.values())
        if text.strip():
            desks.add_note(at, Note(place, text.strip(), pinned))

    form = f"new note of {at.mark}"
    with st.form(form, clear_on_submit=True, border=False):
        st.selectbox(
            t("review-note-at"),
            order,
            here,
            format_func=lambda position: message_named(at.case.said, position),
            key=keys["place"],
        )
        st.text_area(t("review-note"), height=70, max_chars=_LONGEST, key=keys["text"])
        with st.container(horizontal=True, vertical_alignment="center"):
            st.checkbox(t("review-pin"), help=t("review-pin-help"), key=keys["pin"])
            icon = ":material/add_comment:"
            st.form_submit_button(t("review-note-add"), icon=icon, on_click=add)
