"""Figures as pictures: the only door to Altair.

Charts are drawn with Streamlit's own theme, so that they follow a live switch between light and
dark. No colour is chosen here: every mark has a *role*, and the colour scale of roles has no range
of its own, so that it takes the eight ``chartCategoricalColors`` of the theme in force. Texts come
in as columns (``label``, ``hint``), worded by whoever asks for the chart.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import altair as alt
import polars as pl

from scoring.standards import DIMENSIONS

ROLES = (*DIMENSIONS, "ink", "muted", "worse", "better")
"""What a mark says by its hue, in the order of ``chartCategoricalColors`` in the configuration."""

PICKED = "picked"
"""The name under which a click on a chart is reported."""

_BAND = 0.18
_ROW = 22
_MOST_CHARACTERS = 28


def role_colour(field: str = "role") -> alt.Color:
    """Colour by a column of ROLES."""
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=list(ROLES)), legend=None)


def in_role(chart: alt.Chart, role: str) -> alt.Chart:
    """The chart with all its marks in one role."""
    return chart.transform_calculate(role=f"'{role}'").encode(color=role_colour())


def value_axis(**options: Any) -> alt.Axis:
    """An axis of numbers or dates: few quiet lines, labels that give way to one another."""
    return alt.Axis(**({"title": None, "tickCount": 4, "domain": False, "ticks": False} | options))


def name_axis(**options: Any) -> alt.Axis:
    """An axis of names: none may vanish or shift, as the theme would have it."""
    settings = {"title": None, "domain": False, "ticks": False, "grid": False}
    settings |= {"labelOverlap": False, "labelFlush": False, "labelLimit": _MOST_CHARACTERS * 7}
    return alt.Axis(**(settings | options))


def period_axis(first: date, last: date, formats: Mapping[str, str]) -> alt.X:
    """Periods from left to right. ``formats`` are those of ``day``, ``month`` and ``year`` in the
    reader's language; the stretch decides which is used."""
    stretch = (last - first).days
    kind, ticks = ("month", alt.TimeIntervalStep("month", 1))  # pyright: ignore
    if stretch <= 56:
        kind, ticks = "day", 3
    elif stretch > 400:
        kind, ticks = "year", 3
    axis = value_axis(format=formats[kind], tickCount=ticks, grid=False, labelOverlap=True)
    # Days are days of UTC: elsewhere on earth the axis must not begin the evening before.
    scale = alt.Scale(type="utc", domain=[_day(first), _day(last)])
    return alt.X("period:T", scale=scale, axis=axis)


def trend(
    figures: pl.DataFrame,
    role: str,
    *,
    bounds: tuple[float, float],
    stretch: tuple[date, date],
    formats: Mapping[str, str],
    others: pl.DataFrame | None = None,
    height: int = 150,
) -> alt.LayerChart:
    """A score over time: line, interval as a band, the value at its end.

    ``figures``: ``period, mean, low, high, hint``; ``others`` (``period, mean``) is drawn as a
    dashed line to compare with. ``bounds`` and ``stretch`` are the ends of the two axes, the same
    for charts that stand side by side.
    """
    x = period_axis(*stretch, formats)
    y_axis = value_axis(values=list(bounds), format=".0f")
    scale = alt.Scale(domain=list(bounds), zero=False, nice=False)
    y = alt.Y("mean:Q", scale=scale, axis=y_axis)
    mine = alt.Chart(figures).encode(x=x)
    last = alt.Chart(figures.tail(1)).encode(x=x, y=y, text=alt.Text("mean:Q", format=".0f"))
    area = mine.mark_area(opacity=_BAND, clip=True)
    layers = [
        in_role(area, role).encode(y=alt.Y("low:Q", scale=scale, axis=y_axis), y2="high:Q"),
        in_role(mine.mark_line(strokeWidth=2, clip=True), role).encode(y=y),
        in_role(mine.mark_circle(size=18, clip=True), role).encode(y=y),
        # Wide invisible points, so that the hint need not be aimed at.
        mine.mark_circle(size=400, opacity=0).encode(y=y, tooltip=alt.Tooltip("hint:N")),
        in_role(last.mark_text(align="right", dy=-12, fontWeight=600, fontSize=13), "ink"),
    ]
    if others is not None:
        line = alt.Chart(others).mark_line(strokeWidth=1.5, strokeDash=[4, 3], clip=True)
        layers.insert(1, in_role(line, "muted").encode(x=x, y=y))
    return alt.layer(*layers).properties(height=height)


def dots(
    figures: pl.DataFrame,
    reference: float,
    *,
    bounds: tuple[float, float],
    form: str = ".0f",
    selectable: bool = False,
) -> alt.LayerChart:
    """Who differs: a dot and its interval a row, against a reference line.

    ``figures``: ``name, label, mean, low, high, role, hint``, in the order of rows; ``role`` is
    better (▲), worse (▼) or muted (●), as decided by the comparison, never by rank.
    """
    rows = alt.Y("label:N", sort=None, axis=name_axis(), scale=alt.Scale(paddingInner=0))
    scale = alt.Scale(domain=list(bounds), zero=False, nice=False)
    axis = value_axis(format=form, labelOverlap=True, grid=True)
    base = alt.Chart(figures).encode(y=rows, x=alt.X("mean:Q", scale=scale, axis=axis))
    shape = alt.Shape(
        "role:N",
        scale=alt.Scale(
            domain=["better", "muted", "worse"],
            range=["triangle-up", "circle", "triangle-down"],
        ),
        legend=None,
    )
    line = alt.Chart(pl.DataFrame({"mean": [reference]})).mark_rule(strokeDash=[3, 3], opacity=0.8)
    span = base.mark_rule(strokeWidth=2, opacity=0.55, clip=True)
    points = base.mark_point(filled=True, size=75, opacity=1)
    points = points.encode(color=role_colour(), shape=shape, tooltip=alt.Tooltip("hint:N"))
    if selectable:
        points = points.add_params(alt.selection_point(PICKED, fields=["name"]))
    return alt.layer(
        in_role(line, "muted").encode(x=alt.X("mean:Q", scale=scale, axis=axis)),
        span.encode(x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", color=role_colour()),
        points,
    ).properties(height=alt.Step(_ROW))


def heat(cells: pl.DataFrame, *, selectable: bool = False) -> alt.LayerChart:
    """Where: differences from the mean of all, a row a group and a column a dimension.

    ``cells``: ``name, label, column, heading, difference, text, clear, hint``, in the order of rows
    and columns. ``difference`` is null where there is too little to say; ``text`` always stands in
    the cell, strong where ``clear``.
    """
    largest = cells["difference"].abs().max()
    limit = max(float(largest), 5.0) if isinstance(largest, int | float) else 5.0
    column_axis = name_axis(orient="top", labelAngle=0, labelPadding=6)
    base = alt.Chart(cells).encode(
        x=alt.X("heading:N", sort=None, axis=column_axis),
        y=alt.Y("label:N", sort=None, axis=name_axis()),
        tooltip=alt.Tooltip("hint:N"),
    )
    # Steps, not a gradient: ten tints can be told apart and keep the number readable.
    steps = alt.Scale(type="quantize", domain=[-limit, limit], range="diverging")  # pyright: ignore
    tiles = base.transform_filter("isValid(datum.difference)").mark_rect(cornerRadius=3, stroke=None)
    # Under the cells without a colour, so that they can be clicked too.
    blank = base.mark_rect(opacity=0)
    colour = alt.Color("difference:Q", scale=steps, legend=None)
    if selectable:
        blank = blank.add_params(alt.selection_point(PICKED, fields=["name", "column"]))
    numbers = [
        in_role(base.transform_filter(where).mark_text(fontWeight=weight), role).encode(
            text="text:N"
        )
        for where, weight, role in (
            ("isValid(datum.difference) && datum.clear", 700, "ink"),
            ("isValid(datum.difference) && !datum.clear", 400, "ink"),
            ("!isValid(datum.difference)", 400, "muted"),
        )
    ]
    return (
        alt.layer(tiles.encode(color=colour), *numbers, blank)
        .resolve_scale(color="independent")
        .properties(height=alt.Step(_ROW + 6))
    )


def volume(
    figures: pl.DataFrame, *, stretch: tuple[date, date], formats: Mapping[str, str]
) -> alt.Chart:
    """How much, by period: ``period, conversations, hint``, a bar each."""
    bars = alt.Chart(figures).mark_bar(cornerRadiusEnd=2, width=alt.RelativeBandSize(0.7))
    axis = value_axis(tickCount=3, format=",.0f")
    return (
        in_role(bars, "muted")
        .encode(
            x=period_axis(*stretch, formats),
            y=alt.Y("conversations:Q", axis=axis),
            tooltip=alt.Tooltip("hint:N"),
        )
        .properties(height=150)
    )


def _day(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)
