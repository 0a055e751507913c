"""What a page of comparisons looks at: the conversations chosen, those before, and what is said of
them under the page's answer."""

from dataclasses import dataclass, replace
from datetime import date as date_
from datetime import timedelta
from typing import Any, NoReturn

import polars as pl
import streamlit as st

from dashboard import filters, session
from dashboard.filters import Filters
from dashboard.locale import date, t
from dashboard.panels import leave_for, link, note, nothing_chosen, nothing_yet, say
from dashboard.session import credited
from scoring.analysis.trends import STEPS, fitting_step
from scoring.analysis.volume import undated
from scoring.credit import WEIGHT


@dataclass(frozen=True)
class View:
    """The choice, and the scores of its conversations, of those of the period before, and of those
    without a date, which belong to no period."""

    chosen: Filters
    scores: pl.LazyFrame
    before: pl.LazyFrame
    undated: pl.LazyFrame

    is_by_agent: bool = False

    @property
    def measurements(self) -> pl.LazyFrame:
        """The measurements of the conversations chosen."""
        every = self.chosen.now(session.measurements())
        if not self.is_by_agent:
            return every
        return credited.together(every, self.chosen.now(credited.measurements()))

    def by_agent(self) -> "View":
        """The same as it counts for agents (:mod:`dashboard.session.credited`): of conversations in
        which several answered, a row for each."""
        if credited.nothing_shared():
            return self
        parts = self.scores, self.before, self.undated
        shared = _parts(self.chosen, credited.scores())
        told = (credited.together(*both) for both in zip(parts, shared, strict=True))
        return View(self.chosen, *told, is_by_agent=True)

    @property
    def shared(self) -> int:
        """How many rows are of conversations in which others answered too, :meth:`by_agent`."""
        if WEIGHT not in self.scores.collect_schema():
            return 0
        return self.scores.select((pl.col(WEIGHT) < 1).sum()).collect().item()

    @property
    def days(self) -> int:
        """How long a stretch the conversations span, in days."""
        began = pl.col("started_at")
        span = self.scores.select((began.max() - began.min()).dt.total_days()).collect().item()
        return span or 0

    def only(self, mine: pl.Expr) -> "View | None":
        """Some of them; None if there are none."""
        parts = (part.filter(mine) for part in (self.scores, self.before, self.undated))
        some = replace(self, **dict(zip(("scores", "before", "undated"), parts, strict=True)))
        return None if some.scores.head(1).collect().is_empty() else some

    def step(self, members: int = 1) -> str:
        """The period of a trend, for the conversations shared out among so many members."""
        return fitting_step(self.days, height(self.scores) // max(members, 1))


def view(page: str, chosen: Filters | None = None) -> View:
    """What the header's choice (or another one) shows; without any conversation the page says so
    and ends here."""
    if session.empty():
        nothing_yet()
        st.stop()
    chosen = chosen or filters.shown()
    seen = View(chosen, *_parts(chosen, session.scores()))
    if seen.scores.head(1).collect().is_empty():
        nothing_chosen(page)
        st.stop()
    return seen


def _parts(
    chosen: Filters, scores: pl.LazyFrame
) -> tuple[pl.LazyFrame, pl.LazyFrame, pl.LazyFrame]:
    """The scores chosen, those of the period before, and those without a date."""
    always = replace(chosen, since=None, until=None)
    parts = chosen.now(scores), chosen.before(scores), undated(always.now(scores))
    now, before, without = (part.collect().lazy() for part in parts)
    return now, before, without


def height(frame: pl.LazyFrame) -> int:
    """How many rows."""
    return frame.select(pl.len()).collect().item()


def answer(seen: View, *sentences: str, **choices: Any) -> None:
    """The answer with which a page opens, and below it how many conversations it is about, from
    when to when, and which are left out, with the way to them. ``choices``: parameters of the list
    of conversations that narrow it to these."""
    with st.container(gap="xsmall"):
        for sentence in sentences:
            say(sentence)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _extent(seen)
            link(t("extent-conversations"), "conversations", "forum", **choices)


def leave_for_trend(seen: View, step: str, clicked: tuple[str, date_], **choices: Any) -> NoReturn:
    """Leave for the conversations of one period of a dimension's trend, the worst in it first."""
    name, first = clicked
    leave_for_period(seen, step, first, **choices, by=name)


def leave_for_period(seen: View, step: str, first: date_, **choices: Any) -> NoReturn:
    """Leave for the conversations of one period of a trend, as far as the header's choice goes."""
    last = pl.Series([first]).dt.offset_by(STEPS[step])[0] - timedelta(days=1)
    if seen.chosen.since and seen.chosen.until:
        first, last = max(first, seen.chosen.since), min(last, seen.chosen.until)
    days = {"since": first.isoformat(), "until": last.isoformat()}
    leave_for("conversations", **choices, **days)


def _extent(seen: View) -> None:
    known = seen.scores.select(
        pl.len().alias("count"),
        pl.col("language", "agent_id").drop_nulls().n_unique(),
        pl.col("started_at").min().alias("first"),
        pl.col("started_at").max().alias("last"),
    ).collect()
    facts = known.row(0, named=True)
    values = {
        "count": facts["count"],
        "languages": facts["language"],
        "agents": facts["agent_id"],
    }
    if facts["first"] is None:
        note(t("extent-undated", **values))
        return
    first, last = (date(facts[end].date()) for end in ("first", "last"))
    said = t("extent", first=first, last=last, **values)
    if count := height(seen.undated):
        key = "extent-left-out" if seen.chosen.since else "extent-without-date"
        said += " " + t(key, undated=count)
    note(said)
