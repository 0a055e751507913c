"""What was done otherwise than before, and when: for the marks in trends."""

from datetime import UTC
from typing import Any

import polars as pl
import streamlit as st

from dashboard import lake, session
from dashboard.access import visible
from dashboard.ledger import rubrics
from dashboard.measuring import LAKE_MEASUREMENT


def measured() -> pl.DataFrame:
    """By which version how many conversations of each day were measured: ``day, measured_by,
    conversations``."""
    place = session.workspace()
    scope = session.scope()
    key = (place.measurements, lake.version(place.measurements), repr(scope))
    told = lake.scan(place.measurements, LAKE_MEASUREMENT)
    return _measured(key, visible(told, scope))


def saved_rubrics() -> pl.DataFrame:
    """When which rubric was saved: ``at, name``."""
    history = rubrics.history(session.book())
    # Databases without time zones give back the hour that was UTC.
    moments = [one.created_at.replace(tzinfo=one.created_at.tzinfo or UTC) for one in history]
    return pl.DataFrame(
        {"at": moments, "name": [one.name for one in history]},
        {"at": pl.Datetime("us", "UTC"), "name": pl.String},
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def _measured(
    key: tuple[Any, ...],  # noqa: ARG001 - tells frames apart
    _told: pl.LazyFrame,
) -> pl.DataFrame:
    return (
        _told.filter(pl.col("started_at").is_not_null())
        .group_by(pl.col("started_at").dt.date().alias("day"), "measured_by")
        .agg(pl.len().alias("conversations"))
        .sort("day", "measured_by")
        .collect()
    )
