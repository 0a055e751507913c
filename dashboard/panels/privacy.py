"""What is done to personal data: masked or not, kept how long, forgotten on request."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.lake import LakeBusyError
from dashboard.ledger import erasures, members, settings
from dashboard.locale import language, moment, t
from dashboard.panels import exactly, note, taken
from dashboard.privacy import MODES, SEAL, erasing
from scoring.conversations import RAW, checked
from scoring.personal import masked

_ASKED, _DONE = "customer to be forgotten", "customer forgotten last"

_LONGEST = 600
"""Months: fifty years are for ever."""


def answer() -> str:
    """What holds, in a sentence."""
    told = settings.get(session.book(), settings.PRIVACY)
    count, done = told["months"], t(f"privacy-answer-{told['mode']}")
    kept = t("privacy-answer-ever") if count is None else t("privacy-answer-kept", months=count)
    return f"{done} {kept}"


def mode() -> None:
    """Draw the choice of what is done to what comes in, with an example before and after."""
    told = settings.get(session.book(), settings.PRIVACY)
    chosen = st.radio(
        t("privacy-mode"),
        MODES,
        index=MODES.index(told["mode"]),
        format_func=lambda one: t(f"privacy-mode-{one}"),
        captions=[t(f"privacy-mode-{one}-help") for one in MODES],
        label_visibility="collapsed",
        key="privacy mode",
    )
    before, after = example(language(), chosen)
    left, right = st.columns(2)
    for column, heading, lines in ((left, "before", before), (right, "after", after)):
        with column.container(border=True):
            st.caption(t(f"privacy-example-{heading}"))
            for line in lines:
                st.text(line)
    if chosen == SEAL:
        note(t("privacy-seal-note"))
    if chosen != told["mode"]:
        st.warning(t("privacy-mode-stays"), icon=":material/info:")
        if st.button(t("privacy-save"), type="primary", key="privacy mode saved"):
            _put(told | {"mode": chosen})


def example(code: str, mode: str) -> tuple[list[str], list[str]]:
    """A conversation that nobody had, in the reader's language, as it comes in and as it would be
    kept."""
    said = [t(f"privacy-example-{number}") for number in (1, 2, 3)]
    raw = pl.DataFrame(
        {
            "row": [1, 2, 3],
            "conversation_id": ["1"] * 3,
            "customer_id": [t("privacy-example-customer")] * 3,
            "language": [code] * 3,
            "channel": ["chat"] * 3,
            "role": ["customer", "agent", "customer"],
            "author": [t("privacy-example-customer"), t("privacy-example-agent"), None],
            "text": said,
        },
        schema_overrides={"author": pl.String},
    )
    columns = [
        pl.col(name).cast(kind) if name in raw.columns else pl.lit(None, kind).alias(name)
        for name, kind in RAW.items()
    ]
    known = checked(raw.select(columns)).conversations
    if mode not in MODES[1:]:
        return said, said
    kept = masked(known, lambda _: t("privacy-example-pseudonym"))
    return said, [one["text"] for one in kept["messages"][0]]


def months() -> None:
    """Draw the choice of how long conversations are kept."""
    told = settings.get(session.book(), settings.PRIVACY)
    with st.form(key="privacy months", border=False):
        for_ever = st.toggle(t("privacy-ever"), told["months"] is None, key="privacy ever")
        count = st.number_input(
            t("privacy-months"),
            1,
            _LONGEST,
            told["months"] or 24,
            help=t("privacy-months-help"),
            key="privacy months kept",
        )
        if not st.form_submit_button(t("privacy-save"), key="privacy months saved"):
            return
    wanted = None if for_ever else int(count)
    _put(told | {"months": wanted}, lambda: erasing.retain(session.workspace()))


def forgetting() -> None:
    """Draw the way to forget a customer, and who was forgotten before."""
    if (count := st.session_state.pop(_DONE, None)) is not None:
        st.success(t("privacy-forgotten", count=count), icon=":material/check:")
    note(t("privacy-forget-note"))
    with st.form(key="privacy forget", border=False, clear_on_submit=True):
        customer = st.text_input(t("privacy-customer"), key="privacy customer").strip()
        if st.form_submit_button(t("privacy-find"), icon=":material/search:") and customer:
            st.session_state[_ASKED] = customer
    if asked := st.session_state.get(_ASKED):
        _sure(asked)
    _forgotten()


def _sure(customer: str) -> None:
    count = erasing.count(session.workspace(), customer)
    with st.container(border=True):
        st.markdown(exactly(t("privacy-sure", customer=customer, count=count)))
        with st.container(horizontal=True):
            if st.button(t("privacy-sure-yes"), type="primary", icon=":material/delete_forever:"):
                del st.session_state[_ASKED]
                _forget(customer)
            if st.button(t("privacy-sure-no")):
                del st.session_state[_ASKED]
                st.rerun()


def _forget(customer: str) -> None:
    try:
        with st.spinner(t("privacy-forgetting")):
            st.session_state[_DONE] = erasing.erase(session.workspace(), session.person(), customer)
    except LakeBusyError:
        st.error(t("privacy-busy"), icon=":material/sync_problem:")
        return
    st.rerun()


def _forgotten() -> None:
    """Draw when and by whom customers were forgotten; of whom stands nowhere."""
    with st.expander(t("privacy-records"), expanded=False, on_change="rerun") as records:
        if not records.open:
            return
        past = erasures.every(session.book(), session.person())
        if not past:
            note(t("privacy-records-none"))
            return
        names = {one.id: one.name or one.login for one in members.every(session.book())}
        rows = pl.DataFrame(
            {
                "when": [moment(one.erased_at) for one in past],
                "by": [names.get(one.erased_by) for one in past],
                "pseudonym": [one.pseudonym for one in past],
            },
            schema=dict.fromkeys(("when", "by", "pseudonym"), pl.String),
        )
        headings = {name: t(f"privacy-record-{name}") for name in rows.columns}
        taken.table(rows, t("privacy-records"), column_config=headings, row_height=30)


def _put(value: dict[str, Any], then: Callable[[], object] | None = None) -> None:
    settings.put(session.book(), session.person(), settings.PRIVACY, value)
    try:
        if then is not None:
            then()
    except LakeBusyError:
        st.warning(t("privacy-busy"), icon=":material/sync_problem:")
        return
    st.rerun()
