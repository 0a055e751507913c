"""The rules that every chart keeps: roles in place of colours, quiet axes, whole names.

Channels are told as such (``alt.X2("high:Q")``): for a bare text Altair goes through its whole
schema. Axes and scales are told in plain words (``{"type": "utc"}``): Altair copies every chart
that becomes a layer several times, and its own objects carry all that was not said of them along.
Layers get their height when they are put together: whatever is asked of them afterwards
copies them all.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import altair as alt

# Altair asks whether pandas is there, and fails where another reader's page is just loading it.
import pandas as pd  # noqa: F401
from altair.utils.schemapi import disable_debug_mode

from scoring.standards import DIMENSIONS

# A chart is checked as a whole when it is drawn: checking each part as well takes half of the time.
disable_debug_mode()

ROLES = (*DIMENSIONS, "ink", "muted", "worse", "better")
"""What a mark says by its hue, in the order of ``chartCategoricalColors`` in the configuration."""

PICKED = "picked"
"""The name under which a click on a chart is reported."""

LABEL = 12
LONGEST = 130
"""Pixels of a name; what is longer is cut."""


def role_colour(field: str = "role") -> alt.Color:
    """Colour by a column of ROLES."""
    return alt.Color(f"{field}:N", scale={"domain": list(ROLES)}, legend=None)


def in_role(chart: alt.Chart, role: str) -> alt.Chart:
    """The chart with all its marks in one role."""
    return chart.transform_calculate(role=f"'{role}'").encode(color=role_colour())


def value_axis(**options: Any) -> dict[str, Any]:
    """An axis of numbers or dates: few quiet lines, labels that give way to one another."""
    settings: dict[str, Any] = {"title": None, "domain": False, "ticks": False}
    settings |= {"tickCount": 4, "labelFontSize": LABEL}
    return settings | options


def name_axis(**options: Any) -> dict[str, Any]:
    """An axis of names: none may vanish or shift, as the theme would have it."""
    settings: dict[str, Any] = {"title": None, "domain": False, "ticks": False, "grid": False}
    settings |= {
        "labelOverlap": False,
        "labelFlush": False,
        "labelLimit": LONGEST,
        "labelFontSize": LABEL,
    }
    return settings | options


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
    scale = {"type": "utc", "domain": [_day(first), _day(last)]}
    return alt.X("period:T", scale=scale, axis=axis)


def _day(day: date) -> dict[str, Any]:
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}
