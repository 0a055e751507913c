"""A chart as what draws it: a Vega-Lite description."""

from hashlib import blake2b
from threading import Lock
from typing import Any

import altair as alt
import polars as pl

Chart = alt.Chart | alt.LayerChart

_ALTAIR = Lock()
"""What Altair does with tables is the same for all threads: one chart at a time."""


def inline(chart: Chart) -> dict[str, Any]:
    """The description with its tables in it, for whoever draws it without the screen."""
    with _ALTAIR:
        return chart.to_dict()


def beside(chart: Chart) -> dict[str, Any]:
    """The description with its tables under ``datasets``, as Arrow, for the screen.

    Not checked against Vega-Lite's schema, unlike :func:`inline`: a page would spend more on that
    than on its figures.
    """
    tables: dict[str, bytes] = {}

    def by_name(data: Any, **_: Any) -> Any:
        told = data.write_ipc_stream(None, compat_level=pl.CompatLevel.oldest()).getvalue()
        # Named by what it says: another table makes another description.
        name = blake2b(told, digest_size=16).hexdigest()
        tables[name] = told
        return {"name": name}

    with _ALTAIR:
        alt.data_transformers.register("beside", by_name)
        # Altair's own theme sets sizes; the screen has its own.
        with alt.theme.enable("none"), alt.data_transformers.enable("beside"):
            told = chart.to_dict(validate=False)
    return told | {"datasets": tables}
