"""The audit log: who looked at what, who changed what, and what was denied."""

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Person, Right, Role
from dashboard.ledger import Ledger, audit
from dashboard.ledger.audit import Sought
from dashboard.locale import in_words, language, moment, number, t, written_in
from dashboard.panels import note, taken
from dashboard.spreadsheets import safe_csv

SHOWN = 300
"""Entries shown in the page; the download has all."""

_DAYS = {"1": 1, "7": 7, "28": 28, "all": None}


def asked() -> Sought:
    """Ask of whom, what and since when entries are wanted."""
    logins, actions = audit.mentioned(session.book(), session.person())
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        login = st.selectbox(
            t("audit-login"), logins, None, placeholder=t("filter-any"), key="audit login"
        )
        action = st.selectbox(
            t("audit-action"),
            actions,
            None,
            format_func=_action,
            placeholder=t("filter-any"),
            key="audit action",
        )
        days = st.segmented_control(
            t("audit-days"),
            list(_DAYS),
            default="28",
            required=True,
            format_func=lambda one: t(f"audit-days-{one}"),
            key="audit days",
        )
    reach = _DAYS[days]
    if reach is None:
        return Sought(login, action)
    # From the beginning of a day on: the choice stays the same from one look to the next.
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return Sought(login, action, today - timedelta(days=reach - 1))


def answer(sought: Sought) -> str:
    """How many entries are there, and how many of them are denials."""
    book, reader = session.book(), session.person()
    count = audit.count(book, reader, sought)
    if sought.action is not None:
        return t("audit-answer", count=count)
    denied = audit.count(book, reader, Sought(sought.login, audit.DENIED, sought.since))
    return f"{t('audit-answer', count=count)} {t('audit-answer-denied', count=denied)}"


def table(sought: Sought) -> None:
    """Draw the latest entries."""
    found = audit.entries(session.book(), session.person(), sought, SHOWN + 1)
    shown = _worded(found.head(SHOWN))
    column = st.column_config
    widths = {"at": 130, "subject": 200, "details": 330}
    taken.table(
        shown,
        column_config={
            name: column.TextColumn(t(f"audit-{name}"), width=widths.get(name))
            for name in shown.columns
        },
        hide_index=True,
        row_height=30,
    )
    if found.height > SHOWN:
        note(t("audit-shown", shown=SHOWN))


def download(sought: Sought) -> None:
    """Draw the way to have all that is sought as a file."""
    book, reader, code = session.book(), session.person(), language()
    st.download_button(
        t("audit-download", count=number(audit.count(book, reader, sought))),
        # Made when it is asked for: in a year there are many.
        lambda: exported(book, reader, sought, code),
        "audit.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def exported(book: Ledger, reader: Person, sought: Sought, code: str) -> bytes:
    """All that is sought as a CSV; that somebody took it is noted, as the first line of it."""
    audit.noted(book, reader, Right.AUDIT, "audit log exported", sought.action or "")
    found = audit.entries(book, reader, sought)
    with written_in(code):
        names = {name: t(f"audit-{name}") for name in found.columns}
    at = pl.col("at").dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return safe_csv(found.with_columns(at).rename(names))


def _worded(found: pl.DataFrame) -> pl.DataFrame:
    return found.with_columns(
        in_words(found["at"], moment),
        in_words(found["role"], _role),
        in_words(found["action"], _action),
        in_words(found["details"], _plain),
    )


def _plain(details: str) -> str:
    """Details without the marks of JSON, and without what is not there."""
    told = orjson.loads(details or "{}")
    lines = (f"{name}: {_listed(value)}" for name, value in told.items() if value not in (None, []))
    return " · ".join(lines)


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _role(name: str) -> str:
    return t(f"role-name-{name}") if name in set(Role) else name


def _action(name: str) -> str:
    """What was done, in words; as it stands, where an earlier or later program wrote it."""
    try:
        return t(f"audit-did-{name.replace(' ', '-')}")
    except KeyError:
        return name
