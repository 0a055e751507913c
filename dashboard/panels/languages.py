"""What came of conversations in each language, and how far the judgement can be trusted there."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import NOTHING, in_words, language_name, number, percent, t
from dashboard.panels import link, note, taken, titled
from scoring.analysis import FEW
from scoring.analysis.outcomes import SAME_LANGUAGE
from scoring.scorecard import MISSED

_SIGNS = {"all": "✓", "some": "≈", "few": "✗", "none": "○"}
"""How far the aims of the judgement are reached in a language."""


def mismatch_finding(found: pl.DataFrame) -> str:
    """In which languages customers are answered in another one
    (:func:`scoring.analysis.outcomes.outcomes`)."""
    known = found.filter(pl.col("language_of") >= FEW, pl.col("mismatch") > 0)
    if known.is_empty():
        return t("languages-mismatch-none")
    worst = known.sort("mismatch_low", descending=True).row(0, named=True)
    shares = {end: percent(worst[f"mismatch{end}"], 1) for end in ("", "_low", "_high")}
    return t(
        "languages-mismatch",
        language=language_name(worst["language"]),
        share=shares[""],
        low=shares["_low"],
        high=shares["_high"],
        count=worst["language_of"],
    )


def outcome_card(found: pl.DataFrame) -> str | None:
    """Draw the outcomes of each language and the way to what lies behind; gives the language
    picked."""
    with st.container(border=True):
        titled(t("languages-outcomes"))
        picked = _table(found)
        note(t("languages-outcomes-note", few=FEW))
        with st.container(horizontal=True):
            link(t("languages-to-mismatch"), "conversations", "translate",
                 standard=SAME_LANGUAGE, verdict=MISSED)  # fmt: skip
            link(t("languages-to-staffing"), "workload", "schedule")
            link(t("languages-to-trust"), "trust", "verified")
    return picked


def _table(found: pl.DataFrame) -> str | None:
    trust = _trust()
    column = st.column_config
    shown = found.select(
        in_words(found["language"], language_name).alias("label"),
        "conversations",
        pl.Series("resolved", _shares(found, "resolved", "resolved_of"), pl.String),
        pl.when(pl.col("rated") >= FEW).then("rating").alias("rating"),
        "rated",
        "predicted",
        pl.Series("mismatch", _shares(found, "mismatch", "language_of"), pl.String),
        in_words(found["language"], lambda code: _mark(trust.get(code, (0, 0)))).alias("trust"),
    )
    event: Any = taken.table(
        shown,
        hide_index=True,
        row_height=30,
        height="content" if shown.height <= 20 else "auto",
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode="single-row",
        key="languages outcomes",
        column_config={
            "label": column.TextColumn(t("column-language"), pinned=True),
            "conversations": column.NumberColumn(t("column-conversations"), format="localized"),
            "resolved": column.TextColumn(
                t("languages-resolved"), help=t("languages-resolved-help")
            ),
            "rating": column.NumberColumn(t("languages-rating"), format="%.2f"),
            "rated": column.NumberColumn(t("languages-rated"), format="localized"),
            "predicted": column.NumberColumn(
                t("languages-predicted"), format="%.2f", help=t("languages-predicted-help")
            ),
            "mismatch": column.TextColumn(t("languages-other"), help=t("languages-other-help")),
            "trust": column.TextColumn(t("languages-trust"), help=t("languages-trust-help")),
        },
    )
    places = event.selection.rows
    return found["language"][places[0]] if places and places[0] < found.height else None


def _shares(found: pl.DataFrame, name: str, of: str) -> list[str]:
    """Each share with its interval; "few" where that is so."""
    rows = found.select(name, f"{name}_low", f"{name}_high", of).iter_rows()
    return [
        t("few") if count < FEW
        else t("languages-share", share=percent(share), low=number(low * 100),
               high=percent(high))
        for share, low, high, count in rows
    ]  # fmt: skip


def _trust() -> dict[str, tuple[int, int]]:
    """Of each language, how many aims of the judgement were measured, and how many reached."""
    kept, _ = session.trusted()
    if kept is None:
        return {}
    figures = kept.results.figures.drop_nulls(["language", "aim", "figure"])
    told = figures.group_by("language").agg(
        pl.len(), (pl.col("figure") >= pl.col("aim")).sum().alias("reached")
    )
    return {code: (aims, reached) for code, aims, reached in told.iter_rows()}


def _mark(told: tuple[int, int]) -> str:
    aims, reached = told
    if not aims:
        return f"{_SIGNS['none']} {t('languages-trust-none')}"
    sign = "all" if reached == aims else "some" if reached * 2 >= aims else "few"
    return f"{_SIGNS[sign]} {t('languages-trust-mark', aims=aims, reached=reached)}"
