"""Every import there was; of the one picked, what it could not use, and its way out again."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import streamlit as st

from dashboard import keeping, ledger, session
from dashboard.access import EVERYTHING
from dashboard.intake import FATES
from dashboard.lake import LakeBusyError
from dashboard.ledger import imports
from dashboard.locale import moment, t
from dashboard.panels import link, taken
from dashboard.panels.among import IMPORTED, said
from dashboard.panels.importing import begun
from dashboard.panels.importing.problems import problems, to_mend
from dashboard.session import importing
from dashboard.staging import Room

_ASKED = "import to be undone"
_KINDS = (*FATES, "refused")

_NAMED = 1
"""Files of an import that its line names."""


def recovered() -> None:
    """Bring to an end what was stopped while nobody looked."""
    try:
        keeping.recover(session.workspace())
    except (LakeBusyError, OSError):
        st.warning(t("import-recovering"), icon=":material/sync_problem:")


def earlier() -> None:
    """Every import there was; of the one picked, what could not be used and the way to undo it, for
    those who see every team: nobody knows of what could not be read to which team it belongs."""
    book = ledger.opened(session.workspace().ledger)
    past = imports.recent(book)
    if not past:
        return
    st.markdown(f"##### {t('import-earlier')}")
    column = st.column_config
    widths = {"status": 170, "files": 200}
    picked = taken.table(
        _listed(past),
        row_height=30,
        column_config={
            t(f"import-{kind}"): column.NumberColumn(format="localized", width=70)
            for kind in _KINDS
        }
        | {
            t(f"import-column-{name}"): column.TextColumn(width=width)
            for name, width in widths.items()
        },
        on_select="rerun",
        selection_mode="single-row",
        key="import picked",
    )
    rows = [row for row in picked["selection"]["rows"] if row < len(past)]
    if not rows:
        st.caption(t("import-pick"))
        return
    if session.person().scope() != EVERYTHING:
        st.caption(t("import-of-teams"))
        return
    one = past[rows[0]]
    if (found := imports.problems(book, one.id)).is_empty():
        st.caption(t("import-no-problems"))
    else:
        problems(found, "earlier")
    to_mend(Room(session.workspace(), one.id).refused())
    if one.status == "done":
        among = said(IMPORTED, one.id)
        link(t("import-read"), "conversations", "forum", period="all", among=among)
        _undoing(one)


def _listed(past: Sequence[Any]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            [moment(one.started_at), t(f"import-status-{one.status}"), _files(one.files)]
            + [one.counts.get(kind) for kind in _KINDS]
            + [_origin(one.origin)]
            for one in past
        ],
        schema=[
            *(t(f"import-column-{name}") for name in ("when", "status", "files")),
            *(t(f"import-{kind}") for kind in _KINDS),
            t("import-column-origin"),
        ],
        orient="row",
    )


def _files(names: Sequence[str]) -> str:
    shown = ", ".join(name.rsplit("/", maxsplit=1)[-1] for name in names[:_NAMED])
    more = len(names) - _NAMED
    return t("import-files-more", files=shown, count=more) if more > 0 else shown


def _origin(origin: dict[str, Any] | None) -> str:
    """What was said of the files, in short."""
    told = origin or {}
    parts = [told.get("source"), told.get("zone"), ", ".join(told.get("agents", ()))]
    return " · ".join(part for part in parts if part)


def _undoing(one: Any) -> None:
    if st.session_state.get(_ASKED) != one.id:
        if st.button(t("import-undo"), icon=":material/undo:", disabled=importing.underway()):
            st.session_state[_ASKED] = one.id
            st.rerun()
        return
    new, changed = (one.counts.get(kind, 0) for kind in ("new", "changed"))
    with st.container(border=True):
        st.markdown(t("import-undo-sure", new=new, changed=changed))
        with st.container(horizontal=True):
            if st.button(t("import-undo-yes"), type="primary", icon=":material/undo:"):
                del st.session_state[_ASKED]
                begun(done=importing.undo(session.workspace(), session.person(), one.id))
            if st.button(t("import-undo-no")):
                del st.session_state[_ASKED]
                st.rerun()
