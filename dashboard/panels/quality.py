"""How good predictions of ratings are, by language and since what was learned: in tables."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import polars as pl
import streamlit as st

from dashboard.locale import NOTHING, in_words, language_name, moment, number, t
from dashboard.locale import percent as share
from dashboard.panels import note, say, taken
from dashboard.panels.behind import Behind
from dashboard.search.behind import EVERY
from scoring.analysis import FEW
from scoring.analysis.predictions import RANKED_ABOVE, RANKED_AT, RANKED_FROM

_ALL = ""
"""What a model's quality calls all languages."""

About = Mapping[str, Any]


def by_parts(found: pl.DataFrame) -> Behind | None:
    """How far the parts alone order conversations as the ratings do
    (:func:`scoring.analysis.predictions.by_language`), while nothing was learned; gives the
    language picked."""
    column = st.column_config
    event: Any = taken.table(
        found.select(
            in_words(found["language"], language_name),
            # What follows may be cut in a narrow column; this is what it comes to.
            pl.when("ranked")
            .then(pl.lit(t("ratings-ranked-short")))
            .otherwise(pl.lit(t("ratings-unranked-short")))
            .alias("mark"),
            "ratings",
            "correlation",
            "low",
            "high",
        ),
        column_config={
            "language": column.TextColumn(t("conversations-language"), pinned=True),
            "ratings": column.NumberColumn(t("ratings-column-ratings"), format="localized"),
            "correlation": column.NumberColumn(
                t("ratings-column-correlation"),
                format="%.2f",
                help=t("ratings-column-correlation-help"),
            ),
            "low": column.NumberColumn(t("trust-column-low"), format="%.2f"),
            "high": column.NumberColumn(t("trust-column-high"), format="%.2f"),
            "mark": column.TextColumn(t("ratings-column-mark")),
        },
        hide_index=True,
        row_height=30,
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key="ratings by parts",
    )
    note(t("ratings-by-parts-note"))
    note(_bar())
    return _behind(found["language"], taken.picked(event, found.height))


def by_language(about: About, ordering: pl.DataFrame) -> Behind | None:
    """How good predictions are on conversations that had not taught them, by language, and which
    languages may be ranked by them (:func:`scoring.analysis.predictions.by_language`); gives the
    language picked."""
    whole, rows = about["quality"][0], _of_languages(about, ordering)
    figures = ("correlation", "by_parts", "distance", "of_mean")
    say(
        t(
            "ratings-quality-answer",
            count=whole["ratings"],
            covered=share(whole["covered"]),
            **{name: number(whole[name], 2) for name in figures},
        )
    )
    column = st.column_config
    event: Any = taken.table(
        rows.select(
            in_words(rows["language"], _language),
            "ratings",
            *figures,
            pl.col("covered") * 100,
            pl.when(pl.col("language") == _ALL)
            .then(None)
            .when("ranked")
            .then(pl.lit(t("ratings-ranked")))
            .otherwise(pl.lit(t("ratings-unranked")))
            .alias("mark"),
        ),
        column_config={
            "language": column.TextColumn(t("conversations-language"), pinned=True, width=110),
            "ratings": column.NumberColumn(t("ratings-column-ratings"), format="localized"),
            **{
                name: column.NumberColumn(
                    t(f"ratings-column-{name}"),
                    format="%.2f",
                    help=t(f"ratings-column-{name}-help"),
                )
                for name in figures
            },
            "covered": column.NumberColumn(
                t("ratings-column-covered"),
                format="%.0f%%",
                help=t("ratings-column-covered-help"),
            ),
            "mark": column.TextColumn(t("ratings-column-mark"), width=200),
        },
        hide_index=True,
        row_height=30,
        height="content",
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key="ratings-quality",
    )
    note(t("ratings-quality-note", few=FEW))
    note(_bar())
    return _behind(rows["language"], taken.picked(event, rows.height))


def earlier(models: Sequence[About]) -> None:
    """Every model there was, the latest first."""
    rows = [
        {
            "when": moment(datetime.fromisoformat(about["learned_at"])),
            "ratings": about["ratings"],
            "languages": len(about["languages"]),
            "correlation": about["quality"][0]["correlation"],
            "distance": about["quality"][0]["distance"],
            "version": about["version"],
        }
        for about in models
    ]
    column = st.column_config
    taken.table(
        pl.DataFrame(rows, infer_schema_length=None),
        column_config={
            "when": column.TextColumn(t("ratings-column-when")),
            "ratings": column.NumberColumn(t("ratings-column-ratings"), format="localized"),
            "languages": column.NumberColumn(t("ratings-column-languages")),
            "correlation": column.NumberColumn(t("ratings-column-correlation"), format="%.2f"),
            "distance": column.NumberColumn(t("ratings-column-distance"), format="%.2f"),
            "version": column.TextColumn(t("ratings-column-version")),
        },
        hide_index=True,
        row_height=30,
        height="content",
        placeholder=NOTHING,
    )


def _of_languages(about: About, ordering: pl.DataFrame) -> pl.DataFrame:
    """A model's quality, all and then the most rated first, with ``ranked``; where ratings are few,
    without figures that would mean nothing."""
    rows = pl.DataFrame(about["quality"], infer_schema_length=None)
    names = pl.col("language")
    ranked = names.is_in(ordering.filter("ranked")["language"].implode())
    few = pl.col("ratings") < FEW
    return rows.sort(names != _ALL, "ratings", descending=[False, True]).with_columns(
        ranked.alias("ranked"),
        *(pl.when(~few).then(name).alias(name) for name in ("distance", "of_mean", "covered")),
    )


def _behind(languages: pl.Series, place: tuple[int, str] | None) -> Behind | None:
    """The rated conversations of a row's language, or of all."""
    if place is None:
        return None
    code = languages[place[0]]
    narrowed = {**EVERY, "by": "rating"} | {"lang": [code] if code else []}
    return Behind(code, narrowed)


def _bar() -> str:
    """From where on a language may be ranked by predicted ratings."""
    ends = {"at": number(RANKED_AT, 1), "above": number(RANKED_ABOVE, 1)}
    return t("ratings-bar", least=RANKED_FROM, **ends)


def _language(code: str) -> str:
    return t("ratings-all-languages") if code == _ALL else language_name(code)
