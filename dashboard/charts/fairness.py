"""What is fair to say of groups, as pictures: more than chance, and what of it is the mix."""

import altair as alt
import polars as pl

from dashboard.charts.theme import LABEL, PICKED, in_role, name_axis, role_colour, value_axis

_ROW = 28
_LONGEST = 190
"""Pixels of a name: it tells a step and where it ends."""
_ROOM = 0.3
"""How far beyond the furthest bar there is room for its figure, as a share of the whole."""
_TICKS = [digit * 10**power for power in range(6) for digit in (1, 1.5, 2, 3, 5, 7)]
_NAME = 130
"""Pixels of a name in a picture; what is longer is cut."""


def funnel(
    groups: pl.DataFrame, limits: pl.DataFrame, middle: float, *, title: str
) -> alt.LayerChart:
    """More than chance? Means by how many conversations they are of, between limits of chance.

    ``groups``: ``name, label`` (null: not named)``, n, mean, role, hint``; ``limits``: ``n,
    inner_low, inner_high, outer_low, outer_high``; ``title`` names the axis of ``n``. A click tells
    the ``name``.
    """
    first, last = limits["n"][0], limits["n"][-1]
    axis = value_axis(
        title=title,
        grid=False,
        values=[tick for tick in _TICKS if first <= tick <= last],
        format=",.0f",
        labelOverlap=True,
    )
    scale = {"type": "log", "domain": [first, last], "nice": False}
    x = alt.X("n:Q", scale=scale, axis=axis)
    ends = pl.concat([limits["outer_low"], limits["outer_high"], groups["mean"]])
    low, high = float(ends.min()), float(ends.max())  # pyright: ignore[reportArgumentType]
    y_scale = {"domain": [low, high], "zero": False, "nice": True}
    y_axis = value_axis(format=".0f")

    def up(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=y_scale, axis=y_axis)

    edge = alt.Chart(limits).encode(x=x)
    base = alt.Chart(groups).encode(x=x, y=up("mean"))
    shape = alt.Shape(
        "role:N",
        scale={
            "domain": ["better", "muted", "worse"],
            "range": ["triangle-up", "circle", "triangle-down"],
        },
        legend=None,
    )
    line = alt.Chart(pl.DataFrame({"mean": [middle]})).mark_rule(strokeDash=[3, 3], opacity=0.8)
    edges = {
        "inner": edge.mark_line(opacity=0.8, strokeWidth=1, strokeDash=[3, 3]),
        "outer": edge.mark_line(opacity=0.8, strokeWidth=1.5),
    }
    named = base.transform_filter("isValid(datum.label)").encode(text=alt.Text("label:N"))
    # Names stand towards the middle, where there is room for them.
    at = float(first * last) ** 0.5
    left, right = (named.transform_filter(f"datum.n {sign} {at}") for sign in ("<", ">="))
    layers = [
        in_role(line, "muted").encode(y=up("mean")),
        *(
            in_role(mark, "muted").encode(y=up(f"{name}_{end}"))
            for name, mark in edges.items()
            for end in ("low", "high")
        ),
        base.mark_point(filled=True, size=60, opacity=0.9).encode(color=role_colour(), shape=shape),
        in_role(left.mark_text(align="left", dx=8, fontSize=LABEL, limit=_NAME), "ink"),
        in_role(right.mark_text(align="right", dx=-8, fontSize=LABEL, limit=_NAME), "ink"),
        # Wide and invisible, so that a point need not be aimed at.
        base.mark_circle(size=350, opacity=0)
        .add_params(alt.selection_point(PICKED, fields=["name"]))
        .encode(tooltip=alt.Tooltip("hint:N")),
    ]
    return alt.LayerChart(layer=layers, height=320)


def waterfall(steps: pl.DataFrame) -> alt.LayerChart:
    """Why does a difference shrink or grow? From what it is as it stands, a bar a reason, to what
    is left among like conversations.

    ``steps``: ``name, label, begin, end, low, high`` (null but at both ends)``, text, role, hint``,
    in the order of rows. A click tells the ``name``.
    """
    ends = pl.concat([steps[name] for name in ("begin", "end", "low", "high")]).drop_nulls()
    low, high = min(float(ends.min()), 0.0), max(float(ends.max()), 0.0)  # pyright: ignore
    room = max(high - low, 1.0) * _ROOM
    scale = {"domain": [low - room, high + room], "zero": False, "nice": False}
    axis = value_axis(format="+.0f", labelOverlap=True)
    rows = alt.Y(
        "label:N",
        axis=name_axis(labelLimit=_LONGEST),
        scale={"domain": steps["label"].to_list(), "paddingInner": 0},
        sort=None,
    )
    base = alt.Chart(steps).encode(y=rows)

    def at(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    span = base.mark_rule(strokeWidth=2, opacity=0.55)
    right = base.transform_calculate(
        at="max(datum.begin, datum.end, isValid(datum.high) ? datum.high : datum.end)"
    )
    line = alt.Chart(pl.DataFrame({"end": [0.0]})).mark_rule(opacity=0.8)
    whole = base.transform_calculate(left=str(low - room), right=str(high + room))
    layers = [
        in_role(line, "muted").encode(x=at("end")),
        base.mark_bar(size=13).encode(x=at("begin"), x2=alt.X2("end:Q"), color=role_colour()),
        in_role(span, "ink").encode(x=at("low"), x2=alt.X2("high:Q")),
        in_role(right.mark_text(align="left", dx=6, fontSize=LABEL), "ink").encode(
            x=at("at"), text=alt.Text("text:N")
        ),
        # Over the whole row, so that a bar need not be aimed at.
        whole.mark_bar(opacity=0, orient="horizontal")
        .add_params(alt.selection_point(PICKED, fields=["name"]))
        .encode(x=at("left"), x2=alt.X2("right:Q"), tooltip=alt.Tooltip("hint:N")),
    ]
    return alt.LayerChart(layer=layers, height=alt.Step(_ROW))
