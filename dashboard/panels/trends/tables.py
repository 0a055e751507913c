"""Everybody's figure at a glance, and the same periods a year before."""

import math
from dataclasses import replace
from datetime import timedelta
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.filters import Filters
from dashboard.locale import NOTHING, date, in_words, t
from dashboard.panels import leave_for, note, taken
from dashboard.panels.trends import GROUPS, Subject, behind, named
from dashboard.panels.trends.words import difference, good, period, told
from dashboard.search.behind import of_days
from scoring.analysis.followed import states
from scoring.analysis.periods import Kind, kind, valued, year_on_year
from scoring.analysis.trends import STEPS

_ROW = 30
_SHOWN = 12
"""Periods that stand beside those a year before."""


def side_by_side(
    values: pl.LazyFrame, whom: Subject, measure: str, step: str, measured: pl.DataFrame
) -> Subject | None:
    """Draw where every team, language or agent stands; gives the one picked."""
    of = group_choice(whom)
    picked = states_table(states(values, measure, step, measured, GROUPS[of]), of, measure)
    note(t("trends-states-note"))
    return picked


def a_year_before(
    chosen: Filters, whom: Subject, measure: str, step: str, mine: pl.LazyFrame
) -> pl.DataFrame:
    """The periods of the choice beside the same a year before, whatever the header's period."""
    always = replace(chosen, since=None, until=None)
    scores, measurements = always.now(session.scores()), always.now(session.measurements())
    every = valued(scores, measurements, session.rubric(), measure).filter(whom.mine())
    return year_on_year(mine, every, measure, step)


def group_choice(whom: Subject) -> str:
    """Draw the choice of whose figures stand side by side, at first those like ``whom``."""
    extent = session.extent()
    known = {"team": extent.teams, "language": extent.languages, "agent": extent.agents}
    fitting = whom.of or next((of for of in GROUPS if len(known[of]) > 1), "agent")
    return st.segmented_control(
        t("trends-groups"),
        list(GROUPS),
        default=fitting,
        required=True,
        format_func=lambda of: t(f"trends-groups-{of}"),
        key="trends groups",
        label_visibility="collapsed",
    )  # pyright: ignore[reportReturnType]


def states_table(found: pl.DataFrame, of: str, measure: str) -> Subject | None:
    """Draw where each group stands (:func:`scoring.analysis.followed.states`), those with a signal
    first; gives the one picked. A click on its count or its level leads to its conversations."""
    group, sort = GROUPS[of], kind(measure)
    rows = found.sort(
        pl.col("clear") | (pl.col("side") != 0), "n", group, descending=[True, True, False]
    )
    shown = rows.select(
        in_words(rows[group], lambda value: named(of, value)).alias("label"),
        "n",
        pl.col("values").list.eval(_drawn(sort)).alias("course"),
        pl.Series("level", [told(sort, value) for value in rows["level"]], pl.String),
        pl.Series("state", [_state(row, measure) for row in rows.iter_rows(named=True)], pl.String),
    )
    column = st.column_config
    event: Any = taken.table(
        shown,
        hide_index=True,
        row_height=_ROW,
        height="content" if shown.height <= 12 else 400,
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key=f"trends states {of}",
        column_config={
            "label": column.TextColumn(t(f"trends-groups-{of}"), pinned=True, width=150),
            "n": column.NumberColumn(t("column-conversations"), format="localized", width=70),
            "course": column.LineChartColumn(t("column-course"), color="gray", width=150),
            "level": column.TextColumn(t("trends-level"), help=t("trends-level-help"), width=80),
            "state": column.TextColumn(t("trends-state"), width=430),
        },
    )
    place = taken.picked(event, rows.height)
    if place is None:
        return None
    picked = Subject(of, rows[group][place[0]])
    if place[1] in ("n", "level"):
        leave_for("conversations", **picked.params(), **behind(measure))
    return picked


def year_table(found: pl.DataFrame, measure: str, step: str, whom: Subject) -> None:
    """Draw periods beside the same a year before
    (:func:`scoring.analysis.periods.year_on_year`); a row leads to the conversations of its period,
    the figure of a year before to those of then."""
    rows = found.head(_SHOWN)
    scale = 0.01 if kind(measure) == Kind.SHARE else 1.0
    sort = kind(measure)
    figures = {
        name: pl.Series(name, [say(sort, scale * x) for x in rows[name]], pl.String)
        for name, say in (("mean", told), ("mean_before", told))
    }
    apart = [
        t(
            "trends-year-change",
            change=difference(sort, scale * change),
            margin=told(sort, scale * margin),
        )
        if margin is not None
        else NOTHING
        for change, margin in rows.select("difference", "margin").iter_rows()
    ]
    column = st.column_config
    event: Any = taken.table(
        rows.select(
            in_words(rows["period"], lambda first: period(step, first)).alias("period"),
            figures["mean"],
            figures["mean_before"],
            pl.Series("change", apart, pl.String),
            pl.when("clear").then(pl.lit("●")).otherwise(pl.lit("")).alias("clear"),
        ),
        hide_index=True,
        row_height=_ROW,
        height="content",
        on_select="rerun",
        selection_mode=taken.CELLS,
        key="trends year",
        column_config={
            "period": column.TextColumn(t(f"trends-step-{step}"), width=140),
            "mean": column.TextColumn(t("trends-year-now"), width=70),
            "mean_before": column.TextColumn(t("trends-year-before"), width=80),
            "change": column.TextColumn(t("trends-year-difference"), width=130),
            "clear": column.TextColumn(t("trends-year-clear"), width=60),
        },
    )
    note(t("trends-year-note"))
    if place := taken.picked(event, rows.height):
        first = pl.Series([rows["period"][place[0]]])
        if place[1] == "mean_before":
            first = first.dt.offset_by("-52w" if step in ("day", "week") else "-1y")
        until = first.dt.offset_by(STEPS[step])[0] - timedelta(days=1)
        days = of_days(first[0], until)
        leave_for("conversations", **whom.params(), **behind(measure), **days)


def _drawn(sort: Kind) -> pl.Expr:
    return pl.element().exp() if sort == Kind.WAIT else pl.element()


def _state(row: dict[str, Any], measure: str) -> str:
    """What there is to say of a group, the strongest first."""
    parts: list[str] = []
    if row["clear"]:
        way = "up" if row["difference"] > 0 else "down"
        toward = good(measure) * math.copysign(1, row["difference"])
        key = f"trends-state-{way}-{'better' if toward > 0 else 'worse' if toward < 0 else 'plain'}"
        amount = difference(kind(measure), row["difference"], signed=toward == 0)
        parts.append(t(key, amount=amount, since=date(row["period"])))
    if row["side"]:
        parts.append(t(f"trends-state-{'above' if row['side'] > 0 else 'below'}"))
    if parts:
        return " · ".join(parts)
    return t("trends-state-stable" if row["shown"] else "trends-state-few")
