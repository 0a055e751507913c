"""Charts outside of the screen: as pictures of their own, in the colours of the light theme."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

from dashboard.charts.specs import Chart, inline

WIDTH = 640
"""Pixels of a chart; whoever prints it scales it to the page."""

_FONT = "Noto Sans, Segoe UI, DejaVu Sans, sans-serif"


def svg(chart: Chart, name: str = "") -> str:
    """A chart as a picture in the colours of the light theme, the same for the same chart; ``name``
    tells several on one page apart."""
    sized = chart.properties(width=WIDTH)
    drawn = vl_convert.vegalite_to_svg(inline(sized), config=_theme())
    # Parts are numbered through all charts that were ever drawn.
    numbers = dict.fromkeys(re.findall(r"clip\d+", drawn))
    for place, number_ in enumerate(numbers):
        drawn = re.sub(rf"{number_}\b", f"{name}part{place}", drawn)
    return drawn


def png(chart: Chart) -> bytes:
    """The same as pixels, twice as many as it is drawn with."""
    sized = chart.properties(width=WIDTH)
    return vl_convert.vegalite_to_png(inline(sized), config=_theme(), scale=2)


@cache
def _theme() -> dict[str, Any]:
    """The colours of the screen (light), for whoever draws without it."""
    # In an installed package the settings lie beside its modules, else above them.
    here = Path(__file__).resolve().parent.parent
    path = next(
        folder / ".streamlit" / "config.toml"
        for folder in (here, here.parent)
        if (folder / ".streamlit").is_dir()
    )
    light = tomllib.loads(path.read_text("utf-8"))["theme"]["light"]
    text = {"labelColor": light["textColor"], "titleColor": light["textColor"]}
    return {
        "font": _FONT,
        "background": light["backgroundColor"],
        "view": {"stroke": None},
        "axis": text | {"gridColor": light["borderColor"]},
        "range": {
            "category": light["chartCategoricalColors"],
            "diverging": light["chartDivergingColors"],
        },
    }
