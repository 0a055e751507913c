"""What a report says."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.alerts.wishes import wishes
from dashboard.locale import language, t
from dashboard.panels import note
from dashboard.panels.report.choosing import Chosen
from dashboard.reports.contents import document
from dashboard.reports.document import Document
from dashboard.reports.examples import Examples
from dashboard.session.report import figures, quoted


def report(chosen: Chosen) -> Document:
    """The report, as far as the reader may know it, in their language."""
    with st.spinner(t("report-working")):
        may_read = session.may(Right.READ)
        said = quoted(chosen.subject, chosen.period) if may_read else Examples()
        told = figures(chosen.subject, chosen.period)
        address = wishes(session.book()).address
        return document(told, said, datetime.now(UTC).date(), language(), address)


def nothing_dated() -> None:
    """No conversation has a date, so that there is no period."""
    note(t("report-undated"))
