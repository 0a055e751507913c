"""Where conversations wait, turn back and are handed over."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import NOTHING, duration, in_words, percent, standard_title, t, unit_value
from dashboard.panels import note, taken
from dashboard.panels.among import STEP, said
from dashboard.search.behind import of_measure
from scoring.analysis.flow import COMMON, SAMPLE, Flow
from scoring.scorecard import MISSED

MOST_STEPS = 24
"""Arcs of the picture."""

_NAMED = 8
"""Arcs whose time stands beside them."""

_TO = ">"
"""Between the stages of a step, in the name of its arc."""


def stall_finding(stalls: pl.DataFrame) -> str:
    """Where most conversations stall."""
    if stalls.is_empty() or not stalls["missed"][0]:
        return t("causes-stalls-none")
    worst = stalls.row(0, named=True)
    shares = {name: percent(worst[name], 1) for name in ("share", "low", "high")}
    title = standard_title(worst["standard"])
    return t("causes-stalls-worst", title=title, missed=worst["missed"],
             judged=worst["judged"], **shares)  # fmt: skip


def stalls_table(stalls: pl.DataFrame) -> dict[str, Any] | None:
    """Draw how many conversations stall, and at what; gives what of the list of conversations shows
    those of the figure picked."""
    rows = stalls.iter_rows(named=True)
    medians = [unit_value(row["standard"], row["median"]) for row in rows]
    shown = stalls.select(
        in_words(stalls["standard"], standard_title).alias("title"),
        "missed",
        "judged",
        pl.col("share") * 100,
        (pl.max_horizontal(pl.col("high") - pl.col("share"), pl.col("share") - pl.col("low")) * 100)
        .alias("margin"),
        pl.Series("median", medians, pl.String),
    )  # fmt: skip
    column = st.column_config
    event: Any = taken.table(
        shown,
        hide_index=True,
        row_height=30,
        height="content",
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key="causes stalls",
        column_config={
            "title": column.TextColumn(t("causes-stalls-standard"), pinned=True),
            "missed": column.NumberColumn(t("causes-stalls-missed"), format="localized"),
            "judged": column.NumberColumn(t("causes-stalls-judged"), format="localized"),
            "share": column.NumberColumn(t("causes-stalls-share"), format="%.1f %%"),
            "margin": column.NumberColumn("±", format="%.1f", help=t("causes-stalls-margin")),
            "median": column.TextColumn(t("causes-stalls-median")),
        },
    )
    place = taken.picked(event, stalls.height)
    if place is None:
        return None
    standard = stalls["standard"][place[0]]
    every = place[1] in ("judged", "median")
    return of_measure(standard) if every else {"standard": standard, "verdict": [MISSED]}


def asked() -> bool:
    """Draw the switch by which the flow is asked for: it takes a while."""
    return st.toggle(t("causes-flow-ask", sample=SAMPLE), key="causes flow asked")


def flow_chart(found: Flow) -> str | None:
    """Draw the flow; gives what of the list of conversations (``among``) shows those that took the
    step, or came to the stage, that was clicked."""
    steps = found.steps.filter(pl.col("share") >= COMMON).head(MOST_STEPS)
    if steps.is_empty():
        note(t("causes-flow-none"))
        return None
    places = {stage: place for place, stage in enumerate(found.stages["stage"])}
    worst = found.slowest
    drawn = [
        _step(row, places, found, number, worst) for number, row in enumerate(steps.to_dicts())
    ]
    stages = [_stage(row, places, found) for row in found.stages.to_dicts()]
    text = {"text": pl.String}
    chart = charts.flow(pl.DataFrame(stages), pl.DataFrame(drawn, schema_overrides=text))
    event: Any = taken.chart(chart, on_select="rerun", key="causes flow", alt=t("causes-flow"))
    if worst:
        note(t("causes-flow-slowest", sample=found.conversations, count=worst["conversations"],
               begin=_name(worst["begin"]), end=_name(worst["end"]),
               time=duration(worst["seconds"])))  # fmt: skip
    note(t("causes-flow-note", sample=found.conversations))
    picked = taken.mark(event)
    return said(STEP, *picked.split(_TO)) if picked else None


def _step(
    row: dict[str, Any],
    places: dict[str, int],
    found: Flow,
    number: int,
    worst: dict[str, Any] | None,
) -> dict[str, Any]:
    slowest = bool(worst) and (row["begin"], row["end"]) == (worst["begin"], worst["end"])
    time = duration(row["seconds"])
    return {
        "name": f"{row['begin']}{_TO}{row['end']}",
        "begin": places[row["begin"]],
        "end": places[row["end"]],
        "share": row["share"],
        "back": places[row["end"]] < places[row["begin"]],
        "role": "worse" if slowest else "ink" if row["back"] else "muted",
        "text": time if (number < _NAMED or slowest) and row["seconds"] is not None else None,
        "hint": t(
            "causes-flow-step",
            begin=_name(row["begin"]),
            end=_name(row["end"]),
            time=time,
            share=percent(row["share"]),
            count=row["conversations"],
            sample=found.conversations,
        ),
    }


def _stage(row: dict[str, Any], places: dict[str, int], found: Flow) -> dict[str, Any]:
    return {
        "name": row["stage"],
        "label": _name(row["stage"]),
        "place": places[row["stage"]],
        "share": row["share"],
        "hint": t(
            "causes-flow-stage",
            stage=_name(row["stage"]),
            share=percent(row["share"]),
            count=row["conversations"],
            visits=row["visits"],
            ended=row["ended"],
            sample=found.conversations,
        ),
    }


def _name(stage: str) -> str:
    return t(f"causes-stage-{stage}")
