"""Which figure the page of trends follows, of whom, by which period; the address keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import dimension, language_name, standard_title, t
from dashboard.panels.coaching import go
from dashboard.search.behind import COLUMNS, of_measure
from scoring.analysis import MEASURES
from scoring.analysis.periods import FIRST_WAIT, FOLLOWED
from scoring.analysis.trends import STEPS
from scoring.scorecard import MISSED
from scoring.standards import standards

OF, NAME, MEASURE, STEP = "of", "name", "measure", "step"
"""The address's parameters: of which group, its name, which figure, by which period."""

GROUPS = {"team": "team", "language": "language", "agent": "agent_id"}
"""Of which groups figures can be followed, and the column that names them."""

_CHOICES = {"team": "team", "language": "lang", "agent": "agent"}
"""The parameter by which other pages are asked for a group."""


@dataclass(frozen=True)
class Subject:
    """Whose figure is followed: that of one group, or everybody's."""

    of: str | None = None
    value: str | None = None

    def mine(self) -> pl.Expr:
        """Which conversations are theirs."""
        return pl.col(GROUPS[self.of]) == self.value if self.of else pl.lit(True)

    def name(self) -> str:
        """What to call it."""
        if self.of is None or self.value is None:
            return t("trends-everybody")
        return t("trends-of-team", team=self.value) if self.of == "team" else self.called()

    def called(self) -> str:
        """Its own name."""
        return named(self.of or "", self.value or "")

    def params(self) -> dict[str, list[str]]:
        """How another page is asked for their conversations."""
        return {_CHOICES[self.of]: [self.value]} if self.of and self.value else {}


def named(of: str, value: str) -> str:
    """What a member of a group is called."""
    return language_name(value) if of == "language" else value


def measure_title(measure: str) -> str:
    """What a figure (of FOLLOWED) is called."""
    if measure in MEASURES:
        return dimension(measure)
    if measure in standards():
        return t("trends-missed", standard=standard_title(measure))
    return t(f"trends-measure-{measure.replace('_', '-')}")


def behind(measure: str) -> Mapping[str, Any]:
    """What of the list of conversations shows those that a figure (of FOLLOWED) is of."""
    if measure in standards():
        return {"standard": measure, "verdict": [MISSED]}
    return of_measure(measure) if measure in MEASURES else _BEHIND.get(measure, {})


_BEHIND: Mapping[str, Mapping[str, Any]] = {
    "critical": COLUMNS["critical"],
    "unanswered": {"only": ["unanswered"]},
    "resolved": COLUMNS["resolved"],
    FIRST_WAIT: COLUMNS["first"],
}


def subject() -> Subject:
    """Draw the choice of whose figure it is; the address keeps it."""
    extent = session.extent()
    known = {"team": extent.teams, "language": extent.languages, "agent": extent.agents}
    options = [Subject(), *(Subject(of, value) for of in GROUPS for value in known[of])]
    asked = Subject(st.query_params.get(OF) or None, st.query_params.get(NAME) or None)
    st.session_state["trends of"] = asked if asked in options else Subject()

    def chosen() -> None:
        about(st.session_state["trends of"])

    return st.selectbox(
        t("trends-whose"),
        options,
        format_func=Subject.name,
        key="trends of",
        on_change=chosen,
        width=230,
    )


def about(whom: Subject) -> None:
    """Turn the address to somebody."""
    go(**{OF: whom.of, NAME: whom.value})


def measure() -> str:
    """Draw the choice of the figure; the address keeps it."""
    asked = st.query_params.get(MEASURE, "")
    st.session_state["trends measure"] = asked if asked in FOLLOWED else "overall"

    def chosen() -> None:
        picked = st.session_state["trends measure"]
        go(**{MEASURE: None if picked == "overall" else picked})

    return st.selectbox(
        t("trends-measure"),
        FOLLOWED,
        format_func=measure_title,
        key="trends measure",
        on_change=chosen,
        width=300,
    )


def step(fitting: str) -> str:
    """Draw the choice of the period, the ``fitting`` one unless another was chosen; the address
    keeps it."""
    asked = st.query_params.get(STEP, "")
    st.session_state["trends step"] = asked if asked in STEPS else fitting

    def chosen() -> None:
        go(**{STEP: st.session_state["trends step"]})

    return st.segmented_control(
        t("trends-step"),
        list(STEPS),
        required=True,
        format_func=lambda name: t(f"trends-step-{name}"),
        key="trends step",
        on_change=chosen,
    )  # pyright: ignore[reportReturnType]
