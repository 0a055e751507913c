"""Ratings that customers gave and those that are predicted, as pictures."""

from typing import Any

import altair as alt
import polars as pl

from dashboard.charts.theme import LABEL, PICKED, in_role, name_axis, role_colour, value_axis

_ENDS = (0.8, 5.2)
"""A little beyond the scale of ratings, so that its dots are whole."""
_STARS = [1, 2, 3, 4, 5]
_BAND = 0.18
_ROW = 24
_LONGEST = 180
"""Pixels of a name: it tells side, when and what."""
_LOW = 2.0
"""Rating below which there is no room for words under a line."""
_HEADROOM = 2.0
"""How far bars leave room for their figures, times the longest."""


def calibration(bands: pl.DataFrame, *, words: tuple[str, str]) -> alt.LayerChart:
    """What customers gave, by what was predicted: a dot and its interval a band, the larger the
    more ratings, against the line on which both are the same.

    ``bands``: ``name, predicted, mean, low, high, rated, hint``. ``words`` name the two axes:
    predicted, given.
    """
    x = alt.X("predicted:Q", **_stars(grid=False, title=words[0]))
    up = _stars(title=words[1])
    base = alt.Chart(bands).encode(x=x, y=alt.Y("mean:Q", **up))
    even = alt.Chart(pl.DataFrame({"predicted": [1.0, 5.0], "mean": [1.0, 5.0]}))
    size = alt.Size("rated:Q", scale={"range": [40, 400], "zero": True}, legend=None)
    picked = alt.selection_point(PICKED, fields=["name"])
    layers = [
        in_role(even.mark_line(strokeDash=[4, 3], strokeWidth=1.5), "muted").encode(
            x=x, y=alt.Y("mean:Q", **up)
        ),
        in_role(base.mark_rule(strokeWidth=2, opacity=0.55), "ink").encode(
            y=alt.Y("low:Q", **up), y2=alt.Y2("high:Q")
        ),
        in_role(base.mark_point(filled=True, opacity=1), "ink").encode(size=size),
        # Wide and invisible, so that a dot need not be aimed at.
        base.mark_circle(size=900, opacity=0)
        .add_params(picked)
        .encode(tooltip=alt.Tooltip("hint:N")),
    ]
    return alt.LayerChart(layer=layers, height=300)


def drivers(traits: pl.DataFrame, *, reach: float) -> alt.LayerChart:
    """What goes with the ratings: a bar from 0 to the correlation of each trait, and its interval.

    ``traits``: ``label, mean, low, high, role, hint``, in the order of rows; ``reach`` is where
    the axis ends on either side.
    """
    x = {
        "scale": {"domain": [-reach, reach], "zero": True, "nice": False},
        "axis": value_axis(format=".1f", labelOverlap=True),
    }
    base = alt.Chart(traits).encode(y=_names(traits), tooltip=alt.Tooltip("hint:N"))
    bars = base.mark_bar(opacity=0.35, size=12)
    spans = base.mark_rule(strokeWidth=2)
    return alt.LayerChart(
        layer=[
            bars.encode(x=alt.X("mean:Q", **x), color=role_colour()),
            spans.encode(x=alt.X("low:Q", **x), x2=alt.X2("high:Q"), color=role_colour()),
            _nought(**x),
            # Over the whole row, so that a bar need not be aimed at.
            base.transform_calculate(begin=str(-reach), end=str(reach))
            .mark_bar(opacity=0, orient="horizontal")
            .encode(x=alt.X("begin:Q", **x), x2=alt.X2("end:Q"))
            .add_params(alt.selection_point(PICKED, fields=["name"])),
        ],
        height=alt.Step(_ROW),
    )


def expected_course(course: pl.DataFrame, fall: pl.DataFrame) -> alt.LayerChart:
    """The rating expected after each message of the customer, with its band.

    ``course``: ``message`` (its number), ``rating, low, high, hint``; ``fall``: of the two messages
    of the steepest fall ``message, rating, label`` (null at the first of them), or nothing.
    """
    numbers = course["message"].to_list()
    lowest = fall.select(pl.col("rating").min().fill_null(0)).item()
    # Room at both ends, so that dots are whole.
    scale = {"domain": [numbers[0], numbers[-1]], "zero": False, "nice": False, "padding": 12}
    axis = value_axis(
        grid=False, values=numbers, tickCount=len(numbers), format="d", labelOverlap=True
    )
    x = alt.X("message:Q", scale=scale, axis=axis)
    base = alt.Chart(course).encode(x=x, y=alt.Y("rating:Q", **_stars()))
    fallen = alt.Chart(fall).encode(x=x, y=alt.Y("rating:Q", **_stars()))
    text = fallen.transform_filter("isValid(datum.label)").mark_text(
        dy=16 if lowest > _LOW else -14, fontWeight=600, fontSize=LABEL
    )
    layers = [
        in_role(base.mark_area(opacity=_BAND), "muted").encode(
            y=alt.Y("low:Q", **_stars()), y2=alt.Y2("high:Q")
        ),
        in_role(base.mark_line(strokeWidth=2), "ink"),
        in_role(base.mark_circle(size=45, opacity=1), "ink"),
        in_role(fallen.mark_line(strokeWidth=3), "worse"),
        in_role(text, "worse").encode(text=alt.Text("label:N")),
        base.mark_circle(size=400, opacity=0).encode(tooltip=alt.Tooltip("hint:N")),
    ]
    return alt.LayerChart(layer=layers, height=150)


def moved(reasons: pl.DataFrame) -> alt.LayerChart:
    """What moved a prediction: a bar a reason, to the left where it took points away.

    ``reasons``: ``label, points, text, role, hint``, in the order of rows.
    """
    most = reasons.select(pl.col("points").abs().max().fill_null(0)).item() * _HEADROOM
    x = {
        "scale": {"domain": [-most, most], "zero": True, "nice": False},
        "axis": value_axis(labels=False, grid=False),
    }
    base = alt.Chart(reasons).encode(
        y=_names(reasons), x=alt.X("points:Q", **x), tooltip=alt.Tooltip("hint:N")
    )
    texts = base.encode(text=alt.Text("text:N"))
    less, more = (texts.transform_filter(f"datum.points {sign} 0") for sign in ("<", ">="))
    return alt.LayerChart(
        layer=[
            base.mark_bar(size=12).encode(color=role_colour()),
            in_role(less.mark_text(align="right", dx=-4, fontSize=LABEL), "ink"),
            in_role(more.mark_text(align="left", dx=4, fontSize=LABEL), "ink"),
            _nought(**x),
        ],
        height=alt.Step(_ROW),
    )


def _stars(**options: Any) -> dict[str, Any]:
    """The scale of ratings, the same in every layer."""
    return {
        "scale": {"domain": list(_ENDS), "zero": False, "nice": False},
        # Fewer ticks than values, and every other one would vanish.
        "axis": value_axis(
            values=_STARS, tickCount=len(_STARS), format="d", labelOverlap=False, **options
        ),
    }


def _names(rows: pl.DataFrame) -> alt.Y:
    labels = rows["label"].to_list()
    return alt.Y(
        "label:N",
        axis=name_axis(labelLimit=_LONGEST),
        scale={"domain": labels, "paddingInner": 0},
        sort=None,
    )


def _nought(**axis: Any) -> alt.Chart:
    """The line at which nothing is moved."""
    line = alt.Chart(pl.DataFrame({"at": [0]})).mark_rule(opacity=0.8)
    return in_role(line, "muted").encode(x=alt.X("at:Q", **axis))
