"""The hours of the days to come, as a picture."""

import altair as alt
import polars as pl

from dashboard.charts.theme import in_role, name_axis, value_axis

_ROW = 15


def open_hours(bars: pl.DataFrame, days: list[str], free: pl.DataFrame) -> alt.LayerChart:
    """A row a day, from midnight to midnight: bars where somebody is there, and the names of days
    that are ``free``.

    ``bars``: ``label, begin, end`` (hours)``, hint``; ``days``: the labels of all days, in order;
    ``free``: ``label, text``.
    """
    scale = {"domain": days, "paddingInner": 0.3}
    y = alt.Y("label:N", scale=scale, axis=name_axis())
    hours = value_axis(values=list(range(0, 25, 3)), format="02d", orient="top")
    x = alt.X("begin:Q", scale={"domain": [0, 24], "nice": False}, axis=hours)
    there = (
        alt.Chart(bars)
        .mark_bar(cornerRadius=2)
        .encode(x=x, x2=alt.X2("end:Q"), y=y, tooltip=alt.Tooltip("hint:N"))
    )
    names = (
        alt.Chart(free)
        .mark_text(align="left", dx=2)
        .encode(y=y, x=alt.XDatum(0), text=alt.Text("text:N"))
    )
    return alt.LayerChart(
        layer=[in_role(there, "efficiency"), in_role(names, "muted")], height=alt.Step(_ROW)
    )
