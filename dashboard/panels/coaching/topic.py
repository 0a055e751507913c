"""One topic of coaching: an agent's own conversations beside the best of colleagues."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import coaching
from dashboard.ledger.coaching import Practice
from dashboard.locale import standard_title, t
from dashboard.panels import note, titled
from dashboard.panels.coaching.words import Words, shown, words
from dashboard.panels.faults import doing

EXAMPLES = 3
"""Pairs of conversations to coach with."""

_KEPT = "example kept"
"""Where a session remembers that an example was kept, to be told once the page is drawn again."""


def examples(pairs: pl.DataFrame, agent: str, standard: str) -> None:
    """Draw one pair after another (``own, colleague``): the agent's own missed beside a colleague's
    kept; with the way to keep the better one for the library."""
    if pairs.is_empty():
        note(t("coaching-no-misses", agent=agent))
        return
    if st.session_state.pop(_KEPT, False):
        st.toast(t("coaching-practice-kept"), icon=":material/local_library:")
    place = 0
    if pairs.height > 1:
        place = st.segmented_control(
            t("coaching-example"),
            list(range(pairs.height)),
            default=0,
            required=True,
            format_func=lambda place: t("coaching-example-of", place=place + 1),
            key=f"example of {agent} {standard}",
            label_visibility="collapsed",
        )
    own, colleague = pairs.row(place or 0)
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch"):
        titled(t("coaching-weak", agent=agent))
        _example(own, standard, named=True)
    with right, st.container(border=True, height="stretch"):
        titled(t("coaching-strong"))
        if colleague is None:
            note(t("coaching-no-strong"))
            return
        found = _example(colleague, standard, named=False)
        if found is not None:
            _keeping(found, standard)


def _example(conversation_id: str, standard: str, *, named: bool) -> Words | None:
    found = words(conversation_id, standard)
    if found is None:
        note(t("coaching-gone"))
    else:
        shown(found, key=f"words of {conversation_id} {standard}", named=named)
    return found


def _keeping(found: Words, standard: str) -> None:
    """Draw the way to keep an example, or that it is kept."""
    position = found.row["message"] if found.row is not None else None
    about = (found.conversation_id, position, standard)
    if _is_kept(about):
        note(t("coaching-practice-there"))
        return
    with st.popover(t("coaching-keep"), icon=":material/bookmark_add:"):
        note_key = f"note on {found.conversation_id}"
        st.text_area(
            t("coaching-keep-note"),
            placeholder=t("coaching-keep-hint", standard=standard_title(standard)),
            max_chars=1000,
            key=note_key,
        )

        @doing
        def keep() -> None:
            if _is_kept(about):
                return
            said = st.session_state[note_key].strip()
            kept = Practice(found.conversation_id, position, standard, found.language, said)
            coaching.keep(session.book(), session.person(), kept)
            st.session_state[_KEPT] = True

        st.button(t("coaching-keep-yes"), type="primary", key="keep example", on_click=keep)


def _is_kept(about: tuple[str, int | None, str]) -> bool:
    """Whether an example (conversation, position, standard) is in the library."""
    every = coaching.practices(session.book())
    return any((one.conversation_id, one.position, one.standard) == about for one in every)
