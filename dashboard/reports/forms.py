"""A report in the form that is asked for."""

from dashboard.reports.document import Document
from dashboard.reports.page import page
from dashboard.reports.pdf import pdf
from dashboard.reports.workbook import workbook

FORMS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}
"""The forms of a report, by the ends of their files' names, with their media types."""


def written(form: str, report: Document) -> tuple[bytes, str]:
    """A report in one of FORMS, in the language in force, and what could not be printed of it
    (empty: nothing). Raises :class:`dashboard.reports.pdf.NoFontsError`."""
    if form == "pdf":
        return pdf(report)
    return (workbook if form == "xlsx" else page)(report), ""
