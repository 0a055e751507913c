"""How far the program agrees with people, as a picture."""

import altair as alt
import polars as pl

from dashboard.charts.theme import LABEL, PICKED, in_role, name_axis, role_colour, value_axis

_ROW = 22
_LONGEST = 340
"""Pixels of a name: it tells language, question and set."""


def agreement(figures: pl.DataFrame, *, low: float, words: tuple[str, str]) -> alt.LayerChart:
    """A dot and its interval a row; a stroke where the aim is, a hollow diamond where people's
    agreement with one another is. ``words`` name stroke and diamond; ``low`` is where the axis
    begins, and it ends at 1.

    ``figures``: ``name, label, mean, low, high, aim, ceiling, role, hint``, in the order of rows;
    ``role`` is worse where the aim is clearly missed, else ink.
    """
    rows = alt.Y(
        "label:N",
        axis=name_axis(labelLimit=_LONGEST),
        scale=alt.Scale(domain=figures["label"].to_list(), paddingInner=0),
        sort=None,
    )
    scale = alt.Scale(domain=[low, 1], zero=False, nice=False)
    axis = value_axis(format=".1f", labelOverlap=True, grid=True, tickCount=6)
    base = alt.Chart(figures).encode(y=rows)

    def at(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    span = base.mark_rule(strokeWidth=2, opacity=0.55, clip=True)
    points = base.mark_point(filled=True, size=70, opacity=1, clip=True)
    aims = base.transform_filter("isValid(datum.aim)").mark_tick(thickness=2, size=16, opacity=1)
    people = base.transform_filter("isValid(datum.ceiling)").mark_point(
        shape="diamond", size=80, filled=False, strokeWidth=1.5, opacity=1
    )
    whole = base.transform_calculate(begin=str(low)).mark_bar(opacity=0, orient="horizontal")
    picked = alt.selection_point(PICKED, fields=["name"])
    layers = [
        span.encode(x=at("low"), x2="high:Q", color=role_colour()),
        in_role(aims, "muted").encode(x=at("aim")),
        in_role(people, "muted").encode(x=at("ceiling")),
        points.encode(x=at("mean"), color=role_colour()),
        # Over the whole row, so that a dot need not be aimed at.
        whole.add_params(picked).encode(
            x=at("begin"), x2=alt.datum(1), tooltip=alt.Tooltip("hint:N")
        ),
        *_key(figures, at, words, rows),
    ]
    return alt.LayerChart(layer=layers).properties(height=alt.Step(_ROW))


def _key(figures: pl.DataFrame, at: object, words: tuple[str, str], rows: alt.Y) -> list[alt.Chart]:
    """The first aim and the first ceiling are named where they stand."""
    layers = []
    for field, word, shift in (("aim", words[0], -11), ("ceiling", words[1], -11)):
        first = figures.filter(pl.col(field).is_not_null()).head(1)
        if first.height:
            text = alt.Chart(first).mark_text(dy=shift, fontSize=LABEL - 1)
            shown = text.encode(x=at(field), y=rows, text=alt.value(word))  # pyright: ignore
            layers.append(in_role(shown, "muted"))
    return layers
