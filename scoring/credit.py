"""Who gets the credit where several agents answered in one conversation.

What one message decides (a greeting, a rude word, a late answer) counts for the agent who wrote it,
or who answered the message that asked for it; all else for everybody, and each agent's conversation
weighs by their share of the agents' turns. So what is missing at the opening counts for who opened,
a farewell for who ended, a wait for who answered, and who handed over with one line counts little.

Turns are counted, not messages: whoever sends three short lines at once has answered once, like
whoever writes them as one. The shares of a conversation add up to 1, so that one that was shared
weighs no more than any other.
"""

from collections.abc import Collection

import polars as pl

from scoring.standards import Standard, standards

AGENTS = pl.List(
    pl.Struct({"agent_id": pl.String, "share": pl.Float64, "others": pl.List(pl.String)})
)
"""Who answered in a conversation, the first one first: their ``share`` of the agents' turns, and
the standards that count for ``others``. Null where one agent answered, or none."""

WEIGHT = "weight"
"""In frames of one row a conversation and agent: the agent's share of it."""

_BY_MESSAGE = ("yes_no", "seconds", "count")
"""Units of standards that one message decides; the others are shares and means over many."""

_BY_ALL = ("timing.median_reply_seconds", "flow.resolved", "history.no_recontact")
"""Detectors whose evidence is but an example of what all agents did together."""

_ASKED_FOR = "acts.answer"
"""The detector whose evidence, where nobody did it, is the customer's message that asked for it."""


def agents(said: pl.DataFrame, known: pl.DataFrame, decided: pl.DataFrame) -> pl.DataFrame:
    """The conversations in which more than one agent answered: ``conversation, agents`` (AGENTS).

    ``said``: the messages (:func:`scoring.dialogue.dialogue`); ``known``: ``conversation,
    agent_id``; ``decided``: ``conversation`` and, for each standard, the number of the message that
    decided (``<standard>:row``). A message that names no author is the conversation's agent's. A
    conversation whose agent is none of its authors is that agent's alone: authors and agents may go
    by different names there, and nobody knows who is who.
    """
    who, of = pl.col("agent_id"), "conversation"
    wrote = (
        said.lazy()
        .filter(pl.col("speaker") == "agent")
        .select("row", of, "turn", "author")
        .join(known.lazy().select(of, pl.col("agent_id").alias("main")), on=of)
        .with_columns(pl.coalesce("author", "main").alias("agent_id"))
        .filter((who.n_unique() > 1).over(of), (who == pl.col("main")).any().over(of))
        .sort("row")
        .collect()
    )
    opens = pl.struct("turn", "agent_id") != pl.struct("turn", "agent_id").shift().over(of)
    share = pl.col("own") / pl.col("own").sum().over(of)
    shares = (
        wrote.with_columns(opens.fill_null(True).alias("opens"))
        .group_by(of, "agent_id", maintain_order=True)
        .agg(pl.col("opens").sum().alias("own"))
        .select(of, "agent_id", share.alias("share"))
    )
    others = (
        _credits(wrote, decided)
        .join(shares.select(of, pl.col("agent_id").alias("answered")), on=of)
        .filter(who != pl.col("answered"))
        .group_by(of, pl.col("answered").alias("agent_id"), maintain_order=True)
        .agg(pl.col("standard").alias("others"))
    )
    return (
        shares.join(others, on=[of, "agent_id"], how="left", maintain_order="left")
        .with_columns(pl.col("others").fill_null([]))
        .group_by(of, maintain_order=True)
        .agg(pl.struct("agent_id", "share", "others").alias("agents"))
        .cast({"agents": AGENTS})
    )


def answered(names: Collection[str]) -> pl.Expr:
    """Conversations (with ``agent_id`` and ``agents``) of which one of ``names`` is the agent, or
    in which one of them answered."""
    wanted = list(names)
    own = pl.element().struct.field("agent_id").is_in(wanted)
    shared = pl.col("agents").list.eval(own).list.any()
    return (pl.col("agent_id").is_in(wanted) | shared).fill_null(False)


def everybody(conversations: pl.LazyFrame) -> pl.Series:
    """Whose conversations (with ``agent_id`` and ``agents``) these are and who answered in them, in
    order of their names."""
    main = pl.col("agent_id").drop_nulls().unique()
    shared = pl.col("agents").drop_nulls().explode().struct.field("agent_id").drop_nulls().unique()
    found = pl.collect_all([conversations.select(main), conversations.select(shared)])
    return pl.concat(found)["agent_id"].unique().sort()


def _credits(wrote: pl.DataFrame, decided: pl.DataFrame) -> pl.DataFrame:
    """``conversation, standard, agent_id``: for whom alone a standard counts."""
    names = {name: one for name, one in standards().items() if _by_message(one)}
    answers = [name for name, one in names.items() if one.detector == _ASKED_FOR]
    row = pl.col("row").cast(pl.Int64)
    found = (
        decided.join(wrote.select("conversation").unique(), on="conversation", how="semi")
        .select("conversation", pl.col(f"{name}:row" for name in names).cast(pl.Int64))
        .unpivot(index="conversation", variable_name="standard", value_name="row")
        .drop_nulls("row")
        .with_columns(pl.col("standard").str.strip_suffix(":row"))
        .sort("row")
    )
    next_ = wrote.select("conversation", row, "agent_id", row.alias("own"))
    return (
        found.join_asof(
            next_, on="row", by="conversation", strategy="forward", check_sortedness=False
        )
        .filter((pl.col("own") == pl.col("row")) | pl.col("standard").is_in(answers))
        .drop_nulls("agent_id")
        .select("conversation", "standard", "agent_id")
    )


def _by_message(standard: Standard) -> bool:
    return standard.unit in _BY_MESSAGE and standard.detector not in _BY_ALL
