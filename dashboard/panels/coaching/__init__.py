"""Whom and what coaching is about: the choice on its page, kept in the address."""

from dataclasses import dataclass, replace

import polars as pl
import streamlit as st

from dashboard import filters, session
from dashboard.filters import Filters
from dashboard.locale import t
from dashboard.panels import exactly
from scoring.standards import standards

AGENT, TEAM, STANDARD, PLAN, PART = "name", "group", "standard", "plan", "part"
"""The address's parameters: whom and what the page is about."""

TOPICS, PLANS = "topics", "plans"
"""The two parts of the page."""


@dataclass(frozen=True)
class Subject:
    """Whose coaching it is about: an agent, a team, or everybody."""

    agent: str | None = None
    team: str | None = None

    @property
    def by(self) -> tuple[str, ...]:
        """The columns that tell it from others."""
        return ("agent_id",) if self.agent else ("team",) if self.team else ()

    def mine(self, found: pl.DataFrame) -> pl.DataFrame:
        """The rows of :func:`scoring.analysis.coaching.topics` that are about it."""
        value = self.agent or self.team
        return found.filter(pl.col(self.by[0]) == value) if self.by else found

    def name(self) -> str:
        """What to call it."""
        if self.agent:
            return self.agent
        return t("coaching-team", team=self.team) if self.team else t("coaching-everybody")


def part() -> str:
    """Draw the choice between topics and plans; the address keeps it."""
    st.session_state["coaching part"] = PLANS if st.query_params.get(PART) == PLANS else TOPICS

    def chosen() -> None:
        go(**{PART: st.session_state["coaching part"]})

    return st.segmented_control(
        t("coaching-part"),
        [TOPICS, PLANS],
        required=True,
        format_func=lambda name: t(f"coaching-part-{name}"),
        key="coaching part",
        on_change=chosen,
        label_visibility="collapsed",
    )  # pyright: ignore[reportReturnType]


def subject() -> Subject:
    """Draw the choice of whom it is about, and of the period; the address keeps both."""
    extent = session.extent()
    options = [
        Subject(),
        *(Subject(team=name) for name in extent.teams),
        *(Subject(agent=name) for name in extent.agents),
    ]
    asked = Subject(st.query_params.get(AGENT) or None, st.query_params.get(TEAM) or None)
    st.session_state["coaching whom"] = asked if asked in options else Subject()

    def chosen() -> None:
        about(st.session_state["coaching whom"])

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        found = st.selectbox(
            t("coaching-whom"),
            options,
            format_func=Subject.name,
            key="coaching whom",
            on_change=chosen,
            width=260,
        )
        st.segmented_control(
            t("filter-period"),
            list(filters.PERIODS),
            required=True,
            format_func=lambda period: t(f"filter-{period}"),
            key=filters.PERIOD,
        )
    return found


def about(whom: Subject, standard: str | None = None) -> None:
    """Turn the address to somebody and, if any, a standard; the one shown stays otherwise."""
    go(
        **{
            AGENT: whom.agent,
            TEAM: whom.team,
            STANDARD: standard or st.query_params.get(STANDARD),
        }
    )


def go(**changes: str | None) -> None:
    """Change parameters of the address; None takes one away."""
    for name, value in changes.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


def period() -> Filters:
    """The period that the address names, of all conversations: references are everybody's."""
    return replace(filters.shown(), channels=(), languages=(), agents=(), teams=())


def standard_asked() -> str | None:
    """The standard that the address names, if there is one of this name."""
    wanted = st.query_params.get(STANDARD, "")
    return wanted if wanted in standards() else None


def turning(label: str, icon: str, **changes: str | None) -> None:
    """Draw a button that changes parameters of the address. A link to the page one is on already
    would leave the address as it was."""
    st.button(label, icon=f":material/{icon}:", type="tertiary", on_click=go, kwargs=changes)


def no_plans() -> None:
    """Where nothing is planned: why, and what to do next."""
    with st.container(border=True):
        st.markdown(f":material/inbox: {exactly(t('coaching-no-plans'))}")
        turning(t("coaching-to-topics"), "arrow_forward", **{PART: None})


def of_team(whom: Subject, by_agent: pl.DataFrame) -> pl.DataFrame:
    """The rows of agents who had conversations in the team; all without one."""
    if whom.team is None:
        return by_agent
    theirs = session.scores().filter(pl.col("team") == whom.team).select("agent_id").unique()
    return by_agent.join(theirs.collect(), on="agent_id", how="semi", maintain_order="left")
