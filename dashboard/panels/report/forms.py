"""A report to take away: as a PDF, a workbook, a page; and the rows behind it."""

from collections.abc import Callable

import streamlit as st

from dashboard import session
from dashboard.locale import t, written_in
from dashboard.panels import link, note, taken
from dashboard.panels.report.choosing import Chosen
from dashboard.reports.document import Document
from dashboard.reports.forms import FORMS, written
from dashboard.reports.pdf import printable

_ICONS = {"pdf": "picture_as_pdf", "xlsx": "table_view", "html": "html"}

_PARAMETERS = {"team": "team", "agent": "agent", "language": "lang"}
"""How the address of the list of conversations names what a report is about."""


def forms(report: Document, chosen: Chosen) -> None:
    """Draw the ways to take a report away; nothing is made before it is asked for."""
    known = printable(report)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for form, mime in FORMS.items():
            st.download_button(
                t(f"report-form-{form}"),
                _made(form, report),
                f"{chosen.name}.{form}",
                mime,
                key=f"report {form}",
                icon=f":material/{_ICONS[form]}:",
                on_click="ignore",
                disabled=form == "pdf" and not known.worthwhile,
            )
    mine = chosen.subject.of(chosen.period.of(session.scores()))
    taken.rows_of(mine.collect, f"{t('report-rows')} {chosen.period.name}")
    if known.warning:
        st.warning(known.warning, icon=":material/font_download_off:")
    _links(chosen)
    note(report.made)


def _links(chosen: Chosen) -> None:
    """Draw the ways to the conversations that the report is about."""
    days: dict[str, str | list[str]] = {
        "since": chosen.period.begin.date().isoformat(),
        "until": chosen.period.last.isoformat(),
    }
    if chosen.subject.name is not None:
        days[_PARAMETERS[chosen.subject.kind]] = [chosen.subject.name]
    with st.container(horizontal=True, gap="medium"):
        link(t("report-see"), "conversations", "forum", **days)
        link(t("report-see-critical"), "conversations", "warning", **days, only=["critical"])
        link(t("report-see-unanswered"), "conversations", "timer_off", **days, only=["unanswered"])


def _made(form: str, report: Document) -> Callable[[], bytes]:
    """Writes the form when it is asked for, in a thread that knows no reader and no language."""

    def made() -> bytes:
        with written_in(report.language):
            return written(form, report)[0]

    return made
