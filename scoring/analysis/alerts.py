"""What somebody should be told of, without looking for it: rules, and what they find in the newest
conversations."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import polars as pl

from scoring.analysis import FEW, MEASURES
from scoring.analysis.breaks import stretches
from scoring.analysis.limits import beyond
from scoring.analysis.periods import kind, series, valued
from scoring.analysis.topics import moved
from scoring.analysis.volume import FIRST_REPLY
from scoring.rubric import Rubric
from scoring.scorecard import limit
from scoring.standards import standards

FALL, BREACH, RISE, UNANSWERED, LATE = "fall", "breach", "rise", "unanswered", "late"
ALL, TOPIC, MATTER = "all", "topic", "matter"

GROUPS = (ALL, "language", "team", "agent_id")
"""Whom a rule can be about: everybody, or each of a group."""

STEPS = {"day": timedelta(days=1), "week": timedelta(days=7)}
"""The periods a rule can look at; weeks begin on Monday."""

BEFORE = timedelta(days=28)
"""What the last period of a topic is held against: the days before it."""


@dataclass(frozen=True)
class Rule:
    """What gives an alert.

    ``fall``: one of ``measures`` (a score, or a standard by the share that missed it) of the last
    period lies beyond its control limits, on the bad side. ``breach``: a critical standard was
    missed. ``rise``: customers ask more for a topic or matter than chance explains. ``unanswered``:
    nobody answered, and the target of the first reply is past. ``late``: of the last period, less
    than the share ``bound`` had their first reply within the target.
    """

    name: str
    on: bool = True
    step: str = "week"
    groups: tuple[str, ...] = (ALL,)
    measures: tuple[str, ...] = ()
    bound: float = 0.0


RULES = (
    Rule(BREACH),
    Rule(UNANSWERED),
    Rule(FALL, groups=(ALL, "language", "team"), measures=MEASURES),
    Rule(LATE, groups=(ALL, "language", "team"), bound=0.8),
    Rule(RISE, groups=(TOPIC, MATTER)),
)
"""What holds until somebody says otherwise."""


@dataclass(frozen=True)
class Finding:
    """What a rule found of ``member`` of a ``group`` (GROUPS, topic or matter), from the day
    ``since`` to the day ``until``; ``count`` conversations are behind it.

    ``figures``: of a fall ``value, centre, limit`` (scores, or shares of what missed a standard);
    of a rise ``share, share_before, ratio``; of late replies ``share, bound``. Where each
    conversation is to be told once, and not each period, ``conversations`` names them.
    """

    rule: str
    group: str
    member: str | None
    measure: str | None
    since: date
    until: date
    figures: dict[str, float]
    count: int
    conversations: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same for what is the same finding, whoever looks and however often."""
        when = () if self.conversations else (self.since.isoformat(), self.until.isoformat())
        own = (self.rule, self.group, self.member, self.measure, *when, *self.conversations)
        return hashlib.sha256(repr(own).encode()).hexdigest()


@dataclass(frozen=True)
class Watched:
    """What rules look at: ``scores`` and ``measurements`` of all conversations, the ``rubric`` that
    judges them, and which version ``measured`` how many of which day
    (:func:`scoring.analysis.breaks.stretches`)."""

    scores: pl.LazyFrame
    measurements: pl.LazyFrame
    rubric: Rubric
    measured: pl.DataFrame


def findings(rules: tuple[Rule, ...], watched: Watched, now: datetime) -> list[Finding]:
    """What the rules that are on find at a moment (with time zone), in their order.

    A period is looked at once it is over, the last one in which there was a conversation; what is
    told of single conversations, from its begin until now. Nothing is told of conversations without
    a date.
    """
    began = pl.col("started_at")
    newest = watched.scores.filter(began <= now).select(began.max()).collect().item()
    if newest is None:
        return []
    found: list[Finding] = []
    for rule in (rule for rule in rules if rule.on):
        since = _last(newest.date(), rule.step, now.date())
        found += _FINDERS[rule.name](rule, watched, since, now)
    return found


def _last(newest: date, step: str, today: date) -> date:
    """The first day of the last period that is over."""
    begin = newest - timedelta(days=newest.weekday()) if step == "week" else newest
    return begin - STEPS[step] if begin + STEPS[step] > today else begin


def _fallen(rule: Rule, watched: Watched, since: date, _now: datetime) -> Iterator[Finding]:
    for measure in rule.measures:
        values = valued(watched.scores, watched.measurements, watched.rubric, measure)
        for group in rule.groups:
            by = [] if group == ALL else [group]
            known = values.filter(pl.col(group).is_not_null()) if by else values
            courses = stretches(series(known, measure, rule.step, by), watched.measured, rule.step)
            parts = courses.group_by(by, maintain_order=True) if by else [((None,), courses)]
            for (member, *_), course in parts:
                if figures := beyond(course, kind(measure), since):
                    count = int(figures.pop("n"))
                    until = since + STEPS[rule.step] - timedelta(days=1)
                    about = (rule.name, group, member, measure)  # pyright: ignore
                    yield Finding(*about, since, until, figures, count)


def _breached(rule: Rule, watched: Watched, since: date, now: datetime) -> Iterator[Finding]:
    yield from _each(rule, watched.scores.filter("critical"), since, now)


def _unanswered(rule: Rule, watched: Watched, since: date, now: datetime) -> Iterator[Finding]:
    past = pl.duration(seconds=_target(watched.rubric)) + pl.col("started_at") < now
    hits = watched.measurements.filter(pl.col(FIRST_REPLY).is_infinite(), past)
    yield from _each(rule, hits, since, now)


def _each(rule: Rule, hits: pl.LazyFrame, since: date, now: datetime) -> Iterator[Finding]:
    """Single conversations, put together by member."""
    began = pl.col("started_at")
    mine = hits.filter(began.dt.date() >= since, began <= now)
    columns = [name for name in GROUPS if name != ALL]
    found = mine.select("conversation_id", began.dt.date(), *columns).collect()
    for group in rule.groups:
        member = pl.lit(None, pl.String) if group == ALL else pl.col(group)
        told = found.with_columns(member.alias("member"))
        told = told.filter(pl.col("member").is_not_null()) if group != ALL else told
        parts = told.group_by("member").agg(
            pl.col("conversation_id").sort(),
            pl.col("started_at").min().alias("first"),
            pl.col("started_at").max().alias("last"),
        )
        for name, ids, first, last in parts.sort("member").iter_rows():
            yield Finding(rule.name, group, name, None, first, last, {}, len(ids), tuple(ids))


def _rising(rule: Rule, watched: Watched, since: date, _now: datetime) -> Iterator[Finding]:
    after = since + STEPS[rule.step]
    day = pl.col("started_at").dt.date()
    for group in rule.groups:
        asked = watched.measurements.select(
            pl.col(group).cast(pl.String).alias(TOPIC), "started_at"
        )
        now = asked.filter(day.is_between(since, after, closed="left"))
        before = asked.filter(day.is_between(since - BEFORE, since, closed="left"))
        more = moved(now, before).filter("clear", pl.col("ratio") > 1, pl.col("n") >= FEW)
        for row in more.iter_rows(named=True):
            figures = {name: row[name] for name in ("share", "share_before", "ratio")}
            until = after - timedelta(days=1)
            yield Finding(rule.name, group, row[TOPIC], None, since, until, figures, row["n"])


def _late(rule: Rule, watched: Watched, since: date, _now: datetime) -> Iterator[Finding]:
    """By the figures of the period as they are: a share that was promised was kept or not."""
    after = since + STEPS[rule.step]
    day, seconds = pl.col("started_at").dt.date(), pl.col(FIRST_REPLY).fill_nan(None)
    asked = watched.measurements.filter(
        day.is_between(since, after, closed="left"), seconds.is_not_null()
    ).with_columns((seconds <= _target(watched.rubric)).alias("kept"))
    for group in rule.groups:
        member = pl.lit("") if group == ALL else pl.col(group)
        told = (
            asked.group_by(member.alias("member"))
            .agg(pl.len().alias("n"), pl.col("kept").mean().alias("share"))
            .filter(pl.col("member").is_not_null(), pl.col("n") >= FEW)
            .filter(pl.col("share") < rule.bound)
            .sort("member")
            .collect()
        )
        for name, count, share in told.iter_rows():
            figures = {"share": share, "bound": rule.bound}
            until = after - timedelta(days=1)
            yield Finding(rule.name, group, name or None, FIRST_REPLY, since, until, figures, count)


def _target(rubric: Rubric) -> pl.Expr:
    """Seconds within which the first reply is to come, by channel, language and team."""
    return limit(standards()[FIRST_REPLY], rubric, "met")


_FINDERS = {
    FALL: _fallen,
    BREACH: _breached,
    RISE: _rising,
    UNANSWERED: _unanswered,
    LATE: _late,
}
