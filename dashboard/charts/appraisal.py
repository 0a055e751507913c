"""One's own scores beside those of colleagues, of whom none can be made out."""

import altair as alt
import polars as pl

from dashboard.charts.theme import PICKED, in_role, name_axis, role_colour, value_axis

_ROW = 34
_BAND = 0.28


def beside(figures: pl.DataFrame, *, bounds: tuple[float, float]) -> alt.LayerChart:
    """A row a score: one's own mean as a dot with its interval, over a band in which the middle
    half of colleagues are, with a tick at their middle.

    ``figures``: ``name, label, mean, low, high, band_low, band_middle, band_high`` (the last three
    null where nothing is told of colleagues)``, role, hint``, in the order of rows. A click tells
    the ``name``.
    """
    rows = alt.Y(
        "label:N",
        axis=name_axis(),
        scale={"domain": figures["label"].to_list(), "paddingInner": 0},
        sort=None,
    )
    scale = {"domain": list(bounds), "zero": False, "nice": False}
    axis = value_axis(format=".0f", labelOverlap=True)

    def x(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=scale, axis=axis)

    base = alt.Chart(figures).encode(y=rows)
    told = base.transform_filter("isValid(datum.band_low)")
    layers = [
        in_role(told.mark_bar(size=16, opacity=_BAND, clip=True), "muted").encode(
            x=x("band_low"), x2=alt.X2("band_high:Q")
        ),
        in_role(told.mark_tick(size=16, thickness=2, clip=True), "muted").encode(
            x=x("band_middle")
        ),
        base.mark_rule(strokeWidth=2, opacity=0.7, clip=True).encode(
            x=x("low"), x2=alt.X2("high:Q"), color=role_colour()
        ),
        base.mark_point(filled=True, size=90, opacity=1, clip=True).encode(
            x=x("mean"), color=role_colour()
        ),
        # Over the whole row, so that a dot need not be aimed at.
        base.transform_calculate(begin=str(bounds[0]), end=str(bounds[1]))
        .mark_bar(opacity=0, orient="horizontal")
        .encode(x=x("begin"), x2=alt.X2("end:Q"), tooltip=alt.Tooltip("hint:N"))
        .add_params(alt.selection_point(PICKED, fields=["name"])),
    ]
    return alt.LayerChart(layer=layers, height=alt.Step(_ROW))
