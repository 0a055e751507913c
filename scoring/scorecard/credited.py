"""Conversations in which several agents answered, a row for each of them."""

import polars as pl

from scoring.credit import WEIGHT
from scoring.measure import EVIDENCE
from scoring.standards import standards

OTHERS = "others"
"""The column of the standards that count for another agent of the conversation."""


def by_agent(measurements: pl.LazyFrame) -> pl.LazyFrame:
    """Measurements of the conversations that agents shared (``agents``:
    :data:`scoring.credit.AGENTS`), one row each and agent: their ``agent_id``, their share as its
    WEIGHT, and OTHERS, which do not apply to them. A conversation of one agent gives no row."""
    told = (
        measurements.filter(pl.col("agents").is_not_null())
        .explode("agents")
        .with_columns(
            pl.col("agents").struct["agent_id"].alias("agent_id"),
            pl.col("agents").struct["share"].alias(WEIGHT),
            pl.col("agents").struct["others"].alias(OTHERS),
        )
        .drop("agents")
    )
    known, kinds = standards(), told.collect_schema()
    # Values, also those within hours, and points; where the evidence lies, is still so.
    columns = {
        column: column.partition(":")[0]
        for column in kinds.names()
        if column.partition(":")[0] in known and kinds[column] != EVIDENCE
    }
    return told.with_columns(
        pl.when(pl.col(OTHERS).list.contains(name))
        .then(pl.lit(float("nan") if kinds[column].is_float() else None, kinds[column]))
        .otherwise(column)
        .alias(column)
        for column, name in columns.items()
    )
