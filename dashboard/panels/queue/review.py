"""One conversation as it is judged: the transcript, the standard in question, all verdicts."""

from contextlib import suppress
from typing import Any

import polars as pl
import streamlit as st

from dashboard.ledger.samples import ItemGoneError
from dashboard.locale import t
from dashboard.panels.conversation import marks
from dashboard.panels.faults import doing, telling
from dashboard.panels.queue import desk as desks
from dashboard.panels.queue import replace
from dashboard.panels.queue.claim import claim, lines
from dashboard.panels.queue.desk import Desk
from dashboard.panels.queue.notes import notes
from dashboard.panels.samples import UNFIT
from dashboard.transcript_view import transcript


@st.fragment
@telling
def review(at: Desk, item: dict[str, Any] | None) -> None:
    """Draw a case with its review; this part alone is drawn again at every answer. ``item``: what
    was drawn, if the conversation was."""
    if at.closed:
        st.rerun()
    if at.lost:
        _lost(at)
        return
    left, right = st.columns([11, 9])
    with left:
        _transcript(at)
    with right:
        _ways(at, item)
        claim(at)
        lines(at)
        notes(at)


def _transcript(at: Desk) -> None:
    case, key = at.case, f"transcript of draft {at.mark}"
    found, selected = marks(case.shown, case.rubric), case.evidence(at.at)

    def pick(number: int) -> None:
        desks.pick(at, number)

    beside = bool(case.translated) and st.toggle(t("review-translated"), True, key="translated")
    if not beside:
        transcript(case.said, found, key=key, selected=selected, picked=pick)
        return
    said = pl.col("position").replace_strict(
        dict(case.translated), default=None, return_dtype=pl.String
    )
    other = case.said.with_columns(
        pl.coalesce(said, "text").alias("text"), pl.lit(None, pl.String).alias("language")
    )
    original, translation = st.columns(2)
    with original:
        transcript(case.said, found, key=key, selected=selected, picked=pick)
    with translation:
        transcript(other, [], key=f"{key}, translated", picked=pick)


def _ways(at: Desk, item: dict[str, Any] | None) -> None:
    """The ways out of a review: submit it, or give it up."""
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        # Of this draft: over the next conversation it is closed again.
        key = f"unfit of {at.mark}"
        with st.popover(t("review-unfit"), icon=":material/block:", key=key):
            _give_up(at, item)
        st.button(
            t("review-submit"),
            key=f"submit of {at.mark}",
            shortcut="F",
            icon=":material/done_all:",
            type="primary",
            disabled=bool(at.silent()),
            help=t("review-submit-help"),
            on_click=desks.submit,
            args=(at,),
        )


def _give_up(at: Desk, item: dict[str, Any] | None) -> None:
    if item is None:
        st.caption(t("review-discard-note"))
        icon = ":material/delete:"
        key = f"discard of {at.mark}"
        st.button(t("review-discard"), key=key, icon=icon, on_click=_discard, args=(at,))
        return
    st.caption(t("review-unfit-note"))
    why = st.radio(
        t("review-unfit-why"),
        [*UNFIT[:-1], ""],
        format_func=lambda name: t(f"review-unfit-{name or 'other'}"),
        key="unfit",
    )
    other = st.text_input(t("review-unfit-other-why"), key="unfit why", max_chars=200).strip()
    st.button(
        t("review-replace"),
        key=f"replace of {at.mark}",
        icon=":material/swap_horiz:",
        disabled=not (why or other),
        on_click=_replace,
        args=(at, item, why or other),
    )


@doing
def _discard(at: Desk) -> None:
    if desks.withdraw(at):
        st.query_params.pop("id", None)


@doing
def _replace(at: Desk, item: dict[str, Any], reason: str) -> None:
    if desks.withdraw(at):
        # Who lost the item in the meantime is given another one anyway.
        with suppress(ItemGoneError):
            replace(item, reason)


def _lost(at: Desk) -> None:
    """The review was changed in another window: what to do."""
    st.warning(t("review-lost"), icon=":material/sync_problem:")
    if st.button(t("review-load"), key="load again", icon=":material/refresh:", type="primary"):
        st.session_state.pop(f"desk of {at.draft.id}", None)
        st.rerun()
