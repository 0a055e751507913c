"""An agent's own scores: how they stand, how they moved, and where colleagues are."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard.charts.appraisal import beside as beside_chart
from dashboard.filters import Filters
from dashboard.locale import dimension, number, t
from dashboard.panels import cards, courses, note, taken, titled
from dashboard.panels.courses import hints
from dashboard.panels.me import examples as me_examples
from dashboard.panels.view import View, leave_for_trend
from dashboard.session import me
from scoring.analysis import FEW, MEASURES
from scoring.analysis.comparison import means
from scoring.analysis.trends import trend
from scoring.standards import DIMENSIONS


def scores(seen: View, agent: str, changed: pl.DataFrame) -> str | None:
    """Draw all that the scores tell; ``changed``: against the period before
    (:func:`scoring.analysis.comparison.changes`). Gives the score or standard clicked."""
    own, step = means(seen.scores), seen.step()
    trends = trend(seen.scores, step, measures=DIMENSIONS)
    cards.score_cards(own, changed, trends, agent=[agent])
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch"):
        titled(t("me-beside"))
        score = beside(own, agent, seen.chosen)
    with right, st.container(border=True, height="stretch"):
        titled(t("me-standards"))
        clicked = me_examples.standards(seen, agent)
    with st.container(border=True):
        titled(t(f"trends-{step}"))
        first = courses.dimension_trends(trends)
    if first:
        leave_for_trend(seen, step, first, agent=[agent])
    return clicked or score


def beside(own: pl.DataFrame, agent: str, of: Filters) -> str | None:
    """Draw the agent's scores (:func:`scoring.analysis.comparison.means`) over the band of their
    colleagues; gives the score clicked."""
    band = me.band(agent, (of.since, of.until))
    order = ("overall", *MEASURES[:-1])
    rows = (
        own.filter(pl.col("n") >= FEW)
        .join(band, on="measure", how="left", suffix=":band")
        .sort(pl.col("measure").cast(pl.Enum(order)))
    )
    if rows.is_empty():
        note(t("finding-few"))
        return None
    shown = rows.select(
        pl.col("measure").alias("name"),
        pl.Series("label", [dimension(name) for name in rows["measure"]], pl.String),
        *("mean", "low", "high"),
        pl.col("low:band").alias("band_low"),
        pl.col("middle").alias("band_middle"),
        pl.col("high:band").alias("band_high"),
        pl.col("measure").replace({"overall": "ink"}).alias("role"),
        hints(rows, _hint, dimension, "measure"),
    )
    chart = beside_chart(shown, bounds=_bounds(shown))
    event: Any = taken.chart(chart, on_select="rerun", key="me beside", alt=t("me-beside-alt"))
    if band["middle"].is_null().all():
        note(t("me-beside-few"))
    else:
        note(t("me-beside-note", count=int(band["colleagues"].max() or 0)))  # pyright: ignore[reportArgumentType]
    return taken.mark(event)


def _hint(name: str, row: dict[str, Any]) -> str:
    values = {key: number(row[key], 1) for key in ("mean", "low", "high")}
    said = t("standing-hint", name=name, count=row["n"], **values)
    if row["middle"] is None:
        return said
    ends = {key: number(row[f"{key}:band"], 1) for key in ("low", "high")}
    told = t("me-beside-hint", middle=number(row["middle"], 1), count=row["colleagues"], **ends)
    return f"{said} {told}"


def _bounds(shown: pl.DataFrame) -> tuple[float, float]:
    """Full tens around all that is drawn."""
    ends = shown.select(
        pl.min_horizontal("low", "mean", "band_low").min().alias("low"),
        pl.max_horizontal("high", "mean", "band_high").max().alias("high"),
    ).row(0)
    return max(0.0, ends[0] // 10 * 10), min(100.0, -(-ends[1] // 10) * 10)
