"""Figures as pictures: the only door to Altair.

Charts are drawn with Streamlit's own theme, so that they follow a live switch between light and
dark. No colour is chosen here: every mark has a *role*, and the colour scale of roles has no range
of its own, so that it takes the eight ``chartCategoricalColors`` of the theme in force. Texts come
in as columns (``label``, ``hint``), worded by whoever asks for the chart.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import polars as pl

from scoring.standards import DIMENSIONS

ROLES = (*DIMENSIONS, "ink", "muted", "worse", "better")
"""What a mark says by its hue, in the order of ``chartCategoricalColors`` in the configuration."""

PICKED = "picked"
"""The name under which a click on a chart is reported."""

_BAND = 0.18
_HEADROOM = 0.4
_BAR = 0.6
_FILLED = 0.85
"""Share of its period that a bar is wide."""
_DIFFERENCES = (5.0, 20.0)
"""Points at which the tints of differences end: not below the one, lest small ones look large, nor
beyond the other, lest one group pale all others."""
_ROW = 22
"""Pixels of a row of dots."""
_LABEL = 12
_LONGEST = 130
"""Pixels of a name; what is longer is cut."""


def role_colour(field: str = "role") -> alt.Color:
    """Colour by a column of ROLES."""
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=list(ROLES)), legend=None)


def in_role(chart: alt.Chart, role: str) -> alt.Chart:
    """The chart with all its marks in one role."""
    return chart.transform_calculate(role=f"'{role}'").encode(color=role_colour())


def value_axis(**options: Any) -> alt.Axis:
    """An axis of numbers or dates: few quiet lines, labels that give way to one another."""
    settings: dict[str, Any] = {"title": None, "domain": False, "ticks": False}
    settings |= {"tickCount": 4, "labelFontSize": _LABEL}
    return alt.Axis(**(settings | options))


def name_axis(**options: Any) -> alt.Axis:
    """An axis of names: none may vanish or shift, as the theme would have it."""
    settings: dict[str, Any] = {"title": None, "domain": False, "ticks": False, "grid": False}
    settings |= {
        "labelOverlap": False,
        "labelFlush": False,
        "labelLimit": _LONGEST,
        "labelFontSize": _LABEL,
    }
    return alt.Axis(**(settings | options))


def period_axis(first: date, last: date, formats: Mapping[str, str]) -> alt.X:
    """Periods from left to right. ``formats`` are those of ``day``, ``month`` and ``year`` in the
    reader's language; the stretch decides which is used."""
    stretch = (last - first).days
    kind = "day" if stretch <= 56 else "month" if stretch <= 400 else "year"
    ticks: dict[str, Any] = {"tickCount": 3}
    if kind == "month":
        ticks = {"tickCount": {"interval": "month", "step": 1}}
    elif kind == "day":
        # From the first one on: left alone, weeks would be labelled at Sundays.
        ticks = {"values": [_day(first + timedelta(n)) for n in range(0, stretch + 1, 7)]}
    axis = value_axis(format=formats[kind], grid=False, labelOverlap=True, **ticks)
    # Days are days of UTC: elsewhere on earth the axis must not begin the evening before.
    scale = alt.Scale(type="utc", domain=[_day(first), _day(last)])
    return alt.X("period:T", scale=scale, axis=axis)


def trend(
    figures: pl.DataFrame,
    role: str,
    *,
    bounds: tuple[float, float],
    stretch: tuple[date, date],
    formats: Mapping[str, str],
    others: pl.DataFrame | None = None,
    labelled: bool = True,
    height: int = 110,
) -> alt.LayerChart:
    """A score over time: line, interval as a band, the value at its end.

    ``figures``: ``period, mean, low, high, hint``; ``others`` (``period, mean``) is drawn as a
    dashed line to compare with. ``bounds`` and ``stretch`` are the ends of the two axes, the same
    for charts that stand side by side, of which only the first is ``labelled``.
    """
    x = period_axis(*stretch, formats)
    y_axis = value_axis(values=list(bounds), format=".0f", labels=labelled)
    # Room above for the value at the end, so that charts side by side keep the same plane.
    top = bounds[1] + (bounds[1] - bounds[0]) * _HEADROOM
    scale = alt.Scale(domain=[bounds[0], top], zero=False, nice=False)
    y = alt.Y("mean:Q", scale=scale, axis=y_axis)
    mine = alt.Chart(figures).encode(x=x)
    last = alt.Chart(figures.tail(1)).encode(x=x, y=y, text=alt.Text("mean:Q", format=".0f"))
    area = mine.mark_area(opacity=_BAND, clip=True)
    layers = [
        in_role(area, role).encode(y=alt.Y("low:Q", scale=scale, axis=y_axis), y2="high:Q"),
        in_role(mine.mark_line(strokeWidth=2, clip=True), role).encode(y=y),
        in_role(mine.mark_circle(size=18, clip=True), role).encode(y=y),
        # Wide invisible points, so that the hint need not be aimed at.
        mine.mark_circle(size=400, opacity=0).encode(y=y, tooltip=alt.Tooltip("hint:N")),
        in_role(last.mark_text(align="right", dy=-12, fontWeight=600, fontSize=13), "ink"),
    ]
    if others is not None:
        line = alt.Chart(others).mark_line(strokeWidth=1.5, strokeDash=[4, 3], clip=True)
        layers.insert(1, in_role(line, "muted").encode(x=x, y=y))
    return alt.LayerChart(layer=layers).properties(height=height)


def dots(
    figures: pl.DataFrame,
    reference: float,
    *,
    bounds: tuple[float, float],
    form: str = ".0f",
    named: bool = True,
    selectable: bool = False,
) -> alt.LayerChart:
    """Who differs: a dot and its interval a row, against a reference line.

    Charts that stand side by side have the same rows; only the first is ``named``.

    ``figures``: ``name, label, mean, low, high, role, hint``, in the order of rows; ``role`` is
    better (▲), worse (▼) or muted (●), as decided by the comparison, never by rank.
    """
    rows = alt.Y(
        "label:N",
        axis=name_axis() if named else None,
        # Named one by one: a row without a figure keeps its place.
        scale=alt.Scale(domain=figures["label"].to_list(), paddingInner=0),
        sort=None,
    )
    scale = alt.Scale(domain=list(bounds), zero=False, nice=False)
    axis = value_axis(format=form, labelOverlap=True, grid=True, values=_ticks(*bounds))
    base = alt.Chart(figures).encode(y=rows, x=alt.X("mean:Q", scale=scale, axis=axis))
    shape = alt.Shape(
        "role:N",
        scale=alt.Scale(
            domain=["better", "muted", "worse"],
            range=["triangle-up", "circle", "triangle-down"],
        ),
        legend=None,
    )
    line = alt.Chart(pl.DataFrame({"mean": [reference]})).mark_rule(strokeDash=[3, 3], opacity=0.8)
    span = base.mark_rule(strokeWidth=2, opacity=0.55, clip=True)
    points = base.mark_point(filled=True, size=75, opacity=1)
    # Over the whole row, so that a dot need not be aimed at.
    row = (
        alt.Chart(figures)
        .transform_calculate(begin=str(bounds[0]), end=str(bounds[1]))
        .mark_bar(opacity=0, orient="horizontal")
        .encode(
            y=rows,
            x=alt.X("begin:Q", scale=scale, axis=axis),
            x2="end:Q",
            tooltip=alt.Tooltip("hint:N"),
        )
    )
    if selectable:
        row = row.add_params(alt.selection_point(PICKED, fields=["name"]))
    layers = [
        in_role(line, "muted").encode(x=alt.X("mean:Q", scale=scale, axis=axis)),
        span.encode(x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", color=role_colour()),
        points.encode(color=role_colour(), shape=shape),
        row,
    ]
    return alt.LayerChart(layer=layers).properties(height=alt.Step(_ROW))


def heat(cells: pl.DataFrame, *, selectable: bool = False) -> alt.LayerChart:
    """Where: differences from the mean of all, a row a group and a column a dimension.

    ``cells``: ``name, label, column, heading, difference, text, clear, hint``, in the order of rows
    and columns. ``difference`` is null where there is too little to say; ``text`` always stands in
    the cell, strong where ``clear``.
    """
    largest = cells.select(pl.col("difference").abs().max().fill_null(0)).item()
    limit = min(max(largest, _DIFFERENCES[0]), _DIFFERENCES[1])
    column_axis = name_axis(orient="top", labelAngle=0, labelPadding=6)
    apart = alt.Scale(paddingInner=0.05)
    base = alt.Chart(cells).encode(
        x=alt.X("heading:N", sort=None, axis=column_axis, scale=apart),
        y=alt.Y("label:N", sort=None, axis=name_axis(), scale=apart),
        tooltip=alt.Tooltip("hint:N"),
    )
    # Steps, not a gradient: ten tints can be told apart and keep the number readable.
    steps = alt.Scale(type="quantize", domain=[-limit, limit], range="diverging")  # pyright: ignore
    tiles = base.transform_filter("isValid(datum.difference)").mark_rect(cornerRadius=3)
    # Under the cells without a colour, so that they can be clicked too.
    blank = base.mark_rect(opacity=0)
    colour = alt.Color("difference:Q", scale=steps, legend=None)
    if selectable:
        blank = blank.add_params(alt.selection_point(PICKED, fields=["name", "column"]))
    told, clear = "isValid(datum.difference)", "datum.clear"
    texts = base.encode(text="text:N")
    numbers = [
        in_role(
            texts.transform_filter(f"{told} && {clear}").mark_text(
                fontWeight="bold", fontSize=_LABEL
            ),
            "ink",
        ),
        in_role(texts.transform_filter(f"{told} && !{clear}").mark_text(fontSize=_LABEL), "ink"),
        in_role(texts.transform_filter(f"!{told}").mark_text(fontSize=_LABEL), "muted"),
    ]
    return (
        alt.LayerChart(layer=[tiles.encode(color=colour), *numbers, blank])
        .resolve_scale(color="independent")
        .properties(height=alt.Step(_ROW + 4))
    )


def volume(
    figures: pl.DataFrame, *, stretch: tuple[date, date], formats: Mapping[str, str]
) -> alt.Chart:
    """How much, by period: ``period, until, conversations, hint``, a bar each."""
    begin, until = (pl.col(name).cast(pl.Datetime("ms", "UTC")) for name in ("period", "until"))
    ends = figures.with_columns((begin + (until - begin) * _FILLED).alias("end"))
    # A rectangle: a bar that has two ends in time would be laid on its side.
    bars = alt.Chart(ends).mark_rect(opacity=_BAR)
    axis = value_axis(tickCount=3, format=",.0f")
    return (
        in_role(bars, "muted")
        .encode(
            x=period_axis(*stretch, formats),
            x2="end:T",
            y=alt.Y("conversations:Q", axis=axis, scale=alt.Scale(zero=True)),
            y2=alt.datum(0),
            tooltip=alt.Tooltip("hint:N"),
        )
        .properties(height=150)
    )


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers at which an axis is labelled, three to five, not at its very ends."""
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50) if (high - low) / step <= 5)
    first = -(-low // step) * step
    return [x for x in (first + step * n for n in range(6)) if low <= x < high]


def _day(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)


# One conversation ---------------------------------------------------------------------------------

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
        scale = alt.Scale(domain=[self.begin, self.end], zero=False, nice=False)
        label = f"datum.label + {json.dumps(' ' + self.unit)}"
        # Without a unit messages are counted, and there is none and a half.
        whole = {} if self.unit else {"tickMinStep": 1}
        axis = value_axis(labelExpr=label, grid=False, **whole)
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    def y(self, field: str) -> alt.Y:
        scale = alt.Scale(domain=list(self.bounds), zero=False, nice=False)
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
    return alt.LayerChart(layer=layers).properties(height=70 * has_waits + 95 * has_moods)


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
            in_role(text, "worse").encode(x=plane.x("at"), y=plane.y("low"), text="label:N")
        )
    return layers


def _mood(moods: pl.DataFrame, plane: _Plane) -> list[alt.Chart]:
    base = alt.Chart(moods).encode(x=plane.x("at"), y=plane.y("polarity"))
    points = base.mark_circle(size=45, opacity=1).encode(tooltip=alt.Tooltip("hint:N"))
    line = base.mark_line(interpolate="step-after", strokeWidth=2)
    return [in_role(line, "ink"), in_role(points, "ink")]
