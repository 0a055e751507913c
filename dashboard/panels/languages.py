"""What came of conversations in each language or market, and how far the judgement can be trusted
in a language."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import NOTHING, in_words, language_name, number, percent, t
from dashboard.panels import link, note, taken, titled
from dashboard.panels.behind import Behind
from dashboard.panels.view import View
from dashboard.search.behind import of_column
from scoring.analysis import FEW
from scoring.analysis.outcomes import SAME_LANGUAGE
from scoring.scorecard import MISSED

_SIGNS = {"all": "✓", "some": "≈", "few": "✗", "none": "○"}
"""How far the aims of the judgement are reached in a language."""


LANGUAGE, MARKET = "language", "market"


def group_choice(seen: View) -> str:
    """Draw the choice between languages and markets, if there are markets; gives the column."""
    if seen.scores.select(pl.col(MARKET).drop_nulls().n_unique()).collect().item() < 2:
        return LANGUAGE
    return st.segmented_control(
        t("languages-by"),
        (LANGUAGE, MARKET),
        default=LANGUAGE,
        required=True,
        format_func=lambda group: t(f"languages-by-{group}"),
        key="languages by",
        label_visibility="collapsed",
    )


def named(group: str) -> Callable[[str], str]:
    """What a language or a market is called."""
    return language_name if group == LANGUAGE else str


def mismatch_finding(found: pl.DataFrame, group: str) -> str:
    """In which languages (or markets) customers are answered in another language than theirs
    (:func:`scoring.analysis.outcomes.outcomes`)."""
    known = found.filter(pl.col("language_of") >= FEW, pl.col("mismatch") > 0)
    if known.is_empty():
        return t(f"languages-mismatch-none-{group}")
    worst = known.sort("mismatch_low", descending=True).row(0, named=True)
    shares = {end: percent(worst[f"mismatch{end}"], 1) for end in ("", "_low", "_high")}
    return t(
        "languages-mismatch",
        language=named(group)(worst[group]),
        share=shares[""],
        low=shares["_low"],
        high=shares["_high"],
        count=worst["language_of"],
    )


def outcome_card(found: pl.DataFrame, group: str) -> Behind | None:
    """Draw the outcomes of each language or market and the way to what lies behind; gives the
    figure picked."""
    with st.container(border=True):
        titled(t(f"languages-outcomes-{group}"))
        picked = _table(found, group)
        note(t("languages-outcomes-note", few=FEW))
        with st.container(horizontal=True):
            link(t("languages-to-mismatch"), "conversations", "translate",
                 standard=SAME_LANGUAGE, verdict=MISSED)  # fmt: skip
            link(t("languages-to-staffing"), "workload", "schedule")
            link(t("languages-to-trust"), "trust", "verified")
    return picked


def _table(found: pl.DataFrame, group: str) -> Behind | None:
    # How far the judgement can be trusted was measured by language.
    trust = _trust() if group == LANGUAGE else {}
    column = st.column_config
    shown = found.select(
        in_words(found[group], named(group)).alias("label"),
        "conversations",
        pl.Series("resolved", _shares(found, "resolved", "resolved_of"), pl.String),
        pl.when(pl.col("rated") >= FEW).then("rating").alias("rating"),
        "rated",
        "predicted",
        pl.Series("mismatch", _shares(found, "mismatch", "language_of"), pl.String),
        *(
            [in_words(found[group], lambda code: _mark(trust.get(code, (0, 0)))).alias("trust")]
            if group == LANGUAGE
            else []
        ),
    )
    event: Any = taken.table(
        shown,
        hide_index=True,
        row_height=30,
        height="content" if shown.height <= 20 else "auto",
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key=f"{group} outcomes",
        column_config={
            "label": column.TextColumn(t(f"column-{group}"), pinned=True),
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
    place = taken.picked(event, found.height)
    return Behind(found[group][place[0]], of_column(place[1])) if place else None


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
