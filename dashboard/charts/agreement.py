"""How far the program agrees with people, as a picture."""

import altair as alt
import polars as pl

from dashboard.charts.theme import PICKED, in_role, name_axis, role_colour, value_axis

_ROW = 22
_END = 1.03
"""A little beyond full agreement, so that its dots are whole."""
_LONGEST = 340
"""Pixels of a name: it tells language, question and set."""


def agreement(figures: pl.DataFrame, *, low: float) -> alt.LayerChart:
    """A dot and its interval a row; a stroke where the aim is, a hollow diamond where people's
    agreement with one another is. ``low`` is where the axis begins.

    ``figures``: ``name, label, mean, low, high, aim, ceiling, role, hint``, in the order of rows;
    ``role`` is worse where the aim is clearly missed, else ink.
    """
    rows = alt.Y(
        "label:N",
        axis=name_axis(labelLimit=_LONGEST),
        scale={"domain": figures["label"].to_list(), "paddingInner": 0},
        sort=None,
    )
    scale = {"domain": [low, _END], "zero": False, "nice": False}
    axis = value_axis(format=".1f", labelOverlap=True, grid=True, tickCount=6)
    base = alt.Chart(figures).encode(y=rows)

    def at(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    span = base.mark_rule(strokeWidth=2, opacity=0.55, clip=True)
    points = base.mark_point(filled=True, size=70, opacity=1, clip=True)
    aims = base.transform_filter("isValid(datum.aim)").mark_tick(thickness=2, size=16, opacity=1)
    people = base.transform_filter("isValid(datum.ceiling)").mark_point(
        shape="diamond", size=80, filled=False, strokeWidth=1.5, opacity=1
    )
    whole = base.transform_calculate(begin=str(low)).mark_bar(opacity=0, orient="horizontal")
    picked = alt.selection_point(PICKED, fields=["name"])
    layers = [
        span.encode(x=at("low"), x2=alt.X2("high:Q"), color=role_colour()),
        in_role(aims, "muted").encode(x=at("aim")),
        in_role(people, "muted").encode(x=at("ceiling")),
        points.encode(x=at("mean"), color=role_colour()),
        # Over the whole row, so that a dot need not be aimed at.
        whole.add_params(picked).encode(
            x=at("begin"), x2=alt.datum(_END), tooltip=alt.Tooltip("hint:N")
        ),
    ]
    return alt.LayerChart(layer=layers, height=alt.Step(_ROW))
