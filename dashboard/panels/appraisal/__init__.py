"""Agents' periods summed up: the table, and how a period is closed for good."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import members
from dashboard.ledger.appraisals import ClosedError
from dashboard.ledger.tables import Appraisal
from dashboard.locale import NOTHING, date, t
from dashboard.panels import among, leave_for, note, taken
from dashboard.panels.appraisal.formula import component, told
from dashboard.search.behind import COLUMNS, EVERY, of_days, of_measure
from dashboard.session import appraisal
from scoring.analysis import FEW
from scoring.analysis.appraisal import span
from scoring.analysis.formula import HUMAN, Formula, formula_of

_SHOWN = "%.1f"


def chosen() -> str | None:
    """Draw the choice of a month or quarter; None where there is none."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = st.segmented_control(
            t("appraisal-kind"),
            appraisal.KINDS,
            default="month",
            required=True,
            format_func=lambda kind: t(f"appraisal-kind-{kind}"),
            key="kind of period",
            label_visibility="collapsed",
        )
        names = appraisal.periods(str(kind))
        ended = {one.period for one in appraisal.closed()}
        return st.selectbox(
            t("appraisal-period"),
            names,
            format_func=lambda name: (
                t("appraisal-closed-name", period=period_name(name))
                if name in ended
                else period_name(name)
            ),
            key=f"period {kind}",
            label_visibility="collapsed",
            width=220,
        )


def period_name(period: str) -> str:
    """A month or quarter in the reader's words."""
    year, part = period.split("-")
    if part.startswith("Q"):
        return t("appraisal-quarter", year=year, quarter=part[1:])
    return t("appraisal-month", year=year, month=part)


def answer(period: str, figures: pl.DataFrame, kept: Sequence[Appraisal]) -> str:
    """The answer of the page in a sentence or two: of what is closed, and what is not."""
    name, said = period_name(period), []
    if kept:
        said.append(t("appraisal-answer-closed", period=name, count=len(kept)))
    if not figures.is_empty():
        enough = int(figures["enough"].sum())
        values = {"enough": enough, "lacking": figures.height - enough}
        said.append(
            t("appraisal-answer-more" if kept else "appraisal-answer", period=name, **values)
        )
    return " ".join(said)


def table(figures: pl.DataFrame, remarks: pl.Series, key: str, period: str) -> str | None:
    """Draw a row an agent (FIGURE, with ``remarks``); gives the agent picked. A figure leads to
    the conversations of the period that it is of."""
    shown = figures.select(
        "agent_id",
        "conversations",
        *("machine", _margin("machine")),
        "reviews",
        *("human", _margin("human")),
        "critical",
        *("total", _margin("total")),
        remarks.alias("remark"),
    )
    column = st.column_config
    scores = {name: t(f"appraisal-column-{name}") for name in ("machine", "human", "total")}
    picked = taken.table(
        shown,
        hide_index=True,
        row_height=30,
        height="content" if shown.height <= 20 else "auto",
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key=key,
        column_config={
            "agent_id": column.TextColumn(t("column-agent_id"), pinned=True, width=130),
            "conversations": column.NumberColumn(t("column-conversations"), format="localized"),
            "reviews": column.NumberColumn(t("appraisal-column-reviews"), format="localized"),
            "critical": column.NumberColumn(t("column-critical"), format="localized"),
            "remark": column.TextColumn(t("appraisal-column-remark"), width=230),
            **{
                name: column.NumberColumn(title, format=_SHOWN, help=t(f"appraisal-{name}-help"))
                for name, title in scores.items()
            },
            **{
                f"{name}:margin": column.NumberColumn(
                    "±", format=_SHOWN, width=52, help=t("column-margin-help", measure=title)
                )
                for name, title in scores.items()
            },
        },
    )
    place = taken.picked(picked, figures.height)
    if place is None:
        return None
    agent, narrowed = figures["agent_id"][place[0]], _BEHIND.get(place[1])
    if narrowed is not None:
        leave_for("conversations", **of_period(period) | {"agent": [agent]}, **narrowed)
    return agent


_OF_PEOPLE = {"among": among.REVIEWED}
_BEHIND: Mapping[str, Mapping[str, Any]] = {
    "conversations": {},
    "critical": COLUMNS["critical"],
    **dict.fromkeys(("machine", "machine:margin", "total", "total:margin"), of_measure("overall")),
    **dict.fromkeys(("reviews", "human", "human:margin"), _OF_PEOPLE),
}
"""What is behind the figures of columns."""


def of_period(period: str) -> dict[str, Any]:
    """What of the list of conversations shows those of a period, whatever the header says."""
    begin, end = span(period)
    return EVERY | of_days(begin.date(), end.date() - timedelta(days=1))


def remarks(figures: pl.DataFrame, formula: Formula) -> pl.Series:
    """What is to be said of each row (FIGURE): why there is no total, or what it lacks."""
    reviewed = bool(formula.weights.get(HUMAN))
    said = []
    for row in figures.iter_rows(named=True):
        if row["conversations"] < FEW:
            said.append(t("appraisal-few", count=row["conversations"], few=FEW))
        elif reviewed and row["reviews"] < formula.reviews:
            values = {"count": row["reviews"], "least": formula.reviews}
            said.append(t("appraisal-few-reviews", **values))
        elif row["total"] is None:
            said.append(t("appraisal-nothing"))
        else:
            names = t("list-comma").join(component(name) for name in row["missing"])
            said.append(t("appraisal-without", names=names) if names else "")
    return pl.Series("remark", said, pl.String)


def closing(period: str, figures: pl.DataFrame, formula: Formula, *, settled: bool) -> None:
    """Draw how to close a period with its figures, which asks a second time; ``settled``: whether
    the formula is the one that is kept."""
    lacking = "unkept" if not settled else "" if appraisal.over(period) else "running"
    with st.popover(t("appraisal-close"), icon=":material/lock:", disabled=bool(lacking)):
        note(t("appraisal-close-note", period=period_name(period), count=figures.height))
        sure = not lacking and st.button(
            t("appraisal-close-sure"), key="close period", type="primary"
        )
    if lacking:
        note(t(f"appraisal-close-{lacking}", date=date(span(period)[1].date())))
    if sure:
        try:
            appraisal.close(period, figures, formula)
        except ClosedError:
            st.warning(t("appraisal-closed-before"), icon=":material/sync_problem:")
        else:
            st.rerun()


def closings(kept: Sequence[Appraisal]) -> list[tuple[str, Formula, list[Appraisal]]]:
    """What was closed together: by whom, when and by which versions, in words, and the formula."""
    names = members.names(session.book())
    ordered = sorted(kept, key=lambda one: (one.closed_at, one.agent_id))
    return [
        (_closed(together[0], names), formula_of(together[0].formula), together)
        for _, group in groupby(ordered, key=lambda one: one.closed_at)
        if (together := list(group))
    ]


def about(said: str, formula: Formula) -> None:
    """Draw how something was closed."""
    note(said)
    note(told(formula))


def _closed(one: Appraisal, names: dict[int, str]) -> str:
    rubric = one.versions["rubric"]
    return t(
        "appraisal-closed-by",
        date=date(one.closed_at.date()),
        name=names.get(one.closed_by, NOTHING),
        rubric=t("appraisal-rubric", number=rubric) if rubric else t("appraisal-rubric-default"),
        measuring=one.versions["measuring"],
    )


def _margin(name: str) -> pl.Expr:
    """Half of an interval: where it ends at 0 or 100, the longer side of it."""
    mean, low, high = (pl.col(f"{name}{end}") for end in ("", "_low", "_high"))
    return pl.max_horizontal(high - mean, mean - low).alias(f"{name}:margin")
