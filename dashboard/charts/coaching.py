"""What coaching would win, and whether it worked, as pictures."""

import altair as alt
import polars as pl

from dashboard.charts.theme import PICKED, in_role, name_axis, role_colour, value_axis

_ROW = 24
_LONGEST = 190
"""Pixels of a name: of a standard, or of a side and when."""
_ROOM = 1.05
"""How far beyond the widest interval the axis goes."""


def wins(figures: pl.DataFrame) -> alt.LayerChart:
    """Points won, a dot and its interval a row, against none; a click tells the row's ``name``.

    ``figures``: ``name, label, win, low, high, role, hint``, in the order of rows; ``role`` is the
    dimension where the win is clear, else muted.
    """
    ends = figures.select(pl.min_horizontal(pl.col("low").min(), 0.0), pl.col("high").max()).row(0)
    # Half a point apart, ticks are told apart by one decimal; below that it takes two.
    form = "+.1f" if ends[1] - ends[0] > 1 else "+.2f"
    return _intervals(figures, "win", (ends[0] * _ROOM, ends[1] * _ROOM), form, origin=0.0)


def before_after(figures: pl.DataFrame, bounds: tuple[float, float]) -> alt.LayerChart:
    """Means before and after, a dot and its interval a row; a hollow diamond where those coached
    were expected to be without coaching. A click tells the row's ``name``.

    ``figures``: ``name, label, mean, low, high, expected`` (null but in one row)``, role, hint``.
    """
    return _intervals(figures, "mean", bounds, ".0f", expected=True)


def _intervals(
    figures: pl.DataFrame,
    field: str,
    bounds: tuple[float, float],
    form: str,
    *,
    origin: float | None = None,
    expected: bool = False,
) -> alt.LayerChart:
    rows = alt.Y(
        "label:N",
        axis=name_axis(labelLimit=_LONGEST),
        scale={"domain": figures["label"].to_list(), "paddingInner": 0},
        sort=None,
    )
    scale = {"domain": list(bounds), "zero": False, "nice": False}
    axis = value_axis(format=form, labelOverlap=True, grid=True)
    base = alt.Chart(figures).encode(y=rows)

    def at(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=scale, axis=axis)

    span = base.mark_rule(strokeWidth=2, opacity=0.55, clip=True)
    points = base.mark_point(filled=True, size=75, opacity=1, clip=True)
    # Over the whole row, so that a dot need not be aimed at.
    whole = base.transform_calculate(begin=str(bounds[0])).mark_bar(opacity=0, orient="horizontal")
    layers = [
        span.encode(x=at("low"), x2=alt.X2("high:Q"), color=role_colour()),
        points.encode(x=at(field), color=role_colour()),
    ]
    if expected:
        known = base.transform_filter("isValid(datum.expected)")
        diamond = known.mark_point(shape="diamond", size=110, filled=False, strokeWidth=1.5)
        layers.append(in_role(diamond, "muted").encode(x=at("expected")))
    if origin is not None:
        line = alt.Chart(pl.DataFrame({"origin": [origin]})).mark_rule(strokeDash=[3, 3])
        layers.insert(0, in_role(line, "muted").encode(x=at("origin")))
    whole = whole.add_params(alt.selection_point(PICKED, fields=["name"]))
    hint = alt.Tooltip("hint:N")
    layers.append(whole.encode(x=at("begin"), x2=alt.datum(bounds[1]), tooltip=hint))
    return alt.LayerChart(layer=layers, height=alt.Step(_ROW))
