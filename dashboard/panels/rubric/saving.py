"""Putting a rubric in force: under a name, with a reason, as a new version."""

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.ledger import rubrics
from dashboard.locale import t
from dashboard.panels import exactly, note, titled
from dashboard.panels.rubric import subject
from dashboard.session import trial
from scoring.analysis.whatif import Change
from scoring.rubric import Rubric, content_of, contradictions

_LONGEST_NAME, _LONGEST_REASON = 64, 300


def save(rubric: Rubric, moved: Sequence[Change], title: str, name: str = "") -> None:
    """Draw the form that puts a rubric in force, for those who may; ``moved`` is in what it differs
    from the one that is, and ``name`` what it is called unless they say otherwise."""
    if not moved:
        return
    if not session.may(Right.CALIBRATE):
        note(t("rubric-save-denied"))
        return
    with st.container(border=True):
        titled(title)
        note(t("rubric-save-note", count=len(moved)))
        with st.form(key=f"save {title}", border=False):
            named = st.text_input(t("rubric-name"), name, max_chars=_LONGEST_NAME).strip()
            reason = st.text_input(t("rubric-reason"), max_chars=_LONGEST_REASON).strip()
            if not st.form_submit_button(t("rubric-save"), icon=":material/check:"):
                return
        if lacking := _lacking(rubric, named, reason):
            st.warning(exactly(lacking), icon=":material/edit:")
            return
        rubrics.save(session.book(), session.person(), named, reason, content_of(rubric))
        trial.keep_draft(None)
        st.rerun()


def _lacking(rubric: Rubric, name: str, reason: str) -> str | None:
    """Why a rubric cannot be saved so."""
    if not name or not reason:
        return t("rubric-lacking")
    if not any(rubric.dimensions.values()):
        return t("rubric-no-weight")
    wrong = next(contradictions(rubric), None)
    return t("rubric-contradiction", what=subject(*wrong)) if wrong else None
