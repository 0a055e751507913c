"""A figure followed over time, with what is out of the ordinary in it, and its week."""

from collections.abc import Mapping
from datetime import date
from json import dumps
from typing import Any

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

_BAND = 0.12
_DASHES = {"measuring": [6, 4], "rubric": [2, 3]}
_HEIGHT = 260
_ROW = 20

_SHAPE = alt.Shape(
    "shape:N",
    scale={
        "domain": ["above", "below", "point", "unjudged"],
        "range": ["triangle-up", "triangle-down", "circle", "circle"],
    },
    legend=None,
)
_SIZES = {130: ("above", "below"), 36: ("point",), 12: ("unjudged",)}
"""Square pixels of a point, and of which shapes."""

_LEAST = 5.0
"""Points at which the tints of differences end at the least, lest small ones look large."""


def control(
    figures: pl.DataFrame,
    marks: pl.DataFrame,
    *,
    role: str,
    bounds: tuple[float, float],
    stretch: tuple[date, date],
    formats: Mapping[str, str],
    form: str,
    ticks: Mapping[int, str] | None = None,
) -> alt.LayerChart:
    """A control chart: the line of a figure in its ``role``, the centre of each level, and the band
    between its limits, in steps; points out of the ordinary as triangles; moments at which
    something was done otherwise as upright lines. A click tells the ``name`` of the period.

    ``figures``: ``name, period, value, centre, low, high`` (null: no limits)``, stretch, role``
    (better, worse, ink or muted)``, shape`` (of _SHAPE)``, hint``. ``marks``: ``period, what`` (of
    _DASHES)``, label, hint``. ``form`` is how the axis writes values; with ``ticks`` of its own,
    each with its label, the axis is logarithmic.
    """
    x = period_axis(*stretch, formats)
    scale = {"domain": list(bounds), "zero": False, "nice": False}
    axis = value_axis(format=form, grid=True, labelOverlap=True)
    if ticks is not None:
        scale = {"domain": list(bounds), "type": "log", "nice": False}
        words = f"{dumps({str(value): label for value, label in ticks.items()})}[datum.value]"
        axis = value_axis(values=list(ticks), labelExpr=words, grid=True, labelOverlap=True)

    def at(name: str) -> alt.Y:
        return alt.Y(f"{name}:Q", scale=scale, axis=axis)

    base = alt.Chart(figures).encode(x=x, detail=alt.Detail("stretch:N"))
    limited = base.transform_filter("isValid(datum.centre)")
    steps = {"interpolate": "step", "clip": True}
    band = limited.mark_area(opacity=_BAND, **steps).encode(y=at("low"), y2=alt.Y2("high:Q"))
    centre = limited.mark_line(strokeWidth=1.5, strokeDash=[4, 3], **steps).encode(y=at("centre"))
    line = base.mark_line(strokeWidth=2, clip=True).encode(y=at("value"))
    points = [
        base.transform_filter(alt.FieldOneOfPredicate(field="shape", oneOf=list(mine)))
        .mark_point(filled=True, opacity=1, size=size)
        .encode(y=at("value"), color=role_colour(), shape=_SHAPE)
        for size, mine in _SIZES.items()
    ]
    # Wide invisible points, so that neither hint nor click need be aimed at.
    wide = base.mark_circle(size=350, opacity=0).encode(
        y=at("value"), tooltip=alt.Tooltip("hint:N")
    )
    picked = wide.add_params(alt.selection_point(PICKED, fields=["name"]))
    layers = [in_role(band, "muted"), in_role(centre, "muted"), in_role(line, role), *points]
    for what, dash in _DASHES.items():
        mine = marks.filter(what=what)
        if mine.height:
            layers += _marks(mine, x, dash)
    return alt.LayerChart(layer=[*layers, picked], height=_HEIGHT)


def week(cells: pl.DataFrame) -> alt.LayerChart:
    """The hours of the week: differences from the mean, a row a day and a column an hour; a click
    tells its ``weekday`` and ``hour``.

    ``cells``: ``weekday, label, hour, heading, difference`` (null: too little to say)``, hint``, in
    the order of rows and columns.
    """
    limit = max(cells.select(pl.col("difference").abs().quantile(0.95).fill_null(0)).item(), _LEAST)

    def named(field: str, **options: Any) -> dict[str, Any]:
        domain = cells[field].unique(maintain_order=True).to_list()
        # Named one by one: an hour of which nothing is known keeps its place.
        scale = {"domain": domain, "paddingInner": 0.05}
        return {"shorthand": f"{field}:N", "scale": scale, "axis": name_axis(**options)}

    base = alt.Chart(cells).encode(
        x=alt.X(**named("heading", orient="top", labelAngle=0, labelPadding=4)),
        y=alt.Y(**named("label")),
        tooltip=alt.Tooltip("hint:N"),
    )
    steps = {"type": "quantize", "domain": [-limit, limit], "range": "diverging"}
    tiles = base.transform_filter("isValid(datum.difference)").mark_rect(cornerRadius=2)
    coloured = tiles.encode(color=alt.Color("difference:Q", scale=steps, legend=None))
    picked = alt.selection_point(PICKED, fields=["weekday", "hour"])
    blank = base.mark_rect(opacity=0).add_params(picked)
    return alt.LayerChart(layer=[coloured, blank], height=alt.Step(_ROW))


def _marks(marks: pl.DataFrame, x: alt.X, dash: list[int]) -> list[alt.Chart]:
    base = alt.Chart(marks).encode(x=x, tooltip=alt.Tooltip("hint:N"))
    rule = base.mark_rule(strokeWidth=1.5, strokeDash=dash)
    text = base.mark_text(align="left", baseline="top", dx=4, fontSize=LABEL)
    labels = text.encode(y=alt.value(2), text=alt.Text("label:N"))
    return [in_role(rule, "ink"), in_role(labels, "ink")]
