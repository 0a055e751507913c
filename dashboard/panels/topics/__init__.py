"""What customers ask, drawn: all topics, and the sentences about them."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import NOTHING, in_words, number, percent, t
from dashboard.panels import leave_for, note, taken
from dashboard.panels.courses import hints
from dashboard.panels.findings import listed
from dashboard.search.behind import of_column, of_measure
from dashboard.session import topics
from scoring.analysis import FEW

_MOST = 15
"""Topics in the picture; the table has them all."""

_NAMED = 3
"""Topics named in a sentence."""

_ROW = 30


def answer(rows: pl.DataFrame, conversations: int) -> list[str]:
    """What customers ask most, what rises or is new, and what is served worst, in sentences."""
    on_a_topic = int(rows["conversations"].sum())
    told = [
        t(
            "topics-answer",
            count=rows.height,
            share=percent(on_a_topic / max(conversations, 1)),
            topics=_names(rows, "conversations", lambda row: percent(row["share"], 1)),
        )
    ]
    for key in ("new", "rising"):
        found = rows.filter(pl.col("mark") == key)
        if found.height:
            told.append(t(f"topics-{key}-told", count=found.height, topics=_names(found, "ratio")))
    if not rows["compared"].any():
        told.append(t("topics-not-compared"))
    elif not rows["mark"].is_not_null().any():
        told.append(t("topics-none-moved"))
    worse = rows.filter("clear", pl.col("difference") < 0).sort("difference")
    if worse.is_empty():
        told.append(t("topics-no-difference"))
    else:
        named = _names(worse, "difference", lambda row: number(row["mean"]), descending=False)
        told.append(t("topics-worse", count=worse.height, topics=named))
    return told


def joined(quality: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    """Topics with their quality and how they moved; ``mark`` is new, rising, falling or null, and
    ``compared`` says whether there is a period before."""
    columns = ["topic", "n_before", "share_before", "ratio", "ratio_low", "ratio_high"]
    moves = moved.select(*columns, pl.col("clear").alias("moved"), "new")
    mark = (
        pl.when("new")
        .then(pl.lit("new"))
        .when(pl.col("moved") & (pl.col("ratio") > 1))
        .then(pl.lit("rising"))
        .when("moved")
        .then(pl.lit("falling"))
    )
    return quality.join(moves, on="topic", how="left", maintain_order="left").with_columns(
        mark.alias("mark"),
        pl.col("ratio").is_not_null().alias("compared"),
        pl.col("clear").fill_null(value=False),
    )


def picture(rows: pl.DataFrame) -> int | None:
    """Draw the largest topics; gives the number of the one clicked."""
    shown = rows.head(_MOST)
    role = (
        pl.when(~pl.col("clear"))
        .then(pl.lit("muted"))
        .when(pl.col("difference") < 0)
        .then(pl.lit("worse"))
        .otherwise(pl.lit("better"))
    )
    figures = shown.select(
        pl.col("topic").alias("name"),
        _labels(shown),
        "conversations",
        role.alias("role"),
        in_words(shown["mark"], _marked),
        hints(shown, _hint, topics.name, "topic"),
    )
    event: Any = taken.chart(
        charts.topics(figures), on_select="rerun", key="topics chart", alt=t("topics-chart")
    )
    note(t("topics-chart-note", shown=shown.height, count=rows.height))
    found = event.selection.get(charts.PICKED) if event.selection else None
    return int(found[0]["name"]) if found else None


def table(rows: pl.DataFrame) -> int | None:
    """Draw the figures of every topic; gives the number of the one picked. A figure leads to the
    conversations it is of."""
    enough = pl.col("conversations") >= FEW
    half = (pl.col("high") - pl.col("low")) / 2
    shown = rows.select(
        in_words(rows["topic"], topics.name).alias("label"),
        "conversations",
        (pl.col("share") * 100).alias("share"),
        in_words(rows["mark"], _marked),
        pl.when("compared").then("ratio").alias("ratio"),
        pl.when(enough).then("mean").alias("mean"),
        pl.when(enough).then(half).alias("margin"),
        pl.when("clear").then(pl.lit("●")).otherwise(pl.lit("")).alias("clear"),
        pl.when(pl.col("judged") >= FEW).then(pl.col("resolved") * 100).alias("resolved"),
        pl.when(pl.col("judged") >= FEW)
        .then((pl.col("resolved_high") - pl.col("resolved_low")) * 50)
        .alias("resolved_margin"),
        "rating",
        "rated",
        (pl.col("came_back") * 100).alias("came_back"),
    )
    column = st.column_config
    event: Any = taken.table(
        shown,
        column_config={
            "label": column.TextColumn(t("topics-topic"), pinned=True, width=210),
            "conversations": column.NumberColumn(t("column-conversations"), format="localized"),
            "share": column.NumberColumn(t("topics-share"), format="%.1f %%"),
            "mark": column.TextColumn(t("topics-moved"), help=t("topics-moved-help")),
            "ratio": column.NumberColumn(
                t("topics-ratio"), format="× %.2f", help=t("topics-ratio-help")
            ),
            "mean": column.NumberColumn(t("topics-score"), format="%.0f"),
            "margin": column.NumberColumn("±", format="%.0f", width=44),
            "clear": column.TextColumn(t("topics-clear"), help=t("topics-clear-help"), width=50),
            "resolved": column.NumberColumn(
                t("topics-resolved"), format="%.0f %%", help=t("topics-resolved-help")
            ),
            "resolved_margin": column.NumberColumn("±", format="%.0f", width=44),
            "rating": column.NumberColumn(t("topics-rating"), format="%.2f"),
            "rated": column.NumberColumn(t("topics-rated"), format="localized"),
            "came_back": column.NumberColumn(
                t("topics-came-back"), format="%.0f %%", help=t("topics-came-back-help")
            ),
        },
        hide_index=True,
        row_height=_ROW,
        height="content" if rows.height <= 12 else 400,
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key="topics table",
    )
    place = taken.picked(event, rows.height)
    if place is None:
        return None
    number_, narrowed = int(rows["topic"][place[0]]), of_column(place[1], _BEHIND)
    if narrowed is not None:
        leave_for("conversations", topic=str(number_), **narrowed)
    return number_


_BEHIND = {"share": {}, **dict.fromkeys(("mean", "margin", "clear"), of_measure("overall"))}
"""What is behind the figures of columns that this table has by names of its own."""


def chosen(rows: pl.DataFrame, clicked: int | None, picked: int | None) -> int:
    """The topic that is looked at: the one just clicked in the picture or picked in the table, the
    one the address names, or the one to look at first: the largest of those that are new, rising
    or served worse, else of all."""
    for place, one in (("picture", clicked), ("table", picked)):
        # Both remember what was clicked; only what is clicked now counts.
        if one != st.session_state.get(f"topic in the {place}") and one is not None:
            st.query_params["topic"] = str(one)
        st.session_state[f"topic in the {place}"] = one
    asked = st.query_params.get("topic", "")
    known = {str(number_): number_ for number_ in rows["topic"]}
    if asked in known:
        return known[asked]
    worse = pl.col("clear") & (pl.col("difference") < 0)
    first = rows.filter(pl.col("mark").is_in(["new", "rising"]) | worse)
    return int((rows if first.is_empty() else first)["topic"][0])


def _labels(rows: pl.DataFrame) -> pl.Series:
    """The names, each made one of its own: rows of a picture are told apart by them."""
    names = in_words(rows["topic"], topics.name)
    told = rows.select(names.alias("label"), pl.col("topic").cast(pl.String).alias("number"))
    again = pl.col("label").is_duplicated()
    return told.select(
        pl.when(again)
        .then(pl.format("{} ({})", "label", "number"))
        .otherwise("label")
        .alias("label")
    ).to_series()


def _marked(mark: str | None) -> str:
    return t(f"topics-mark-{mark}") if mark else ""


def _hint(name: str, row: dict[str, Any]) -> str:
    score = NOTHING if row["mean"] is None else number(row["mean"])
    return t(
        "topics-hint",
        name=name,
        count=row["conversations"],
        share=percent(row["share"], 1),
        score=score,
        mark=_marked(row["mark"]) or NOTHING,
    )


def _names(rows: pl.DataFrame, by: str, amount: Any = None, *, descending: bool = True) -> str:
    first = rows.sort(by, descending=descending, nulls_last=True).head(_NAMED)
    return listed(
        [
            t("list-item", name=topics.name(row["topic"]), amount=amount(row))
            if amount
            else topics.name(row["topic"])
            for row in first.iter_rows(named=True)
        ]
    )
