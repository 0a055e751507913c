"""How far the judgement can be trusted: worded and handed to :mod:`dashboard.charts`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import NOTHING, in_words, number, percent, t
from dashboard.locale import date as day
from dashboard.panels import exactly, note, taken, titled
from dashboard.trust import Kept, reached, spoken, what
from dashboard.trust.report import order_headings, orders

_COMMAND = "fourfold evaluate DIR --workspace W"

MOST_ROWS = 40
"""Rows of the picture: more, and it is none any longer."""

KINDS = {
    "acts": ("act",),
    "mood": ("sentiment", "polarity"),
    "manner": ("politeness", "warmth", "rating"),
    "verdicts": ("mean", "standard", "score", "verdict"),
    "language": ("language",),
}
"""What a question is about, by the kind of reading that it asks for, in the order shown."""


@dataclass(frozen=True)
class Choice:
    """Which figures are looked at; empty: any."""

    languages: tuple[str, ...]
    kinds: tuple[str, ...]

    def of(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows chosen, of figures or examples."""
        if self.languages:
            frame = frame.filter(pl.col("language").is_in(list(self.languages)))
        if self.kinds:
            wanted = [name for kind in self.kinds for name in KINDS[kind]]
            frame = frame.filter(pl.col("asks").str.extract(r"^(\w+)").is_in(wanted))
        return frame


def nothing_measured() -> None:
    """Neither the project nor this workspace has figures."""
    with st.container(border=True):
        st.markdown(f":material/inbox: {exactly(t('trust-empty'))}")
        st.code(_COMMAND, language=None)


def answer(of: Kept, *, own: bool) -> str:
    """How many aims are reached, when and where that was measured."""
    figures = of.results.figures.filter(pl.col("aim").is_not_null(), pl.col("figure").is_not_null())
    return " ".join(
        [
            t(
                "trust-answer",
                aims=figures.height,
                reached=figures.filter(pl.col("figure") >= pl.col("aim")).height,
                date=day(of.measured_on),
            ),
            t("trust-answer-own" if own else "trust-answer-project"),
            *([t("trust-answer-stale")] if of.stale else []),
        ]
    )


def choice(of: Kept) -> Choice:
    """Draw the choice of languages and of what is asked."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    known = of.results.figures["language"].drop_nulls().unique().sort().to_list()
    with left:
        languages = st.multiselect(
            t("trust-column-language"),
            known,
            format_func=spoken,
            placeholder=t("filter-any"),
            key="trust-languages",
        )
    with right:
        kinds = st.pills(
            t("trust-column-what"),
            list(KINDS),
            selection_mode="multi",
            format_func=lambda kind: t(f"trust-kind-{kind}"),
            key="trust-kinds",
        )
    return Choice(tuple(languages), tuple(kinds))


def picture(figures: pl.DataFrame) -> str | None:
    """The figures as dots with their intervals, those with an aim first; gives the row clicked."""
    known = figures.filter(pl.col("figure").is_not_null())
    kinds = [name for names_ in KINDS.values() for name in names_]
    place = pl.col("asks").str.extract(r"^(\w+)").replace_strict(
        kinds, list(range(len(kinds))), default=len(kinds)
    )  # fmt: skip
    ordered = known.sort(pl.col("aim").is_null(), place, maintain_order=True)
    if ordered.is_empty():
        note(t("trust-nothing-chosen"))
        return None
    if ordered.height > MOST_ROWS:
        note(t("trust-cut", shown=MOST_ROWS, count=ordered.height))
    shown = ordered.head(MOST_ROWS)
    rows = shown.select(
        names(shown).alias("name"),
        _worded("label", shown, _label),
        pl.col("figure").alias("mean"),
        "low",
        "high",
        "aim",
        "ceiling",
        pl.when(pl.col("high") < pl.col("aim"))
        .then(pl.lit("worse"))
        .otherwise(pl.lit("ink"))
        .alias("role"),
        _worded("hint", shown, _hint),
    )
    lowest = rows.select(pl.min_horizontal("low", "mean").min()).item()
    chart = charts.agreement(rows, low=0.0 if lowest >= 0 else -1.0)
    event: Any = taken.chart(chart, on_select="rerun", key="trust-dots", alt=t("trust-alt"))
    found = event.selection.get(charts.PICKED) if event.selection else None
    return found[0]["name"] if found else None


def table(figures: pl.DataFrame) -> str | None:
    """Every figure as a row; gives the one picked."""
    rows = figures.select(
        in_words(figures["language"], spoken).alias("language"),
        _worded("what", figures, lambda row: what(row["asks"], row["variant"])),
        "figure",
        "low",
        "high",
        in_words(figures["metric"], lambda name: t(f"trust-metric-{name}")).alias("metric"),
        "aim",
        _worded("reached", figures, reached),
        "ceiling",
        "n",
        (pl.col("assessed") / pl.col("n") * 100).alias("assessed"),
        "precision",
        "recall",
        "set",
    )
    decimal = {
        name: st.column_config.NumberColumn(t(f"trust-column-{name}"), format="%.3f")
        for name in ("figure", "low", "high", "aim", "ceiling", "precision", "recall")
    }
    words = {
        name: st.column_config.TextColumn(t(f"trust-column-{name}"))
        for name in ("language", "what", "metric", "reached", "set")
    }
    counts = {
        "n": st.column_config.NumberColumn(t("trust-column-n"), format="localized"),
        "assessed": st.column_config.NumberColumn(t("trust-column-assessed"), format="%.0f %%"),
    }
    event: Any = taken.table(
        rows,
        column_config={**decimal, **words, **counts},
        hide_index=True,
        row_height=30,
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode="single-row",
        key="trust-table",
    )
    found = event.selection.rows
    return names(figures).to_list()[found[0]] if found else None


def examples(of: pl.DataFrame, picked: str | None) -> None:
    """The worst examples, of what was picked or of all, as they stand: never as markup."""
    mine = of if picked is None else of.filter(names(of) == picked)
    titled(t("trust-report-examples"))
    if mine.is_empty():
        note(t("trust-no-examples"))
        return
    if picked is None:
        note(t("trust-pick"))
    for row in mine.head(MOST_ROWS).iter_rows(named=True):
        head = f"{spoken(row['language'])} · {what(row['asks'], row['variant'])}"
        said = row["said"] or t("trust-nothing-said")
        note(t("trust-example", head=head, truth=row["truth"], said=said))
        st.text(row["text"])


def matters(found: pl.DataFrame) -> None:
    """How far guidelines were kept to, step by step."""
    head = order_headings()
    rows = pl.DataFrame(list(orders(found)), schema=head, orient="row")
    taken.table(rows, hide_index=True, row_height=30)
    note(t("trust-orders-note"))


def names(frame: pl.DataFrame) -> pl.Series:
    """What a figure and its examples share."""
    parts = ("set", "asks", "variant", pl.col("language").fill_null(""))
    return frame.select(pl.concat_str(parts, separator="\t").alias("name")).to_series()


def _label(row: dict[str, Any]) -> str:
    source = row["set"].partition("_")[2] or row["set"]
    return f"{spoken(row['language'])} · {what(row['asks'], row['variant'])} · {source}"


def _hint(row: dict[str, Any]) -> str:
    values = {name: number(row[name], 2) for name in ("figure", "low", "high", "aim", "ceiling")}
    judged = percent(row["assessed"] / row["n"])
    metric = t(f"trust-metric-{row['metric']}")
    return t("trust-hint", name=_label(row), metric=metric, count=row["n"], judged=judged, **values)


def _worded(name: str, rows: pl.DataFrame, wording: Callable[[dict[str, Any]], str]) -> pl.Series:
    return pl.Series(name, [wording(row) for row in rows.iter_rows(named=True)], pl.String)
