"""Which report is asked for; the address keeps it."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.locale import language_name, t
from dashboard.panels.coaching import go
from dashboard.reports.figures import SUBJECTS, Subject
from dashboard.reports.names import period_name
from dashboard.reports.periods import Period, period, periods
from dashboard.session.report import days

WHEN, OF, NAME = "when", "of", "name"
"""The address's parameters: which period, about whom, and its name."""

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
    there = days()
    if there is None:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        return Chosen(period=_period(*there), subject=_subject())


def _period(first: date, last: date) -> Period:
    asked = _asked()
    kind = asked.kind if asked else _KINDS[0]
    names = periods(first, last, kind)
    name = asked.name if asked and asked.name in names else names[0]
    st.session_state["report-kind"], st.session_state[f"report-period-{kind}"] = kind, name

    def of_kind() -> None:
        go(**{WHEN: periods(first, last, st.session_state["report-kind"])[0]})

    def chosen() -> None:
        go(**{WHEN: st.session_state[f"report-period-{kind}"]})

    st.segmented_control(
        t("report-choice-kind"),
        _KINDS,
        required=True,
        format_func=lambda one: t(f"report-choice-{one}"),
        key="report-kind",
        on_change=of_kind,
    )
    st.selectbox(
        t("report-choice-period"),
        names,
        format_func=lambda one: period_name(period(one)),
        key=f"report-period-{kind}",
        on_change=chosen,
        width=260,
    )
    return period(name)


def _asked() -> Period | None:
    """The period that the address names; None if it names none."""
    try:
        return period(st.query_params.get(WHEN, ""))
    except ValueError:
        return None


def _subject() -> Subject:
    extent = session.extent()
    known = {"team": extent.teams, "agent": extent.agents, "language": extent.languages}
    kinds = [kind for kind in SUBJECTS if known.get(kind, ("all",))]
    asked, name = st.query_params.get(OF, ""), st.query_params.get(NAME, "")
    kind = asked if asked in kinds else "all"
    name = name if name in known.get(kind, ()) else next(iter(known.get(kind, ())), None)
    st.session_state["report-subject"] = kind

    def of_kind() -> None:
        picked = st.session_state["report-subject"]
        go(**{OF: None if picked == "all" else picked, NAME: None})

    def chosen() -> None:
        go(**{OF: kind, NAME: st.session_state[f"report-{kind}"]})

    st.segmented_control(
        t("report-choice-subject"),
        kinds,
        required=True,
        format_func=lambda one: t(f"report-choice-{one}"),
        key="report-subject",
        on_change=of_kind,
    )
    if name is None:
        return Subject()
    st.session_state[f"report-{kind}"] = name
    st.selectbox(
        t(f"report-choice-{kind}"),
        known[kind],
        format_func=language_name if kind == "language" else str,
        key=f"report-{kind}",
        on_change=chosen,
        width=220,
    )
    return Subject(kind, name)
