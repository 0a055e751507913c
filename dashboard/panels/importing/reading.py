"""How dropped files are to be read: what they do not say of themselves."""

from zoneinfo import available_timezones

import streamlit as st

from dashboard import transcripts
from dashboard.arrivals import Origin
from dashboard.locale import t
from dashboard.panels import note
from dashboard.panels.importing.files import Dropped, Seen
from dashboard.panels.importing.mapping import mapping
from dashboard.transcripts import Reading

_LOG, _TABLE = "log", "table"

_EXAMPLE = r"^(?P<author>.+?)\s+(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)$"
"""A pattern of header lines: a name, then the time."""


def how(files: Dropped) -> Origin | None:
    """Ask how the files are to be read; None where that cannot be used."""
    asked = [name for one in files.seen for name in one.people]
    with st.expander(t("import-how"), expanded=bool(asked)):
        left, right = st.columns(2)
        sources = list(dict.fromkeys(one.source for one in files.seen if one.source))
        source = left.text_input(
            t("import-source"),
            placeholder=sources[0] if len(sources) == 1 else t("import-source-each"),
            help=t("import-source-help"),
            key="import source",
        )
        zones = sorted(available_timezones())
        zone = right.selectbox(
            t("import-zone"),
            zones,
            zones.index("UTC"),
            help=t("import-zone-help"),
            key="import zone",
        )
        agents = _people(asked)
        pattern = _pattern() if any(one.form == _LOG for one in files.seen) else None
    if pattern and transcripts.pattern_problem(pattern):
        st.error(t("import-pattern-wrong"), icon=":material/error:")
        return None
    columns = _columns(files)
    # A table that nobody would recognise is one as soon as its columns are named.
    form = _TABLE if columns and len(files.seen) == 1 else None
    return Origin(form, source.strip() or None, zone, Reading(agents, pattern, columns))


def _people(asked: list[str]) -> frozenset[str]:
    if not asked:
        return frozenset()
    return frozenset(
        st.multiselect(
            t("import-agents"),
            list(dict.fromkeys(asked)),
            accept_new_options=True,
            placeholder=t("import-agents-none"),
            help=t("import-agents-help"),
            key="import agents",
        )
    )


def _pattern() -> str | None:
    told = st.text_input(t("import-pattern"), help=t("import-pattern-help"), key="import pattern")
    note(t("import-pattern-example"))
    st.code(_EXAMPLE, language=None)
    return told.strip() or None


def _columns(files: Dropped) -> dict[str, str] | None:
    """The mapping of the one table that was dropped; several have columns of their own."""
    tables = [one.name for one in files.seen if _is_table(one)]
    paths = [path for path in files.paths if path.name in tables]
    return mapping(paths[0]) if len(tables) == len(paths) == 1 else None


def _is_table(one: Seen) -> bool:
    return one.form == _TABLE or one.wrong == "columns"
