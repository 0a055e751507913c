"""Who is there when customers come, as a picture."""

from typing import Any

import altair as alt
import polars as pl

from dashboard.charts.theme import LABEL, PICKED, in_role, name_axis, role_colour

_ROW = 24


def staffing(cells: pl.DataFrame) -> alt.LayerChart:
    """Arrivals against agents: a row a language, a column an hour; the stronger the tint, the more
    customers come, and the number is how many agents answer. A click tells ``name`` and ``hour``.

    ``cells``: ``name, label, hour, heading, role`` (worse where customers wait too long, else
    muted)``, tint`` (0–1)``, text, hint``, in the order of rows and columns.
    """
    base = alt.Chart(cells).encode(
        x=alt.X(**_named(cells, "heading", orient="top", labelAngle=0, labelPadding=4)),
        y=alt.Y(**_named(cells, "label")),
        tooltip=alt.Tooltip("hint:N"),
    )
    tiles = base.mark_rect(cornerRadius=2).encode(
        color=role_colour(), opacity=alt.Opacity("tint:Q", scale=None)
    )
    texts = base.mark_text(fontSize=LABEL - 1).encode(text=alt.Text("text:N"))
    picked = alt.selection_point(PICKED, fields=["name", "hour"])
    blank = base.mark_rect(opacity=0).add_params(picked)
    return alt.LayerChart(layer=[tiles, in_role(texts, "ink"), blank], height=alt.Step(_ROW))


def _named(cells: pl.DataFrame, field: str, **options: Any) -> dict[str, Any]:
    # Named one by one: an hour in which nobody came keeps its place.
    domain = cells[field].unique(maintain_order=True).to_list()
    scale = {"domain": domain, "paddingInner": 0.05}
    return {"shorthand": f"{field}:N", "scale": scale, "axis": name_axis(**options)}
