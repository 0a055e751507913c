"""Conversations from a database or an object store."""

import streamlit as st

from dashboard import addresses, session
from dashboard.access import Right
from dashboard.arrivals import UNSAID
from dashboard.ledger import audit
from dashboard.locale import t
from dashboard.panels import note
from dashboard.panels.importing import begun
from dashboard.session import importing


def stored() -> None:
    """Ask for an address and a query, for those who manage: whoever names an address has this
    machine ask it. Neither is kept; the address may hold a password."""
    if not session.may(Right.MANAGE):
        return
    with (
        st.expander(t("import-stored"), expanded=False),
        st.form(key="import stored", clear_on_submit=True, border=False),
    ):
        note(t("import-stored-note"))
        address = st.text_input(t("import-address"), type="password", help=t("import-address-help"))
        query = st.text_area(t("import-query"), help=t("import-query-help"), height=68)
        if not st.form_submit_button(t("import-fetch"), icon=":material/database:"):
            return
    if not addresses.is_address(address):
        st.error(t("import-address-wrong"), icon=":material/error:")
        return
    person = session.person()
    audit.noted(session.book(), person, Right.IMPORT, "conversations imported", "database")
    files = addresses.fetched([address.strip()], query.strip() or None)
    begun(done=importing.take_in(files, session.workspace(), person, UNSAID))
