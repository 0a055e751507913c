"""The figures of a report: what every sentence, table and chart of it is made from."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard.reports.judged import Judged
from dashboard.reports.members import members, standings
from dashboard.reports.moves import NOW, WHOLE, beside, mixed, moved
from dashboard.reports.periods import Period
from scoring.analysis import attention, coaching
from scoring.analysis.comparison import against_rest, beyond_chance, changes, means
from scoring.analysis.mix import values
from scoring.analysis.trends import trend
from scoring.analysis.volume import FIRST_REPLY, volume, volumes
from scoring.scorecard import points
from scoring.standards import standards

SUBJECTS = {"all": None, "team": "team", "agent": "agent_id", "language": "language"}
"""What a report can be about, and the column that names it."""

SHARES = ("critical", "unanswered", "resolved")
"""What is told as a share of conversations."""

_RESOLVED = "effect.resolved"
_MOST_TOPICS = 3
_LEAST_WIN = 0.1
"""Points of the overall score for which coaching is worth the effort."""


@dataclass(frozen=True)
class Subject:
    """Whose conversations: ``kind`` is of SUBJECTS; ``name`` of the team, the agent, the language
    (its code), None for all."""

    kind: str = "all"
    name: str | None = None

    @property
    def column(self) -> str | None:
        """The column that names it."""
        return SUBJECTS[self.kind]

    def of(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """Its conversations."""
        return frame if self.column is None else frame.filter(pl.col(self.column) == self.name)


EVERYBODY = Subject()


@dataclass(frozen=True)
class Figures:
    """What is known of a subject in a period.

    * ``sides``: ``side`` (NOW, BEFORE) and :func:`scoring.analysis.volume.volumes`; ``last``: the
      day of the last conversation;
    * ``scores``, ``shares`` (SHARES, in per cent) and, of the scores against a year before,
      ``year``: :func:`scoring.analysis.comparison.changes`, ``clear`` beyond the chance of looking
      at all of a table; ``scores`` with the ends ``low, high`` of each mean;
    * ``course`` and ``volume``: by periods of the period's step;
    * ``moved`` and ``mix``: :mod:`dashboard.reports.moves`;
    * ``own``: where the subject stands among others of its kind, a row or none; ``members``: by
      group, those within it (:func:`dashboard.reports.members.standings`);
    * ``falls`` (:func:`scoring.analysis.attention.falls`); ``hours`` and ``matters``: those clearly
      worse than the others (:func:`scoring.analysis.comparison.against_rest`), in prompt first
      replies and in the overall score; ``topics``: :func:`scoring.analysis.coaching.topics`.
    """

    subject: Subject
    period: Period
    last: date | None
    sides: pl.DataFrame
    scores: pl.DataFrame
    year: pl.DataFrame
    shares: pl.DataFrame
    course: pl.DataFrame
    volume: pl.DataFrame
    moved: pl.DataFrame
    mix: dict[str, Any] | None
    own: pl.DataFrame
    members: dict[str, pl.DataFrame]
    falls: pl.DataFrame
    hours: pl.DataFrame
    matters: pl.DataFrame
    topics: pl.DataFrame

    def side(self, name: str) -> dict[str, Any]:
        """How many and how fast now or before; nothing if there were none."""
        found = self.sides.filter(pl.col("side") == name)
        return found.row(0, named=True) if found.height else {}

    @property
    def conversations(self) -> int:
        """How many the report is about."""
        return self.side(NOW).get("conversations", 0)


def figures(every: Judged, subject: Subject, period: Period) -> Figures:
    """The figures of a subject in a period, of all conversations that may be known."""
    everybody = within(every, period)
    now, before, year = (
        within(every, when, subject) for when in (period, period.before(), period.year_before())
    )
    parts = {
        # Two at a time, what takes longest first: much of it runs outside of Polars' threads.
        "topics": lambda: _topics(everybody, subject),
        "members": lambda: dict(members(now, before, subject.column)),
        "moved": lambda: moved(now, before),
        "mix": lambda: mixed(now, before),
        "own": lambda: _own(everybody, subject),
        "falls": lambda: attention.falls(now.scores, before.scores),
        "sides": lambda: volumes(
            beside(now.scores, before.scores),
            beside(now.measurements, before.measurements),
            ["side"],
        ),
        "scores": lambda: beyond_chance(changes(now.scores, before.scores)).join(
            means(now.scores).select("measure", "low", "high"),
            on="measure",
            how="left",
            maintain_order="left",
        ),
        "year": lambda: beyond_chance(changes(now.scores, year.scores)).filter(
            pl.col("n_before") > 0
        ),
        "shares": lambda: beyond_chance(changes(_shares(now), _shares(before), measures=SHARES)),
        "course": lambda: trend(now.scores, period.step),
        "volume": lambda: volume(now.scores, period.step),
        "hours": lambda: _slow_hours(now).sort("hour"),
        "matters": lambda: _hard_matters(now),
        "last": lambda: now.scores.select(pl.col("started_at").max().dt.date()).collect().item(),
    }
    with ThreadPoolExecutor(2) as threads:
        told = {name: threads.submit(part) for name, part in parts.items()}
    return Figures(subject, period, **{name: one.result() for name, one in told.items()})


def within(every: Judged, when: Period, subject: Subject = EVERYBODY) -> Judged:
    """The conversations of a subject in a period, collected once: every figure reads them."""
    frames = [subject.of(when.of(frame)) for frame in (every.scores, every.measurements)]
    scores, measurements = pl.collect_all(frames)
    return Judged(scores.lazy(), measurements.lazy(), every.rubric)


def _shares(of: Judged) -> pl.LazyFrame:
    """SHARES of conversations, 100 or 0 each; null where it cannot be told."""
    yes = {
        "unanswered": pl.col(FIRST_REPLY).is_infinite(),
        "resolved": points(standards()[_RESOLVED], of.rubric) == 100,
    }
    read = of.measurements.select(
        "conversation_id", *((told * 100.0).alias(name) for name, told in yes.items())
    )
    told = of.scores.select("conversation_id", pl.col("critical") * 100.0)
    return told.join(read, on="conversation_id", how="left")


def _own(everybody: Judged, subject: Subject) -> pl.DataFrame:
    """Where the subject stands among all others of its kind."""
    if subject.column is None:
        return pl.DataFrame()
    nobody = Judged(everybody.scores.head(0), everybody.measurements.head(0), everybody.rubric)
    every = standings(everybody, nobody, subject.column)
    return every.filter(pl.col(subject.column) == subject.name)


def _slow_hours(now: Judged) -> pl.DataFrame:
    """Hours of the day (``hour``, UTC) whose first replies are clearly less often in time."""
    timed = now.measurements.select(
        pl.col("started_at").dt.hour().cast(pl.Int64).alias("hour"),
        points(standards()[FIRST_REPLY], now.rubric).alias(FIRST_REPLY),
    )
    return _worse(timed, "hour", FIRST_REPLY)


def _hard_matters(now: Judged) -> pl.DataFrame:
    """What customers came with (``matter``) where the overall score is clearly lower."""
    known = values(now.scores, now.measurements, now.rubric, WHOLE)
    return _worse(known.filter(pl.col("matter").is_not_null()), "matter", *WHOLE)


def _worse(frame: pl.LazyFrame, group: str, measure: str) -> pl.DataFrame:
    found = beyond_chance(against_rest(frame, group, [measure]))
    return found.filter("clear", pl.col("difference") < 0).sort("difference")


def _topics(everybody: Judged, subject: Subject) -> pl.DataFrame:
    """What coaching would clearly win, most first; the best to learn from are of all agents."""
    column = subject.column
    by = () if column is None else (column,)
    found = coaching.topics(everybody.measurements, everybody.rubric, by).filter("clear")
    mine = found if column is None else found.filter(pl.col(column) == subject.name)
    worth = mine.filter(pl.col("win") >= _LEAST_WIN)
    return worth.sort("win", descending=True).head(_MOST_TOPICS)
