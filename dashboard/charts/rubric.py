"""What another rubric makes of the same conversations, as a picture."""

import altair as alt
import polars as pl

from dashboard.charts.theme import PICKED, in_role, name_axis, role_colour, value_axis

_ROW = 22
"""Pixels of a row."""
_LONGEST = 190
"""Pixels of a name."""


def shifts(figures: pl.DataFrame, bounds: tuple[float, float]) -> alt.LayerChart:
    """From where to where: a hollow dot before, a filled one after, a row a group; a click tells
    the row's ``name``.

    ``figures``: ``name, label, before, after, role, hint``, in the order of rows; ``role`` is worse
    or ink where the difference is clear, else muted.
    """
    rows = alt.Y(
        "label:N",
        axis=name_axis(labelLimit=_LONGEST),
        scale={"domain": figures["label"].to_list(), "paddingInner": 0},
        sort=None,
    )
    scale = {"domain": list(bounds), "zero": False, "nice": False}
    axis = value_axis(format=".0f", labelOverlap=True, grid=True)

    def at(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=scale, axis=axis)

    base = alt.Chart(figures).encode(y=rows)
    span = base.mark_rule(strokeWidth=2, opacity=0.55)
    hollow = base.mark_point(filled=False, size=70, strokeWidth=1.5)
    points = base.mark_point(filled=True, size=75, opacity=1)
    # Over the whole row, so that a dot need not be aimed at.
    whole = base.transform_calculate(begin=str(bounds[0])).mark_bar(opacity=0, orient="horizontal")
    layers = [
        span.encode(x=at("before"), x2=alt.X2("after:Q"), color=role_colour()),
        in_role(hollow, "muted").encode(x=at("before")),
        points.encode(x=at("after"), color=role_colour()),
        whole.add_params(alt.selection_point(PICKED, fields=["name"])).encode(
            x=at("begin"), x2=alt.datum(bounds[1]), tooltip=alt.Tooltip("hint:N")
        ),
    ]
    return alt.LayerChart(layer=layers, height=alt.Step(_ROW))
