"""Topics of coaching, drawn: what keeping each standard better would win."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import NOTHING, in_words, number, standard_title, t
from dashboard.panels import note, say, taken
from dashboard.panels.coaching import Subject
from dashboard.panels.courses import hints
from dashboard.panels.findings import listed
from scoring.analysis import FEW

_MOST = 12
"""Standards in the picture; the table has them all."""

_ROW = 30

_WON = (
    pl.col("win"),
    ((pl.col("high") - pl.col("low")) / 2).alias("margin"),
    pl.when("clear").then(pl.lit("●")).otherwise(pl.lit("")).alias("clear"),
)
"""What a table says of a win, beside whatever else."""

_SEEN = 0.005
"""Points of the overall score below which a win is drawn as none."""

_WORTH = 0.05
"""Points of the overall score from which a win is worth naming, however clear it is."""


def answer(whom: Subject, mine: pl.DataFrame) -> str:
    """What coaching would win most, in a sentence."""
    clear = mine.filter(_worth()).sort("win", descending=True)
    if mine.is_empty():
        return t("coaching-too-few", name=whom.name(), few=FEW)
    if clear.is_empty():
        return t("coaching-nothing-clear", name=whom.name())
    names = [
        t(
            "list-item",
            name=standard_title(row["standard"]),
            amount=number(row["win"], 2, signed=True),
        )
        for row in clear.iter_rows(named=True)
    ]
    return t("coaching-answer", name=whom.name(), topics=listed(names))


def topics(mine: pl.DataFrame) -> str | None:
    """Draw standards by what coaching would win; gives the one clicked."""
    rows = mine.filter(pl.col("win") >= _SEEN).sort("win", descending=True).head(_MOST)
    if rows.is_empty():
        note(t("coaching-no-topics"))
        return None
    dimension = pl.col("standard").str.split(".").list.first()
    figures = rows.select(
        pl.col("standard").alias("name"),
        in_words(rows["standard"], standard_title).alias("label"),
        *("win", "low", "high"),
        pl.when("clear").then(dimension).otherwise(pl.lit("muted")).alias("role"),
        hints(rows, _hint, standard_title, "standard"),
    )
    event: Any = taken.chart(
        charts.wins(figures), on_select="rerun", key="coaching wins", alt=t("coaching-wins-alt")
    )
    note(t("coaching-wins-note"))
    found = event.selection.get(charts.PICKED) if event.selection else None
    return found[0]["name"] if found else None


def topics_table(mine: pl.DataFrame) -> str | None:
    """Draw the figures of every standard; gives the one picked."""
    place = _figures(
        mine, in_words(mine["standard"], standard_title), t("coaching-topic"), "coaching topics"
    )
    return None if place is None else mine["standard"][place]


def agents_of_topic(rows: pl.DataFrame) -> str | None:
    """Draw the figures of one standard by agent; gives the one picked."""
    place = _figures(rows, rows["agent_id"], t("filter-agent"), "agents of a topic")
    return None if place is None else rows["agent_id"][place]


def agents_table(rows: pl.DataFrame) -> str | None:
    """Draw what each agent would win most (:func:`first_topics`); gives the agent picked."""
    column = st.column_config
    place = _picked(
        rows.select("agent_id", in_words(rows["standard"], standard_title).alias("topic"), *_WON),
        {
            "agent_id": column.TextColumn(t("filter-agent"), pinned=True, width=120),
            "topic": column.TextColumn(t("coaching-topic"), width=140),
        },
        "coaching agents",
    )
    return None if place is None else rows["agent_id"][place]


def first_topics(by_agent: pl.DataFrame) -> pl.DataFrame:
    """Of each agent the topic that wins most, the clear ones first."""
    return (
        by_agent.filter(pl.col("agent_id").is_not_null(), pl.col("win") >= _SEEN)
        .sort(_worth(), "win", "agent_id", descending=[True, True, False])
        .unique("agent_id", keep="first", maintain_order=True)
    )


def figures_told(rows: pl.DataFrame, name: str) -> None:
    """Say what one standard would win (its row, if there is one), with its interval."""
    if rows.is_empty():
        say(t("coaching-not-judged", name=name))
        return
    row = rows.row(0, named=True)
    key = "coaching-figures-clear" if row["clear"] else "coaching-figures"
    if row["win"] < _SEEN:
        key = "coaching-figures-none"
    say(t(key, **_values(name, row)))


def _figures(rows: pl.DataFrame, names: pl.Series, heading: str, key: str) -> int | None:
    column = st.column_config
    return _picked(
        rows.select(names.alias("name"), "own", "reference", "judged", *_WON),
        {
            "name": column.TextColumn(heading, pinned=True, width=125),
            "own": column.NumberColumn(t("coaching-own"), format="%.0f", width=48),
            "reference": column.NumberColumn(
                t("coaching-reference"),
                format="%.0f",
                help=t("coaching-reference-help"),
                width=62,
            ),
            "judged": column.NumberColumn(t("coaching-judged"), format="localized", width=58),
        },
        key,
    )


def _picked(rows: pl.DataFrame, columns: dict[str, Any], key: str) -> int | None:
    column = st.column_config
    shared = {
        "win": column.NumberColumn(
            t("coaching-win"), format="%+.2f", help=t("coaching-win-help"), width=58
        ),
        "margin": column.NumberColumn("±", format="%.2f", width=48),
        "clear": column.TextColumn(t("coaching-clear"), help=t("coaching-clear-help"), width=46),
    }
    event: Any = taken.table(
        rows,
        column_config=columns | shared,
        hide_index=True,
        row_height=_ROW,
        height="content" if rows.height <= 12 else 400,
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode="single-row",
        key=key,
    )
    places = event.selection.rows
    return places[0] if places and places[0] < rows.height else None


def _worth() -> pl.Expr:
    return pl.col("clear") & (pl.col("win") >= _WORTH)


def _hint(name: str, row: dict[str, Any]) -> str:
    return t("coaching-hint", **_values(name, row))


def _values(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """The figures of a row as texts say them."""
    won = {end: number(row[end], 2, signed=True) for end in ("win", "low", "high")}
    means = {mean: number(row[mean]) for mean in ("own", "reference")}
    return won | means | {"name": name, "judged": row["judged"]}
