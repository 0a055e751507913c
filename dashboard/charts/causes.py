"""What goes with an outcome, and how conversations go from stage to stage, as pictures."""

import math
from typing import Any

import altair as alt
import polars as pl

from dashboard.charts.theme import LABEL, PICKED, in_role, name_axis, role_colour, value_axis

_POINTS = 24
"""Points of an arc."""

_HEIGHT = 320
_ROW = 22
_LONGEST = 180
"""Pixels of a name of a trait."""
_THICK = (0.5, 14.0)
"""Pixels of an arc that hardly anybody takes, and of the one that most take."""

_ROOM = 0.15
"""How far there is room for words beyond the highest arc and the lowest."""


def associations(traits: pl.DataFrame, *, reach: float, named: bool) -> alt.LayerChart:
    """What goes with an outcome: a correlation and its interval a row, against none at all.

    ``traits``: ``name, label, mean, low, high, role, hint``, in the order of rows, of which only
    the first of charts side by side is ``named``; ``reach`` is where the axis ends on either side.
    A click tells the ``name``.
    """
    rows = alt.Y(
        "label:N",
        axis=name_axis(labelLimit=_LONGEST) if named else None,
        scale={"domain": traits["label"].to_list(), "paddingInner": 0},
        sort=None,
    )
    scale = {"domain": [-reach, reach], "zero": True, "nice": False}
    axis = value_axis(format="+.1f", labelOverlap=True, grid=True)

    def at(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    base = alt.Chart(traits).encode(y=rows)
    shape = alt.Shape(
        "role:N",
        scale={
            "domain": ["better", "muted", "worse"],
            "range": ["triangle-up", "circle", "triangle-down"],
        },
        legend=None,
    )
    line = alt.Chart(pl.DataFrame({"mean": [0.0]})).mark_rule(strokeDash=[3, 3], opacity=0.8)
    span = base.mark_rule(strokeWidth=2, opacity=0.55, clip=True)
    points = base.mark_point(filled=True, size=75, opacity=1)
    # Over the whole row, so that a dot need not be aimed at.
    row = base.transform_calculate(begin=str(-reach), end=str(reach))
    layers = [
        in_role(line, "muted").encode(x=at("mean")),
        span.encode(x=at("low"), x2=alt.X2("high:Q"), color=role_colour()),
        points.encode(x=at("mean"), color=role_colour(), shape=shape),
        row.mark_bar(opacity=0, orient="horizontal")
        .encode(x=at("begin"), x2=alt.X2("end:Q"), tooltip=alt.Tooltip("hint:N"))
        .add_params(alt.selection_point(PICKED, fields=["name"])),
    ]
    return alt.LayerChart(layer=layers, height=alt.Step(_ROW))


def flow(stages: pl.DataFrame, steps: pl.DataFrame) -> alt.LayerChart:
    """Stages from left to right; what leads on as arcs above, what turns back as arcs below, the
    wider the more conversations. A click tells the ``name`` of a stage or step.

    ``stages``: ``name, label, place, share, hint``; ``steps``: ``name, begin, end`` (places)``,
    share, back, role, text`` (null: not named)``, hint``.
    """
    tops = _tops(steps, max(stages.height - 1, 1))
    arcs = pl.DataFrame([point for row in tops.iter_rows(named=True) for point in _arc(row)])
    nodes = stages.select("name", "label", "hint", "share", x="place", y=pl.lit(0.0))
    ends = [float(end) for end in (*tops["y"], 0.2, -0.2)]
    scale = {"domain": [min(ends) - _ROOM, max(ends) + _ROOM], "nice": False}
    x = alt.X("x:Q", axis=None, scale={"domain": [-0.5, stages.height - 0.5], "nice": False})
    y = alt.Y("y:Q", axis=None, scale=scale)
    most = float(steps["share"].max() or 1)  # pyright: ignore[reportArgumentType]
    wide = {"domain": [0, most], "range": list(_THICK)}
    size = alt.Size("share:Q", scale={"domain": [0, 1], "range": [60, 500]}, legend=None)
    at = alt.Chart(nodes).encode(x=x, y=y)
    named = (
        alt.Chart(tops)
        .transform_filter("isValid(datum.text)")
        .encode(x=x, y=y, text=alt.Text("text:N"))
    )
    above, below = (named.transform_filter(f"datum.y {sign} 0") for sign in (">", "<"))
    targets = pl.concat(
        [part.select("name", "hint", pl.col("x", "y").cast(pl.Float64)) for part in (nodes, tops)]
    )
    layers = [
        alt.Chart(arcs)
        .mark_line(opacity=0.45)
        .encode(
            x=x,
            y=y,
            detail=alt.Detail("name:N"),
            order=alt.Order("order:Q"),
            color=role_colour(),
            strokeWidth=alt.StrokeWidth("share:Q", scale=wide, legend=None),
        ),
        in_role(at.mark_circle(opacity=1), "ink").encode(size=size),
        in_role(at.mark_text(fontSize=LABEL, fontWeight=600, dy=-19), "ink").encode(
            text=alt.Text("label:N")
        ),
        in_role(above.mark_text(fontSize=LABEL, dy=-9), "ink"),
        in_role(below.mark_text(fontSize=LABEL, dy=9), "ink"),
        # Wide and invisible, so that neither stage nor arc need be aimed at.
        alt.Chart(targets)
        .mark_circle(size=700, opacity=0)
        .encode(x=x, y=y, tooltip=alt.Tooltip("hint:N"))
        .add_params(alt.selection_point(PICKED, fields=["name"])),
    ]
    return alt.LayerChart(layer=layers, height=_HEIGHT).resolve_scale(size="independent")


def _tops(steps: pl.DataFrame, widest: int) -> pl.DataFrame:
    """Where each arc is highest, ``x, y``; below the line where it turns back."""
    begin, end = pl.col("begin"), pl.col("end")
    rise = 0.15 + 0.85 * ((end - begin).abs() / widest) ** 0.8
    return steps.with_columns(
        ((begin + end) / 2).alias("x"), pl.when("back").then(-rise).otherwise(rise).alias("y")
    )


def _arc(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The points of an arc."""
    half = (row["end"] - row["begin"]) / 2
    turns = (math.pi * step / _POINTS for step in range(_POINTS + 1))
    return [
        {name: row[name] for name in ("name", "role", "share")}
        | {
            "order": order,
            "x": row["x"] - half * math.cos(turn),
            "y": row["y"] * math.sin(turn),
        }
        for order, turn in enumerate(turns)
    ]
