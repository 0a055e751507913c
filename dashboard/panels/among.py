"""Conversations that are one by what people did with them, by their course, or by the import that
brought them: what the list of conversations is narrowed to when a figure of theirs was clicked."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import polars as pl
import streamlit as st

from dashboard import keeping, session
from dashboard.access import PAGES
from dashboard.ledger import calibrations, samples
from dashboard.locale import t
from dashboard.session import agreed, flow, people
from scoring.analysis.flow import STAGES
from scoring.analysis.load import MOST
from scoring.analysis.workload import workload

STEP, OPEN, REVIEWED, SAMPLED, DISPUTED, CALIBRATED, IMPORTED = (
    "step",
    "open",
    "reviewed",
    "sampled",
    "disputed",
    "calibrated",
    "imported",
)

_APART = ":"

Found = pl.Series | None


def said(kind: str, *values: object) -> str:
    """How the address says it: ``said(STEP, "ask", "close")``."""
    return _APART.join([kind, *map(str, values)])


def narrowed(among: str, scores: pl.LazyFrame, measurements: pl.LazyFrame) -> pl.LazyFrame:
    """Those of ``scores`` (and of the measurements of the same conversations) that are ``among``
    them; all where that says nothing that the reader may know."""
    kind, *values = among.split(_APART)
    if kind not in _FINDERS or not session.may(PAGES[_PAGES[kind]]):
        return scores
    with st.spinner(t("conversations-among-reading")):
        found = _FINDERS[kind](values, scores, measurements)
    if found is None:
        return scores
    return scores.filter(pl.col("conversation_id").is_in(found.implode()))


def name(among: str) -> str:
    """What they are called; empty where it says nothing that the reader may know."""
    kind, *values = among.split(_APART)
    if kind not in _FINDERS or not session.may(PAGES[_PAGES[kind]]):
        return ""
    if kind == STEP and set(values) <= STAGES.keys() and values:
        stages = [t(f"causes-stage-{value}") for value in values[:2]]
        key = "conversations-among-step" if len(stages) > 1 else "conversations-among-stage"
        return t(key, begin=stages[0], end=stages[-1])
    if kind == OPEN and values and values[0].isdecimal():
        return t("conversations-among-open", count=int(values[0]))
    if kind == IMPORTED and values and values[0].isdecimal():
        return t("conversations-among-imported", number=values[0])
    return t(f"conversations-among-{kind}") if kind in _OF_PEOPLE else ""


def _stepped(values: Sequence[str], scores: pl.LazyFrame, _measurements: pl.LazyFrame) -> Found:
    known = 0 < len(values) <= 2 and set(values) <= STAGES.keys()
    return flow.of(scores).of(*values) if known else None


def _open(values: Sequence[str], _scores: pl.LazyFrame, measurements: pl.LazyFrame) -> Found:
    if len(values) != 1 or not values[0].isdecimal():
        return None
    sittings = workload(measurements).sittings
    count = pl.col("open").clip(upper_bound=MOST) == int(values[0])
    return sittings.filter(count)["conversation_id"]


def _reviewed(_values: Sequence[str], _scores: pl.LazyFrame, _measurements: pl.LazyFrame) -> Found:
    return people.finished()["conversation_id"].unique()


def _sampled(values: Sequence[str], _scores: pl.LazyFrame, _measurements: pl.LazyFrame) -> Found:
    """By a plan, for a cycle, and in one of some states if they are named."""
    if len(values) < 2 or not values[0].isdecimal():
        return None
    rows = people.sampled(int(values[0]), values[1])
    states = values[2:] or [samples.OPEN, samples.DONE, samples.OVERDUE]
    return rows.filter(pl.col("state").is_in(states))["conversation_id"].unique()


def _disputed(values: Sequence[str], _scores: pl.LazyFrame, _measurements: pl.LazyFrame) -> Found:
    """Open, late or decided; then those of one standard, or of one reviewer (0: the program)."""
    rows = agreed.visible_disputes()
    is_open, now = pl.col("decision").is_null(), datetime.now(UTC)
    states = {"open": is_open, "late": is_open & (pl.col("due_at") < now), "decided": ~is_open}
    if values and values[0] in states:
        rows = rows.filter(states[values[0]])
    if len(values) == 3 and values[1] in ("standard", "reviewer_id"):
        told = pl.col(values[1]).cast(pl.String).fill_null("0")
        rows = rows.filter(told == values[2])
    return rows["conversation_id"].unique()


def _calibrated(values: Sequence[str], _scores: pl.LazyFrame, _measurements: pl.LazyFrame) -> Found:
    """Those of a closed session."""
    every = {str(one.id): one for one in calibrations.every(session.book())}
    of = every.get(values[0]) if values else None
    return None if of is None else agreed.together(of)["conversation_id"].unique()


def _imported(values: Sequence[str], _scores: pl.LazyFrame, _measurements: pl.LazyFrame) -> Found:
    """By an import; those that were new to it, changed or as they had been."""
    if not values or not values[0].isdecimal():
        return None
    return keeping.brought(session.workspace(), int(values[0]), *values[1:2])


_OF_PEOPLE = {
    REVIEWED: _reviewed,
    SAMPLED: _sampled,
    DISPUTED: _disputed,
    CALIBRATED: _calibrated,
}

_FINDERS: dict[str, Callable[[Sequence[str], pl.LazyFrame, pl.LazyFrame], Found]] = {
    STEP: _stepped,
    OPEN: _open,
    IMPORTED: _imported,
    **_OF_PEOPLE,
}

_PAGES = {
    STEP: "causes",
    OPEN: "workload",
    REVIEWED: "conversations",
    SAMPLED: "samples",
    DISPUTED: "disputes",
    CALIBRATED: "calibration",
    IMPORTED: "import",
}
"""Whoever may see the page from which they are asked for may ask for them."""
