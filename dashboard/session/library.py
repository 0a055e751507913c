"""Examples to learn from, and how far people are in their courses, as pages look at them."""

from datetime import date, timedelta

import polars as pl

from dashboard import lake, session
from dashboard.access import Right, visible
from dashboard.ledger import coaching, trainings
from scoring.conversations import CONVERSATION

SOON = 30
"""Days before its end in which a certificate is said to expire soon."""

TRAINED = pl.Schema(
    {
        "agent_id": pl.String,
        "course_id": pl.Int64,
        "state": pl.String,
        "score": pl.Float64,
        "until": pl.Date,
    }
)
"""How far an agent is in a course. ``state``: theory ``failed`` or ``passed`` (with its ``score``),
in ``practice`` (``until``), ``practised`` or ``not practised`` (it is over, and was passed or not),
``certified``, ``expiring`` within SOON days or ``expired`` (all ``until``, null: for ever)."""

PRACTICE = pl.Schema(
    {
        "id": pl.Int64,
        "conversation_id": pl.String,
        "position": pl.Int64,
        "standard": pl.String,
        "language": pl.String,
        "note": pl.String,
        "added_by": pl.Int64,
        "added_at": pl.Datetime("us", "UTC"),
        "text": pl.String,
    }
)
"""An example of the library, with the words of its message, or of all where it names none."""

_STEP = pl.Schema(
    {name: TRAINED[name] for name in ("agent_id", "course_id", "score", "until")}
    | {"step": pl.String, "passed": pl.Boolean}
)


def practices() -> pl.DataFrame:
    """The library (PRACTICE), the last addition first, as far as the reader may read it."""
    session.demand(Right.READ, "transcript read", "library")
    columns = [name for name in PRACTICE if name != "text"]
    rows = [[getattr(one, name) for name in columns] for one in coaching.practices(session.book())]
    kept = pl.DataFrame(rows, {name: PRACTICE[name] for name in columns}, orient="row")
    ids = kept["conversation_id"].unique().to_list()
    said = (
        visible(
            lake.scan(session.workspace().conversations, CONVERSATION), session.person().scope()
        )
        .filter(pl.col("conversation_id").is_in(ids))
        .select("conversation_id", pl.col("messages").alias("message"))
        .explode("message")
        .select(
            "conversation_id",
            pl.col("message").struct.field("position").cast(pl.Int64),
            pl.col("message").struct.field("text"),
        )
        .collect()
    )
    whole = said.group_by("conversation_id").agg(pl.col("text").str.join("\n").alias("all"))
    found = kept.join(whole, on="conversation_id", how="left", maintain_order="left").join(
        said, on=["conversation_id", "position"], how="left", maintain_order="left"
    )
    return found.with_columns(pl.coalesce("text", "all").alias("text")).select(*PRACTICE)


def trained(today: date) -> pl.DataFrame:
    """How far every agent whom the reader sees is in each course (TRAINED)."""
    every = session.person().teams == ()
    rows = [
        [getattr(one, name) for name in _STEP]
        for one in reversed(trainings.records(session.book()))
        if every or one.agent_id in session.extent().agents
    ]
    told = pl.DataFrame(rows, _STEP, orient="row")
    step, until = pl.col("step"), pl.col("until")
    held = (step == trainings.CERTIFICATE) & (until.is_null() | (until >= today))
    # A certificate that holds counts whatever came after it, else what came last.
    last = (
        told.with_columns(held.alias("held"))
        .with_columns(
            pl.col("score").drop_nulls().last().over("agent_id", "course_id").alias("score")
        )
        .sort("held", maintain_order=True)
        .group_by("agent_id", "course_id", maintain_order=True)
        .last()
    )
    passed = pl.col("passed")
    state = (
        pl.when(step == trainings.THEORY)
        .then(pl.when(passed).then(pl.lit("passed")).otherwise(pl.lit("failed")))
        .when(step == trainings.PRACTICE)
        .then(
            pl.when(until > today)
            .then(pl.lit("practice"))
            .when(passed)
            .then(pl.lit("practised"))
            .otherwise(pl.lit("not practised"))
        )
        .when(until < today)
        .then(pl.lit("expired"))
        .when(until <= today + timedelta(days=SOON))
        .then(pl.lit("expiring"))
        .otherwise(pl.lit("certified"))
    )
    return last.with_columns(state.alias("state")).select(*TRAINED)
