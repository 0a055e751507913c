"""Topics of customers as pictures."""

import altair as alt
import polars as pl

from dashboard.charts.theme import PICKED, in_role, name_axis, role_colour, value_axis

_ROW = 24
_LONGEST = 230
"""Pixels of a name: three words."""


def topics(figures: pl.DataFrame) -> alt.LayerChart:
    """How often each topic comes, a bar a row; a click tells the row's ``name``.

    ``figures``: ``name, label, conversations, mark, role, hint``, in the order of rows; ``role``
    tells whether it is served better or worse than the others, or muted, and ``mark`` stands behind
    the bar.
    """
    rows = alt.Y(
        "label:N",
        axis=name_axis(labelLimit=_LONGEST),
        scale={"domain": figures["label"].to_list(), "paddingInner": 0.25},
        sort=None,
    )
    axis = value_axis(format=",.0f", grid=True, labelOverlap=True)
    scale = {"zero": True}
    base = alt.Chart(figures).encode(
        y=rows, x=alt.X("conversations:Q", axis=axis, scale=scale), tooltip=alt.Tooltip("hint:N")
    )
    bars = base.mark_bar(opacity=0.75, cornerRadiusEnd=3).encode(color=role_colour())
    marks = in_role(base.mark_text(align="left", dx=6, fontWeight=600), "ink").encode(
        text=alt.Text("mark:N")
    )
    # Over the whole row, so that a short bar need not be aimed at.
    most = float(figures["conversations"].max() or 1)  # pyright: ignore[reportArgumentType]
    row = (
        alt.Chart(figures)
        .transform_calculate(begin="0", end=str(most))
        .mark_bar(opacity=0, orient="horizontal")
        .encode(
            y=rows,
            x=alt.X("begin:Q", axis=axis, scale=scale),
            x2=alt.X2("end:Q"),
            tooltip=alt.Tooltip("hint:N"),
        )
        .add_params(alt.selection_point(PICKED, fields=["name"]))
    )
    return alt.LayerChart(layer=[bars, marks, row], height=alt.Step(_ROW))
