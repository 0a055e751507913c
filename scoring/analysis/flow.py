"""How conversations go: where they wait, turn back and are handed over."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from scoring.analysis.topics import wilson
from scoring.detectors import AGENT, CUSTOMER, did
from scoring.rubric import Rubric
from scoring.scorecard import told_points

STALLS = (
    "efficiency.first_response",
    "efficiency.reply_time",
    "efficiency.longest_wait",
    "efficiency.hold_updates",
    "efficiency.answered",
    "efficiency.handovers",
    "efficiency.no_repeat",
)
"""Standards that are missed where a conversation waits, turns back or is handed over."""

SAMPLE = 2_000
"""Conversations whose messages are read for the flow."""

COMMON = 0.02
"""Share of conversations from which a step is no exception."""

STAGES = {
    "ask": (CUSTOMER, ("question", "request", "complaint", "failure_report")),
    "greet": (AGENT, ("greeting", "self_introduction")),
    "check": (AGENT, ("identity_check", "clarifying_question", "reflection")),
    "hold": (AGENT, ("hold", "progress")),
    "explain": (AGENT, ("explanation", "steps", "tracking", "order_readback", "refusal")),
    "remedy": (AGENT, ("remedy", "alternative")),
    "promise": (AGENT, ("commitment", "next_step")),
    "handover": (AGENT, ("handover",)),
    "confirm": (CUSTOMER, ("confirms_solved", "satisfied", "thanks")),
    "close": (AGENT, ("farewell", "further_help")),
    "repeat": (CUSTOMER, ("repeat", "recontact", "denies_solved", "angry", "threat")),
}
"""The stages in their usual order, and what a message does in each. ``repeat`` is none of the
order: there the conversation has turned back."""

_FIRST = ("repeat", "handover", "remedy", "hold", "promise", "explain", "check", "close", "greet")
"""Of several stages that a message could be, it is the first of these."""


@dataclass(frozen=True)
class Flow:
    """``stages``: ``stage, conversations, share`` (of all)``, visits, ended`` (how many ended
    there), in the usual order. ``steps``: ``begin, end, count, conversations, share, seconds``
    (median from the beginning of one stage to that of the next)``, back`` (to an earlier stage, or
    asking again), the most frequent first. ``taken``: which of them took each step,
    ``conversation, begin, end``; where it ended, ``end`` is null. ``conversations``: how many were
    read."""

    stages: pl.DataFrame
    steps: pl.DataFrame
    taken: pl.DataFrame
    conversations: int

    def of(self, begin: str, end: str | None = None) -> pl.Series:
        """Which conversations went from one stage to another, or came to a stage at all."""
        told = pl.col("begin") == begin
        told = told if end is None else told & (pl.col("end") == end)
        return self.taken.filter(told)["conversation"].unique()

    @property
    def slowest(self) -> dict[str, Any] | None:
        """The COMMON step that takes the most time of all put together: often, and usually
        long."""
        timed = self.steps.filter(pl.col("seconds") > 0, pl.col("share") >= COMMON)
        found = timed.sort(pl.col("seconds") * pl.col("count"), descending=True)
        return found.row(0, named=True) if found.height else None


def bottlenecks(measurements: pl.LazyFrame, rubric: Rubric) -> pl.DataFrame:
    """How many conversations stall: ``standard, judged, missed, share, low, high, median`` (of what
    is measured), of STALLS, the most missed first. The share has its 95 % interval by Wilson (JASA
    1927)."""
    figures = []
    for name, told in told_points(measurements, rubric, STALLS).items():
        figures += [
            told.count().cast(pl.Int64).alias(f"{name}:judged"),
            (told == 0).sum().cast(pl.Int64).alias(f"{name}:missed"),
            pl.col(name).fill_nan(None).median().cast(pl.Float64).alias(f"{name}:median"),
        ]
    row = measurements.select(figures).collect().row(0, named=True)
    found = pl.DataFrame(
        [
            {"standard": name} | {part: row[f"{name}:{part}"] for part in _PARTS}
            for name in STALLS
            if row[f"{name}:judged"]
        ],
        {"standard": pl.String} | _PARTS,
    )
    low, high = wilson(found["missed"], found["judged"])
    return found.select(
        "standard",
        "judged",
        "missed",
        (pl.col("missed") / pl.col("judged")).alias("share"),
        low.alias("low"),
        high.alias("high"),
        "median",
    ).sort("missed", "standard", descending=[True, False])


_PARTS = {"judged": pl.Int64, "missed": pl.Int64, "median": pl.Float64}


def flow(messages: pl.DataFrame) -> Flow:
    """The steps that conversations take, as a directly-follows graph (Van der Aalst, Process
    Mining, 2016), of their messages (:func:`scoring.dialogue.dialogue`).

    Each message is of the stage that its words show; one that shows none belongs to the stage
    before, and messages of one stage in a row are one step. The customer's first message asks,
    whatever its words.
    """
    stage = pl.coalesce(
        pl.when(CUSTOMER & CUSTOMER.cum_sum().eq(1).over("conversation")).then(pl.lit("ask")),
        *(_shows(name) for name in _FIRST),
        _shows("confirm"),
        _shows("ask"),
    )
    told = messages.select("conversation", "timestamp", stage.alias("stage")).drop_nulls("stage")
    ahead = pl.col("stage").shift(1).over("conversation")
    visits = told.filter((pl.col("stage") != ahead).fill_null(True)).with_columns(
        pl.col("stage").shift(-1).over("conversation").alias("end"),
        (pl.col("timestamp").shift(-1).over("conversation") - pl.col("timestamp"))
        .dt.total_microseconds()
        .truediv(1e6)
        .alias("seconds"),
    )
    count = messages["conversation"].n_unique()
    order = pl.DataFrame({"stage": list(STAGES), "place": range(len(STAGES))})
    places = dict(order.iter_rows())
    stages = order.join(
        visits.group_by("stage").agg(
            pl.col("conversation").n_unique().cast(pl.Int64).alias("conversations"),
            pl.len().cast(pl.Int64).alias("visits"),
            pl.col("end").is_null().sum().cast(pl.Int64).alias("ended"),
        ),
        on="stage",
        maintain_order="left",
    )
    steps = (
        visits.drop_nulls("end")
        .group_by(pl.col("stage").alias("begin"), "end")
        .agg(
            pl.len().cast(pl.Int64).alias("count"),
            pl.col("conversation").n_unique().cast(pl.Int64).alias("conversations"),
            pl.col("seconds").median(),
        )
        .sort("count", "begin", "end", descending=[True, False, False])
    )
    back = pl.col("end").replace_strict(places, return_dtype=pl.Int64) < pl.col(
        "begin"
    ).replace_strict(places, return_dtype=pl.Int64)
    share = (pl.col("conversations") / max(count, 1)).alias("share")
    return Flow(
        stages.select("stage", "conversations", share, "visits", "ended"),
        steps.select("begin", "end", "count", "conversations", share, "seconds",
                     (back | (pl.col("end") == "repeat")).alias("back")),
        visits.select("conversation", pl.col("stage").alias("begin"), "end").unique(),
        count,
    )  # fmt: skip


def _shows(stage: str) -> pl.Expr:
    who, acts = STAGES[stage]
    return pl.when(did(acts, who).fill_null(False)).then(pl.lit(stage))
