"""Groups and periods as pictures."""

from collections.abc import Mapping
from datetime import date

import altair as alt
import polars as pl

from dashboard.charts.theme import (
    LABEL,
    PICKED,
    in_role,
    name_axis,
    period_axis,
    role_colour,
    value_axis,
)

_BAND = 0.18
_HEADROOM = 0.4
_BAR = 0.6
_FILLED = 0.85
"""Share of its period that a bar is wide."""
_DIFFERENCES = (5.0, 20.0)
"""Points at which the tints of differences end: not below the one, lest small ones look large, nor
beyond the other, lest one group pale all others."""
_ROW = 22
"""Pixels of a row of dots."""


def trend(
    figures: pl.DataFrame,
    role: str,
    *,
    bounds: tuple[float, float],
    stretch: tuple[date, date],
    formats: Mapping[str, str],
    others: pl.DataFrame | None = None,
    events: pl.DataFrame | None = None,
    labelled: bool = True,
    height: int = 110,
) -> alt.LayerChart:
    """A score over time: line, interval as a band, the value at its end; a period can be picked.

    ``figures``: ``name, period, mean, low, high, hint``; ``others`` (``period, mean``) is drawn as
    a dashed line to compare with, ``events`` (``period, hint``) as upright lines. ``bounds`` and
    ``stretch`` are the ends of the two axes, the same for charts that stand side by side, of which
    only the first is ``labelled``.
    """
    x = period_axis(*stretch, formats)
    y_axis = value_axis(values=list(bounds), format=".0f", labels=labelled)
    # Room above for the value at the end, so that charts side by side keep the same plane.
    top = bounds[1] + (bounds[1] - bounds[0]) * _HEADROOM
    scale = {"domain": [bounds[0], top], "zero": False, "nice": False}
    y = alt.Y("mean:Q", scale=scale, axis=y_axis)
    mine = alt.Chart(figures).encode(x=x)
    last = alt.Chart(figures.tail(1)).encode(x=x, y=y, text=alt.Text("mean:Q", format=".0f"))
    area = mine.mark_area(opacity=_BAND, clip=True)
    layers = [
        in_role(area, role).encode(y=alt.Y("low:Q", scale=scale, axis=y_axis), y2=alt.Y2("high:Q")),
        in_role(mine.mark_line(strokeWidth=2, clip=True), role).encode(y=y),
        in_role(mine.mark_circle(size=18, clip=True), role).encode(y=y),
        # Wide invisible points, so that neither hint nor click need be aimed at.
        mine.mark_circle(size=400, opacity=0)
        .encode(y=y, tooltip=alt.Tooltip("hint:N"))
        .add_params(alt.selection_point(PICKED, fields=["name"])),
        in_role(last.mark_text(align="right", dy=-12, fontWeight=600, fontSize=13), "ink"),
    ]
    if others is not None:
        line = alt.Chart(others).mark_line(strokeWidth=1.5, strokeDash=[4, 3], clip=True)
        layers.insert(1, in_role(line, "muted").encode(x=x, y=y))
    if events is not None and events.height:
        mark = alt.Chart(events).mark_rule(strokeWidth=2, strokeDash=[2, 2])
        layers.append(in_role(mark, "ink").encode(x=x, tooltip=alt.Tooltip("hint:N")))
    return alt.LayerChart(layer=layers, height=height)


def dots(
    figures: pl.DataFrame,
    reference: float,
    *,
    bounds: tuple[float, float],
    form: str = ".0f",
    named: bool = True,
    selectable: bool = False,
) -> alt.LayerChart:
    """Who differs: a dot and its interval a row, against a reference line.

    Charts that stand side by side have the same rows; only the first is ``named``.

    ``figures``: ``name, label, mean, low, high, role, hint``, in the order of rows; ``role`` is
    better (▲), worse (▼) or muted (●), as decided by the comparison, never by rank.
    """
    rows = alt.Y(
        "label:N",
        axis=name_axis() if named else None,
        # Named one by one: a row without a figure keeps its place.
        scale={"domain": figures["label"].to_list(), "paddingInner": 0},
        sort=None,
    )
    scale = {"domain": list(bounds), "zero": False, "nice": False}
    axis = value_axis(format=form, labelOverlap=True, grid=True, values=_ticks(*bounds))
    base = alt.Chart(figures).encode(y=rows, x=alt.X("mean:Q", scale=scale, axis=axis))
    shape = alt.Shape(
        "role:N",
        scale={
            "domain": ["better", "muted", "worse"],
            "range": ["triangle-up", "circle", "triangle-down"],
        },
        legend=None,
    )
    line = alt.Chart(pl.DataFrame({"mean": [reference]})).mark_rule(strokeDash=[3, 3], opacity=0.8)
    span = base.mark_rule(strokeWidth=2, opacity=0.55, clip=True)
    points = base.mark_point(filled=True, size=75, opacity=1)
    # Over the whole row, so that a dot need not be aimed at.
    row = (
        alt.Chart(figures)
        .transform_calculate(begin=str(bounds[0]), end=str(bounds[1]))
        .mark_bar(opacity=0, orient="horizontal")
        .encode(
            y=rows,
            x=alt.X("begin:Q", scale=scale, axis=axis),
            x2=alt.X2("end:Q"),
            tooltip=alt.Tooltip("hint:N"),
        )
    )
    if selectable:
        row = row.add_params(alt.selection_point(PICKED, fields=["name"]))
    layers = [
        in_role(line, "muted").encode(x=alt.X("mean:Q", scale=scale, axis=axis)),
        span.encode(
            x=alt.X("low:Q", scale=scale, axis=axis), x2=alt.X2("high:Q"), color=role_colour()
        ),
        points.encode(color=role_colour(), shape=shape),
        row,
    ]
    return alt.LayerChart(layer=layers, height=alt.Step(_ROW))


def heat(cells: pl.DataFrame, *, selectable: bool = False) -> alt.LayerChart:
    """Where: differences from the mean of all, a row a group and a column a dimension.

    ``cells``: ``name, label, column, heading, difference, text, clear, hint``, in the order of rows
    and columns. ``difference`` is null where there is too little to say; ``text`` always stands in
    the cell, strong where ``clear``.
    """
    largest = cells.select(pl.col("difference").abs().max().fill_null(0)).item()
    limit = min(max(largest, _DIFFERENCES[0]), _DIFFERENCES[1])
    column_axis = name_axis(orient="top", labelAngle=0, labelPadding=6)
    apart = {"paddingInner": 0.05}
    base = alt.Chart(cells).encode(
        x=alt.X("heading:N", sort=None, axis=column_axis, scale=apart),
        y=alt.Y("label:N", sort=None, axis=name_axis(), scale=apart),
        tooltip=alt.Tooltip("hint:N"),
    )
    # Steps, not a gradient: ten tints can be told apart and keep the number readable.
    steps = {"type": "quantize", "domain": [-limit, limit], "range": "diverging"}
    tiles = base.transform_filter("isValid(datum.difference)").mark_rect(cornerRadius=3)
    # Under the cells without a colour, so that they can be clicked too.
    blank = base.mark_rect(opacity=0)
    colour = alt.Color("difference:Q", scale=steps, legend=None)
    if selectable:
        blank = blank.add_params(alt.selection_point(PICKED, fields=["name", "column"]))
    told, clear = "isValid(datum.difference)", "datum.clear"
    texts = base.encode(text=alt.Text("text:N"))
    numbers = [
        in_role(
            texts.transform_filter(f"{told} && {clear}").mark_text(
                fontWeight="bold", fontSize=LABEL
            ),
            "ink",
        ),
        in_role(texts.transform_filter(f"{told} && !{clear}").mark_text(fontSize=LABEL), "ink"),
        in_role(texts.transform_filter(f"!{told}").mark_text(fontSize=LABEL), "muted"),
    ]
    layers = [tiles.encode(color=colour), *numbers, blank]
    whole = alt.LayerChart(layer=layers, height=alt.Step(_ROW + 4))
    return whole.resolve_scale(color="independent")


def volume(
    figures: pl.DataFrame, *, stretch: tuple[date, date], formats: Mapping[str, str]
) -> alt.Chart:
    """How much, by period: ``name, period, until, conversations, hint``, a bar each that can be
    picked."""
    begin, until = (pl.col(name).cast(pl.Datetime("ms", "UTC")) for name in ("period", "until"))
    ends = figures.with_columns((begin + (until - begin) * _FILLED).alias("end"))
    # A rectangle: a bar that has two ends in time would be laid on its side.
    bars = alt.Chart(ends).mark_rect(opacity=_BAR)
    axis = value_axis(tickCount=3, format=",.0f")
    return (
        in_role(bars, "muted")
        .encode(
            x=period_axis(*stretch, formats),
            x2=alt.X2("end:T"),
            y=alt.Y("conversations:Q", axis=axis, scale={"zero": True}),
            y2=alt.datum(0),
            tooltip=alt.Tooltip("hint:N"),
        )
        .add_params(alt.selection_point(PICKED, fields=["name"]))
        .properties(height=150)
    )


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers at which an axis is labelled, three to five, not at its very ends."""
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50) if (high - low) / step <= 5)
    first = -(-low // step) * step
    return [x for x in (first + step * n for n in range(6)) if low <= x < high]
