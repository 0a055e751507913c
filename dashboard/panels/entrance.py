"""Who comes in: the way to log in, who is looking, and with whose eyes."""

import streamlit as st

from dashboard import login, session
from dashboard.access import Person
from dashboard.ledger import audit, members
from dashboard.locale import t
from dashboard.login import Arrival
from dashboard.panels import exactly

_BY_OTHERS = ("unreadable", "authlib", "incomplete", "weak", "wrong")
"""What keeps everybody out until whoever runs the dashboard mends it."""

_TURNED_AWAY = "turned away"
"""Where a session remembers of whom it is noted that they may not come in."""


def draw(arrival: Arrival) -> None:
    """For somebody who may not come in: log in, or hear why that is not enough."""
    st.set_page_config(page_title="Fourfold", layout="centered")
    if arrival.why == "unknown" and st.session_state.get(_TURNED_AWAY) != arrival.login:
        st.session_state[_TURNED_AWAY] = arrival.login
        audit.turned_away(session.book(), arrival.login)
    st.title(t("entrance-title"), anchor=False)
    st.markdown(exactly(t(f"entrance-{arrival.why}", login=arrival.login)))
    if arrival.why in _BY_OTHERS:
        return
    if arrival.why in ("yet", "outdated"):
        if st.button(t("entrance-button"), icon=":material/login:", type="primary"):
            st.login()
        return
    if st.button(t("entrance-log-out"), icon=":material/logout:"):
        st.logout()


def reader(person: Person) -> None:
    """Draw who is looking, under the menu, and the way out; without login, with whose eyes."""
    if login.needed():
        name = person.name or person.login
        st.caption(exactly(f"{name} · {t(f'role-name-{person.role}')}"))
        if st.button(t("entrance-log-out"), icon=":material/logout:", type="tertiary"):
            st.logout()
        return
    st.caption(t("entrance-alone"))
    known = members.every(session.book())
    if known:
        names = {one.login: f"{one.name} · {t(f'role-name-{one.role}')}" for one in known}
        if st.session_state.get(login.EYES) not in names:
            # A member may have been removed since.
            st.session_state[login.EYES] = ""
        st.selectbox(
            t("entrance-eyes"),
            ["", *names],
            format_func=lambda one: names.get(one, t("entrance-own-eyes")),
            key=login.EYES,
            filter_mode=None,
        )
