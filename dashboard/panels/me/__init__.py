"""An agent's own work: whose it is, of when, and what waits for them."""

from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import streamlit as st

from dashboard import filters, session
from dashboard.filters import Filters
from dashboard.ledger import coaching
from dashboard.locale import t
from dashboard.panels import empty_state, note, say
from dashboard.panels.view import View
from scoring.analysis.volume import undated
from scoring.credit import answered

PARTS = ("scores", "examples", "feedback", "learning", "appraisals")
"""What the page shows, one at a time."""


def whose() -> str | None:
    """Whose work is shown: one's own. Who uses the dashboard alone chooses. None, with a word on
    what to do, where nobody is known."""
    reader = session.person()
    if not reader.alone:
        if reader.agent_id is None:
            empty_state(t("me-no-agent-id"), t("page-members"), "members", {})
        return reader.agent_id
    agents = session.extent().agents
    if not agents:
        empty_state(t("me-no-agents"), t("page-import"), "import", {})
        return None
    note(t("me-alone"))
    return st.selectbox(t("me-look-as"), agents, key="me agent", width=300)


def chosen() -> Filters:
    """Draw the choice of a period; nothing else is chosen here."""
    st.segmented_control(
        t("filter-period"),
        list(filters.PERIODS),
        required=True,
        format_func=lambda period: t(f"filter-{period}"),
        key=filters.PERIOD,
        label_visibility="collapsed",
    )
    return replace(
        filters.shown(), channels=(), languages=(), markets=(), agents=(), teams=(), topics=()
    )


def part() -> str:
    """Draw the choice of what is shown."""
    return st.segmented_control(
        t("me-parts"),
        list(PARTS),
        default=PARTS[0],
        required=True,
        format_func=lambda name: t(f"me-part-{name}"),
        key="me part",
        label_visibility="collapsed",
    )  # pyright: ignore[reportReturnType]


def view(agent: str, of: Filters) -> View | None:
    """The agent's part in conversations of the period; None if there are none."""
    every = session.scores().filter(answered([agent]))
    always = replace(of, since=None, until=None)
    parts = (of.now(every), of.before(every), undated(always.now(every)))
    now, before, without = (one.collect().lazy() for one in parts)
    return View(of, now, before, without).by_agent().only(pl.col("agent_id") == agent)


def waiting(agent: str) -> None:
    """Say what waits for the agent to do it."""
    book = session.book()
    running = [one for one in coaching.plans(book, agent) if one.ended_at is None]
    plans = sum(one.acknowledged_at is None for one in running)
    steps = [step for one in running for step in coaching.steps(book, one.id)]
    tasks = [one for one in steps if one.kind == coaching.TASK and one.done_at is None]
    today = datetime.now(UTC).date()
    late = sum(one.due_on < today for one in tasks)
    if plans or tasks:
        say(t("me-waiting", plans=plans, tasks=len(tasks), late=late))


def languages(agent: str) -> list[str]:
    """The languages of the agent's conversations, whenever they were."""
    mine = session.scores().filter(answered([agent]))
    return (
        mine.select(pl.col("language").drop_nulls().unique().sort()).collect()["language"].to_list()
    )
