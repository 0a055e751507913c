"""Which column of a table is which: proposed, shown with what comes of it, corrected and saved."""

from pathlib import Path

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.ledger import settings
from dashboard.locale import t
from dashboard.panels import note, taken
from dashboard.transcripts import AS_IT_SAYS, Unreadable
from dashboard.transcripts.columns import kind_of, lacking
from dashboard.transcripts.table import first_read
from dashboard.transcripts.tables.proposals import Proposal, proposed
from scoring.conversations import checked

_FIELDS = {
    "message": (
        *("conversation_id", "text", "role", "timestamp"),
        *("author", "from_agent", "from_customer"),
    ),
    "sides": (
        *("conversation_id", "customer_text", "agent_text", "timestamp"),
        *("customer_time", "agent_time"),
    ),
    "transcript": ("conversation_id", "transcript", "timestamp"),
}
"""What the columns of a table may be, by what a row of it is."""

_BESIDE = (
    *("agent_id", "customer_id", "team", "channel", "market", "language"),
    *("rating", "status", "order_id", "tags", "updated_at"),
)

_ROWS, _CONVERSATIONS, _LINES = 5, 3, 6
_SAMPLE = 200


def mapping(path: Path) -> dict[str, str] | None:
    """Ask which column of a table is which; None where the file is no table, or as long as
    something needed is lacking."""
    try:
        proposal = proposed(path)
    except Unreadable:
        return None
    if not proposal.mapping:
        return None
    key = f"mapping {path}"
    st.text(t("mapping-title", file=path.name))
    taken.table(proposal.sample.head(_ROWS), path.name, row_height=30, hide_index=True)
    if proposal.confident:
        note(t("mapping-confident"))
    given = _given(proposal, key)
    chosen = _chosen(proposal.sample.columns, given, key)
    if needed := lacking(chosen):
        names = ", ".join(t(f"mapping-field-{name}") for name in needed)
        st.warning(t("mapping-lacking", names=names), icon=":material/rule:")
        return None
    _conversations(proposal.sample.head(_SAMPLE), chosen)
    _saving(chosen, key)
    return chosen


def _given(proposal: Proposal, key: str) -> tuple[str, dict[str, str]]:
    """The saved mapping that is picked, with its name; else the proposal, without one."""
    saved = settings.get(session.book(), settings.MAPPINGS)
    columns = set(proposal.sample.columns)
    fitting = {name: one for name, one in saved.items() if columns.issuperset(one.values())}
    if not fitting:
        return "", proposal.mapping
    picked = st.selectbox(
        t("mapping-saved"),
        ["", *fitting],
        format_func=lambda name: name or t("mapping-proposal"),
        key=f"{key} saved",
    )
    return picked, fitting.get(picked, proposal.mapping)


def _chosen(columns: list[str], given: tuple[str, dict[str, str]], key: str) -> dict[str, str]:
    """Each column as the reader says it is."""
    name, known = given
    # What is picked anew is shown as it was saved, whatever was chosen before.
    key = f"{key} {name}"
    kinds = list(_FIELDS)
    kind = st.radio(
        t("mapping-row"),
        kinds,
        kinds.index(kind_of(known)),
        format_func=lambda kind: t(f"mapping-row-{kind}"),
        horizontal=True,
        key=f"{key} kind",
    )
    chosen = _asked(_FIELDS[kind], columns, known, key)
    beside = any(field in known for field in _BESIDE)
    with st.expander(t("mapping-beside"), expanded=beside):
        return chosen | _asked(_BESIDE, columns, known, key)


def _asked(
    fields: tuple[str, ...], columns: list[str], known: dict[str, str], key: str
) -> dict[str, str]:
    chosen: dict[str, str] = {}
    places = st.columns(4)
    for number, field in enumerate(fields):
        options = [None, *columns]
        column = places[number % len(places)].selectbox(
            t(f"mapping-field-{field}"),
            options,
            options.index(known.get(field)),
            format_func=lambda column: t("mapping-none") if column is None else column,
            key=f"{key} {field}",
        )
        if column is not None:
            chosen[field] = column
    return chosen


def _conversations(sample: pl.DataFrame, chosen: dict[str, str]) -> None:
    """The first conversations as they would be read, and how many rows would stay out."""
    found = checked(first_read(sample, chosen, AS_IT_SAYS))
    st.markdown(f"###### {t('mapping-read')}")
    for name, messages in (
        found.conversations.head(_CONVERSATIONS).select("conversation_id", "messages").iter_rows()
    ):
        with st.container(border=True):
            st.text(name)
            for message in messages[:_LINES]:
                speaker = t(f"mapping-speaker-{message['role']}")
                # As plain text: it is a stranger's.
                st.text(t("mapping-line", speaker=speaker, text=message["text"]))
            if len(messages) > _LINES:
                note(t("mapping-more", count=len(messages) - _LINES))
    refused = found.problems.filter("refused")
    if refused.height:
        st.warning(
            t("mapping-refused", count=refused["row"].n_unique(), rows=sample.height),
            icon=":material/error:",
        )


def _saving(chosen: dict[str, str], key: str) -> None:
    """Save the mapping under a name, to be used again by page and command."""
    if not session.may(Right.IMPORT):
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            t("mapping-name"), help=t("mapping-name-help"), max_chars=80, key=f"{key} name"
        ).strip()
        if st.button(t("mapping-save"), disabled=not name, key=f"{key} save"):
            saved = settings.get(session.book(), settings.MAPPINGS)
            value = saved | {name: chosen}
            settings.put(session.book(), session.person(), settings.MAPPINGS, value)
            st.toast(t("mapping-is-saved"))
