"""The figures of reports, kept as in :mod:`dashboard.session`."""

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.reports import figures as of
from dashboard.reports.examples import Examples, examples
from dashboard.reports.figures import Figures, Subject
from dashboard.reports.judged import Judged
from dashboard.reports.periods import Period


def days() -> tuple[date, date] | None:
    """The days of the first and the last conversation that the reader may see; None where none is
    dated."""
    day = pl.col("started_at").dt.date()
    found = session.scores().select(day.min().alias("first"), day.max().alias("last")).collect()
    first, last = found.row(0)
    return None if first is None else (first, last)


def figures(subject: Subject, period: Period) -> Figures:
    """The figures of a subject in a period, as far as the reader may know them."""
    return _figures((session.seen(), subject.kind, subject.name, period.name), subject, period)


def quoted(subject: Subject, period: Period) -> Examples:
    """Conversations of a subject in a period, with what was said there. Not kept: who reads what
    was said is noted."""
    here = of.within(_every(), period, subject)
    return examples(here, session.measurement, session.conversation)


def _every() -> Judged:
    return Judged(session.scores(), session.measurements(), session.rubric())


@st.cache_resource(max_entries=32, show_spinner=False)
def _figures(key: tuple[Any, ...], _subject: Subject, _period: Period) -> Figures:  # noqa: ARG001
    return of.figures(_every(), _subject, _period)
