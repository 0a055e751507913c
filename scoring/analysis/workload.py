"""How much agents have on their hands: conversations at the same time, and how much of the day.

Only live conversations (LIVE) can be counted as going on at the same time: whoever answers an
e-mail does something else until the next. One is open from the agent's first message to their last.
Before, the customer waits for anybody; nobody knows for whom.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.credit import WEIGHT

LIVE = ("chat", "phone")
"""Channels on which both sides are there at the same time."""

LONGEST = 4 * 3600
"""Seconds after which a conversation was not led in one sitting."""

LEAST_PRESENT = 3600
"""Seconds of working time from which a share of it is told."""

_HOUR = 3600
_DAY = 24 * _HOUR

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Workload:
    """``sittings``: the live conversations, ``conversation_id, agent_id, open`` (how many the agent
    had open when it began, itself too). ``agents``: ``agent_id, live, handle_seconds`` (median from
    the customer's first message to the agent's last)``, mean_open, most_open, occupancy``.
    ``hours``: ``agent_id, hour, busy, present`` (seconds)``, occupancy``. ``long``: how many took
    longer than LONGEST and are left out.

    ``mean_open`` is the mean over the time in which any was open. ``occupancy`` is the share of the
    working time, from the first to the last live message of each day (UTC), in which any was open;
    null below LEAST_PRESENT seconds.
    """

    sittings: pl.DataFrame
    agents: pl.DataFrame
    hours: pl.DataFrame
    long: int


def workload(measurements: pl.LazyFrame) -> Workload:
    """The load of every agent, by a sweep over the beginnings and ends of their conversations.

    ``measurements`` need ``customer_from, agent_from, handle_seconds, ended_at``.
    """
    every = _live(measurements)
    begin, end = (every[name].to_numpy() for name in ("begin", "end"))
    short = end - begin <= LONGEST
    told, begin, end = every.filter(pl.Series(short)), begin[short], end[short]
    # Every agent has a stretch of time of their own, so that one sweep goes through all.
    names, who = _numbered(told["agent_id"])
    origin = int(begin.min(initial=0))
    stretch = (int(end.max(initial=origin)) - origin) // _DAY * _DAY + 2 * _DAY
    shift = who * stretch - origin
    begins, ends = begin + shift, end + shift
    open_ = _open(begins, ends)
    sittings = told.select("conversation_id", "agent_id", "handle_seconds").with_columns(
        pl.Series("open", open_, pl.Int64), pl.Series("seconds", end - begin, pl.Int64)
    )
    pieces = _pieces(*_blocks(begins, ends), names, stretch, origin)
    hours = _hours(pieces)
    of_time = hours.group_by("agent_id").agg(pl.col("busy", "present").sum())
    agents = (
        sittings.group_by("agent_id")
        .agg(
            pl.len().cast(pl.Int64).alias("live"),
            pl.col("handle_seconds").median(),
            pl.col("seconds").sum(),
            pl.col("open").max().alias("most_open"),
        )
        .join(of_time, on="agent_id", how="left")
        .sort("agent_id")
        .select(
            *("agent_id", "live", "handle_seconds"),
            (pl.col("seconds") / pl.col("busy")).alias("mean_open"),
            "most_open",
            _OCCUPANCY,
        )
    )
    shown = hours.sort("agent_id", "hour").with_columns(_OCCUPANCY)
    return Workload(sittings.drop("seconds", "handle_seconds"), agents, shown, int((~short).sum()))


def counted(scores: pl.LazyFrame) -> pl.DataFrame:
    """How many conversations each agent has, on how many days (UTC): ``agent_id, conversations,
    days``, the most first. Those that are shared count by their WEIGHT."""
    weighted = WEIGHT in scores.collect_schema()
    count = pl.col(WEIGHT).sum().round() if weighted else pl.len()
    return (
        scores.filter(pl.col("agent_id").is_not_null())
        .group_by("agent_id")
        .agg(
            count.cast(pl.Int64).alias("conversations"),
            pl.col("started_at").dt.date().drop_nulls().n_unique().cast(pl.Int64).alias("days"),
        )
        .sort("conversations", "agent_id", descending=[True, False])
        .collect()
    )


_OCCUPANCY = (
    pl.when(pl.col("present") >= LEAST_PRESENT)
    .then(pl.col("busy") / pl.col("present"))
    .alias("occupancy")
)


def _live(measurements: pl.LazyFrame) -> pl.DataFrame:
    """``conversation_id, agent_id, handle_seconds, begin, end`` (seconds since 1970)."""
    taken = pl.duration(microseconds=pl.col("handle_seconds") * 1e6)
    last = pl.coalesce(pl.col("customer_from") + taken, pl.col("ended_at"))
    begin, end = (moment.dt.epoch("s") for moment in (pl.col("agent_from"), last))
    return (
        measurements.filter(
            pl.col("channel").is_in(LIVE),
            pl.col("agent_id").is_not_null(),
            pl.col("agent_from").is_not_null(),
        )
        .select(
            "conversation_id",
            "agent_id",
            # Below nought only the agent spoke first and was never heard of again.
            pl.when(pl.col("handle_seconds") >= 0).then("handle_seconds").alias("handle_seconds"),
            begin.alias("begin"),
            # One message takes a moment, too.
            pl.max_horizontal(end, begin + 1).fill_null(begin + 1).alias("end"),
        )
        .collect()
    )


def _numbered(column: pl.Series) -> tuple[pl.Series, Whole]:
    """The different values, and which of them each is."""
    names = column.unique().sort()
    places = pl.DataFrame({column.name: names, "place": np.arange(names.len())})
    found = column.to_frame().join(places, on=column.name, how="left", maintain_order="left")
    return names, found["place"].to_numpy().astype(np.int64)


def _open(begins: Whole, ends: Whole) -> Whole:
    """How many are open as each begins: begun by then, less ended by then."""
    # In order of time: to look up a million moments in any order takes several times as long.
    order = np.argsort(begins, kind="stable")
    moments = begins[order]
    begun = np.searchsorted(moments, moments, side="right")
    found = np.empty(len(begins), np.int64)
    found[order] = begun - np.searchsorted(np.sort(ends), moments, side="right")
    return found


def _blocks(begins: Whole, ends: Whole) -> tuple[Whole, Whole]:
    """The stretches in which at least one is open."""
    order = np.argsort(begins, kind="stable")
    begins, until = begins[order], np.maximum.accumulate(ends[order])
    first = np.ones(len(begins), bool)
    first[1:] = begins[1:] > until[:-1]
    last = np.append(first[1:], np.ones(min(len(first), 1), bool))
    return begins[first], until[last]


def _pieces(
    begins: Whole, ends: Whole, names: pl.Series, stretch: int, origin: int
) -> pl.DataFrame:
    """Stretches cut at full hours: ``agent_id, slot`` (hours since 1970)``, begin, end``."""
    who = begins // stretch
    begins, ends = (moments - who * stretch + origin for moments in (begins, ends))
    first, last = begins // _HOUR, (ends - 1) // _HOUR
    counts = last - first + 1
    rows = np.repeat(np.arange(len(counts)), counts)
    slot = first[rows] + np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    return pl.DataFrame(
        {
            "agent_id": names.gather(who[rows]),
            "slot": slot,
            "begin": np.maximum(begins[rows], slot * _HOUR),
            "end": np.minimum(ends[rows], (slot + 1) * _HOUR),
        },
        schema_overrides=dict.fromkeys(("slot", "begin", "end"), pl.Int64),
    )


def _hours(pieces: pl.DataFrame) -> pl.DataFrame:
    """``agent_id, hour, busy, present`` (seconds), over all days."""
    slot = pl.col("slot")
    busy = pieces.group_by("agent_id", (slot % 24).alias("hour")).agg(
        (pl.col("end") - pl.col("begin")).sum().alias("busy")
    )
    begin, end = (
        pl.max_horizontal("first", slot * _HOUR),
        pl.min_horizontal("last", (slot + 1) * _HOUR),
    )
    present = (
        pieces.group_by("agent_id", slot // 24)
        .agg(pl.col("begin").min().alias("first"), pl.col("end").max().alias("last"))
        .with_columns(
            pl.int_ranges(pl.col("first") // _HOUR, (pl.col("last") - 1) // _HOUR + 1).alias("slot")
        )
        .explode("slot")
        .group_by("agent_id", (slot % 24).alias("hour"))
        .agg((end - begin).sum().alias("present"))
    )
    return present.join(busy, on=["agent_id", "hour"], how="left").with_columns(
        pl.col("busy").fill_null(0)
    )
