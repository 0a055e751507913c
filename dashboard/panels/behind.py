"""What was clicked in a comparison, and the way to what is behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from dashboard.panels import leave_for
from dashboard.search.behind import PARAMETERS


@dataclass(frozen=True)
class Behind:
    """A figure of the ``member`` of a group, and what narrows the list to the conversations behind
    it (None: the member itself was clicked)."""

    member: str
    choices: Mapping[str, Any] | None = None


def leave_to(group: str, clicked: Behind) -> NoReturn:
    """Go to what is behind a figure of a group: an agent's own page where the agent was clicked,
    else the conversations."""
    if group == "agent_id" and clicked.choices is None:
        leave_for("agent", name=clicked.member)
    leave_for(
        "conversations", **{PARAMETERS[group]: [clicked.member]} | dict(clicked.choices or {})
    )
