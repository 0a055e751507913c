"""The pieces of the import page: files dropped, the import under way, what came of it."""

import streamlit as st

from dashboard import ledger, session
from dashboard.ledger import imports
from dashboard.locale import moment, t


def standing() -> str:
    """How much there is, and since when, in a sentence."""
    past = imports.recent(ledger.opened(session.workspace().ledger), 1)
    if not past:
        return t("import-answer-none")
    return t("import-answer", conversations=session.count(), when=moment(past[0].started_at))


def begun(*, done: bool) -> None:
    """Draw the page anew as something has begun, or say that something else is under way."""
    if done:
        st.rerun()
    st.warning(t("import-underway-other"), icon=":material/sync_problem:")
