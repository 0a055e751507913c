"""What goes with satisfaction and resolution: choices, sentences, and the picture."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import in_words, language_name, number, standard_title, t
from dashboard.panels import note, taken
from dashboard.panels.findings import listed
from scoring.analysis.causes import MESSAGES, PARTS, Causes
from scoring.analysis.ranks import FOR_EACH, LEAST

SHOWN = 15
"""Traits drawn, the strongest: further ones hardly go with anything."""

ENOUGH = 100
"""Ratings from which they are looked at first, and predictions only when asked for."""

_LANGUAGES = 12
"""Columns of the map."""

_POINTS = 40.0
"""How a correlation of 1 is tinted, on the scale of differences of scores."""


def outcome_choice(rated: int) -> str:
    """Draw the choice of the outcome (of PARTS)."""
    return st.segmented_control(
        t("causes-outcome"),
        list(PARTS),
        default="rating" if rated >= ENOUGH else "predicted_rating",
        required=True,
        format_func=outcome_name,
        key="causes outcome",
        label_visibility="collapsed",
    )


def language_choice(found: Causes) -> str | None:
    """Draw the choice of a language among those with enough conversations; None: all."""
    known = found.outcomes.filter(pl.col("n") >= LEAST)["language"].to_list()
    return st.selectbox(
        t("causes-language"),
        [None, *known],
        format_func=lambda code: language_name(code) if code else t("causes-all-languages"),
        key="causes language",
        label_visibility="collapsed",
        width=220,
    )


def outcome_name(outcome: str) -> str:
    """What an outcome is called."""
    return t(f"causes-outcome-{outcome.replace('.', '-').replace('_', '-')}")


def trait_name(trait: str) -> str:
    """What a trait is called."""
    return t("causes-messages") if trait == MESSAGES else standard_title(trait)


def finding(found: Causes, language: str | None) -> str:
    """What clearly goes with the outcome, strongest first, and that this proves nothing."""
    rows = found.of(language)
    count = found.outcomes.filter(
        pl.lit(True) if language is None else pl.col("language") == language
    )["n"].sum()
    name = outcome_name(found.outcome)
    if rows.is_empty():
        return t("causes-few", outcome=name, least=LEAST, count=int(count))
    clear = rows.filter("clear")
    if clear.is_empty():
        return t("causes-none", outcome=name, count=int(count))
    names = [
        t(
            "list-item",
            name=trait_name(row["trait"]),
            amount=number(row["correlation"], 2, signed=True),
        )
        for row in clear.iter_rows(named=True)
    ]
    told = t("causes-found", outcome=name, names=listed(names), count=int(clear["n"].max()))  # pyright: ignore
    own = rows.filter("part_clear").sort(pl.col("part").abs(), descending=True)
    beside = t("causes-beside-few", each=FOR_EACH)
    if rows["part"].count():
        beside = t("causes-beside-none")
        if own.height:
            beside = t("causes-beside", names=listed([trait_name(one) for one in own["trait"]]))
    return f"{told} {beside}"


def trait_dots(rows: pl.DataFrame) -> str | None:
    """Draw correlations, and beside them what is left next to all others; gives the trait
    clicked."""
    shown = rows.head(SHOWN)
    ends = shown.select(pl.max_horizontal(pl.col("low", "high", "part_low", "part_high").abs()))
    reach = min(1.0, float(ends.to_series().max() or 0) * 1.05)  # pyright: ignore
    picked = None
    sides = {
        "correlation": ("low", "high", "clear"),
        "part": ("part_low", "part_high", "part_clear"),
    }
    for column, (name, (low, high, clear)) in zip(st.columns([1.5, 1]), sides.items(), strict=True):
        with column:
            st.markdown(f"**{t(f'causes-{name}')}**")
            if not shown[name].count():
                note(t("causes-beside-few", each=FOR_EACH))
                continue
            figures = shown.select(
                pl.col("trait").alias("name"),
                in_words(shown["trait"], trait_name).alias("label"),
                pl.col(name).alias("mean"),
                pl.col(low).alias("low"),
                pl.col(high).alias("high"),
                _role(name, clear),
                pl.Series("hint", [_hint(row) for row in shown.iter_rows(named=True)], pl.String),
            )
            chart = charts.associations(figures, reach=reach, named=name != "part")
            event: Any = taken.chart(
                chart, on_select="rerun", key=f"causes {name}", alt=t(f"causes-{name}")
            )
            found = event.selection.get(charts.PICKED) if event.selection else None
            picked = found[0]["name"] if found else picked
    return picked


def by_language(found: Causes) -> dict[str, Any] | None:
    """Draw the strongest traits in each language; gives the cell clicked: ``name`` (the trait) and
    ``column`` (the language)."""
    codes = found.outcomes.filter(pl.col("n") >= LEAST)["language"].head(_LANGUAGES).to_list()
    traits = found.of(None)["trait"].head(SHOWN).to_list()
    if len(codes) < 2 or not traits:
        note(t("causes-languages-few", least=LEAST))
        return None
    known = {(row["trait"], row["language"]): row for row in found.traits.iter_rows(named=True)}
    cells = [_cell(known.get((one, code)), one, code) for one in traits for code in codes]
    figures = pl.DataFrame(cells, schema_overrides={"difference": pl.Float64})
    chart = charts.heat(figures, selectable=True)
    event: Any = taken.chart(chart, on_select="rerun", key="causes heat", alt=t("causes-languages"))
    note(t("causes-languages-note"))
    picked = event.selection.get(charts.PICKED) if event.selection else None
    return picked[0] if picked else None


def _cell(row: dict[str, Any] | None, trait: str, code: str) -> dict[str, Any]:
    cell = {"name": trait, "label": trait_name(trait)}
    cell |= {"column": code, "heading": language_name(code)}
    if row is None:
        hint = t("causes-cell-few", least=LEAST)
        return cell | {"difference": None, "text": t("few"), "clear": False, "hint": hint}
    return cell | {
        "difference": row["correlation"] * _POINTS,
        "text": number(row["correlation"], 2, signed=True),
        "clear": row["clear"],
        "hint": f"{language_name(code)} · {_hint(row)}",
    }


def _role(value: str, clear: str) -> pl.Expr:
    way = pl.when(pl.col(value) > 0).then(pl.lit("better")).otherwise(pl.lit("worse"))
    return pl.when(clear).then(way).otherwise(pl.lit("muted")).alias("role")


def _hint(row: dict[str, Any]) -> str:
    names = ("correlation", "low", "high", "part", "part_low", "part_high")
    told = {name.replace("_", "-"): number(row[name], 2, signed=True) for name in names}
    key = "causes-hint" if row["part"] is None else "causes-hint-both"
    return t(key, name=trait_name(row["trait"]), count=row["n"], **told)
