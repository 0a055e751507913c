"""What needs a look now: each entry leads to what is behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.locale import dimension, language_name, number, percent, t
from dashboard.panels import link, note
from scoring.analysis import FEW

MOST_FALLS = 4
LITTLE = 0.5
"""Share of the standards below which a language counts as little assessed."""


@dataclass(frozen=True)
class Entry:
    """A sentence, its icon, and the page with the parameters that shows what is behind it."""

    label: str
    icon: str
    page: str
    choices: Mapping[str, Any]


def attention(
    *,
    critical: int,
    unanswered: int,
    falls: pl.DataFrame,
    volumes: pl.DataFrame,
    undated: int,
) -> list[Entry]:
    """What needs a look, most urgent first.

    ``falls``: :func:`scoring.analysis.attention.falls`; ``volumes``: by language
    (:func:`scoring.analysis.volume.volumes`).
    """
    entries: list[Entry] = []
    if critical:
        only = {"only": ["critical"]}
        entries.append(
            Entry(t("attention-critical", count=critical), "warning", "conversations", only)
        )
    entries += [_fall(row) for row in falls.head(MOST_FALLS).iter_rows(named=True)]
    if (more := falls.height - MOST_FALLS) > 0:
        entries.append(Entry(t("attention-more-falls", count=more), "trending_down", "agents", {}))
    if unanswered:
        only = {"only": ["unanswered"]}
        entries.append(
            Entry(t("attention-unanswered", count=unanswered), "timer_off", "conversations", only)
        )
    if little := _little_assessed(volumes):
        entries.append(Entry(little, "help", "languages", {}))
    if undated:
        choices = {"period": "all", "undated": "1"}
        entries.append(
            Entry(t("attention-undated", count=undated), "event_busy", "conversations", choices)
        )
    return entries


def attention_list(entries: list[Entry], *, besides: bool = False) -> None:
    """Draw the entries, or say that there is nothing; ``besides``: something is told already."""
    for entry in entries:
        link(entry.label, entry.page, entry.icon, **entry.choices)
    if not entries and not besides:
        note(t("attention-nothing"))


def _fall(row: Mapping[str, Any]) -> Entry:
    by_language = row["group"] == "language"
    label = t(
        "attention-fall",
        measure=dimension(row["measure"]),
        name=language_name(row["member"]) if by_language else row["member"],
        difference=number(row["difference"], 1, signed=True),
        margin=number(row["margin"], 1),
    )
    if by_language:
        return Entry(label, "trending_down", "overview", {"lang": [row["member"]]})
    return Entry(label, "trending_down", "agent", {"name": row["member"]})


def _little_assessed(volumes: pl.DataFrame) -> str:
    little = volumes.filter(
        pl.col("language").is_not_null(),
        pl.col("conversations") >= FEW,
        pl.col("assessed_share") < LITTLE,
    ).sort("assessed_share")
    if little.is_empty():
        return ""
    first = little.row(0, named=True)
    return t(
        "attention-unassessed",
        name=language_name(first["language"]),
        share=percent(first["assessed_share"]),
        more=little.height - 1,
    )
