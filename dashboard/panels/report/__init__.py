"""Which report is asked for, and what it says."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.locale import language, language_name, t
from dashboard.panels import note
from dashboard.reports.contents import document
from dashboard.reports.document import Document
from dashboard.reports.examples import Examples, examples
from dashboard.reports.figures import Subject, figures, within
from dashboard.reports.judged import Judged
from dashboard.reports.names import period_name
from dashboard.reports.periods import Period, period, periods

_KINDS = ("month", "week", "quarter", "day")


@dataclass(frozen=True)
class Chosen:
    subject: Subject
    period: Period

    @property
    def name(self) -> str:
        """How its files are called, without their ends."""
        about = "" if self.subject.name is None else f"-{self.subject.name}"
        return f"report-{self.period.name}{about}".replace("/", "-").replace("\\", "-")


def choice() -> Chosen | None:
    """Draw the choice of a period and of whom it is about; None where no conversation is dated."""
    days = _days()
    if days is None:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = st.segmented_control(
            t("report-choice-kind"),
            _KINDS,
            default=_KINDS[0],
            required=True,
            format_func=lambda name: t(f"report-choice-{name}"),
            key="report-kind",
        )
        name = st.selectbox(
            t("report-choice-period"),
            periods(*days, kind),  # pyright: ignore[reportArgumentType] - one is required
            format_func=lambda name: period_name(period(name)),
            key=f"report-period-{kind}",
            width=260,
        )
        subject = _subject()
    return Chosen(subject, period(name))


def report(chosen: Chosen) -> Document:
    """The report, as far as the reader may know it, in their language."""
    every = Judged(session.scores(), session.measurements(), session.rubric())
    with st.spinner(t("report-working")):
        quoted = Examples()
        if session.may(Right.READ):
            here = within(every, chosen.period, chosen.subject)
            quoted = examples(here, session.measurement, session.conversation)
        told = figures(every, chosen.subject, chosen.period)
        return document(told, quoted, datetime.now(UTC).date(), language())


def nothing_dated() -> None:
    """No conversation has a date, so that there is no period."""
    note(t("report-undated"))


def _days() -> tuple[date, date] | None:
    """The days of the first and the last conversation that the reader may see."""
    day = pl.col("started_at").dt.date()
    found = session.scores().select(day.min().alias("first"), day.max().alias("last")).collect()
    first, last = found.row(0)
    return None if first is None else (first, last)


def _subject() -> Subject:
    extent = session.extent()
    names = {"team": extent.teams, "agent": extent.agents, "language": extent.languages}
    kinds = ["all", *(kind for kind, several in names.items() if several)]
    kind = st.segmented_control(
        t("report-choice-subject"),
        kinds,
        default="all",
        required=True,
        format_func=lambda name: t(f"report-choice-{name}"),
        key="report-subject",
    )
    if kind is None or kind == "all":
        return Subject()
    named = language_name if kind == "language" else str
    label = t(f"report-choice-{kind}")
    name = st.selectbox(label, names[kind], format_func=named, key=f"report-{kind}", width=220)
    return Subject(kind, name)
