"""Hours and languages: who comes, and who is there."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import language_name, number, percent, t
from dashboard.panels import note, taken
from scoring.analysis import FEW
from scoring.analysis.rhythm import HOURS
from scoring.analysis.staffing import DAYS

MOST_LANGUAGES = 20
"""Rows of the map, the languages in which most come."""

_FAINT, _STRONG = 0.06, 0.55
"""How strong the tint of an hour is in which hardly anybody comes, and in which most do."""

_ALARM = 0.75
"""How strong that of an hour is in which customers wait too long, at the least."""


def days_choice() -> str:
    """Draw the choice of the weekdays that the staffing map is about."""
    return st.segmented_control(
        t("workload-days"),
        list(DAYS),
        default="all",
        required=True,
        format_func=lambda days: t(f"workload-days-{days}"),
        key="workload days",
        label_visibility="collapsed",
    )


def staffing_map(found: pl.DataFrame) -> dict[str, Any] | None:
    """Draw arrivals against agents (:func:`scoring.analysis.staffing.staffing`); gives the ``lang``
    and ``hour`` clicked."""
    if found.is_empty():
        note(t("workload-staffing-empty"))
        return None
    totals = found.group_by("language").agg(pl.col("arrivals").sum())
    rows = totals.sort("arrivals", "language", descending=[True, False])["language"]
    known = {(row["language"], row["hour"]): row for row in found.iter_rows(named=True)}
    most = float(found["per_day"].max())  # pyright: ignore[reportArgumentType]
    cells = [
        _cell(known.get((language, hour)), language, hour, most)
        for language in rows.head(MOST_LANGUAGES)
        for hour in range(HOURS)
    ]
    event: Any = taken.chart(
        charts.staffing(pl.DataFrame(cells)),
        on_select="rerun",
        key="workload staffing",
        alt=t("workload-staffing"),
    )
    note(t("workload-staffing-note", few=FEW))
    if rows.len() > MOST_LANGUAGES:
        note(t("workload-staffing-cut", shown=MOST_LANGUAGES, count=rows.len()))
    picked = event.selection.get(charts.PICKED) if event.selection else None
    return {"lang": [picked[0]["name"]], "hour": int(picked[0]["hour"])} if picked else None


def _cell(row: dict[str, Any] | None, language: str, hour: int, most: float) -> dict[str, Any]:
    name, place = language_name(language), f"{hour:02}:00"
    cell = {"name": language, "label": name, "hour": hour, "heading": f"{hour:02}"}
    if row is None:
        hint = t("workload-cell-none", language=name, hour=place)
        return cell | {"role": "muted", "tint": 0.0, "text": "", "hint": hint}
    bad = row["clear"] or row["nobody"]
    tint = _FAINT + (_STRONG - _FAINT) * (row["per_day"] / most) ** 0.5
    told = {
        "language": name,
        "hour": place,
        "arrivals": row["arrivals"],
        "per_day": number(row["per_day"], 2),
        "agents": row["agents"],
        "present": number(row["present"], 2),
    }
    waits = t("workload-cell-few", few=FEW)
    if row["judged"] >= FEW:
        ends = {end: percent(row[end]) for end in ("share", "low", "high")}
        waits = t("workload-cell-late", late=row["late"], judged=row["judged"], **ends)
    return cell | {
        "role": "worse" if bad else "muted",
        "tint": max(tint, _ALARM) if bad else tint,
        "text": str(row["agents"]),
        "hint": f"{t('workload-cell', **told)} {waits}",
    }
