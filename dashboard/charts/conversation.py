"""One conversation as a picture: who waited how long, and in what mood."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import polars as pl

from dashboard.charts.theme import in_role, name_axis, role_colour, value_axis

_LANE, _LANE_TOP, _LANE_LABEL, _LANE_NAME = 1.45, 1.8, 1.95, 1.625
"""Where the lane of replies lies on the axis of moods, which ends at 1."""


@dataclass(frozen=True)
class _Plane:
    """The axes that all layers of a conversation share; without that each brings its own."""

    bounds: tuple[float, float]
    words: Mapping[float, str]
    begin: float
    end: float
    unit: str

    def x(self, field: str) -> alt.X:
        scale = {"domain": [self.begin, self.end], "zero": False, "nice": False}
        label = f"datum.label + {json.dumps(' ' + self.unit)}"
        # Without a unit messages are counted, and there is none and a half.
        whole = {} if self.unit else {"tickMinStep": 1}
        axis = value_axis(labelExpr=label, grid=False, **whole)
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    def y(self, field: str) -> alt.Y:
        scale = {"domain": list(self.bounds), "zero": False, "nice": False}
        low, high = self.bounds
        shown = {at: word for at, word in self.words.items() if low < at < high}
        cases = (f"datum.value == {at} ? {json.dumps(word)}" for at, word in shown.items())
        named = " : ".join(cases)
        axis = name_axis(values=list(shown), labelExpr=f"{named} : ''", labelPadding=8)
        return alt.Y(f"{field}:Q", scale=scale, axis=axis)


def course(
    waits: pl.DataFrame,
    moods: pl.DataFrame,
    *,
    begin: float,
    end: float,
    unit: str,
    words: Sequence[str],
) -> alt.LayerChart:
    """One conversation from left to right: who waited how long for a reply above, the mood below.

    ``waits``: ``begin, end, role`` (muted, or worse beyond the limit), ``hint``, ``label`` (null
    where there is nothing to say). ``moods``: ``at, polarity`` (−1 to 1, holding until the next;
    null: a gap), ``hint``. Times are in ``unit``, from ``begin`` to ``end``. ``words`` name the
    axis from below: unhappy, neutral, happy, reply. An empty part is left out.
    """
    has_waits, has_moods = not waits.is_empty(), not moods.is_empty()
    bounds = (-1.15 if has_moods else 1.35, 2.3 if has_waits else 1.15)
    named = dict(zip((-1, 0, 1, _LANE_NAME), words, strict=True))
    plane = _Plane(bounds, named, begin, end, unit)
    layers = (_lane(waits, plane) if has_waits else []) + (_mood(moods, plane) if has_moods else [])
    return alt.LayerChart(layer=layers, height=70 * has_waits + 95 * has_moods)


def _lane(waits: pl.DataFrame, plane: _Plane) -> list[alt.Chart]:
    height = {"low": pl.lit(_LANE), "high": pl.lit(_LANE_TOP)}
    bounds = pl.DataFrame({"begin": [plane.begin], "end": [plane.end]})
    whole = alt.Chart(bounds.with_columns(**height))
    place = {"x": plane.x("begin"), "x2": "end:Q", "y": plane.y("low"), "y2": "high:Q"}
    parts = alt.Chart(waits.with_columns(**height)).mark_bar(opacity=1, binSpacing=0)
    layers = [
        in_role(whole.mark_bar(opacity=0.15), "muted").encode(**place),
        parts.encode(**place, color=role_colour(), tooltip=alt.Tooltip("hint:N")),
    ]
    for row in waits.filter(pl.col("label").is_not_null()).iter_rows(named=True):
        # Near an edge the words begin or end with their bar, so that nothing is cut off.
        middle = (row["begin"] + row["end"]) / 2
        side, at = "center", middle
        if middle < plane.end * 0.3:
            side, at = "left", row["begin"]
        elif middle > plane.end * 0.7:
            side, at = "right", row["end"]
        told = pl.DataFrame({"at": [at], "low": [_LANE_LABEL], "label": [row["label"]]})
        text = alt.Chart(told).mark_text(align=side, baseline="bottom", fontWeight=600)
        layers.append(
            in_role(text, "worse").encode(
                x=plane.x("at"), y=plane.y("low"), text=alt.Text("label:N")
            )
        )
    return layers


def _mood(moods: pl.DataFrame, plane: _Plane) -> list[alt.Chart]:
    base = alt.Chart(moods).encode(x=plane.x("at"), y=plane.y("polarity"))
    points = base.mark_circle(size=45, opacity=1).encode(tooltip=alt.Tooltip("hint:N"))
    line = base.mark_line(interpolate="step-after", strokeWidth=2)
    return [in_role(line, "ink"), in_role(points, "ink")]
